//! `shujin check`: reads each scene and prints its report.

use crate::{Failure, folder};
use serde_json::{Value, json};
use shujin_lab::catalogue;
use shujin_lesson::pack::{Limits, unpack};
use shujin_lesson::{Files, Lang, Report};
use std::fs;
use std::path::{Path, PathBuf};

/// Checks every scene at or below the paths; says whether all are clean.
pub fn run(paths: &[PathBuf], lang: Lang, json: bool) -> Result<bool, Failure> {
    let mut all = Vec::new();
    let mut clean = true;
    for path in paths {
        for scene in folder::scenes(path)? {
            let (good, problems) = one(&scene, lang, json)?;
            clean &= good;
            all.extend(problems);
        }
    }
    if json {
        println!("{}", Value::Array(all));
    }
    Ok(clean)
}

/// Checks one folder or pack; gives back its problems if they are wanted as JSON, else prints them.
fn one(scene: &Path, lang: Lang, json: bool) -> Result<(bool, Vec<Value>), Failure> {
    let files = if scene.is_file() {
        let bytes = fs::read(scene).map_err(Failure::io(scene))?;
        match unpack(&bytes, &Limits::default()) {
            Ok(files) => files,
            // A bad pack is a finding, not a failure to run.
            Err(error) => {
                let (code, file, found) = (error.code, scene.display().to_string(), error.message(lang));
                let problem = json!({ "code": code, "severity": "error", "file": file, "line": 1, "column": 1,
                    "found": found, "expected": ".shujin", "help": "" });
                if !json {
                    println!("{file}:1:1 {code}: {found}");
                }
                return Ok((false, vec![problem]));
            }
        }
    } else {
        shujin_server::scenes::read(scene).map_err(Failure::io(scene))?
    };
    let report = report(&files);
    let before = format!("{}/", scene.display());
    if json {
        let problems = report.to_json(lang, &before);
        return Ok((report.is_clean(), problems.as_array().cloned().unwrap_or_default()));
    }
    print(scene, &report, lang);
    Ok((report.is_clean(), Vec::new()))
}

/// The report on a scene's files, with the engine's models known.
pub fn report(files: &Files) -> Report {
    shujin_lesson::read(files, &catalogue()).1
}

/// Prints a report and its sum.
pub fn print(scene: &Path, report: &Report, lang: Lang) {
    let scene = scene.display();
    print!("{}", report.to_text(lang, &format!("{scene}/")));
    let (errors, warnings) = (report.errors(), report.warnings());
    match (lang, errors) {
        (Lang::ZhCn, 0) => println!("{scene}：通过，{warnings} 条提醒"),
        (Lang::ZhCn, _) => println!("{scene}：{errors} 个问题，{warnings} 条提醒"),
        (Lang::En, 0) => println!("{scene}: clean, {warnings} warnings"),
        (Lang::En, _) => println!("{scene}: {errors} problems, {warnings} warnings"),
    }
}
