//! Why a pack was refused, in Chinese and English.

use crate::report::{Lang, Phrase, say};
use std::fmt;

/// Why a pack was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// One of `not-a-pack`, `no-manifest`, `bad-manifest`, `unknown-format`, `path-outside`, `duplicate-path`,
    /// `unlisted-file`, `missing-file`, `wrong-hash`, `too-many-files`, `too-large`, `zip-bomb`, `huge-picture`,
    /// `not-written`.
    pub code: &'static str,
    /// What is wrong.
    pub what: Phrase,
}

impl PackError {
    pub(super) fn new(code: &'static str, what: Phrase) -> PackError {
        PackError { code, what }
    }

    pub(super) fn broken(error: &dyn fmt::Display) -> PackError {
        let error = crate::report::shorten(&error.to_string());
        PackError::new(
            "not-a-pack",
            say!(
                "不是完整的 .shujin 文件（{error}）",
                "not a whole .shujin file ({error})"
            ),
        )
    }

    pub(super) fn write(error: impl fmt::Display) -> PackError {
        PackError::new(
            "not-written",
            say!("打不了包：{error}", "cannot be packed: {error}"),
        )
    }

    /// The message in a language.
    pub fn message(&self, lang: Lang) -> &str {
        self.what.in_lang(lang)
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}：{} / {}", self.code, self.what.zh, self.what.en)
    }
}

impl std::error::Error for PackError {}
