//! Feet and head: what all devices want of them becomes one intent to walk, and turns in the tenths of a degree that a recording holds.
//!
//! Does not: read devices. Each adds what it wants; one that stands still adds nothing and stops no other.

use crate::{lesson::Lesson, screen::Screen};
use bevy::prelude::*;
use shujin_play::{Intent, Phase};

/// What the devices want of the feet in this frame.
#[derive(Resource, Default)]
pub struct WalkWanted(Vec2);

impl WalkWanted {
    /// Adds what a device wants, in parts of full speed: ahead in the direction of the view, and to its right; each −1…1.
    pub fn add(&mut self, ahead: f32, right: f32) {
        self.0 += Vec2::new(right, ahead);
    }
}

/// Tells how the learner walks when it changes: walking goes on by itself, in the direction of the view. No device, nor several together,
/// is faster than full speed.
pub fn walk(mut wanted: ResMut<WalkWanted>, lesson: Option<Res<Lesson>>, mut screen: ResMut<Screen>) {
    let mut wanted = std::mem::take(&mut *wanted).0;
    let Some(lesson) = lesson.filter(|lesson| !screen.stands_still() && lesson.play.phase == Phase::Running) else {
        return;
    };
    if !lesson.play.lesson.scene.walk.free {
        return;
    }
    // The button for those without keys.
    if screen.walking {
        wanted.y = wanted.y.max(1.0);
    }
    let (sin, cos) = lesson.play.walker.yaw.to_radians().sin_cos();
    let Vec2 { x: right, y: ahead } = wanted.clamp_length_max(1.0);
    let [x, z] = [tenths(-sin * ahead + cos * right), tenths(-cos * ahead - sin * right)];
    // Held against what the walker wants, not against what was said last: that may not have been heard.
    if [x, z] != lesson.play.walker.wanted() {
        screen.submit(Intent::Walk { x, z });
    }
}

/// How a device turns the view. What is less than a tenth of a degree waits for the next move.
#[derive(Default)]
pub struct Turning(Vec2);

impl Turning {
    /// Turns by so many degrees to the left and up; nothing to tell before a tenth has come together.
    pub fn turn(&mut self, left: f32, up: f32) -> Option<Intent> {
        self.0 += Vec2::new(left, up);
        let told = Vec2::new(tenths(self.0.x), tenths(self.0.y));
        self.0 -= told;
        (told != Vec2::ZERO).then_some(Intent::Look { left: told.x, up: told.y })
    }
}

fn tenths(x: f32) -> f32 {
    (x * 10.0).round() / 10.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_small_turns_are_one_large_turn() {
        for step in [0.01, 0.04, 0.15, 0.33] {
            let mut turning = Turning::default();
            let told = |intent| if let Intent::Look { left, .. } = intent { left } else { 0.0 };
            let turned: f32 = (0..100).filter_map(|_| turning.turn(step, 0.0)).map(told).sum();
            assert!((turned - 100.0 * step).abs() < 0.06, "{step}: {turned}");
        }
    }
}
