//! A scene's files in memory: paths and bytes, whether they came from a folder or from a pack. Opens nothing.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What a scene's files may end in. Whatever else lies in its folder (scripts, sketches) is no part of the scene.
pub const ENDINGS: &[&str] = &["toml", "yarn", "glb", "musicxml", "mxl", "xml", "png", "jpg", "jpeg", "webp"];

/// The files of one scene, by path inside the scene with `/` between folders, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    files: BTreeMap<String, Vec<u8>>,
}

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
