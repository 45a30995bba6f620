//! Finds scenes for a command, and writes files.

use crate::Failure;
use shujin_lesson::Files;
use shujin_server::scenes::find;
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

/// Folders with a `scene.toml`, and packs, at or below `path`, in order; a file is taken as a pack whatever its name.
pub fn scenes(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if fs::metadata(path).map_err(Failure::io(path))?.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let found = find(path);
    if found.is_empty() { Err(Failure::NoScene(path.to_owned())) } else { Ok(found) }
}
