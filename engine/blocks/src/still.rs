//! Blocks that do nothing while a lesson runs: what authors write of them is drawn or heard, and that is all.

use shujin_play::Block;

/// Does nothing.
pub struct Still;

impl Block for Still {}

/// What such a block brings to the lists.
macro_rules! still {
    ($name:literal) => {
        /// The block for the engine's list.
        pub static BLOCK: crate::still::Still = crate::still::Still;

        /// It has no events.
        pub static EVENTS: shujin_trace::kind::BlockEvents =
            shujin_trace::kind::BlockEvents { block: $name, kinds: &[], vocabulary: |_, _| {}, lists: |_, _| {} };
    };
}

pub(crate) use still;
