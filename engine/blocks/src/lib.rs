//! The parts that a scene may have or leave out, one folder each: streams, labs, scores, dialogues, questions and more.
//!
//! A block brings what is its own: what authors write of it (its subfolder `scene`, which the crate `lesson` compiles), what a learner can
//! want of it, its names in expressions, its state, its turn in a tick, its events and how they are told. `list.rs` is the one list, a line a
//! block; the crates below name no block. Does not: draw or sound; each block's picture is a folder of the stage.

shujin_messages::catalogue!(MESSAGES);

/// A message of this crate.
macro_rules! say {
    ($($message:tt)*) => { shujin_messages::message!($crate::MESSAGES, $($message)*) };
}

/// An entry of this crate's catalogue, which takes no values.
macro_rules! entry {
    ($id:literal) => {
        shujin_messages::entry!($crate::MESSAGES, $id)
    };
}

mod catalogue;
#[cfg(feature = "author")]
mod read;
mod still;

pub use catalogue::catalogue;
#[cfg(feature = "author")]
pub use read::read;

use shujin_lesson::Lesson;
use shujin_play::{Blocks, OpenError, Play};
use shujin_trace::Kinds;
use std::sync::Arc;

include!("list.rs");

macro_rules! blocks {
    ($($(#[$about:meta])* $block:ident: $field:ident: $type:ty = $key:literal $(when $when:tt)? $(does $does:tt)?;)*) => {
        $(pub mod $block;)*

        /// All blocks, in the order of their turns.
        pub static BLOCKS: Blocks = &[$(&$block::BLOCK),*];

        /// Every kind of event, of the lesson itself and of every block.
        pub static KINDS: Kinds = Kinds::new(&[&shujin_trace::lesson::EVENTS, $(&$block::EVENTS),*]);
    };
}

each_block!(blocks);

/// Opens a lesson at its start card.
///
/// # Errors
/// As [`Play::new`].
pub fn open(lesson: Arc<Lesson>, seed: u64) -> Result<Play, OpenError> {
    Play::new(lesson, seed, BLOCKS)
}
