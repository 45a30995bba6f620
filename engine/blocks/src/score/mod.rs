//! A piece of music: heard, seen, played by touch.

mod events;
mod intents;
mod music;
mod names;
mod run;

pub use events::{EVENTS, Heard, PHRASE, PLAYED, Played, RATE, TIMING, Timing, WRONG};
pub use intents::{Key, Loop, Playing, Rate, Seek};
pub use music::Music;
pub use run::BLOCK;
