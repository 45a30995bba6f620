//! Trees of the triangles of meshes: a ray tests the few triangles near it, not every one.

use bevy::platform::collections::HashMap;
use bevy::prelude::*;
use rapier3d::parry::bounding_volume::{Aabb, BoundingVolume};
use rapier3d::parry::partitioning::{Bvh, BvhBuildStrategy};
use rapier3d::parry::query::{Ray, RayCast};
use rapier3d::parry::shape::Triangle;
use std::sync::{Arc, Mutex, PoisonError};

/// Triangles of a leaf. Those of a mesh that follow one another mostly lie side by side; a tree of single ones would be larger than the mesh.
const LEAF: usize = 8;

/// How much larger than its triangles a leaf's box is, m: a ray that runs within a side of a box is not missed.
const AROUND: f32 = 1e-4;

/// The tree of each mesh that a ray has gone for. It is made then, not when the scene is opened: for most meshes none does.
#[derive(Resource, Default)]
pub struct Trees(Mutex<HashMap<AssetId<Mesh>, Arc<Tree>>>);

impl Trees {
    /// The tree of a mesh.
    pub(super) fn of(&self, id: AssetId<Mesh>, mesh: &Mesh) -> Arc<Tree> {
        // A panic under the lock leaves no half-made tree: a tree is made whole and then inserted.
        let mut trees = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        trees.entry(id).or_insert_with(|| Arc::new(Tree::of(mesh))).clone()
    }
}

/// Forgets the trees of meshes that have changed or are gone.
pub fn forget(mut events: MessageReader<AssetEvent<Mesh>>, trees: Res<Trees>) {
    let mut trees = trees.0.lock().unwrap_or_else(PoisonError::into_inner);
    for event in events.read() {
        if let AssetEvent::Modified { id } | AssetEvent::Removed { id } = event {
            trees.remove(id);
        }
    }
}

/// The triangles of a mesh, in its space, m.
pub(super) struct Tree {
    triangles: Vec<Triangle>,
    leaves: Bvh,
}

impl Tree {
    fn of(mesh: &Mesh) -> Tree {
        // A mesh without triangles, or whose data has gone to the graphics card, is not met.
        let triangles = mesh.triangles().into_iter().flatten().map(|triangle| {
            let [a, b, c] = triangle.vertices.map(super::vector);
            Triangle::new(a, b, c)
        });
        let triangles: Vec<Triangle> = triangles.collect();
        let boxes = triangles.chunks(LEAF).map(|leaf| {
            let corners = leaf.iter().flat_map(|triangle| triangle.vertices());
            Aabb::from_points_ref(corners).loosened(AROUND)
        });
        let leaves = Bvh::from_iter(BvhBuildStrategy::Binned, boxes.enumerate());
        Tree { triangles, leaves }
    }

    /// How far along the ray the mesh is met, if nearer than `most`.
    pub(super) fn met(&self, ray: &Ray, most: f32) -> Option<f32> {
        let leaf = |number: u32, most: f32| {
            let leaf = self.triangles.chunks(LEAF).nth(number as usize)?;
            let meets = leaf.iter().filter_map(|triangle| triangle.cast_local_ray(ray, most, false));
            meets.min_by(f32::total_cmp)
        };
        self.leaves.cast_ray(ray, most, leaf).map(|(_, far)| far)
    }
}
