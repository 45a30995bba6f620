//! One statement of a player, read strictly and written anew: what it may say, and nothing beside it.
//!
//! ```text
//! statement ─ read (home, vocabulary) ─ Deed ─┬─ statement: as a player writes it, from the deed alone
//!                                             └─ Refused: each place that no player would have written
//! ```
//!
//! A deed holds numbers, times, ids that were drawn, and names of the scene's [`Vocabulary`]. No text of a sender's survives being
//! read: what is stored, exported or sent on is made of the deed. So it cannot carry a name, however a statement is bent.
//! Does not: know whose the learner is, or whether the lesson is on.

mod read;
mod vocabulary;

pub use read::read;
pub use vocabulary::Vocabulary;

use crate::check::Problem;
use crate::event::{Event, What};
use crate::session::{Home, Pseudonym, Session};
use crate::statement::{Statements, activity};
use crate::texts::Texts;
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
    /// What happened.
    pub what: What,
    /// Of the statements that an event makes, which one this is: the second of [`What::Finished`] is its score.
    pub part: usize,
    /// The share of right answers from which the scene counts as passed; only a statement of passing or failing tells it.
    pub mastery: Option<f64>,
    /// Time since the sitting began, where the statement tells it.
    pub elapsed: Duration,
    /// Columns of the table that a row was written into.
    columns: Vec<String>,
    /// What can be answered to the question that was.
    options: Vec<String>,
}

impl Deed {
    /// The statement, as a player writes it; with names of things as far as the texts have them.
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
        let mut texts = texts.clone();
        texts.columns.clone_from(&self.columns);
        if let What::Answered { question, .. } = &self.what {
            let key = texts.questions.entry(question.clone()).or_default();
            // In the scene's order where its texts are at hand.
            if key.options.is_empty() {
                key.options.clone_from(&self.options);
            }
        }
        // An event without a tick is the end of a sitting; its statement is told without one.
        let event = Event { tick: self.tick.unwrap_or_default(), what: self.what.clone() };
        let mut all = Statements::new(session).with_texts(texts).push(&event, self.elapsed);
        let mut one = if self.part < all.len() { all.swap_remove(self.part) } else { Value::Null };
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

/// Why a statement is none of a player's: each place that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(pub Vec<Problem>);

impl Refused {
    fn at(place: &str, zh: &str, en: &str) -> Self {
        Self(vec![Problem { place: place.into(), zh: zh.into(), en: en.into() }])
    }
}

/// The scene that an activity is, or is a part of, under this home: `lab/pendulum`.
pub fn scene_of<'a>(home: &Home, activity: &'a str) -> Option<&'a str> {
    let below = activity.strip_prefix(home.as_str())?.strip_prefix("/scenes/")?;
    Some(below.split_once('#').map_or(below, |(scene, _)| scene))
}

/// Kind and name of a part, from the id of an activity.
fn part_of(activity: &str) -> (&str, String) {
    let Some((_, part)) = activity.split_once('#') else { return ("", String::new()) };
    let (kind, name) = part.split_once('/').unwrap_or((part, ""));
    (kind, activity::unescape(name))
}
