//! How a lesson ends: when all is done or a rule says so, and not before what was said has been read.

use shujin_blocks::{catalogue, question::Questions};
use shujin_lesson::format::Family;
use shujin_lesson::{Files, read, starter};
use shujin_play::{Intent, Phase, Play};
use std::sync::Arc;

/// The walk's starter in which looking at the stone asks, says and ends the lesson.
fn play() -> Play {
    let mut files: Files = starter(Family::Walk, "a/b");
    let mut scene = String::from_utf8(files.get("scene.toml").expect("a scene").to_vec()).expect("UTF-8");
    scene += r#"
        [[rule]]
        when = { examine = "stone" }
        do = [{ say = "read" }, { finish = true }, { ask = "since" }]
    "#;
    let question = scene.split("[[question]]").nth(1).and_then(|rest| rest.split('"').nth(1)).expect("a question");
    let scene = scene.replace("ask = \"since\"", &format!("ask = \"{question}\""));
    files.insert("scene.toml", scene);
    let lesson = Arc::new(read(&files, &catalogue()).0.expect("a lesson"));
    shujin_blocks::open(lesson, 1).expect("opens")
}

fn pass(play: &mut Play, intents: &[Intent]) {
    play.tick(intents);
    (0..300).for_each(|_| drop(play.tick(&[])));
}

#[test]
fn a_rule_ends_the_lesson_when_all_is_read_and_nothing_is_asked_any_more() {
    let mut play = play();
    pass(&mut play, &[Intent::Start]);
    pass(&mut play, &[Intent::Go { viewpoint: "stone".into() }]);
    play.tick(&[Intent::Touch { node: "stone".into() }]);
    let left = |play: &Play| play.speech.iter().count();
    assert!(left(&play) >= 2, "a card and a line");
    while left(&play) > 0 {
        assert_eq!(play.phase, Phase::Running, "not before it was read");
        assert_eq!(Questions::asking_in(&play), None);
        let before = left(&play);
        pass(&mut play, &[Intent::Next]);
        assert!(left(&play) < before, "one was read");
    }
    assert_eq!(play.phase, Phase::Finished);
}
