//! The site folder: page, player and typeface together, with a list of their sizes.
//!
//! Does: copy what changed, lay a compressed file (brotli) beside each of a release, which the server sends in its place;
//! remove what no longer belongs. Does not: build any of it.
//!
//! In the folder: all of web/page at the top, `engine/shujin.js` and `engine/shujin_bg.wasm`, `fonts/`, `teacher/` with what teachers'
//! pages draw charts with (not in the list, as `LATER`), and `site.json`
//! (`{"profile", "release", "files": {path: {"bytes", "sha256"}}}`). From it the page takes sizes for its progress bar, which
//! a compressed transfer does not tell, and the service worker what belongs together: a release has the same name as another
//! only if every file is the same.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use walkdir::WalkDir;

use crate::paths;
use crate::plan::{Outcome, nothing};
use crate::stamp::sha256;

const PLAYER: &str = "engine/shujin_bg.wasm";
/// What a first visit does not fetch and no release keeps: what only teachers' pages need, and the part of the typeface that the page brings
/// when it is needed.
const LATER: [&str; 2] = ["teacher/", "fonts/shujin-sans-more.ttf"];
const LIST: &str = "site.json";
/// What the names of compressed neighbours end with.
const SMALL: &str = ".br";
/// Brotli's best.
const QUALITY: u32 = 11;
/// The largest window that every browser holds, as a power of two.
const WINDOW: u32 = 24;

/// Path in the site → file it is copied from.
type Files = BTreeMap<String, PathBuf>;

/// Writes the site of a profile, its player taken from the folder of glue.
///
/// # Errors
/// When a file cannot be read or written.
pub fn assemble(profile: &str, glue: &Path) -> Result<Outcome> {
    let site = paths::site(profile)?;
    let files = contents(glue)?;
    let mut list = Map::new();
    let mut sizes = BTreeMap::new();
    let mut changed = false;
    for (name, source) in &files {
        let bytes = fs::read(source).with_context(|| source.display().to_string())?;
        let path = site.join(name);
        let new = write_if_new(&path, &bytes)?;
        let small = small(&path);
        // A debug player changes with every build, and compressing takes a minute.
        if profile == "release" && (new || !small.is_file()) {
            compress(&bytes, &small)?;
        }
        changed |= new;
        if LATER.iter().any(|later| name.starts_with(later)) {
            continue;
        }
        sizes.insert(name.as_str(), bytes.len() as u64);
        list.insert(name.clone(), json!({ "bytes": bytes.len(), "sha256": sha256(&bytes) }));
    }
    let list = list_of(profile, list);
    changed |= write_if_new(&site.join(LIST), &serde_json::to_vec_pretty(&list)?)?;
    changed |= remove_others(&site, &files)?;
    println!("{} files, {}", sizes.len(), megabytes(sizes.values().sum()));
    let sent = fs::metadata(small(&site.join(PLAYER))).map(|small| format!(", sent as {}", megabytes(small.len())));
    let player = megabytes(sizes.get(PLAYER).copied().unwrap_or_default());
    println!("{PLAYER} {player}{}", sent.unwrap_or_default());
    if changed { Ok(Outcome::Done) } else { nothing("up to date") }
}

/// What site.json says.
fn list_of(profile: &str, files: Map<String, Value>) -> Value {
    let files = Value::Object(files);
    let mut release = sha256(files.to_string().as_bytes());
    release.truncate(16);
    json!({ "profile": profile, "release": release, "files": files })
}

/// The compressed neighbour of a file.
fn small(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(SMALL);
    name.into()
}

fn compress(bytes: &[u8], to: &Path) -> Result<()> {
    // Written beside and moved, so that a run cut short leaves no half file that looks whole.
    let unfinished = to.with_extension("br-unfinished");
    let file = File::create(&unfinished).with_context(|| unfinished.display().to_string())?;
    let mut writer = brotli::CompressorWriter::new(file, 1 << 16, QUALITY, WINDOW);
    writer.write_all(bytes)?;
    writer.flush()?;
    drop(writer);
    fs::rename(&unfinished, to).with_context(|| to.display().to_string())
}

fn contents(glue: &Path) -> Result<Files> {
    let mut files = Files::new();
    for name in ["shujin.js", "shujin_bg.wasm"] {
        files.insert(format!("engine/{name}"), glue.join(name));
    }
    // JavaScript that crates bring along, where one does.
    add_folder(&mut files, &glue.join("snippets"), "engine/snippets/", |_| true)?;
    add_folder(&mut files, &paths::root().join("web/page"), "", is_served)?;
    add_folder(&mut files, &paths::root().join("assets/fonts/page"), "fonts/", |_| true)?;
    files.insert("fonts/LICENSE-OFL.txt".into(), paths::root().join("assets/fonts/LICENSE-OFL.txt"));
    let charts = crate::browser::folder().join("node_modules/echarts/dist/echarts.min.js");
    files.insert("teacher/echarts.min.js".into(), charts);
    Ok(files)
}

