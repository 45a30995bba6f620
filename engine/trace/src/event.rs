//! What happened in a lesson: facts in the past tense, by the author's names.
//!
//! Does: hold an event of any kind as names and data. Does not: know which kinds there are; see [`crate::kind`].
//! Events come out of a running lesson in tick order. They carry no clock, no person and no text: time, actor and language
//! are added where an event becomes a statement.

use crate::kind::EventKind;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// What an event holds, by the names of its kind's fields.
pub type Data = Map<String, Value>;

/// An event and the tick (1/60 s since the scene was opened) at which it happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Ticks since the scene was opened.
    pub tick: u64,
    /// The block whose event it is: `lesson` for the lesson itself.
    pub block: Cow<'static, str>,
    /// What happened, a name within the block.
    pub kind: Cow<'static, str>,
    /// What it happened to, and how.
    pub data: Data,
}

impl Event {
    /// An event of this kind.
    pub fn new<K: EventKind>(tick: u64, event: &K) -> Self {
        Self { tick, block: K::BLOCK.into(), kind: K::KIND.into(), data: data(event) }
    }

    /// Whether it is of this kind.
    pub fn is<K: EventKind>(&self) -> bool {
        self.block == K::BLOCK && self.kind == K::KIND
    }
}

/// The fields of an event; none where they cannot be written as JSON.
pub(crate) fn data<K: EventKind>(event: &K) -> Data {
    match serde_json::to_value(event) {
        Ok(Value::Object(data)) => data,
        _ => Data::new(),
    }
}

/// The event that these fields are; nothing where they are not of this kind.
pub(crate) fn typed<K: EventKind>(data: &Data) -> Option<K> {
    serde_json::from_value(Value::Object(data.clone())).ok()
}

/// Reads a number that JSON may not have held: null is what is not a number. For `#[serde(deserialize_with)]`.
///
/// # Errors
/// When it is neither a number nor null.
pub fn number<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or(f64::NAN))
}

/// Reads numbers as [`number`] reads one.
///
/// # Errors
/// When one is neither a number nor null.
pub fn numbers<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<f64>, D::Error> {
    let numbers: Vec<Option<f64>> = Vec::deserialize(from)?;
    Ok(numbers.into_iter().map(|number| number.unwrap_or(f64::NAN)).collect())
}
