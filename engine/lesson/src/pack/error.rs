//! Why a pack was refused, in Chinese and English.

use crate::report::{Lang, Phrase, say, shorten};
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
        let error = shorten(&error.to_string());
        PackError::new("not-a-pack", say!("不是完整的 .shujin 文件（{error}）", "not a whole .shujin file ({error})"))
    }

    pub(super) fn write(error: impl fmt::Display) -> PackError {
        PackError::new("not-written", say!("打不了包：{error}", "cannot be packed: {error}"))
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

pub(super) fn unlisted(path: &str) -> PackError {
    let path = shorten(path);
    PackError::new(
        "unlisted-file",
        say!("`{path}` 不在清单里，或不属于场景", "`{path}` is not listed, or is no part of a scene"),
    )
}

pub(super) fn wrong_hash(path: &str) -> PackError {
    PackError::new(
        "wrong-hash",
        say!("`{path}` 与清单的校验和不符：文件损坏或被改过", "`{path}` does not match its hash: damaged or changed"),
    )
}

pub(super) fn zip_bomb(path: &str) -> PackError {
    let path = shorten(path);
    PackError::new("zip-bomb", say!("`{path}` 解开后大得不正常", "`{path}` grows out of all proportion"))
}

pub(super) fn too_large(path: &str, is: usize, most: usize) -> PackError {
    let (path, is, most) = (shorten(path), is >> 10, most >> 10);
    PackError::new("too-large", say!("`{path}` 有 {is} KB，最多 {most} KB", "`{path}` has {is} KB, at most {most} KB"))
}
