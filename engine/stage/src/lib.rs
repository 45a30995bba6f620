//! The only crate that draws, sounds and is touched. Knows no browser and no file system.
//!
//! A host (page or window) starts it with [`run`] and speaks with it through one door: [`port`]. What a lesson is and how
//! it goes on is the business of `shujin-play`; here it is shown, and hands become intents.

shujin_messages::catalogue!(MESSAGES);

/// What the engine itself says: a message of `locales/<locale>/stage`.
macro_rules! say {
    ($($message:tt)*) => { shujin_messages::message!($crate::MESSAGES, $($message)*) };
}

mod action;
mod app;
mod bevy_plugins;
mod blocks;
mod control;
mod frame;
mod host;
pub mod input;
mod lesson;
pub mod port;
mod resume;
mod schedule;
mod screen;
mod sound;
pub mod ui;
mod world;

pub use app::{Config, build, headless, run};
pub use blocks::Ring;
pub use host::Host;
pub use input::focus::Focus;
pub use world::{HeadlessWorld, Placed, pick::Pick};
