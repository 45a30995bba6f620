//! What no compiler says about sources: rooms that know no file system, words that have no place here.
//!
//! Does: read every text file that git knows or would take. Does not: parse; a comment may say what it likes about files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use walkdir::WalkDir;

use crate::plan::Outcome;
use crate::{code, paths, sh};

/// Rooms that must run in a browser: they are handed bytes and never open a file.
const WITHOUT_FILES: [&str; 9] = [
    "engine/messages/src/",
    "engine/lesson/src/",
    "engine/lab/src/",
    "engine/music/src/",
    "engine/trace/src/",
    "engine/play/src/",
    "engine/blocks/src/",
    "engine/stage/src/",
    "web/src/",
];
/// Of these the ones that may draw and hear, and so know the time.
const WITH_CLOCK: [&str; 2] = ["engine/stage/src/", "web/src/"];
/// What the others do not know besides: the clock, the network, threads.
const OUTSIDE: [&str; 4] = ["Instant::now", "SystemTime", "std::net", "std::thread"];
/// Signs of one machine or of unfinished work. In halves, so that this file does not name them itself.
const WORDS: [(&str, &str); 7] = [
    ("/ro", "ot/"),
    ("/ho", "me/"),
    ("/Us", "ers/"),
    ("<<<<", "<<< "),
    ("dbg", "!("),
    ("todo", "!("),
    ("unimplemented", "!("),
];

