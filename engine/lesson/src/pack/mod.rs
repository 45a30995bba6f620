//! A scene as one file: a zip with a manifest of hashes, and a font cut to the glyphs it uses.
//!
//! Packs are made in memory from [`Files`] and opened in memory: nothing here touches a disk, so nothing can be written
//! outside a folder. What comes from others is refused unless everything about it is as its manifest says.

mod error;
#[cfg(feature = "font-subset")]
mod font;
mod glyphs;
mod open;

pub use error::PackError;
#[cfg(feature = "font-subset")]
pub use font::{FontError, subset};
pub use glyphs::glyphs;
pub use open::{Limits, open, unpack};

use crate::files::{Files, sha256};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// The pack format's version.
pub const PACK_FORMAT: u32 = 1;

/// The manifest's place in a pack.
pub const MANIFEST: &str = "manifest.json";

/// What a pack says about itself, in `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`PACK_FORMAT`].
    pub format: u32,
    /// The scene's id.
    pub scene: String,
    /// The scene's hash, [`Files::hash`]; the font is no part of it.
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// What it says about itself.
    pub manifest: Manifest,
    /// The scene's files.
    pub files: Files,
    /// The font cut to its glyphs, if it carries one.
    pub font: Option<Vec<u8>>,
}

/// Makes a pack. The same files and font give the same bytes, whenever and wherever.
///
/// `scene` is the scene's id, `font` a whole font file (see `subset`) or none.
///
/// # Errors
/// Only if the zip writer refuses: a path or file too long for it.
pub fn pack(scene: &str, files: &Files, font: Option<&[u8]>) -> Result<Vec<u8>, PackError> {
    let mut all: BTreeMap<&str, &[u8]> = files.iter().collect();
    if let Some(font) = font {
        // "OTTO" opens a font with CFF outlines; everything else a player takes is TrueType.
        let otf = font.starts_with(b"OTTO");
        all.insert(if otf { "fonts/text.otf" } else { "fonts/text.ttf" }, font);
    }
    let entry = |bytes: &[u8]| Entry { sha256: sha256(bytes), bytes: bytes.len() as u64 };
    let manifest = Manifest {
        format: PACK_FORMAT,
        scene: scene.to_owned(),
        hash: files.hash(),
        made_by: concat!("shujin ", env!("CARGO_PKG_VERSION")).to_owned(),
        files: all.iter().map(|(path, bytes)| ((*path).to_owned(), entry(bytes))).collect(),
    };
    let json = serde_json::to_vec_pretty(&manifest).map_err(PackError::write)?;
    write(&json, &all).map_err(PackError::write)
}

fn write(manifest: &[u8], files: &BTreeMap<&str, &[u8]>) -> zip::result::ZipResult<Vec<u8>> {
    // Nothing of the machine or the moment goes in: no time, no system, no user's permissions.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(MANIFEST, options)?;
    zip.write_all(manifest)?;
    for (path, bytes) in files {
        zip.start_file(*path, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
