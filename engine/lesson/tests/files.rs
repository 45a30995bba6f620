//! Files as people have them: dialogues, texts and folders with the slips of keyboards, editors and other programs, and the report of each.
//!
//! `tests/cases/dialogues/expected.toml` says what is reported, in Chinese, of each dialogue beside it when it stands in the
//! role starter. `SHUJIN_BLESS=1` rewrites it: read the difference.

use shujin_lesson::format::Family;
use shujin_lesson::{Catalogue, Locale, Report, read, starter};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    PathBuf::from("../../tests/cases/dialogues")
}

/// The report of each dialogue, by its name.
fn dialogues() -> BTreeMap<String, Report> {
    let entries = fs::read_dir(folder()).expect("the dialogues").map(|e| e.expect("an entry").path());
    let yarn = entries.filter(|path| path.extension().is_some_and(|ending| ending == "yarn"));
    yarn.map(|path| (name(&path), report(&path))).collect()
}

fn name(path: &Path) -> String {
    path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned()
}

fn report(path: &Path) -> Report {
    let mut files = starter(Family::Role, "culture/my-scene");
    files.insert("dialogues/lan.yarn", fs::read(path).expect("a dialogue"));
    let mut report = read(&files, &Catalogue::default()).1;
    report.problems.retain(|p| p.code != "placeholder-left");
    report
}

#[test]
fn dialogues_get_the_reports_that_stand_beside_them() {
    let path = folder().join("expected.toml");
    let reports: BTreeMap<String, String> =
        dialogues().into_iter().map(|(name, report)| (name, report.to_text(Locale::SOURCE, ""))).collect();
    if std::env::var_os("SHUJIN_BLESS").is_some() {
        let head = "# Dialogues with the slips of keyboards, editors and other programs: what is reported of each.\n";
        let each = reports.iter().map(|(name, report)| format!("\n\"{name}\" = '''\n{report}'''\n"));
        fs::write(&path, head.to_owned() + &each.collect::<String>()).expect("the reports");
    }
    let text = fs::read_to_string(&path).expect("the reports");
    let expected: BTreeMap<String, String> = toml::from_str(&text).expect("TOML");
    assert_eq!(reports, expected);
}