/// Holds all sources against the rules.
///
/// # Errors
/// When a rule is broken; all places are printed.
pub fn check() -> Result<Outcome> {
    let listed = sh::read(sh::program("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    let scenes = scene_names(paths::root());
    let mut found = Vec::new();
    for name in listed.lines().collect::<BTreeSet<_>>() {
        // Not text, or listed but deleted.
        let Ok(text) = fs::read_to_string(paths::root().join(name)) else {
            continue;
        };
        found.extend(problems(name, &text, &scenes));
    }
    all_well(found)
}

/// The files of blocks that no module names in writing, from the repository's root: the list and what macros make modules of.
pub fn of_blocks() -> Vec<PathBuf> {
    let files = WalkDir::new(paths::root().join("engine/blocks/src")).sort_by_file_name().into_iter();
    let files = files.filter_map(Result::ok).map(walkdir::DirEntry::into_path);
    let named = |path: &Path| ["list.rs", "mod.rs", "format.rs"].iter().any(|name| path.ends_with(name));
    let files = files.filter(|path| named(path));
    files.filter_map(|path| path.strip_prefix(paths::root()).ok().map(Path::to_path_buf)).collect()
}

/// Done, or an error after every problem is printed.
///
/// # Errors
/// When there are problems.
pub fn all_well(problems: Vec<String>) -> Result<Outcome> {
    for problem in &problems {
        println!("{problem}");
    }
    match problems.len() {
        0 => Ok(Outcome::Done),
        1 => bail!("1 problem, named above"),
        count => bail!("{count} problems, named above"),
    }
}

fn problems(name: &str, text: &str, scenes: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    let mut add = |line: usize, what: String| found.push(format!("{name}:{line}: {what}"));
    let is_rust = name.ends_with(".rs");
    let without_files = is_rust && WITHOUT_FILES.iter().any(|room| name.starts_with(room));
    for (number, line) in (1..).zip(text.lines()) {
        for word in WORDS.map(|(start, end)| format!("{start}{end}")) {
            if has_word(line, &word) {
                add(number, format!("{word} has no place in a committed file"));
            }
        }
        if is_rust && !line.trim_start().starts_with("//") {
            for scene in scenes.iter().filter(|scene| line.contains(scene.as_str())) {
                add(number, format!("Rust must not name the scene {scene}: scenes are data"));
            }
        }
    }
    if without_files {
        for line in lines_with_files(text) {
            add(line, "std::fs has no place in this room: take bytes from the host".into());
        }
        let is_pure = !WITH_CLOCK.iter().any(|room| name.starts_with(room));
        for (line, code) in code::lines(text).into_iter().filter(|_| is_pure) {
            for word in OUTSIDE.iter().filter(|word| code.contains(**word)) {
                add(line, format!("{word} has no place in this room: take it from the host"));
            }
        }
    }
    found
}

/// Whether the word stands there by itself: a folder named home inside a project is not a home folder.
fn has_word(line: &str, word: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '}' | ')');
    line.match_indices(word).any(|(at, _)| !line[..at].ends_with(goes_on))
}

/// `family/scene` of every scene: no Rust code may know one; a comment may take one as an example.
fn scene_names(root: &Path) -> BTreeSet<String> {
    let scenes = root.join("scenes");
    let files = WalkDir::new(&scenes).min_depth(3).max_depth(3).into_iter().filter_map(Result::ok);
    let folders = files.filter(|entry| entry.file_name() == "scene.toml").filter_map(|entry| {
        let folder = entry.path().parent()?.strip_prefix(&scenes).ok()?;
        Some(folder.to_string_lossy().replace('\\', "/"))
    });
    folders.collect()
}

/// Lines of code, outside tests, that reach for the file system.
fn lines_with_files(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    // Inside of `use std::{ … }`, which may run over several lines.
    let mut in_std = false;
    for (number, line) in code::lines(text) {
        in_std |= line.contains("use std::{");
        let words: Vec<_> = line.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        if line.contains("std::fs") || (in_std && words.contains(&"fs")) {
            found.push(number);
        }
        in_std &= !line.contains(';');
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_however_they_are_named() {
        assert_eq!(lines_with_files("use std::fs;\nlet x = std::fs::read(p);\n"), [1, 2]);
        assert_eq!(lines_with_files("use std::{\n    fs,\n    io,\n};\nfn f(fs: u8) {}\n"), [2]);
        assert_eq!(lines_with_files("use std::{fmt, fs::File};\n"), [1]);
    }

    #[test]
    fn comments_tests_and_lookalikes_are_let_be() {
        assert!(lines_with_files("//! knows no std::fs\nuse std::{fmt, io};\n").is_empty());
        assert!(lines_with_files("fn f() {}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n").is_empty());
        assert_eq!(lines_with_files("#[cfg(test)]\nmod tests;\nuse std::fs;\n"), [3]);
    }

    #[test]
    fn pure_rooms_know_no_clock() {
        let text = "let now = std::time::Instant::now();\n";
        assert_eq!(problems("engine/play/src/play.rs", text, &BTreeSet::new()).len(), 1);
        assert!(problems("engine/stage/src/lesson.rs", text, &BTreeSet::new()).is_empty());
    }

    #[test]
    fn only_the_rooms_without_files_are_asked() {
        let text = "use std::fs;\n";
        assert_eq!(problems("engine/lesson/src/read.rs", text, &BTreeSet::new()).len(), 1);
        assert!(problems("engine/lesson/tests/cases.rs", text, &BTreeSet::new()).is_empty());
        assert!(problems("engine/server/src/lib.rs", text, &BTreeSet::new()).is_empty());
    }

    #[test]
    fn a_scene_named_in_rust_is_found() {
        let scenes = BTreeSet::from(["walk/old-bridge".to_owned()]);
        let text = "let first = \"walk/old-bridge\";\n";
        assert_eq!(problems("engine/stage/src/home.rs", text, &scenes).len(), 1);
        assert!(problems("README.md", text, &scenes).is_empty());
        let comment = "    /// An id such as `walk/old-bridge`.\n";
        assert!(problems("engine/stage/src/home.rs", comment, &scenes).is_empty());
    }

    #[test]
    fn a_path_of_one_machine_is_found_with_its_line() {
        let text = format!("one\nlet path = \"/ho{}\";\n", "me/somebody/x");
        let found = problems("web/page/main.js", &text, &BTreeSet::new());
        assert!(found.len() == 1 && found[0].starts_with("web/page/main.js:2: "), "{found:?}");
        let text = format!("import \"./page/ho{}\";\n", "me/card.js");
        assert!(problems("web/page/main.js", &text, &BTreeSet::new()).is_empty());
    }
}
