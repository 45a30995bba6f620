//! `shujin schema` and `shujin reference`: what is generated from the format's types.

use crate::{Failure, folder, say};
use std::path::Path;

/// Writes the JSON Schemas into a folder; that of `scene.toml` alone to a file or to the terminal.
pub fn schema(out: Option<&Path>) -> Result<bool, Failure> {
    let is_file = |path: &&Path| path.extension().is_some_and(|ending| ending == "json");
    let schemas = shujin_lesson::schemas();
    match out.filter(|path| !is_file(path)) {
        Some(folder) => {
            for (name, text) in &schemas {
                put(text, Some(&folder.join(name)))?;
            }
            Ok(true)
        }
        None => put(&schemas[0].1, out),
    }
}

/// Writes the author's reference to a file or the terminal.
pub fn reference(out: Option<&Path>) -> Result<bool, Failure> {
    put(&shujin_lesson::reference(&shujin_lab::reference()), out)
}

fn put(text: &str, out: Option<&Path>) -> Result<bool, Failure> {
    match out {
        Some(path) => folder::write_file(path, text.as_bytes())?,
        None => say(text),
    }
    Ok(true)
}