/// What only the type checker reads stays at home.
fn is_served(path: &str) -> bool {
    !path.ends_with(".d.ts") && !path.ends_with("tsconfig.json") && !path.ends_with("jsconfig.json")
}

fn add_folder(files: &mut Files, folder: &Path, prefix: &str, wanted: impl Fn(&str) -> bool) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        let name = name_in(folder, entry.path())?;
        if entry.file_type().is_file() && wanted(&name) {
            files.insert(format!("{prefix}{name}"), entry.into_path());
        }
    }
    Ok(())
}

fn name_in(folder: &Path, path: &Path) -> Result<String> {
    Ok(path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/"))
}

/// Writes a file unless it is there as it should be. Its compressed neighbour goes first: what is stopped here must not leave the old one
/// beside the new file.
fn write_if_new(path: &Path, bytes: &[u8]) -> Result<bool> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    let small = small(path);
    if small.is_file() {
        fs::remove_file(&small).with_context(|| small.display().to_string())?;
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes).with_context(|| path.display().to_string())?;
    Ok(true)
}

fn remove_others(site: &Path, files: &Files) -> Result<bool> {
    let mut removed = false;
    for entry in WalkDir::new(site) {
        let entry = entry?;
        let name = name_in(site, entry.path())?;
        let of = name.strip_suffix(SMALL).unwrap_or(&name);
        if entry.file_type().is_file() && name != LIST && !files.contains_key(of) {
            fs::remove_file(entry.path())?;
            removed = true;
        }
    }
    Ok(removed)
}

/// A size as people say it.
pub fn megabytes(bytes: u64) -> String {
    format!("{}.{:02} MB", bytes / 1_000_000, bytes % 1_000_000 / 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn the_type_checkers_files_are_not_served() {
        assert!(is_served("main.js") && is_served("index.html") && is_served("icons.json"));
        assert!(!is_served("engine.d.ts") && !is_served("tsconfig.json") && !is_served("sub/jsconfig.json"));
    }

    #[test]
    fn a_file_is_written_when_new_and_strangers_go() -> Result<()> {
        let site = std::env::temp_dir().join(format!("xtask-site-{}", std::process::id()));
        assert!(write_if_new(&site.join("a/one.js"), b"1")?);
        assert!(!write_if_new(&site.join("a/one.js"), b"1")?);
        let neighbour = small(&site.join("a/one.js"));
        fs::write(&neighbour, b"1, compressed")?;
        assert!(!write_if_new(&site.join("a/one.js"), b"1")? && neighbour.is_file());
        assert!(write_if_new(&site.join("a/one.js"), b"2")? && !neighbour.exists(), "the old one is gone");
        write_if_new(&site.join("old.js"), b"")?;
        write_if_new(&site.join(LIST), b"{}")?;
        let files = Files::from([("a/one.js".to_owned(), PathBuf::new())]);
        assert!(remove_others(&site, &files)?);
        assert!(!remove_others(&site, &files)?);
        assert!(site.join("a/one.js").is_file() && site.join(LIST).is_file() && !site.join("old.js").exists());
        fs::remove_dir_all(site)?;
        Ok(())
    }

    #[test]
    fn a_release_is_named_after_its_files() {
        let release = |hash: &str| {
            let files = Map::from_iter([("main.js".to_owned(), json!({ "bytes": 1, "sha256": hash }))]);
            list_of("debug", files)["release"].as_str().unwrap_or_default().to_owned()
        };
        assert_eq!(release("aa"), release("aa"));
        assert_ne!(release("aa"), release("ab"));
        assert_eq!(release("aa").len(), 16);
    }

    #[test]
    fn a_compressed_neighbour_holds_the_same() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-brotli-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let small = small(&folder.join("a.wasm"));
        let bytes = b"as often as one likes ".repeat(1000);
        compress(&bytes, &small)?;
        let mut again = Vec::new();
        brotli::Decompressor::new(File::open(&small)?, 4096).read_to_end(&mut again)?;
        assert_eq!(again, bytes);
        assert!(small.ends_with("a.wasm.br") && fs::metadata(&small)?.len() < 200);
        assert!(remove_others(&folder, &Files::new())? && !small.exists());
        fs::remove_dir_all(folder)?;
        Ok(())
    }

    #[test]
    fn sizes_are_in_millions() {
        assert_eq!(megabytes(41_234_567), "41.23 MB");
        assert_eq!(megabytes(49_999), "0.04 MB");
    }
}
