//! The scene format, version 1: the types behind `scene.toml`.
//!
//! Everything an author may write is here and in the blocks' types, and nowhere else: the JSON Schema, the author's reference and the structural
//! check are all made from these types and their comments, so a comment here is read by teachers. What a value means when
//! the scene runs is the business of the `play` crate.
//!
//! # Ids
//! Ids are lower-case words joined by `-` or `_`, starting with a letter: `fish-mouth`. Events, traces, texts, tests and
//! screen readers all use them. A dialogue can only name values whose id has no `-`.
//!
//! # Texts
//! `scene.toml` holds no prose. Each text has an id made from the thing it belongs to, and stands once per language of
//! the scene (`languages`), in `strings/zh-CN.toml`, `strings/en.toml` (TOML tables; the path of keys is the id):
//!
//! | text | id | needed |
//! |---|---|---|
//! | title, one-line summary, at most 48 and 160 letters, of which a Chinese character counts two | `scene.title`, `scene.summary` | always |
//! | start card: what you will do | `scene.doing` | always |
//! | finish card: what was learnt | `scene.learnt` | always |
//! | learning goal | `goal.<id>` | each goal |
//! | name of a thing; its description | `node.<id>.name`, `node.<id>.about` | `name` when it can be examined, used or talked to, or carries a picture; `about` for the first two, unless it carries one |
//! | viewpoint | `viewpoint.<id>` | each |
//! | what is seen from a viewpoint, for those who do not see it | `seen.<viewpoint>` | no |
//! | control or number shown | `value.<id>.name`, `value.<id>.option.<option>` | when shown |
//! | task | `task.<id>.goal`, `task.<id>.done`, `task.<id>.step.<step>`, `task.<id>.hint.<hint>` | each |
//! | spoken, logged or caption line | `line.<id>` | each used |
//! | note on sources that disagree | `fact.<id>.note` | when a fact has a range |
//! | unit of a fact, where it is a word or a language writes it otherwise | `fact.<id>.unit` | in every language if in one, where the fact has no `unit` |
//! | dialogue line `#line:abc` | `dialogue.abc` | in every language but zh-CN, whose text stands in the .yarn file |
//!
//! Blocks have texts of their own beside these.
//!
//! In a text, `{fact.width}` is replaced by the fact's value with its unit (and range), `{bamboo}` or
//! `{lab.inner_share:2}` by a live number with that many decimals. A bare digit in a text is a warning: a figure is a fact.
//! `{control.season}` is what the screen calls the control, `{button.record}` the word on a button: see [`crate::mentions`].
//!
//! # Names in conditions and expressions
//! See [`crate::expr`] for the grammar. These names exist when a scene runs, beside those of its blocks:
//!
//! | name | is |
//! |---|---|
//! | `<value>` | a declared value (number, yes/no, or option word) |
//! | `used.<node>`, `examined.<node>`, `visited.<viewpoint>` | how often |
//! | `done.<task>`, `done.<task>.<step>` | yes/no |
//! | `time` | seconds since the lesson was started |

mod credits;
mod expr;
mod place;
mod quantity;
mod rule;
mod scene;
mod teach;

pub use credits::{Credit, Credits};
pub use expr::{Discharge, Expr, ExprRef, Place, Share};
pub(crate) use expr::{MARK, Marked, taken, with_marks};
pub use place::*;
pub use quantity::*;
pub use rule::*;
pub use scene::*;
pub use teach::*;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The format version that this crate reads.
pub const FORMAT: u32 = 1;

/// The four families of scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// Places explored on foot (德育).
    Walk,
    /// A working environment, a role, a process (劳动教育).
    Role,
    /// Apparatus, instruments, a theory to test (科学教育).
    Bench,
    /// Scores heard, seen and felt (美育).
    Music,
}

impl Family {
    /// Its word in scene files.
    pub fn word(self) -> &'static str {
        match self {
            Family::Walk => "walk",
            Family::Role => "role",
            Family::Bench => "bench",
            Family::Music => "music",
        }
    }

    /// The education that it serves before all.
    pub fn education(self) -> Education {
        match self {
            Family::Walk => Education::Moral,
            Family::Role => Education::Labour,
            Family::Bench => Education::Intellectual,
            Family::Music => Education::Aesthetic,
        }
    }
}

/// The five educations (五育) that a school's year is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Education {
    /// What is good and right (德育).
    Moral,
    /// Knowing and reasoning (智育).
    Intellectual,
    /// The body (体育).
    Physical,
    /// What is beautiful (美育).
    Aesthetic,
    /// Work (劳动教育).
    Labour,
}

impl Education {
    /// All of them, in their usual order.
    pub const ALL: [Self; 5] = [Self::Moral, Self::Intellectual, Self::Physical, Self::Aesthetic, Self::Labour];
}
