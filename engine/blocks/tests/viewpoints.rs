//! Where the lesson takes the learner's eyes, and when: never from under what is being read.

use shujin_blocks::question::Questions;
use shujin_blocks::{catalogue, open};
use shujin_lesson::format::Family;
use shujin_lesson::{Files, read, starter};
use shujin_play::{Intent, Play};
use std::sync::Arc;

/// The walk's starter, with these changes of its scene.
fn play(changes: &[(&str, &str)]) -> Play {
    let mut files: Files = starter(Family::Walk, "a/b");
    let mut scene = String::from_utf8(files.get("scene.toml").expect("a scene").to_vec()).expect("UTF-8");
    for (before, after) in changes {
        assert!(scene.contains(before), "{before}");
        scene = scene.replace(before, after);
    }
    files.insert("scene.toml", scene);
    let lesson = Arc::new(read(&files, &catalogue()).0.expect("a lesson"));
    let mut play = open(lesson, 1).expect("opens");
    play.tick(&[Intent::Start]);
    play
}

fn go(viewpoint: &str) -> Intent {
    Intent::Go { viewpoint: viewpoint.into() }
}

fn touch(node: &str) -> Intent {
    Intent::Touch { node: node.into() }
}

/// Five seconds, in the first of which this is wanted.
fn pass(play: &mut Play, intents: &[Intent]) {
    play.tick(intents);
    (0..300).for_each(|_| drop(play.tick(&[])));
}

fn at(play: &Play) -> Option<&str> {
    play.walker.at.as_deref()
}

#[test]
fn a_step_takes_one_to_its_place_when_the_card_of_the_last_is_put_away() {
    let mut play = play(&[("ask = \"round\"", "ask = \"round\"\ngo = \"gate\"")]);
    pass(&mut play, &[go("stone")]);
    pass(&mut play, &[touch("stone")]);
    assert!(play.speech.reading().is_some());
    assert_eq!(at(&play), Some("stone"), "what is read about is still there");
    assert_eq!(Questions::asking_in(&play), Some("round"), "the next step has come up");
    pass(&mut play, &[Intent::Next]);
    assert_eq!(at(&play), Some("gate"), "its question does not keep one here");
}

#[test]
fn a_rule_takes_one_on_when_all_that_the_deed_said_is_read() {
    let rule = |actions: &str| format!("when = {{ examine = \"stone\" }}\ndo = [{actions}]");
    let told = "when = { task = \"think\" }\ndo = [{ say = \"bye\" }]";
    let mut play = play(&[(told, &rule("{ say = \"bye\" }, { go = \"gate\" }"))]);
    pass(&mut play, &[go("stone")]);
    pass(&mut play, &[touch("stone")]);
    assert_eq!((at(&play), play.speech.card().len()), (Some("stone"), 2), "the thing and the line stand on one card");
    pass(&mut play, &[Intent::Next]);
    assert_eq!((at(&play), play.speech.lines().count()), (Some("gate"), 0));
}

/// A step that is done by what holds, and what the lesson says of it: the rule runs after the next step has come up.
#[test]
fn what_a_rule_says_of_a_step_is_read_before_the_next_takes_one_away() {
    let mut play = play(&[
        ("id = \"see\"\ndone", "id = \"see\"\ngo = \"gate\"\ndone"),
        ("when = { task = \"think\" }", "when = { step = \"visit.go\" }"),
    ]);
    pass(&mut play, &[go("stone")]);
    assert_eq!((at(&play), play.speech.lines().count()), (Some("stone"), 1), "nobody is carried off from under a card");
    pass(&mut play, &[Intent::Next]);
    assert_eq!((at(&play), play.speech.lines().count()), (Some("gate"), 0));
}

#[test]
fn who_goes_by_hand_puts_away_what_was_told_here_and_is_not_fetched_back() {
    let mut play = play(&[("ask = \"round\"", "ask = \"round\"\ngo = \"gate\"")]);
    pass(&mut play, &[go("stone")]);
    pass(&mut play, &[touch("stone")]);
    pass(&mut play, &[go("gate")]);
    assert_eq!((at(&play), play.speech.reading()), (Some("gate"), None));
    pass(&mut play, &[go("stone")]);
    assert_eq!(at(&play), Some("stone"));
}

#[test]
fn the_place_where_one_stands_has_its_view_again_when_it_is_chosen() {
    let mut play = play(&[]);
    pass(&mut play, &[go("stone")]);
    let view = |play: &Play| [play.walker.yaw, play.walker.pitch];
    let before = view(&play);
    pass(&mut play, &[Intent::Look { left: 50.0, up: 20.0 }]);
    assert!((view(&play)[0] - before[0] - 50.0).abs() < 1.0);
    let visits = play.counted("visited", "stone");
    pass(&mut play, &[go("stone")]);
    let now = view(&play);
    assert!((now[0] - before[0]).abs() < 0.1 && (now[1] - before[1]).abs() < 0.1, "{now:?}");
    assert_eq!((at(&play), play.counted("visited", "stone")), (Some("stone"), visits), "that is no second visit");
    // Chosen again it has nothing to do.
    play.tick(&[go("stone")]);
    assert!(!play.walker.gliding());
}
