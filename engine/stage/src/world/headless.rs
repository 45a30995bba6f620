//! A lesson's world without window, picture or sound: what it costs to make it can be measured by itself.

use super::{Standing, light::Sunlight, material::SceneMaterial, ripples, spawn};
use crate::{lesson::Lesson, port};
use bevy::mesh::skinning::SkinnedMeshInverseBindposes;
use bevy::prelude::*;
use shujin_messages::Locale;
use shujin_play::OpenError;
use std::sync::Arc;

/// A world into which a lesson can be spawned.
pub struct HeadlessWorld(World);

impl HeadlessWorld {
    /// A world for this lesson, with nothing in it yet.
    ///
    /// # Errors
    /// When the lesson cannot be opened.
    pub fn new(lesson: Arc<shujin_lesson::Lesson>) -> Result<Self, OpenError> {
        let nobody = ["", "", "", ""].map(str::to_owned);
        let [id, started, learner, home] = nobody;
        let session = port::Session { id, started, learner, home, lesson: None, launch: None };
        let mut world = World::new();
        world.insert_resource(Lesson::open(lesson, 1, Some(&session), Locale::SOURCE, None)?);
        world.init_resource::<Assets<Mesh>>();
        world.init_resource::<Assets<SceneMaterial>>();
        world.init_resource::<Assets<SkinnedMeshInverseBindposes>>();
        world.init_resource::<Sunlight>();
        world.init_resource::<Standing>();
        world.init_resource::<ClearColor>();
        world.init_resource::<ripples::Ripples>();
        Ok(Self(world))
    }

    /// Spawns the lesson's nodes, once; says how many entities there are then.
    pub fn spawn(&mut self) -> usize {
        let spawned = self.0.run_system_cached(spawn::open_or_close);
        if let Err(error) = spawned {
            warn!("nothing is spawned: {error}");
        }
        super::spawn_blocks(&mut self.0);
        self.0.entities().count_spawned() as usize
    }
}
