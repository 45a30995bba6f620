//! Why a score could not be read, and where. One error at a time: the first that stops the reading.

use shujin_messages::{Joint, Message};
use std::fmt;

/// A score that cannot be read: what is wrong ([`ErrorKind`]) and where it stands in the file.
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
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A zip archive (.mxl) where plain XML is wanted: in a pack that was not made by `pack`.
    Compressed,
    /// An archive that is broken or holds no score.
    Archive,
    /// MuseScore's own file.
    MuseScore,
    /// Neither UTF-8 nor in an encoding that the file declares.
    NotUtf8,
    /// More elements than any score for a lesson.
    TooLarge,
    /// No part of this id or name: wanted, and what there is.
    Part(String, Vec<String>),
    /// XML that is not well formed: why.
    Xml(Message),
    /// The outermost element is not `score-partwise`.
    NotPartwise(String),
    /// No part, or a part without measures, or measures without a single note.
    Empty,
    /// A required element is missing: (parent, child).
    Missing(&'static str, &'static str),
    /// A value that is none, or lies outside its range: (element, found, expected).
    Value(&'static str, String, ExpectedValue),
    /// `<backup>` beyond the start of the measure.
    Backup,
    /// Repeats that unfold to more measures than any song has.
    TooLong(usize),
    /// A phrase range given by the caller that does not fit: (first, last).
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

impl From<&ExpectedValue> for Message {
    fn from(value: &ExpectedValue) -> Message {
        match *value {
            ExpectedValue::Positive => say!("expected-positive"),
            ExpectedValue::NotNegative => say!("expected-not-negative"),
            ExpectedValue::Whole(least, most) => say!("expected-whole", least, most),
            ExpectedValue::Between(least, most) => say!("expected-between", least, most),
            ExpectedValue::PowerOfTwo => say!("expected-power-of-two"),
            ExpectedValue::Letter => say!("expected-letter"),
        }
    }
}

impl ExpectedValue {
    /// The same behind other words.
    fn within(&self) -> Message {
        let expected = Message::from(self);
        match self {
            ExpectedValue::Positive | ExpectedValue::NotNegative => expected,
            _ => say!("expected-within", expected),
        }
    }
}

impl Error {
    pub(crate) fn at(kind: ErrorKind, line: u32, measure: Option<&str>) -> Self {
        Error { kind, line, measure: measure.map(str::to_owned) }
    }

    /// What is wrong, with its place.
    pub fn message(&self) -> Message {
        let (line, what) = (self.line, self.kind.message());
        match &self.measure {
            None if line == 0 => what,
            None => say!("score-at-line", line, what),
            Some(measure) if line == 0 => say!("score-at-measure", measure, what),
            Some(measure) => say!("score-at-line-and-measure", line, measure, what),
        }
    }
}

impl ErrorKind {
    fn message(&self) -> Message {
        match self {
            ErrorKind::Compressed => say!("score-compressed"),
            ErrorKind::Archive => say!("score-broken-archive"),
            ErrorKind::MuseScore => say!("score-musescore"),
            ErrorKind::NotUtf8 => say!("score-encoding"),
            ErrorKind::TooLarge => say!("score-too-large"),
            ErrorKind::Part(wanted, there) => say!("score-no-such-part", wanted, list = list(there)),
            ErrorKind::Xml(why) => say!("score-xml", why),
            ErrorKind::NotPartwise(found) => say!("score-not-partwise", found),
            ErrorKind::Empty => say!("score-no-notes"),
            ErrorKind::Missing(parent, child) => say!("score-missing", parent = *parent, child = *child),
            ErrorKind::Value(name, found, value) => {
                say!("score-value", name = *name, found, expected = value.within())
            }
            ErrorKind::Backup => say!("score-backup"),
            ErrorKind::TooLong(most) => say!("score-too-many-measures", most),
            ErrorKind::Phrase(first, last) => say!("score-phrase", first, last),
        }
    }
}

/// Names one after the other.
pub(crate) fn list(names: &[String]) -> Message {
    Message::list(names.iter().map(Message::same), Joint::Comma)
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for Error {}
