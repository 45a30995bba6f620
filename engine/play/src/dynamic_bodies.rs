//! DynamicBodies things: they fall, roll and come to rest on what is solid, the same in a browser and natively.

use crate::{
    TICK,
    colliders::{self, Moving, Stand},
};
use indexmap::IndexMap;
use rapier3d::prelude::*;
use shujin_lesson::{Files, format::Scene};

/// As of wood, kg/m³: only what is lighter or heavier than another loose thing could tell.
const DENSITY: f32 = 500.0;

/// Every loose thing of a scene among everything solid.
pub struct DynamicBodies {
    world: PhysicsWorld,
    /// By node, in the scene's order.
    bodies: IndexMap<String, RigidBodyHandle>,
    moving: Moving,
}

/// Where a loose thing is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BodyPose {
    /// Its middle, m.
    pub at: [f32; 3],
    /// How it is turned: a unit quaternion x, y, z, w.
    pub turn: [f32; 4],
}

impl DynamicBodies {
    /// None where nothing in the scene is loose.
    pub(crate) fn new(scene: &Scene, files: &Files) -> Option<DynamicBodies> {
        let mut world = PhysicsWorld::new();
        world.integration_parameters.dt = TICK as f32;
        let mut bodies = IndexMap::new();
        for node in scene.nodes.iter().filter(|n| n.loose) {
            let Some(form) = colliders::simple(node) else { continue };
            let body = world.insert_body(RigidBodyBuilder::dynamic().pose(colliders::place(node)));
            world.insert_collider(form.density(DENSITY), Some(body));
            bodies.insert(node.id.clone(), body);
        }
        if bodies.is_empty() {
            return None;
        }
        let moving = colliders::stand(&mut world, scene, files);
        Some(DynamicBodies { world, bodies, moving })
    }

    /// Has the ground stand so. What lay on it may fall.
    pub(crate) fn stand_ground(&mut self, stands: &[Stand]) {
        if self.moving.follow(&mut self.world, stands) {
            for body in self.bodies.values() {
                if let Some(body) = self.world.bodies.get_mut(*body) {
                    body.wake_up(true);
                }
            }
        }
    }

    /// One tick of falling.
    pub(crate) fn step(&mut self) {
        self.world.step();
    }

    /// Where a loose node is.
    pub fn pose(&self, node: &str) -> Option<BodyPose> {
        let body = self.world.bodies.get(*self.bodies.get(node)?)?;
        Some(BodyPose { at: body.translation().to_array(), turn: body.rotation().to_array() })
    }

    /// Every number that determines where they will be.
    pub(crate) fn state(&self) -> impl Iterator<Item = f32> {
        self.bodies.values().filter_map(|body| self.world.bodies.get(*body)).flat_map(|body| {
            let (at, turn) = (body.translation().to_array(), body.rotation().to_array());
            let (moves, turns) = (body.linvel().to_array(), body.angvel().to_array());
            at.into_iter().chain(turn).chain(moves).chain(turns)
        })
    }
}
