//! Runs `tests/cases/reader`: broken scenes, each with the exact report that its author gets.
//!
//! A case is a folder with `case.toml` (the starter it breaks and how), `files/` laid over it, and
//! `expected.report.txt`: the report in Chinese, `===`, the report in English. `SHUJIN_BLESS=1` rewrites the latter.

use serde::Deserialize;
use shujin_blocks::read;
use shujin_lesson::codes;
use shujin_lesson::format::Family;
use shujin_lesson::{Files, Locale, Message, starter};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// How a case breaks its scene.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The starter it begins with.
    starter: Family,
    /// Replacements; each `find` stands exactly once in its file.
    #[serde(default, rename = "edit")]
    edits: Vec<Edit>,
    /// Whether what a starter leaves to be written is left.
    #[serde(default)]
    as_started: bool,
    /// Files taken away.
    #[serde(default)]
    remove: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    #[serde(default = "scene_toml")]
    file: String,
    find: String,
    put: String,
}

fn scene_toml() -> String {
    "scene.toml".into()
}

fn folder() -> PathBuf {
    PathBuf::from("../../tests/cases/reader")
}

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("the folder of cases");
    let mut cases: Vec<PathBuf> = entries.map(|e| e.expect("an entry").path()).filter(|p| p.is_dir()).collect();
    cases.sort();
    cases
}

/// The scene that a case describes.
fn scene(path: &Path) -> Files {
    let name = path.display();
    let text = fs::read_to_string(path.join("case.toml")).expect("case.toml");
    let case: Case = toml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
    let mut files = starter(case.starter, "culture/my-scene");
    for edit in &case.edits {
        let before = files.get(&edit.file).unwrap_or_else(|| panic!("{name}: no {}", edit.file));
        let before = String::from_utf8(before.to_vec()).expect("UTF-8");
        assert_eq!(before.matches(&edit.find).count(), 1, "{name}: {:?} must stand once in {}", edit.find, edit.file);
        files.insert(edit.file.clone(), before.replace(&edit.find, &edit.put));
    }
    for gone in &case.remove {
        files.remove(gone).unwrap_or_else(|| panic!("{name}: no {gone}"));
    }
    overlay(&path.join("files"), "", &mut files);
    if !case.as_started {
        written(&mut files);
    }
    files
}

/// Puts an author's own in the place of what a starter leaves to be written.
fn written(files: &mut Files) {
    for (path, left, own) in [
        ("CREDITS.toml", "写上作者 / name the author", "An Author"),
        ("scene.toml", "自己量的：写上谁在哪里怎样量", "An Author, by the river, with a tape"),
    ] {
        let text = files.get(path).and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
        if let Some(text) = text.filter(|text| text.contains(left)) {
            files.insert(path, text.replace(left, own));
        }
    }
}

fn overlay(folder: &Path, before: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        let name = format!("{before}{}", path.file_name().and_then(|n| n.to_str()).expect("a name"));
        if path.is_dir() {
            overlay(&path, &format!("{name}/"), files);
        } else {
            assert!(files.insert(name, fs::read(&path).expect("a file")), "{}", path.display());
        }
    }
}

fn english() -> Locale {
    Locale::of("en").expect("English")
}

#[test]
fn broken_scenes_get_the_expected_reports() {
    let bless = std::env::var_os("SHUJIN_BLESS").is_some();
    let mut wrong = Vec::new();
    for path in cases() {
        let report = read(&scene(&path)).1;
        let both = format!("{}===\n{}", report.to_text(Locale::SOURCE, ""), report.to_text(english(), ""));
        let expected = path.join("expected.report.txt");
        if bless {
            fs::write(&expected, &both).expect("the expected report");
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        if wanted != both {
            wrong.push(format!("{}\n--- expected\n{wanted}--- found\n{both}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_is_broken_and_every_code_has_a_case() {
    let mut seen = BTreeSet::new();
    for path in cases() {
        let report = read(&scene(&path)).1;
        assert!(!report.problems.is_empty(), "{} is clean", path.display());
        seen.extend(report.problems.iter().map(|p| p.code));
    }
    let known: BTreeSet<&str> = codes().map(|c| c.name).collect();
    let unlisted: Vec<_> = seen.difference(&known).collect();
    assert!(unlisted.is_empty(), "codes that are not listed: {unlisted:?}");
    // `structure` stands guard behind the schema: no scene is known that gets so far. `too-many-problems` would make a
    // long report, and nothing is known at which a library panics; tests/hostile.rs has both. What the typeface lacks the command
    // says, whose tests have it.
    let silent: Vec<_> = known
        .difference(&seen)
        .filter(|c| !["structure", "too-many-problems", "reader-gave-up", "no-glyph"].contains(*c))
        .collect();
    assert!(silent.is_empty(), "codes without a case: {silent:?}");
}

/// Whether every locale says the same: what is quoted from a file, one piece or several.
fn is_quoted(said: &Message) -> bool {
    let pseudo = said.text(Locale::PSEUDO);
    let outside: String = pseudo.split('`').step_by(2).collect();
    pseudo == said.text(english()) && !outside.contains(char::is_alphabetic)
}

#[test]
fn every_report_is_translated() {
    let (open, shut) = shujin_messages::pseudo::MARKS;
    for path in cases() {
        for problem in read(&scene(&path)).1.problems {
            for said in [&problem.found, &problem.expected, &problem.help] {
                let pseudo = said.text(Locale::PSEUDO);
                let is_marked = pseudo.starts_with(open) && pseudo.ends_with(shut);
                let same = Locale::all().all(|locale| said.text(locale) == pseudo);
                assert!(is_marked || same || is_quoted(said), "{}: {pseudo}", path.display());
            }
            let printed = problem.to_text(Locale::PSEUDO, "");
            let lines: Vec<&str> = printed.lines().map(str::trim).collect();
            let whole = lines.iter().all(|line| line.starts_with(open) && line.ends_with(shut));
            assert!(whole && lines.len() == 2, "{}: {printed}", path.display());
        }
    }
}

#[test]
fn a_scene_in_chinese_alone_is_clean() {
    let mut files = starter(Family::Walk, "culture/my-scene");
    written(&mut files);
    files.remove("strings/en.toml").expect("English");
    for (path, find, put) in [
        ("scene.toml", "grades = [", "languages = [\"zh-CN\"]\ngrades = ["),
        ("CREDITS.toml", ", \"strings/en.toml\"", ""),
    ] {
        let text = String::from_utf8(files.get(path).expect("a file").to_vec()).expect("UTF-8");
        assert_eq!(text.matches(find).count(), 1, "{path}");
        files.insert(path, text.replace(find, put));
    }
    let (lesson, report) = read(&files);
    assert_eq!(report.to_text(english(), ""), "");
    assert_eq!(lesson.expect("a lesson").languages().collect::<Vec<_>>(), ["zh-CN"]);
}
