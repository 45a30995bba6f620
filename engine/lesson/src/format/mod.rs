//! The scene format, version 1: the types behind `scene.toml`.
//!
//! Everything an author may write is here and nowhere else: the JSON Schema, the author's reference and the structural
//! check are all made from these types and their comments, so a comment here is read by teachers. What a value means when
//! the scene runs is the business of the `play` crate.
//!
//! # Ids
//! Ids are lower-case words joined by `-` or `_`, starting with a letter: `fish-mouth`. Events, traces, texts, tests and
//! screen readers all use them. A dialogue can only name values whose id has no `-`.
//!
//! # Texts
//! `scene.toml` holds no prose. Each text has an id made from the thing it belongs to, and stands once per language in
//! `strings/zh-CN.toml` and `strings/en.toml` (TOML tables; the path of keys is the id):
//!
//! | text | id | needed |
//! |---|---|---|
//! | title, one-line summary, at most 48 and 160 letters, of which a Chinese character counts two | `scene.title`, `scene.summary` | always |
//! | start card: what you will do | `scene.doing` | always |
//! | finish card: what was learnt | `scene.learnt` | always |
//! | learning goal | `goal.<id>` | each goal |
//! | name of a thing; its description | `node.<id>.name`, `node.<id>.about` | `name` when it can be examined, used or talked to; `about` for the first two |
//! | viewpoint | `viewpoint.<id>` | each |
//! | control or number shown | `value.<id>`, `value.<id>.option.<option>` | when shown; a plain `value.<id>` with options is written `value.<id>.name` |
//! | task | `task.<id>.goal`, `task.<id>.done`, `task.<id>.step.<step>`, `task.<id>.hint.<hint>` | each |
//! | question; `because` is shown after a right answer, and after a wrong one without a `wrong` of its own | `question.<id>.ask`, `question.<id>.because`, `question.<id>.option.<option>`, optional `question.<id>.wrong.<option>` | each |
//! | spoken, logged or caption line | `line.<id>` | each used |
//! | role, instrument, column, sound, stream | `role.<id>`, `instrument.<id>`, `column.<id>`, `sound.<id>`, `stream.<id>` | each |
//! | note on sources that disagree | `fact.<id>.note` | when a fact has a range |
//! | dialogue line `#line:abc` | `dialogue.abc` | in every language but zh-CN, whose text stands in the .yarn file |
//!
//! To keep one rule, a value's label is always `value.<id>.name`.
//!
//! In a text, `{fact.width}` is replaced by the fact's value with its unit (and range), `{bamboo}` or
//! `{lab.inner_share:2}` by a live number with that many decimals. A bare digit in a text is a warning: a figure is a fact.
//!
//! # Names in conditions and expressions
//! See [`crate::expr`] for the grammar. These names exist when a scene runs:
//!
//! | name | is |
//! |---|---|
//! | `<value>` | a declared value (number, yes/no, or option word) |
//! | `lab.<output>`, `lab.<input>` | a number of the lab model |
//! | `read.<instrument>`, `counted.<instrument>` | the last reading; what it counted meanwhile |
//! | `rows`, `distinct.<column>`, `min.<column>`, `max.<column>`, `last.<column>` | of the data table |
//! | `fit.slope`, `fit.intercept`, `fit.slope_sd`, `fit.r2`, `fit.n` | of the plot's line (0 before there is one) |
//! | `used.<node>`, `examined.<node>`, `visited.<viewpoint>`, `talked.<dialogue node>` | how often |
//! | `talking.<dialogue node>` | yes while the dialogue that began there is open |
//! | `answered.<question>`, `right.<question>` | yes/no |
//! | `answer.<question>` | the option's word, or the number |
//! | `done.<task>`, `done.<task>.<step>` | yes/no |
//! | `music.playing`, `music.rate`, `music.loop`, `music.quarter`, `music.ended`, `music.right`, `music.wrong` | of the score: yes/no, factor, phrase number or 0, quarter notes, times played to the end, touch-play counts |
//! | `heard.<phrase number>`, `looped.<phrase number>`, `touched.<phrase number>` | times a phrase was heard whole, repeated in a loop, played by touch whole |
//! | `time` | seconds since the lesson was started |

mod credits;
mod expr;
mod lab;
mod place;
mod quantity;
mod score;
mod teach;

pub use credits::{Credit, Credits};
pub use expr::{Discharge, Expr, ExprRef, Place, Share};
pub(crate) use expr::{Marked, want, with_marks};
pub use lab::*;
pub use place::*;
pub use quantity::*;
pub use score::*;
pub use teach::*;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The format version that this crate reads.
pub const FORMAT: u32 = 1;

/// A scene: one lesson that exists only as data.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// The format's version: 1.
    pub format: u32,
    /// Family folder and name, as in `lab/pendulum`.
    pub id: String,
    /// Which of the four families the scene belongs to.
    pub family: Family,
    /// Lowest and highest grade it is meant for, 1–12.
    #[schemars(inner(range(min = 1, max = 12)))]
    pub grades: [u8; 2],
    /// How long it takes, in minutes, 1–45.
    #[schemars(range(min = 1, max = 45))]
    pub minutes: u8,
    /// Ids of the learning goals; their texts are `goal.<id>`.
    #[schemars(length(min = 1))]
    pub goals: Vec<String>,
    /// Sun, sky and mist.
    #[serde(default)]
    pub light: Light,
    /// Where and how the pupil moves.
    pub walk: Walk,
    /// Things with a place.
    #[serde(default, rename = "node")]
    pub nodes: Vec<Node>,
    /// Framed views, reached by a touch.
    #[serde(rename = "viewpoint")]
    pub viewpoints: Vec<Viewpoint>,
    /// Bent ways between viewpoints.
    #[serde(default, rename = "path")]
    pub paths: Vec<Path>,
    /// Running water.
    #[serde(default, rename = "stream")]
    pub streams: Vec<Stream>,
    /// Small things in the air.
    #[serde(default, rename = "drift")]
    pub drifts: Vec<Drift>,
    /// Sounds of the place.
    #[serde(default, rename = "sound")]
    pub sounds: Vec<Sound>,
    /// Figures with their sources.
    #[serde(default, rename = "fact")]
    pub facts: Vec<Fact>,
    /// Named numbers and choices that the lesson keeps.
    #[serde(default, rename = "value")]
    pub values: Vec<Value>,
    /// Questions, among them predictions.
    #[serde(default, rename = "question")]
    pub questions: Vec<Question>,
    /// What there is to do, in order.
    #[serde(default, rename = "task")]
    pub tasks: Vec<Task>,
    /// What follows from what.
    #[serde(default, rename = "rule")]
    pub rules: Vec<Rule>,
    /// People who talk.
    #[serde(default, rename = "role")]
    pub roles: Vec<Role>,
    /// A simulation with instruments, table and plot.
    #[serde(default)]
    pub lab: Option<Lab>,
    /// A piece of music.
    #[serde(default)]
    pub score: Option<Score>,
}

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
}
