//! Whatever stands in a scene's files, the reader answers with a report and never panics.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use shujin_lesson::format::Family;
use shujin_lesson::{Catalogue, read, starter};

/// A starter with some of its files replaced.
#[derive(Arbitrary, Debug)]
struct Input<'a> {
    family: u8,
    scene: Option<&'a [u8]>,
    strings: Option<&'a [u8]>,
    dialogue: Option<&'a [u8]>,
    score: Option<&'a [u8]>,
    model: Option<&'a [u8]>,
}

// The Yarn compiler's panics are known and reported; one of any other reader is a finding.
fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |input: Input| {
    let family =
        [Family::Walk, Family::Role, Family::Bench, Family::Music][usize::from(input.family % 4)];
    let mut files = starter(family, "a/b");
    let replaced = [
        ("scene.toml", input.scene),
        ("strings/en.toml", input.strings),
        ("dialogues/lan.yarn", input.dialogue),
        ("scores/tune.musicxml", input.score),
        ("models/a.glb", input.model),
    ];
    for (path, bytes) in replaced {
        if let Some(bytes) = bytes {
            files.insert(path, bytes);
        }
    }
    let (_, report) = read(&files, &Catalogue::default());
    assert!(report.problems.iter().all(|p| p.line > 0 && p.column > 0 && p.code != "reader-gave-up"));
});
