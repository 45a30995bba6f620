//! Turns the view to a thing whose name the keyboard has reached: who sees sees what would be touched.
//!
//! Only where it is not in view already, and at once where motion is reduced. Does not: go anywhere, keep the view there.

use super::{focus::Focus, locomotion::Turning};
use crate::{lesson::Lesson, screen::Screen, world::Placed};
use bevy::prelude::*;

/// Degrees that the view turns in a second.
const SPEED: f32 = 240.0;

/// The part of the canvas from its middle in which a thing is in view: beyond it lie bar and panels.
const IN_VIEW: Vec2 = Vec2::new(0.5, 0.6);

/// A thing that cannot be faced, straight above or behind a limit, is given up after so long, s.
const PATIENCE: f32 = 2.0;

/// Nearer than this it is faced, degrees.
const NEAR: f32 = 0.5;

/// The name that had the focus last, and for how long the view still turns to its thing, s.
#[derive(Default)]
pub struct Facing {
    focus: Option<String>,
    left: f32,
    turning: Turning,
    /// The lesson's tick after which the last turn has been done.
    after: u64,
}

/// Turns the view.
pub fn face(
    mut facing: Local<Facing>,
    (focus, lesson, time): (Res<Focus>, Option<Res<Lesson>>, Res<Time<Real>>),
    camera: Query<(&Camera, &GlobalTransform), With<Camera3d>>,
    things: Query<(&Placed, &GlobalTransform)>,
    mut screen: ResMut<Screen>,
) {
    if facing.focus.as_deref() != focus.node() {
        (facing.focus, facing.left) = (focus.node().map(str::to_owned), PATIENCE);
    }
    let (Some(lesson), Ok((camera, eye))) = (lesson.filter(|_| !screen.stands_still()), camera.single()) else {
        return;
    };
    let Some(node) = focus.node().filter(|_| facing.left > 0.0) else { return };
    let Some((placed, at)) = things.iter().find(|(placed, _)| placed.node == node) else { return };
    let walker = &lesson.play.walker;
    // The lesson does what is wanted in its next tick: until then it would be wanted twice.
    if walker.gliding() || lesson.play.tick < facing.after {
        return;
    }
    let point = at.transform_point(placed.middle);
    if is_in_view(camera, eye, point) {
        facing.left = 0.0;
        return;
    }
    let (yaw, pitch) = towards(point - Vec3::from(walker.eye));
    let wanted = Vec2::new(wrapped(yaw - walker.yaw), pitch - walker.pitch);
    let most = if screen.reduce_motion { 180.0 } else { SPEED * time.delta_secs().min(0.25) };
    let turn = wanted.clamp_length_max(most);
    facing.left = if wanted.length() < NEAR { 0.0 } else { facing.left - time.delta_secs() };
    if let Some(look) = facing.turning.turn(turn.x, turn.y) {
        facing.after = lesson.play.tick + 1;
        screen.submit(look);
    }
}

fn is_in_view(camera: &Camera, eye: &GlobalTransform, point: Vec3) -> bool {
    let seen = camera.world_to_ndc(eye, point).filter(|at| at.z > 0.0);
    seen.is_some_and(|at| at.x.abs() < IN_VIEW.x && at.y.abs() < IN_VIEW.y)
}

/// Degrees to the left of −z and up, of a look along this way.
fn towards(way: Vec3) -> (f32, f32) {
    ((-way.x).atan2(-way.z).to_degrees(), way.y.atan2(way.xz().length()).to_degrees())
}

/// An angle as the shortest turn, degrees.
fn wrapped(degrees: f32) -> f32 {
    (degrees + 180.0).rem_euclid(360.0) - 180.0
}
