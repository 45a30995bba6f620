//! Scenes on disk: finds folders and packs, reads their files, and what home shows of them. Server, player and author's
//! tool all read scenes here, so that a scene that one of them takes the others take too.
//!
//! Does not: read a scene as a lesson; that is `shujin_lesson::read`'s work.

pub mod catalogue;
pub mod outline;

use serde::{Deserialize, Serialize};
use shujin_lesson::format::Family;
use shujin_lesson::format::usual_languages;
use shujin_lesson::pack::{Limits, unpack};
use shujin_lesson::{Files, locale_of};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// Most folders deep that a scene may lie below a folder given.
const MAX_DEPTH: usize = 8;

/// Most characters of a title or a summary on home.
const MAX_TEXT: usize = 200;

/// What home shows of a scene, but for its picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SceneInfo {
    /// Family folder and name, `lab/pendulum`.
    pub id: String,
    /// Which of the four families.
    pub family: Family,
    /// Lowest and highest grade.
    pub grades: [u8; 2],
    /// Minutes.
    pub minutes: u8,
    /// Languages of its texts.
    pub languages: Vec<String>,
    /// Title by locale.
    pub title: BTreeMap<String, String>,
    /// One-line summary by locale.
    pub summary: BTreeMap<String, String>,
}

/// The head of `scene.toml`. The rest of the file is not read here.
#[derive(Deserialize)]
struct Head {
    id: String,
    family: Family,
    grades: [u8; 2],
    minutes: u8,
    #[serde(default = "usual_languages")]
    languages: Vec<String>,
}

impl SceneInfo {
    /// What the scene with these files says of itself.
    ///
    /// # Errors
    /// When `scene.toml` or a table of texts is missing or cannot be read that far.
    pub fn read(files: &Files) -> io::Result<Self> {
        let text = files.get("scene.toml").ok_or_else(|| io::Error::other("scene.toml is missing"))?;
        let head: Head = toml::from_slice(text).map_err(io::Error::other)?;
        // The id goes into addresses, pages and statements, whether or not the scene was checked.
        if !shujin_lesson::is_scene_id(&head.id) {
            let said = "the id is not folder/name in lower-case letters, digits and hyphens: run `shujin check`";
            return Err(io::Error::other(said));
        }
        let (mut title, mut summary) = (BTreeMap::new(), BTreeMap::new());
        for (path, bytes) in files.iter() {
            let Some(locale) = locale_of(path) else { continue };
            let strings: toml::Table = toml::from_slice(bytes).map_err(io::Error::other)?;
            let short = |text: &str| text.chars().take(MAX_TEXT).collect();
            let text = |key| Some((locale.to_owned(), short(strings.get("scene")?.get(key)?.as_str()?)));
            title.extend(text("title"));
            summary.extend(text("summary"));
        }
        let Head { id, family, grades, minutes, languages } = head;
        Ok(Self { id, family, grades, minutes, languages, title, summary })
    }
}

/// Folders with a `scene.toml` or what was meant to be one, and packs, at or below `place`, by name. What cannot be looked into is
/// passed over.
pub fn find(place: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    find_below(place, MAX_DEPTH, &mut found);
    found
}

/// Links are followed at the top alone: below they could lead anywhere.
fn find_below(place: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let is_pack = place.is_file() && place.extension().is_some_and(|ending| ending == "shujin");
    if is_pack || place.join("scene.toml").is_file() {
        found.push(place.to_owned());
    } else if let (true, Ok(entries)) = (depth > 0, fs::read_dir(place)) {
        // Folders with a dot are systems' own.
        let is_link = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_symlink());
        let is_seen = |entry: &fs::DirEntry| !entry.file_name().to_string_lossy().starts_with('.') && !is_link(entry);
        let mut below: Vec<PathBuf> = entries.flatten().filter(is_seen).map(|entry| entry.path()).collect();
        below.sort();
        let before = found.len();
        below.iter().for_each(|place| find_below(place, depth - 1, found));
        // A list beside scenes is called `scene-list.txt` for good reason.
        if found.len() == before && below.iter().any(|place| place.is_file() && is_misnamed(place)) {
            found.push(place.to_owned());
        }
    }
}

