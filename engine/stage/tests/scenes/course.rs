//! Each scene is played to its end, as its case in `tests/cases/play` does it: the stage comes to the same states as the lesson alone. Whoever
//! reads English reads English throughout: there, and whatever is touched, read and answered.

use crate::pupil::{Case, Pupil};
use crate::scenes;
use crate::support::{Stage, files};
use shujin_blocks::catalogue;
use shujin_lesson::{Lesson, read};
use shujin_play::Intent;
use shujin_stage::port::{Command, Element};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// How many times as fast as the clock.
const PACE: f64 = 4.0;

/// How many options of a talk are taken at the most.
const MOST_SAID: usize = 6;

/// What is Chinese in any language: the button that leads to it, and the sources, named as they are published.
const OWN: [&str; 2] = ["language", "source"];

/// A letter of Chinese, or one of the wide punctuation marks between them.
fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// What of the tree says something Chinese.
fn chinese(tree: &[Element]) -> Vec<String> {
    let speaks = |element: &&Element| element.name.chars().chain(element.value.chars()).any(is_chinese);
    let tree = tree.iter().filter(|element| !OWN.contains(&element.id.as_str())).filter(speaks);
    tree.map(|element| format!("{}: {} {}", element.id, element.name, element.value)).collect()
}

/// The recording of the case that plays this scene to its end.
pub fn recorded(scene: &str) -> serde_json::Value {
    let lesson = Arc::new(lesson(scene));
    for folder in fs::read_dir("../../tests/cases/play").expect("the folder of cases") {
        let Ok(text) = fs::read_to_string(folder.expect("an entry").path().join("play.toml")) else { continue };
        let case: Case = toml::from_str(&text).expect("a case");
        if case.scene == scene && case.finishes {
            let mut pupil = Pupil::new(lesson, &case);
            pupil.steps(&case.steps).expect("it plays");
            pupil.end_the_second();
            return serde_json::to_value(pupil.recorder.recording()).expect("JSON");
        }
    }
    panic!("no case plays {scene} to its end")
}

fn lesson(scene: &str) -> Lesson {
    let (lesson, report) = read(&files(Path::new("../../scenes").join(scene).as_path()), &catalogue());
    lesson.unwrap_or_else(|| panic!("{scene}: {:?}", report.problems))
}

/// A stage in English, at the start card of a scene.
fn english(scene: &str) -> Stage {
    let stage = Stage::open_on([1280, 720], scene, &[Command::Language { lang: "en".into() }]);
    assert!(stage.find("start").is_some_and(|start| start.name == "Begin"), "{:?}", stage.tree());
    is_english(&stage, &format!("{scene}, on the start card"));
    stage
}

fn is_english(stage: &Stage, at: &str) {
    assert!(stage.tree().len() > 3, "{at}: there is nothing to read");
    assert!(chinese(stage.tree()).is_empty(), "{at}: {:?}", chinese(stage.tree()));
}

#[test]
fn every_scene_is_played_to_its_end_on_the_stage_in_english() {
    for scene in scenes() {
        let recording = recorded(&scene);
        let mut stage = english(&scene);
        stage.send(Command::Replay { recording: recording.clone(), fast: false });
        stage.send(Command::Pace { factor: PACE });
        let (mut seen, mut trees) = (Vec::new(), 0);
        while stage.replayed().is_none() {
            stage.frames(1);
            if stage.tree() != seen {
                seen = stage.tree().to_vec();
                trees += 1;
                is_english(&stage, &format!("{scene}, in tree {trees}"));
            }
        }
        assert_eq!(stage.replayed(), Some(true), "{scene} comes to other states on the stage");
        assert!(trees > 5, "{scene}: only {trees} trees were told");
        stage.look();
        is_english(&stage, &format!("{scene}, at its end"));
        assert_eq!(stage.state()["screen"], "finish", "{scene}");
        assert_eq!(stage.recording()["hashes"], recording["hashes"], "{scene}");
    }
}

#[test]
fn whatever_is_touched_read_and_answered_is_told_in_english() {
    for scene in scenes() {
        let mut stage = english(&scene);
        stage.send(Command::Press { id: "start".into() });
        stage.look();
        is_english(&stage, &format!("{scene}, when the lesson begins"));
        read_on(&mut stage, &scene);
        answer(&mut stage, &scene);
        let (mut read, mut touched) = (0, 0);
        for node in stage.targets().into_keys() {
            stage.send(Command::Intent { intent: Intent::Touch { node: node.clone() } });
            stage.look();
            is_english(&stage, &format!("{scene}, after {node} was touched"));
            read += usize::from(stage.find("about").is_some());
            touched += 1;
            // Who talks is answered with whatever comes first; some come round again for ever.
            for _ in 0..MOST_SAID {
                let Some(say) = stage.tree().iter().find(|e| e.id.starts_with("say.")).map(|e| e.id.clone()) else {
                    break;
                };
                stage.send(Command::Press { id: say });
                stage.look();
                is_english(&stage, &format!("{scene}, in what {node} says"));
                read_on(&mut stage, &scene);
            }
            read_on(&mut stage, &scene);
            answer(&mut stage, &scene);
        }
        assert!(read > 0 && touched > 2, "{scene}: {read} cards were read of {touched} things touched");
    }
}

/// Reads on until nothing is said any more.
fn read_on(stage: &mut Stage, scene: &str) {
    while stage.find("next").is_some() {
        is_english(stage, &format!("{scene}, in what is said"));
        stage.send(Command::Press { id: "next".into() });
        stage.look();
    }
}

/// Answers whatever is asked, right or wrong; what is said to that is English too.
fn answer(stage: &mut Stage, scene: &str) {
    let Some(option) = stage.tree().iter().find(|e| e.id.starts_with("answer.")).map(|e| e.id.clone()) else { return };
    for id in [option, "submit".into()] {
        stage.send(Command::Press { id });
        stage.look();
    }
    assert!(stage.find("feedback").is_some(), "{scene}: nothing is said to an answer: {:?}", stage.tree());
    is_english(stage, &format!("{scene}, in what is said to an answer"));
    read_on(stage, scene);
}
