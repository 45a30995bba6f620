//! What is generated from the format's types is up to date in the repository. `SHUJIN_BLESS=1` rewrites it.

use shujin_lesson::format::Family;
use shujin_lesson::{Catalogue, Locale, example, read, reference, schemas, starter};
use std::fs;
use std::path::Path;

fn is_current(path: &str, text: &str) {
    let path = Path::new("../..").join(path);
    if std::env::var_os("SHUJIN_BLESS").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        fs::write(&path, text).expect("the file");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == text, "{} is stale: run with SHUJIN_BLESS=1", path.display());
}

fn english() -> Locale {
    Locale::of("en").expect("English")
}

#[test]
fn the_schemas_are_current() {
    for (name, text) in schemas() {
        is_current(&format!("scenes/schema/{name}"), &text);
    }
}

#[test]
fn the_reference_is_current() {
    is_current("scenes/README.md", &reference(&shujin_lab::reference()));
}

/// The reference's example is a scene without fault, but for models and pictures, which only a real one has.
#[test]
fn the_example_of_the_reference_is_right() {
    let mut files = example();
    files.insert("scores/tune.musicxml", starter(Family::Music, "a/b").get("scores/tune.musicxml").unwrap_or(&[]));
    let catalogue = Catalogue { score: Some(shujin_music::catalogue::read), ..Catalogue::default() };
    let (lesson, mut report) = read(&files, &catalogue);
    let is_of_a_real_one = |found: &str| found.contains("`models/") || found.contains("`pictures/");
    report.problems.retain(|p| !(p.code == "missing-file" && is_of_a_real_one(&p.found.text(english()))));
    assert_eq!(report.to_text(english(), ""), "");
    assert!(lesson.is_some());
}
