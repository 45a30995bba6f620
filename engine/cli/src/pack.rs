//! `shujin pack`: checks a scene, then writes it as one file.

use crate::{Failure, check, folder, tell};
use shujin_lesson::{Files, pack};
use std::borrow::Cow;
use std::fs;
use std::path::Path;

/// Packs `dir` into `out`; says whether the scene was clean. One that isn't is not packed.
pub fn run(dir: &Path, out: &Path, font: Option<&Path>) -> Result<bool, Failure> {
    let dir = &folder::scene_of(dir);
    let files = shujin_server::scenes::read(dir).map_err(Failure::io(dir))?;
    if out.is_dir() || out.to_string_lossy().ends_with(['/', '\\']) {
        return Err(Failure::OutIsFolder(out.to_owned()));
    }
    let typeface = match font {
        Some(path) => Cow::from(fs::read(path).map_err(Failure::io(path))?),
        None => Cow::from(check::TYPEFACE),
    };
    let (lesson, mut report) = shujin_blocks::read(&files);
    check::check_glyphs(&files, &typeface, &mut report);
    check::print(dir, &report);
    let Some(lesson) = lesson.filter(|_| report.is_clean()) else {
        return Ok(false);
    };
    let font = cut(font.unwrap_or(Path::new("shujin-sans.ttf")), &typeface, &files)?;
    let bytes = pack::pack(&lesson.scene.id, &files, Some(&font))?;
    folder::write_file(out, &bytes)?;
    tell(say!("packed", out, size = bytes.len().div_ceil(1024), hash = &lesson.hash[..12]));
    Ok(true)
}

fn cut(name: &Path, font: &[u8], files: &Files) -> Result<Vec<u8>, Failure> {
    pack::subset(font, &pack::glyphs(files)).map_err(|why| Failure::Font { path: name.to_owned(), why })
}
