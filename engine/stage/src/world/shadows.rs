//! Shadows: the sun's from the middle tier on; on the low one, which cannot afford them, a soft spot below whatever lives.

use super::{
    InLesson,
    light::Sunlight,
    material::{Layer, SceneMaterial},
};
use crate::{frame::tier::Tier, screen::Screen};
use bevy::asset::RenderAssetUsages;
use bevy::light::{CascadeShadowConfigBuilder, DirectionalLightShadowMap, NotShadowCaster, ShadowFilteringMethod};
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;
use shujin_lesson::format::Light;
use std::f32::consts::TAU;

/// Width and height of the picture that the sun sees, texels: fine on the high tier, cheap on the middle one.
const TEXELS: [(Tier, usize); 2] = [(Tier::Middle, 1024), (Tier::High, 2048)];

/// How dark a spot is in its middle.
const DARK: f32 = 0.42;

/// A soft spot on the ground.
#[derive(Component)]
pub struct Spot;

/// The sun as Bevy's shadows know it; its light is reckoned in the material.
pub fn sun(commands: &mut Commands, light: &Light) {
    let from = Vec3::from(light.sun_from.0).normalize_or(Vec3::Y);
    let aside = if from.y.abs() > 0.99 { Vec3::Z } else { Vec3::Y };
    commands.spawn((
        DirectionalLight { illuminance: 1.0, ..default() },
        CascadeShadowConfigBuilder { num_cascades: 1, maximum_distance: light.shadow_to.0.max(1.0), ..default() }
            .build(),
        Transform::from_translation(from).looking_at(Vec3::ZERO, aside),
        InLesson,
    ));
}

/// A spot below a thing with these corners, in its own space, m.
pub fn spot(
    commands: &mut Commands,
    thing: Entity,
    (low, high): (Vec3, Vec3),
    sunlight: &Sunlight,
    meshes: &mut Assets<Mesh>,
    materials: &mut Assets<SceneMaterial>,
) {
    let mut look = sunlight.on(Vec4::new(0.02, 0.02, 0.05, 1.0));
    // A colour as it is, without light.
    look.mist.w = 1.0;
    let size = (high - low) / 2.0;
    let middle = (high + low) / 2.0;
    let place = Transform::from_xyz(middle.x, low.y + 0.015 * size.max_element(), middle.z).with_scale(Vec3::new(
        size.x.max(0.01) * 1.1,
        1.0,
        size.z.max(0.01) * 1.1,
    ));
    let mesh = Mesh3d(meshes.add(disc()));
    let material = MeshMaterial3d(materials.add(SceneMaterial::new(look, Layer::Clear)));
    commands.spawn((mesh, material, place, Spot, ChildOf(thing), InLesson));
}

/// A round of radius 1, dark in its middle and clear at its edge.
fn disc() -> Mesh {
    const CORNERS: u32 = 20;
    const RINGS: [(f32, f32); 3] = [(0.45, 0.8), (0.75, 0.32), (1.0, 0.0)];
    let (mut points, mut colours) = (vec![[0.0; 3]], vec![[1.0, 1.0, 1.0, DARK]]);
    let mut indices = Vec::new();
    for (ring, (radius, dark)) in (0u32..).zip(RINGS) {
        for corner in 0..CORNERS {
            let turn = corner as f32 / CORNERS as f32 * TAU;
            points.push([radius * turn.cos(), 0.0, -radius * turn.sin()]);
            colours.push([1.0, 1.0, 1.0, DARK * dark]);
            let next = (corner + 1) % CORNERS;
            let at = |ring: u32, corner: u32| 1 + ring * CORNERS + corner;
            match ring.checked_sub(1) {
                None => indices.extend([0, at(0, corner), at(0, next)]),
                Some(inner) => {
                    let (a, b) = (at(inner, corner), at(inner, next));
                    let (c, d) = (at(ring, corner), at(ring, next));
                    indices.extend([a, c, d, a, d, b]);
                }
            }
        }
    }
    let normals = vec![[0.0, 1.0, 0.0]; points.len()];
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, points)
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, normals)
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colours)
        .with_inserted_indices(Indices::U32(indices))
}

/// A node that throws no shadow, with all that belongs to it.
#[derive(Component)]
pub struct Shadowless;

/// What is seen through, shines by itself, is behind everything or shall throw no shadow throws none.
pub fn casters(
    mut commands: Commands,
    new: Query<(Entity, &MeshMaterial3d<SceneMaterial>), Added<MeshMaterial3d<SceneMaterial>>>,
    materials: Res<Assets<SceneMaterial>>,
    (shadowless, parents): (Query<(), With<Shadowless>>, Query<&ChildOf>),
) {
    for (entity, material) in &new {
        let clear = materials.get(&material.0).is_some_and(|m| m.layer != Layer::Solid || m.look.mist.w > 0.5);
        let above = || std::iter::once(entity).chain(parents.iter_ancestors(entity));
        if clear || above().any(|node| shadowless.contains(node)) {
            commands.entity(entity).insert(NotShadowCaster);
        }
    }
}

/// Throws the shadows that the tier allows.
pub fn by_tier(
    mut commands: Commands,
    screen: Res<Screen>,
    mut size: ResMut<DirectionalLightShadowMap>,
    mut suns: Query<&mut DirectionalLight>,
    mut spots: Query<&mut Visibility, With<Spot>>,
    camera: Query<(Entity, Option<&ShadowFilteringMethod>), With<Camera3d>>,
) {
    let tier = screen.quality.tier;
    let texels = TEXELS.iter().find(|(of, _)| *of == tier).map(|(_, texels)| *texels);
    for mut sun in &mut suns {
        if sun.shadow_maps_enabled != texels.is_some() {
            sun.shadow_maps_enabled = texels.is_some();
        }
    }
    for mut spot in &mut spots {
        spot.set_if_neq(if texels.is_some() { Visibility::Hidden } else { Visibility::Inherited });
    }
    let Some(texels) = texels else { return };
    if size.size != texels {
        size.size = texels;
    }
    let wanted = if tier == Tier::High { ShadowFilteringMethod::Gaussian } else { ShadowFilteringMethod::Hardware2x2 };
    for (camera, now) in &camera {
        if now != Some(&wanted) {
            commands.entity(camera).insert(wanted);
        }
    }
}
