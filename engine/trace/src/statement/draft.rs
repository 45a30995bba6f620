//! A statement before it has id, actor and time; and where it stands.

use crate::vocabulary::{self as v, Verb};
use serde_json::{Map, Value, json};

/// Where a statement stands, which decides its categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// cmi5-defined.
    Session,
    /// cmi5-defined, and it bears on moving on.
    MoveOn,
    /// Inside the scene.
    Scene,
}

impl Level {
    pub(super) fn categories(self) -> &'static [&'static str] {
        match self {
            Level::Session => &[v::CMI5, v::OWN],
            Level::MoveOn => &[v::CMI5, v::MOVE_ON, v::OWN],
            Level::Scene => &[v::SERIOUS_GAMES, v::OWN],
        }
    }
}

/// A statement before it has id, actor and time. A [`Teller`](super::Teller) makes it.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementDraft {
    /// Where it stands.
    pub level: Level,
    /// What was done.
    pub verb: Verb,
    /// What it was done to: an activity.
    pub object: Value,
    /// What came of it.
    pub result: Map<String, Value>,
    /// Activities that the object is a part of.
    pub parents: Vec<Value>,
    /// Learning goals that it bears on.
    pub goals: Vec<Value>,
}

impl StatementDraft {
    /// With this in its result.
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.result.insert(key.into(), value.into());
        self
    }

    /// With this extension in its result.
    pub fn extension(mut self, iri: &str, value: impl Into<Value>) -> Self {
        let extensions = self.result.entry("extensions").or_insert_with(|| json!({}));
        extensions[iri] = value.into();
        self
    }

    /// Under this activity alone.
    pub fn under(self, parent: Value) -> Self {
        Self { parents: vec![parent], ..self }
    }

    /// At this level.
    pub fn at(self, level: Level) -> Self {
        Self { level, ..self }
    }
}
