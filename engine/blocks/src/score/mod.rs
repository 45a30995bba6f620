//! A piece of music: heard, seen, played by touch.

mod intents;
mod run;

pub use intents::{Key, Loop, Playing, Rate, Seek};
pub use run::{Music, ScoreBlock};
