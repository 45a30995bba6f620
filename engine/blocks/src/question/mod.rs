//! Questions: put, answered, explained; among them predictions, which wait for their outcome.

mod intents;
mod run;

pub use intents::Answer;
pub use run::{Feedback, QuestionBlock, Questions, question};
