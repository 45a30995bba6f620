//! Pictures of the scene in `tests/cases/picture`: looked at by touch, closed again, known to expressions, told.

use shujin_blocks::catalogue;
use shujin_blocks::picture::{LookedAt, Pictures};
use shujin_lesson::format::Scalar;
use shujin_lesson::{Files, Lesson, Locale, read};
use shujin_play::{Intent, Phase, Play};
use shujin_trace::Event;
use std::fs;
use std::path::Path;
use std::sync::Arc;

const FILES: [&str; 6] =
    ["scene.toml", "strings/zh-CN.toml", "strings/en.toml", "CREDITS.toml", "pictures/map.png", "pictures/lantern.jpg"];

fn files() -> Files {
    let folder = Path::new("../../tests/cases/picture/culture/yard");
    let mut files = Files::new();
    for path in FILES {
        assert!(files.insert(path, fs::read(folder.join(path)).expect("a file")));
    }
    files
}

fn lesson() -> Arc<Lesson> {
    lesson_of(&files())
}

fn lesson_of(files: &Files) -> Arc<Lesson> {
    let (lesson, report) = read(files, &catalogue());
    assert_eq!(report.to_text(Locale::of("en").expect("English"), ""), "");
    Arc::new(lesson.expect("a lesson"))
}

fn begun() -> Play {
    let mut play = shujin_blocks::open(lesson(), 1).expect("it opens");
    play.tick(&[Intent::Start]);
    play
}

fn touch(node: &str) -> Intent {
    Intent::Touch { node: node.into() }
}

#[test]
fn a_touch_shows_the_picture_and_is_told() {
    let mut play = begun();
    assert_eq!(play.name("picture.old-map.seen"), Some(Scalar::Bool(false)));
    let events = play.tick(&[touch("board")]);
    assert_eq!(Pictures::open_in(&play).map(|picture| picture.id.as_str()), Some("old-map"));
    assert_eq!(play.name("picture.old-map.seen"), Some(Scalar::Bool(true)));
    assert_eq!(play.name("picture.lantern.seen"), Some(Scalar::Bool(false)));
    assert!(events.contains(&Event::new(play.tick, &LookedAt { picture: "old-map".into() })), "{events:?}");
    play.tick(&[Intent::Next]);
    assert!(Pictures::open_in(&play).is_none());
    assert_eq!(play.name("picture.old-map.seen"), Some(Scalar::Bool(true)));
}

#[test]
fn a_touch_on_what_has_no_picture_shows_none() {
    let mut play = begun();
    play.tick(&[touch("wall"), touch("ground"), touch("no-such-node")]);
    assert!(Pictures::open_in(&play).is_none());
}

#[test]
fn what_was_looked_at_counts_in_the_hash() {
    let (mut one, mut other) = (begun(), begun());
    assert_eq!(one.hash(), other.hash());
    one.tick(&[touch("board"), Intent::Next]);
    other.tick(&[touch("frame"), Intent::Next]);
    assert_ne!(one.hash(), other.hash());
    one.tick(&[touch("frame"), Intent::Next]);
    other.tick(&[touch("board"), Intent::Next]);
    (0..60).for_each(|_| drop((one.tick(&[]), other.tick(&[]))));
    assert_eq!(one.name("picture.lantern.seen"), other.name("picture.lantern.seen"));
}

#[test]
fn a_lesson_waits_until_the_picture_is_put_away() {
    let mut play = begun();
    play.tick(&[touch("board"), Intent::Next, touch("frame")]);
    (0..600).for_each(|_| drop(play.tick(&[])));
    assert_eq!(play.phase, Phase::Running);
    play.tick(&[Intent::Next]);
    (0..600).for_each(|_| drop(play.tick(&[Intent::Next])));
    assert_eq!(play.phase, Phase::Finished);
}

/// Its card has what the picture says and, where there is one, the thing's description: no text is wanted that nobody sees, and none
/// is shown twice.
#[test]
fn a_thing_with_a_picture_can_be_examined_on_one_card() {
    let mut files = files();
    let scene = String::from_utf8(files.get("scene.toml").expect("a scene").to_vec()).expect("UTF-8");
    assert_eq!(scene.matches("id = \"board\"\nshape").count(), 1);
    files.insert("scene.toml", scene.replace("id = \"board\"\nshape", "id = \"board\"\nexamine = true\nshape"));
    let mut play = shujin_blocks::open(lesson_of(&files), 1).expect("it opens");
    play.tick(&[Intent::Start]);
    play.tick(&[touch("board")]);
    assert_eq!(play.name("examined.board"), Some(Scalar::Number(1.0)));
    assert!(Pictures::open_in(&play).is_some());
    play.tick(&[Intent::Next]);
    assert_eq!((Pictures::open_in(&play).map(|picture| picture.id.clone()), play.speech.reading()), (None, None));
}
