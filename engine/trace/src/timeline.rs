//! One sitting read back from its statements: what happened, in order. A teacher is shown it.
//!
//! Does: make an [`Entry`] of a statement by its kind. Skips statements of no kind in the list, and the second
//! statement of an event.
//! Does not: hold names against a vocabulary; [`crate::deed`] did, before the statement was stored.

use crate::kind::EventKind;
use jiff::Timestamp;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When, by the learner's device set right by the server's clock.
    pub at: Timestamp,
    /// The block whose event it is.
    pub block: &'static str,
    /// What kind of event, within the block.
    pub kind: &'static str,
    /// The author's name of what it happened to: viewpoint, node, value, question, `task.step`, `task.hint`, …; empty for the scene.
    pub name: String,
    /// What came of it.
    pub outcome: Outcome,
}

impl Entry {
    /// Whether it is of this kind.
    pub fn is<K: EventKind>(&self) -> bool {
        (self.block, self.kind) == (K::BLOCK, K::KIND)
    }
}

/// What came of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Whether it was right, where that can be said.
    pub right: Option<bool>,
    /// What was answered or chosen, as one word each.
    pub response: Vec<String>,
    /// Numbers of a row of the table, a reading, or a count.
    pub numbers: Vec<f64>,
    /// Whether it came of itself: a hint that the learner did not ask for.
    pub of_itself: bool,
}

#[cfg(feature = "read")]
pub use read::{entry, sitting};

#[cfg(feature = "read")]
mod read {
    use super::Entry;
    use crate::kind::{Kinds, Reading};
    use serde_json::Value;

    /// What one statement says, if it is one of these kinds.
    pub fn entry(statement: &Value, kinds: &Kinds) -> Option<Entry> {
        let at = statement["timestamp"].as_str()?.parse().ok()?;
        let mut reading = Reading::new(statement, None);
        let kind = kinds.told_by(reading.verb(), reading.part())?;
        let is_first = kind.form().verb.iri == reading.verb();
        let data = kind.read(&mut reading).ok().filter(|_| is_first)?;
        let (name, outcome) = kind.outcome(&data)?;
        Some(Entry { at, block: kind.block(), kind: kind.kind(), name, outcome })
    }

    /// The registration and the scene that a statement belongs to: `(…, lab/pendulum)`.
    pub fn sitting(statement: &Value) -> Option<(String, String)> {
        let registration = statement["context"]["registration"].as_str()?.to_lowercase();
        let id = statement["object"]["id"].as_str()?;
        let (_, scene) = id.split('#').next()?.split_once("/scenes/")?;
        Some((registration, scene.to_owned()))
    }
}
