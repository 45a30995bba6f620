//! Running water: each stream's ribbon widens, rises and runs as its discharge says.

mod ribbon;

use super::{StageBlock, once};
use crate::{
    lesson::Lesson,
    screen::Screen,
    ui::panels::{NodeLabel, Over, View},
    world::{self, InLesson, Layer, SceneMaterial, Sunlight, WorldSet, linear},
};
use bevy::prelude::*;
use ribbon::ribbon;
use shujin_blocks::stream::{Drawn, drawn};
use shujin_lesson::format::{Colour, Stream};
use shujin_play::{TICK, TICKS_PER_SECOND};

/// Water as it is where a scene does not say: green of a snow-fed river.
const WATER: Colour = Colour([0.25, 0.52, 0.51]);

/// The block for the stage's list.
pub struct Streams;

impl StageBlock for Streams {
    fn build(&self, app: &mut App) {
        app.add_systems(Update, flow.in_set(WorldSet::Blocks));
    }

    fn spawn(&self, world: &mut World) {
        once(world, spawn);
    }

    /// The names of those that run.
    fn labels(&self, view: &View) -> Vec<NodeLabel> {
        let streams = view.play.lesson.scene.streams.iter().filter(|stream| drawn(view.play, stream).wide > 0.0);
        let label = |stream: &Stream| NodeLabel {
            over: Over::Line(stream.points.iter().map(|point| point.0).collect()),
            name: view.text(&format!("stream.{}", stream.id)),
            does: String::new(),
            marked: false,
        };
        streams.map(label).collect()
    }
}

/// A stream's entity: its number in the scene, and the part of its full width for which its ribbon was made.
#[derive(Component)]
struct Flows {
    stream: usize,
    made_for: f32,
    phase: f32,
    /// The lesson's tick up to which it has run.
    tick: u64,
}

/// Spawns the streams of a scene.
fn spawn(
    mut commands: Commands,
    lesson: Option<Res<Lesson>>,
    sunlight: Res<Sunlight>,
    mut materials: ResMut<Assets<SceneMaterial>>,
) {
    let Some(lesson) = lesson else { return };
    let scene = &lesson.play.lesson.scene;
    for (i, stream) in scene.streams.iter().enumerate() {
        let mut look = sunlight.on(linear(stream.colour.unwrap_or(WATER)).truncate().extend(0.86));
        look.flow = Vec4::new(0.0, 0.0, world::WATER, 0.0);
        commands.spawn((
            MeshMaterial3d(materials.add(SceneMaterial::new(look, Layer::Clear))),
            Transform::default(),
            Flows { stream: i, made_for: -1.0, phase: 0.0, tick: 0 },
            InLesson,
        ));
    }
}

/// Makes the ribbons follow their discharge.
fn flow(
    mut commands: Commands,
    screen: Res<Screen>,
    lesson: Option<Res<Lesson>>,
    mut streams: Query<(Entity, &mut Flows, &mut Transform, &MeshMaterial3d<SceneMaterial>)>,
    (mut meshes, mut materials): (ResMut<Assets<Mesh>>, ResMut<Assets<SceneMaterial>>),
) {
    let Some(lesson) = lesson.filter(|l| l.moved) else { return };
    for (entity, mut flows, mut transform, material) in &mut streams {
        let Some(stream) = lesson.play.lesson.scene.streams.get(flows.stream) else { continue };
        let Drawn { full, wide, up } = drawn(&lesson.play, stream);
        // It runs dry, or begins to run, however little its width changes by that.
        let turned = (wide > 0.0) != (flows.made_for > 0.0);
        if turned || flows.made_for < 0.0 || (wide - flows.made_for).abs() > 0.005 {
            flows.made_for = wide;
            let points: Vec<Vec3> = stream.points.iter().map(|p| Vec3::from(p.0)).collect();
            let halves: Vec<f32> = stream.widths.iter().map(|w| w.0 / 2.0 * wide).collect();
            if points.len() > 1 {
                commands.entity(entity).insert(Mesh3d(meshes.add(ribbon(&points, &halves))));
            }
            let seen = if wide > 0.0 { Visibility::Inherited } else { Visibility::Hidden };
            commands.entity(entity).insert(seen);
        }
        transform.translation.y = up;
        let slow = if screen.reduce_motion { 0.2 } else { 1.0 };
        let passed = lesson.play.tick.saturating_sub(flows.tick).min(TICKS_PER_SECOND);
        flows.tick = lesson.play.tick;
        flows.phase += passed as f32 * TICK as f32 * (1.5 + 9.0 * full) * slow;
        if let Some(mut material) = materials.get_mut(&material.0) {
            material.look.flow.x = flows.phase;
            material.look.flow.y = full.min(1.0);
        }
    }
}
