//! Taps and drags of one pointer: what they hit, and what they must not do.

use crate::scenes::Bench;
use crate::support::Stage;
use bevy::input::ButtonState::{Pressed, Released};
use bevy::input::touch::TouchPhase;
use bevy::prelude::*;
use shujin_play::Intent;
use shujin_stage::input::pointer::{Buttons, Hand, Pointer, PointerAction, PointerButton, PointerId, PointerInput};
use shujin_stage::port::{Card, Command};
use std::collections::BTreeMap;

#[test]
fn a_tap_on_the_start_button_begins() {
    for hand in [Stage::click, Stage::tap] {
        let mut stage = Stage::open(&Bench::read().scene);
        assert_eq!(stage.state()["screen"], "start");
        let start = stage.middle("start");
        hand(&mut stage, start);
        stage.look();
        assert_eq!(stage.intents(), [Intent::Start]);
        assert_eq!(stage.state()["screen"], "lesson");
        assert!(stage.find("start").is_none(), "the card is gone");
    }
}

#[test]
fn a_tap_on_a_thing_in_the_world_touches_it() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let before = stage.intents().len();
    for hand in [Stage::click, Stage::tap] {
        let thing = stage.target(&bench.thing);
        hand(&mut stage, thing);
        stage.look();
        assert_eq!(stage.state()["lesson"]["reading"], bench.thing.as_str());
        stage.type_key(KeyCode::Escape);
        stage.look();
    }
    assert_eq!(stage.since(before), [bench.touch(), Intent::Next, bench.touch(), Intent::Next]);
    assert_eq!(stage.state()["lesson"]["counts"][format!("examined.{}", bench.thing)], 2);
}

#[test]
fn a_tap_on_a_name_touches_its_thing() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let before = stage.intents().len();
    let name = stage.middle(&format!("node.{}", bench.thing));
    stage.tap(name);
    stage.look();
    assert_eq!(stage.since(before), [bench.touch()]);
}

#[test]
fn a_tap_that_hits_nothing_sends_no_intent() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let (before, counts) = (stage.intents().len(), stage.state()["lesson"]["counts"].clone());
    let title = stage.middle("title");
    for at in [bench.empty(), title] {
        stage.click(at);
        stage.tap(at);
    }
    stage.look();
    assert_eq!(stage.since(before), []);
    assert_eq!(stage.state()["lesson"]["counts"], counts);
}

#[test]
fn a_drag_turns_the_view_by_what_it_moved_and_touches_nothing() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let before = stage.intents().len();
    let thing = stage.target(&bench.thing);
    stage.finger(1, TouchPhase::Started, thing);
    stage.finger(1, TouchPhase::Moved, thing + Vec2::new(-40.0, 0.0));
    stage.finger(1, TouchPhase::Moved, thing + Vec2::new(-60.0, 20.0));
    // Back where it began: it has been a drag, and is no tap.
    stage.finger(1, TouchPhase::Moved, thing);
    stage.finger(1, TouchPhase::Ended, thing);
    stage.look();
    let looks = [(-6.0, 0.0), (-3.0, 3.0), (9.0, -3.0)].map(|(left, up)| Intent::Look { left, up });
    assert_eq!(stage.since(before), looks);
}

#[test]
fn a_window_that_is_left_while_a_button_is_held_lets_it_go() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let before = stage.intents().len();
    stage.mouse_to(bench.empty());
    stage.mouse(MouseButton::Left, Pressed);
    stage.frames(1);
    stage.leave();
    stage.frames(1);
    stage.mouse_to(bench.empty() - Vec2::X * 50.0);
    stage.look();
    assert_eq!(stage.since(before), []);
}

