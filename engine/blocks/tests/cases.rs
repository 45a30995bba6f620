//! Lessons as data: every folder in `tests/cases/play` says what a pupil does and what must come of it.
//!
//! `play.toml` names a scene and lists steps (see `pupil`); `expected.events.txt` holds the events in order. Each case is
//! recorded and replayed: to the same hashes as it was, to others once an intent or the seed is changed. What it tells the record store
//! must be what a school's server takes. Every scene has a case that plays it to its end. `SHUJIN_BLESS=1`
//! writes the expected events anew. `SHUJIN_RECORDINGS=folder` leaves their recordings there, `<case>.json`: the browser's
//! tests replay them.

mod pupil;
#[path = "pupil/told.rs"]
mod told;

use pupil::{Case, Pupil};
use shujin_blocks::{BLOCKS, catalogue};
use shujin_lesson::{Files, Lesson, read};
use shujin_play::{Intent, Phase, ReplayError, replay};
use shujin_trace::recording::Recording;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use told::told;

fn root() -> PathBuf {
    PathBuf::from("../..")
}

/// The case folders, by name.
fn cases() -> Vec<PathBuf> {
    let folder = root().join("tests/cases/play");
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of cases")
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.join("play.toml").is_file())
        .collect();
    found.sort();
    found
}

fn add_files(files: &mut Files, folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).expect("a scene's folder").map(|e| e.unwrap()) {
        let name = format!("{prefix}{}", entry.file_name().to_str().expect("a name in UTF-8"));
        if entry.path().is_dir() {
            add_files(files, &entry.path(), &format!("{name}/"));
        } else if Files::belongs(&name) {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

fn lesson(scene: &str) -> Arc<Lesson> {
    let mut files = Files::new();
    add_files(&mut files, &root().join("scenes").join(scene), "");
    let (lesson, report) = read(&files, &catalogue());
    Arc::new(lesson.unwrap_or_else(|| panic!("{scene}: {:?}", report.problems)))
}

#[test]
fn lessons_play_as_expected_and_replay_to_the_same_hashes() {
    let only = std::env::var("SHUJIN_CASE").ok(); // one case while writing it
    let mut lessons: BTreeMap<String, Arc<Lesson>> = BTreeMap::new();
    let mut failures = Vec::new();
    let cases: Vec<PathBuf> =
        cases().into_iter().filter(|c| only.as_ref().is_none_or(|o| c.ends_with(o.as_str()))).collect();
    assert!(only.is_some() || cases.len() >= 12, "only {} cases", cases.len());
    for folder in cases {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(folder.join("play.toml")).unwrap();
        let case: Case = toml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        let lesson = lessons.entry(case.scene.clone()).or_insert_with(|| lesson(&case.scene));
        match run(lesson, &case) {
            Err(why) => failures.push(format!("{name}: {why}")),
            Ok((events, recording)) => {
                failures.extend(compare(&folder, &events).map(|why| format!("{name}: {why}")));
                if let Some(out) = std::env::var_os("SHUJIN_RECORDINGS") {
                    fs::create_dir_all(&out).expect("the folder of recordings");
                    fs::write(Path::new(&out).join(format!("{name}.json")), recording).expect("a recording");
                }
            }
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n\n"));
}

#[test]
fn every_scene_is_played_to_its_end() {
    let mut played: Vec<String> = Vec::new();
    for folder in cases() {
        let case: Case = toml::from_str(&fs::read_to_string(folder.join("play.toml")).unwrap()).unwrap();
        played.extend(case.finishes.then_some(case.scene));
    }
    let scenes: Vec<String> = scenes();
    assert!(scenes.len() >= 4, "{scenes:?}");
    let missing: Vec<_> = scenes.iter().filter(|scene| !played.contains(scene)).collect();
    assert!(missing.is_empty(), "no case plays them to their end: {missing:?}");
}

/// The ids of all scenes, which are their folders.
fn scenes() -> Vec<String> {
    let folders = |path: PathBuf| fs::read_dir(path).expect("a folder").map(|e| e.unwrap().path());
    let inside = folders(root().join("scenes")).filter(|family| family.is_dir()).flat_map(folders);
    let scenes = inside.filter(|scene| scene.join("scene.toml").is_file());
    let id = |scene: PathBuf| scene.strip_prefix(root().join("scenes")).unwrap().to_str().unwrap().replace('\\', "/");
    scenes.map(id).collect()
}

/// Plays a case, replays it, and gives its events and its recording.
fn run(lesson: &Arc<Lesson>, case: &Case) -> Result<(String, String), String> {
    let mut pupil = Pupil::new(Arc::clone(lesson), case);
    pupil.steps(&case.steps)?;
    let finished = pupil.play.phase == Phase::Finished;
    if finished != case.finishes {
        return Err(format!("finished: {finished}, expected {}", case.finishes));
    }
    pupil.end_the_second();
    let mut events = pupil.told;
    events.extend(pupil.play.tick(&[Intent::Leave]));
    told(lesson, &events, finished)?;
    let recording = pupil.recorder.recording();
    let json = recording.write().map_err(|e| e.to_string())?;
    match replay(lesson, BLOCKS, &json, &mut |_, _| {}) {
        Ok(agreed) if agreed == recording.hashes.len() && agreed > 0 => {}
        Ok(agreed) => return Err(format!("{agreed} of {} hashes were compared", recording.hashes.len())),
        Err(e) => return Err(format!("the replay: {e}")),
    }
    differs(lesson, "another seed", 0, recording, |r| r.seed += 1)?;
    if let Some(tick) = pupil.heeded {
        differs(lesson, "an intent left out", tick, recording, |r| r.intents.retain(|(t, _)| *t != tick))?;
    }
    Ok((pupil.events, json))
}

/// Changes a recording and holds that its hashes then differ, from `tick` on and not before.
fn differs(
    lesson: &Arc<Lesson>,
    what: &str,
    tick: u64,
    recording: &Recording<Intent>,
    change: impl Fn(&mut Recording<Intent>),
) -> Result<(), String> {
    let mut changed = recording.clone();
    change(&mut changed);
    let json = changed.write().map_err(|e| e.to_string())?;
    match replay(lesson, BLOCKS, &json, &mut |_, _| {}) {
        Err(ReplayError::Difference(found)) if found.tick >= tick => Ok(()),
        Err(e) => Err(format!("{what}: expected a difference from tick {tick} on, found: {e}")),
        Ok(_) => Err(format!("{what} gives the same hashes")),
    }
}

/// Holds the events against the expected ones, or writes them.
fn compare(folder: &Path, events: &str) -> Option<String> {
    let path = folder.join("expected.events.txt");
    if std::env::var_os("SHUJIN_BLESS").is_some() {
        fs::write(path, events).unwrap();
        return None;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    let lines = expected.lines().chain(std::iter::repeat("(nothing)"));
    let differing =
        events.lines().chain(["(nothing)"]).zip(lines).enumerate().find(|(_, (found, wanted))| found != wanted);
    differing.map(|(i, (found, wanted))| format!("event {}:\nfound    {found}\nexpected {wanted}", i + 1))
}
