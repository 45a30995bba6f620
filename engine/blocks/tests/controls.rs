//! What a control can set, whatever a device sends.

use shujin_blocks::catalogue;
use shujin_lesson::format::{Family, Scalar};
use shujin_lesson::{Files, read, starter};
use shujin_play::Intent;
use std::sync::Arc;

#[test]
fn a_value_stands_on_its_steps_and_within_its_range() {
    let mut files: Files = starter(Family::Walk, "a/b");
    let scene = String::from_utf8(files.get("scene.toml").expect("a scene").to_vec()).expect("UTF-8")
        + r#"
        [[value]]
        id = "length"
        start = 0.2
        min = 0.2
        max = 1
        step = 0.1
        control = "slider"
        [[value]]
        id = "crest"
        start = 2
        min = 0.5
        max = 3.1
        step = 0.25
        control = "slider"
    "#;
    files.insert("scene.toml", scene);
    let lesson = Arc::new(read(&files, &catalogue()).0.expect("a lesson"));
    let mut play = shujin_blocks::open(lesson, 1).expect("opens");
    play.tick(&[Intent::Start]);
    play.tick(&[Intent::Set { value: "length".into(), to: Scalar::Number(0.2 + 0.1) }]);
    assert_eq!(play.name("length"), Some(Scalar::Number(0.3)), "and not a little more");
    for (sent, stands) in [(1.37, 1.25), (1.38, 1.5), (0.1, 0.5), (9.0, 3.1), (3.05, 3.0), (-0.0, 0.5)] {
        play.tick(&[Intent::Set { value: "crest".into(), to: Scalar::Number(sent) }]);
        assert_eq!(play.name("crest"), Some(Scalar::Number(stands)), "{sent}");
        // What stands on a step stays there to the last bit: recordings keep it.
        play.tick(&[Intent::Set { value: "crest".into(), to: Scalar::Number(stands) }]);
        assert_eq!(play.name("crest"), Some(Scalar::Number(stands)));
    }
}
