//! Wires as they are seen: each hangs between its terminals; one in a hand ends where that points.

use crate::{
    input::grab::Grabs,
    lesson::Lesson,
    world::{
        InLesson, Layer, Placed, SceneMaterial, Sunlight,
        pick::{Pick, Unpickable},
    },
};
use bevy::prelude::*;
use shujin_blocks::terminal::{Join, Wires};
use shujin_play::Intent;

/// Straight pieces of which a wire is made, how far it sags as a part of its length, and its radius, m.
const PIECES: u16 = 10;
const SAGS: f32 = 0.12;
const THICK: f32 = 0.004;

/// Where the end of a wire is seen that no pointer holds: so far from its terminal towards the eye, m.
const LOOSE: f32 = 0.12;

/// Colours by which wires are told apart.
const COLOURS: [[f32; 3]; 4] = [[0.75, 0.16, 0.14], [0.12, 0.22, 0.55], [0.10, 0.42, 0.22], [0.72, 0.52, 0.08]];

/// What is heard: pitch (MIDI), loudness (0–1) and length (s) of a wire that is joined, parted, refused.
const HEARD: [(u8, f64, f64); 3] = [(76, 0.5, 0.2), (64, 0.4, 0.15), (41, 0.6, 0.2)];

/// A piece of a wire.
#[derive(Component)]
pub struct Piece;

/// The mesh of a piece, and how each wire looks; made anew with each lesson, in its light.
#[derive(Resource)]
pub struct Made(Handle<Mesh>, [Handle<SceneMaterial>; 4]);

/// Finds the terminal at which each dragged wire would end.
pub fn aim(lesson: Option<Res<Lesson>>, mut grabs: ResMut<Grabs>, pick: Pick) {
    let Some(play) = lesson.as_ref().map(|lesson| &lesson.play) else { return };
    let Some(wires) = Wires::of(play).filter(|wires| wires.full().next().is_some()) else { return };
    let met = |ray: Ray3d, slack: f32| {
        let mut terminals = play.lesson.scene.terminals.iter();
        terminals.find(|to| pick.meets(ray, slack, &to.node).is_some()).map(|to| to.node.clone())
    };
    let ends: Vec<(u8, Option<String>)> = grabs
        .pointers()
        .filter(|(hand, _)| wires.holds(*hand).is_some())
        .map(|(hand, pointer)| (hand, pointer.ray.and_then(|ray| met(ray, pointer.contact))))
        .collect();
    for (hand, to) in ends {
        // Let go where it came from, it is just let go.
        let to = to.filter(|to| wires.holds(hand) != Some(to.as_str()));
        grabs.aim(hand, to.map(|to| Intent::of(Join { to, hand })));
    }
}

/// Makes what wires are drawn with, as a lesson is opened.
pub fn make(
    mut commands: Commands,
    sunlight: Res<Sunlight>,
    (mut meshes, mut materials): (ResMut<Assets<Mesh>>, ResMut<Assets<SceneMaterial>>),
) {
    let mesh = meshes.add(Cylinder::new(THICK, 1.0).mesh().resolution(6).build());
    let look = |[red, green, blue]: [f32; 3]| sunlight.on(Color::srgb(red, green, blue).to_linear().to_vec4());
    commands
        .insert_resource(Made(mesh, COLOURS.map(|shown| materials.add(SceneMaterial::new(look(shown), Layer::Solid)))));
}

