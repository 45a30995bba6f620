//! When a hint comes by itself: after so long a wait at a step, and reading is no waiting.

use shujin_blocks::catalogue;
use shujin_lesson::format::Family;
use shujin_lesson::{Files, read, starter};
use shujin_play::{Intent, Play};
use std::sync::Arc;

/// The walk's starter, whose only hint comes after ten seconds, and which has something to be read at its beginning.
fn play() -> Play {
    let mut files: Files = starter(Family::Walk, "a/b");
    let scene = String::from_utf8(files.get("scene.toml").expect("a scene").to_vec()).expect("UTF-8");
    let (before, hint) = scene.split_once("[[task.hint]]").expect("a hint");
    let (_, behind) = hint.split_once("[[task]]").expect("another task");
    let hint = "[[task.hint]]\nid = \"touch\"\nafter = \"10 s\"\n\n[[task]]";
    let begins = "\n[[rule]]\nwhen = { start = true }\ndo = [{ say = \"read\" }]\n";
    files.insert("scene.toml", format!("{before}{hint}{behind}{begins}"));
    let lesson = Arc::new(read(&files, &catalogue()).0.expect("a lesson"));
    shujin_blocks::open(lesson, 1).expect("opens")
}

/// So many seconds pass.
fn pass(play: &mut Play, seconds: usize) {
    (0..60 * seconds).for_each(|_| drop(play.tick(&[])));
}

#[test]
fn the_time_in_which_something_waits_to_be_read_is_no_waiting() {
    let mut play = play();
    play.tick(&[Intent::Start]);
    pass(&mut play, 15);
    assert!(play.speech.can_go_on(), "something is to be read");
    assert_eq!(play.progress.hint, None);
    while play.speech.can_go_on() {
        play.tick(&[Intent::Next]);
        pass(&mut play, 1);
    }
    pass(&mut play, 7);
    assert_eq!(play.progress.hint, None, "not yet");
    pass(&mut play, 3);
    assert!(play.progress.hint.is_some(), "ten seconds after it was read");
}
