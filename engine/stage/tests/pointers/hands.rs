//! Things taken by finger, mouse and keys: what a drag does, what is seen of it, and that nothing is lost.

use crate::support::Stage;
use bevy::input::ButtonState;
use bevy::input::touch::TouchPhase;
use bevy::prelude::*;
use shujin_play::Intent;
use shujin_stage::port::Command;

const SCENE: &str = "career/cloakroom";

fn begun(size: [u32; 2]) -> Stage {
    Stage::begin_by_hand(SCENE, size)
}

/// Where a thing is, as the lesson has it: its place, or nothing while it is in hand.
fn place(stage: &mut Stage, node: &str) -> Option<String> {
    stage.state()["lesson"]["hands"]["at"][node].as_str().map(str::to_owned)
}

fn held(stage: &mut Stage, hand: u8) -> Option<String> {
    stage.state()["lesson"]["hands"]["held"][hand.to_string()].as_str().map(str::to_owned)
}

/// Where a node is drawn, m.
fn drawn(stage: &mut Stage, node: &str) -> Vec3 {
    stage.drawn(node)
}

/// A finger comes down here and moves there in steps, and stays down.
fn drag(stage: &mut Stage, id: u64, from: Vec2, to: Vec2) {
    stage.finger(id, TouchPhase::Started, from);
    for step in 1..=6 {
        stage.finger(id, TouchPhase::Moved, from.lerp(to, step as f32 / 6.0));
    }
    stage.frames(20);
}

#[test]
fn a_drag_takes_a_thing_and_puts_it_where_it_is_let_go() {
    let mut stage = begun([1280, 720]);
    let (cap, head) = (stage.target("cap-a"), stage.seen("dummy"));
    let before = stage.intents().len();
    drag(&mut stage, 1, cap, head);
    assert_eq!(held(&mut stage, 0).as_deref(), Some("cap-a"));
    assert!(drawn(&mut stage, "cap-a").x > 0.4, "it is seen where the finger is: {:?}", drawn(&mut stage, "cap-a"));
    stage.finger(1, TouchPhase::Ended, head);
    stage.frames(30);
    assert_eq!(place(&mut stage, "cap-a").as_deref(), Some("head"));
    let at = drawn(&mut stage, "cap-a");
    assert!(at.distance(Vec3::new(0.6, 1.65, 0.0)) < 0.01, "{at:?}");
    let looks = stage.since(before).into_iter().filter(|intent| matches!(intent, Intent::Look { .. })).count();
    assert_eq!(looks, 0, "the view stands still");
}

#[test]
fn what_is_let_go_anywhere_is_home_within_two_seconds() {
    for to in [Vec2::new(640.0, 650.0), Vec2::new(5.0, 5.0), Vec2::new(1270.0, 300.0)] {
        let mut stage = begun([1280, 720]);
        let cap = stage.target("cap-a");
        drag(&mut stage, 1, cap, to);
        stage.finger(1, TouchPhase::Ended, to);
        stage.frames(120);
        assert_eq!(place(&mut stage, "cap-a").as_deref(), Some("shelf"));
        let at = drawn(&mut stage, "cap-a");
        assert!(at.distance(Vec3::new(-0.85, 1.09, 0.0)) < 0.01, "let go at {to}: {at:?}");
    }
}

#[test]
fn a_lost_finger_puts_back_what_it_held_wherever_it_was() {
    let mut stage = begun([1280, 720]);
    let (cap, head) = (stage.target("cap-a"), stage.seen("dummy"));
    drag(&mut stage, 1, cap, head);
    stage.finger(1, TouchPhase::Canceled, head);
    stage.look();
    assert_eq!(place(&mut stage, "cap-a").as_deref(), Some("shelf"));
}

#[test]
fn two_fingers_carry_two_things() {
    let mut stage = begun([1280, 720]);
    let (cap, other, head) = (stage.target("cap-a"), stage.target("cap-b"), stage.seen("dummy"));
    drag(&mut stage, 1, cap, head);
    drag(&mut stage, 2, other, Vec2::new(640.0, 600.0));
    assert_eq!((held(&mut stage, 0).as_deref(), held(&mut stage, 1).as_deref()), (Some("cap-a"), Some("cap-b")));
    stage.finger(1, TouchPhase::Ended, head);
    stage.look();
    assert_eq!(place(&mut stage, "cap-a").as_deref(), Some("head"));
    assert_eq!(held(&mut stage, 1).as_deref(), Some("cap-b"), "the other finger holds on");
    stage.finger(2, TouchPhase::Ended, Vec2::new(640.0, 600.0));
    stage.look();
    assert_eq!(place(&mut stage, "cap-b").as_deref(), Some("shelf"));
}

