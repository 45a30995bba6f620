//! `shujin schema` and `shujin reference`: what is generated from the format's types.

use crate::{Failure, folder, say};
use std::path::Path;

/// The schema's name in a folder of schemas: it carries the format's version.
const SCHEMA: &str = "scene.v1.json";

/// Writes the JSON Schema of `scene.toml` to a file, into a folder, or to the terminal.
pub fn schema(out: Option<&Path>) -> Result<bool, Failure> {
    let file = out.map(|path| match path.extension() {
        Some(ending) if ending == "json" => path.to_owned(),
        _ => path.join(SCHEMA),
    });
    put(&shujin_lesson::schema_text(), file.as_deref())
}

/// Writes the author's reference to a file or the terminal.
pub fn reference(out: Option<&Path>) -> Result<bool, Failure> {
    put(&shujin_lesson::reference(), out)
}

fn put(text: &str, out: Option<&Path>) -> Result<bool, Failure> {
    match out {
        Some(path) => folder::write_file(path, text.as_bytes())?,
        None => say(text),
    }
    Ok(true)
}
