//! Wires drawn by finger, by taps and by keys.

use crate::support::Stage;
use bevy::input::touch::TouchPhase;
use bevy::prelude::*;

const SCENE: &str = "lab/wiring";

fn begun(size: [u32; 2]) -> Stage {
    Stage::begin_by_hand(SCENE, size)
}

/// The pairs that are joined.
fn joined(stage: &mut Stage) -> Vec<[String; 2]> {
    serde_json::from_value(stage.state()["lesson"]["wires"]["joined"].clone()).expect("pairs")
}

/// A finger draws from one terminal to a place, and is let go there.
fn draw(stage: &mut Stage, from: Vec2, to: Vec2) {
    stage.finger(1, TouchPhase::Started, from);
    for step in 1..=6 {
        stage.finger(1, TouchPhase::Moved, from.lerp(to, step as f32 / 6.0));
    }
    stage.frames(3);
    stage.finger(1, TouchPhase::Ended, to);
    stage.frames(5);
}

#[test]
fn a_wire_is_drawn_from_post_to_post_and_once_more_parts_them() {
    let mut stage = begun([1280, 720]);
    let (plus, lamp) = (stage.target("cell-plus"), stage.seen("lamp-a"));
    draw(&mut stage, plus, lamp);
    assert_eq!(joined(&mut stage), [["cell-plus", "lamp-a"]]);
    draw(&mut stage, plus, lamp);
    assert!(joined(&mut stage).is_empty());
}

#[test]
fn a_wire_that_is_let_go_in_the_air_or_lost_is_gone() {
    let mut stage = begun([1280, 720]);
    let plus = stage.target("cell-plus");
    draw(&mut stage, plus, plus + Vec2::new(60.0, -120.0));
    assert!(joined(&mut stage).is_empty());
    assert!(stage.state()["lesson"]["wires"]["held"].as_object().is_some_and(serde_json::Map::is_empty));
    stage.finger(1, TouchPhase::Started, plus);
    stage.finger(1, TouchPhase::Moved, plus + Vec2::new(0.0, -80.0));
    stage.frames(3);
    assert_eq!(stage.state()["lesson"]["wires"]["held"]["0"].as_str(), Some("cell-plus"));
    stage.finger(1, TouchPhase::Canceled, plus);
    stage.frames(3);
    assert!(stage.state()["lesson"]["wires"]["held"].as_object().is_some_and(serde_json::Map::is_empty));
}

#[test]
fn by_taps_and_by_keys_wires_go_from_one_to_the_next() {
    let mut stage = begun([1280, 720]);
    let plus = stage.target("cell-plus");
    stage.tap(plus);
    stage.frames(5);
    let lamp = stage.target("lamp-a");
    stage.tap(lamp);
    stage.frames(5);
    assert_eq!(joined(&mut stage), [["cell-plus", "lamp-a"]]);
    stage.tab_to("node.cell-minus");
    stage.type_key(KeyCode::Enter);
    stage.frames(40);
    stage.type_key(KeyCode::Escape);
    stage.frames(40);
    assert!(
        stage.state()["lesson"]["wires"]["held"].as_object().is_some_and(serde_json::Map::is_empty),
        "Escape lets go"
    );
    stage.tab_to("node.cell-minus");
    stage.type_key(KeyCode::Enter);
    stage.frames(40);
    stage.tab_to("node.lamp-b");
    stage.type_key(KeyCode::Enter);
    stage.frames(40);
    assert_eq!(joined(&mut stage).len(), 2);
}
