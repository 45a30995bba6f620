//! One statement of a player, read strictly and written anew: what it may say, and nothing beside it.
//!
//! ```text
//! statement ─ read (home, vocabulary) ─ Deed ─┬─ statement: as a player writes it, from the deed alone
//!                                             └─ Refused: each place that no player would have written
//! ```
//!
//! A deed holds numbers, times, ids that were drawn, and names of the scene's [`Vocabulary`](crate::Vocabulary). No text of a sender's survives being
//! read: what is stored, exported or sent on is made of the deed. So it cannot carry a name, however a statement is bent.
//! Does not: know whose the learner is, or whether the lesson is on.

mod read;

pub use crate::kind::Refused;
pub use read::read;

use crate::event::Data;
use crate::kind::{ErasedKind, Kinds};
use crate::session::{Home, Pseudonym, Session};
use crate::statement::Statements;
use crate::texts::{Lists, Texts};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;

/// What one statement of a player says.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// The statement's id.
    pub id: Uuid,
    /// Who did it.
    pub learner: Pseudonym,
    /// The school's own IRI.
    pub home: Home,
    /// The sitting.
    pub registration: Uuid,
    /// The scene, `lab/pendulum`.
    pub scene: String,
    /// The class's lesson.
    pub lesson: Option<Uuid>,
    /// Which version of the scene it was: a SHA-256 in 64 hexadecimal digits.
    pub revision: Option<String>,
    /// The locale that the scene was shown in, one of the scene's own; empty where none was told.
    pub language: String,
    /// When.
    pub at: Timestamp,
    /// Ticks of 1/60 s since the scene was opened; none for what closes a sitting from outside.
    pub tick: Option<u64>,
    /// What kind of event.
    pub kind: &'static dyn ErasedKind,
    /// What it happened to, and how.
    pub data: Data,
    /// Of the statements that an event makes, which one this is, from 0.
    pub part: usize,
    /// The share of right answers from which the scene counts as passed; only a statement of passing or failing tells it.
    pub mastery: Option<f64>,
    /// Time since the sitting began, where the statement tells it.
    pub elapsed: Duration,
    /// Lists that the statement had and its drafts need again.
    kept: Lists,
}

/// No kinds: a deed brings its own.
static NONE: Kinds = Kinds::new(&[]);

impl Deed {
    /// The statement, as a player writes it; with names of things as far as the texts have them. Null where an event as it is now makes no
    /// such statement.
    pub fn statement(&self, texts: &Texts) -> Value {
        let session = Session {
            id: self.registration,
            started: self.at,
            learner: self.learner.clone(),
            home: self.home.clone(),
            scene: self.scene.clone(),
            title: Default::default(),
            hash: self.revision.clone().unwrap_or_default(),
            language: self.language.clone(),
            lesson: self.lesson.map(|id| lesson(&self.home, id)),
            launch: None,
            mastery: self.mastery,
        };
        let mut statements = Statements::new(session, &NONE).with_texts(texts.clone()).with_kept(self.kept.clone());
        // An event without a tick is the end of a sitting; its statement is told without one.
        let mut all = statements.tell(self.kind, &self.data, self.tick.unwrap_or_default(), self.elapsed);
        if self.part >= all.len() {
            return Value::Null;
        }
        let mut one = all.swap_remove(self.part);
        one["id"] = json!(self.id);
        one["timestamp"] = json!(format!("{:.3}", self.at));
        if self.tick.is_none() {
            without(&mut one, "/context/extensions", crate::vocabulary::TICK);
        }
        for (place, key, none) in
            [("/context", "revision", self.revision.is_none()), ("/context", "language", self.language.is_empty())]
        {
            if none {
                without(&mut one, place, key);
            }
        }
        one
    }

    /// The IRI of what it happened to: the scene, or a part of it.
    pub fn object(&self) -> String {
        let told = self.statement(&Texts::default());
        told["object"]["id"].as_str().unwrap_or_default().to_owned()
    }
}

fn without(statement: &mut Value, place: &str, key: &str) {
    if let Some(map) = statement.pointer_mut(place).and_then(Value::as_object_mut) {
        map.remove(key);
    }
}

/// The activity of a class's lesson.
pub fn lesson(home: &Home, id: Uuid) -> String {
    format!("{}/lessons/{id}", home.as_str())
}

/// The scene that an activity is, or is a part of, under this home: `lab/pendulum`.
pub fn scene_of<'a>(home: &Home, activity: &'a str) -> Option<&'a str> {
    let below = activity.strip_prefix(home.as_str())?.strip_prefix("/scenes/")?;
    Some(below.split_once('#').map_or(below, |(scene, _)| scene))
}
