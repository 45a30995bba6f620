//! Ripples water of a scene's models: ponds and basins that ripple.

use super::material::SceneMaterial;
use crate::{lesson::Lesson, screen::Screen};
use bevy::prelude::*;
use shujin_play::TICK;

/// The materials of the open scene's standing water: ponds and basins of its models.
#[derive(Resource, Default)]
pub struct Ripples(pub Vec<Handle<SceneMaterial>>);

/// How fast the ripples of standing water run, m/s.
const RIPPLES: f32 = 0.6;

/// Lets standing water ripple; still where motion is reduced.
pub fn ripple(
    screen: Res<Screen>,
    lesson: Option<Res<Lesson>>,
    standing: Res<Ripples>,
    mut materials: ResMut<Assets<SceneMaterial>>,
) {
    let Some(lesson) = lesson.filter(|l| l.moved && !screen.reduce_motion) else { return };
    for water in &standing.0 {
        if let Some(mut material) = materials.get_mut(water) {
            material.look.flow.x = (lesson.play.tick as f64 * TICK % 3600.0) as f32 * RIPPLES;
        }
    }
}