/// Draws the wires, whenever one has changed.
pub fn show(
    mut commands: Commands,
    lesson: Option<Res<Lesson>>,
    (grabs, made): (Res<Grabs>, Option<Res<Made>>),
    things: Query<(&Placed, &GlobalTransform)>,
    pieces: Query<Entity, With<Piece>>,
    camera: Query<&GlobalTransform, With<Camera3d>>,
    mut drawn: Local<Vec<[Vec3; 2]>>,
) {
    let Some((lesson, Made(mesh, looks))) = lesson.as_ref().zip(made.as_deref()) else {
        drawn.clear();
        return;
    };
    let (Some(wires), Ok(eye)) = (Wires::of(&lesson.play), camera.single()) else { return };
    let at = |node: &str| {
        let found = things.iter().find(|(placed, _)| placed.node == node);
        found.map(|(placed, space)| space.transform_point(placed.middle))
    };
    let joined = wires.pairs().filter_map(|(a, b)| Some([at(a)?, at(b)?]));
    let held = wires.full().filter_map(|(hand, from)| {
        let from = at(from)?;
        let ray = grabs.pointers().find(|(of, _)| *of == hand).and_then(|(_, pointer)| pointer.ray);
        let end = ray.map(|ray| ray.get_point((from - ray.origin).length()));
        Some([from, end.unwrap_or_else(|| from + (eye.translation() - from).normalize_or_zero() * LOOSE)])
    });
    let wanted: Vec<[Vec3; 2]> = joined.chain(held).collect();
    if *drawn == wanted {
        return;
    }
    pieces.iter().for_each(|piece| commands.entity(piece).try_despawn());
    for (number, [from, to]) in wanted.iter().enumerate() {
        for piece in hang(*from, *to) {
            let look = (Mesh3d(mesh.clone()), MeshMaterial3d(looks[number % looks.len()].clone()));
            commands.spawn((look, piece, Piece, Unpickable, InLesson));
        }
    }
    *drawn = wanted;
}

/// The pieces of a wire that hangs between two points.
fn hang(from: Vec3, to: Vec3) -> impl Iterator<Item = Transform> {
    let sag = from.distance(to) * SAGS;
    let at = move |part: u16| {
        let along = f32::from(part) / f32::from(PIECES);
        from.lerp(to, along) - Vec3::Y * sag * 4.0 * along * (1.0 - along)
    };
    (0..PIECES).filter_map(move |part| {
        let (a, b) = (at(part), at(part + 1));
        let way = (b - a).try_normalize()?;
        let turned = Transform::from_translation(a.midpoint(b)).with_rotation(Quat::from_rotation_arc(Vec3::Y, way));
        Some(turned.with_scale(Vec3::new(1.0, a.distance(b), 1.0)))
    })
}

/// Has what was done with wires be heard.
pub fn sound(lesson: Option<ResMut<Lesson>>, mut before: Local<Option<(usize, Option<u64>)>>) {
    let now = lesson.as_ref().and_then(|lesson| {
        let wires = Wires::of(&lesson.play)?;
        Some((wires.pairs().count(), wires.refused().map(|one| one.tick)))
    });
    let changed = before.zip(now);
    *before = now;
    let (Some(mut lesson), Some((was, is))) = (lesson, changed) else { return };
    let new = [is.0 > was.0, is.0 < was.0, is.1 != was.1];
    lesson.sounds.extend(HEARD.into_iter().zip(new).filter(|(_, is_new)| *is_new).map(|(sound, _)| sound));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wire_hangs_from_end_to_end_without_a_gap() {
        let (from, to) = (Vec3::new(0.0, 1.0, 0.0), Vec3::new(0.8, 1.2, 0.1));
        let ends = |piece: &Transform| [-0.5, 0.5].map(|y| piece.transform_point(Vec3::Y * y));
        let pieces: Vec<[Vec3; 2]> = hang(from, to).map(|piece| ends(&piece)).collect();
        assert_eq!(pieces.len(), usize::from(PIECES));
        assert!(pieces[0][0].distance(from) < 1e-4 && pieces[pieces.len() - 1][1].distance(to) < 1e-4);
        assert!(pieces.windows(2).all(|two| two[0][1].distance(two[1][0]) < 1e-4));
        let lowest = pieces.iter().map(|piece| piece[0].y).fold(f32::MAX, f32::min);
        assert!(lowest < from.y, "it sags");
        assert_eq!(hang(from, from).count(), 0, "no wire is drawn to where it begins");
    }
}
