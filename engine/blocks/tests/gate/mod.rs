//! A starter scene with one more form in it, walked through from its gate at z = 9 m.

#![allow(dead_code)] // each test file uses its part

use shujin_blocks::catalogue;
use shujin_lesson::{Files, format::Family, read, starter};
use shujin_play::{Intent, Play, TICKS_PER_SECOND};
use std::sync::Arc;

/// A starter scene with one more form in it.
pub fn opened(form: &str) -> Play {
    opened_at("1.6", form)
}

/// The same with eyes as high as this at the gate, m. Over ground that one walks on they are 1.5 m high.
pub fn opened_at(height: &str, form: &str) -> Play {
    let mut files: Files = starter(Family::Walk, "my/scene");
    let scene = String::from_utf8(files.get("scene.toml").expect("a scene").to_vec()).expect("UTF-8");
    assert!(scene.contains("eye = \"0 1.6 9 m\""), "the gate is elsewhere");
    let scene = scene.replace("eye = \"0 1.6 9 m\"", &format!("eye = \"0 {height} 9 m\""));
    let node =
        if form.is_empty() { String::new() } else { format!("\n[[node]]\nid = \"form\"\nsolid = true\n{form}\n") };
    files.insert("scene.toml", scene + &node);
    let (lesson, report) = read(&files, &catalogue());
    assert_eq!(report.errors(), 0, "{:?}", report.problems);
    shujin_blocks::open(Arc::new(lesson.expect("a lesson")), 1).expect("it opens")
}

/// Where the eyes are in each tick of walking away from oneself for eight seconds.
pub fn walked(form: &str) -> Vec<[f32; 3]> {
    let mut play = opened(form);
    play.tick(&[Intent::Start, Intent::Walk { x: 0.0, z: -1.0 }]);
    let tick = |_| {
        play.tick(&[]);
        play.walker.eye
    };
    (0..8 * TICKS_PER_SECOND).map(tick).collect()
}

/// The lesson after eight seconds.
pub fn played(form: &str) -> Play {
    let mut play = opened(form);
    play.tick(&[Intent::Start]);
    (0..8 * TICKS_PER_SECOND).for_each(|_| drop(play.tick(&[])));
    play
}

pub fn last(way: &[[f32; 3]]) -> [f32; 3] {
    *way.last().expect("a way")
}
