//! `shujin pack`: checks a scene, then writes it as one file.

use crate::{Failure, check, folder};
use shujin_lesson::{Lang, pack, read};
use std::fs;
use std::path::Path;

/// Packs `dir` into `out`; says whether the scene was clean. One that isn't is not packed.
pub fn run(dir: &Path, out: &Path, font: Option<&Path>, lang: Lang) -> Result<bool, Failure> {
    let files = folder::read(dir)?;
    let (lesson, report) = read(&files, &shujin_lab::catalogue());
    check::print(dir, &report, lang);
    let Some(lesson) = lesson.filter(|_| report.is_clean()) else {
        return Ok(false);
    };
    let font = font.map(|path| cut(path, &files)).transpose()?;
    let bytes = pack::pack(&lesson.scene.id, &files, font.as_deref())?;
    folder::write_file(out, &bytes)?;
    let (out, size, hash) = (out.display(), bytes.len().div_ceil(1024), &lesson.hash[..12]);
    println!("{out}：{size} KB，{hash}");
    Ok(true)
}

fn cut(path: &Path, files: &shujin_lesson::Files) -> Result<Vec<u8>, Failure> {
    let font = fs::read(path).map_err(Failure::io(path))?;
    pack::subset(&font, &pack::glyphs(files)).map_err(|why| Failure::Font { path: path.to_owned(), why })
}
