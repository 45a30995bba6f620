//! What every scene says always holds, tried: picture and figures agree at every corner of what can be set. And that a broken statement is
//! found, told in as few words as can be, with its place.

use shujin_blocks::{always::tried, read};
use shujin_lesson::format::{Family, Scalar};
use shujin_lesson::{Broken, Files, Lesson, Locale, Problem, Report, Severity, put_broken, starter};
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn add_files(files: &mut Files, folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).expect("a scene's folder").map(|e| e.expect("an entry")) {
        let name = format!("{prefix}{}", entry.file_name().to_str().expect("a name in UTF-8"));
        if entry.path().is_dir() {
            add_files(files, &entry.path(), &format!("{name}/"));
        } else if Files::belongs(&name) {
            files.insert(name, fs::read(entry.path()).expect("a file"));
        }
    }
}

/// The scenes of this repository.
fn scenes() -> Vec<Files> {
    let folders =
        |path: &Path| fs::read_dir(path).expect("a folder").map(|e| e.expect("an entry").path()).collect::<Vec<_>>();
    let families = folders(Path::new("../../scenes")).into_iter().filter(|family| family.is_dir());
    let scenes = families.flat_map(|family| folders(&family)).filter(|scene| scene.join("scene.toml").is_file());
    let files = |scene: std::path::PathBuf| {
        let mut files = Files::new();
        add_files(&mut files, &scene, "");
        files
    };
    scenes.map(files).collect()
}

/// The walk's starter with more in its scene.
fn with(more: &str) -> (Arc<Lesson>, Vec<Broken>, String) {
    let mut files = starter(Family::Walk, "a/b");
    let scene = String::from_utf8(files.get("scene.toml").expect("a scene").to_vec()).expect("UTF-8");
    files.insert("scene.toml", scene + more);
    // Its controls have no names here: that is another matter.
    let lesson = Arc::new(read(&files).0.expect("a lesson"));
    let (broken, mut report) = (tried(&lesson), Report::default());
    put_broken(&lesson, &broken, &mut report);
    (lesson, broken, report.to_text(Locale::of("en").expect("English"), ""))
}

const TRIED: &str = r#"
    [[value]]
    id = "flow"
    start = 1
    min = 0
    max = 10
    step = 1
    control = "slider"
    [[value]]
    id = "other"
    start = true
    control = "switch"
    [[node]]
    id = "wet"
    shape = { box = "1 1 1 m" }
    bind = [{ property = "shown", to = "flow > 9" }, { property = "at-y", to = "flow" }]
    [[stream]]
    id = "ditch"
    points = ["0 1 0 m", "0 0 9 m"]
    widths = ["4 m"]
    flow = "flow"
    full = 10
    rise = "2 m"
    lift = "flow > 5 ? 1 m : 0 m"
"#;

#[test]
fn picture_and_figures_agree_in_every_scene() {
    let english = Locale::of("en").expect("English");
    let (mut statements, mut wrong) = (0, Vec::new());
    for files in scenes() {
        let (lesson, report) = read(&files);
        let lesson = lesson.expect("a lesson");
        statements += lesson.scene.always.len();
        let ours = |problem: &&Problem| problem.severity == Severity::Error || problem.code == "never-tried";
        let said = report.problems.iter().filter(ours).map(|problem| problem.to_text(english, ""));
        wrong.extend(said.map(|said| format!("{}: {said}", lesson.scene.id)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(statements >= 20, "only {statements} statements");
}

#[test]
fn every_name_of_what_is_drawn_means_what_is_drawn() {
    let holds = [
        "flow > 9 ? shown.wet : not shown.wet",
        "y.wet == flow and x.wet == 0 and size.wet == 1",
        "flow == 0 ? width.ditch == 0 m : abs(width.ditch - 4 m * sqrt(flow / 10)) < 1 mm",
        "abs(level.ditch - (1 m + 2 m * sqrt(flow / 10) + (flow > 5 ? 1 m : 0 m))) < 1 mm",
    ];
    let all: String = holds.iter().map(|holds| format!("[[always]]\nholds = \"{holds}\"\n")).collect();
    let (_, broken, said) = with(&(TRIED.to_owned() + &all));
    assert_eq!((broken, said.as_str()), (Vec::new(), ""));
}

#[test]
fn the_corner_that_breaks_it_is_told_and_what_does_not_matter_is_not() {
    let (_, broken, said) = with(&(TRIED.to_owned() + "[[always]]\nholds = 'flow < 9 or shown.wet and not other'\n"));
    let at = broken[0].at.clone().expect("where");
    assert_eq!(at.set, [("flow".to_owned(), Scalar::Number(10.0))], "the switch is as at the start");
    assert_eq!(at.means, [("shown.wet".to_owned(), Some(Scalar::Bool(true)))]);
    for part in ["not-always", "`flow == 10`", "`shown.wet == true`"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn what_is_never_put_to_the_test_is_told() {
    let (_, broken, said) = with(&(TRIED.to_owned() + "[[always]]\nif = 'flow > 11'\nholds = 'shown.wet'\n"));
    assert_eq!(broken, [Broken { statement: 0, at: None }]);
    assert!(said.contains("never-tried"), "{said}");
}

#[test]
fn what_no_control_sets_is_supposed_and_taken_back() {
    let task = "done.visit"; // of the starter
    let more = format!(
        "[[always]]\nwith = {{ '{task}' = [true], time = [5], flow = [3] }}\nholds = '{task} and time == 5 s and y.wet == 3'\n\
         [[always]]\nholds = 'not {task} and time < 1 s'\n"
    );
    let (lesson, broken, said) = with(&(TRIED.to_owned() + &more));
    assert!(lesson.scene.tasks.iter().any(|task| task.id == "visit"), "{:?}", lesson.scene.tasks);
    assert_eq!((broken, said.as_str()), (Vec::new(), ""));
}
