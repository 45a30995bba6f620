//! Every kind of problem there is, with what it means, for reports and for the author's reference.

use super::Severity::{self, Error, Warning};
#[cfg(feature = "author")]
use shujin_messages::{Message, table::Entry};

/// A kind of problem.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// Its name in reports.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Whether it is of a name: then it is said once, however often the name is written, with the other places.
    pub is_gathered: bool,
    /// What it means.
    #[cfg(feature = "author")]
    pub(crate) about: &'static Entry,
}

impl Code {
    /// The same, said once of a name.
    pub(crate) const fn gathered(self) -> Code {
        Code { is_gathered: true, ..self }
    }

    /// What it means.
    #[cfg(feature = "author")]
    pub fn about(&self) -> Message {
        Message::from(self.about)
    }
}

/// A kind of problem, which the message `code-<name>` explains: `code!("bad-id", Error)`.
macro_rules! code {
    ($name:literal, $severity:expr) => {
        $crate::report::code!("code-", $name, $severity)
    };
    ($about:literal, $name:literal, $severity:expr) => {
        $crate::report::Code {
            name: $name,
            severity: $severity,
            is_gathered: false,
            // Players name problems and do not explain them.
            #[cfg(feature = "author")]
            about: $crate::report::entry!(concat!($about, $name)),
        }
    };
}
pub(crate) use code;

/// A refusal, which the message `refusal-<name>` explains.
macro_rules! refusal {
    ($name:literal, $severity:expr) => {
        $crate::report::code!("refusal-", $name, $severity)
    };
}

/// The codes of the core in alphabetical order; each block brings its own.
#[rustfmt::skip] // one code, one line
pub(crate) const CODES: &[Code] = &[
    code!("answer-shown", Warning),
    code!("bad-character", Error),
    code!("bad-date", Error),
    code!("bad-expression", Error),
    code!("bad-id", Error),
    code!("bad-language", Error),
    code!("bad-pinyin", Error),
    code!("bad-placeholder", Error),
    code!("bad-quantity", Error),
    code!("bad-url", Error),
    code!("bare-figure", Error),
    code!("beyond-range", Warning),
    code!("broken-model", Error),
    code!("broken-picture", Error),
    code!("camera-data", Error),
    code!("cannot-be-packed", Error),
    code!("clip-always-first", Warning),
    code!("duplicate-id", Error),
    code!("empty-text", Error),
    code!("endless-dialogue", Error),
    code!("endless-rule", Error),
    code!("endless-step", Error),
    code!("ends-at-once", Warning),
    code!("family-without-part", Warning),
    code!("goal-without-task", Warning),
    code!("line-without-id", Error),
    code!("long-text", Warning),
    code!("loose-and-bound", Error),
    code!("missing-clip", Error),
    code!("missing-file", Error),
    code!("missing-key", Error),
    code!("missing-node", Error),
    code!("missing-text", Error),
    code!("never-changes", Error),
    code!("never-done", Error),
    code!("never-finishes", Error),
    code!("never-happens", Error),
    code!("never-holds", Warning),
    code!("never-shown", Warning),
    code!("no-credit", Warning),
    code!("no-description", Error),
    code!("no-glyph", Warning),
    code!("no-place", Warning),
    code!("no-schema", Warning),
    code!("no-source", Error),
    code!("no-value", Error),
    code!("not-a-language", Error),
    code!("not-drawn", Warning),
    code!("not-explored", Warning),
    code!("not-translated", Warning),
    code!("not-utf8", Error),
    code!("nothing-to-see", Error),
    code!("one-key", Error),
    code!("out-of-range", Error),
    code!("out-of-reach", Warning),
    code!("parent-ring", Error),
    code!("passed-otherwise", Warning),
    code!("placeholder-left", Warning),
    code!("quoted-word", Warning),
    code!("reader-gave-up", Error),
    code!("reserved-id", Error),
    code!("rule-never-fires", Error),
    code!("start-or-is", Error),
    code!("structure", Error),
    code!("thread-moved", Warning),
    code!("toml-syntax", Error),
    code!("too-heavy", Error),
    code!("too-many-problems", Error),
    code!("two-forms", Error),
    code!("two-readings", Warning),
    code!("underground", Warning),
    code!("unknown-format", Error),
    code!("unknown-id", Error).gathered(),
    code!("unknown-key", Error),
    code!("unknown-name", Error).gathered(),
    code!("unknown-option", Error),
    code!("unknown-text", Error),
    code!("unknown-unit", Warning),
    code!("unknown-word", Error),
    code!("unnamed-language", Warning),
    code!("unreachable-dialogue", Error),
    code!("unspoken-language", Warning),
    code!("unused-fact", Warning),
    code!("unused-picture", Warning),
    code!("unused-text", Warning),
    code!("value-ring", Error),
    code!("wide-braces", Warning),
    code!("word-as-unit", Error),
    code!("wrong-file", Error),
    code!("wrong-length", Error),
    code!("wrong-type", Error),
    code!("wrong-unit", Error),
    code!("yarn-syntax", Error),
];

/// What is said of a pack or a place that cannot be opened at all, in alphabetical order.
#[rustfmt::skip] // one code, one line
pub const REFUSALS: &[Code] = &[
    refusal!("bad-manifest", Error),
    refusal!("bad-name", Error),
    refusal!("broken-dialogues", Error),
    refusal!("broken-pinyin", Error),
    refusal!("duplicate-path", Error),
    refusal!("huge-picture", Error),
    refusal!("missing-file", Error),
    refusal!("no-manifest", Error),
    refusal!("not-a-pack", Error),
    refusal!("not-written", Error),
    refusal!("path-outside", Error),
    refusal!("too-large", Error),
    refusal!("too-many-files", Error),
    refusal!("unknown-format", Error),
    refusal!("unlisted-file", Error),
    refusal!("unreadable", Error),
    refusal!("wrong-hash", Error),
    refusal!("zip-bomb", Error),
    refusal!("zipped-folder", Error),
];

#[cfg(test)]
mod tests {
    use super::{CODES, Code, REFUSALS};

    #[test]
    fn codes_are_sorted() {
        let sorted = |codes: &[Code]| codes.windows(2).all(|pair| pair[0].name < pair[1].name);
        assert!([CODES, REFUSALS].into_iter().all(sorted));
    }
}
