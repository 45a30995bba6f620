//! Sounds of the place. The stage makes them; here it is known which of the short ones sounded when.

mod run;

pub use run::{BLOCK, Strokes};

/// It has no events: what only sounds is told nobody.
pub static EVENTS: shujin_trace::kind::BlockEvents =
    shujin_trace::kind::BlockEvents { block: "sound", kinds: &[], vocabulary: |_, _| {}, lists: |_, _| {} };
