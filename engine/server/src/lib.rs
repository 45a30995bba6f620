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
