//! A scene's files in memory: paths and bytes, whether they came from a folder or from a pack. Opens nothing.

use crate::report::{Message, say};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What a scene's files may end in. Whatever else lies in its folder (scripts, sketches) is no part of the scene.
pub const ENDINGS: &[&str] = &["toml", "yarn", "glb", "musicxml", "mxl", "xml", "png", "jpg", "jpeg", "webp"];

/// Most names kept of what lies in a folder and is no part of the scene.
const ASIDE: usize = 500;

/// Most scenes that are named where one is missed.
const SCENES: usize = 12;

/// Endings of scores: what one program calls .musicxml another packs as .mxl.
const SCORES: [&str; 3] = ["musicxml", "mxl", "xml"];

/// The files of one scene, by path inside the scene with `/` between folders, in order.
///
/// What lay beside them and is no part of the scene is remembered by name, so that a report can tell of it; it counts for nothing
/// else, and two scenes are equal without it.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: BTreeMap<String, Vec<u8>>,
    aside: BTreeMap<String, bool>,
}

impl PartialEq for Files {
    fn eq(&self, other: &Files) -> bool {
        self.files == other.files
    }
}

impl Eq for Files {}

impl Files {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether a file at `path` belongs to a scene: one of [`ENDINGS`], no hidden file, nothing in a hidden folder.
    pub fn belongs(path: &str) -> bool {
        let hidden = path.split('/').any(|part| part.is_empty() || part.starts_with('.'));
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        !hidden && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
    }

    /// Puts a file in its place, unless it doesn't [belong](Self::belongs); says whether it did.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> bool {
        let path = path.into();
        let belongs = Self::belongs(&path);
        if belongs {
            self.files.insert(path, bytes.into());
        }
        belongs
    }

    /// Remembers what lies in the folder and is no part of the scene; a link is none, since it could lead anywhere.
    pub fn aside(&mut self, path: impl Into<String>, link: bool) {
        if self.aside.len() < ASIDE {
            self.aside.insert(path.into(), link);
        }
    }

    /// Whether a file of exactly this path lies in the folder without being a part of the scene.
    #[cfg(feature = "author")]
    pub(crate) fn lies_beside(&self, path: &str) -> bool {
        self.aside.get(path).is_some_and(|link| !link)
    }

    /// What lies in the folder and is no part of the scene, links aside.
    #[cfg(feature = "author")]
    pub(crate) fn aside_paths(&self) -> impl Iterator<Item = &str> {
        self.aside.iter().filter(|(_, link)| !**link).map(|(path, _)| path.as_str())
    }

    /// What lies where a file is missed, and what to do about it: other capitals, an ending too many or another one, another folder,
    /// a link. Files whose path nobody chooses (`scene.toml`, texts) are renamed; of others the path may be written anew.
    pub(crate) fn near(&self, path: &str) -> Option<Message> {
        let all =
            || self.files.keys().map(|path| (path, false)).chain(self.aside.iter().map(|(path, link)| (path, *link)));
        let find = |like: &dyn Fn(&str) -> bool| all().map(|(other, _)| other).find(|other| like(other));
        let fixed = matches!(path, "scene.toml" | "CREDITS.toml") || path.starts_with("strings/");
        let lower = path.to_lowercase();
        let inside =
            |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if let Some((link, _)) = all().find(|(other, link)| *link && inside(other)) {
            return Some(match link == path {
                true => {
                    say!("file-is-link", link)
                }
                false => say!("file-folder-is-link", link),
            });
        }
        if let Some(other) = find(&|other| other.to_lowercase() == lower) {
            return Some(match fixed {
                true => say!("file-rename-capitals", other, path),
                false => say!("file-rename-or-write-capitals", other),
            });
        }
        if let Some(other) =
            find(&|other| other.to_lowercase().strip_prefix(&lower).is_some_and(|r| r.starts_with('.')))
        {
            return Some(say!("file-two-endings", other));
        }
        let name = |path: &str| path.rsplit('/').next().unwrap_or("").to_lowercase();
        let scenes: Vec<&str> = self.files.keys().filter_map(|path| path.strip_suffix("/scene.toml")).collect();
        if path == "scene.toml" && scenes.len() > 1 {
            let list = scenes.iter().take(SCENES).map(|scene| format!("`{scene}`")).collect::<Vec<_>>().join(" ");
            let more = if scenes.len() > SCENES { " …" } else { "" };
            return Some(say!("file-several-scenes", list, more));
        }
        if let Some(other) = find(&|other| name(other) == name(path)) {
            return Some(match fixed {
                true => say!("file-move-there", other, path),
                false => {
                    say!("file-move-here-write-path", other)
                }
            });
        }
        self.other_ending(path, &lower, find)
    }

    /// The same name with another ending: a copy, a text file, what another program saves.
    fn other_ending<'f>(
        &self,
        path: &str,
        lower: &str,
        find: impl Fn(&dyn Fn(&str) -> bool) -> Option<&'f String>,
    ) -> Option<Message> {
        let (stem, ending) = lower.rsplit_once('.')?;
        let like = |other: &str| {
            let other = other.to_lowercase();
            // Schemas lie beside a scene for editors, and are called like the files that they describe.
            if other.ends_with(".v1.json") {
                return false;
            }
            let rest = other.strip_prefix(stem).map(str::trim_start);
            rest.is_some_and(|rest| rest.starts_with(['.', '-', '(', '（', '_'])) && !other[stem.len()..].contains('/')
        };
        let other = find(&like)?;
        let text = [".toml", ".yarn", ".txt", ".tml"].into_iter().any(|end| other.to_lowercase().ends_with(end));
        let written = matches!(ending, "toml" | "yarn");
        let other_ending = other.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        let alike = SCORES.contains(&ending) && SCORES.contains(&other_ending.as_str());
        // Of an ending that no scene has nothing could be exported: it is misspelt.
        if alike || (!ENDINGS.contains(&ending) && self.files.contains_key(other)) {
            return Some(say!("file-write-here", other));
        }
        Some(match written && text {
            true => say!("file-rename-if-meant", other, path),
            false if written => say!("file-written-in-other-format", other, path),
            false => say!("file-exported-in-other-format", other, ending),
        })
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) -> Option<Vec<u8>> {
        self.files.remove(path)
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// All paths in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The scene's hash, 64 hexadecimal digits: SHA-256 over `path NUL sha256 LF` of each file in order.
    ///
    /// Equal for a folder and for the pack made from it; a recording names it.
    pub fn hash(&self) -> String {
        let mut whole = Sha256::new();
        for (path, bytes) in &self.files {
            whole.update(path.as_bytes());
            whole.update([0]);
            whole.update(sha256(bytes).as_bytes());
            whole.update(b"\n");
        }
        hex(&whole.finalize())
    }
}

