//! `shujin pack`: checks a scene, then writes it as one file.

use crate::{Failure, check, folder, say};
use shujin_lesson::{Files, Lang, pack, read};
use std::fs;
use std::path::Path;

/// The interface's typeface: what a scene's texts are set in where the author names no other.
const TYPEFACE: &[u8] = include_bytes!("../../../assets/fonts/shujin-sans.ttf");

/// Packs `dir` into `out`; says whether the scene was clean. One that isn't is not packed.
pub fn run(dir: &Path, out: &Path, font: Option<&Path>, lang: Lang) -> Result<bool, Failure> {
    let dir = &folder::scene_of(dir);
    let files = shujin_server::scenes::read(dir).map_err(Failure::io(dir))?;
    let (lesson, report) = read(&files, &shujin_server::scenes::catalogue());
    check::print(dir, &report, lang);
    let Some(lesson) = lesson.filter(|_| report.is_clean()) else {
        return Ok(false);
    };
    let font = match font {
        Some(path) => cut(path, &fs::read(path).map_err(Failure::io(path))?, &files),
        None => cut(Path::new("shujin-sans.ttf"), TYPEFACE, &files),
    }?;
    let bytes = pack::pack(&lesson.scene.id, &files, Some(&font))?;
    folder::write_file(out, &bytes)?;
    let (out, size, hash) = (out.display(), bytes.len().div_ceil(1024), &lesson.hash[..12]);
    say(format_args!("{out}：{size} KB，{hash}\n"));
    Ok(true)
}

fn cut(name: &Path, font: &[u8], files: &Files) -> Result<Vec<u8>, Failure> {
    pack::subset(font, &pack::glyphs(files)).map_err(|why| Failure::Font { path: name.to_owned(), why })
}
