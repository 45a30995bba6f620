//! Questions: options or a number to answer with, and predictions, which are neither right nor wrong.

mod events;

pub use events::{Answered, EVENTS, PREDICTION};
