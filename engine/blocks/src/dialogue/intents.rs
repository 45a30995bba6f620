//! What a learner can want of a dialogue.

use serde::{Deserialize, Serialize};
use shujin_play::IntentKind;

/// Choose an option.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Choose {
    /// Its number among those that are offered, from 0.
    pub option: usize,
}

impl IntentKind for Choose {
    const KIND: &'static str = "choose";
}
