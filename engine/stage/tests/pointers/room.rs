//! Where there is little room: cards that are moved up and down, panels that are put away, arrows to what is not in sight.

use crate::scenes::Scenes;
use crate::support::Stage;
use bevy::input::touch::TouchPhase;
use bevy::prelude::*;
use shujin_play::Intent;
use shujin_stage::port::Command;

/// A page of a notebook that its reader has enlarged to 200 %.
const LOW: [u32; 2] = [640, 360];
const UPRIGHT: [u32; 2] = [390, 844];

fn top(stage: &Stage, id: &str) -> f32 {
    stage.find(id).unwrap_or_else(|| panic!("{id}: {:?}", stage.tree())).rect[1]
}

fn press(stage: &mut Stage, id: &str) {
    assert!(stage.find(id).is_some(), "{id} is not there: {:?}", stage.tree());
    stage.send(Command::Press { id: id.into() });
    stage.look();
}

/// The bench on a screen of this size, its first question open.
fn asked(size: [u32; 2]) -> Stage {
    let bench = Scenes::read().bench;
    let mut stage = Stage::open_on(size, &bench.scene, &[]);
    press(&mut stage, "start");
    stage.read();
    bench.prepare(&mut stage);
    stage.send(Command::Intent { intent: bench.touch() });
    stage.look();
    stage.read();
    assert!(stage.find("ask").is_some(), "{:?}", stage.tree());
    stage
}

#[test]
fn a_card_that_is_higher_than_its_room_is_moved_by_finger_and_by_button() {
    let mut stage = Stage::open_on(LOW, &Scenes::read().bench.scene, &[]);
    stage.look();
    let before = top(&stage, "doing");
    let at = stage.middle("doing").min(Vec2::new(500.0, 200.0));
    stage.finger(7, TouchPhase::Started, at);
    for up in 1..=4_u8 {
        stage.finger(7, TouchPhase::Moved, at - Vec2::Y * 12.0 * f32::from(up));
    }
    stage.finger(7, TouchPhase::Ended, at - Vec2::Y * 48.0);
    stage.look();
    let moved = top(&stage, "doing");
    assert!(moved < before - 20.0, "{before}, then {moved}");
    // The start is in sight all the time.
    assert!(stage.find("start").is_some_and(|start| start.rect[1] > 0.0), "{:?}", stage.tree());
    // Down to the end, and from there back to the beginning.
    for _ in 0..12 {
        press(&mut stage, "more.whole.0");
        if (top(&stage, "doing") - before).abs() < 2.0 {
            return;
        }
    }
    panic!("the button leads to the end and back: {:?}", stage.tree());
}

#[test]
fn a_button_on_which_a_card_is_moved_is_not_pressed() {
    let mut stage = asked(LOW);
    let before = stage.intents().len();
    let on = stage.tree().iter().find(|e| e.id.starts_with("answer.") && e.rect[0] > 0.0).map(|e| e.id.clone());
    let on = on.expect("a question is open");
    let at = stage.middle(&on);
    stage.finger(7, TouchPhase::Started, at);
    for up in 1..=4_u8 {
        stage.finger(7, TouchPhase::Moved, at - Vec2::Y * 10.0 * f32::from(up));
    }
    stage.finger(7, TouchPhase::Ended, at - Vec2::Y * 3.0);
    stage.look();
    assert_eq!(stage.since(before), []);
    assert!(!stage.find(&on).is_some_and(|option| option.checked), "{on}");
}

#[test]
fn one_sheet_at_a_time_is_open_where_there_is_little_room() {
    let mut stage = asked(UPRIGHT);
    let open = |stage: &Stage, id: &str| stage.find(id).is_some();
    press(&mut stage, "fold.side");
    assert!(!open(&stage, "ask") && open(&stage, "act.release"), "{:?}", stage.tree());
    press(&mut stage, "fold.task");
    assert!(open(&stage, "task") && !open(&stage, "act.release"), "{:?}", stage.tree());
    press(&mut stage, "fold.talk");
    assert!(open(&stage, "ask") && !open(&stage, "task"), "{:?}", stage.tree());
}

#[test]
fn a_panel_that_was_put_away_leaves_its_tab() {
    let mut stage = Stage::begin(&Scenes::read().bench.scene);
    press(&mut stage, "fold.side");
    assert!(stage.find("act.release").is_none() && stage.find("task").is_some(), "{:?}", stage.tree());
    press(&mut stage, "fold.side");
    assert!(stage.find("act.release").is_some(), "{:?}", stage.tree());
}

#[test]
fn an_arrow_points_to_what_a_step_wants_and_turns_to_it() {
    let mut stage = Stage::begin(&Scenes::read().walk.scene);
    let wanted = |stage: &Stage| {
        let arrow = stage.tree().iter().find_map(|element| element.id.strip_prefix("face."));
        arrow.map(|node| (format!("face.{node}"), format!("node.{node}")))
    };
    // One is led to where it begins: until then one looks nowhere else.
    stage.frames(340);
    for _ in 0..2 {
        stage.send(Command::Intent { intent: Intent::Look { left: 90.0, up: 0.0 } });
        stage.frames(2);
    }
    stage.look();
    let (arrow, name) = wanted(&stage).unwrap_or_else(|| panic!("no arrow: {:?}", stage.tree()));
    assert!(stage.find(&name).is_some_and(|name| name.rect[0] < 0.0), "{:?}", stage.find(&name));
    let before = stage.intents().len();
    stage.click(stage.middle(&arrow));
    stage.frames(200);
    stage.look();
    assert!(stage.find(&arrow).is_none(), "{:?}", stage.tree());
    assert!(stage.find(&name).is_some_and(|name| name.rect[0] >= 0.0), "{:?}", stage.find(&name));
    assert!(
        stage.since(before).iter().all(|intent| matches!(intent, Intent::Look { .. })),
        "it turns, and touches nothing"
    );
}
