//! The world of the open lesson: spawned when it opens, moved as it goes on, gone when it closes.

mod binds;
mod camera;
mod headless;
mod light;
mod material;
mod outline;
pub mod pick;
pub mod picture;
mod rig;
mod ripples;
mod shadows;
mod spawn;
mod surface;

pub use headless::HeadlessWorld;
pub use light::{Sunlight, linear};
pub use material::{DRIFT, Layer, SceneMaterial, WATER};
pub use spawn::Placed;

use crate::{blocks::BLOCKS, frame::tier, lesson::Lesson, schedule::FrameSet};
use bevy::prelude::*;
use std::sync::Arc;

/// Marks everything that belongs to the open lesson.
#[derive(Component)]
pub struct InLesson;

/// What tells one lesson from the next, also from the same one begun again or changed by its author: where its scene lies.
fn address(lesson: Option<&Lesson>) -> Option<usize> {
    lesson.map(|lesson| Arc::as_ptr(&lesson.play.lesson) as usize)
}

/// Which lesson stands in the world, by its address; nothing at home.
#[derive(Resource, Default, PartialEq)]
pub struct Standing(Option<usize>);

/// The order within the world's part of a frame.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WorldSet {
    /// Where nodes are and how they look: one system after the other.
    Nodes,
    /// What blocks show; among themselves in no order, since each moves only what is its own.
    Blocks,
    /// Camera, light, shadows, outlines.
    View,
}

/// The world's plugin.
pub struct WorldPlugin;

impl Plugin for WorldPlugin {
    fn build(&self, app: &mut App) {
        app.add_plugins(material::MaterialPlugin)
            .init_resource::<Standing>()
            .init_resource::<light::Sunlight>()
            .init_resource::<outline::Under>()
            .init_resource::<pick::trees::Trees>()
            .init_resource::<ripples::Ripples>()
            .configure_sets(Update, (WorldSet::Nodes, WorldSet::Blocks, WorldSet::View).chain().in_set(FrameSet::World))
            .add_systems(Startup, camera::set_up)
            .add_systems(Last, pick::trees::forget)
            .add_systems(
                Update,
                (
                    spawn::open_or_close,
                    spawn_blocks.run_if(resource_changed::<Standing>),
                    binds::lie,
                    binds::place,
                    binds::shown,
                    binds::touchable,
                    binds::threads,
                    rig::play,
                    ripples::ripple,
                )
                    .chain()
                    .in_set(WorldSet::Nodes),
            )
            .add_systems(
                Update,
                (
                    camera::follow,
                    tier::govern,
                    material::light_by_tier,
                    shadows::casters,
                    shadows::by_tier,
                    outline::look,
                    outline::draw,
                )
                    .chain()
                    .in_set(WorldSet::View),
            );
    }
}

/// What blocks have in the world of a lesson that was opened.
fn spawn_blocks(world: &mut World) {
    BLOCKS.iter().for_each(|block| block.spawn(world));
}
