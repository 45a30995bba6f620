//! A scene that its author changes while it is open, and a lesson that begins at a task.

use shujin_blocks::{
    catalogue,
    question::{Answer, Questions},
};
use shujin_lesson::format::{Family, Scalar};
use shujin_lesson::{Files, Lesson, read, starter};
use shujin_play::{Intent, Phase, Play};
use std::sync::Arc;

/// The walk's starter with a value, a hidden node and rules, and these changes in its scene.
fn lesson(changes: &[(&str, &str)]) -> Arc<Lesson> {
    let mut files: Files = starter(Family::Walk, "a/b");
    let mut scene = String::from_utf8(files.get("scene.toml").expect("a scene").to_vec()).expect("UTF-8");
    scene += r#"
        [[value]]
        id = "n"
        start = 1
        min = 0
        max = 9
        [[node]]
        id = "sign"
        shape = { box = "1 1 1 m" }
        at = "3 1 0 m"
        hidden = true
        [[rule]]
        when = { step = "visit.go" }
        do = [{ show = "sign" }, { say = "here" }]
        [[rule]]
        when = { examine = "stone" }
        once = true
        do = [{ set = { value = "n", to = "n + 1" } }]
    "#;
    for (before, now) in changes {
        assert!(scene.contains(before), "{before}");
        scene = scene.replace(before, now);
    }
    files.insert("scene.toml", scene);
    Arc::new(read(&files, &catalogue()).0.expect("a lesson"))
}

fn play(lesson: Arc<Lesson>) -> Play {
    shujin_blocks::open(lesson, 1).expect("opens")
}

fn pass(play: &mut Play, intents: &[Intent]) {
    play.tick(intents);
    (0..300).for_each(|_| drop(play.tick(&[])));
}

fn renewed(lesson: Arc<Lesson>, before: Play) -> Play {
    let mut now = play(lesson);
    now.go_on_from(before);
    now
}

/// At the stone, which was examined, with the sign shown and the line read away; the next step is the question.
fn at_the_stone(lesson: Arc<Lesson>) -> Play {
    let mut play = play(lesson);
    pass(&mut play, &[Intent::Start]);
    pass(&mut play, &[Intent::Go { viewpoint: "stone".into() }]);
    pass(&mut play, &[Intent::Next]);
    pass(&mut play, &[Intent::Look { left: 5.0, up: 0.0 }]);
    play
}

fn open(play: &Play) -> Option<String> {
    play.progress.open_step(&play.lesson.scene).map(|(task, step)| format!("{}.{}", task.id, step.id))
}

#[test]
fn a_changed_scene_goes_on_at_the_same_place_in_the_same_step() {
    let before = at_the_stone(lesson(&[]));
    let (tick, yaw) = (before.tick, before.walker.yaw);
    assert_eq!(open(&before).as_deref(), Some("visit.see"));
    let colour = [("colour = \"#9aa0a6\"", "colour = \"#ff0000\"")];
    let mut now = renewed(lesson(&colour), before);
    assert_eq!((now.tick, now.phase, open(&now).as_deref()), (tick, Phase::Running, Some("visit.see")));
    assert_eq!((now.walker.at.as_deref(), now.walker.yaw), (Some("stone"), yaw));
    assert!(!now.hidden.contains("sign") && now.speech.lines().count() == 0);
    // And it can be played on to its end.
    pass(&mut now, &[Intent::Touch { node: "stone".into() }]);
    assert_eq!(now.values["n"], Scalar::Number(2.0));
    pass(&mut now, &[Intent::Next]);
    pass(&mut now, &[Intent::of(Answer { question: "round".into(), options: vec!["water".into()] })]);
    pass(&mut now, &[Intent::Next]);
    pass(&mut now, &[Intent::Next]);
    assert_eq!(now.phase, Phase::Finished);
}

#[test]
fn what_the_scene_does_not_know_any_more_is_left_behind() {
    let before = || {
        let mut play = at_the_stone(lesson(&[]));
        pass(&mut play, &[Intent::Touch { node: "stone".into() }]);
        pass(&mut play, &[Intent::Next]);
        play
    };
    // A viewpoint that was moved is shown as it is now.
    let moved = renewed(lesson(&[("eye = \"1.5 1.6 3 m\"", "eye = \"1.5 1.6 5 m\"")]), before());
    assert_eq!(moved.walker.eye, [1.5, 1.6, 5.0]);
    // A value beyond its new bounds begins anew.
    let bounded = renewed(lesson(&[("max = 9", "max = 1")]), before());
    assert_eq!(bounded.values["n"], Scalar::Number(1.0));
    // A rule that only fires once has fired wherever it stands now, and has not once it is another.
    let rule = "[[rule]]\n        when = { examine = \"stone\" }";
    for (change, n) in [(rule.to_owned(), 2.0), (rule.replace("[[rule]]", "[[rule]]\nif = \"n > 0\""), 3.0)] {
        let first = "[[rule]]\nwhen = { visit = \"gate\" }\ndo = [{ log = \"x\" }]\n";
        let mut now = renewed(lesson(&[(rule, &format!("{first}{change}"))]), before());
        pass(&mut now, &[Intent::Touch { node: "stone".into() }]);
        assert_eq!(now.values["n"], Scalar::Number(n), "{change}");
    }
    // Another task in front of the open one comes first, whose question is not asked meanwhile.
    let task = "[[task]]\nid = \"look\"\ngoals = [\"look\"]\n[[task.step]]\nid = \"more\"\ndone = \"n > 5\"\n";
    let before = before();
    assert_eq!(Questions::asking_in(&before), Some("round"));
    let now = renewed(lesson(&[("[[task]]\nid = \"think\"", &format!("{task}[[task]]\nid = \"think\""))]), before);
    assert_eq!((open(&now).as_deref(), Questions::asking_in(&now)), (Some("look.more"), None));
}

#[test]
fn a_finished_lesson_goes_on_when_there_is_more_to_do() {
    let mut before = at_the_stone(lesson(&[]));
    pass(&mut before, &[Intent::Touch { node: "stone".into() }]);
    pass(&mut before, &[Intent::Next]);
    pass(&mut before, &[Intent::of(Answer { question: "round".into(), options: vec!["water".into()] })]);
    // What is said to the answer and what the rule says are read on one card.
    assert_eq!(before.phase, Phase::Running);
    pass(&mut before, &[Intent::Next]);
    assert_eq!(before.phase, Phase::Finished);
    let more = "[[task]]\nid = \"more\"\ngoals = [\"look\"]\n[[task.step]]\nid = \"n\"\ndone = \"n > 5\"\n[[rule]]\nwhen = { task = \"more\" }";
    let now = renewed(lesson(&[("[[rule]]\nwhen = { task = \"think\" }", more)]), before);
    assert_eq!((now.phase, open(&now).as_deref()), (Phase::Running, Some("more.n")));
}

#[test]
fn a_lesson_begins_at_a_task_as_if_those_before_were_done() {
    let mut play = play(lesson(&[]));
    pass(&mut play, &[Intent::StartAt { task: "think".into() }]);
    assert_eq!((open(&play).as_deref(), Questions::asking_in(&play)), (Some("think.answer"), Some("round")));
    assert!(play.progress.is_done("visit") && play.progress.is_done("visit.see"));
    // What rules do then is done; what they would say is not said.
    assert!(!play.hidden.contains("sign") && play.speech.lines().count() == 0);
    // One that is not there is none.
    let mut play = self::play(lesson(&[]));
    pass(&mut play, &[Intent::StartAt { task: "nothing".into() }]);
    assert_eq!(open(&play).as_deref(), Some("visit.go"));
}
