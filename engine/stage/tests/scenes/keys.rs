//! A song whose keys are played: it waits, and what is shown of it follows whoever plays.

use crate::scenes;
use crate::support::{Stage, files};
use shujin_blocks::score::{Loop, Playing};
use shujin_play::Intent;
use shujin_stage::port::Command;
use std::path::Path;

/// Frames from a phrase's start into its second measure, at 72 beats a minute.
const INTO: usize = 230;

/// Scenes with a score that has keys.
fn songs() -> Vec<String> {
    let with_keys = |scene: &String| {
        let files = files(Path::new("../../scenes").join(scene).as_path());
        let text = String::from_utf8_lossy(files.get("scene.toml").unwrap_or_default()).into_owned();
        text.contains("[score]") && text.contains("\nkeys = ")
    };
    scenes().into_iter().filter(with_keys).collect()
}

fn named(stage: &Stage, id: &str) -> String {
    stage.find(id).unwrap_or_else(|| panic!("{id} is not there: {:?}", stage.tree())).name.clone()
}

fn quarter(stage: &mut Stage) -> f64 {
    stage.state()["lesson"]["quarter"].as_f64().expect("quarters")
}

#[test]
fn a_song_waits_for_whoever_plays_and_the_notation_follows_the_keys() {
    let songs = songs();
    assert!(!songs.is_empty());
    for scene in songs {
        let mut stage = Stage::begin(&scene);
        let rests = named(&stage, "play");
        stage.send(Command::Intent { intent: Intent::of(Loop { phrase: 1 }) });
        stage.look();
        // One press has it sound; what the button is called says that the next one stops it.
        assert_ne!(named(&stage, "play"), rests, "{scene}: it sounds");
        let (first, stops) = (named(&stage, "notation"), named(&stage, "loop.1"));
        stage.frames(INTO);
        stage.look();
        assert_ne!(named(&stage, "notation"), first, "{scene}: the second measure is read");
        let next = stage.tree().iter().find(|e| e.id.starts_with("key.") && e.checked).map(|e| e.id.clone());
        stage.send(Command::Press { id: next.expect("a key is marked as next") });
        stage.look();
        assert_eq!(named(&stage, "notation"), first, "{scene}: the notation is where the pupil is");
        assert_eq!(named(&stage, "play"), rests);
        assert_ne!(named(&stage, "loop.1"), stops);
        let stood = quarter(&mut stage);
        stage.frames(60);
        assert_eq!(quarter(&mut stage), stood, "{scene}: it waits");
        stage.send(Command::Intent { intent: Intent::of(Playing { on: true }) });
        stage.look();
        assert!(quarter(&mut stage) > 0.0 && quarter(&mut stage) < stood, "{scene}: the phrase begins anew");
    }
}
