//! The program without a window: a recording replayed, and what it says to bad input.

use shujin_blocks::lab::Act;
use shujin_play::{Intent, Recorder};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

/// The scenes of this repository.
fn scenes() -> Vec<PathBuf> {
    let found = shujin_server::scenes::find(Path::new("../../scenes"));
    assert!(found.len() >= 4, "{found:?}");
    found
}

fn utf8(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn player(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_shujin-player")).args(arguments).output().expect("the program runs")
}

fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("a file");
    path
}

/// Ten seconds of a lesson: begun, and the first of its actions done, if it has any.
fn recording(scene: &Path) -> serde_json::Value {
    let files = shujin_server::scenes::read(scene).expect("the scene");
    let (lesson, _) = shujin_lesson::read(&files, &shujin_blocks::catalogue());
    let lesson = lesson.expect("a lesson");
    let action = lesson.scene.lab.as_ref().and_then(|lab| lab.actions.first().cloned());
    let mut play = shujin_blocks::open(Arc::new(lesson), 9).expect("it opens");
    let mut recorder = Recorder::new(&play);
    for tick in 0..600 {
        let intents = match tick {
            3 => vec![Intent::Start],
            80 => action.iter().map(|action| Intent::of(Act { action: action.clone() })).collect(),
            _ => Vec::new(),
        };
        play.tick(&intents);
        recorder.tick(&play, &intents);
    }
    serde_json::to_value(recorder.recording()).expect("JSON")
}

#[test]
fn a_recording_is_replayed_to_the_same_hashes() {
    for scene in scenes() {
        let recording = recording(&scene);
        let path = file("right.json", &recording.to_string());
        let output = player(&["--headless", "--replay", utf8(&path), utf8(&scene)]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let hashes = recording["hashes"].as_array().expect("hashes");
        assert_eq!(hashes.len(), 10);
        let expected: String =
            hashes.iter().map(|h| format!("{} {}\n", h[0], h[1].as_str().expect("a hash"))).collect();
        assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
    }
}

#[test]
fn a_recording_of_another_course_is_told_apart() {
    let scene = &scenes()[0];
    let mut recording = recording(scene);
    recording["hashes"][7][1] = "0123456789abcdef".into();
    let path = file("wrong.json", &recording.to_string());
    let output = player(&["--headless", "--replay", utf8(&path), utf8(scene)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("480"), "the tick is named");
}

#[test]
fn bad_input_is_refused_in_words() {
    let scene = &scenes()[0];
    let path = file("none.json", "{}");
    assert_eq!(player(&["--headless", "--replay", utf8(&path), utf8(scene)]).status.code(), Some(1));
    assert_eq!(player(&["--headless", "--replay", "no-such-file", utf8(scene)]).status.code(), Some(2));
    let output = player(&["--headless", "--replay", utf8(&path), "../../assets/fonts"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("没有场景"));
}
