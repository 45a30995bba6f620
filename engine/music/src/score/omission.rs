//! What a reader leaves out of a score, in words for its author.

use crate::error::list;
use shujin_messages::Message;
use std::fmt;

/// Something that is not sounded, or not shown, as the file has it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Omission {
    /// Other parts than the melody's, by name.
    Parts(Vec<String>),
    /// A part that cannot be read, by name, and why.
    Part(String, Message),
    /// Measures in a row that no repeat, ending or jump leads to.
    NeverPlayed {
        /// The measures, at least one.
        measures: Vec<String>,
    },
    /// A jump to a sign that is not there.
    NoSegno {
        /// The measure.
        measure: String,
    },
    /// A jump as far as a Fine that is not there.
    NoFine {
        /// The measure.
        measure: String,
    },
    /// A jump to a coda that is not there, or without a mark where one leaves for it.
    NoCoda {
        /// The measure.
        measure: String,
    },
    /// A change of key: numbered notation keeps the first.
    KeyChange {
        /// The measure.
        measure: String,
    },
    /// More quarter notes than the time signature holds.
    Overfull {
        /// The measure.
        measure: String,
        /// Quarter notes that it holds.
        found: f64,
        /// Quarter notes that the time signature holds.
        full: f64,
    },
    /// A cue note.
    Cue {
        /// The measure.
        measure: String,
    },
    /// A note between the semitones.
    Microtone {
        /// The measure.
        measure: String,
    },
    /// A tempo that is not playable.
    Tempo {
        /// The measure.
        measure: String,
        /// Quarter notes per minute.
        found: f64,
    },
}

impl Omission {
    /// What is left out, and where.
    pub fn message(&self) -> Message {
        match self {
            Self::Parts(names) => say!("unheard-parts", list = list(names)),
            Self::Part(name, why) => say!("unread-part", name, why),
            Self::NeverPlayed { measures } => match &measures[..] {
                [first, .., last] => say!("never-reached-measures", first, last),
                one => say!("never-reached-measure", measure = one.concat()),
            },
            Self::NoSegno { measure } => say!("no-segno", measure),
            Self::NoFine { measure } => say!("no-fine", measure),
            Self::NoCoda { measure } => say!("no-coda", measure),
            Self::KeyChange { measure } => say!("key-change", measure),
            Self::Overfull { measure, found, full } => say!("overfull", measure, found, full),
            Self::Cue { measure } => say!("cue-note", measure),
            Self::Microtone { measure } => say!("microtone", measure),
            Self::Tempo { measure, found } => say!("tempo", measure, found),
        }
    }
}

impl fmt::Display for Omission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}
