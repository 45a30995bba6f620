//! Models that move by themselves: their nodes as entities, bent by skins, posed by the clip that is played now.
//!
//! Time is the lesson's, so that a pause stops them and a replay shows the same. Nothing of the lesson depends on them.

use super::{
    InLesson,
    spawn::{SpawnContext, mat},
    surface::{Surface, house, mesh},
};
use crate::{lesson::Lesson, screen::Screen};
use bevy::camera::visibility::NoFrustumCulling;
use bevy::mesh::skinning::{SkinnedMesh, SkinnedMeshInverseBindposes};
use bevy::mesh::{Mesh, VertexAttributeValues};
use bevy::prelude::*;
use shujin_lesson::format::{Clip as Wanted, Expr};
use shujin_lesson::model::{Clip, IDENTITY, Matrix, Model, Part, Pose, Tree, multiply};
use shujin_play::TICK;
use std::collections::BTreeMap;

/// How long one movement takes to become another, s.
const FADE: f64 = 0.5;

/// A node whose model moves by itself.
#[derive(Component)]
pub struct Plays {
    /// When each is played, and what it is.
    clips: Vec<(Option<Expr<bool>>, Clip)>,
    /// Entities of the file's nodes by number, and how they stand at rest.
    limbs: BTreeMap<usize, (Entity, Transform)>,
    now: Option<usize>,
    /// When it began, in the lesson's time, s.
    since: f64,
    /// How the limbs stood then; empty at first.
    from: BTreeMap<usize, Transform>,
}

/// Spawns what is below a node of a model, each node an entity of its own.
pub fn spawn(
    commands: &mut Commands,
    (root, world): (Entity, Matrix),
    tree: &Tree,
    look: &Look,
    kit: &mut SpawnContext,
) {
    let mut limbs = BTreeMap::from([(tree.index, (root, Transform::IDENTITY))]);
    let mut bent = Vec::new();
    parts(commands, (root, world), tree, look, kit, &mut bent);
    tree.children.iter().for_each(|child| limb(commands, (root, world), child, look, kit, &mut limbs, &mut bent));
    for (entity, skin) in bent {
        let Some(skin) = look.model.skins.get(skin) else { continue };
        let inverse: Vec<Mat4> = skin.inverse.iter().map(|m| mat(*m)).collect();
        let joints = skin.joints.iter().map(|joint| limbs.get(joint).map_or(root, |(entity, _)| *entity)).collect();
        let inverse_bindposes = kit.skins.add(SkinnedMeshInverseBindposes::from(inverse));
        // A limb may leave the box of its model at rest.
        commands.entity(entity).insert((SkinnedMesh { inverse_bindposes, joints }, NoFrustumCulling));
    }
    // The root is moved by the scene, never by a clip.
    limbs.remove(&tree.index);
    let clip = |wanted: &Wanted| look.model.clips.iter().find(|clip| clip.name == wanted.name).cloned();
    let clips: Vec<_> = look.clips.iter().filter_map(|w| Some((w.when.clone(), clip(w)?))).collect();
    if !clips.is_empty() {
        commands.entity(root).insert(Plays { clips, limbs, now: None, since: 0.0, from: BTreeMap::new() });
    }
}

/// A model, and what a scene says of a node beside it.
pub struct Look<'a> {
    /// The model.
    pub model: &'a Model,
    /// Its file.
    pub file: &'a str,
    /// A tint over the model's colours.
    pub over: Vec4,
    /// What is played when.
    pub clips: &'a [Wanted],
}

fn limb(
    commands: &mut Commands,
    (parent, above): (Entity, Matrix),
    tree: &Tree,
    look: &Look,
    kit: &mut SpawnContext,
    limbs: &mut BTreeMap<usize, (Entity, Transform)>,
    bent: &mut Vec<(Entity, usize)>,
) {
    // What the scene names itself is spawned there.
    if kit.named.contains(&(look.file.to_owned(), tree.name.clone())) {
        return;
    }
    let rest = Transform::from_matrix(mat(tree.local));
    let entity = commands.spawn((rest, Visibility::default(), ChildOf(parent), InLesson)).id();
    limbs.insert(tree.index, (entity, rest));
    let here = (entity, multiply(above, tree.local));
    parts(commands, here, tree, look, kit, bent);
    tree.children.iter().for_each(|child| limb(commands, here, child, look, kit, limbs, bent));
}

