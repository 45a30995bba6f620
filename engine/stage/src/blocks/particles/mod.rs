//! Small things in the air: spray, petals, fireflies, dust. One mesh each, moved by the vertex shader alone.

use super::{StageBlock, once};
use crate::{
    frame::tier::Tier,
    lesson::Lesson,
    screen::Screen,
    world::{DRIFT, InLesson, Layer, SceneMaterial, Sunlight, WorldSet, linear},
};
use bevy::asset::RenderAssetUsages;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;
use shujin_lesson::format::{Colour, DriftKind};
use shujin_play::TICK;
use std::f32::consts::TAU;

/// How a kind looks and moves where a scene does not say.
struct Kind {
    colour: Colour,
    /// Opacity in its middle.
    dense: f32,
    /// Radius, m.
    size: f32,
    /// Metres that it sinks in a second.
    sinks: f32,
    /// Metres that it strays to each side.
    strays: f32,
    /// How much it waxes and wanes, 0–1.
    twinkles: f32,
    /// Shines by itself.
    glows: bool,
    /// Fades towards its edge, as drops and lights do; leaves do not.
    soft: bool,
}

fn kind(kind: DriftKind) -> Kind {
    let white = Colour([1.0; 3]);
    let plain = Kind {
        colour: white,
        dense: 0.8,
        size: 0.03,
        sinks: 0.0,
        strays: 0.3,
        twinkles: 0.0,
        glows: false,
        soft: true,
    };
    match kind {
        DriftKind::Spray => Kind { dense: 0.35, size: 0.5, sinks: 2.4, strays: 0.6, ..plain },
        DriftKind::Petals => {
            Kind { colour: Colour([0.98, 0.93, 0.88]), size: 0.022, sinks: 0.35, strays: 0.5, soft: false, ..plain }
        }
        DriftKind::Leaves => {
            Kind { colour: Colour([0.78, 0.70, 0.28]), size: 0.05, sinks: 0.5, strays: 0.7, soft: false, ..plain }
        }
        DriftKind::Fireflies => Kind {
            colour: Colour([0.93, 1.0, 0.42]),
            dense: 0.95,
            size: 0.03,
            strays: 0.6,
            twinkles: 1.0,
            glows: true,
            ..plain
        },
        DriftKind::Dust => Kind {
            colour: Colour([1.0, 0.95, 0.85]),
            dense: 0.5,
            size: 0.006,
            sinks: 0.03,
            strays: 0.12,
            twinkles: 0.6,
            glows: true,
            ..plain
        },
    }
}

/// A cloud of them: its number in the scene.
#[derive(Component)]
struct Cloud(usize);

/// The block for the stage's list.
pub struct Particles;

impl StageBlock for Particles {
    fn build(&self, app: &mut App) {
        app.add_systems(Update, drift.in_set(WorldSet::Blocks));
    }

    fn spawn(&self, world: &mut World) {
        once(world, spawn);
    }
}

/// Spawns the clouds of a scene.
fn spawn(
    mut commands: Commands,
    lesson: Option<Res<Lesson>>,
    sunlight: Res<Sunlight>,
    (mut meshes, mut materials): (ResMut<Assets<Mesh>>, ResMut<Assets<SceneMaterial>>),
) {
    let Some(lesson) = lesson else { return };
    let scene = &lesson.play.lesson.scene;
    for (i, cloud) in scene.drifts.iter().enumerate() {
        let kind = kind(cloud.kind);
        let size = Vec3::from(cloud.size.0).max(Vec3::splat(0.01));
        let colour = linear(cloud.colour.unwrap_or(kind.colour));
        let mut look = sunlight.on(colour.truncate().extend(kind.dense));
        look.mist.w = f32::from(u8::from(kind.glows));
        look.flow = Vec4::new(0.0, 0.0, DRIFT, 0.0);
        let radius = cloud.grain.map_or(kind.size, |grain| grain.0);
        look.stir = Vec4::new(kind.sinks / size.y, kind.strays / size.max_element(), kind.twinkles, radius);
        commands.spawn((
            Mesh3d(meshes.add(grains(cloud.count, kind.soft))),
            MeshMaterial3d(materials.add(SceneMaterial::new(look, Layer::Clear))),
            Transform::from_translation(Vec3::from(cloud.at.0)).with_scale(size),
            // The shader moves them about a box that the mesh knows nothing of.
            NoFrustumCulling,
            Cloud(i),
            InLesson,
        ));
    }
}

