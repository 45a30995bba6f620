//! Short sounds: each sounds as often as its number grows, when it does, and no recording knows of it.

use shujin_blocks::{catalogue, lab::Act, sound::Strokes};
use shujin_lesson::{Files, Lesson, format::Family, read, starter};
use shujin_play::{Intent, Play};
use std::sync::Arc;

/// The starter of a bench, with its short sound or without.
fn bench(with_sound: bool) -> Play {
    let mut files: Files = starter(Family::Bench, "a/b");
    let scene = String::from_utf8(files.get("scene.toml").expect("a scene").to_vec()).expect("UTF-8");
    let before = scene.split("[[sound]]").next().expect("its beginning").to_owned();
    assert!(before.len() < scene.len(), "the starter has a sound");
    files.insert("scene.toml", if with_sound { scene } else { before });
    let lesson: Lesson = read(&files, &catalogue()).0.expect("a lesson");
    let mut play = shujin_blocks::open(Arc::new(lesson), 1).expect("opens");
    play.tick(&[Intent::Start]);
    play
}

#[test]
fn a_pendulum_ticks_each_time_it_passes_its_lowest_point() {
    let mut play = bench(true);
    (0..60).for_each(|_| drop(play.tick(&[])));
    assert_eq!(Strokes::of(&play, 0), Some((0, None)), "it hangs still");
    play.tick(&[Intent::of(Act { action: "release".into() })]);
    let (mut passed, mut ticks) = (Vec::new(), Vec::new());
    let crossings = |play: &Play| play.ask_now("lab.crossings").map(|value| format!("{value:?}"));
    let mut last = (crossings(&play), 0);
    for _ in 0..600 {
        play.tick(&[]);
        let now = (crossings(&play), Strokes::of(&play, 0).expect("a short sound").0);
        passed.extend((now.0 != last.0).then_some(play.tick));
        ticks.extend((now.1 != last.1).then_some(play.tick));
        last = now;
    }
    assert!(passed.len() > 8, "{passed:?}");
    // In the tick in which it passes or in the next: the same each time, so that what lies between is measured rightly.
    let late: Vec<u64> = ticks.iter().zip(&passed).map(|(tick, passed)| tick - passed).collect();
    assert!(late.iter().all(|one| *one == late[0] && *one <= 1), "{passed:?} {ticks:?}");
    assert!(passed.len() - ticks.len() <= 1, "{passed:?} {ticks:?}");
    assert_eq!(Strokes::of(&play, 1), None, "there is no other");
}

#[test]
fn what_only_sounds_leaves_no_mark_in_the_state() {
    let (mut with, mut without) = (bench(true), bench(false));
    for tick in 0..300 {
        let release = [Intent::of(Act { action: "release".into() })];
        let intents = if tick == 5 { &release[..] } else { &[] };
        assert_eq!(with.tick(intents).len(), without.tick(intents).len());
        assert_eq!(with.hash(), without.hash(), "tick {tick}");
    }
    assert!(Strokes::of(&with, 0).expect("a short sound").0 > 0);
}
