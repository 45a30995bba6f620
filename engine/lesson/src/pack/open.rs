//! Opens packs that may be hostile: every path, size, count and hash is held against limits and manifest.

use super::error::{too_large, too_many_pixels, unlisted, wrong_hash, zip_bomb, zipped};
use super::names::{path, without_top};
use super::{MANIFEST, Manifest, PACK_FORMAT, Pack, PackError};
use crate::check::{is_picture, largest_side};
use crate::dialogues::{Dialogues, PROGRAM, TEXTS};
use crate::files::{Files, sha256};
use crate::limits::Limits;
use crate::paths::{is_inside, is_litter};
use crate::picture::measure;
use crate::pinyin::{PINYIN, Pinyin};
use crate::report::{say, shorten};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use zip::{CompressionMethod, ZipArchive};

/// The bit with which a zip calls a name UTF-8.
const UTF8: u16 = 1 << 11;

/// The files of a pack. See [`open`].
///
/// # Errors
/// As [`open`].
pub fn unpack(bytes: &[u8], limits: &Limits) -> Result<Files, PackError> {
    Ok(open(bytes, limits)?.files)
}

/// Opens a pack.
///
/// # Errors
/// Anything that is not as it should be: see [`PackError::code`]. Then nothing of it is given out.
pub fn open(bytes: &[u8], limits: &Limits) -> Result<Pack, PackError> {
    if bytes.len() > limits.packed {
        return Err(too_large("", bytes.len(), limits.packed));
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes))
        .map_err(|e| PackError::no_zip(bytes).unwrap_or_else(|| PackError::broken(&e)))?;
    if zip.has_duplicate_names() || zip.has_overlapping_entries().map_err(|e| PackError::broken(&e))? {
        return Err(duplicate());
    }
    let (count, most) = (zip.len(), limits.files);
    if count > most {
        return Err(PackError::new("too-many-files", say!("pack-too-many-files", count, most)));
    }
    let mut found = BTreeMap::new();
    let mut left = limits.total;
    for index in 0..count {
        let Some((path, bytes)) = entry(&mut zip, index, left, limits)? else { continue };
        left = left.saturating_sub(bytes.len());
        // Names that differ in the zip may be one path here.
        if found.insert(path, bytes).is_some() {
            return Err(duplicate());
        }
    }
    let mut found = without_top(found, MANIFEST);
    let manifest = manifest(&mut found, bytes)?;
    hold(&manifest, &found)?;
    let mut pixels = 0_usize;
    for (path, bytes) in &found {
        let of = Some(bytes).filter(|_| is_picture(path)).and_then(|bytes| measure(bytes));
        pixels = pixels.saturating_add(of.map_or(0, |of| of.pixels()));
        if let Some(side) = largest_side(path, bytes).filter(|side| *side > limits.side) {
            let most = limits.side;
            let what = say!("pack-picture-too-large", path, side, most);
            return Err(PackError::new("huge-picture", what));
        }
    }
    if pixels > limits.pixels {
        return Err(too_many_pixels(pixels, limits.pixels));
    }
    let compiled = (found.remove(PROGRAM), found.remove(TEXTS));
    let pinyin = found.remove(PINYIN);
    let mut files = Files::new();
    let mut font = None;
    for (path, bytes) in found {
        if matches!(path.as_str(), "fonts/text.ttf" | "fonts/text.otf") {
            font = Some(bytes);
        } else if !files.insert(path.clone(), bytes) {
            return Err(unlisted(&path));
        }
    }
    if files.hash() != manifest.hash {
        return Err(wrong_hash("scene"));
    }
    let dialogues = dialogues(compiled, &files)?;
    let pinyin = pinyin.map(|bytes| Pinyin::read(&bytes)).transpose();
    let pinyin =
        pinyin.map_err(|why| PackError::new("broken-pinyin", say!("pack-pinyin-wrong", why)))?.unwrap_or_default();
    Ok(Pack { manifest, files, font, dialogues, pinyin })
}

