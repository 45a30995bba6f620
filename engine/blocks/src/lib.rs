//! The parts that a scene may have or leave out, one folder each: labs, scores, dialogues, questions.
//!
//! A block brings what is its own: what a learner can want of it, its names in expressions, its state, its turn in a tick, its events and how
//! they are told. [`BLOCKS`] is the one list; the crates below name no block. Does not: draw or sound; each block's picture is a folder of the stage.

mod catalogue;
pub mod dialogue;
pub mod lab;
pub mod question;
pub mod score;

pub use catalogue::catalogue;

use shujin_lesson::Lesson;
use shujin_play::{Blocks, OpenError, Play};
use shujin_trace::Kinds;
use std::sync::Arc;

macro_rules! blocks {
    ($($block:ident),* $(,)?) => {
        /// All blocks, in the order of their turns: what reads itself comes before what asks.
        pub static BLOCKS: Blocks = &[$(&$block::BLOCK),*];

        /// Every kind of event, of the lesson itself and of every block.
        pub static KINDS: Kinds = Kinds::new(&[&shujin_trace::lesson::EVENTS, $(&$block::EVENTS),*]);
    };
}

// The one list: a line a block.
blocks! {
    lab,
    score,
    dialogue,
    question,
}

/// Opens a lesson at its start card.
///
/// # Errors
/// As [`Play::new`].
pub fn open(lesson: Arc<Lesson>, seed: u64) -> Result<Play, OpenError> {
    Play::new(lesson, seed, BLOCKS)
}