fn parts(
    commands: &mut Commands,
    (node, placed): (Entity, Matrix),
    tree: &Tree,
    look: &Look,
    kit: &mut SpawnContext,
    bent: &mut Vec<(Entity, usize)>,
) {
    for part in &tree.parts {
        let material = house(kit, &Surface::of(part, look.over));
        let joints = tree.skin.and_then(|skin| look.model.skins.get(skin)).map_or(0, |skin| skin.joints.len());
        let skin = tree.skin.filter(|_| joints > 0 && !part.joints.is_empty());
        let mesh = kit.meshes.add(if skin.is_some() { soft(part, joints) } else { mesh(part, placed) });
        let place = (Mesh3d(mesh), MeshMaterial3d(material), Transform::default(), ChildOf(node), InLesson);
        let entity = commands.spawn(place).id();
        bent.extend(skin.map(|skin| (entity, skin)));
    }
}

/// The mesh of a part that so many joints bend.
fn soft(part: &Part, joints: usize) -> Mesh {
    // A joint that is none would be read from beyond the skin.
    let known = |joint: u16| if usize::from(joint) < joints { joint } else { 0 };
    let indices = part.joints.iter().map(|four| four.map(known)).collect();
    // Bones place its points, not its node.
    mesh(part, IDENTITY)
        .with_inserted_attribute(Mesh::ATTRIBUTE_JOINT_INDEX, VertexAttributeValues::Uint16x4(indices))
        .with_inserted_attribute(Mesh::ATTRIBUTE_JOINT_WEIGHT, part.weights.clone())
}

/// Poses every model by its clip.
pub fn play(
    lesson: Option<Res<Lesson>>,
    screen: Res<Screen>,
    mut rigs: Query<&mut Plays>,
    mut limbs: Query<&mut Transform>,
) {
    let Some(lesson) = lesson.filter(|l| l.moved) else { return };
    let time = lesson.play.tick as f64 * TICK;
    for mut rig in &mut rigs {
        let rig = rig.as_mut();
        let wanted = rig.clips.iter().position(|(when, _)| lesson.play.holds_if_any(when.as_ref()));
        if wanted != rig.now {
            let stood =
                |(index, (entity, _)): (&usize, &(Entity, Transform))| Some((*index, *limbs.get(*entity).ok()?));
            rig.from = if rig.now.is_some() { rig.limbs.iter().filter_map(stood).collect() } else { BTreeMap::new() };
            (rig.now, rig.since) = (wanted, time);
        }
        let passed = (time - rig.since).max(0.0);
        let fade = if rig.from.is_empty() { 1.0 } else { (passed / FADE).min(1.0) };
        let at = if screen.reduce_motion { 0.0 } else { passed };
        let poses = wanted.and_then(|i| rig.clips.get(i)).map(|(_, clip)| clip.at(at));
        let mut stands: BTreeMap<usize, Transform> = rig.limbs.iter().map(|(i, (_, rest))| (*i, *rest)).collect();
        for (index, pose) in poses.into_iter().flatten() {
            if let Some(limb) = stands.get_mut(&index) {
                match pose {
                    Pose::At(at) => limb.translation = Vec3::from(at),
                    Pose::Turn(turn) => limb.rotation = Quat::from_array(turn),
                    Pose::Scale(scale) => limb.scale = Vec3::from(scale),
                }
            }
        }
        for (index, mut limb) in stands {
            if let Some(from) = rig.from.get(&index).filter(|_| fade < 1.0) {
                limb = between(from, &limb, smooth(fade as f32));
            }
            let transform = rig.limbs.get(&index).and_then(|(entity, _)| limbs.get_mut(*entity).ok());
            if let Some(mut transform) = transform {
                transform.set_if_neq(limb);
            }
        }
    }
}

fn between(from: &Transform, to: &Transform, part: f32) -> Transform {
    Transform {
        translation: from.translation.lerp(to.translation, part),
        rotation: from.rotation.slerp(to.rotation, part),
        scale: from.scale.lerp(to.scale, part),
    }
}

fn smooth(part: f32) -> f32 {
    part * part * (3.0 - 2.0 * part)
}