/// The compiled dialogues: both members or neither, and nothing that the `.yarn` files do not have.
fn dialogues(compiled: (Option<Vec<u8>>, Option<Vec<u8>>), files: &Files) -> Result<Option<Dialogues>, PackError> {
    let read = match compiled {
        (None, None) => return Ok(None),
        (Some(program), Some(texts)) => Dialogues::read(&program, &texts, files),
        _ => Err(say!("pack-only-one-of-two", program = PROGRAM, texts = TEXTS)),
    };
    read.map(Some).map_err(|why| PackError::new("broken-dialogues", say!("pack-dialogues-wrong", why)))
}

fn duplicate() -> PackError {
    let what = say!("pack-two-files-share-name");
    PackError::new("duplicate-path", what)
}

/// One file: its path and bytes, read no further than the limits. Nothing for a folder, and for what systems leave in folders.
fn entry(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: usize,
    limits: &Limits,
) -> Result<Option<(String, Vec<u8>)>, PackError> {
    let file = zip.by_index(index).map_err(|e| PackError::broken(&e))?;
    let marked = file.flags().as_u16() & UTF8 != 0;
    let Some(path) = path(file.name_raw(), marked) else {
        let what = say!("pack-files-name-encoding-not");
        return Err(PackError::new("bad-name", what));
    };
    let folder = path.strip_suffix('/');
    if file.is_symlink() || !is_inside(folder.unwrap_or(&path)) {
        let path = shorten(&path);
        let what = say!("pack-path-leads-out-scene", path);
        return Err(PackError::new("path-outside", what));
    }
    if folder.is_some() || is_litter(&path) {
        return Ok(None);
    }
    if file.encrypted() || !matches!(file.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
        return Err(PackError::broken(&"compression"));
    }
    let packed = file.compressed_size();
    let most = limits.file.min(left) as u64;
    if limits.is_bomb(file.size(), packed) {
        return Err(zip_bomb(&path));
    }
    if file.size() > most {
        return Err(too_large(&path, file.size() as usize, most as usize));
    }
    // What a header says of the size may be a lie: read by what comes out.
    let mut bytes = Vec::with_capacity((file.size() as usize).min(1 << 20));
    file.take(most + 1).read_to_end(&mut bytes).map_err(|e| PackError::broken(&e))?;
    if limits.is_bomb(bytes.len() as u64, packed) {
        return Err(zip_bomb(&path));
    }
    if bytes.len() as u64 > most {
        return Err(too_large(&path, bytes.len(), most as usize));
    }
    Ok(Some((path, bytes)))
}

fn manifest(found: &mut BTreeMap<String, Vec<u8>>, zip: &[u8]) -> Result<Manifest, PackError> {
    let Some(json) = found.remove(MANIFEST) else {
        let scene = found.keys().find(|path| path.rsplit('/').next() == Some("scene.toml"));
        return Err(match scene {
            Some(path) => zipped(path),
            None => PackError::no_manifest(zip),
        });
    };
    let manifest: Manifest = serde_json::from_slice(&json).map_err(|error| {
        let error = shorten(&error.to_string());
        PackError::new("bad-manifest", say!("pack-manifest-unreadable", error, manifest = MANIFEST))
    })?;
    let format = manifest.format;
    if (1..=PACK_FORMAT).contains(&format) {
        return Ok(manifest);
    }
    let what = say!("pack-version-known-those-up", format, pack_format = PACK_FORMAT);
    Err(PackError::new("unknown-format", what))
}

/// Files and manifest must name the same, and say the same of it.
fn hold(manifest: &Manifest, found: &BTreeMap<String, Vec<u8>>) -> Result<(), PackError> {
    for (path, bytes) in found {
        let entry = manifest.files.get(path).ok_or_else(|| unlisted(path))?;
        if entry.bytes != bytes.len() as u64 || entry.sha256 != sha256(bytes) {
            return Err(wrong_hash(path));
        }
    }
    match manifest.files.keys().find(|path| !found.contains_key(*path)) {
        Some(path) => {
            let path = shorten(path);
            Err(PackError::new("missing-file", say!("pack-listed-but-not", path)))
        }
        None => Ok(()),
    }
}
