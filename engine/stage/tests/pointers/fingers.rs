//! Several fingers at once: each is a pointer of its own.

use crate::scenes::{Bench, Slider};
use crate::support::Stage;
use bevy::input::touch::TouchPhase::{Canceled, Ended, Moved, Started};
use bevy::prelude::*;
use shujin_lesson::format::Scalar;
use shujin_play::Intent;
use shujin_stage::port::Command;

#[test]
fn a_second_finger_does_not_steal_the_press_of_the_first() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let before = stage.intents().len();
    let pause = stage.middle("pause");
    stage.finger(1, Started, pause);
    // The second turns the view meanwhile, and is lifted from the button that the first holds.
    stage.finger(2, Started, bench.empty());
    stage.finger(2, Moved, bench.empty() - Vec2::X * 40.0);
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
    let bench = Bench::read();
    let mut stage = bench.measuring();
    let [one, other] = &bench.slider;
    let before = stage.intents().len();
    let at = |stage: &Stage, slider: &Slider, part: f32| stage.within(&slider.id(), [part, 0.5]);
    let (on_one, on_other) = (at(&stage, one, 0.5), at(&stage, other, 0.5));
    stage.finger(1, Started, on_one);
    stage.finger(2, Started, on_other);
    let (further, beyond) = (at(&stage, one, 0.8), at(&stage, other, 1.4));
    stage.finger(2, Moved, beyond);
    stage.finger(1, Moved, further);
    stage.finger(2, Canceled, beyond);
    // It is lost: what it does now sets nothing.
    stage.finger(2, Moved, on_other);
    stage.finger(1, Ended, further);
    stage.look();
    let wanted = [(one, one.middle), (other, other.middle), (other, other.end), (one, one.most_of_it)];
    let set = stage.since(before);
    assert_eq!(set.len(), wanted.len(), "{set:?}");
    for (intent, (slider, number)) in set.iter().zip(wanted) {
        let Intent::Set { value, to: Scalar::Number(to) } = intent else { panic!("{intent:?}") };
        let is_near = (to - number).abs() < slider.slack;
        assert!(*value == slider.value && is_near, "{value} {to}, wanted {} {number}", slider.value);
    }
    let values = &stage.state()["lesson"]["values"];
    let stands = [one, other].map(|slider| values[&slider.value].as_f64());
    assert_eq!(stands, [Some(one.most_of_it), Some(other.end)], "on their steps");
}

#[test]
fn a_finger_that_moves_up_over_a_slider_scrolls_and_sets_nothing() {
    let bench = Bench::read();
    let mut stage = bench.measuring();
    // So low that not everything has room.
    stage.resize([844, 360], 1.0);
    stage.look();
    if stage.find("fold.side").is_some_and(|tab| !tab.checked) {
        stage.send(Command::Press { id: "fold.side".into() });
        stage.look();
    }
    let slider = &bench.slider[0];
    let before = stage.intents().len();
    let from = stage.middle(&slider.id());
    stage.finger(1, Started, from);
    for step in 1..=6_u8 {
        stage.finger(1, Moved, from - Vec2::Y * 8.0 * f32::from(step));
    }
    stage.finger(1, Ended, from - Vec2::Y * 48.0);
    stage.look();
    assert_eq!(stage.since(before), [], "it was meant to scroll");
    let moved = from.y - stage.middle(&slider.id()).y;
    assert!(moved > 20.0, "the part has moved by {moved}");
    // Along it sets the value, and a tap does.
    let at = stage.within(&slider.id(), [0.5, 0.5]);
    stage.finger(1, Started, at);
    stage.finger(1, Moved, at + Vec2::X * 15.0);
    stage.finger(1, Ended, at + Vec2::X * 15.0);
    stage.look();
    assert!(!stage.since(before).is_empty(), "it is set");
    let set = stage.intents().len();
    let at = stage.within(&slider.id(), [0.2, 0.5]);
    stage.finger(1, Started, at);
    stage.finger(1, Ended, at);
    stage.look();
    assert!(matches!(stage.since(set)[..], [Intent::Set { .. }]), "{:?}", stage.since(set));
}

#[test]
fn a_finger_that_the_device_has_lost_has_pressed_nothing() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let before = stage.intents().len();
    for at in [stage.target(&bench.thing), stage.middle("pause")] {
        stage.finger(4, Started, at);
        stage.finger(4, Canceled, at);
        stage.finger(4, Ended, at);
    }
    stage.look();
    assert_eq!(stage.since(before), []);
    assert_eq!(stage.state()["lesson"]["paused"], false);
}

/// A palm of so many contacts comes down about this place, and is lifted.
fn palm(stage: &mut Stage, at: Vec2, contacts: u64) {
    let place = |i: u64| at + Vec2::new((i % 3) as f32 * 30.0 - 30.0, (i / 3) as f32 * 40.0 - 20.0);
    (0..contacts).for_each(|i| stage.finger(i, Started, place(i)));
    (0..contacts).for_each(|i| stage.finger(i, Ended, place(i)));
}

#[test]
fn a_palm_presses_nothing() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let before = stage.intents().len();
    for at in [stage.middle("pause"), stage.target(&bench.thing)] {
        palm(&mut stage, at, 5);
        stage.look();
        assert_eq!(stage.state()["lesson"]["paused"], false, "the button under the palm");
        assert_eq!(stage.since(before), [], "the thing under the palm");
    }
    // The same contacts one after another are fingers.
    let pause = stage.middle("pause");
    stage.tap(pause);
    stage.look();
    assert_eq!(stage.state()["lesson"]["paused"], true);
}

#[test]
fn the_hands_of_several_children_are_no_palm() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let pause = stage.middle("pause");
    let places = [bench.empty(), Vec2::new(640.0, 700.0), pause];
    (1..=3).for_each(|i| stage.finger(i, Started, places[i as usize - 1]));
    (1..=3).for_each(|i| stage.finger(i, Ended, places[i as usize - 1]));
    stage.look();
    assert_eq!(stage.state()["lesson"]["paused"], true);
}
