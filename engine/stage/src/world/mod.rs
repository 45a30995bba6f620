//! The world of the open lesson: spawned when it opens, moved as it goes on, gone when it closes.

mod binds;
mod camera;
mod headless;
mod light;
mod material;
mod notes;
mod outline;
mod particles;
pub mod pick;
mod ribbon;
mod rig;
mod shadows;
mod spawn;
pub mod streams;

pub use headless::HeadlessWorld;
pub use spawn::Placed;

use crate::{frame::tier, lesson::Lesson, schedule::FrameSet};
use bevy::prelude::*;
use std::sync::Arc;

/// Marks everything that belongs to the open lesson.
#[derive(Component)]
pub struct InLesson;

/// What tells one lesson from the next, also from the same one begun again or changed by its author: where its scene lies.
fn address(lesson: Option<&Lesson>) -> Option<usize> {
    lesson.map(|lesson| Arc::as_ptr(&lesson.play.lesson) as usize)
}

/// The world's plugin.
pub struct WorldPlugin;

impl Plugin for WorldPlugin {
    fn build(&self, app: &mut App) {
        app.add_plugins(material::MaterialPlugin)
            .init_resource::<light::Sunlight>()
            .init_resource::<outline::Under>()
            .init_resource::<streams::Standing>()
            .add_systems(Startup, camera::set_up)
            .add_systems(
                Update,
                (
                    spawn::open_or_close,
                    ApplyDeferred,
                    (
                        binds::bind,
                        binds::fall,
                        binds::idle,
                        binds::shown,
                        binds::threads,
                        rig::play,
                        streams::flow,
                        streams::ripple,
                        particles::drift,
                        notes::show,
                    )
                        .chain(),
                    camera::follow,
                    tier::govern,
                    material::light_by_tier,
                    (shadows::casters, shadows::by_tier, outline::look, outline::draw).chain(),
                )
                    .chain()
                    .in_set(FrameSet::World),
            );
    }
}