#[test]
fn two_fingers_that_come_down_before_either_moves_are_two_hands() {
    let mut stage = begun([1280, 720]);
    let (cap, other) = (stage.target("cap-a"), stage.target("cap-b"));
    stage.finger(1, TouchPhase::Started, cap);
    stage.finger(2, TouchPhase::Started, other);
    stage.finger(1, TouchPhase::Moved, cap + Vec2::Y * 150.0);
    stage.finger(2, TouchPhase::Moved, other + Vec2::Y * 150.0);
    stage.frames(3);
    assert_eq!((held(&mut stage, 0).as_deref(), held(&mut stage, 1).as_deref()), (Some("cap-a"), Some("cap-b")));
}

#[test]
fn by_taps_a_thing_is_taken_shown_in_hand_and_put() {
    for size in [[1280, 720], [390, 844], [844, 390]] {
        let mut stage = begun(size);
        stage.read();
        let cap = stage.target("cap-a");
        stage.tap(cap);
        stage.look();
        assert_eq!(held(&mut stage, 0).as_deref(), Some("cap-a"), "{size:?}");
        assert!(stage.find("put-back").is_some() && stage.find("in-hand").is_some(), "{:?}", stage.tree());
        let home = Vec3::new(-0.85, 1.09, 0.0);
        assert!(drawn(&mut stage, "cap-a").distance(home) > 0.5, "it comes to the hand");
        // A ring at each place where it fits: the hook is full.
        assert_eq!(stage.rings(), 2, "the head and its own place");
        let head = stage.target("dummy");
        stage.tap(head);
        stage.look();
        assert_eq!(place(&mut stage, "cap-a").as_deref(), Some("head"), "{size:?}");
        stage.frames(30);
        assert_eq!(stage.rings(), 0);
    }
}

#[test]
fn by_keys_a_thing_is_taken_put_and_put_back() {
    let mut stage = begun([1280, 720]);
    stage.tab_to("node.cap-a");
    stage.type_key(KeyCode::Enter);
    stage.look();
    assert_eq!(held(&mut stage, 0).as_deref(), Some("cap-a"));
    let does = |stage: &Stage, id: &str| stage.find(id).map(|element| element.name.clone()).unwrap_or_default();
    assert_eq!(does(&stage, "node.dummy"), "把红帽子放到假人头上");
    assert!(stage.find("node.post").is_none(), "what does not take it is not offered");
    stage.type_key(KeyCode::Escape);
    stage.look();
    assert_eq!(place(&mut stage, "cap-a").as_deref(), Some("shelf"));
    stage.tab_to("node.cap-a");
    stage.type_key(KeyCode::Enter);
    stage.look();
    stage.tab_to("node.dummy");
    stage.type_key(KeyCode::Enter);
    stage.look();
    assert_eq!(place(&mut stage, "cap-a").as_deref(), Some("head"));
    stage.key(KeyCode::ControlLeft, ButtonState::Pressed);
    stage.type_key(KeyCode::KeyZ);
    stage.key(KeyCode::ControlLeft, ButtonState::Released);
    stage.look();
    assert_eq!(place(&mut stage, "cap-a").as_deref(), Some("shelf"), "and taken back");
}

#[test]
fn a_refusal_is_said_in_the_authors_words() {
    let mut stage = begun([1280, 720]);
    let (cap, head) = (stage.target("cap-b"), stage.seen("dummy"));
    stage.tap(cap);
    stage.look();
    stage.tap(head);
    stage.look();
    let told = |stage: &Stage| stage.find("in-hand").map(|element| element.name.clone());
    assert_eq!(told(&stage).as_deref(), Some("先戴红的。"));
    assert_eq!(held(&mut stage, 0).as_deref(), Some("cap-b"));
    // Dragged there it is told as well, and goes back.
    stage.type_key(KeyCode::Escape);
    stage.frames(240);
    drag(&mut stage, 1, cap, head);
    stage.finger(1, TouchPhase::Ended, head);
    stage.look();
    assert_eq!(told(&stage).as_deref(), Some("先戴红的。"));
    assert_eq!(place(&mut stage, "cap-b").as_deref(), Some("shelf"));
}

fn value(stage: &mut Stage, value: &str) -> f64 {
    stage.state()["lesson"]["values"][value].as_f64().expect("a number")
}

#[test]
fn a_handle_follows_the_finger_and_turns_no_view() {
    let mut stage = begun([1280, 720]);
    let before = stage.intents().len();
    let lever = stage.target("lever");
    // A quarter turn to the right about its axle, seen from in front.
    let axle = lever + Vec2::Y * 42.0;
    stage.finger(1, TouchPhase::Started, lever);
    for step in 1..=9 {
        let at = axle + Vec2::from_angle(-std::f32::consts::FRAC_PI_2 * (1.0 - step as f32 / 9.0)) * 42.0;
        stage.finger(1, TouchPhase::Moved, at);
    }
    stage.frames(3);
    let lifted = value(&mut stage, "lifted");
    assert!((75.0..=90.0).contains(&lifted), "a quarter turn is {lifted}");
    stage.finger(1, TouchPhase::Ended, axle + Vec2::X * 42.0);
    let all = stage.since(before);
    assert!(all.iter().all(|intent| !matches!(intent, Intent::Look { .. })), "{all:?}");
}

