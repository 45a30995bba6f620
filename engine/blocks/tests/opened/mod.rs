//! The lessons of `tests/cases/hands`, begun.

#![allow(dead_code)] // each test file uses its part

use shujin_blocks::catalogue;
use shujin_lesson::{Files, Lesson, Locale, read};
use shujin_play::{Intent, Play};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The scene of this id.
pub fn lesson(id: &str) -> Arc<Lesson> {
    let folder = Path::new("../../tests/cases/hands").join(id);
    let mut files = Files::new();
    for name in ["scene.toml", "CREDITS.toml", "strings/zh-CN.toml", "strings/en.toml"] {
        files.insert(name, fs::read(folder.join(name)).expect("a file"));
    }
    let (lesson, report) = read(&files, &catalogue());
    assert_eq!(report.errors(), 0, "{}", report.to_text(Locale::of("en").unwrap_or_default(), ""));
    Arc::new(lesson.expect("a lesson"))
}

/// The same, begun.
pub fn opened(id: &str) -> Play {
    let mut play = shujin_blocks::open(lesson(id), 1).expect("opens");
    play.tick(&[Intent::Start]);
    play
}
