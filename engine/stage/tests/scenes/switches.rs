//! Scenes opened and closed one after another on one stage: what they took comes back, to the last entity and asset. What the graphics card
//! and the page hold, the browser's tests weigh.

use crate::scenes;
use crate::support::{Stage, nobody, packed};
use bevy::prelude::*;
use shujin_play::Intent;
use shujin_stage::port::Command;

/// How often each scene is opened: by then what is made once is made, and as often again.
const ROUNDS: usize = 3;
const AGAIN: usize = 4;

#[test]
fn a_scene_that_is_closed_leaves_nothing_behind() {
    let scenes = scenes();
    let packs: Vec<Vec<u8>> = scenes.iter().map(|scene| packed(scene)).collect();
    let mut stage = Stage::open(&scenes[0]);
    let mut held = Vec::new();
    for _ in 0..ROUNDS + AGAIN {
        for (scene, bytes) in scenes.iter().zip(&packs) {
            once(&mut stage, scene, bytes);
        }
        held.push(weigh(&mut stage));
    }
    for later in &held[ROUNDS..] {
        assert_eq!(later, &held[ROUNDS - 1], "{held:#?}");
    }
}

/// Opens a scene, starts it, lets a quarter of a second pass, closes it.
fn once(stage: &mut Stage, scene: &str, bytes: &[u8]) {
    stage.send(Command::Open { scene: scene.into(), seed: Some(3), task: None });
    stage.frames(2);
    stage.send(Command::Supply { scene: scene.into(), bytes: bytes.to_vec(), session: nobody(), left: None });
    stage.frames(5);
    stage.send(Command::Intent { intent: Intent::Start });
    stage.frames(15);
    assert_eq!(stage.state()["screen"], "lesson", "{scene}");
    assert!(weigh(stage).iter().all(|(_, count)| *count > 0), "{scene}: {:?}", weigh(stage));
    stage.send(Command::Close);
    stage.frames(10);
    assert_eq!(stage.state()["screen"], "home", "{scene}");
}

/// What the stage holds, by kind.
fn weigh(stage: &mut Stage) -> [(&'static str, usize); 4] {
    let world = stage.app.world_mut();
    let entities = world.query::<Entity>().iter(world).count();
    let meshes = world.resource::<Assets<Mesh>>().len();
    let images = world.resource::<Assets<Image>>().len();
    let fonts = world.resource::<Assets<Font>>().len();
    [("entities", entities), ("meshes", meshes), ("images", images), ("fonts", fonts)]
}
