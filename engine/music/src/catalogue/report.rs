//! Why a score cannot be read, for its author: what was found, what was expected, what to do, in both languages.

use crate::{Error, ErrorKind};
use shujin_lesson::ScoreFault;
use shujin_lesson::report::Phrase;

/// The error as the report has it.
pub(super) fn score_fault(error: &Error) -> ScoreFault {
    let [mut found, expected, help] = describe(&error.kind);
    if let Some(measure) = &error.measure {
        found.zh = format!("第 {measure} 小节：{}", found.zh);
        found.en = format!("{} in measure {measure}", found.en);
    }
    ScoreFault { line: error.line.max(1) as usize, found, expected, help }
}

fn say(zh: impl Into<String>, en: impl Into<String>) -> Phrase {
    Phrase { zh: zh.into(), en: en.into() }
}

/// The remedy where the notation program can simply export the score again.
fn export_again() -> Phrase {
    say(
        "在打谱软件（如 MuseScore）里打开，重新导出为未压缩的 MusicXML。",
        "open it in a notation program such as MuseScore and export it again as uncompressed MusicXML.",
    )
}

/// What to do about music that is written wrongly.
fn edit_measure() -> Phrase {
    say("在打谱软件里改好这一小节，再导出。", "mend this measure in a notation program, then export again.")
}

/// Found, expected, remedy.
fn describe(kind: &ErrorKind) -> [Phrase; 3] {
    match kind {
        ErrorKind::Compressed => [
            say("压缩的乐谱（.mxl）", "a compressed score (.mxl)"),
            say("未压缩的 .musicxml", "uncompressed .musicxml"),
            export_again(),
        ],
        ErrorKind::Archive => [
            say("损坏的压缩乐谱（.mxl），或里面没有乐谱", "a compressed score (.mxl) that is broken or holds no score"),
            say("完整的 .mxl 或 .musicxml", "a whole .mxl or .musicxml"),
            export_again(),
        ],
        ErrorKind::MuseScore => [
            say("MuseScore 自己的文件（.mscz）", "MuseScore's own file (.mscz)"),
            say("MusicXML（.musicxml 或 .mxl）", "MusicXML (.musicxml or .mxl)"),
            say("在 MuseScore 里用“文件 → 导出”，格式选 MusicXML。", "in MuseScore choose File → Export, as MusicXML."),
        ],
        ErrorKind::NotUtf8 => [
            say("不认识的文字编码", "an encoding that is not known"),
            say("UTF-8，或文件第一行写明的编码", "UTF-8, or the encoding that the first line names"),
            export_again(),
        ],
        ErrorKind::TooLarge => [
            say("太大的乐谱", "a score that is too large"),
            say("一节课用得完的乐谱", "what a lesson has use for"),
            say("只导出要用的声部，或截短一些。", "export the parts that are needed, or a shorter passage."),
        ],
        ErrorKind::Part(wanted, there) => [
            Phrase::quote(wanted),
            say(format!("乐谱里的声部：{}", there.join("、")), format!("a part of the score: {}", there.join(", "))),
            say("把 part 改成其中一个名称。", "write one of these names as `part`."),
        ],
        ErrorKind::Xml(zh, en) => [
            say(format!("有错的 XML（{zh}）"), format!("broken XML ({en})")),
            say("完整的 XML", "well-formed XML"),
            export_again(),
        ],
        ErrorKind::NotPartwise(name) => [
            Phrase::quote(&format!("<{name}>")),
            Phrase::same("`<score-partwise>`"),
            say("导出时选 partwise 格式的 MusicXML。", "export it as partwise MusicXML."),
        ],
        ErrorKind::Empty => [
            say("没有音符的乐谱", "a score without notes"),
            say("至少一个音符", "at least one note"),
            say("看看导出的是不是这首曲子。", "see whether the right piece was exported."),
        ],
        ErrorKind::Missing(parent, child) => [
            say(format!("没有 <{child}> 的 <{parent}>"), format!("a <{parent}> without <{child}>")),
            say(format!("<{parent}> 里有 <{child}>"), format!("a <{child}> in <{parent}>")),
            export_again(),
        ],
        ErrorKind::Value(name, found, wanted) => [
            say(format!("<{name}> 写的是 {found:?}"), format!("{found:?} in <{name}>")),
            say(wanted.zh().trim(), wanted.to_string()),
            edit_measure(),
        ],
        ErrorKind::Backup => [
            say("<backup> 退到了小节开头之前", "a <backup> beyond the start of the measure"),
            say("退不出这一小节", "one that stays within the measure"),
            export_again(),
        ],
        ErrorKind::TooLong(most) => [
            say("反复展开后更多的小节", "more measures as the repeats unfold"),
            say(format!("最多 {most} 小节"), format!("at most {most} measures")),
            say("看看反复的次数；太长的曲子截一段。", "look at the number of repeats; of a long piece take a part."),
        ],
        // Never from reading alone: phrases are laid over the score later.
        ErrorKind::Phrase(first, last) => [
            Phrase::same(format!("[{first}, {last}]")),
            say("乐谱里有的小节", "measures of the score"),
            say("改成乐谱里有的小节。", "name measures that the score has."),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ExpectedValue;

    #[test]
    fn every_kind_says_all_three_in_both_languages() {
        let kinds = [
            ErrorKind::Compressed,
            ErrorKind::NotUtf8,
            ErrorKind::Xml("断了".into(), "unexpected end".into()),
            ErrorKind::NotPartwise("score-timewise".into()),
            ErrorKind::Empty,
            ErrorKind::Missing("pitch", "step"),
            ErrorKind::Value("step", "H".into(), ExpectedValue::Letter),
            ErrorKind::Archive,
            ErrorKind::MuseScore,
            ErrorKind::TooLarge,
            ErrorKind::Part("Flute".into(), vec!["Voice".into()]),
            ErrorKind::Backup,
            ErrorKind::TooLong(2000),
            ErrorKind::Phrase(3, 1),
        ];
        for kind in kinds {
            let [found, expected, help] = describe(&kind);
            for phrase in [found, expected, help] {
                assert!(!phrase.zh.is_empty() && !phrase.en.is_empty(), "{kind:?}");
            }
        }
        let error = Error { kind: ErrorKind::Missing("pitch", "step"), line: 0, measure: Some("2".into()) };
        let fault = score_fault(&error);
        assert_eq!((fault.line, fault.found.en.as_str()), (1, "a <pitch> without <step> in measure 2"));
    }
}
