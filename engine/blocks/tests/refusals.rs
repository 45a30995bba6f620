//! Lessons that are not opened and recordings that are not replayed: why is told in every locale.

use shujin_blocks::{BLOCKS, catalogue};
use shujin_lesson::format::Family;
use shujin_lesson::{Lesson, read, starter};
use shujin_messages::{Locale, Message};
use shujin_play::{Intent, Replay};
use shujin_trace::recording::Recording;
use std::collections::BTreeSet;
use std::sync::Arc;

fn lesson(family: Family) -> Lesson {
    read(&starter(family, "a/b"), &catalogue()).0.expect("a lesson")
}

/// Holds that what is told names this, and is another text in each locale.
fn is_told(message: &Message, name: &str) {
    let texts: BTreeSet<String> = Locale::all().map(|locale| message.text(locale)).collect();
    assert_eq!(texts.len(), Locale::all().count(), "{texts:?}");
    assert!(texts.iter().all(|text| text.contains(name)), "{texts:?}");
}

/// Why such a lesson is not opened.
fn refusal(lesson: Lesson) -> Message {
    match shujin_blocks::open(Arc::new(lesson), 1) {
        Err(error) => error.message(),
        Ok(_) => panic!("it opens"),
    }
}

#[test]
fn a_lesson_that_cannot_begin_says_why() {
    let mut bench = lesson(Family::Bench);
    bench.scene.lab.as_mut().expect("a lab").model = "perpetuum-mobile".into();
    is_told(&refusal(bench), "perpetuum-mobile");
    let mut walk = lesson(Family::Walk);
    walk.scene.walk.start = "nowhere".into();
    is_told(&refusal(walk), "nowhere");
    let mut music = lesson(Family::Music);
    music.scene.score.as_mut().expect("a score").file = "scores/gone.musicxml".into();
    is_told(&refusal(music), "scores/gone.musicxml");
}

#[test]
fn a_recording_that_is_too_long_says_so() {
    let mut lesson = lesson(Family::Bench);
    let mut recording = Recording::<Intent>::new(&lesson.scene.id, &lesson.hash, 1);
    recording.ticks = 60 * 60 * 60 * 24;
    let json = recording.write().expect("JSON");
    let Err(error) = Replay::read(&json, &lesson) else { panic!("a day is read") };
    is_told(&error.message(), "5184000");
    // What is wrong with the lesson is part of what is said of its recording.
    recording.ticks = 60;
    let json = recording.write().expect("JSON");
    lesson.scene.lab.as_mut().expect("a lab").model = "perpetuum-mobile".into();
    let replayed = shujin_play::replay(&Arc::new(lesson), BLOCKS, &json, &mut |_, _| {});
    is_told(&replayed.expect_err("no such model").message(), "perpetuum-mobile");
}
