//! What is counted and timed while the bob swings: passages of the lowest point, turning points, the last period.
//!
//! It only watches. Instants are refined within a step, so that no figure here has the tick's grain.

use super::motion::{Law, Phase};

/// The record of one release.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tally {
    /// The side of the lowest point that the bob is on: 1 where it was released, −1 opposite.
    side: f64,
    /// The way it is going: −1 away from the side it was released on.
    heading: f64,
    /// The last passages towards and away from the release side, in s since release; below 0 before there is one.
    passed: [f64; 2],
    /// Passages of the lowest point.
    pub crossings: u32,
    /// Turning points reached.
    pub turns: u32,
    /// |θ| of the last turning point, or of the release, in rad.
    pub amplitude: f64,
    /// The time between the last two passages in the same direction, in s; 0 before there are two.
    pub period: f64,
    /// The instant of the last passage in s since release; 0 before there is one.
    pub crossed: f64,
}

impl Tally {
    /// Nothing has happened yet, `amplitude` rad away from the lowest point.
    pub fn new(amplitude: f64) -> Self {
        Tally {
            side: 1.0,
            heading: -1.0,
            passed: [-1.0; 2],
            crossings: 0,
            turns: 0,
            amplitude,
            period: 0.0,
            crossed: 0.0,
        }
    }

    /// Sees one step of `h` seconds that began at `start` seconds since release.
    pub fn watch(&mut self, law: &Law, before: Phase, after: Phase, start: f64, h: f64) {
        if after.angle * self.side < 0.0 {
            self.cross(start + law.when_lowest(before, h).0);
        }
        if after.rate * self.heading < 0.0 {
            self.heading = -self.heading;
            self.turns += 1;
            self.amplitude = law.when_turning(before, h).1.angle.abs();
        }
    }

    fn cross(&mut self, now: f64) {
        self.side = -self.side;
        self.crossings += 1;
        self.crossed = now;
        let last = &mut self.passed[usize::from(self.side > 0.0)];
        if *last >= 0.0 {
            self.period = now - *last;
        }
        *last = now;
    }

    /// All of it, for the state hash.
    pub fn state(&self) -> [f64; 9] {
        [
            self.side,
            self.heading,
            self.passed[0],
            self.passed[1],
            f64::from(self.crossings),
            f64::from(self.turns),
            self.amplitude,
            self.period,
            self.crossed,
        ]
    }
}
