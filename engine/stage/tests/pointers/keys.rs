//! The keyboard, and what a host's commands do to what hands began.

use crate::scenes::{Bench, Scenes};
use crate::support::Stage;
use bevy::input::ButtonState::{Pressed, Released};
use bevy::prelude::*;
use shujin_lesson::format::Scalar;
use shujin_play::Intent;
use shujin_stage::input::locomotion::{self, WalkWanted};
use shujin_stage::port::{Command, Element};
use shujin_stage::ui::a11y::A11yNode;

/// The id of the element with the focus ring.
fn focused(stage: &mut Stage) -> Option<String> {
    let world = stage.app.world_mut();
    let ringed: Vec<String> =
        world.query_filtered::<&A11yNode, With<Outline>>().iter(world).map(|node| node.id.clone()).collect();
    assert!(ringed.len() < 2, "{ringed:?}");
    ringed.into_iter().next()
}

/// What can be pressed or set, in the order in which a screen reader tells it.
fn controls(tree: &[Element]) -> Vec<String> {
    let can = |e: &&Element| matches!(e.role.as_str(), "button" | "slider") && !e.disabled;
    tree.iter().filter(can).map(|e| e.id.clone()).collect()
}

#[test]
fn tab_reaches_every_control_in_reading_order_and_goes_back() {
    let scenes = Scenes::read();
    for scene in [scenes.bench.scene, scenes.music.scene] {
        let mut stage = Stage::begin(&scene);
        let all = controls(stage.tree());
        for some in ["home", "pause", "language"] {
            assert!(all.iter().any(|id| id == some), "{some} in {all:?}");
        }
        assert!(all.iter().any(|id| id.starts_with("node.")), "names over things, too: {all:?}");
        for id in all.iter().chain(all.first()) {
            stage.type_key(KeyCode::Tab);
            // A name over a thing that has no room on the screen is seen while it has the focus.
            stage.frames(3);
            assert_eq!(focused(&mut stage).as_ref(), Some(id));
        }
        stage.key(KeyCode::ShiftLeft, Pressed);
        stage.type_key(KeyCode::Tab);
        assert_eq!(focused(&mut stage).as_ref(), all.last());
        stage.key(KeyCode::ShiftLeft, Released);
    }
}

#[test]
fn enter_presses_what_has_the_focus_and_a_press_elsewhere_takes_the_focus_away() {
    let mut stage = Bench::read().begin();
    stage.send(Command::Focus { id: Some("pause".into()) });
    stage.frames(2);
    assert_eq!(focused(&mut stage).as_deref(), Some("pause"));
    stage.type_key(KeyCode::Enter);
    stage.look();
    assert_eq!(stage.state()["lesson"]["paused"], true);
    let title = stage.middle("title");
    stage.click(title);
    stage.frames(2);
    assert_eq!(focused(&mut stage), None);
    stage.type_key(KeyCode::Enter);
    stage.look();
    assert_eq!(stage.state()["lesson"]["paused"], true, "nothing has the focus");
}

#[test]
fn arrows_turn_the_view_unless_a_slider_has_the_focus() {
    let bench = Bench::read();
    let [slider, _] = &bench.slider;
    let mut stage = bench.measuring();
    let before = stage.intents().len();
    stage.type_key(KeyCode::ArrowRight);
    let turned = stage.since(before);
    assert!(matches!(turned[..], [Intent::Look { left, up: 0.0 }] if left < 0.0), "{turned:?}");
    stage.send(Command::Focus { id: Some(slider.id()) });
    stage.frames(2);
    stage.type_key(KeyCode::ArrowRight);
    stage.look();
    let to = Scalar::Number(slider.one_step_on);
    assert_eq!(stage.since(before + 1), [Intent::Set { value: slider.value.clone(), to }], "one step up");
}

#[test]
fn a_hosts_go_stops_walking() {
    let walk = Scenes::read().walk;
    let mut stage = Stage::begin(&walk.scene);
    stage.send(Command::Intent { intent: Intent::Go { viewpoint: walk.viewpoint.clone() } });
    stage.frames(400);
    assert_eq!(stage.state()["lesson"]["at"], walk.viewpoint.as_str());
    let button = stage.middle("walk");
    stage.click(button);
    stage.frames(60);
    assert_eq!(stage.state()["lesson"]["at"], serde_json::Value::Null, "one walks");
    let walked = stage.intents().len();
    stage.send(Command::Intent { intent: Intent::Go { viewpoint: walk.viewpoint.clone() } });
    stage.frames(400);
    assert_eq!(stage.state()["lesson"]["at"], walk.viewpoint.as_str(), "one has come, and stays");
    let stands = stage.state()["lesson"]["eye"].clone();
    stage.frames(60);
    assert_eq!(stage.state()["lesson"]["eye"], stands);
    let since = stage.since(walked);
    assert!(since.iter().all(|i| !matches!(i, Intent::Walk { x, z } if *x != 0.0 || *z != 0.0)), "{since:?}");
    let element = stage.find("walk").expect("the button to walk");
    assert!(!element.checked, "its button says so");
}

/// Somebody at a scene with free walking, at a viewpoint.
fn walker() -> Stage {
    let walk = Scenes::read().walk;
    let mut stage = Stage::begin(&walk.scene);
    stage.send(Command::Intent { intent: Intent::Go { viewpoint: walk.viewpoint } });
    stage.frames(400);
    stage
}

