//! Which thing a ray into the world means: the one whose surface is the first that it meets; where that is nothing one can touch, a small
//! thing close by, so that neither a bead nor a thread wants a steady hand; else what whatever points touches beside the ray, for a finger is
//! wider than a bar of a grille or the stick of a broom.
//!
//! Does not: know where a ray comes from. Surfaces are looked at from the nearest bounding box on, as long as a box is nearer than what was
//! met, and of a surface what lies about the ray (`trees`).

pub(super) mod trees;

use super::Placed;
use bevy::camera::primitives::Aabb;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use rapier3d::parry::bounding_volume::Aabb as Bounds;
use rapier3d::parry::math::Vector;
use rapier3d::parry::query::{Ray, RayCast};
use trees::Trees;

/// What is larger than this part of its distance wants to be hit itself: some 50 pixels of 720 at 45°.
const SMALL: f32 = 0.06;

/// Rays about the one that is meant, by which what touches is as wide as it is.
const ABOUT: u16 = 8;

/// A surface that rays go through: it is drawn round a thing, and is not the thing.
#[derive(Component, Default)]
pub struct Unpickable;

type Surfaces<'w, 's> = Query<
    'w,
    's,
    (Entity, &'static Mesh3d, &'static GlobalTransform, &'static InheritedVisibility, Option<&'static Aabb>),
    Without<Unpickable>,
>;

type Things<'w, 's> = Query<'w, 's, (&'static Placed, &'static GlobalTransform, &'static InheritedVisibility)>;

/// Finds things along a ray.
#[derive(SystemParam)]
pub struct Pick<'w, 's> {
    surfaces: Surfaces<'w, 's>,
    meshes: Res<'w, Assets<Mesh>>,
    trees: Res<'w, Trees>,
    things: Things<'w, 's>,
    parents: Query<'w, 's, &'static ChildOf>,
}

/// A surface that the ray may meet.
struct Candidate<'a> {
    entity: Entity,
    id: AssetId<Mesh>,
    mesh: &'a Mesh,
    /// The ray in the surface's space. Its direction is not made a unit again: so the way along it is the same in both.
    ray: Ray,
    /// How far along the ray its bounding box begins; 0 where it has none.
    from: f32,
}

impl Pick<'_, '_> {
    /// The node that a ray means and where it is met, m; nothing where there is none to touch. `slack` is how far beside the ray a small
    /// thing may lie, as a part of its distance, and how wide what points is.
    pub fn along(&self, ray: Ray3d, slack: f32) -> Option<(&str, Vec3)> {
        let first = self.first(ray, &|_| true);
        let reach = first.map_or(f32::INFINITY, |(_, far)| far);
        let met = first.and_then(|(entity, far)| Some((self.touchable(entity)?, far)));
        met.map(|(placed, far)| (placed.node.as_str(), ray.get_point(far)))
            .or_else(|| close_by(ray, slack, reach, &self.things))
            .or_else(|| self.beside(ray, slack))
    }

    /// Where the ray meets this node before anything else, m; a small one also close beside the ray.
    pub fn meets(&self, ray: Ray3d, slack: f32, node: &str) -> Option<Vec3> {
        self.under(ray, slack, node, None)
    }

    /// Whether the ray meets nothing nearer than this, m. Water is looked through.
    pub fn is_clear(&self, ray: Ray3d, far: f32) -> bool {
        self.first(ray, &|_| true).is_none_or(|(_, met)| met >= far)
    }

    /// Where the ray meets this node, whatever stands before it, m.
    pub fn on(&self, ray: Ray3d, node: &str) -> Option<Vec3> {
        let is_part = |part: Entity| self.placed(part).any(|placed| placed.node == node);
        self.first(ray, &is_part).map(|(_, far)| ray.get_point(far))
    }

    /// Where the ray meets this node before anything else but what is in hand, m; a small one also close beside the ray.
    pub fn under(&self, ray: Ray3d, slack: f32, node: &str, held: Option<&str>) -> Option<Vec3> {
        let counts = |part: Entity| self.placed(part).all(|placed| Some(placed.node.as_str()) != held);
        let first = self.first(ray, &counts);
        if let Some((part, far)) = first
            && self.placed(part).any(|placed| placed.node == node)
        {
            return Some(ray.get_point(far));
        }
        let reach = first.map_or(f32::INFINITY, |(_, far)| far);
        close_by(ray, slack, reach, &self.things).filter(|(met, _)| *met == node).map(|(_, at)| at)
    }

    /// How far along the ray lies what it meets first of all that is no part of this node, m.
    pub fn reach(&self, ray: Ray3d, without: &str) -> Option<f32> {
        let is_other = |part: Entity| self.placed(part).all(|placed| placed.node != without);
        self.first(ray, &is_other).map(|(_, far)| far)
    }

