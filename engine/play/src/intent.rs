//! What a learner wants to do, whatever hand, key, gaze or controller said it.

use serde::{Deserialize, Serialize};
use shujin_lesson::format::Scalar;

/// One thing that the learner wants, by the author's names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "intent", rename_all = "kebab-case")]
pub enum Intent {
    /// Begin, from the start card.
    Start,
    /// Begin at a task, as if those before it were done.
    StartAt {
        /// The task.
        task: String,
    },
    /// Go to a viewpoint.
    Go {
        /// The viewpoint.
        viewpoint: String,
    },
    /// Walk from now on, until told otherwise: the part of full speed along the world's x and z, each −1…1.
    Walk {
        /// Along x.
        x: f32,
        /// Along z.
        z: f32,
    },
    /// Turn the head, degrees: to the left, and up. Kept in whole tenths so that recordings are exact.
    Look {
        /// Degrees to the left.
        left: f32,
        /// Degrees up.
        up: f32,
    },
    /// Touch a thing: it is examined, used, or talked to, as the scene says.
    Touch {
        /// The node.
        node: String,
    },
    /// Set a value by its control.
    Set {
        /// The value.
        value: String,
        /// The new value, clamped to its range.
        to: Scalar,
    },
    /// Answer the question that is open.
    Answer {
        /// The question.
        question: String,
        /// The options chosen.
        options: Vec<String>,
    },
    /// Go on in what is being said: the next line, or away with a card.
    Next,
    /// Choose an option in the dialogue, from 0.
    Choose {
        /// Its number.
        option: usize,
    },
    /// Ask for a hint.
    Hint,
    /// An action of the lab model.
    Act {
        /// The action.
        action: String,
    },
    /// Press a stopwatch: start, stop.
    Press {
        /// The instrument.
        instrument: String,
    },
    /// Write a row into the table.
    Record,
    /// Strike a row out.
    Strike {
        /// Row number, from 0.
        row: usize,
    },
    /// Play or pause the score.
    Play {
        /// True to play.
        on: bool,
    },
    /// Go to a place in the score.
    Seek {
        /// Quarter notes from its start.
        quarter: f64,
    },
    /// Set the tempo factor, 0.25–1.5.
    Rate {
        /// The factor.
        rate: f64,
    },
    /// Repeat a phrase, from 1; 0 for none.
    Loop {
        /// Phrase number.
        phrase: usize,
    },
    /// Play a key by touch, from 0.
    Key {
        /// The key's number.
        key: usize,
    },
    /// End the lesson from its finish card, or leave it.
    Leave,
}

impl Intent {
    /// Whether every number in it is one. A play leaves the others alone, and JSON cannot hold them.
    pub fn is_finite(&self) -> bool {
        match self {
            Intent::Walk { x, z } => x.is_finite() && z.is_finite(),
            Intent::Look { left, up } => left.is_finite() && up.is_finite(),
            Intent::Set { to: Scalar::Number(n), .. } => n.is_finite(),
            Intent::Seek { quarter } => quarter.is_finite(),
            Intent::Rate { rate } => rate.is_finite(),
            _ => true,
        }
    }
}
