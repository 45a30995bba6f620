//! What one stands on and is stopped by, and what it does to one who stands on it or in its way: it carries and pushes.
//!
//! Does not: turn the eyes of who is carried, nor know what is loose.

use crate::{
    Play,
    colliders::{self, Moving, Shift},
    places::{Models, Places},
};
use rapier3d::control::{CharacterAutostep, CharacterLength, KinematicCharacterController};
use rapier3d::parry::query::{ShapeCastOptions, cast_shapes};
use rapier3d::prelude::*;
use shujin_lesson::format::Scene;

/// Half height and radius of the body that walks, m.
const BODY: (f32, f32) = (0.4, 0.3);

/// How far one comes down in a tick where nothing is below, m.
pub(crate) const FALL: f32 = 0.12;

/// Nearer than this, m, feet stand on what is below: eyes at a viewpoint are often a little higher than over ground that one walks on.
const STANDS: f32 = 0.2;

/// The solid nodes of a scene.
pub(crate) struct Ground {
    world: PhysicsWorld,
    moving: Moving,
    /// What has moved in this tick.
    shifts: Vec<Shift>,
}

/// Where feet have come that the ground moved, m, and whether it went from under them.
pub(crate) struct Ride {
    pub(crate) feet: Vector,
    pub(crate) falls: bool,
}

impl Ground {
    /// The form of every solid node; none if the scene has no solid ground.
    pub(crate) fn new(scene: &Scene, places: &Places, models: &Models<'_>) -> Option<Box<Ground>> {
        let mut world = PhysicsWorld::new();
        let moving = colliders::stand(&mut world, scene, places, models, false);
        if world.colliders.is_empty() {
            return None;
        }
        // One step without bodies fills the acceleration structure that queries use.
        world.step();
        Some(Box::new(Ground { world, moving, shifts: Vec::new() }))
    }

    /// Has everything stand where it is now, and moves nobody with it.
    pub(crate) fn settle(&mut self, play: &Play) {
        if self.moving.notice(play) {
            self.shifts.clear();
            self.moving.follow(&mut self.world, &mut self.shifts);
            self.world.step();
        }
    }

    /// Has everything stand where it is now. Gives where that brings feet; nothing where nothing has moved.
    pub(crate) fn follow(&mut self, play: &Play, feet: Vector) -> Option<Ride> {
        if !self.moving.notice(play) {
            return None;
        }
        let support = self.support(feet);
        self.shifts.clear();
        self.moving.follow(&mut self.world, &mut self.shifts);
        self.world.step();
        Some(self.ride(feet, support))
    }

    /// Where feet come that stood on this.
    fn ride(&self, feet: Vector, support: Option<ColliderHandle>) -> Ride {
        let shift_of = |collider: ColliderHandle| self.shifts.iter().find(|shift| shift.collider == collider);
        let carrier = support.and_then(shift_of).filter(|shift| shift.there);
        let mut wanted = carrier.map_or(feet, |shift| shift.carry(feet));
        for shift in self.shifts.iter().filter(|shift| shift.there && Some(shift.collider) != support) {
            wanted = push(shift, wanted);
        }
        let moved = |collider: ColliderHandle, _: &Collider| shift_of(collider).is_some();
        let rests = |collider: ColliderHandle, _: &Collider| shift_of(collider).is_none();
        let plain = KinematicCharacterController { snap_to_ground: None, ..Default::default() };
        // What has not moved stops one. Then out of what has, as far as it still is where one stands.
        let mut now = feet;
        if wanted != feet {
            now += self.shift(&plain, now, wanted - feet, QueryFilter::new().predicate(&rests));
        }
        now += self.shift(&plain, now, Vector::ZERO, QueryFilter::new().predicate(&moved));
        Ride { feet: now, falls: support.is_some() && self.support(now).is_none() }
    }

    /// What feet stand on.
    fn support(&self, feet: Vector) -> Option<ColliderHandle> {
        let options = ShapeCastOptions { max_time_of_impact: STANDS, stop_at_penetration: false, ..Default::default() };
        let queries = self.world.query_pipeline();
        let hit = queries.cast_shape(&upright(feet), Vector::new(0.0, -1.0, 0.0), &*body(), options);
        hit.map(|(collider, _)| collider)
    }

    /// Where feet come to that want to go so far.
    pub(crate) fn move_body(&self, feet: Vector, along: Vector) -> Vector {
        let walking = KinematicCharacterController {
            autostep: Some(CharacterAutostep {
                max_height: CharacterLength::Absolute(0.35),
                min_width: CharacterLength::Absolute(0.2),
                include_dynamic_bodies: false,
            }),
            ..Default::default()
        };
        self.come_down(feet + self.shift(&walking, feet, along, QueryFilter::new()))
    }

    /// Where feet come in a tick in which they only fall: a little downwards, so that one stays on slopes and comes down from steps. On
    /// its own and without sliding: a round body is else pushed back from the edge of every step that it has come up halfway.
    pub(crate) fn come_down(&self, feet: Vector) -> Vector {
        let falling = KinematicCharacterController { slide: false, ..Default::default() };
        feet + self.shift(&falling, feet, Vector::new(0.0, -FALL, 0.0), QueryFilter::new())
    }

    fn shift(
        &self,
        controller: &KinematicCharacterController,
        feet: Vector,
        by: Vector,
        filter: QueryFilter<'_>,
    ) -> Vector {
        let queries = self.world.query_pipeline().with_filter(filter);
        controller.move_shape(crate::TICK as f32, &queries, &*body(), &upright(feet), by, |_| {}).translation
    }
}

/// The body that walks.
fn body() -> SharedShape {
    SharedShape::capsule_y(BODY.0, BODY.1)
}

/// Where the middle of a body is over its feet.
fn upright(feet: Vector) -> Pose {
    Pose::from_translation(feet + Vector::new(0.0, BODY.0 + BODY.1, 0.0))
}

/// Where a form pushes feet that do not stand on it. Seen from the form, it is the body that moves: as far as it meets the form; from
/// there on it goes with it.
fn push(shift: &Shift, feet: Vector) -> Vector {
    let Some((shape, pose)) = &shift.before else { return feet };
    let up = upright(Vector::ZERO).translation;
    let middle = feet + up;
    let way = shift.origin(middle) - middle;
    let options = ShapeCastOptions { max_time_of_impact: 1.0, stop_at_penetration: false, ..Default::default() };
    let hit = cast_shapes(&upright(feet), way, &*body(), pose, Vector::ZERO, &**shape, options).ok().flatten();
    hit.map_or(feet, |hit| shift.carry(middle + way * hit.time_of_impact) - up)
}
