//! The eye: stands where the learner's walker stands; the sky goes with it.

use super::{
    InLesson,
    light::Sunlight,
    material::{House, Layer},
};
use crate::{frame, lesson::Lesson};
use bevy::camera::Exposure;
use bevy::core_pipeline::tonemapping::{DebandDither, Tonemapping};
use bevy::prelude::*;

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
pub fn sky(commands: &mut Commands, sunlight: &Sunlight, meshes: &mut Assets<Mesh>, materials: &mut Assets<House>) {
    let mut look = sunlight.0;
    look.flow.z = 2.0;
    let mut dome = Sphere::new(FAR * 0.5).mesh().ico(4).unwrap_or_else(|_| Sphere::new(FAR * 0.5).mesh().build());
    // Seen from within.
    if let Some(bevy::mesh::Indices::U32(indices)) = dome.indices_mut() {
        indices.chunks_exact_mut(3).for_each(|t| t.swap(1, 2));
    }
    commands.spawn((
        Mesh3d(meshes.add(dome)),
        MeshMaterial3d(materials.add(House { look, layer: Layer::Behind })),
        Transform::default(),
        Sky,
        InLesson,
    ));
}

/// Follows the walker.
pub fn follow(
    lesson: Option<Res<Lesson>>,
    mut camera: Query<(&mut Transform, &mut Projection), With<Camera3d>>,
    mut sky: Query<&mut Transform, (With<Sky>, Without<Camera3d>)>,
) {
    let (Some(lesson), Ok((mut eye, mut projection))) = (lesson, camera.single_mut()) else { return };
    let walker = &lesson.play.walker;
    // The notation fills the lower part of the screen: what is looked at stands in the part above it.
    let lowered = if lesson.play.music.is_some() { walker.view * 0.17 } else { 0.0 };
    let turn = Quat::from_euler(EulerRot::YXZ, walker.yaw.to_radians(), (walker.pitch - lowered).to_radians(), 0.0);
    let wanted = Transform::from_translation(Vec3::from(walker.eye)).with_rotation(turn);
    if *eye != wanted {
        *eye = wanted;
    }
    if let Projection::Perspective(p) = projection.as_mut() {
        p.fov = walker.view.to_radians();
    }
    for mut dome in &mut sky {
        dome.translation = eye.translation;
    }
}
