//! A score: phrases that are heard and played.

mod events;

pub use events::{EVENTS, Heard, PHRASE, PLAYED, Played, RATE, WRONG};
