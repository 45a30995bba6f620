//! What a node is to a body: a form to stand on and to be stopped by. It moves with the binds `at-x`, `at-y` and `at-z` of its
//! node, and is none while the node is not shown; binds that turn it or make it larger do not change it.
//!
//! Angles go through `libm`, so that a form stands at the same place, to the last bit, in a browser and natively.

use crate::Play;
use rapier3d::prelude::*;
use shujin_lesson::{
    Files,
    format::{Action, Bind, Node, Property, Scene, Shape},
    model::{Model, carriers, triangles},
};
use std::collections::{BTreeSet, HashMap};

/// Files of models that were read, by path; none for one that cannot be.
type Models<'a> = HashMap<&'a str, Option<Model>>;

/// Farther off than this, m, nothing is moved: physics that reckons with greater numbers comes to none at all.
const FARTHEST: f32 = 1.0e4;

/// Forms that do not stay as they are.
#[derive(Default)]
pub(crate) struct Moving(Vec<Form>);

/// A form that moves, or is not always there.
struct Form {
    /// Numbers of the node and of those that it moves with.
    nodes: Vec<usize>,
    collider: ColliderHandle,
    rest: Pose,
    now: Stand,
}

/// How a form is now: whether it is there, and how far from where it rests, m.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stand {
    there: bool,
    off: [f32; 3],
}

/// As the scene puts it.
const AT_REST: Stand = Stand { there: true, off: [0.0; 3] };

/// Puts everything solid of a scene into a world; gives what moves of it.
pub(crate) fn stand(world: &mut PhysicsWorld, scene: &Scene, files: &Files) -> Moving {
    let (mut moving, mut models) = (Moving::default(), Models::new());
    let actions = scene.rules.iter().flat_map(|rule| &rule.actions);
    let hides: BTreeSet<&str> =
        actions.filter_map(|action| if let Action::Hide(node) = action { Some(node.as_str()) } else { None }).collect();
    let changes = |node: &Node| {
        let follows = |bind: &Bind| bind.property == Property::Shown || axis(bind.property).is_some();
        node.hidden || hides.contains(node.id.as_str()) || node.binds.iter().any(follows)
    };
    let numbers: HashMap<&str, usize> = scene.nodes.iter().enumerate().rev().map(|(i, n)| (n.id.as_str(), i)).collect();
    for (i, node) in scene.nodes.iter().enumerate().filter(|(_, n)| n.solid) {
        let Some(form) = form(node, files, &mut models) else { continue };
        let rest = form.position;
        let collider = world.insert_collider(form, None);
        let above = carriers(node, |id| numbers.get(id).map(|i| &scene.nodes[*i])).skip(1);
        let nodes: Vec<usize> = std::iter::once(i).chain(above.map(|node| numbers[node.id.as_str()])).collect();
        if nodes.iter().any(|i| changes(&scene.nodes[*i])) {
            moving.0.push(Form { nodes, collider, rest, now: AT_REST });
        }
    }
    moving
}

/// The axis along which a bind moves.
fn axis(property: Property) -> Option<usize> {
    match property {
        Property::AtX => Some(0),
        Property::AtY => Some(1),
        Property::AtZ => Some(2),
        _ => None,
    }
}

impl Moving {
    /// Has each form stand as it does now; whether any had to move.
    pub(crate) fn follow(&mut self, world: &mut PhysicsWorld, stands: &[Stand]) -> bool {
        let mut moved = false;
        for (form, stand) in self.0.iter_mut().zip(stands).filter(|(form, stand)| form.now != **stand) {
            let Some(collider) = world.colliders.get_mut(form.collider) else { continue };
            let mut pose = form.rest;
            pose.translation += Vector::from(stand.off);
            collider.set_position(pose);
            collider.set_enabled(stand.there);
            form.now = *stand;
            moved = true;
        }
        moved
    }
}

impl Play {
    /// How each form that moves stands now, in their order. What it moves with moves it, too.
    pub(crate) fn stands(&self, moving: &Moving) -> Vec<Stand> {
        let nodes = &self.lesson.scene.nodes;
        let stand = |form: &Form| {
            let carriers = || form.nodes.iter().filter_map(|i| nodes.get(*i));
            let mut off = [0.0; 3];
            for bind in carriers().flat_map(|node| &node.binds) {
                if let Some(axis) = axis(bind.property) {
                    off[axis] += self.number(&bind.to) as f32;
                }
            }
            // A number too large for `f32` is none.
            let off = off.map(|m| if m.is_finite() { m.clamp(-FARTHEST, FARTHEST) } else { 0.0 });
            Stand { there: carriers().all(|node| self.shows_itself(node)), off }
        };
        moving.0.iter().map(stand).collect()
    }
}

/// The form of a node where the scene puts it; none for a thread or a model that cannot be read.
fn form<'a>(node: &'a Node, files: &Files, models: &mut Models<'a>) -> Option<ColliderBuilder> {
    if let Some(wanted) = &node.model {
        // Many nodes are of one file.
        let model = models.entry(&wanted.file).or_insert_with(|| Model::forms(&wanted.file, files).ok());
        return mesh(node, model.as_ref()?);
    }
    Some(simple(node)?.position(place(node)))
}

/// A simple form about its own middle; none for a model or a thread.
pub(crate) fn simple(node: &Node) -> Option<ColliderBuilder> {
    let scale = node.scale.unwrap_or(1.0);
    match node.shape.as_ref()? {
        Shape::Box(size) => {
            let [x, y, z] = size.0.map(|side| side * scale / 2.0);
            Some(ColliderBuilder::cuboid(x, y, z))
        }
        Shape::Sphere(radius) => Some(ColliderBuilder::ball(radius.0 * scale)),
        Shape::Cylinder(size) => Some(ColliderBuilder::cylinder(size.0[1] * scale / 2.0, size.0[0] * scale)),
        Shape::Thread { .. } => None,
    }
}

/// A model's triangles stand in the world already.
fn mesh(node: &Node, model: &Model) -> Option<ColliderBuilder> {
    let (points, triangles) = triangles(node, model);
    let points = points.into_iter().map(|[x, y, z]| Vector::new(x, y, z)).collect();
    ColliderBuilder::trimesh(points, triangles).ok()
}

/// Where the scene puts a node.
pub(crate) fn place(node: &Node) -> Pose {
    let [x, y, z] = node.at.map_or([0.0; 3], |p| p.0);
    let half = node.turn.map_or(0.0, |t| t.0).to_radians() / 2.0;
    let turn = Rotation::from_xyzw(0.0, libm::sinf(half), 0.0, libm::cosf(half));
    Pose::from_parts(Vector::new(x, y, z), turn)
}
