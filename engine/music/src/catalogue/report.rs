//! Why a score cannot be read, for its author: what was found, what was expected, what to do.

use crate::error::list;
use crate::{Error, ErrorKind};
use shujin_lesson::ScoreFault;
use shujin_lesson::report::quote;
use shujin_messages::Message;

/// The error as the report has it.
pub(super) fn score_fault(error: &Error) -> ScoreFault {
    let [mut found, expected, help] = describe(&error.kind);
    if let Some(measure) = &error.measure {
        found = say!("found-in-measure", found, measure);
    }
    ScoreFault { line: error.line.max(1) as usize, found, expected, help }
}

/// The remedy where the notation program can simply export the score again.
fn export_again() -> Message {
    say!("score-export-again")
}

/// What to do about music that is written wrongly.
fn edit_measure() -> Message {
    say!("score-mend-measure")
}

/// Found, expected, remedy.
fn describe(kind: &ErrorKind) -> [Message; 3] {
    match kind {
        ErrorKind::Compressed => [say!("found-compressed"), say!("want-uncompressed"), export_again()],
        ErrorKind::Archive => [say!("found-broken-archive"), say!("want-whole-file"), export_again()],
        ErrorKind::MuseScore => [say!("found-musescore"), say!("want-musicxml"), say!("help-musescore")],
        ErrorKind::NotUtf8 => [say!("found-encoding"), say!("want-encoding"), export_again()],
        ErrorKind::TooLarge => [say!("found-too-large"), say!("want-small-enough"), say!("help-export-less")],
        ErrorKind::Part(wanted, there) => [quote(wanted), say!("want-part", there = list(there)), say!("help-part")],
        ErrorKind::Xml(why) => [say!("found-xml", why), say!("want-xml"), export_again()],
        ErrorKind::NotPartwise(name) => {
            [quote(&format!("<{name}>")), Message::same("`<score-partwise>`"), say!("help-partwise")]
        }
        ErrorKind::Empty => [say!("found-no-notes"), say!("want-notes"), say!("help-right-piece")],
        ErrorKind::Missing(parent, child) => [
            say!("found-missing", parent = *parent, child = *child),
            say!("want-child", parent = *parent, child = *child),
            export_again(),
        ],
        ErrorKind::Value(name, found, wanted) => {
            [say!("found-value", name = *name, found = format!("{found:?}")), Message::from(wanted), edit_measure()]
        }
        ErrorKind::Backup => [say!("found-backup"), say!("want-within-measure"), export_again()],
        ErrorKind::TooLong(most) => {
            [say!("found-too-many-measures"), say!("want-at-most-measures", most = *most), say!("help-repeats")]
        }
        // Never from reading alone: phrases are laid over the score later.
        ErrorKind::Phrase(first, last) => {
            [Message::same(format!("[{first}, {last}]")), say!("want-measures"), say!("help-measures")]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ExpectedValue;
    use shujin_messages::Locale;

    #[test]
    fn every_kind_says_all_three_in_every_locale() {
        let kinds = [
            ErrorKind::Compressed,
            ErrorKind::NotUtf8,
            ErrorKind::Xml(Message::same("unexpected end")),
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
                assert!(Locale::all().all(|locale| !phrase.text(locale).is_empty()), "{kind:?}");
            }
        }
        let error = Error { kind: ErrorKind::Missing("pitch", "step"), line: 0, measure: Some("2".into()) };
        let (fault, english) = (score_fault(&error), Locale::of("en").expect("English"));
        assert_eq!((fault.line, fault.found.text(english).as_str()), (1, "a <pitch> without <step> in measure 2"));
    }
}
