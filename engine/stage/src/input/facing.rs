//! Turning to a thing that a step wants and that is not in view.
//!
//! What leaves is what a hand that drags the view would tell: turns. Does not: choose the thing; the arrow that points to it does.

use super::locomotion::Turning;
use crate::{lesson::Lesson, screen::Screen, world::Placed};
use bevy::prelude::*;

/// Degrees that the view turns in a second, and at once where movement is reduced.
const SPEED: f32 = 120.0;

/// What is so close to the middle of the view has been found, degrees; after so many seconds one gives up.
const FOUND: f32 = 0.5;
const GIVES_UP: f32 = 4.0;

/// The thing to which the view turns.
#[derive(Resource, Default)]
pub struct Facing {
    node: Option<String>,
    /// For how long, s.
    since: f32,
    /// The tick in which it was last turned: before the next, where one looks is not known anew.
    turned: Option<u64>,
}

impl Facing {
    /// Turns to this node from now on.
    pub fn turn_to(&mut self, node: String) {
        *self = Facing { node: Some(node), since: 0.0, turned: None };
    }

    /// Stops turning: somebody looks elsewhere.
    pub fn stop(&mut self) {
        self.node = None;
    }
}

/// Turns a part of the way in each frame.
pub fn turn(
    mut facing: ResMut<Facing>,
    mut turning: Local<Turning>,
    lesson: Option<Res<Lesson>>,
    mut screen: ResMut<Screen>,
    things: Query<(&Placed, &GlobalTransform)>,
    time: Res<Time<Real>>,
) {
    let Some(node) = facing.node.clone() else { return };
    let Some(lesson) = lesson.filter(|_| !screen.paused) else { return facing.stop() };
    let (walker, tick) = (&lesson.play.walker, lesson.play.tick);
    facing.since += time.delta_secs();
    let thing = things.iter().find(|(placed, _)| placed.node == node);
    let Some((placed, at)) = thing.filter(|_| facing.since < GIVES_UP) else { return facing.stop() };
    if walker.gliding() || facing.turned == Some(tick) {
        return;
    }
    let Some(way) = (at.transform_point(placed.middle) - Vec3::from(walker.eye)).try_normalize() else {
        return facing.stop();
    };
    let [left, up] = turns(way, walker.yaw, walker.pitch);
    if left.abs().max(up.abs()) < FOUND {
        return facing.stop();
    }
    let most = if screen.reduce_motion { 90.0 } else { SPEED * time.delta_secs().clamp(1.0 / 60.0, 0.25) };
    facing.turned = Some(tick);
    if let Some(look) = turning.turn(left.clamp(-most, most), up.clamp(-most, most)) {
        screen.submit(look);
    }
}

/// How far to turn to the left and up to look along `way`, degrees, from where one looks now.
fn turns(way: Vec3, yaw: f32, pitch: f32) -> [f32; 2] {
    let left = (f32::atan2(-way.x, -way.z).to_degrees() - yaw + 180.0).rem_euclid(360.0) - 180.0;
    [left, way.y.clamp(-1.0, 1.0).asin().to_degrees().clamp(-80.0, 80.0) - pitch]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shorter_way_round_is_taken() {
        let near = |[left, up]: [f32; 2], wanted: [f32; 2]| {
            assert!((left - wanted[0]).abs() < 0.01 && (up - wanted[1]).abs() < 0.01, "{left} {up}, not {wanted:?}");
        };
        near(turns(Vec3::NEG_Z, 0.0, 0.0), [0.0, 0.0]);
        near(turns(Vec3::X, 0.0, 0.0), [-90.0, 0.0]);
        near(turns(Vec3::X, 350.0, 10.0), [-80.0, -10.0]);
        near(turns(Vec3::NEG_X, -170.0, 0.0), [-100.0, 0.0]);
    }
}