/// How the learner was told to walk since there were so many intents: parts of full speed along x and z.
fn walks(stage: &mut Stage, before: usize) -> Vec<[f32; 2]> {
    let walk = |intent| if let Intent::Walk { x, z } = intent { Some([x, z]) } else { None };
    stage.since(before).into_iter().filter_map(walk).collect()
}

#[test]
fn two_keys_walk_aslant_no_faster_than_one_and_are_told_once() {
    let mut stage = walker();
    let before = stage.intents().len();
    stage.key(KeyCode::KeyW, Pressed);
    stage.key(KeyCode::KeyD, Pressed);
    stage.frames(20);
    let told = walks(&mut stage, before);
    assert_eq!(told.len(), 2, "ahead, then aslant: {told:?}");
    assert!(told.iter().all(|[x, z]| x.hypot(*z) < 1.08), "tenths of full speed: {told:?}");
    stage.key(KeyCode::KeyD, Released);
    stage.key(KeyCode::KeyW, Released);
    stage.frames(20);
    let told = walks(&mut stage, before);
    assert_eq!((told.len(), told.last()), (4, Some(&[0.0; 2])), "{told:?}");
}

#[test]
fn a_device_that_stands_still_stops_no_other() {
    let mut stage = walker();
    let before = stage.intents().len();
    stage.app.add_systems(Update, (|mut wanted: ResMut<WalkWanted>| wanted.add(0.5, 0.0)).before(locomotion::walk));
    stage.frames(20);
    let told = walks(&mut stage, before);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!((told[0][0].hypot(told[0][1]) - 0.5).abs() < 0.08, "half as fast: {told:?}");
}

#[test]
fn keys_held_before_it_begins_walk_nowhere() {
    let mut stage = Stage::open(&Scenes::read().walk.scene);
    let before = stage.intents().len();
    stage.key(KeyCode::KeyW, Pressed);
    stage.frames(20);
    stage.key(KeyCode::KeyW, Released);
    stage.frames(20);
    assert_eq!(walks(&mut stage, before), Vec::<[f32; 2]>::new());
}

#[test]
fn a_held_arrow_sets_a_slider_on_and_none_is_lost_in_a_frame() {
    let bench = Bench::read();
    let [slider, _] = &bench.slider;
    let mut stage = bench.measuring();
    stage.send(Command::Focus { id: Some(slider.id()) });
    stage.frames(2);
    let set = |stage: &mut Stage| stage.state()["lesson"]["values"][&slider.value].as_f64().expect("a number");
    let from = set(&mut stage);
    let step = slider.one_step_on - from;
    // Two strokes in one frame, then one.
    stage.strike(KeyCode::ArrowRight);
    stage.type_key(KeyCode::ArrowRight);
    stage.type_key(KeyCode::ArrowRight);
    stage.look();
    let to = set(&mut stage);
    assert!((to - from - 3.0 * step).abs() < step / 2.0, "{from} {to}, steps of {step}");
}

#[test]
fn every_quick_stroke_counts_however_slow_the_machine() {
    let bench = Bench::read();
    let [slider, _] = &bench.slider;
    let mut stage = bench.measuring();
    // The lesson does nothing for seconds, as it may where a frame takes long: what is wanted of it waits.
    stage.send(Command::Pace { factor: 0.1 });
    stage.send(Command::Focus { id: Some(slider.id()) });
    stage.frames(2);
    let set = |stage: &mut Stage| stage.state()["lesson"]["values"][&slider.value].as_f64().expect("a number");
    let from = set(&mut stage);
    let step = slider.one_step_on - from;
    for _ in 0..5 {
        stage.type_key(KeyCode::ArrowRight);
    }
    stage.frames(120);
    let to = set(&mut stage);
    assert!((to - from - 5.0 * step).abs() < step / 2.0, "{from} {to}, steps of {step}");
}

#[test]
fn a_table_is_told_whole_and_a_plot_in_words() {
    let bench = Bench::read();
    let mut stage = bench.measuring();
    stage.send(Command::Press { id: "page.table".into() });
    stage.look();
    let table = stage.find("table").expect("a table").clone();
    assert_eq!(table.role, "table");
    let [heads] = &table.rows[..] else { panic!("{:?}", table.rows) };
    assert!(heads.len() > 3 && heads[0].is_empty(), "{heads:?}");
    assert!(heads[1..].iter().all(|head| !head.is_empty()), "{heads:?}");
}

#[test]
fn the_numbers_of_a_bench_are_seen_on_every_page_of_its_notebook() {
    let bench = Bench::read();
    let number = format!("value.{}", bench.number);
    let (value, to) = bench.shown_by.clone();
    let mut stage = bench.measuring();
    assert!(stage.find(&number).is_none());
    stage.send(Command::Intent { intent: Intent::Set { value, to: Scalar::Number(to) } });
    stage.look();
    for page in ["page.task", "page.table", "page.plot"] {
        stage.send(Command::Press { id: page.into() });
        stage.look();
        let at = stage.find(&number).unwrap_or_else(|| panic!("{page}: {:?}", stage.tree())).rect;
        assert!(at[1] + at[3] <= 720.0, "{page}: {at:?}");
    }
}
