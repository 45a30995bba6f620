//! Why a score could not be read, and where. One error at a time: the first that stops the reading.

use std::fmt;

/// A score that cannot be read: what is wrong ([`ErrorKind`]) and where it stands in the file.
///
/// `Display` gives English, [`Error::zh`] Chinese.
#[derive(Debug, Clone, PartialEq)]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// Line in the file, from 1; 0 where no line can be named.
    pub line: u32,
    /// The measure's number as written in the file, where the problem lies within one.
    pub measure: Option<String>,
}

/// What can be wrong with a score.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A zip archive (.mxl) where plain XML is wanted: in a pack that was not made by `pack`.
    #[error("this is a compressed score (.mxl); export it as uncompressed .musicxml")]
    Compressed,
    /// An archive that is broken or holds no score.
    #[error("the compressed score (.mxl) is broken or holds no score; export it again")]
    Archive,
    /// MuseScore's own file.
    #[error("this is MuseScore's own file (.mscz); export it as MusicXML")]
    MuseScore,
    /// Neither UTF-8 nor in an encoding that the file declares.
    #[error("the file is neither UTF-8 text nor in the encoding that it declares; export it again as MusicXML")]
    NotUtf8,
    /// More elements than any score for a lesson.
    #[error("the score is too large to be read; export the parts that are needed, or a shorter passage")]
    TooLarge,
    /// No part of this id or name: wanted, and what there is.
    #[error("there is no part `{0}`; the score has: {list}", list = .1.join(", "))]
    Part(String, Vec<String>),
    /// XML that is not well formed: why, in Chinese and in English.
    #[error("the XML is broken: {1}")]
    Xml(String, String),
    /// The outermost element is not `score-partwise`.
    #[error("found <{0}>, expected <score-partwise>; export as partwise MusicXML")]
    NotPartwise(String),
    /// No part, or a part without measures, or measures without a single note.
    #[error("the score has no notes")]
    Empty,
    /// A required element is missing: (parent, child).
    #[error("<{0}> lacks <{1}>")]
    Missing(&'static str, &'static str),
    /// A value that is none, or lies outside its range: (element, found, expected).
    #[error("<{0}> is `{1}`, expected {2}")]
    Value(&'static str, String, ExpectedValue),
    /// `<backup>` beyond the start of the measure.
    #[error("<backup> goes back beyond the start of the measure")]
    Backup,
    /// Repeats that unfold to more measures than any song has.
    #[error("the repeats unfold to more than {0} measures")]
    TooLong(usize),
    /// A phrase range given by the caller that does not fit: (first, last).
    #[error("phrase {0}–{1}: no such measures, or out of order")]
    Phrase(usize, usize),
}

/// What a value should have been.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum ExpectedValue {
    /// A number above 0.
    Positive,
    /// A number not below 0.
    NotNegative,
    /// A whole number, both ends included.
    Whole(i32, i32),
    /// A number, both ends included.
    Between(i32, i32),
    /// 1, 2, 4, 8, 16, 32 or 64.
    PowerOfTwo,
    /// A letter from A to G.
    Letter,
}

impl ExpectedValue {
    pub(crate) fn zh(self) -> String {
        match self {
            ExpectedValue::Positive => "大于 0 的数".into(),
            ExpectedValue::NotNegative => "不小于 0 的数".into(),
            ExpectedValue::Whole(a, b) => format!(" {a} 到 {b} 的整数"),
            ExpectedValue::Between(a, b) => format!(" {a} 到 {b} 的数"),
            ExpectedValue::PowerOfTwo => " 1、2、4、8、16、32 或 64".into(),
            ExpectedValue::Letter => " A 到 G 的字母".into(),
        }
    }
}

impl fmt::Display for ExpectedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ExpectedValue::Positive => f.write_str("a number above 0"),
            ExpectedValue::NotNegative => f.write_str("a number not below 0"),
            ExpectedValue::Whole(a, b) => write!(f, "a whole number from {a} to {b}"),
            ExpectedValue::Between(a, b) => write!(f, "a number from {a} to {b}"),
            ExpectedValue::PowerOfTwo => f.write_str("1, 2, 4, 8, 16, 32 or 64"),
            ExpectedValue::Letter => f.write_str("a letter from A to G"),
        }
    }
}

impl Error {
    pub(crate) fn at(kind: ErrorKind, line: u32, measure: Option<&str>) -> Self {
        Error { kind, line, measure: measure.map(str::to_owned) }
    }

    /// The same message in Chinese, with its place.
    pub fn zh(&self) -> String {
        let mut place = String::new();
        if self.line > 0 {
            place = format!("第 {} 行", self.line);
        }
        if let Some(measure) = &self.measure {
            place = format!("{place}（第 {measure} 小节）");
        }
        let what = self.kind.zh();
        if place.is_empty() { what } else { format!("{place}：{what}") }
    }
}

impl ErrorKind {
    fn zh(&self) -> String {
        match self {
            ErrorKind::Compressed => "这是压缩的乐谱（.mxl）；请另存为未压缩的 .musicxml".into(),
            ErrorKind::Archive => "压缩的乐谱（.mxl）损坏了，或里面没有乐谱；请重新导出".into(),
            ErrorKind::MuseScore => "这是 MuseScore 自己的文件（.mscz）；请导出为 MusicXML".into(),
            ErrorKind::NotUtf8 => "文件不是 UTF-8 文本，也不是它自己声明的编码；请重新导出为 MusicXML".into(),
            ErrorKind::TooLarge => "乐谱太大，读不了；只导出要用的声部，或截短一些".into(),
            ErrorKind::Part(wanted, there) => format!("没有声部“{wanted}”；乐谱里有：{}", there.join("、")),
            ErrorKind::Xml(zh, _) => format!("XML 有错：{zh}"),
            ErrorKind::NotPartwise(f) => {
                format!("最外层是 <{f}>，应为 <score-partwise>；请导出为 partwise 格式")
            }
            ErrorKind::Empty => "乐谱里没有音符".into(),
            ErrorKind::Missing(p, c) => format!("<{p}> 里缺少 <{c}>"),
            ErrorKind::Value(e, f, x) => format!("<{e}> 写的是“{f}”，应为{}", x.zh()),
            ErrorKind::Backup => "<backup> 退到了小节开头之前".into(),
            ErrorKind::TooLong(n) => format!("反复展开后超过 {n} 小节"),
            ErrorKind::Phrase(a, b) => format!("乐句 {a}–{b}：没有这些小节，或次序不对"),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}", self.line)?;
            if let Some(measure) = &self.measure {
                write!(f, ", measure {measure}")?;
            }
            write!(f, ": ")?;
        }
        write!(f, "{}", self.kind)
    }
}

impl std::error::Error for Error {}
