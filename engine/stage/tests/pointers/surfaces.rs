//! Surfaces rubbed by fingers and with a tool in hand, tools held over things, by finger and keys.

use crate::support::Stage;
use bevy::input::touch::TouchPhase;
use bevy::prelude::*;
use shujin_play::Intent;

const SCENE: &str = "career/scullery";

fn begun(size: [u32; 2]) -> Stage {
    Stage::begin_by_hand(SCENE, size)
}

fn covered(stage: &mut Stage, node: &str) -> f64 {
    stage.state()["lesson"]["covered"][node].as_f64().expect("a surface")
}

fn times(stage: &mut Stage) -> u64 {
    stage.state()["lesson"]["applied"]["wipe"].as_u64().unwrap_or_default()
}

/// Rubs to and fro over a thing until this many frames are over.
fn rub(stage: &mut Stage, node: &str, frames: usize) {
    let at = stage.target(node);
    stage.finger(1, TouchPhase::Started, at);
    stage.finger(1, TouchPhase::Moved, at + Vec2::X * 20.0);
    // On a low screen the view goes on as a panel closes.
    stage.frames(30);
    let at = stage.seen(node);
    for frame in 0..frames {
        let (x, y) = ((frame as f32 * 0.7).sin() * 50.0, (frame as f32 * 0.31).cos() * 14.0);
        stage.finger(1, TouchPhase::Moved, at + Vec2::new(x, y));
        stage.frames(3);
    }
    stage.finger(1, TouchPhase::Ended, at);
    stage.frames(2);
}

#[test]
fn a_finger_that_rubs_goes_over_a_surface_and_turns_no_view() {
    for size in [[1280, 720], [844, 390]] {
        let mut stage = begun(size);
        let before = stage.intents().len();
        rub(&mut stage, "palms", 120);
        assert_eq!(covered(&mut stage, "palms"), 1.0, "{size:?}");
        let looks = stage.since(before).into_iter().filter(|intent| matches!(intent, Intent::Look { .. })).count();
        assert_eq!(looks, 0, "the view stands still");
    }
}

#[test]
fn a_tap_and_a_key_do_a_row() {
    let mut stage = begun([1280, 720]);
    let palms = stage.target("palms");
    stage.tap(palms);
    stage.frames(160);
    assert_eq!(covered(&mut stage, "palms"), 0.5);
    stage.tab_to("node.palms");
    stage.strike(KeyCode::Enter);
    stage.frames(160);
    assert_eq!(covered(&mut stage, "palms"), 1.0);
}

#[test]
fn a_tool_that_is_dragged_washes_what_it_goes_over_and_wipes_where_it_stays() {
    let mut stage = begun([1280, 720]);
    rub(&mut stage, "palms", 120);
    stage.read();
    let (cloth, plate, crumbs) = (stage.target("cloth"), stage.seen("plate"), stage.seen("crumbs"));
    stage.finger(1, TouchPhase::Started, cloth);
    stage.finger(1, TouchPhase::Moved, cloth.lerp(plate, 0.5));
    for round in 0..80 {
        let (x, y) = ((round as f32 * 0.9).sin() * 70.0, (round as f32 * 0.37).cos() * 26.0);
        stage.finger(1, TouchPhase::Moved, plate + Vec2::new(x, y));
        stage.frames(2);
    }
    assert_eq!(covered(&mut stage, "plate"), 1.0);
    assert_eq!(times(&mut stage), 0, "it only passed by");
    stage.finger(1, TouchPhase::Moved, crumbs);
    stage.frames(30);
    assert_eq!(times(&mut stage), 1);
}

#[test]
fn by_taps_a_tool_is_taken_and_used() {
    let mut stage = begun([844, 390]);
    let cloth = stage.target("cloth");
    stage.tap(cloth);
    stage.frames(30);
    let crumbs = stage.target("crumbs");
    stage.tap(crumbs);
    stage.frames(10);
    assert_eq!(times(&mut stage), 1);
}

#[test]
fn a_finger_that_is_lost_rubs_no_more() {
    let mut stage = begun([1280, 720]);
    let palms = stage.target("palms");
    stage.finger(1, TouchPhase::Started, palms);
    stage.finger(1, TouchPhase::Moved, palms + Vec2::X * 30.0);
    stage.frames(10);
    stage.finger(1, TouchPhase::Canceled, palms);
    stage.frames(5);
    let after = covered(&mut stage, "palms");
    stage.frames(120);
    assert!(after > 0.0 && covered(&mut stage, "palms") == after);
}