/// The language of a file of texts, `strings/<locale>.toml`, if its name is one: `zh-CN`, `en`, `zh-Hant-TW`.
pub fn locale_of(path: &str) -> Option<&str> {
    path.strip_prefix("strings/")?.strip_suffix(".toml").filter(|locale| is_locale(locale))
}

/// Whether this is a language as BCP 47 writes it: language, script, region, each in its capitals.
pub(crate) fn is_locale(locale: &str) -> bool {
    let mut parts = locale.split('-');
    let lower = |part: &str| part.bytes().all(|b| b.is_ascii_lowercase());
    let language = parts.next().is_some_and(|first| (2..=3).contains(&first.len()) && lower(first));
    language
        && parts.all(|part| match part.len() {
            2 => part.bytes().all(|b| b.is_ascii_uppercase()),
            3 => part.bytes().all(|b| b.is_ascii_digit()),
            4 => part.starts_with(|c: char| c.is_ascii_uppercase()) && lower(&part[1..]),
            _ => false,
        })
}

/// SHA-256 of `bytes` as 64 hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        let _ = write!(out, "{byte:02x}"); // writing to a String cannot fail
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Locale;

    fn english() -> Locale {
        Locale::of("en").expect("English")
    }

    #[test]
    fn only_files_of_a_scene_are_kept() {
        let mut files = Files::new();
        assert!(files.insert("scene.toml", "x"));
        assert!(files.insert("models/weir.GLB", "x"));
        assert!(!files.insert("models/weir.py", "x"));
        assert!(!files.insert("strings/.zh-CN.toml", "x"));
        assert!(!files.insert("a//b.toml", "x"));
        assert_eq!(files.len(), 2);
    }

    #[test]
    fn languages_are_told_from_other_names() {
        assert!(["zh-CN", "en", "zh-Hant-TW", "es-419"].into_iter().all(is_locale));
        assert!(!["zh-cn", "zh_CN", "zh-CN - 副本", "EN", "", "a", "english", "en (1)"].into_iter().any(is_locale));
    }

    #[test]
    fn what_lies_beside_is_told() {
        let mut files = Files::new();
        files.insert("Models/Yard.GLB", "x");
        files.insert("my-scene/scene.toml", "x");
        files.aside("scores/tune.musicxml.txt", false);
        files.aside("models/link.glb", true);
        files.aside("strings", true);
        files.aside("dialogues/lan.txt", false);
        files.aside("models/well.blend", false);
        files.insert("scores/song.mxl", "x");
        let near = |path: &str| files.near(path).map(|phrase| phrase.text(english())).unwrap_or_default();
        assert!(near("models/yard.glb").contains("`Models/Yard.GLB`: capitals"));
        assert!(near("scene.toml").contains("`my-scene/scene.toml`: move it to `scene.toml`"));
        assert!(near("strings/en.toml").contains("the folder `strings` is a link"));
        assert!(near("dialogues/lan.yarn").contains("`dialogues/lan.txt`: if that is it"));
        assert!(near("models/well.glb").contains("`models/well.blend`, of another format: export it as .glb"));
        assert!(near("scores/tune.musicxml").contains("ending"));
        assert!(near("models/yard.gbl").contains("write `Models/Yard.GLB` here"));
        assert!(near("scores/song.musicxml").contains("write `scores/song.mxl` here"));
        let mut several = files.clone();
        several.insert("weir/scene.toml", "x");
        let told = several.near("scene.toml").map(|phrase| phrase.text(english())).unwrap_or_default();
        assert!(told.contains("name one of them: `my-scene` `weir`"));
        assert!(near("models/link.glb").contains("a link"));
        assert_eq!(near("models/other.glb"), "");
        assert_eq!(files.hash(), {
            let mut without = files.clone();
            without.aside.clear();
            without.hash()
        });
    }

    #[test]
    fn the_hash_tells_paths_and_contents_apart() {
        let scene = |path: &str, text: &str| {
            let mut files = Files::new();
            files.insert("a.toml", "one");
            files.insert(path, text);
            files.hash()
        };
        assert_eq!(scene("b.toml", "two"), scene("b.toml", "two"));
        assert_ne!(scene("b.toml", "two"), scene("c.toml", "two"));
        assert_ne!(scene("b.toml", "two"), scene("b.toml", "three"));
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
