//! Going on where an earlier sitting left off: what it did is done again, unseen and unstated, and then the learner
//! goes on. A lesson is its seed and its intents, so a recording is all that has to be kept.
//!
//! Does not: keep anything; the host does, from [`Notice::Keep`](crate::port::Notice::Keep).

use shujin_lesson::Lesson;
use shujin_play::Replay;
use std::time::Duration;

/// How long one frame does again what an earlier sitting did. A machine that draws by its processor spends as long on drawing a frame: longer,
/// and the bar that shows how far it is would stand still; shorter, and most of the time would go into drawing it.
pub const RUSH: Duration = Duration::from_millis(100);

/// Ticks between two looks at the clock.
pub const RUSH_TICKS: u64 = 60;

/// Seconds between two tellings of what a host is to keep: what a pupil can lose when the power fails.
pub const KEEP: f64 = 5.0;

/// The same while the learner does nothing.
pub const KEEP_IDLE: f64 = 30.0;

/// What an earlier sitting left of this lesson.
#[derive(Default)]
pub enum Resume {
    /// Nothing, or the learner has begun anew or gone on.
    #[default]
    Nothing,
    /// The learner may go on with it.
    Offered(Replay),
    /// It is being done again.
    Returning(Replay),
}

impl Resume {
    /// From what the host kept. A recording of a scene that was changed since, or a damaged one, is of no use: the
    /// learner begins anew.
    pub fn of(kept: Option<&str>, lesson: &Lesson) -> Resume {
        match kept.map(|json| Replay::read(json, lesson)) {
            Some(Ok(replay)) => Resume::Offered(replay),
            _ => Resume::Nothing,
        }
    }
}
