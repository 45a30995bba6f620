//! What authors write: the scene format, reading, checking, packing.
//!
//! A scene is a folder (or the same folder as one `.shujin` file): `scene.toml`, `strings/<locale>.toml`, and the
//! models, scores and dialogues it names. This crate turns its bytes into a [`Lesson`], the
//! [`Scene`](format::Scene) with its texts, and into a [`Report`] that names every problem with its place and its
//! remedy. It draws nothing, runs nothing and opens no file: whoever calls brings the bytes as [`Files`].
//!
//! Without the feature `author` it only opens packs ([`pack::open`], [`read_packed`]): what a browser's player needs.

#[cfg(feature = "author")]
mod always;
mod block_list;
mod blocks;
#[cfg(feature = "author")]
mod bytes;
mod catalogue;
mod check;
pub mod dialogues;
pub mod expr;
mod expressions;
pub mod facts;
mod files;
pub mod format;
pub mod guard;
mod lesson;
mod limits;
mod marks;
pub mod mentions;
pub mod model;
pub mod pack;
mod paths;
pub mod picture;
pub mod pinyin;
#[cfg(feature = "author")]
mod reference;
pub mod report;
#[cfg(feature = "author")]
mod schema;
mod source;
#[cfg(feature = "author")]
mod starter;
mod strings;
mod text;

shujin_messages::catalogue!(MESSAGES);

#[cfg(feature = "author")]
pub use always::{Broken, Moment, put_broken};
pub use blocks::codes;
pub use catalogue::{Catalogue, ModelSpec, PortSpec, ReadScore, ScoreFacts, ScoreFault, ScoreNote};
pub use check::is_scene_id;
pub use dialogues::Dialogues;
pub use expressions::{Compiled, DEEPEST, Expressions};
pub use files::{ENDINGS, Files, locale_of, sha256};
#[cfg(feature = "author")]
pub use lesson::read;
pub use lesson::{FALLBACK, Lesson, read_packed};
#[cfg(feature = "author")]
pub use reference::{example, reference};
pub use report::{Problem, Report, Severity};
#[cfg(feature = "author")]
pub use schema::schema;
#[cfg(feature = "author")]
pub use schema::schemas;
pub use shujin_messages::{Locale, Message};
pub use source::Lines;
#[cfg(feature = "author")]
pub use starter::starter;
