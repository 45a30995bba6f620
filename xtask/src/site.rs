//! The site folder: page, player and typeface together, with a list of their sizes.
//!
//! Does: copy what changed, remove what no longer belongs. Does not: build any of it.
//!
//! In the folder: all of web/page at the top, `engine/shujin.js` and `engine/shujin_bg.wasm`, `fonts/`, and `site.json`
//! (`{"profile", "files": {path: {"bytes", "sha256"}}}`), from which the page takes sizes for its progress bar:
//! a compressed transfer does not tell them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use walkdir::WalkDir;

use crate::paths;
use crate::plan::{Outcome, nothing};
use crate::stamp::sha256;

const PLAYER: &str = "engine/shujin_bg.wasm";
const LIST: &str = "site.json";

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
        changed |= write_if_new(&site.join(name), &bytes)?;
        sizes.insert(name.as_str(), bytes.len() as u64);
        list.insert(name.clone(), json!({ "bytes": bytes.len(), "sha256": sha256(&bytes) }));
    }
    let list = json!({ "profile": profile, "files": Value::Object(list) });
    changed |= write_if_new(&site.join(LIST), &serde_json::to_vec_pretty(&list)?)?;
    changed |= remove_others(&site, &files)?;
    println!("{} files, {}", sizes.len(), megabytes(sizes.values().sum()));
    println!("{PLAYER} {}", megabytes(sizes.get(PLAYER).copied().unwrap_or_default()));
    if changed { Ok(Outcome::Done) } else { nothing("up to date") }
}

fn contents(glue: &Path) -> Result<Files> {
    let mut files = Files::new();
    for name in ["shujin.js", "shujin_bg.wasm"] {
        files.insert(format!("engine/{name}"), glue.join(name));
    }
    // JavaScript that crates bring along, where one does.
    add_folder(&mut files, &glue.join("snippets"), "engine/snippets/", |_| true)?;
    add_folder(&mut files, &paths::root().join("web/page"), "", is_served)?;
    add_folder(&mut files, &paths::root().join("assets/fonts"), "fonts/", |path| {
        path.ends_with(".ttf") || path.ends_with("LICENSE-OFL.txt")
    })?;
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

fn write_if_new(path: &Path, bytes: &[u8]) -> Result<bool> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(false);
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
        if entry.file_type().is_file() && name != LIST && !files.contains_key(&name) {
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
        assert!(write_if_new(&site.join("a/one.js"), b"2")?);
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
    fn sizes_are_in_millions() {
        assert_eq!(megabytes(41_234_567), "41.23 MB");
        assert_eq!(megabytes(49_999), "0.04 MB");
    }
}
