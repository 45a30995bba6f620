//! Why a pack was refused, in Chinese and English.

use super::MANIFEST;
use crate::report::{Lang, Phrase, Problem, Severity, say, shorten};
use std::fmt;

/// Why a pack was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// One of `not-a-pack`, `zipped-folder`, `bad-name`, `no-manifest`, `bad-manifest`, `unknown-format`, `path-outside`, `duplicate-path`,
    /// `unlisted-file`, `missing-file`, `wrong-hash`, `too-many-files`, `too-large`, `zip-bomb`, `huge-picture`,
    /// `broken-dialogues`, `not-written`.
    pub code: &'static str,
    /// What is wrong.
    pub what: Phrase,
}

impl PackError {
    pub(super) fn new(code: &'static str, what: Phrase) -> PackError {
        PackError { code, what }
    }

    /// A zip that its reader gives up on. It says why in English only.
    pub(super) fn broken(error: &dyn fmt::Display) -> PackError {
        let error = shorten(&error.to_string());
        PackError::new(
            "not-a-pack",
            say!("损坏了的 .shujin 文件，或没有下载完", "a .shujin file that is damaged or not whole ({error})"),
        )
    }

    /// What is no zip at all, told by how it begins.
    pub(super) fn no_zip(bytes: &[u8]) -> Option<PackError> {
        let starts = |start: &[u8]| bytes.starts_with(start);
        let text =
            || std::str::from_utf8(&bytes[..bytes.len().min(4096)]).map_or_else(|e| e.valid_up_to() > 4000, |_| true);
        let what = match () {
            () if bytes.is_empty() => say!("空的文件", "an empty file"),
            () if starts(b"PK") => return None,
            () if is_known(bytes).is_some() => return is_known(bytes).map(|what| PackError::new("not-a-pack", what)),
            () if starts(b"Rar!") => say!("RAR 压缩文件", "a RAR archive"),
            () if starts(b"glTF") => say!("模型（.glb）", "a model (.glb)"),
            () if bytes.trim_ascii_start().starts_with(b"<") => {
                say!("网页或 XML 文件", "a web page or an XML file")
            }
            () if text() => say!("文字文件", "a text file"),
            () => say!("别的文件", "a file of another kind"),
        };
        Some(PackError::new("not-a-pack", what))
    }

    /// A zip without a manifest: another program's file, or an archive.
    pub(super) fn no_manifest(bytes: &[u8]) -> PackError {
        match is_known(bytes) {
            Some(what) => PackError::new("not-a-pack", what),
            None => PackError::new("no-manifest", say!("没有 {MANIFEST}", "no {MANIFEST}")),
        }
    }

    #[cfg(feature = "author")]
    pub(super) fn write(error: impl fmt::Display) -> PackError {
        PackError::new("not-written", say!("打不了包的文件名或内容", "cannot be packed: {error}"))
    }

    /// The refusal as a problem of a report, with what was expected and what to do. Its file is empty: the pack itself.
    pub fn problem(&self) -> Problem {
        let (expected, help) = remedy(self.code);
        let (file, found) = (String::new(), self.what.clone());
        Problem { code: self.code, severity: Severity::Error, file, line: 1, column: 1, found, expected, help }
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

/// What a file is that is no pack, as far as its bytes tell.
#[cfg(feature = "author")]
fn is_known(bytes: &[u8]) -> Option<Phrase> {
    crate::bytes::told(bytes).filter(|told| !told.endings.contains(&"shujin")).map(|told| told.name)
}

/// A player has no list of other programs' files.
#[cfg(not(feature = "author"))]
fn is_known(_: &[u8]) -> Option<Phrase> {
    None
}

pub(super) fn unlisted(path: &str) -> PackError {
    let path = shorten(path);
    PackError::new(
        "unlisted-file",
        say!("`{path}` 不在清单里，或不属于场景", "`{path}` is not listed, or is no part of a scene"),
    )
}

pub(super) fn zipped(path: &str) -> PackError {
    let path = shorten(path);
    PackError::new(
        "zipped-folder",
        say!(
            "用别的软件压缩的场景文件夹（里面有 `{path}`）",
            "a scene's folder zipped by another program, with `{path}` in it"
        ),
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

/// What was expected of a pack, and what to do about it, by the code of its refusal.
fn remedy(code: &str) -> (Phrase, Phrase) {
    let again = say!(
        "用 shujin pack 重新打包，不要用别的压缩软件改它。",
        "make it again with `shujin pack`; do not change it with other programs."
    );
    let ask = say!(
        "向给你的人再要一份；来历不明就不要用。",
        "ask whoever gave it for another; if you do not know them, do not use it."
    );
    let smaller = say!(
        "减面、缩小图片、删去不用的文件，或拆成两个场景，再打包。",
        "use fewer faces, smaller pictures and fewer files, or make two scenes of it; then pack again."
    );
    match code {
        "not-a-pack" => (
            say!("shujin pack 打的 .shujin 文件", "a .shujin file made by `shujin pack`"),
            say!(
                "检查路径；是下载的就再下载一次；是自己打的就用 shujin pack 重新打包。",
                "check the path; download it again, or make it again with `shujin pack`."
            ),
        ),
        "no-manifest" | "bad-manifest" => {
            (say!("写着每个文件校验和的 {MANIFEST}", "a {MANIFEST} with the hash of every file"), again)
        }
        "zipped-folder" => (
            say!("shujin pack 打的 .shujin 文件", "a .shujin file made by `shujin pack`"),
            say!(
                "解压成文件夹，先 shujin check，再 shujin pack。",
                "unzip it, run `shujin check` on the folder, then `shujin pack`."
            ),
        ),
        "bad-name" => (say!("UTF-8 写的文件名", "names of files in UTF-8"), again),
        "unknown-format" => (
            say!("这个 shujin 认识的包", "a pack that this shujin knows"),
            say!("换新版的 shujin，或用旧版重新打包。", "use a newer shujin, or pack it again with an older one."),
        ),
        "path-outside" => (say!("留在场景里的路径", "paths that stay inside the scene"), ask),
        "duplicate-path" => (say!("每个文件一个名称", "a name for each file"), again),
        "unlisted-file" => (say!("只有清单里的场景文件", "only files of a scene that are listed"), again),
        "missing-file" => (say!("清单里的每个文件", "every file that is listed"), again),
        "wrong-hash" => (
            say!("与清单一致的文件", "files as the manifest has them"),
            say!(
                "自己改过，就改原来的场景文件夹，再用 shujin pack 打包；没改过，就向给你的人再要一份。",
                "if you changed it, change the scene's folder and pack it again; if not, ask whoever gave it for another."
            ),
        ),
        "too-many-files" | "too-large" => {
            (say!("教室里的旧电脑带得动的包", "a pack that old classroom computers bear"), smaller)
        }
        "zip-bomb" => (say!("解开后大小正常的文件", "files of a natural size"), ask),
        "huge-picture" => (say!("每边不超过 2048 像素的图片", "pictures of at most 2048 pixels a side"), smaller),
        "broken-dialogues" => {
            (say!("与 .yarn 文件相符的编译结果", "compiled dialogues that fit the .yarn files"), again)
        }
        _ => (
            say!("一个能打的包", "a pack that can be written"),
            say!("缩短文件的路径和名称，再打包。", "shorten paths and names, then pack again."),
        ),
    }
}
