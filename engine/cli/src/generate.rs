//! `shujin schema` and `shujin reference`: what is generated from the format's types.

use crate::{Failure, folder, put};
use std::path::Path;

/// Writes the JSON Schemas into a folder; that of `scene.toml` alone to a file or to the terminal.
pub fn schema(out: Option<&Path>) -> Result<bool, Failure> {
    let is_file = |path: &&Path| path.extension().is_some_and(|ending| ending == "json");
    let schemas = shujin_lesson::schemas();
    match out.filter(|path| !is_file(path)) {
        Some(folder) => {
            for (name, text) in &schemas {
                write_or_print(text, Some(&folder.join(name)))?;
            }
            Ok(true)
        }
        None => write_or_print(&schemas[0].1, out),
    }
}

/// Writes the author's reference to a file or the terminal.
pub fn reference(out: Option<&Path>) -> Result<bool, Failure> {
    write_or_print(&shujin_lesson::reference(&shujin_lab::reference()), out)
}

fn write_or_print(text: &str, out: Option<&Path>) -> Result<bool, Failure> {
    match out {
        Some(path) => folder::write_file(path, text.as_bytes())?,
        None => put(text),
    }
    Ok(true)
}
