//! A scene as one file: a zip with a manifest of hashes, its dialogues compiled, and a font cut to the glyphs it uses.
//!
//! Packs are made in memory from [`Files`] and opened in memory: nothing here touches a disk, so nothing can be written
//! outside a folder. What comes from others is refused unless everything about it is as its manifest says.

mod error;
#[cfg(feature = "font-subset")]
mod font;
mod glyphs;
#[cfg(feature = "author")]
mod make;
mod names;
mod open;

pub use crate::limits::Limits;
pub use error::PackError;
#[cfg(feature = "font-subset")]
pub use font::{FontError, subset, unshown};
pub use glyphs::glyphs;
pub use open::{open, unpack};

#[cfg(feature = "author")]
pub use make::pack;

use crate::dialogues::Dialogues;
use crate::files::Files;
use crate::pinyin::Pinyin;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The newest version of the pack format: 2 has dialogues compiled, 3 has pinyin. A pack that has neither is written as version 1, and all are
/// opened. Older players refuse a newer version, and say that they are too old, where they would call a compiled member a
/// stranger.
pub const PACK_FORMAT: u32 = 3;

/// The manifest's place in a pack.
pub const MANIFEST: &str = "manifest.json";

/// What a pack says about itself, in `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// At most [`PACK_FORMAT`].
    pub format: u32,
    /// The scene's id.
    pub scene: String,
    /// The scene's hash, [`Files::hash`]: what the author wrote. Font and compiled dialogues are no part of it.
    pub hash: String,
    /// What made the pack.
    pub made_by: String,
    /// Every file but the manifest, with its hash and size.
    pub files: BTreeMap<String, Entry>,
}

/// A file in a manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// SHA-256, 64 hexadecimal digits.
    pub sha256: String,
    /// Size.
    pub bytes: u64,
}

/// A pack that was opened and found whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// What it says about itself.
    pub manifest: Manifest,
    /// The scene's files.
    pub files: Files,
    /// The font cut to its glyphs, if it carries one.
    pub font: Option<Vec<u8>>,
    /// Its dialogues, if it carries them compiled; they fit its `.yarn` files.
    pub dialogues: Option<Dialogues>,
    /// Pinyin of its characters, where they have any; none in packs made before they carried it.
    pub pinyin: Pinyin,
}
