//! Which characters a scene shows: what the font in its pack holds, no more and no less.

use crate::files::Files;
use std::collections::BTreeSet;

/// The characters that a scene shows: those of all its texts, units and dialogues, and what the engine adds to them.
pub fn glyphs(files: &Files) -> BTreeSet<char> {
    let mut all: BTreeSet<char> = (' '..='~').chain("–−…×·：，。".chars()).collect();
    for (_, bytes) in texts(files) {
        all.extend(String::from_utf8_lossy(bytes).chars().filter(|c| is_shown(*c)));
    }
    all
}

/// The files whose characters are shown.
pub(super) fn texts(files: &Files) -> impl Iterator<Item = (&str, &[u8])> {
    files.iter().filter(|(path, _)| *path == "scene.toml" || path.starts_with("strings/") || path.ends_with(".yarn"))
}

/// Whether a character of a text needs a glyph.
pub(super) fn is_shown(c: char) -> bool {
    !c.is_control() && c != '\u{feff}'
}
