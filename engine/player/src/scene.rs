//! Brings a scene's files from disk: a folder or a pack.

use crate::Failure;
use shujin_lesson::{
    Files, Lang, Lesson,
    pack::{Limits, unpack},
};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Deeper folders are not looked into: a link to a parent would never end.
const DEEPEST: usize = 8;

/// The files of the scene at `path`.
pub fn files(path: &Path) -> Result<Files, Failure> {
    if path.is_file() {
        let bytes = fs::read(path).map_err(Failure::io(path))?;
        return Ok(unpack(&bytes, &Limits::default())?);
    }
    if !path.join("scene.toml").is_file() {
        return Err(Failure::NoScene(path.to_owned()));
    }
    let mut files = Files::new();
    walk(path, "", 0, &mut files)?;
    Ok(files)
}

/// The lesson in these files; what keeps it from being one, as a report in `lang`.
pub fn lesson(files: &Files, lang: &str) -> Result<Arc<Lesson>, Failure> {
    match shujin_lesson::read(files, &shujin_play::catalogue()) {
        (Some(lesson), report) if report.errors() == 0 => Ok(Arc::new(lesson)),
        (_, report) => Err(Failure::Broken(report.to_text(Lang::of(lang), ""))),
    }
}

/// A recording's JSON.
pub fn recording(file: &Path) -> Result<serde_json::Value, Failure> {
    let text = fs::read_to_string(file).map_err(Failure::io(file))?;
    serde_json::from_str(&text).map_err(|why| Failure::Broken(format!("{}: {why}", file.display())))
}

fn walk(folder: &Path, before: &str, depth: usize, files: &mut Files) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(Failure::io(folder))? {
        let path = entry.map_err(Failure::io(folder))?.path();
        let Some(name) = path.file_name().and_then(|n| n.to_str()) else { continue };
        let name = format!("{before}{name}");
        if path.is_dir() {
            if depth < DEEPEST {
                walk(&path, &format!("{name}/"), depth + 1, files)?;
            }
        } else if Files::belongs(&name) {
            files.insert(name, fs::read(&path).map_err(Failure::io(&path))?);
        }
    }
    Ok(())
}
