//! Loose things: they fall, roll and come to rest on what is solid, the same in a browser and natively. What moves under them takes
//! them along and lifts them.

use crate::{
    Play, TICK,
    colliders::{self, Geometry, Moving, Shift},
    places::{Models, Places},
};
use indexmap::IndexMap;
use rapier3d::prelude::*;
use shujin_lesson::format::Scene;

/// As of wood, kg/m³: only what is lighter or heavier than another loose thing could tell.
const DENSITY: f32 = 500.0;

/// What moves farther than this in a tick, m, has jumped: it takes along what lies on it, and throws nothing.
const JUMP: f32 = 0.05;

/// Every loose thing of a scene among everything solid.
pub struct DynamicBodies {
    world: PhysicsWorld,
    /// By node, in the scene's order, with its number there.
    bodies: IndexMap<String, (usize, RigidBodyHandle)>,
    moving: Moving,
    /// What has moved in this tick.
    shifts: Vec<Shift>,
}

/// Where a loose thing is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BodyPose {
    /// Its middle, m.
    pub at: [f32; 3],
    /// How it is turned: a unit quaternion x, y, z, w.
    pub turn: [f32; 4],
}

impl BodyPose {
    fn of(body: &RigidBody) -> BodyPose {
        BodyPose { at: body.translation().to_array(), turn: body.rotation().to_array() }
    }
}

impl DynamicBodies {
    /// None where nothing in the scene is loose.
    pub(crate) fn new(scene: &Scene, places: &Places, models: &Models<'_>) -> Option<DynamicBodies> {
        let mut world = PhysicsWorld::new();
        world.integration_parameters.dt = TICK as f32;
        let mut bodies = IndexMap::new();
        let fit = |i: usize| Geometry::of(&scene.nodes[i], models)?.fit(places.world(i)?);
        let mut by_number = vec![None; scene.nodes.len()];
        for (i, node) in scene.nodes.iter().enumerate().filter(|(_, n)| n.loose && n.model.is_none()) {
            let Some((shape, _, pose)) = fit(i) else { continue };
            let body = world.insert_body(RigidBodyBuilder::dynamic().pose(pose));
            world.insert_collider(ColliderBuilder::new(shape).density(DENSITY), Some(body));
            bodies.insert(node.id.clone(), (i, body));
            by_number[i] = Some((body, pose));
        }
        // What is solid and moves with something loose is a part of it.
        for (i, _) in scene.nodes.iter().enumerate().filter(|(_, n)| n.solid) {
            let carrier = places.line(i).skip(1).find_map(|above| by_number[above]);
            if let Some(((body, from), (shape, _, pose))) = carrier.and_then(|carrier| Some((carrier, fit(i)?))) {
                let form = ColliderBuilder::new(shape).position(from.inverse() * pose);
                world.insert_collider(form.density(DENSITY), Some(body));
            }
        }
        if bodies.is_empty() {
            return None;
        }
        let moving = colliders::stand(&mut world, scene, places, models, true);
        Some(DynamicBodies { world, bodies, moving, shifts: Vec::new() })
    }

    /// Has everything solid stand where it is now, and moves nothing loose with it.
    pub(crate) fn settle(&mut self, play: &Play) {
        if self.moving.notice(play) {
            self.shifts.clear();
            self.moving.follow(&mut self.world, &mut self.shifts);
            (0..self.shifts.len()).for_each(|i| self.jump(i));
        }
    }

    /// Has everything solid go where it is now. What lay on it may fall.
    pub(crate) fn follow(&mut self, play: &Play) {
        if !self.moving.notice(play) {
            return;
        }
        self.shifts.clear();
        self.moving.follow(&mut self.world, &mut self.shifts);
        for i in 0..self.shifts.len() {
            if self.shifts[i].before.as_ref().is_none_or(|(shape, pose)| self.shifts[i].farthest(shape, pose) > JUMP) {
                self.take_along(i);
                self.jump(i);
            }
        }
        for (_, body) in self.bodies.values() {
            if let Some(body) = self.world.bodies.get_mut(*body) {
                body.wake_up(true);
            }
        }
    }

    /// Has what lies on a form go with it.
    fn take_along(&mut self, shift: usize) {
        let shift = &self.shifts[shift];
        let touching = self.world.narrow_phase.contact_pairs_with(shift.collider);
        for pair in touching.filter(|pair| pair.has_any_active_contact()) {
            let other = if pair.collider1 == shift.collider { pair.collider2 } else { pair.collider1 };
            let body = self.world.colliders.get(other).and_then(Collider::parent);
            if let Some(body) = body.and_then(|body| self.world.bodies.get_mut(body)).filter(|body| body.is_dynamic()) {
                body.set_translation(shift.carry(body.translation()), true);
            }
        }
    }

    /// Puts a form where it is going, at once.
    fn jump(&mut self, shift: usize) {
        let body = self.world.colliders.get(self.shifts[shift].collider).and_then(Collider::parent);
        if let Some(body) = body.and_then(|body| self.world.bodies.get_mut(body)) {
            let pose = *body.next_position();
            body.set_position(pose, true);
        }
    }

    /// One tick of falling.
    pub(crate) fn step(&mut self) {
        self.world.step();
    }

    /// Where a loose node is.
    pub fn pose(&self, node: &str) -> Option<BodyPose> {
        let body = self.world.bodies.get(self.bodies.get(node)?.1)?;
        Some(BodyPose::of(body))
    }

    /// Where each loose node is, by its number.
    pub(crate) fn poses(&self) -> impl Iterator<Item = (usize, BodyPose)> {
        self.bodies.values().filter_map(|(node, body)| Some((*node, BodyPose::of(self.world.bodies.get(*body)?))))
    }

    /// Every number that determines where they will be.
    pub(crate) fn state(&self) -> impl Iterator<Item = f32> {
        self.bodies.values().filter_map(|(_, body)| self.world.bodies.get(*body)).flat_map(|body| {
            let (at, turn) = (body.translation().to_array(), body.rotation().to_array());
            let (moves, turns) = (body.linvel().to_array(), body.angvel().to_array());
            at.into_iter().chain(turn).chain(moves).chain(turns)
        })
    }
}
