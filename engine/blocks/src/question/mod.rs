//! Questions: put, answered, explained; among them predictions, which wait for their outcome.

mod events;
mod intents;
mod run;

pub use events::{Answered, EVENTS, PREDICTION};
pub use intents::Answer;
pub use run::{ASKED, BLOCK, FEEDBACK, Feedback, Questions, question};
