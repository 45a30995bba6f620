//! What is seen on surfaces: foam where one was gone over, or dirt where it still has to be.

use super::cells::Cells;
use crate::{
    lesson::Lesson,
    world::{
        InLesson, Layer, Placed, SceneMaterial, Sunlight,
        pick::{Pick, Unpickable},
    },
};
use bevy::light::NotShadowCaster;
use bevy::prelude::*;
use shujin_blocks::surface::Surfaces;
use shujin_lesson::format::SurfaceLook;

/// Size of what lies on a cell, as a part of its side, and how flat dirt is.
const FOAM: f32 = 0.55;
const DIRT: (f32, f32) = (0.42, 0.25);

/// What lies on a cell of a surface.
#[derive(Component)]
pub struct Mark {
    node: String,
    cell: u16,
}

/// The mesh of what lies on a cell, and how foam and dirt look; made anew with each lesson, in its light.
#[derive(Resource)]
pub struct Made(Handle<Mesh>, [Handle<SceneMaterial>; 2]);

/// Makes what is drawn on cells, as a lesson is opened.
pub fn make(
    mut commands: Commands,
    sunlight: Res<Sunlight>,
    (mut meshes, mut materials): (ResMut<Assets<Mesh>>, ResMut<Assets<SceneMaterial>>),
) {
    let ball = Sphere::new(1.0).mesh();
    let mesh = meshes.add(ball.ico(2).unwrap_or_else(|_| ball.build()));
    let look = |shown: Color| sunlight.on(shown.to_linear().to_vec4());
    let looks = [Color::srgb(0.96, 0.98, 1.0), Color::srgb(0.30, 0.22, 0.14)];
    commands
        .insert_resource(Made(mesh, looks.map(|shown| materials.add(SceneMaterial::new(look(shown), Layer::Solid)))));
}

/// Draws what lies on surfaces, after each stroke.
pub fn show(
    mut commands: Commands,
    lesson: Option<Res<Lesson>>,
    (pick, made): (Pick, Option<Res<Made>>),
    things: Query<(Entity, &Placed, &GlobalTransform)>,
    marks: Query<(Entity, &Mark)>,
    camera: Query<&GlobalTransform, With<Camera3d>>,
) {
    let Some((lesson, Made(mesh, looks))) = lesson.as_ref().zip(made.as_deref()) else { return };
    let (Some(all), Ok(eye)) = (Surfaces::of(&lesson.play), camera.single()) else { return };
    let shown = lesson.play.lesson.scene.surfaces.iter().filter(|surface| surface.look != SurfaceLook::Plain);
    for surface in shown {
        let Some((entity, placed, space)) = things.iter().find(|(_, placed, _)| placed.node == surface.node) else {
            continue;
        };
        let passes = all.worked(&surface.node).map(|worked| worked.passes.as_slice()).unwrap_or_default();
        let is_foam = surface.look == SurfaceLook::Foam;
        let wants = |cell: u16| {
            let done = passes.get(usize::from(cell)).copied().unwrap_or_default();
            if is_foam { done > 0 } else { done < surface.passes }
        };
        let there = || marks.iter().filter(|(_, mark)| mark.node == surface.node);
        there().filter(|(_, mark)| !wants(mark.cell)).for_each(|(mark, _)| commands.entity(mark).try_despawn());
        let cells = Cells::new(surface, placed.bounds);
        let new = (0..passes.len() as u16).filter(|cell| wants(*cell) && !there().any(|(_, mark)| mark.cell == *cell));
        for cell in new {
            // Beside the thing nothing lies.
            let Some(at) = on_top(&cells, cell, (&placed.node, space), eye.translation(), &pick) else { continue };
            let (size, flat) = if is_foam { (FOAM, 1.0) } else { DIRT };
            // No two are alike, and each is so every time.
            let own = 0.75 + 0.5 * ((f32::from(cell) * 0.618).fract());
            let mut scale = Vec3::splat(cells.side() * size * own);
            scale *= Vec3::ONE - cells.across().normalize_or_zero().abs() * (1.0 - flat);
            let place = Transform::from_translation(at).with_scale(scale);
            let look = (Mesh3d(mesh.clone()), MeshMaterial3d(looks[usize::from(!is_foam)].clone()));
            let mark = Mark { node: surface.node.clone(), cell };
            commands.spawn((look, place, mark, Unpickable, NotShadowCaster, InLesson, ChildOf(entity)));
        }
    }
}

/// The point of a thing over the middle of a cell, on the side that is seen, in its own space, m; nothing where the thing is not as wide as the
/// box about it.
fn on_top(cells: &Cells, cell: u16, (node, space): (&str, &GlobalTransform), eye: Vec3, pick: &Pick) -> Option<Vec3> {
    let middle = cells.middle(cell);
    let way = space.affine().transform_vector3(cells.across());
    let towards = if way.dot(eye - space.transform_point(middle)) < 0.0 { -way } else { way };
    let ray = Ray3d::new(space.transform_point(middle) + towards, Dir3::new(-towards).ok()?);
    pick.on(ray, node).map(|met| space.affine().inverse().transform_point3(met))
}
