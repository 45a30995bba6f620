//! A case as its `play.toml` holds it: the steps that there are. Does nothing with them.

use serde::Deserialize;
use shujin_play::Intent;
use std::collections::BTreeMap;

/// A case as `play.toml` holds it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The scene's folder under `scenes/`.
    pub scene: String,
    /// The seed of all chance.
    pub seed: u64,
    /// Whether the lesson must stand at its finish card after the last step.
    #[serde(default)]
    pub finishes: bool,
    /// What is done again and again, by name.
    #[serde(default)]
    pub routines: BTreeMap<String, Vec<Step>>,
    /// What is done, in order.
    pub steps: Vec<Step>,
}

/// One step: an intent, waiting, or an expectation.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Step {
    /// An intent as in `src/intent.rs`, in one tick.
    Want(Intent),
    /// Keys struck one after another, each in its tick.
    Keys { keys: Vec<usize> },
    /// Waits so many seconds.
    Wait { wait: f64 },
    /// Waits until the expression holds, at most `within` ticks.
    Until { until: String, within: Option<u64> },
    /// Reads everything away that can be read: lines, cards, talk up to its options.
    Read { read: bool },
    /// Does a routine.
    Do { r#do: String },
    /// The expression must hold.
    Expect { expect: String },
    /// The line must be waiting to be read, or said in the talk.
    Says { says: String },
    /// The card must show these and nothing else: lines, nodes, and what blocks say, by their ids, from top to bottom.
    Shows { shows: Vec<String> },
    /// The hint on the screen must be this one, as `task.hint`; empty for none.
    Hint { hint: String },
    /// The last answer was said to be `right`, `wrong` or `noted`; empty where no card is open.
    Feedback { feedback: String },
    /// The open question; empty for none.
    Asks { asks: String },
    /// The description that is open; empty for none.
    Reads { reads: String },
    /// The open step, as `task.step`.
    Open { open: String },
    /// The text, filled in, must be this.
    Fill { fill: String, lang: String, gives: String },
    /// The learner must be at this viewpoint and see from it; empty for none.
    At { at: String },
    /// Feet must stand on the solid ground.
    Stands { stands: bool },
}