/// Whether a file is meant to be `scene.toml`: `scene.toml.txt`, `Scene.TOML`, `scene - 副本.toml`, `scene.txt`.
pub fn is_misnamed(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let lower = name.to_lowercase();
    let rest = lower.strip_prefix("scene").map(str::trim_start);
    name != "scene.toml"
        && rest.is_some_and(|rest| rest.starts_with(['.', '-', '(', '（', '_']))
        && ["toml", "txt", "tml"].iter().any(|ending| lower.ends_with(ending))
}

/// The files of the scene in a folder or a pack.
///
/// # Errors
/// When a file cannot be read, a pack is refused (the error's source is its `PackError`), or a folder holds more than
/// any pack may.
pub fn read(source: &Path) -> io::Result<Files> {
    if source.is_file() {
        return unpack(&pack_bytes(source)?, &Limits::default()).map_err(io::Error::other);
    }
    let mut files = Files::new();
    // What no pack may weigh, no folder may either: a film put there by mistake must not fill the memory.
    let mut left = Limits::default().total as u64;
    walk(source, "", &mut |path, entry, kind| {
        if kind != EntryKind::File {
            files.aside(path, kind == EntryKind::Link);
            return Ok(());
        }
        let long = entry.metadata()?.len();
        left = left.checked_sub(long).ok_or_else(|| io::Error::other("the scene is too large for a pack"))?;
        files.insert(path, plain(path, fs::read(entry.path())?));
        Ok(())
    })?;
    Ok(files)
}

/// The bytes of a pack. Of one that is too large one byte more than it may have, which is enough for the reader of packs to say so.
///
/// # Errors
/// When the file cannot be read.
pub fn pack_bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(file)?.take(Limits::default().packed as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file as players read it: scores as UTF-8 in any case. A score that cannot be decoded stays as it is; the check then says why.
fn plain(path: &str, bytes: Vec<u8>) -> Vec<u8> {
    let is_score = path.rsplit_once('.').is_some_and(|(_, ending)| ["musicxml", "mxl", "xml"].contains(&ending));
    let text = if is_score { shujin_music::score::to_utf8(&bytes).ok().flatten() } else { None };
    text.unwrap_or(bytes)
}

/// What the files look like from outside: names, lengths and times. Changes when any of them does.
///
/// # Errors
/// When a folder cannot be listed.
pub fn fingerprint(source: &Path) -> io::Result<String> {
    let mut seen = String::new();
    let mut note = |path: &str, meta: fs::Metadata| {
        seen.push_str(&format!("{path} {} {:?}\n", meta.len(), meta.modified().ok()));
    };
    if source.is_file() {
        note("", fs::metadata(source)?);
        return Ok(seen);
    }
    walk(source, "", &mut |path, entry, kind| {
        if kind == EntryKind::File {
            note(path, entry.metadata()?);
        }
        Ok(())
    })?;
    Ok(seen)
}

/// What lies in a scene's folder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EntryKind {
    /// A file of the scene.
    File,
    /// A link, which is not followed: it could lead anywhere.
    Link,
    /// Neither a file nor a link.
    Aside,
}

type Visit<'v> = dyn FnMut(&str, &fs::DirEntry, EntryKind) -> io::Result<()> + 'v;

/// Visits what lies in a scene's folder in the order of the names.
fn walk(folder: &Path, prefix: &str, visit: &mut Visit<'_>) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        let (Some(name), kind) = (name.to_str(), entry.file_type()?) else {
            continue;
        };
        let path = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}/{name}") };
        if kind.is_dir() && !name.starts_with('.') {
            walk(&entry.path(), &path, visit)?;
        } else if kind.is_file() && Files::belongs(&path) {
            visit(&path, &entry, EntryKind::File)?;
        } else if !kind.is_dir() && !name.starts_with('.') {
            visit(&path, &entry, if kind.is_symlink() { EntryKind::Link } else { EntryKind::Aside })?;
        }
    }
    Ok(())
}
