//! The program without a window: a recording replayed, and what it says to bad input.

use shujin_play::{Intent, Play, Recorder};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

const SCENE: &str = "../../scenes/lab/pendulum";

fn player(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_shujin-player")).args(arguments).output().expect("the program runs")
}

fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("a file");
    path
}

/// Ten seconds of a lesson: begun, and the ball let go.
fn recording() -> serde_json::Value {
    let files = shujin_server::scenes::read(Path::new(SCENE)).expect("the scene");
    let (lesson, _) = shujin_lesson::read(&files, &shujin_play::catalogue());
    let mut play = Play::new(Arc::new(lesson.expect("a lesson")), 9).expect("it opens");
    let mut recorder = Recorder::new(&play);
    for tick in 0..600 {
        let intents = match tick {
            3 => vec![Intent::Start],
            80 => vec![Intent::Act { action: "release".into() }],
            _ => Vec::new(),
        };
        play.tick(&intents);
        recorder.tick(&play, &intents);
    }
    serde_json::to_value(recorder.recording()).expect("JSON")
}

#[test]
fn a_recording_is_replayed_to_the_same_hashes() {
    let recording = recording();
    let path = file("right.json", &recording.to_string());
    let output = player(&["--headless", "--replay", path.to_str().expect("UTF-8"), SCENE]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let hashes = recording["hashes"].as_array().expect("hashes");
    assert_eq!(hashes.len(), 10);
    let expected: String = hashes.iter().map(|h| format!("{} {}\n", h[0], h[1].as_str().expect("a hash"))).collect();
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
}

#[test]
fn a_recording_of_another_course_is_told_apart() {
    let mut recording = recording();
    recording["hashes"][7][1] = "0123456789abcdef".into();
    let path = file("wrong.json", &recording.to_string());
    let output = player(&["--headless", "--replay", path.to_str().expect("UTF-8"), SCENE]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("480"), "the tick is named");
}

#[test]
fn bad_input_is_refused_in_words() {
    let path = file("none.json", "{}");
    let path = path.to_str().expect("UTF-8");
    assert_eq!(player(&["--headless", "--replay", path, SCENE]).status.code(), Some(1));
    assert_eq!(player(&["--headless", "--replay", "no-such-file", SCENE]).status.code(), Some(2));
    let output = player(&["--headless", "--replay", path, "../../assets/fonts"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("没有场景"));
}
