//! Rings at the places where what is in hand fits; a full one where it would come to now.

use super::carry::Carried;
use crate::{
    lesson::Lesson,
    screen::Screen,
    ui::theme,
    world::{InLesson, Layer, Placed, SceneMaterial, Sunlight, pick::Unpickable},
};
use bevy::light::NotShadowCaster;
use bevy::prelude::*;
use shujin_blocks::take::{Hands, Open, open_places};

/// How large a ring is at least and at most, as a part of its distance, and how much larger than its thing.
const LEAST: f32 = 0.035;
const MOST: f32 = 0.11;
const AROUND: f32 = 1.25;

/// How thick a ring is, as a part of its radius.
const THICK: f32 = 0.035;

/// By how much it breathes, and how often in a second.
const BREATHES: (f32, f32) = (0.06, 0.8);

/// A ring: the place that it is at.
#[derive(Component)]
pub struct Ring(String);

/// The middle (m), the axis (a unit vector) and the radius (m) of the ring at a place for a thing of this radius, as seen by this eye.
pub fn lie(open: &Open, radius: f32, eye: Vec3) -> (Vec3, Vec3, f32) {
    let at = Vec3::from(open.at);
    // On what things stand the ring lies flat; elsewhere it faces who looks.
    let way = if open.stands { Vec3::Y } else { (eye - at).normalize_or(Vec3::Z) };
    let far = at.distance(eye);
    (at, way, (radius * AROUND).min(far * MOST).max(far * LEAST))
}

/// Draws a ring at each place where something in hand fits.
pub fn show(
    mut commands: Commands,
    lesson: Option<Res<Lesson>>,
    (carried, screen, sunlight, time): (Res<Carried>, Res<Screen>, Res<Sunlight>, Res<Time<Real>>),
    mut rings: Query<(Entity, &Ring, &mut Transform)>,
    things: Query<&Placed>,
    camera: Query<&GlobalTransform, With<Camera3d>>,
    (mut meshes, mut materials): (ResMut<Assets<Mesh>>, ResMut<Assets<SceneMaterial>>),
    mut made: Local<Option<(Handle<Mesh>, Handle<SceneMaterial>)>>,
) {
    let Some((lesson, hands)) = lesson.as_ref().and_then(|lesson| Some((lesson, Hands::of(&lesson.play)?))) else {
        *made = None;
        return;
    };
    let Ok(eye) = camera.single() else { return };
    let mut wanted: Vec<(String, Transform)> = Vec::new();
    for (hand, node) in hands.full().filter(|_| !screen.bare) {
        let radius = things.iter().find(|placed| placed.node == node).map_or(0.05, |placed| placed.radius);
        let aimed = carried.aimed(hand).map(|open| open.place.as_str());
        for open in open_places(&lesson.play, hand) {
            let (at, way, size) = lie(&open, radius, eye.translation());
            let beat = (time.elapsed_secs() * BREATHES.1 * std::f32::consts::TAU).sin();
            let breath = if screen.reduce_motion { 0.0 } else { beat * BREATHES.0 };
            // What is aimed at has a larger ring.
            let wide = if aimed == Some(open.place.as_str()) { 1.25 } else { 1.0 + breath };
            let ring = Transform::from_translation(at).with_rotation(Quat::from_rotation_arc(Vec3::Y, way));
            wanted.push((open.place, ring.with_scale(Vec3::splat(size * wide))));
        }
    }
    for (entity, ring, mut transform) in &mut rings {
        match wanted.iter().position(|(place, _)| *place == ring.0) {
            Some(at) => _ = transform.set_if_neq(wanted.swap_remove(at).1),
            None => commands.entity(entity).try_despawn(),
        }
    }
    for (place, at) in wanted {
        let (mesh, material) = made.get_or_insert_with(|| {
            let mesh = Torus { minor_radius: THICK, major_radius: 1.0 }.mesh().major_resolution(40).minor_resolution(6);
            let shown = theme::GOLD.to_linear();
            let mut look = sunlight.on(Color::srgb(shown.red, shown.green, shown.blue).to_linear().to_vec4());
            // A colour as it is, without light: it is a sign, and no thing.
            look.mist.w = 1.0;
            (meshes.add(mesh.build()), materials.add(SceneMaterial::new(look, Layer::Solid)))
        });
        let look = (Mesh3d(mesh.clone()), MeshMaterial3d(material.clone()));
        commands.spawn((look, at, Ring(place), Unpickable, NotShadowCaster, InLesson));
    }
}
