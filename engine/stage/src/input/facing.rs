//! Turns the view to a thing: to one whose name the keyboard has reached, so that who sees sees what would be touched, and to one that a step
//! wants, when the arrow that points to it is pressed.
//!
//! What leaves is what a hand that drags the view would tell: turns, all at once where motion is reduced. Does not: choose the thing, go
//! anywhere, keep the view there.

use super::{focus::Focus, locomotion::Turning};
use crate::{lesson::Lesson, screen::Screen, ui::arrange::Free, world::Placed};
use bevy::prelude::*;

/// Degrees that the view turns in a second.
const SPEED: f32 = 240.0;

/// The part of what is free of the canvas, from its middle, in which a thing is in view: beyond it lie bar and panels.
const IN_VIEW: Vec2 = Vec2::new(0.5, 0.6);

/// A thing that cannot be faced, straight above or behind a limit, is given up after so long, s.
const PATIENCE: f32 = 2.0;

/// Nearer than this it is faced, degrees.
const NEAR: f32 = 0.5;

/// The thing to which the view turns.
#[derive(Resource, Default)]
pub struct Facing {
    node: Option<String>,
    /// It is to come to the middle, though it may be in view already.
    to_middle: bool,
    /// For how long the view still turns to it, s.
    left: f32,
    /// The lesson's tick after which the last turn has been done.
    after: u64,
    /// The name that had the focus last.
    focus: Option<String>,
}

impl Facing {
    /// Turns to this node from now on.
    pub fn turn_to(&mut self, node: String) {
        (self.node, self.to_middle, self.left, self.after) = (Some(node), true, PATIENCE, 0);
    }

    /// Stops turning: somebody looks elsewhere.
    pub fn stop(&mut self) {
        self.node = None;
    }

    /// Turns to the thing whose name has come into the focus, where it is not in view; with the focus its thing is left.
    fn follow(&mut self, focus: Option<&str>) {
        if self.focus.as_deref() == focus {
            return;
        }
        self.focus = focus.map(str::to_owned);
        match focus {
            Some(node) => (self.node, self.to_middle, self.left, self.after) = (Some(node.into()), false, PATIENCE, 0),
            None if !self.to_middle => self.node = None,
            None => {}
        }
    }
}

/// Turns a part of the way in each frame.
pub fn turn(
    (mut facing, mut turning): (ResMut<Facing>, Local<Turning>),
    (focus, lesson, time, free): (Res<Focus>, Option<Res<Lesson>>, Res<Time<Real>>, Res<Free>),
    camera: Query<(&Camera, &GlobalTransform), With<Camera3d>>,
    things: Query<(&Placed, &GlobalTransform)>,
    mut screen: ResMut<Screen>,
) {
    facing.follow(focus.node());
    let Some(lesson) = lesson else { return facing.stop() };
    let Some((camera, eye)) = camera.single().ok().filter(|_| !screen.stands_still()) else { return };
    let Some((placed, at)) = things.iter().find(|(placed, _)| facing.node.as_ref() == Some(&placed.node)) else {
        return;
    };
    let walker = &lesson.play.walker;
    // The lesson does what is wanted in its next tick: until then it would be wanted twice.
    if walker.gliding() || lesson.play.tick < facing.after {
        return;
    }
    let point = at.transform_point(placed.middle);
    let Some(way) = (point - Vec3::from(walker.eye)).try_normalize() else { return facing.stop() };
    if !facing.to_middle && is_in_view(camera, eye, point, free.0) {
        return facing.stop();
    }
    let wanted = turns(way, walker.yaw, walker.pitch);
    let most = if screen.reduce_motion { 180.0 } else { SPEED * time.delta_secs().min(0.25) };
    let turn = wanted.clamp_length_max(most);
    facing.left -= time.delta_secs();
    if let Some(look) = turning.turn(turn.x, turn.y) {
        facing.after = lesson.play.tick + 1;
        screen.submit(look);
    }
    if wanted.length() < NEAR || facing.left <= 0.0 {
        facing.stop();
    }
}

/// Whether a point is seen well within what is free of the canvas.
fn is_in_view(camera: &Camera, eye: &GlobalTransform, point: Vec3, free: Rect) -> bool {
    let seen = camera.world_to_ndc(eye, point).filter(|at| at.z > 0.0);
    let part = seen.map(|at| (Vec2::new(at.x, -at.y) + 1.0) / 2.0);
    part.is_some_and(|part| ((part - free.center()) / free.half_size()).abs().cmplt(IN_VIEW).all())
}

/// How far to turn to the left and up to look along `way`, degrees, from where one looks now: the shorter way round.
fn turns(way: Vec3, yaw: f32, pitch: f32) -> Vec2 {
    let left = ((-way.x).atan2(-way.z).to_degrees() - yaw + 180.0).rem_euclid(360.0) - 180.0;
    Vec2::new(left, way.y.atan2(way.xz().length()).to_degrees().clamp(-80.0, 80.0) - pitch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shorter_way_round_is_taken() {
        let near = |turns: Vec2, wanted: [f32; 2]| {
            assert!(turns.distance(Vec2::from(wanted)) < 0.01, "{turns}, not {wanted:?}");
        };
        near(turns(Vec3::NEG_Z, 0.0, 0.0), [0.0, 0.0]);
        near(turns(Vec3::X, 0.0, 0.0), [-90.0, 0.0]);
        near(turns(Vec3::X, 350.0, 10.0), [-80.0, -10.0]);
        near(turns(Vec3::NEG_X, -170.0, 0.0), [-100.0, 0.0]);
    }

    #[test]
    fn a_name_is_faced_while_it_has_the_focus_and_an_arrow_in_any_case() {
        let mut facing = Facing::default();
        facing.follow(Some("panda"));
        assert_eq!((facing.node.as_deref(), facing.to_middle), (Some("panda"), false));
        facing.follow(None);
        assert_eq!(facing.node, None);
        facing.turn_to("panda".into());
        facing.follow(None);
        assert_eq!((facing.node.as_deref(), facing.to_middle), (Some("panda"), true));
        facing.stop();
        assert_eq!(facing.node, None);
    }
}
