//! Brings scenes from disk: one, or all below a folder.

use crate::Failure;
use shujin_lesson::{Files, Lesson};
use shujin_server::scenes::{find, read};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The scenes at or below `path`; a file is taken as a pack whatever its name.
pub fn all(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let found = if path.is_file() { vec![path.to_owned()] } else { find(path) };
    if found.is_empty() { Err(Failure::NoScene(path.to_owned())) } else { Ok(found) }
}

/// The one scene at or below `path`.
pub fn one(path: &Path) -> Result<PathBuf, Failure> {
    let mut found = all(path)?;
    let first = found.swap_remove(0);
    if found.is_empty() { Ok(first) } else { Err(Failure::ManyScenes(path.to_owned(), found.len() + 1)) }
}

/// The files of the scene at `path`, a folder or a pack.
pub fn files(path: &Path) -> Result<Files, Failure> {
    read(path).map_err(Failure::io(path))
}

/// The lesson in these files; what keeps it from being one, as a report.
pub fn lesson(files: &Files) -> Result<Arc<Lesson>, Failure> {
    match shujin_blocks::read(files) {
        (Some(lesson), report) if report.errors() == 0 => Ok(Arc::new(lesson)),
        (_, report) => Err(Failure::Broken(report.to_text(shujin_messages::spoken(), ""))),
    }
}

/// A recording's JSON.
pub fn recording(file: &Path) -> Result<serde_json::Value, Failure> {
    let text = fs::read_to_string(file).map_err(Failure::io(file))?;
    serde_json::from_str(&text).map_err(|why| Failure::Broken(format!("{}: {why}", file.display())))
}
