//! Serves the player and the packs of scenes, and keeps traces.
//!
//! ```text
//! browser ─┬─ /, /catalogue.json, /scenes/…   serve::site, serve::scenes
//!          ├─ /session                        serve::session: pseudonym, key for this page
//! any LMS ───┴─ /xapi/…, /export.jsonl        serve::xapi ─ record ─ database (SQLite, PostgreSQL)
//! native player ─ store::outbox (SQLite) ─ store::courier ─ any LRS
//! ```
//!
//! Links no Bevy. Without the feature `serve` only the native outbox, its courier and the reading of scenes are left, so that
//! a player keeps its traces without carrying a web server.

shujin_messages::catalogue!(MESSAGES);

/// A message of this crate.
macro_rules! say {
    ($($message:tt)*) => { shujin_messages::message!($crate::MESSAGES, $($message)*) };
}

/// What a reader of a locale is told.
#[cfg(feature = "serve")]
macro_rules! text {
    ($locale:expr, $($message:tt)*) => { say!($($message)*).text($locale) };
}

/// An entry of this crate's catalogue, which takes no values.
#[cfg(feature = "serve")]
macro_rules! entry {
    ($id:literal) => {
        shujin_messages::entry!($crate::MESSAGES, $id)
    };
}

#[cfg(feature = "serve")]
pub mod database;
pub mod files;
mod lrs;
#[cfg(feature = "serve")]
pub mod record;
pub mod scenes;
#[cfg(feature = "serve")]
pub mod school;
#[cfg(feature = "serve")]
mod secret;
pub mod store;

#[cfg(feature = "serve")]
pub mod serve;

pub use lrs::{Lrs, LrsParseError};
#[cfg(feature = "serve")]
pub use school::base_iris::DEFAULT_HOME;
#[cfg(feature = "serve")]
pub use serve::{Error, Options, SchoolKey, Server, school_key, serve};
#[cfg(feature = "serve")]
pub use shujin_trace::{Home, Pseudonym};
