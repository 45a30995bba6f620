//! The eye: stands where the learner's walker stands; the sky goes with it.

use super::{
    InLesson,
    light::Sunlight,
    material::{Layer, SKY, SceneMaterial},
};
use crate::{blocks::BLOCKS, frame, lesson::Lesson, screen::Screen};
use bevy::asset::RenderAssetUsages;
use bevy::camera::Exposure;
use bevy::core_pipeline::tonemapping::{DebandDither, Tonemapping};
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;
use std::f32::consts::{FRAC_PI_2, TAU};

/// The dome of the sky.
#[derive(Component)]
pub struct Sky;

/// How far the eye sees, m.
const FAR: f32 = 4000.0;

/// Spawns the camera. No tonemapping, no dithering: each is a pass over the whole screen.
pub fn set_up(mut commands: Commands) {
    commands.spawn((
        Camera3d::default(),
        Tonemapping::None,
        DebandDither::Disabled,
        Exposure::default(),
        Msaa::Off,
        frame::of_camera(),
        Projection::Perspective(PerspectiveProjection { near: 0.1, far: FAR, ..default() }),
    ));
}

/// The dome, when a lesson opens.
pub fn sky(
    commands: &mut Commands,
    sunlight: &Sunlight,
    meshes: &mut Assets<Mesh>,
    materials: &mut Assets<SceneMaterial>,
) {
    let mut look = sunlight.0;
    look.flow.z = SKY;
    commands.spawn((
        Mesh3d(meshes.add(dome())),
        MeshMaterial3d(materials.add(SceneMaterial::new(look, Layer::Behind))),
        Transform::default(),
        Sky,
        InLesson,
    ));
}

/// Rings of the dome from the horizon up, and corners in a ring.
const RINGS: usize = 20;
const CORNERS: usize = 48;

/// The sky seen from within, from a little below the horizon up. Its rings are closest at the horizon, where its colour
/// changes most: it may be lit at its corners alone.
fn dome() -> Mesh {
    let heights = (0..=RINGS).map(|ring| (ring as f32 / RINGS as f32).powi(2) * FRAC_PI_2);
    let heights: Vec<f32> = [-FRAC_PI_2, -0.2].into_iter().chain(heights).collect();
    let corner = |height: f32, i: usize| {
        let turn = i as f32 / CORNERS as f32 * TAU;
        Vec3::new(height.cos() * turn.cos(), height.sin(), height.cos() * turn.sin())
    };
    let corners = || heights.iter().flat_map(|height| (0..=CORNERS).map(move |i| corner(*height, i)));
    let mut indices = Vec::new();
    for ring in 0..heights.len() as u32 - 1 {
        for i in 0..CORNERS as u32 {
            let (a, b) = (ring * (CORNERS as u32 + 1) + i, (ring + 1) * (CORNERS as u32 + 1) + i);
            indices.extend([a, b + 1, b, a, a + 1, b + 1]);
        }
    }
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, corners().map(|c| c * FAR * 0.5).collect::<Vec<_>>())
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, corners().map(|c| -c).collect::<Vec<_>>())
        .with_inserted_indices(Indices::U32(indices))
}

/// Follows the walker; where motion is reduced, it stands where the walker is going.
pub fn follow(
    (lesson, screen): (Option<Res<Lesson>>, Res<Screen>),
    mut camera: Query<(&mut Transform, &mut Projection), With<Camera3d>>,
    mut sky: Query<&mut Transform, (With<Sky>, Without<Camera3d>)>,
) {
    let (Some(lesson), Ok((mut eye, mut projection))) = (lesson, camera.single_mut()) else { return };
    // Who wants no motion is there at once; the lesson takes its time, and nobody can tell from it who watched how.
    let stands = lesson.play.walker.stands(screen.reduce_motion);
    // The notation fills the lower part of the screen: what is looked at stands in the part above it.
    let lowered = if BLOCKS.iter().any(|block| block.needs_middle(&lesson.play)) { stands.view * 0.17 } else { 0.0 };
    let turn = Quat::from_euler(EulerRot::YXZ, stands.yaw.to_radians(), (stands.pitch - lowered).to_radians(), 0.0);
    let wanted = Transform::from_translation(Vec3::from(stands.eye)).with_rotation(turn);
    if *eye != wanted {
        *eye = wanted;
    }
    if let Projection::Perspective(p) = projection.as_mut() {
        p.fov = stands.view.to_radians();
    }
    for mut dome in &mut sky {
        dome.translation = eye.translation;
    }
}
