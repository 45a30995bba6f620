//! What authors write: the scene format, reading, checking, packing.
//!
//! A scene is a folder (or the same folder as one `.shujin` file): `scene.toml`, `strings/<locale>.toml`, and the
//! models, scores and dialogues it names. This crate turns its bytes into a [`Lesson`], the
//! [`Scene`](format::Scene) with its texts, and into a [`Report`] that names every problem with its place and its
//! remedy. It draws nothing, runs nothing and opens no file: whoever calls brings the bytes as [`Files`].

mod catalogue;
mod check;
pub mod expr;
pub mod facts;
mod files;
pub mod format;
mod lesson;
pub mod pack;
mod reference;
pub mod report;
mod schema;
mod source;
mod starter;
mod strings;

pub use catalogue::{Catalogue, ModelSpec, ReadScore, ScoreFacts, ScoreFault, ScoreNote};
pub use files::{ENDINGS, Files, sha256};
pub use lesson::{FALLBACK, Lesson, read};
pub use reference::reference;
pub use report::{Lang, Problem, Report, Severity};
pub use schema::{schema, schema_text};
pub use starter::starter;
