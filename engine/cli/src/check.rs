//! `shujin check`: reads each scene and prints its report.

use crate::{Failure, folder, put, tell};
use serde_json::Value;
use shujin_lesson::pack::{self, Limits, open};
use shujin_lesson::{Files, Message, Problem, Report, Severity};
use shujin_messages::spoken;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The interface's typeface: what a scene's texts are set in where the author names no other.
pub const TYPEFACE: &[u8] = include_bytes!("../../../assets/fonts/shujin-sans.ttf");

/// Checks every scene at or below the paths; says whether all are clean.
///
/// # Errors
/// [`Failure::Unread`] after everything else was checked and printed, if a path or a scene could not be read.
pub fn run(paths: &[PathBuf], json: bool) -> Result<bool, Failure> {
    let mut all = Vec::new();
    let mut clean = true;
    let mut unread = 0;
    let mut ids: BTreeMap<(bool, String), PathBuf> = BTreeMap::new();
    for path in paths {
        let scenes = folder::scenes(path).unwrap_or_else(|failure| {
            unread += 1;
            all.extend(output_scene(path, &unreadable(&failure), json));
            Vec::new()
        });
        for scene in scenes {
            let (mut report, id) = one(&scene).unwrap_or_else(|failure| {
                unread += 1;
                (unreadable(&failure), None)
            });
            if let Some(id) = id {
                // The same scene, named twice, is no other, and neither is the pack that was made of it.
                let key = (scene.is_file(), id);
                match ids.get(&key).filter(|first| **first != scene) {
                    Some(first) => report.problems.push(same_id(&key.1, first, &scene)),
                    None => drop(ids.insert(key, scene.clone())),
                }
            }
            clean &= report.is_clean();
            all.extend(output_scene(&scene, &report, json));
        }
    }
    if json {
        put(format_args!("{}\n", Value::Array(all)));
    }
    if unread > 0 { Err(Failure::Unread(unread)) } else { Ok(clean) }
}

/// The report on one folder or pack. A bad pack is a finding, not a failure to run.
fn one(scene: &Path) -> Result<(Report, Option<String>), Failure> {
    let report = |files: &Files, own_font: bool| {
        let (lesson, mut report) = shujin_blocks::read(files);
        if !own_font {
            check_glyphs(files, TYPEFACE, &mut report);
        }
        (report, lesson.map(|lesson| lesson.scene.id))
    };
    if scene.is_file() {
        let bytes = shujin_server::scenes::pack_bytes(scene).map_err(Failure::io(scene))?;
        return Ok(match open(&bytes, &Limits::default()) {
            Ok(pack) => report(&pack.files, pack.font.is_some()),
            Err(error) => (Report { problems: vec![error.problem()] }, None),
        });
    }
    Ok(report(&shujin_server::scenes::read(scene).map_err(Failure::io(scene))?, false))
}

/// Adds what a typeface cannot show. Nothing of a scene that has errors: what is wrong with it may be its encoding.
pub fn check_glyphs(files: &Files, typeface: &[u8], report: &mut Report) {
    if report.is_clean() {
        report.problems.extend(pack::unshown(files, typeface).unwrap_or_default());
        report.sort();
    }
}

/// Of two scenes with one id, home shows one and a course has nonsense.
fn same_id(id: &str, first: &Path, second: &Path) -> Problem {
    let (one, other) = (first.display().to_string(), second.display().to_string());
    Problem {
        code: "duplicate-id",
        severity: Severity::Error,
        file: if second.is_file() { String::new() } else { "scene.toml".into() },
        line: 1,
        column: 1,
        found: say!("same-id", id, one, other),
        expected: say!("id-for-each-scene"),
        help: say!("change-one-id"),
    }
}

/// What could not be read, as a report like any other, so that a program finds it where it finds the rest.
fn unreadable(failure: &Failure) -> Report {
    let found = match failure {
        Failure::NoScene(_) => say!("no-scene-here"),
        Failure::Io { why, .. } => {
            // The system says it in its own language.
            let said = why.to_string();
            match (why.kind(), why.raw_os_error()) {
                (ErrorKind::NotFound, _) => say!("unreadable-not-found", said),
                (ErrorKind::PermissionDenied, _) => say!("unreadable-not-permitted", said),
                (_, Some(code)) => say!("unreadable-system-error", said, code),
                (_, None) => say!("unreadable-otherwise", said),
            }
        }
        other => Message::same(other.to_string()),
    };
    let problem = Problem {
        code: "unreadable",
        severity: Severity::Error,
        file: String::new(),
        line: 1,
        column: 1,
        found,
        expected: say!("scene-or-scenes"),
        help: say!("check-path-and-permissions"),
    };
    Report { problems: vec![problem] }
}

/// Gives back the problems if they are wanted as JSON, else prints them.
fn output_scene(scene: &Path, report: &Report, json: bool) -> Vec<Value> {
    if !json {
        print(scene, report);
        return Vec::new();
    }
    let problems = report.to_json(spoken(), &before(scene, report));
    problems.as_array().cloned().unwrap_or_default()
}

/// Prints a report and its sum.
pub fn print(scene: &Path, report: &Report) {
    put(report.to_text(spoken(), &before(scene, report)));
    match report.errors() {
        0 => tell(say!("check-clean", scene, warnings = report.warnings())),
        errors => tell(say!("check-problems", scene, errors, warnings = report.warnings())),
    }
}

/// What stands before the file's name: the scene, alone where the problem is with the whole of it.
fn before(scene: &Path, report: &Report) -> String {
    let whole = report.problems.iter().any(|p| p.file.is_empty());
    format!("{}{}", scene.display(), if whole { "" } else { "/" })
}
