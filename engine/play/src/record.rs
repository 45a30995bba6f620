//! Recording a lesson and playing it again: the same intents at the same ticks give the same hashes.

use crate::{Blocks, Intent, OpenError, Play, TICKS_PER_SECOND};
use shujin_lesson::Lesson;
use shujin_messages::Message;
use shujin_trace::recording::{Difference, Recording, RecordingError, compare};
use std::sync::Arc;
use thiserror::Error;

/// Longest recording that is replayed, ticks: eight hours, since a lesson may be left and gone on with many times. A
/// forged file cannot keep a machine busy for ever.
const LONGEST: u64 = 8 * 60 * 60 * TICKS_PER_SECOND;

/// Writes down a lesson as it is played.
pub struct Recorder {
    recording: Recording<Intent>,
}

impl Recorder {
    /// A recorder for a lesson that was just opened.
    pub fn new(play: &Play) -> Recorder {
        let lesson = &play.lesson;
        Recorder { recording: Recording::new(&lesson.scene.id, &lesson.hash, play.seed) }
    }

    /// Writes down what was wanted in the tick that `play` has just done.
    pub fn tick(&mut self, play: &Play, intents: &[Intent]) {
        self.recording.ticks = play.tick;
        self.recording.intents.extend(intents.iter().filter(|i| i.is_finite()).map(|i| (play.tick, i.clone())));
        if play.tick.is_multiple_of(TICKS_PER_SECOND) {
            self.recording.hashes.push((play.tick, play.hash()));
        }
    }

    /// The recording so far.
    pub fn recording(&self) -> &Recording<Intent> {
        &self.recording
    }
}

/// Why a recording was not replayed to its end.
#[derive(Debug, Error)]
#[error("{}", self.message())]
pub enum ReplayError {
    /// The recording is not for this lesson, or none.
    Recording(#[from] RecordingError),
    /// The lesson cannot be opened.
    Open(#[from] OpenError),
    /// The hashes differ.
    Difference(#[from] Difference),
    /// Longer than any lesson, ticks.
    Long(u64),
}

impl ReplayError {
    /// What is told.
    pub fn message(&self) -> Message {
        match self {
            Self::Recording(error) => error.message(),
            Self::Open(error) => say!("lesson-not-opened", why = error.message()),
            Self::Difference(error) => error.message(),
            Self::Long(ticks) => say!("replay-too-long", ticks = *ticks, most = LONGEST),
        }
    }
}

/// A recording being played, tick by tick: for a screen that shows it.
pub struct Replay {
    recording: Recording<Intent>,
    next: usize,
}

impl Replay {
    /// Reads a recording, held against the lesson at hand; ready to play from its start.
    ///
    /// # Errors
    /// Another scene or version, or longer than any lesson.
    pub fn read(json: &str, lesson: &Lesson) -> Result<Replay, ReplayError> {
        let recording = Recording::<Intent>::read(json, &lesson.scene.id, &lesson.hash)?;
        if recording.ticks > LONGEST {
            return Err(ReplayError::Long(recording.ticks));
        }
        Ok(Replay { recording, next: 0 })
    }

    /// The seed with which it was recorded.
    pub fn seed(&self) -> u64 {
        self.recording.seed
    }

    /// Whether the state of a lesson that plays it is the recorded one, where one was recorded at its tick.
    pub fn agrees(&self, play: &Play) -> bool {
        let at = self.recording.hashes.binary_search_by_key(&play.tick, |(tick, _)| *tick);
        at.map_or(true, |at| self.recording.hashes[at].1 == play.hash())
    }

    /// How much of it has been played after `done` ticks, 0–1.
    pub fn fraction(&self, done: u64) -> f32 {
        if self.recording.ticks == 0 { 1.0 } else { done as f32 / self.recording.ticks as f32 }
    }

    /// The intents of the tick that comes after `done` ticks; nothing when the recording is over.
    pub fn intents(&mut self, done: u64) -> Option<Vec<Intent>> {
        if done >= self.recording.ticks {
            return None;
        }
        let mut out = Vec::new();
        while let Some((tick, intent)) = self.recording.intents.get(self.next)
            && *tick <= done + 1
        {
            out.push(intent.clone());
            self.next += 1;
        }
        Some(out)
    }
}

/// Plays a recording to its end without drawing, calling `each` with every hash as it comes, and holds the hashes
/// against the recorded ones. Gives how many agreed.
///
/// # Errors
/// Another scene or version, a lesson that cannot be opened, or the first tick whose hashes differ.
pub fn replay(
    lesson: &Arc<Lesson>,
    blocks: Blocks,
    json: &str,
    each: &mut dyn FnMut(u64, &str),
) -> Result<usize, ReplayError> {
    let mut source = Replay::read(json, lesson)?;
    let recorded = source.recording.hashes.clone();
    let mut play = Play::new(Arc::clone(lesson), source.seed(), blocks)?;
    let mut hashes = Vec::new();
    while let Some(intents) = source.intents(play.tick) {
        play.tick(&intents);
        if play.tick.is_multiple_of(TICKS_PER_SECOND) {
            let hash = play.hash();
            each(play.tick, &hash);
            hashes.push((play.tick, hash));
        }
    }
    Ok(compare(&recorded, &hashes)?)
}
