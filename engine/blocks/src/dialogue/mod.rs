//! Dialogue: what is said, and what can be chosen to say.

mod events;

pub use events::{DIALOGUE, EVENTS, LINE, SELECTED, Said};
