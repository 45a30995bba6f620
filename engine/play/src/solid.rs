//! What a node is to a body: a form to stand on and to be stopped by.
//!
//! Angles go through `libm`, so that a form stands at the same place, to the last bit, in a browser and natively.

use crate::model;
use rapier3d::prelude::*;
use shujin_lesson::{
    Files,
    format::{Node, Scene, Shape},
};

/// Puts everything solid of a scene into a world.
pub(crate) fn stand(world: &mut PhysicsWorld, scene: &Scene, files: &Files) {
    for form in scene.nodes.iter().filter(|n| n.solid).filter_map(|n| form(n, files)) {
        world.insert_collider(form, None);
    }
}

/// The form of a node where the scene puts it; none for a thread or a model that cannot be read.
fn form(node: &Node, files: &Files) -> Option<ColliderBuilder> {
    if node.model.is_some() {
        return mesh(node, files);
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
fn mesh(node: &Node, files: &Files) -> Option<ColliderBuilder> {
    let (points, triangles) = model::triangles(node, files);
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
