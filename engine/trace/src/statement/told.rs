//! What is told, before it has id, actor and time; and where it stands.

use super::activity;
use crate::session::Session;
use crate::texts::Texts;
use crate::vocabulary::{self as v, Verb};
use serde_json::{Map, Value, json};

/// Where a statement stands, which decides its categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
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

/// What is told, before it has id, actor and time.
pub(super) struct Told {
    pub(super) level: Level,
    pub(super) verb: Verb,
    pub(super) object: Value,
    pub(super) result: Map<String, Value>,
    pub(super) parents: Vec<Value>,
    pub(super) goals: Vec<Value>,
}

impl Told {
    pub(super) fn scene(verb: Verb, object: Value, session: &Session) -> Self {
        let parents = vec![activity::reference(session, "", "", v::LESSON)];
        Self { level: Level::Scene, verb, object, result: Map::new(), parents, goals: Vec::new() }
    }

    pub(super) fn session(verb: Verb, session: &Session, texts: &Texts) -> Self {
        let object = activity::scene(session, texts);
        Self { level: Level::Session, verb, object, result: Map::new(), parents: Vec::new(), goals: Vec::new() }
    }

    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.result.insert(key.into(), value.into());
        self
    }

    pub(super) fn extension(mut self, iri: &str, value: impl Into<Value>) -> Self {
        let extensions = self.result.entry("extensions").or_insert_with(|| json!({}));
        extensions[iri] = value.into();
        self
    }

    pub(super) fn under(mut self, parent: Value) -> Self {
        self.parents = vec![parent];
        self
    }
}
