//! What the engine offers to scenes and this crate cannot know by itself: the lab models, and what scores hold. Whoever
//! calls [`crate::read`] brings it, because `lab` and `music` must not be seen from here (direction of dependencies).

use crate::format::Score;
use crate::report::Message;

/// What the engine knows of models and scores.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// The models; if empty, names of models, their inputs, outputs and actions are not checked.
    pub models: Vec<ModelSpec>,
    /// Reads a score; if none, scores and the measures of phrases and captions are not checked.
    pub score: Option<ReadScore>,
}

/// What a lab model is called and what it knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelSpec {
    /// Its name, as in `lab.model`.
    pub name: String,
    /// What can be set.
    pub inputs: Vec<PortSpec>,
    /// What can be read.
    pub outputs: Vec<PortSpec>,
    /// What it can be told to do.
    pub actions: Vec<String>,
}

/// An input or output of a model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PortSpec {
    /// Its name, as in `lab.<name>`.
    pub name: String,
    /// Its unit; empty for ratios and counts.
    pub unit: String,
    /// The least and the greatest that it takes or gives, in its unit.
    pub range: [f64; 2],
}

/// Reads the bytes of a score and lays the score block's phrases (first and last measure) over it, as playing
/// will do: what is refused here would not open, and what opens is not refused.
pub type ReadScore = fn(&[u8], &Score) -> Result<ScoreFacts, Box<ScoreFault>>;

/// What a scene may refer to in a score.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreFacts {
    /// Numbers of its measures as written, those that are whole numbers, in the order they sound.
    pub measures: Vec<u32>,
    /// Of each phrase the notes to be played by touch, in order; or the index of the first phrase that does not fit:
    /// no such measures, backwards as the repeats unfold, or without a note.
    pub phrases: Result<Vec<Vec<ScoreNote>>, usize>,
    /// What of the score is not sounded or not shown, with its line from 1.
    pub left_out: Vec<(usize, Message)>,
}

/// A note to be played by touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreNote {
    /// Its numbered name as scores of 简谱 write it, with `#` or `b` in front where it lies outside the scale: `5,`, `#4`.
    pub name: String,
    /// Whether it is in the scale, so that one of `score.keys` can be it.
    pub in_scale: bool,
}

/// Why a score cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreFault {
    /// The line in its file, from 1; 1 where none can be named.
    pub line: usize,
    /// What stands there.
    pub found: Message,
    /// What should.
    pub expected: Message,
    /// What to do about it.
    pub help: Message,
}

impl Catalogue {
    /// The model of this name.
    pub fn model(&self, name: &str) -> Option<&ModelSpec> {
        self.models.iter().find(|m| m.name == name)
    }
}
