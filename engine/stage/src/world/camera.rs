//! The eye: stands where the learner's walker stands; the sky goes with it.

use super::{
    InLesson,
    light::Sunlight,
    material::{Layer, SKY, SceneMaterial},
};
use crate::{frame, lesson::Lesson, screen::Screen, ui::arrange::Free};
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

/// How fast the view follows what is free of the screen, parts of the way in a second; what is nearly there is there.
const FOLLOWS: f32 = 8.0;
const THERE: f32 = 0.002;

/// Of a narrower part of the screen's height the view is not drawn further out.
const LEAST: f32 = 0.4;

/// The angle that a view never exceeds, radians: beyond, things at its edges are drawn out.
const WIDEST: f32 = 1.9;

/// A view in a part of the screen: its angle over the whole height, radians, and how far to the left and up the eye turns, radians, so that what
/// it looks at stands in the middle of what is free. `free` in parts of the screen, `angle` that of the view over what is free, radians.
fn within(free: Rect, angle: f32, aspect: f32) -> [f32; 3] {
    let whole = ((angle / 2.0).tan() / free.height().max(LEAST)).min((WIDEST / 2.0).tan());
    let middle = free.center() * 2.0 - 1.0;
    [2.0 * whole.atan(), (middle.x * whole * aspect).atan(), (middle.y * whole).atan()]
}

/// Follows the walker; where motion is reduced, it stands where the walker is going.
pub fn follow(
    lesson: Option<Res<Lesson>>,
    (screen, free, mut shown, time): (Res<Screen>, Res<Free>, Local<Free>, Res<Time<Real>>),
    mut camera: Query<(&mut Transform, &mut Projection), With<Camera3d>>,
    mut sky: Query<&mut Transform, (With<Sky>, Without<Camera3d>)>,
) {
    let (Some(lesson), Ok((mut eye, mut projection))) = (lesson, camera.single_mut()) else { return };
    // Who wants no motion is there at once; the lesson takes its time, and nobody can tell from it who watched how.
    let stands = lesson.play.walker.stands(screen.reduce_motion);
    ease(&mut shown.0, free.0, if screen.reduce_motion { 1.0 } else { (FOLLOWS * time.delta_secs()).min(1.0) });
    let aspect = screen.room.size.x / screen.room.size.y.max(1.0);
    let [angle, left, up] = within(shown.0, stands.view.to_radians(), aspect);
    let (yaw, pitch) = (stands.yaw.to_radians() + left, stands.pitch.to_radians() + up);
    let turn = Quat::from_euler(EulerRot::YXZ, yaw, pitch, 0.0);
    let wanted = Transform::from_translation(Vec3::from(stands.eye)).with_rotation(turn);
    if *eye != wanted {
        *eye = wanted;
    }
    if let Projection::Perspective(p) = projection.as_mut() {
        p.fov = angle;
    }
    for mut dome in &mut sky {
        dome.translation = eye.translation;
    }
}

/// Brings what is shown nearer to what is free by this part of the way.
fn ease(shown: &mut Rect, free: Rect, part: f32) {
    let far = (shown.min - free.min).abs().max((shown.max - free.max).abs()).max_element();
    let part = if far < THERE { 1.0 } else { part };
    *shown = Rect { min: shown.min.lerp(free.min, part), max: shown.max.lerp(free.max, part) };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(x: [f32; 2], y: [f32; 2]) -> Rect {
        Rect { min: Vec2::new(x[0], y[0]), max: Vec2::new(x[1], y[1]) }
    }

    #[test]
    fn on_a_free_screen_the_view_is_the_walkers() {
        let [angle, left, up] = within(part([0.0, 1.0], [0.0, 1.0]), 0.8, 1.6);
        assert!((angle - 0.8).abs() < 1e-6 && left == 0.0 && up == 0.0, "{angle} {left} {up}");
    }

    #[test]
    fn what_one_looks_at_stands_in_the_middle_of_what_is_free() {
        for (free, aspect) in [(part([0.0, 1.0], [0.1, 0.5]), 0.46), (part([0.0, 0.6], [0.15, 0.9]), 2.16)] {
            let [angle, left, up] = within(free, 0.7, aspect);
            let half = (angle / 2.0).tan();
            // An eye that turns to the left sees what was ahead of it to the right of its middle.
            let seen = Vec2::new(left.tan() / (half * aspect), up.tan() / half);
            assert!(seen.distance(free.center() * 2.0 - 1.0) < 1e-4, "{free:?}: {seen}");
            // Over what is free it sees as much as the walker.
            assert!((free.height().max(LEAST) * half - (0.35_f32).tan()).abs() < 1e-4, "{free:?}");
        }
    }
}
