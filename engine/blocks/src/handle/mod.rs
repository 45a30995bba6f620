//! Handles: things by which a value is set, along a track or step by step.
//!
//! What is set is the value's, by the intent of every control: a handle only knows whether it is held, and has no events of its own. Does not: move
//! the thing; its binds do.

mod intents;
mod run;

pub use intents::{Grasp, LetGo};
pub use run::{BLOCK, Handles, Hold, Track, handle_on, hold};

/// It has no events: that a value was set is told by the lesson.
pub static EVENTS: shujin_trace::kind::BlockEvents =
    shujin_trace::kind::BlockEvents { block: "handle", kinds: &[], vocabulary: |_, _| {}, lists: |_, _| {} };
