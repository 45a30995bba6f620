//! Several fingers at once: each is a pointer of its own.

use crate::support::Stage;
use crate::taps::WALL;
use bevy::input::touch::TouchPhase::{Canceled, Ended, Moved, Started};
use bevy::prelude::*;
use shujin_lesson::format::Scalar;
use shujin_play::Intent;

const LAB: &str = "lab/pendulum";

#[test]
fn a_second_finger_does_not_steal_the_press_of_the_first() {
    let mut stage = Stage::begin(LAB);
    let before = stage.intents().len();
    let pause = stage.middle("pause");
    stage.finger(1, Started, pause);
    // The second turns the view meanwhile, and is lifted from the button that the first holds.
    stage.finger(2, Started, WALL);
    stage.finger(2, Moved, WALL - Vec2::X * 40.0);
    stage.finger(2, Moved, pause);
    stage.finger(2, Ended, pause);
    stage.look();
    assert_eq!(stage.state()["lesson"]["paused"], false, "the button is the first finger's");
    let looked = stage.since(before);
    assert!(looked.len() == 2 && looked.iter().all(|i| matches!(i, Intent::Look { .. })), "{looked:?}");
    stage.finger(1, Ended, pause);
    stage.look();
    assert_eq!(stage.state()["lesson"]["paused"], true);
}

#[test]
fn two_fingers_set_two_sliders() {
    let mut stage = Stage::measuring();
    let before = stage.intents().len();
    let at = |stage: &Stage, id: &str, part: f32| stage.within(&format!("value.{id}"), [part, 0.5]);
    let (length, angle) = (at(&stage, "length", 0.5), at(&stage, "angle", 0.5));
    stage.finger(1, Started, length);
    stage.finger(2, Started, angle);
    let (length, angle) = (at(&stage, "length", 0.8), at(&stage, "angle", 1.4));
    stage.finger(2, Moved, angle);
    stage.finger(1, Moved, length);
    stage.finger(2, Canceled, angle);
    stage.finger(2, Moved, length);
    stage.finger(1, Ended, length);
    stage.look();
    let set: Vec<(String, f64)> = stage
        .since(before)
        .into_iter()
        .map(|intent| match intent {
            Intent::Set { value, to: Scalar::Number(to) } => (value, to),
            other => panic!("{other:?}"),
        })
        .collect();
    let wanted = [("length", 0.70), ("angle", 31.0), ("angle", 60.0), ("length", 1.00)];
    assert_eq!(set.len(), wanted.len(), "{set:?}");
    for ((value, to), (wanted, number)) in set.iter().zip(wanted) {
        // Rectangles are told in whole pixels.
        let slack = if *value == "length" { 0.01 } else { 0.6 };
        assert!(value == wanted && (to - number).abs() < slack, "{value} {to}, wanted {wanted} {number}");
    }
    let values = &stage.state()["lesson"]["values"];
    assert_eq!((values["length"].as_f64(), values["angle"].as_f64()), (Some(1.0), Some(60.0)), "on their steps");
}

#[test]
fn a_finger_that_the_device_has_lost_has_pressed_nothing() {
    let mut stage = Stage::begin(LAB);
    let before = stage.intents().len();
    for at in [stage.target("bob"), stage.middle("pause")] {
        stage.finger(4, Started, at);
        stage.finger(4, Canceled, at);
        stage.finger(4, Ended, at);
    }
    stage.look();
    assert_eq!(stage.since(before), []);
    assert_eq!(stage.state()["lesson"]["paused"], false);
}
