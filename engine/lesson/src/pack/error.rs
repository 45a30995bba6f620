//! Why a pack was refused.

use super::MANIFEST;
use crate::limits::{Limits, SIDE, millions};
use crate::report::{Locale, Message, Problem, Severity, say, shorten};
use std::fmt;

/// Why a pack was refused.
#[derive(Clone, Debug, PartialEq)]
pub struct PackError {
    /// One of `not-a-pack`, `zipped-folder`, `bad-name`, `no-manifest`, `bad-manifest`, `unknown-format`, `path-outside`, `duplicate-path`,
    /// `unlisted-file`, `missing-file`, `wrong-hash`, `too-many-files`, `too-large`, `zip-bomb`, `huge-picture`,
    /// `broken-dialogues`, `broken-pinyin`, `not-written`.
    pub code: &'static str,
    /// What is wrong.
    pub what: Message,
}

impl PackError {
    pub(super) fn new(code: &'static str, what: Message) -> PackError {
        PackError { code, what }
    }

    /// A zip that its reader gives up on. It says why in English only.
    pub(super) fn broken(error: &dyn fmt::Display) -> PackError {
        let error = shorten(&error.to_string());
        PackError::new("not-a-pack", say!("pack-damaged", error))
    }

    /// What is no zip at all, told by how it begins.
    pub(super) fn no_zip(bytes: &[u8]) -> Option<PackError> {
        let starts = |start: &[u8]| bytes.starts_with(start);
        let text =
            || std::str::from_utf8(&bytes[..bytes.len().min(4096)]).map_or_else(|e| e.valid_up_to() > 4000, |_| true);
        let what = match () {
            () if bytes.is_empty() => say!("pack-empty-file"),
            () if starts(b"PK") => return None,
            () if is_known(bytes).is_some() => return is_known(bytes).map(|what| PackError::new("not-a-pack", what)),
            () if starts(b"Rar!") => say!("pack-rar-archive"),
            () if starts(b"glTF") => say!("pack-model-glb"),
            () if bytes.trim_ascii_start().starts_with(b"<") => {
                say!("pack-web-page-xml-file")
            }
            () if text() => say!("pack-text-file"),
            () => say!("pack-file-another-kind"),
        };
        Some(PackError::new("not-a-pack", what))
    }

    /// A zip without a manifest: another program's file, or an archive.
    pub(super) fn no_manifest(bytes: &[u8]) -> PackError {
        match is_known(bytes) {
            Some(what) => PackError::new("not-a-pack", what),
            None => PackError::new("no-manifest", say!("pack-no-manifest", manifest = MANIFEST)),
        }
    }

    #[cfg(feature = "author")]
    pub(super) fn write(error: impl fmt::Display) -> PackError {
        PackError::new("not-written", say!("pack-not-written", error = error.to_string()))
    }

    /// The refusal as a problem of a report, with what was expected and what to do. Its file is empty: the pack itself.
    pub fn problem(&self) -> Problem {
        let (expected, help) = remedy(self.code);
        let (file, found) = (String::new(), self.what.clone());
        Problem { code: self.code, severity: Severity::Error, file, line: 1, column: 1, found, expected, help }
    }

    /// The message in a locale.
    pub fn message(&self, locale: Locale) -> String {
        self.what.text(locale)
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.code, self.what)
    }
}

impl std::error::Error for PackError {}

/// What a file is that is no pack, as far as its bytes tell.
#[cfg(feature = "author")]
fn is_known(bytes: &[u8]) -> Option<Message> {
    crate::bytes::told(bytes).filter(|told| !told.endings.contains(&"shujin")).map(|told| told.name)
}

/// A player has no list of other programs' files.
#[cfg(not(feature = "author"))]
fn is_known(_: &[u8]) -> Option<Message> {
    None
}

pub(super) fn unlisted(path: &str) -> PackError {
    let path = shorten(path);
    PackError::new("unlisted-file", say!("pack-not-listed-no-part", path))
}

pub(super) fn zipped(path: &str) -> PackError {
    let path = shorten(path);
    PackError::new("zipped-folder", say!("pack-scenes-folder-zipped-another", path))
}

pub(super) fn wrong_hash(path: &str) -> PackError {
    PackError::new("wrong-hash", say!("pack-does-not-match-hash", path))
}

pub(super) fn zip_bomb(path: &str) -> PackError {
    let path = shorten(path);
    PackError::new("zip-bomb", say!("pack-grows-out-all-proportion", path))
}

pub(super) fn too_large(path: &str, is: usize, most: usize) -> PackError {
    let (path, is, most) = (shorten(path), is >> 10, most >> 10);
    PackError::new("too-large", say!("pack-file-too-large", path, is, most))
}

pub(super) fn too_many_pixels(is: usize, most: usize) -> PackError {
    let (all, most) = (millions(is), millions(most));
    PackError::new("huge-picture", say!("pack-pictures-too-large", all, most))
}

/// What was expected of a pack, and what to do about it, by the code of its refusal.
fn remedy(code: &str) -> (Message, Message) {
    let again = say!("pack-make-again-shujin-do");
    let ask = say!("pack-ask-whoever-gave-another");
    let smaller = say!("pack-use-fewer-faces-smaller");
    match code {
        "not-a-pack" => (say!("pack-shujin-file-made-shujin"), say!("pack-check-path-download-again")),
        "no-manifest" | "bad-manifest" => (say!("pack-hash-every-file", manifest = MANIFEST), again),
        "zipped-folder" => (say!("pack-shujin-file-made-shujin"), say!("pack-unzip-run-shujin-check")),
        "bad-name" => (say!("pack-names-files-utf-8"), again),
        "unknown-format" => (say!("pack-shujin-knows"), say!("pack-use-newer-shujin-again")),
        "path-outside" => (say!("pack-paths-stay-inside-scene"), ask),
        "duplicate-path" => (say!("pack-name-each-file"), again),
        "unlisted-file" => (say!("pack-only-files-scene-listed"), again),
        "missing-file" => (say!("pack-every-file-listed"), again),
        "wrong-hash" => (say!("pack-files-manifest-has"), say!("pack-if-you-changed-change")),
        "too-many-files" | "too-large" => (say!("pack-old-classroom-computers-bear"), smaller),
        "zip-bomb" => (say!("pack-files-natural-size"), ask),
        "huge-picture" => (
            say!("pack-picture-limit", side = SIDE, most = millions(Limits::default().pixels)),
            say!("picture-make-all-smaller"),
        ),
        "broken-dialogues" => (say!("pack-compiled-dialogues-fit-yarn"), again),
        "broken-pinyin" => (say!("pack-pinyin-of-characters"), again),
        _ => (say!("pack-can-written"), say!("pack-shorten-paths-names-then")),
    }
}
