//! Expressions without a value: the last one stands, and a bench that would measure nonsense stands still.

use shujin_blocks::{
    catalogue,
    lab::{Act, Bench},
};
use shujin_lesson::format::{Family, Scalar};
use shujin_lesson::{Files, read, starter};
use shujin_play::{Intent, Play};
use std::sync::Arc;

/// The bench's starter with more values, whose model is fed this gravity.
fn play(gravity: &str) -> Play {
    let mut files: Files = starter(Family::Bench, "lab/swing");
    let scene = String::from_utf8(files.get("scene.toml").expect("a scene").to_vec()).expect("UTF-8");
    assert!(scene.contains("gravity = \"9.8\""));
    let scene = scene.replace("gravity = \"9.8\"", &format!("gravity = \"{gravity}\""))
        + r#"
        [[value]]
        id = "by"
        start = 2
        min = 0
        max = 9
        step = 0.5
        control = "slider"
        [[value]]
        id = "share"
        is = "10 / by"
        [[value]]
        id = "late"
        is = "10 / (by - 2)"
        decimals = 1
    "#;
    files.insert("scene.toml", scene);
    let lesson = Arc::new(read(&files, &catalogue()).0.expect("a lesson"));
    let mut play = shujin_blocks::open(lesson, 1).expect("opens");
    play.tick(&[Intent::Start]);
    play
}

fn set(play: &mut Play, by: f64) {
    play.tick(&[Intent::Set { value: "by".into(), to: Scalar::Number(by) }]);
    (0..60).for_each(|_| drop(play.tick(&[])));
}

#[test]
fn what_has_no_value_keeps_its_last() {
    let mut play = play("9.8");
    set(&mut play, 4.0);
    assert_eq!(play.name("share"), Some(Scalar::Number(2.5)));
    let before = play.hash();
    set(&mut play, 0.0);
    assert_eq!(play.name("share"), Some(Scalar::Number(2.5)));
    assert_ne!(play.hash(), before);
    set(&mut play, 5.0);
    assert_eq!(play.name("share"), Some(Scalar::Number(2.0)));
}

#[test]
fn what_never_had_a_value_is_shown_as_none() {
    let mut play = play("9.8");
    let shown = |play: &Play| {
        let value = play.lesson.scene.values.iter().find(|value| value.id == "late").expect("a value");
        assert_eq!(play.fill("zh-CN", "{late}"), play.shown("zh-CN", value));
        play.shown("zh-CN", value)
    };
    assert_eq!(shown(&play), "–");
    set(&mut play, 4.0);
    assert_eq!(shown(&play), "5.0");
    set(&mut play, 2.0);
    assert_eq!(shown(&play), "5.0", "it had one");
}

#[test]
fn a_bench_stands_still_while_an_input_is_none_or_out_of_range() {
    let mut play = play("20 m/s² / by");
    let stopped = |play: &Play| play.state::<Bench>().and_then(|bench| bench.stopped.clone());
    play.tick(&[Intent::of(Act { action: "release".into() })]);
    set(&mut play, 2.0);
    assert_eq!(stopped(&play), None);
    for nonsense in [0.0, 0.5] {
        // 0.5 gives 40 m/s²: more than the model holds for.
        set(&mut play, nonsense);
        assert_eq!(stopped(&play).as_deref(), Some("gravity"), "{nonsense}");
        let angle = play.name("lab.angle");
        (0..30).for_each(|_| drop(play.tick(&[])));
        assert_eq!(play.name("lab.angle"), angle, "it stands still");
        set(&mut play, 2.0);
        assert_eq!(stopped(&play), None);
        play.tick(&[Intent::of(Act { action: "release".into() })]);
        let angle = play.name("lab.angle");
        (0..10).for_each(|_| drop(play.tick(&[])));
        assert_ne!(play.name("lab.angle"), angle, "it goes on");
    }
}
