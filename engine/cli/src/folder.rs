//! Reads scene folders and packs from disk into [`Files`], writes files, and finds scenes below a folder.

use crate::Failure;
use shujin_lesson::Files;
use std::fs;
use std::path::{Path, PathBuf};

/// Deeper folders are not looked into: a link to a parent would never end.
const DEEPEST: usize = 8;

/// The files of the scene in `folder`.
pub fn read(folder: &Path) -> Result<Files, Failure> {
    let mut files = Files::new();
    walk(folder, "", 0, &mut |path, name| {
        if Files::belongs(name) {
            files.insert(name, fs::read(path)?);
        }
        Ok(())
    })?;
    Ok(files)
}

/// Writes the files of a scene below `folder`, making folders as needed.
pub fn write(folder: &Path, files: &Files) -> Result<(), Failure> {
    for (path, bytes) in files.iter() {
        write_file(&folder.join(path), bytes)?;
    }
    Ok(())
}

/// Writes one file, making its folder if needed.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Failure::io(folder))?;
    }
    fs::write(path, bytes).map_err(Failure::io(path))
}

/// Folders with a `scene.toml`, and packs, at or below `path`, in order.
pub fn scenes(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let meta = fs::metadata(path).map_err(Failure::io(path))?;
    if meta.is_file() || path.join("scene.toml").is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    walk(path, "", 0, &mut |path, _| {
        let pack = path.extension().is_some_and(|e| e == "shujin");
        let scene = path.file_name().is_some_and(|n| n == "scene.toml");
        found.extend(pack.then(|| path.to_owned()));
        found.extend(path.parent().filter(|_| scene).map(Path::to_owned));
        Ok(())
    })?;
    found.sort();
    if found.is_empty() { Err(Failure::NoScene(path.to_owned())) } else { Ok(found) }
}

/// Calls `each` with every file below `folder`: its path, and its name inside the folder with `/` between parts.
fn walk(
    folder: &Path,
    before: &str,
    depth: usize,
    each: &mut dyn FnMut(&Path, &str) -> std::io::Result<()>,
) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(Failure::io(folder))? {
        let path = entry.map_err(Failure::io(folder))?.path();
        let Some(name) = path.file_name().and_then(|n| n.to_str()) else {
            continue;
        };
        let name = format!("{before}{name}");
        if !path.is_dir() {
            each(&path, &name).map_err(Failure::io(&path))?;
        } else if depth < DEEPEST {
            walk(&path, &format!("{name}/"), depth + 1, each)?;
        }
    }
    Ok(())
}
