//! Serves the player and the packs of scenes, and keeps traces.
//!
//! ```text
//! browser ─┬─ /, /catalogue.json, /scenes/…   serve::site, serve::scenes
//!          ├─ /session                        serve::session: pseudonym, key for this page
//!          └─ /xapi/statements, /export.jsonl serve::xapi ─ store::statements (SQLite)
//! native player ─ store::outbox (SQLite) ─ store::courier ─ any LRS
//! ```
//!
//! Links no Bevy. Without the feature `serve` only the native outbox, its courier and the reading of scenes are left, so that
//! a player keeps its traces without carrying a web server.
//!
//! What it is not: a conforming LRS. It stores, finds and exports statements; voiding, attachments, documents and
//! `format=canonical` are missing.

mod lrs;
pub mod scenes;
pub mod store;

#[cfg(feature = "serve")]
pub mod serve;

pub use lrs::{Lrs, NotAnLrs};
#[cfg(feature = "serve")]
pub use serve::{Error, Options, Server, school_key, serve};
