//! Places where things are put that a hand has taken.
//!
//! Does not: know where things are; that is the block `take`, which this one asks.

mod run;

pub use run::BLOCK;

/// It has no events: that something was put is told by `take`.
pub static EVENTS: shujin_trace::kind::BlockEvents =
    shujin_trace::kind::BlockEvents { block: "place", kinds: &[], vocabulary: |_, _| {}, lists: |_, _| {} };
