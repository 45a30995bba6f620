//! Makes packs, in memory.

use super::{Entry, MANIFEST, Manifest, PACK_FORMAT, PackError, open};
use crate::dialogues::{PROGRAM, TEXTS};
use crate::files::{Files, sha256};
use crate::limits::Limits;
use crate::pinyin::PINYIN;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// Makes a pack, with the scene's dialogues compiled. The same files and font give the same bytes, whenever and wherever.
///
/// `scene` is the scene's id, `font` a whole font file (see `subset`) or none. Of a scene whose dialogues do not compile
/// (one that does not check clean) the pack has none compiled, and a player that cannot compile says so.
///
/// What was packed is opened again, so that nothing is given out that no player would take.
///
/// # Errors
/// If what was packed does not open: too many files, too large, a path that leads out. Of what checks clean none does so.
pub fn pack(scene: &str, files: &Files, font: Option<&[u8]>) -> Result<Vec<u8>, PackError> {
    let mut all: BTreeMap<&str, &[u8]> = files.iter().collect();
    if let Some(font) = font {
        // "OTTO" opens a font with CFF outlines; everything else a player takes is TrueType.
        let otf = font.starts_with(b"OTTO");
        all.insert(if otf { "fonts/text.otf" } else { "fonts/text.ttf" }, font);
    }
    let (dialogues, pinyin) = crate::lesson::compiled(files).unwrap_or_default();
    let dialogues = dialogues.map(|dialogues| dialogues.write());
    if let Some((program, texts)) = &dialogues {
        all.extend([(PROGRAM, program.as_slice()), (TEXTS, texts.as_slice())]);
    }
    let read = pinyin.write();
    if !pinyin.is_empty() {
        all.insert(PINYIN, &read);
    }
    let entry = |bytes: &[u8]| Entry { sha256: sha256(bytes), bytes: bytes.len() as u64 };
    let manifest = Manifest {
        format: if !pinyin.is_empty() {
            PACK_FORMAT
        } else if dialogues.is_some() {
            2
        } else {
            1
        },
        scene: scene.to_owned(),
        hash: files.hash(),
        made_by: concat!("shujin ", env!("CARGO_PKG_VERSION")).to_owned(),
        files: all.iter().map(|(path, bytes)| ((*path).to_owned(), entry(bytes))).collect(),
    };
    let json = serde_json::to_vec_pretty(&manifest).map_err(PackError::write)?;
    let limits = Limits::default();
    let written = |stored: &BTreeSet<String>| write(&json, &all, stored).map_err(PackError::write);
    let mut bytes = written(&BTreeSet::new())?;
    let bombs = bombs(&bytes, &limits).map_err(PackError::write)?;
    if !bombs.is_empty() {
        bytes = written(&bombs)?;
    }
    open(&bytes, &limits)?;
    Ok(bytes)
}

/// The files that deflate so well that they would be taken for bombs, such as flat pictures of little compression.
fn bombs(bytes: &[u8], limits: &Limits) -> zip::result::ZipResult<BTreeSet<String>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let mut all = BTreeSet::new();
    for index in 0..zip.len() {
        let file = zip.by_index(index)?;
        if limits.is_bomb(file.size(), file.compressed_size()) {
            all.insert(file.name()?.into_owned());
        }
    }
    Ok(all)
}

/// The zip of these files; those named in `stored` are not deflated.
fn write(manifest: &[u8], files: &BTreeMap<&str, &[u8]>, stored: &BTreeSet<String>) -> zip::result::ZipResult<Vec<u8>> {
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
    let plain = options.compression_method(CompressionMethod::Stored).compression_level(None);
    for (path, bytes) in files {
        zip.start_file(*path, if stored.contains(*path) { plain } else { options })?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