#[test]
fn what_is_let_go_sets_off_its_rule_once_and_is_taken_back() {
    let mut stage = begun([1280, 720]);
    let drawer = stage.target("drawer");
    // It comes towards the viewer: on the screen that is down.
    drag(&mut stage, 1, drawer, drawer + Vec2::Y * 30.0);
    assert!(value(&mut stage, "drawn") > 0.1);
    assert_eq!(value(&mut stage, "pulls"), 0.0);
    stage.finger(1, TouchPhase::Ended, drawer + Vec2::Y * 30.0);
    stage.look();
    assert_eq!(value(&mut stage, "pulls"), 1.0);
    stage.key(KeyCode::ControlLeft, ButtonState::Pressed);
    stage.type_key(KeyCode::KeyZ);
    stage.key(KeyCode::ControlLeft, ButtonState::Released);
    stage.look();
    assert_eq!(value(&mut stage, "drawn"), 0.0, "one drag is one deed");
}

#[test]
fn a_touch_goes_on_by_a_step_and_flips_a_switch() {
    let mut stage = begun([1280, 720]);
    let (drawer, lamp) = (stage.target("drawer"), stage.target("lamp"));
    stage.tap(drawer);
    stage.look();
    assert!((value(&mut stage, "drawn") - 0.04).abs() < 1e-9);
    stage.tap(lamp);
    stage.look();
    assert_eq!(stage.state()["lesson"]["values"]["lit"], true);
}

/// Waits until the scan reaches this element, and presses the switch.
fn choose(stage: &mut Stage, id: &str) {
    for _ in 0..3_000 {
        stage.frames(1);
        if stage.focus().as_deref() == Some(id) {
            stage.type_key(KeyCode::Space);
            stage.look();
            return;
        }
    }
    panic!("the scan does not reach {id}: {:?}", stage.tree());
}

#[test]
fn one_switch_takes_and_puts_and_answers() {
    let mut stage = begun([1280, 720]);
    stage.send(Command::Scan { seconds: 0.5 });
    choose(&mut stage, "node.cap-a");
    assert_eq!(held(&mut stage, 0).as_deref(), Some("cap-a"));
    choose(&mut stage, "node.dummy");
    assert_eq!(place(&mut stage, "cap-a").as_deref(), Some("head"));
    // A touch of the empty world is the switch, too, and turns no view.
    choose(&mut stage, "node.stone");
    let before = stage.intents().len();
    let empty = Vec2::new(1000.0, 600.0);
    while stage.focus().as_deref() != Some("node.shelf") {
        stage.frames(1);
    }
    drag(&mut stage, 1, empty, empty + Vec2::X * 80.0);
    stage.finger(1, TouchPhase::Ended, empty + Vec2::X * 80.0);
    stage.look();
    assert_eq!(place(&mut stage, "stone").as_deref(), Some("shelf"));
    assert_eq!(stage.since(before).len(), 1, "{:?}", stage.since(before));
}

#[test]
fn what_belongs_to_the_screen_is_scanned_last_and_nothing_is_left_out() {
    let mut stage = begun([1280, 720]);
    stage.send(Command::Scan { seconds: 0.5 });
    let mut seen: Vec<String> = Vec::new();
    for _ in 0..1_500 {
        stage.frames(1);
        let at = stage.focus();
        seen.extend(at.filter(|at| !seen.contains(at)));
    }
    let buttons = stage.tree().iter().filter(|element| element.role == "button" && !element.disabled);
    let missed: Vec<&str> =
        buttons.map(|element| element.id.as_str()).filter(|id| !seen.iter().any(|s| s == id)).collect();
    assert!(missed.is_empty(), "{missed:?} of {seen:?}");
    assert_eq!(seen.last().map(String::as_str), Some("language"), "{seen:?}");
}

#[test]
fn what_is_carried_comes_before_what_it_would_go_into() {
    let mut stage = begun([1280, 720]);
    let (cap, shelf) = (stage.target("cap-a"), stage.seen("shelf"));
    drag(&mut stage, 1, cap, shelf + Vec2::Y * 60.0);
    let eye = stage.eye().translation();
    let (held, met) = (drawn(&mut stage, "cap-a"), drawn(&mut stage, "shelf"));
    assert!(held.distance(eye) < met.distance(eye), "{held} before {met}, seen from {eye}");
}
