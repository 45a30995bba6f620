//! Which thing a hand on the world has touched: the one whose surface is the first under it; where that is nothing one can
//! touch, a small thing close by, so that neither a bead nor a thread wants a steady hand.

use super::Placed;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use rapier3d::parry::math::Vector;
use rapier3d::parry::query::{Ray, RayCast};
use rapier3d::parry::shape::Triangle;

/// How far beside a small thing a hand may come down, as a part of its distance: some 20 pixels of 720 at 45°.
const SLACK: f32 = 0.023;

/// What is larger than this part of its distance wants to be hit itself: some 50 pixels.
const SMALL: f32 = 0.06;

/// Surfaces of the things themselves; an edge round one is the same mesh once more.
type Surfaces<'w, 's> = Query<
    'w,
    's,
    (Entity, &'static Mesh3d, &'static GlobalTransform, &'static InheritedVisibility),
    Without<super::outline::Edge>,
>;

type Things<'w, 's> = Query<'w, 's, (&'static Placed, &'static GlobalTransform, &'static InheritedVisibility)>;

/// Finds things by where they are seen.
#[derive(SystemParam)]
pub struct Pick<'w, 's> {
    camera: Query<'w, 's, (&'static Camera, &'static GlobalTransform), With<Camera3d>>,
    surfaces: Surfaces<'w, 's>,
    meshes: Res<'w, Assets<Mesh>>,
    things: Things<'w, 's>,
    parents: Query<'w, 's, &'static ChildOf>,
}

impl Pick<'_, '_> {
    /// The node under a point of the screen, in logical pixels of the canvas; nothing where there is none to touch.
    pub fn at(&self, point: Vec2) -> Option<&str> {
        let (camera, eye) = self.camera.single().ok()?;
        let ray = camera.viewport_to_world(eye, point).ok()?;
        let first = self.first(ray);
        let hit = first.and_then(|(entity, _)| self.placed(entity).find(|p| p.touchable));
        let reach = first.map_or(f32::INFINITY, |(_, far)| far);
        hit.map(|p| p.node.as_str()).or_else(|| close_by(ray, reach, &self.things))
    }

    /// The nodes to which a part belongs, from the innermost out.
    fn placed(&self, part: Entity) -> impl Iterator<Item = &Placed> {
        let above = std::iter::once(part).chain(self.parents.iter_ancestors(part));
        above.filter_map(|e| self.things.get(e).ok()).map(|(placed, ..)| placed)
    }

    /// The first surface that the ray meets, and how far along it. Sky, water and notes belong to no node: what is behind
    /// them is meant.
    fn first(&self, ray: Ray3d) -> Option<(Entity, f32)> {
        let mut first: Option<(Entity, f32)> = None;
        for (entity, mesh, place, seen) in &self.surfaces {
            if !seen.get() || self.placed(entity).next().is_none() {
                continue;
            }
            let Some(Ok(triangles)) = self.meshes.get(&mesh.0).map(Mesh::triangles) else { continue };
            // The ray in the part's space, its direction not made a unit again: so the way along it is the same in both.
            let back = place.affine().inverse();
            let ray = local(back.transform_point3(ray.origin), back.transform_vector3(*ray.direction));
            for triangle in triangles {
                let [a, b, c] = triangle.vertices.map(vector);
                let most = first.map_or(f32::MAX, |(_, far)| far);
                if let Some(far) = Triangle::new(a, b, c).cast_local_ray(&ray, most, false) {
                    first = Some((entity, far));
                }
            }
        }
        first
    }
}

fn vector(v: Vec3) -> Vector {
    Vector::new(v.x, v.y, v.z)
}

fn local(from: Vec3, way: Vec3) -> Ray {
    Ray { origin: vector(from), dir: vector(way) }
}

/// The small thing nearest to the ray, if one is close to it and not behind what the ray meets.
fn close_by<'a>(ray: Ray3d, reach: f32, things: &'a Things) -> Option<&'a str> {
    let mut best: Option<(f32, &str)> = None;
    for (placed, place, seen) in things {
        let middle = place.transform_point(placed.middle);
        let along = (middle - ray.origin).dot(*ray.direction);
        let off = ray.get_point(along).distance(middle) - placed.radius;
        let small = along > 0.0 && placed.radius < along * SMALL && along - placed.radius <= reach;
        if seen.get() && placed.touchable && small && off < along * SLACK && best.is_none_or(|(o, _)| off < o) {
            best = Some((off, &placed.node));
        }
    }
    best.map(|(_, node)| node)
}
