//! A scene's files from a folder or a pack, and its card. The one place that knows how `shujin_lesson` is asked.

use serde::{Deserialize, Serialize};
use shujin_lesson::Files;
use shujin_lesson::format::Family;
use shujin_lesson::pack::{self, Limits};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// What home shows of a scene.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::serve) struct Card {
    /// Family folder and name, `lab/pendulum`.
    pub(in crate::serve) id: String,
    /// Which of the four families.
    family: Family,
    /// Lowest and highest grade.
    grades: [u8; 2],
    /// Minutes.
    minutes: u8,
    /// Title by locale.
    title: BTreeMap<String, String>,
    /// One-line summary by locale.
    summary: BTreeMap<String, String>,
    /// Address of its picture, if it has one.
    picture: Option<String>,
    /// Address of its pack.
    pack: String,
    /// Bytes of its pack, for a true progress bar.
    pub(in crate::serve) bytes: u64,
    /// Hash of its files, 64 hexadecimal digits.
    pub(in crate::serve) hash: String,
}

/// The head of `scene.toml`. What else a scene holds is not needed for its card, and not looked at.
#[derive(Deserialize)]
struct Head {
    id: String,
    family: Family,
    grades: [u8; 2],
    minutes: u8,
}

impl Card {
    /// The card of a scene with these files; how long its pack is, whoever makes it fills in.
    pub(super) fn read(files: &Files, hash: &str) -> io::Result<Self> {
        let text = files.get("scene.toml").ok_or_else(|| io::Error::other("scene.toml is missing"))?;
        let head: Head = toml::from_slice(text).map_err(io::Error::other)?;
        let mut card = Self {
            picture: files.get("picture.png").map(|_| format!("/scenes/{}.png?v={hash}", head.id)),
            pack: format!("/scenes/{}.shujin?v={hash}", head.id),
            id: head.id,
            family: head.family,
            grades: head.grades,
            minutes: head.minutes,
            title: BTreeMap::new(),
            summary: BTreeMap::new(),
            bytes: 0,
            hash: hash.to_owned(),
        };
        for (path, bytes) in files.iter() {
            let Some(locale) = path.strip_prefix("strings/").and_then(|name| name.strip_suffix(".toml")) else {
                continue;
            };
            let strings: toml::Table = toml::from_slice(bytes).map_err(io::Error::other)?;
            let text = |key| Some(strings.get("scene")?.get(key)?.as_str()?.to_owned());
            card.title.extend(text("title").map(|title| (locale.to_owned(), title)));
            card.summary.extend(text("summary").map(|summary| (locale.to_owned(), summary)));
        }
        Ok(card)
    }
}

/// The files of a scene.
pub(super) fn read(source: &Path) -> io::Result<Files> {
    if source.is_file() {
        return pack::unpack(&fs::read(source)?, &Limits::default()).map_err(io::Error::other);
    }
    let mut files = Files::new();
    // What no pack may weigh, no folder may either: a film put there by mistake must not fill the memory.
    let mut left = Limits::default().total as u64;
    walk(source, "", &mut |path, entry| {
        if Files::belongs(path) {
            let long = entry.metadata()?.len();
            left = left.checked_sub(long).ok_or_else(|| io::Error::other("the scene is too large for a pack"))?;
            files.insert(path, fs::read(entry.path())?);
        }
        Ok(())
    })?;
    Ok(files)
}

/// What the files look like from outside: names, lengths and times. Changes when any of them does.
pub(super) fn look(source: &Path) -> io::Result<String> {
    let mut seen = String::new();
    let mut note = |path: &str, meta: fs::Metadata| {
        seen.push_str(&format!("{path} {} {:?}\n", meta.len(), meta.modified().ok()));
    };
    if source.is_file() {
        note("", fs::metadata(source)?);
    } else {
        walk(source, "", &mut |path, entry| {
            if Files::belongs(path) {
                note(path, entry.metadata()?);
            }
            Ok(())
        })?;
    }
    Ok(seen)
}

/// Visits the files of a folder in the order of their names. Links are not followed: they could lead anywhere.
fn walk(folder: &Path, prefix: &str, visit: &mut dyn FnMut(&str, &fs::DirEntry) -> io::Result<()>) -> io::Result<()> {
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
        } else if kind.is_file() {
            visit(&path, &entry)?;
        }
    }
    Ok(())
}

/// The pack of these files, for the scene of this id. Without a font: a page has one, and `shujin pack` makes those that
/// are handed from one to another.
pub(super) fn pack(id: &str, files: &Files) -> io::Result<Vec<u8>> {
    pack::pack(id, files, None).map_err(io::Error::other)
}
