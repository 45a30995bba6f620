//! `shujin schema` and `shujin reference`: what is generated from the format's types.

use crate::{Failure, folder};
use std::path::Path;

/// Writes the JSON Schema of `scene.toml` to a file or the terminal.
pub fn schema(out: Option<&Path>) -> Result<bool, Failure> {
    put(&shujin_lesson::schema_text(), out)
}

/// Writes the author's reference to a file or the terminal.
pub fn reference(out: Option<&Path>) -> Result<bool, Failure> {
    put(&shujin_lesson::reference(), out)
}

fn put(text: &str, out: Option<&Path>) -> Result<bool, Failure> {
    match out {
        Some(path) => folder::write_file(path, text.as_bytes())?,
        None => print!("{text}"),
    }
    Ok(true)
}
