//! Where the focus goes when what had it is gone, and what is seen of the thing whose name it reached.

use crate::scenes::{Bench, Scenes};
use crate::support::Stage;
use bevy::prelude::*;
use shujin_play::Intent;
use shujin_stage::port::Command;
use shujin_stage::ui::a11y::A11yNode;
use shujin_stage::ui::theme::{self, Contrast};

/// Frames after which the focus has gone where it goes.
const GONE: usize = 45;

fn focused(stage: &mut Stage) -> Option<String> {
    let world = stage.app.world_mut();
    world.query_filtered::<&A11yNode, With<Outline>>().iter(world).map(|node| node.id.clone()).next()
}

fn focus(stage: &mut Stage, id: &str) {
    stage.send(Command::Focus { id: Some(id.into()) });
    stage.look();
    assert_eq!(focused(stage).as_deref(), Some(id));
}

/// Presses what has the focus, and gives what has it afterwards.
fn enter(stage: &mut Stage) -> Option<String> {
    stage.type_key(KeyCode::Enter);
    stage.frames(GONE);
    focused(stage)
}

#[test]
fn a_card_takes_the_focus_of_what_it_covers_and_gives_it_back() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let name = format!("node.{}", bench.thing);
    focus(&mut stage, &name);
    assert_eq!(enter(&mut stage).as_deref(), Some("next"));
    // The same card is put away, and where that leads to a question, its first answer waits.
    let after = enter(&mut stage).expect("something has the focus");
    assert!(after == name || after.starts_with("answer."), "{after}");
}

#[test]
fn who_comes_from_the_start_card_is_at_the_card_that_follows_and_a_pause_is_come_back_from() {
    let mut stage = Stage::open(&Scenes::read().walk.scene);
    focus(&mut stage, "start");
    let first = enter(&mut stage).expect("something has the focus");
    assert!(["next", "sources"].contains(&first.as_str()), "on the card: {first}");
    stage.read();
    focus(&mut stage, "pause");
    assert_eq!(enter(&mut stage).as_deref(), Some("resume"));
    assert_eq!(enter(&mut stage).as_deref(), Some("pause"));
}

#[test]
fn what_a_teacher_holds_is_waited_for() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let name = format!("node.{}", bench.thing);
    focus(&mut stage, &name);
    stage.send(Command::Pause { on: true, held: true });
    stage.frames(2 * GONE);
    stage.send(Command::Pause { on: false, held: false });
    stage.frames(GONE);
    assert_eq!(focused(&mut stage), Some(name));
}

#[test]
fn what_cannot_be_pressed_any_more_is_gone_on_from() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let controls: Vec<String> = {
        let can = |role: &str| matches!(role, "button" | "slider");
        stage.tree().iter().filter(|e| can(&e.role)).map(|e| e.id.clone()).collect()
    };
    let disabled: Vec<bool> =
        controls.iter().map(|id| stage.find(id).is_some_and(|element| element.disabled)).collect();
    let Some(at) = disabled.iter().position(|disabled| *disabled) else { panic!("{controls:?} can all be pressed") };
    stage.send(Command::Focus { id: Some(controls[at].clone()) });
    stage.frames(2);
    stage.type_key(KeyCode::Tab);
    stage.frames(1);
    let next = (at + 1..controls.len()).chain(0..at).find(|i| !disabled[*i]).map(|i| controls[i].clone());
    assert_eq!(focused(&mut stage), next);
}

#[test]
fn the_view_turns_to_a_thing_whose_name_is_reached_and_only_then() {
    let bench = Bench::read();
    for reduce_motion in [false, true] {
        let mut stage = bench.begin();
        stage.send(Command::Comfort { reduce_motion, contrast: Contrast::Usual, board_inches: 0.0, vibrates: false });
        let name = format!("node.{}", bench.thing);
        let before = stage.intents().len();
        focus(&mut stage, &name);
        stage.frames(GONE);
        assert_eq!(stage.since(before), [], "it is in view");
        stage.send(Command::Focus { id: None });
        for _ in 0..2 {
            stage.send(Command::Intent { intent: Intent::Look { left: 75.0, up: 0.0 } });
        }
        stage.look();
        assert!(!stage.targets().contains_key(&bench.thing));
        let before = stage.intents().len();
        focus(&mut stage, &name);
        stage.frames(2 * GONE);
        assert!(stage.targets().contains_key(&bench.thing), "it is in view again");
        let turns = stage.since(before).len();
        assert!(if reduce_motion { turns <= 4 } else { turns > 4 }, "in {turns} turns");
    }
}

#[test]
fn where_motion_is_reduced_one_is_there_at_once() {
    let walk = Scenes::read().walk;
    for reduce_motion in [false, true] {
        let mut stage = Stage::begin(&walk.scene);
        stage.frames(400);
        // Somewhere else to begin with.
        let here = format!("go.{}", walk.viewpoint);
        let other = stage.tree().iter().find(|e| e.id.starts_with("go.") && e.id != here).map(|e| e.id.clone());
        stage.send(Command::Press { id: other.expect("another place") });
        stage.frames(400);
        stage.send(Command::Comfort { reduce_motion, contrast: Contrast::Usual, board_inches: 0.0, vibrates: false });
        let eye = |stage: &mut Stage| {
            let world = stage.app.world_mut();
            let mut cameras = world.query_filtered::<&Transform, With<Camera3d>>();
            cameras.single(world).expect("one camera").translation
        };
        let from = eye(&mut stage);
        stage.send(Command::Intent { intent: Intent::Go { viewpoint: walk.viewpoint.clone() } });
        stage.frames(3);
        let soon = eye(&mut stage);
        assert_eq!(stage.state()["lesson"]["at"], serde_json::Value::Null, "the lesson takes its time");
        stage.frames(400);
        let there = eye(&mut stage);
        assert!(from.distance(there) > 10.0);
        assert_eq!(soon.distance(there) < 0.1, reduce_motion, "{soon} on the way to {there}");
    }
}

#[test]
fn at_full_contrast_paper_is_white_and_ink_is_black() {
    let bench = Bench::read();
    let mut stage = bench.begin();
    let grounds = |stage: &mut Stage| -> Vec<Color> {
        let world = stage.app.world_mut();
        let mut grounds = world.query::<(&BackgroundColor, &InheritedVisibility)>();
        grounds.iter(world).map(|(ground, _)| ground.0).filter(|colour| colour.alpha() > 0.1).collect()
    };
    let paper = |of: &[Color]| of.iter().any(|colour| colour.with_alpha(1.0) == theme::PAPER);
    assert!(paper(&grounds(&mut stage)));
    for contrast in [Contrast::Light, Contrast::Dark] {
        stage.send(Command::Comfort { reduce_motion: false, contrast, board_inches: 0.0, vibrates: false });
        stage.look();
        let grounds = grounds(&mut stage);
        let is_plain = |colour: &Color| [Color::WHITE, Color::BLACK].contains(&colour.with_alpha(1.0));
        assert!(grounds.len() > 5 && grounds.iter().all(is_plain), "{contrast:?}: {grounds:?}");
    }
}
