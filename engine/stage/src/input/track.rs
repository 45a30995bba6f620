//! The way along which a handle is dragged: turns where a pointer points into the number that the handle stands for.
//!
//! Does not: know what the number sets, move the handle.

use bevy::prelude::*;
use shujin_play::Intent;
use std::f32::consts::{PI, TAU};

/// A ray that goes along a way, or lies in the plane of a turn, up to this sine of the angle, tells nothing of where on it one is.
const ALONG: f32 = 0.08;

/// A handle that is dragged.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// The value that it sets.
    pub value: String,
    /// Its lowest and highest number.
    pub range: [f64; 2],
    /// Its number when it was taken.
    pub from: f64,
    /// The way from the lowest to the highest.
    pub way: Way,
    /// The point at which it was taken, m.
    pub taken: Vec3,
    /// How much of the way it has been dragged, as a part of the whole.
    pub dragged: f32,
    /// Wanted as it is dragged, and when it is let go.
    pub wanted: [Intent; 2],
}

/// The way from the lowest to the highest number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    /// Straight along this vector, m.
    Slide(Vec3),
    /// Round a point, m, about an axis (a unit vector), by so many radians.
    Turn(Vec3, Vec3, f32),
}

impl Track {
    /// A handle that sets this value, from its number now, within its lowest and highest; not dragged yet.
    pub fn new(value: String, (from, range): (f64, [f64; 2]), way: Way, wanted: [Intent; 2]) -> Track {
        Track { value, range, from, way, taken: Vec3::ZERO, dragged: 0.0, wanted }
    }

    /// The pointer has moved from one ray to another: the number at which the handle stands now.
    pub fn drag(&mut self, before: Ray3d, now: Ray3d) -> f64 {
        let by = match self.way {
            Way::Slide(way) => along(self.taken, way, now).zip(along(self.taken, way, before)),
            Way::Turn(middle, axis, by) => {
                let (a, b) = (on_plane(middle, axis, before), on_plane(middle, axis, now));
                let turned = a.zip(b).map(|(a, b)| (turned(a - middle, b - middle, axis) / by, 0.0));
                // Seen from its edge, a turn is dragged along where it was taken.
                turned.or_else(|| {
                    let way = axis.cross(self.taken - middle) * by;
                    along(self.taken, way, now).zip(along(self.taken, way, before))
                })
            }
        };
        self.dragged += by.map_or(0.0, |(now, before)| now - before);
        let [low, high] = self.range;
        (self.from + f64::from(self.dragged) * (high - low)).clamp(low, high)
    }
}

/// Where along the way through a point a ray comes nearest to it, as a part of the way; nothing for a ray that goes along it.
fn along(point: Vec3, way: Vec3, ray: Ray3d) -> Option<f32> {
    let (length, towards) = (way.length(), *ray.direction);
    let unit = way / length;
    let lean = unit.dot(towards);
    let apart = 1.0 - lean * lean;
    let off = ray.origin - point;
    let part = (off.dot(unit) - lean * off.dot(towards)) / apart / length;
    (apart > ALONG * ALONG && part.is_finite()).then_some(part)
}

/// Where a ray meets the plane of a turn; nothing for one that lies nearly in it.
fn on_plane(middle: Vec3, axis: Vec3, ray: Ray3d) -> Option<Vec3> {
    let lean = axis.dot(*ray.direction);
    let far = axis.dot(middle - ray.origin) / lean;
    (lean.abs() > ALONG && far > 0.0).then(|| ray.get_point(far))
}

/// By how much `b` is turned from `a` about an axis, the shorter way round, radians.
fn turned(a: Vec3, b: Vec3, axis: Vec3) -> f32 {
    let angle = axis.dot(a.cross(b)).atan2(a.dot(b) - axis.dot(a) * axis.dot(b));
    (angle + PI).rem_euclid(TAU) - PI
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_the_eye(to: Vec3) -> Ray3d {
        let eye = Vec3::new(0.3, 1.6, 4.0);
        Ray3d::new(eye, Dir3::new(to - eye).expect("a way"))
    }

    fn track(way: Way, taken: Vec3) -> Track {
        Track {
            value: "value".into(),
            range: [10.0, 30.0],
            from: 15.0,
            way,
            taken,
            dragged: 0.0,
            wanted: [Intent::Next, Intent::Next],
        }
    }

    #[test]
    fn a_slide_goes_with_the_pointer_and_stops_at_its_ends() {
        let taken = Vec3::new(0.0, 1.0, 0.0);
        let mut slide = track(Way::Slide(Vec3::new(0.5, 0.0, 0.0)), taken);
        let ray = |x: f32| from_the_eye(taken + Vec3::X * x);
        // A quarter of 0.5 m is a quarter of the range.
        assert!((slide.drag(ray(0.0), ray(0.125)) - 20.0).abs() < 1e-3);
        assert!((slide.drag(ray(0.125), ray(0.0)) - 15.0).abs() < 1e-3);
        assert_eq!(slide.drag(ray(0.0), ray(9.0)), 30.0);
        assert_eq!(slide.drag(ray(9.0), ray(-9.0)), 10.0);
    }

    #[test]
    fn a_turn_goes_with_the_pointer_round_its_middle() {
        let middle = Vec3::new(0.0, 2.0, 0.0);
        let at = |angle: f32| middle + Quat::from_rotation_z(angle) * Vec3::new(0.0, -0.8, 0.0);
        let mut turn = track(Way::Turn(middle, Vec3::Z, 1.0), at(0.0));
        let half = turn.drag(from_the_eye(at(0.0)), from_the_eye(at(0.5)));
        assert!((half - 25.0).abs() < 1e-3, "{half}");
        let back = turn.drag(from_the_eye(at(0.5)), from_the_eye(at(-0.1)));
        assert!((back - 13.0).abs() < 1e-3, "{back}");
    }

    #[test]
    fn a_turn_seen_from_its_edge_is_dragged_along() {
        // A gate about the upright axis, from the height of its middle: rays lie in its plane.
        let middle = Vec3::new(0.0, 1.6, 0.0);
        let taken = middle + Vec3::X;
        let mut gate = track(Way::Turn(middle, Vec3::Y, -1.0), taken);
        let eye =
            |to: Vec3| Ray3d::new(Vec3::new(3.0, 1.6, 0.0), Dir3::new(to - Vec3::new(3.0, 1.6, 0.0)).expect("a way"));
        let now = gate.drag(eye(taken), eye(taken + Vec3::Z * 0.25));
        assert!((now - 20.0).abs() < 0.1, "a turn to the front by −1 rad · −0.25: {now}");
    }

    #[test]
    fn a_ray_along_the_way_changes_nothing() {
        let mut slide = track(Way::Slide(Vec3::Z), Vec3::ZERO);
        let ray = |y: f32| Ray3d::new(Vec3::new(0.0, y, 4.0), Dir3::NEG_Z);
        assert_eq!(slide.drag(ray(0.0), ray(0.1)), 15.0);
    }
}