#[test]
fn a_drag_that_begins_on_a_panel_does_not_turn_the_view() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let before = stage.intents().len();
    let from = stage.middle("title");
    stage.mouse_to(from);
    stage.mouse(MouseButton::Left, Pressed);
    stage.frames(1);
    for step in 1..6 {
        stage.mouse_to(from.lerp(bench.empty(), step as f32 / 5.0));
        stage.frames(1);
    }
    // Nor is what lies under the place where it ends touched.
    let thing = stage.target(&bench.thing);
    stage.mouse_to(thing);
    stage.mouse(MouseButton::Left, Released);
    stage.look();
    assert_eq!(stage.since(before), []);
    // The same way on the world does turn it.
    stage.mouse_to(bench.empty());
    stage.mouse(MouseButton::Left, Pressed);
    stage.mouse_to(bench.empty() - Vec2::X * 50.0);
    stage.mouse(MouseButton::Left, Released);
    stage.look();
    assert_eq!(stage.since(before), [Intent::Look { left: -7.5, up: 0.0 }]);
}

#[test]
fn what_a_mouse_did_within_one_slow_frame_is_done_in_its_order() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let before = stage.intents().len();
    let thing = stage.target(&bench.thing);
    stage.mouse_to(thing);
    stage.mouse(MouseButton::Left, Pressed);
    stage.mouse(MouseButton::Left, Released);
    stage.mouse_to(bench.empty());
    stage.look();
    assert_eq!(stage.since(before), [bench.touch()], "it was pressed before it went on");
}

#[test]
fn only_the_first_button_of_a_mouse_presses() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let before = stage.intents().len();
    for button in [MouseButton::Right, MouseButton::Middle] {
        for at in [stage.target(&bench.thing), stage.middle("pause")] {
            stage.mouse_to(at);
            stage.mouse(button, Pressed);
            stage.frames(1);
            stage.mouse(button, Released);
            stage.frames(1);
        }
    }
    stage.look();
    assert_eq!(stage.since(before), []);
    assert_eq!(stage.state()["lesson"]["paused"], false);
}

#[test]
fn a_press_acts_only_where_it_began() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let pause = stage.middle("pause");
    for (from, to) in [(pause, bench.empty()), (bench.empty(), pause)] {
        stage.mouse_to(from);
        stage.mouse(MouseButton::Left, Pressed);
        stage.frames(1);
        stage.mouse_to(to);
        stage.mouse(MouseButton::Left, Released);
        stage.look();
        assert_eq!(stage.state()["lesson"]["paused"], false);
    }
    stage.click(pause);
    stage.look();
    assert_eq!(stage.state()["lesson"]["paused"], true);
}

#[test]
fn what_covers_a_thing_is_named() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    assert_eq!(stage.targets()[&bench.thing].covered, None);
    // The card of settings lies over it.
    let settings = stage.middle("settings");
    stage.click(settings);
    stage.look();
    let thing = stage.targets()[&bench.thing].clone();
    assert_eq!(thing.covered.as_deref(), Some("panel"));
    stage.tap(Vec2::from(thing.at));
    stage.look();
    assert!(!stage.intents().contains(&bench.touch()), "a tap there does not go through it");
    // Looked away from, it is nowhere on the canvas.
    stage.click(settings);
    stage.look();
    stage.send(Command::Intent { intent: Intent::Look { left: 90.0, up: 0.0 } });
    stage.look();
    assert!(!stage.targets().contains_key(&bench.thing), "{:?}", stage.targets());
}

#[test]
fn a_pointer_that_has_only_a_ray_touches_what_it_meets() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let before = stage.intents().len();
    let thing = stage.target(&bench.thing);
    let (on, beside) = (stage.ray(thing), stage.ray(bench.empty()));
    let change = |ray: Ray3d, action: PointerAction| PointerInput {
        pointer: Pointer {
            id: PointerId::Controller(Hand::Right),
            at: None,
            ray: Some(ray),
            contact: 0.0,
            buttons: Buttons::default(),
        },
        action,
    };
    let (press, release) =
        (PointerAction::Press(PointerButton::Primary), PointerAction::Release(PointerButton::Primary));
    stage.device(change(on, press));
    stage.device(change(on, release));
    stage.look();
    assert_eq!(stage.since(before), [bench.touch()]);
    stage.type_key(KeyCode::Escape);
    stage.look();
    let before = stage.intents().len();
    // Swung aside while pressed it is no tap, and no drag on a canvas either.
    stage.device(change(on, press));
    stage.device(change(beside, PointerAction::Move));
    stage.device(change(on, release));
    // A ray that meets nothing.
    stage.device(change(beside, press));
    stage.device(change(beside, release));
    // One whose device has lost it.
    stage.device(change(on, press));
    stage.device(change(on, PointerAction::Cancel));
    stage.device(change(on, release));
    stage.look();
    assert_eq!(stage.since(before), []);
}

