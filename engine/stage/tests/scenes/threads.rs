//! A thread ends where its nodes are drawn, in every frame: it neither falls short of what swings on it nor comes a frame late.

use crate::scenes;
use crate::support::{Stage, files};
use bevy::prelude::*;
use shujin_blocks::lab::Act;
use shujin_lesson::format::{Scene, Shape};
use shujin_play::Intent;
use shujin_stage::Placed;
use shujin_stage::port::Command;
use std::path::Path;

/// Frames that are looked at: a few swings.
const FRAMES: usize = 400;

/// How far an end may be from the middle of its node, m: well within what hangs there.
const NEAR: f32 = 0.01;

#[test]
fn a_thread_meets_what_swings_on_it_in_every_frame() {
    let mut threads = 0;
    for id in scenes() {
        let toml = files(Path::new("../../scenes").join(&id).as_path());
        let text = std::str::from_utf8(toml.get("scene.toml").expect("a scene")).expect("UTF-8").to_owned();
        let scene: Scene = toml::from_str(&text).expect("a scene");
        let ends = |node: &shujin_lesson::format::Node| match &node.shape {
            Some(Shape::Thread { from, to }) => Some((node.id.clone(), from.clone(), to.clone())),
            _ => None,
        };
        let here: Vec<_> = scene.nodes.iter().filter_map(ends).collect();
        if here.is_empty() {
            continue;
        }
        threads += here.len();
        let mut stage = Stage::begin(&id);
        for action in scene.lab.iter().flat_map(|lab| &lab.actions).take(1) {
            stage.send(Command::Intent { intent: Intent::of(Act { action: action.clone() }) });
        }
        let mut moved = 0.0_f32;
        let mut before = None;
        for frame in 0..FRAMES {
            stage.frames(1);
            for (thread, from, to) in &here {
                let at = transform(&mut stage, thread);
                let half = at.up() * at.compute_transform().scale.y / 2.0;
                let (start, end) = (at.translation() - half, at.translation() + half);
                for (place, node) in [(start, from), (end, to)] {
                    let middle = middle(&mut stage, node);
                    let off = place.distance(middle);
                    assert!(off < NEAR, "{id}, {thread} in frame {frame}: {off} m off {node}");
                }
                moved = moved.max(before.map_or(0.0, |before: Vec3| before.distance(end)));
                before = Some(end);
            }
        }
        assert!(moved > 0.001, "{id}: nothing swings");
    }
    assert!(threads > 0, "a scene has a thread");
}

fn transform(stage: &mut Stage, node: &str) -> GlobalTransform {
    let world = stage.app.world_mut();
    let mut all = world.query::<(&Placed, &GlobalTransform)>();
    let found = all.iter(world).find(|(placed, _)| placed.node == node);
    *found.unwrap_or_else(|| panic!("{node} is drawn")).1
}

fn middle(stage: &mut Stage, node: &str) -> Vec3 {
    let world = stage.app.world_mut();
    let mut all = world.query::<(&Placed, &GlobalTransform)>();
    let found = all.iter(world).find(|(placed, _)| placed.node == node);
    let (placed, at) = found.unwrap_or_else(|| panic!("{node} is drawn"));
    at.transform_point(placed.middle)
}
