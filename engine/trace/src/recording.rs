//! A recording: seed, pack hash, ticked intents and state hashes, as one JSON file that replays anywhere.
//!
//! Generic over the intent, so that this crate needs not know what can be wanted. Running the replay is the player's
//! business; here is the file, its refusals, and the comparison that names the first tick at which two runs differ.
//!
//! Seeds and ticks may be larger than a browser's numbers hold exactly (2^53): a page keeps a recording as text.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use shujin_messages::Message;
use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// The format's version.
pub const FORMAT: u32 = 1;

/// A recorded lesson.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recording<I> {
    /// Version of this format: 1.
    pub format: u32,
    /// Id of the scene.
    pub scene: String,
    /// Hash of the pack that was played.
    pub hash: String,
    /// Seed of all chance in it.
    pub seed: u64,
    /// How many ticks of 1/60 s were played.
    pub ticks: u64,
    /// What was wanted, and at which tick; in tick order.
    pub intents: Vec<(u64, I)>,
    /// State hashes in hexadecimal and their ticks; one a second, in tick order.
    pub hashes: Vec<(u64, String)>,
}

/// Why a recording cannot be replayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordingError {
    /// Not JSON, or not of this shape.
    Json(String),
    /// A format that this program does not read.
    Format(u64),
    /// Recorded from another scene.
    Scene {
        /// In the recording.
        found: String,
        /// At hand.
        expected: String,
    },
    /// Recorded from another version of the scene.
    Hash {
        /// In the recording.
        found: String,
        /// At hand.
        expected: String,
    },
    /// Intents or hashes out of order, or after the end.
    Order(u64),
}

impl RecordingError {
    /// What is told.
    pub fn message(&self) -> Message {
        match self {
            Self::Json(why) => say!("recording-not-json", why),
            Self::Format(found) => say!("recording-format", found, known = FORMAT),
            Self::Scene { found, expected } => say!("recording-scene", found, expected),
            Self::Hash { found, expected } => say!("recording-pack", found, expected),
            Self::Order(tick) => say!("recording-order", tick),
        }
    }
}

impl Display for RecordingError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl Error for RecordingError {}

impl<I: Serialize + DeserializeOwned> Recording<I> {
    /// An empty recording of a scene.
    pub fn new(scene: &str, hash: &str, seed: u64) -> Self {
        let (scene, hash) = (scene.to_owned(), hash.to_owned());
        Self { format: FORMAT, scene, hash, seed, ticks: 0, intents: Vec::new(), hashes: Vec::new() }
    }

    /// Reads a recording and holds it against the scene and pack at hand.
    ///
    /// # Errors
    /// Every [`RecordingError`]; the format is looked at first, so that a newer file is named as such.
    pub fn read(json: &str, scene: &str, hash: &str) -> Result<Self, RecordingError> {
        let recording = Self::parse(json)?;
        if recording.scene != scene {
            return Err(RecordingError::Scene { found: recording.scene, expected: scene.to_owned() });
        }
        if recording.hash != hash {
            return Err(RecordingError::Hash { found: recording.hash, expected: hash.to_owned() });
        }
        Ok(recording)
    }

    /// Reads a recording without a scene at hand: to find out which one it needs.
    ///
    /// # Errors
    /// [`RecordingError::Json`], [`RecordingError::Format`] or [`RecordingError::Order`].
    pub fn parse(json: &str) -> Result<Self, RecordingError> {
        #[derive(Deserialize)]
        struct Head {
            format: u64,
        }
        let not_json = |error: serde_json::Error| RecordingError::Json(error.to_string());
        let head: Head = serde_json::from_str(json).map_err(not_json)?;
        if head.format != u64::from(FORMAT) {
            return Err(RecordingError::Format(head.format));
        }
        let recording: Self = serde_json::from_str(json).map_err(not_json)?;
        in_order(recording.intents.iter().map(|(tick, _)| *tick), recording.ticks)?;
        in_order(recording.hashes.iter().map(|(tick, _)| *tick), recording.ticks)?;
        Ok(recording)
    }

    /// The file's text, on one line.
    ///
    /// # Errors
    /// [`RecordingError::Json`] when an intent cannot be written as JSON.
    pub fn write(&self) -> Result<String, RecordingError> {
        serde_json::to_string(self).map_err(|error| RecordingError::Json(error.to_string()))
    }
}

fn in_order(ticks: impl Iterator<Item = u64>, end: u64) -> Result<(), RecordingError> {
    let mut last = 0;
    for tick in ticks {
        if tick < last || tick > end {
            return Err(RecordingError::Order(tick));
        }
        last = tick;
    }
    Ok(())
}

/// Where two runs part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The first tick whose hashes differ, or that only one run has.
    pub tick: u64,
    /// The hash of the first run, `none` if it has none there.
    pub left: String,
    /// The hash of the second run, `none` if it has none there.
    pub right: String,
}

impl Difference {
    /// What is told.
    pub fn message(&self) -> Message {
        let Self { tick, left, right } = self;
        say!("recording-differs", tick, left, right)
    }
}

impl Display for Difference {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl Error for Difference {}

/// Holds the state hashes of two runs against each other. A run that stops early differs where it stops.
///
/// # Errors
/// The first [`Difference`]; otherwise how many hashes agreed.
pub fn compare(left: &[(u64, String)], right: &[(u64, String)]) -> Result<usize, Difference> {
    let none = || "none".to_owned();
    for at in 0..left.len().max(right.len()) {
        let (l, r) = (left.get(at), right.get(at));
        if l == r {
            continue;
        }
        let tick = [l, r].into_iter().flatten().map(|(tick, _)| *tick).min().unwrap_or_default();
        let hash =
            |side: Option<&(u64, String)>| side.filter(|(at, _)| *at == tick).map_or_else(none, |(_, h)| h.clone());
        return Err(Difference { tick, left: hash(l), right: hash(r) });
    }
    Ok(left.len())
}