#[test]
fn what_a_mouse_is_over_has_an_edge_and_what_a_panel_covers_has_none() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    // The low tier has no time to look what a mouse is over.
    stage.send(serde_json::from_str(r#"{"command": "draw", "tier": "middle"}"#).expect("a command"));
    stage.look();
    let other = stage.target(&bench.other);
    let name = stage.middle("title");
    stage.mouse_to(bench.empty());
    stage.look();
    let bare = stage.surfaces();
    stage.mouse_to(other);
    stage.look();
    assert!(stage.surfaces() > bare, "an edge is drawn round it");
    stage.mouse_to(name);
    stage.look();
    assert_eq!(stage.surfaces(), bare, "the bar is no thing of the world");
}

#[test]
fn a_card_at_home_opens_its_scene_wherever_it_is_tapped() {
    let words = |text: &str| [("zh-CN".to_owned(), text.to_owned())].into_iter().collect();
    let card = |id: &str, fault| Card {
        id: id.into(),
        family: "bench".into(),
        grades: [3, 6],
        minutes: 10,
        title: words("摆"),
        summary: words("量一量"),
        picture: String::new(),
        left: false,
        fault,
    };
    let scenes = vec![card("lab/good", BTreeMap::new()), card("lab/broken", words("少了一个文件"))];
    for part in [[0.5, -3.0], [0.1, 1.6]] {
        let mut stage = Stage::home([1280, 720]);
        stage.send(Command::Catalogue { scenes: scenes.clone() });
        stage.look();
        let broken = stage.within("broken.lab/broken", part);
        stage.tap(broken);
        stage.look();
        assert_eq!(stage.state()["screen"], "home", "what cannot be opened is not");
        let on_card = stage.within("open.lab/good", part);
        stage.tap(on_card);
        stage.look();
        assert_eq!(stage.state()["screen"], "loading");
    }
}

#[test]
fn settings_stand_over_a_lesson_that_waits_and_over_home() {
    let mut stage = Bench::read().begin();
    let usual = stage.find("pause").expect("a button").rect[3];
    let press = |stage: &mut Stage, id: &str| {
        let at = stage.middle(id);
        stage.tap(at);
        stage.look();
    };
    press(&mut stage, "settings");
    let hash = |stage: &mut Stage| stage.state()["lesson"]["hash"].clone();
    let before = hash(&mut stage);
    stage.frames(30);
    assert_eq!(hash(&mut stage), before, "it stands still");
    press(&mut stage, "text.large");
    assert!(stage.find("text.large").is_some_and(|button| button.checked));
    press(&mut stage, "settings-done");
    assert!(stage.find("settings-title").is_none());
    let large = stage.find("pause").expect("a button").rect[3];
    assert!((large / usual - 1.25).abs() < 0.05, "{usual} has become {large}");
    stage.frames(30);
    assert_ne!(hash(&mut stage), before, "it goes on");
    press(&mut stage, "settings");
    stage.type_key(KeyCode::Escape);
    stage.look();
    assert!(stage.find("settings-title").is_none(), "a key closes it");
    let mut home = Stage::home([1280, 720]);
    home.look();
    press(&mut home, "settings");
    press(&mut home, "sound.off");
    assert!(home.find("sound.off").is_some_and(|button| button.checked));
    press(&mut home, "settings-done");
    assert!(home.find("home-title").is_some());
}
