//! What a learner can want of a question.

use serde::{Deserialize, Serialize};
use shujin_play::IntentKind;

/// Answer the question that is open.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// The question.
    pub question: String,
    /// The options chosen.
    pub options: Vec<String>,
}

impl IntentKind for Answer {
    const KIND: &'static str = "answer";
}
