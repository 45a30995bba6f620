//! The catalogue of home: one entry for each folder or pack, with the errors of those that cannot be opened. Every entry has an id of its
//! own.

use super::SceneInfo;
use shujin_lesson::format::Family;
use shujin_lesson::pack::PackError;
use shujin_lesson::{Files, Locale, Severity, is_scene_id, sha256};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// Problems of a scene that are said where it cannot be shown.
const SHOWN_PROBLEMS: usize = 3;

/// Words by locale.
pub type LocalizedText = BTreeMap<String, String>;

/// A folder or a pack in the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where it lies.
    pub source: PathBuf,
    /// What it says of itself; what its folder is called, where that cannot be read.
    pub info: SceneInfo,
    /// What keeps it from being opened; empty where nothing does.
    pub error: LocalizedText,
}

impl Entry {
    /// The entry for these files of `source`. `before` is the information from the last time that the scene could be read.
    pub fn of(source: &Path, files: &io::Result<Files>, before: Option<SceneInfo>) -> Self {
        let info = files.as_ref().ok().map(SceneInfo::read);
        let error = match (files, &info) {
            (Err(error), _) => read_error(error),
            (Ok(files), Some(Err(error))) => check_error(files).unwrap_or_else(|| read_error(error)),
            (Ok(files), _) => check_error(files).unwrap_or_default(),
        };
        let mut info = info.and_then(Result::ok).or(before).unwrap_or_else(|| named(source));
        if info.title.is_empty() {
            info.title = named(source).title;
        }
        Self { source: source.to_owned(), info, error }
    }

    /// Whether it can be opened.
    pub fn can_open(&self) -> bool {
        self.error.is_empty()
    }
}

/// The entries by id, each under one of its own: of two that claim the same id the first that can be opened has it, and the other says so.
pub fn with_unique_ids(entries: Vec<Entry>) -> Vec<Entry> {
    let mut all: BTreeMap<String, Entry> = BTreeMap::new();
    for entry in entries {
        let id = entry.info.id.clone();
        let Some(first) = all.remove(&id) else {
            all.insert(id, entry);
            continue;
        };
        let (one, mut other) = if first.can_open() || !entry.can_open() { (first, entry) } else { (entry, first) };
        // What is wrong with it besides is what its author wants to know first.
        if other.can_open() {
            other.error = duplicate_id(&id, &one.source, &other.source);
        }
        other.info = named(&other.source);
        all.insert(id, one);
        if all.contains_key(&other.info.id) {
            other.info.id = made_id(&other.source);
        }
        all.insert(other.info.id.clone(), other);
    }
    all.into_values().collect()
}

/// The same thing said in each language.
fn localized(said: impl Fn(Locale) -> String) -> LocalizedText {
    Locale::all().map(|locale| (locale.tag().to_owned(), said(locale))).collect()
}

/// What keeps a scene with these files from being shown: the first errors of its report. Nothing where it has none.
pub fn check_error(files: &Files) -> Option<LocalizedText> {
    let (_, report) = shujin_blocks::read(files);
    let errors = || report.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let more = errors().count().saturating_sub(SHOWN_PROBLEMS);
    let said = |locale: Locale| {
        let text: String = errors().take(SHOWN_PROBLEMS).map(|problem| problem.to_card(locale)).collect();
        match more {
            0 => text.trim_end().to_owned(),
            _ => format!("{}\n{}", text.trim_end(), say!("scene-more-problems", more).text(locale)),
        }
    };
    (report.errors() > 0).then(|| localized(said))
}

/// Why files cannot be had. A pack says in each language why it is none; a system says it in its own words.
pub fn read_error(error: &io::Error) -> LocalizedText {
    let pack = error.get_ref().and_then(|inner| inner.downcast_ref::<PackError>());
    localized(|locale| {
        pack.map_or_else(|| error.to_string(), |pack| pack.problem().to_card(locale).trim_end().to_owned())
    })
}

/// What is wrong with a scene whose id another has.
fn duplicate_id(id: &str, one: &Path, other: &Path) -> LocalizedText {
    // Only as much of the paths as distinguishes them: pupils see the text, too.
    let near = |path: &Path| {
        let parts: Vec<_> = path.iter().rev().take(2).map(|part| part.to_string_lossy()).collect();
        parts.into_iter().rev().collect::<Vec<_>>().join("/")
    };
    let (one, other) = (near(one), near(other));
    localized(|locale| say!("scene-same-id", id, one = &one, other = &other).text(locale))
}

/// What a scene's folder says: its name, and that of the folder around it.
fn named(source: &Path) -> SceneInfo {
    let part = |path: Option<&Path>| path.and_then(Path::file_stem).map(|name| name.to_string_lossy().into_owned());
    let (name, around) = (part(Some(source)).unwrap_or_default(), part(source.parent()).unwrap_or_default());
    let id = Some(format!("{around}/{name}")).filter(|id| is_scene_id(id)).unwrap_or_else(|| made_id(source));
    let title = localized(|_| name.clone());
    SceneInfo {
        id,
        family: Family::Walk,
        grades: [1, 12],
        minutes: 0,
        languages: Vec::new(),
        title,
        summary: BTreeMap::new(),
    }
}

/// A generated id, safe in addresses whatever the folder's name.
fn made_id(source: &Path) -> String {
    format!("broken/x{}", &sha256(source.to_string_lossy().as_bytes())[..12])
}
