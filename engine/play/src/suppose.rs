//! A lesson as it would stand: for who asks what holds at certain values, without a course that leads there.
//!
//! Does not: run rules, advance tasks, let anything fall, move the learner.

use crate::{Phase, Play, TICKS_PER_SECOND};
use shujin_lesson::format::Scalar;

impl Play {
    /// Has the lesson run, names mean these things, blocks come to rest, and every node be where it then belongs. Names are values, `time`
    /// (s), or counts and what is done (`used.<node>`, `done.<task>`); what is not named stays as it was.
    pub fn suppose<'a>(&mut self, names: impl IntoIterator<Item = (&'a str, &'a Scalar)>) {
        self.phase = Phase::Running;
        for (name, to) in names {
            match to {
                Scalar::Number(seconds) if name == "time" => {
                    self.tick = self.started + (seconds * TICKS_PER_SECOND as f64).round() as u64;
                }
                to if self.values.contains_key(name) => self.set_value(name, to.clone()),
                to => self.write(name, to),
            }
        }
        self.each_block(|block, play| block.come_to_rest(play));
        self.update_places();
    }
}