    /// What is met by most of the rays beside this one, at the edge of what points; of equals, what is nearer. Of each ray only what can be
    /// touched is looked for first, for there is little of that: no hill is searched through eight times.
    fn beside(&self, ray: Ray3d, slack: f32) -> Option<(&str, Vec3)> {
        let mut met: Vec<(&str, usize, f32, Vec3)> = Vec::new();
        for about in rays_about(ray, slack) {
            let Some((entity, far)) = self.first(about, &|entity| self.touchable(entity).is_some()) else { continue };
            // Something else may stand before it.
            let (Some(placed), Some((_, nearest))) = (self.touchable(entity), self.first(about, &|_| true)) else {
                continue;
            };
            if nearest < far {
                continue;
            }
            match met.iter_mut().find(|(node, ..)| *node == placed.node) {
                Some((_, times, ..)) => *times += 1,
                None => met.push((&placed.node, 1, far, about.get_point(far))),
            }
        }
        let best = met.into_iter().min_by(|a, b| b.1.cmp(&a.1).then(a.2.total_cmp(&b.2)));
        best.map(|(node, _, _, at)| (node, at))
    }

    /// The innermost node to which a part belongs that can be touched.
    fn touchable(&self, part: Entity) -> Option<&Placed> {
        self.placed(part).find(|placed| placed.touchable)
    }

    /// The nodes to which a part belongs, from the innermost out.
    fn placed(&self, part: Entity) -> impl Iterator<Item = &Placed> {
        let above = std::iter::once(part).chain(self.parents.iter_ancestors(part));
        above.filter_map(|e| self.things.get(e).ok()).map(|(placed, ..)| placed)
    }

    /// The first of these surfaces that the ray meets, and how far along it, m.
    fn first(&self, ray: Ray3d, of: &dyn Fn(Entity) -> bool) -> Option<(Entity, f32)> {
        let mut first: Option<(Entity, f32)> = None;
        for candidate in self.candidates(ray, of) {
            let most = first.map_or(f32::MAX, |(_, far)| far);
            if candidate.from > most {
                break;
            }
            if let Some(far) = self.trees.of(candidate.id, candidate.mesh).met(&candidate.ray, most) {
                first = Some((candidate.entity, far));
            }
        }
        first
    }

    /// The surfaces whose bounding boxes the ray meets, the nearest box first. Sky, water and notes belong to no node: what is behind them
    /// is meant. What bones bend has no box and is always looked at.
    fn candidates(&self, ray: Ray3d, of: &dyn Fn(Entity) -> bool) -> Vec<Candidate<'_>> {
        let mut found: Vec<Candidate> = Vec::new();
        for (entity, mesh, place, seen, bounds) in &self.surfaces {
            if !seen.get() || !of(entity) {
                continue;
            }
            let back = place.affine().inverse();
            let ray = local(back.transform_point3(ray.origin), back.transform_vector3(*ray.direction));
            let from = match bounds {
                Some(bounds) => aligned(bounds).cast_local_ray(&ray, f32::MAX, true),
                None => Some(0.0),
            };
            if let Some(from) = from
                && let (id, Some(mesh)) = (mesh.id(), self.meshes.get(&mesh.0))
                && self.placed(entity).next().is_some()
            {
                found.push(Candidate { entity, id, mesh, ray, from });
            }
        }
        found.sort_by(|a, b| a.from.total_cmp(&b.from));
        found
    }
}

/// Rays from the same place in a ring about one, `slack` beside it as a part of the distance.
fn rays_about(ray: Ray3d, slack: f32) -> impl Iterator<Item = Ray3d> {
    let (aside, up) = ray.direction.any_orthonormal_pair();
    (0..ABOUT).filter_map(move |k| {
        let turn = f32::from(k) / f32::from(ABOUT) * std::f32::consts::TAU;
        let way = *ray.direction + (aside * turn.cos() + up * turn.sin()) * slack;
        Some(Ray3d::new(ray.origin, Dir3::new(way).ok()?))
    })
}

fn aligned(bounds: &Aabb) -> Bounds {
    Bounds::new(vector(bounds.min().into()), vector(bounds.max().into()))
}

fn vector(v: Vec3) -> Vector {
    Vector::new(v.x, v.y, v.z)
}

fn local(from: Vec3, way: Vec3) -> Ray {
    Ray { origin: vector(from), dir: vector(way) }
}

/// The small thing nearest to the ray and its middle, if one is close to it and not behind what the ray meets.
fn close_by<'a>(ray: Ray3d, slack: f32, reach: f32, things: &'a Things) -> Option<(&'a str, Vec3)> {
    let mut best: Option<(f32, &str, Vec3)> = None;
    for (placed, place, seen) in things {
        let middle = place.transform_point(placed.middle);
        let along = (middle - ray.origin).dot(*ray.direction);
        let off = ray.get_point(along).distance(middle) - placed.radius;
        let small = along > 0.0 && placed.radius < along * SMALL && along - placed.radius <= reach;
        if seen.get() && placed.touchable && small && off < along * slack && best.is_none_or(|(o, ..)| off < o) {
            best = Some((off, &placed.node, middle));
        }
    }
    best.map(|(_, node, middle)| (node, middle))
}

#[cfg(test)]
mod tests;