/// Lets time pass for them. Where motion is reduced, and on the low tier for all but a third, there are none.
fn drift(
    lesson: Option<Res<Lesson>>,
    screen: Res<Screen>,
    mut clouds: Query<(&Cloud, &MeshMaterial3d<SceneMaterial>, &mut Visibility)>,
    mut materials: ResMut<Assets<SceneMaterial>>,
) {
    let Some(lesson) = lesson.filter(|l| l.moved) else { return };
    let share = if screen.quality.tier == Tier::Low { 0.34 } else { 1.0 };
    for (Cloud(i), material, mut visibility) in &mut clouds {
        let Some(cloud) = lesson.play.lesson.scene.drifts.get(*i) else { continue };
        let amount = (lesson.play.number(&cloud.amount) as f32).clamp(0.0, 1.0) * share;
        let seen = amount > 0.0 && !screen.reduce_motion;
        visibility.set_if_neq(if seen { Visibility::Inherited } else { Visibility::Hidden });
        if let Some(mut material) = materials.get_mut(&material.0).filter(|_| seen) {
            material.look.flow.x = (lesson.play.tick as f64 * TICK % 3600.0) as f32;
            material.look.flow.y = amount;
        }
    }
}

/// So many dots, soft ones or narrow ones with an edge, each of these turned otherwise. The place of each corner is its dot's own
/// three numbers (0–1); its normal where it is in the dot.
fn grains(count: u32, soft: bool) -> Mesh {
    const CORNERS: u32 = 6;
    let (mut seeds, mut corners, mut colours, mut indices) = (vec![], vec![], vec![], vec![]);
    for grain in 1..=count {
        // Spread evenly and without chance: the roots of x⁴ = x + 1 (Roberts' R3 sequence).
        let seed = [0.819_172_5, 0.671_043_6, 0.549_700_5].map(|step: f64| (grain as f64 * step).fract() as f32);
        let first = seeds.len() as u32;
        for corner in 0..=CORNERS {
            let turn = corner as f32 / CORNERS as f32 * TAU;
            let out = if corner == CORNERS { 0.0 } else { 1.0 };
            seeds.push(seed);
            let narrow = Vec2::new(out * turn.cos(), out * turn.sin() * if soft { 1.0 } else { 0.36 });
            let at = Vec2::from_angle(if soft { 0.0 } else { grain as f32 * 2.4 }).rotate(narrow);
            corners.push([at.x, at.y, 0.0]);
            colours.push([1.0, 1.0, 1.0, if soft { 1.0 - out } else { 1.0 }]);
        }
        for corner in 0..CORNERS {
            indices.extend([first + CORNERS, first + corner, first + (corner + 1) % CORNERS]);
        }
    }
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, seeds)
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, corners)
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colours)
        .with_inserted_indices(Indices::U32(indices))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grains_fill_their_box_evenly() {
        let mesh = grains(80, true);
        let seeds = mesh.attribute(Mesh::ATTRIBUTE_POSITION).and_then(|a| a.as_float3()).expect("places");
        assert_eq!(seeds.len(), 80 * 7);
        for axis in 0..3 {
            for tenth in 0..10 {
                let within = |seed: &&[f32; 3]| (seed[axis] * 10.0) as usize == tenth;
                let count = seeds.iter().filter(within).count() / 7;
                assert!((6..=10).contains(&count), "axis {axis}, tenth {tenth}: {count}");
            }
        }
    }
}
