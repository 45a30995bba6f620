//! Finds scenes for a command, and writes files.

use crate::Failure;
use shujin_lesson::Files;
use shujin_server::scenes::{find, is_misnamed};
use std::fs;
use std::path::{Path, PathBuf};

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

/// Folders with a `scene.toml` or a misnamed one, and packs, at or below `path`, in order. A file of a scene means its
/// folder; any other file is taken as a pack whatever its name.
pub fn scenes(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if fs::metadata(path).map_err(Failure::io(path))?.is_file() {
        return Ok(vec![scene_of(path)]);
    }
    let mut found = find(path);
    if found.is_empty() {
        // A folder within a scene: `strings`, `models`.
        let above = path.ancestors().skip(1).take(2).find(|folder| folder.join("scene.toml").is_file());
        found.extend(above.map(Path::to_owned));
    }
    if found.is_empty() { Err(Failure::NoScene(path.to_owned())) } else { Ok(found) }
}

/// The scene's folder, if `path` is one of its files; otherwise `path` itself.
pub fn scene_of(path: &Path) -> PathBuf {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
    if !path.is_file() || !(Files::belongs(name) || is_misnamed(path)) {
        return path.to_owned();
    }
    let here = |folder: &Path| if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() };
    let mut above = path.ancestors().skip(1).take(3).map(here);
    let parent = here(path.parent().unwrap_or(Path::new("")));
    let found = above.find(|folder| folder.join("scene.toml").is_file());
    found.unwrap_or_else(|| if is_misnamed(path) { parent } else { path.to_owned() })
}
