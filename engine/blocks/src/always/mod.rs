//! What holds whatever a pupil does: that picture and figures agree. Nothing of it runs in a lesson; authors' tools try it.

mod drawn;
#[cfg(feature = "author")]
mod moments;
#[cfg(feature = "author")]
mod tried;

pub use drawn::BLOCK;
#[cfg(feature = "author")]
pub use tried::tried;

/// It has no events.
pub static EVENTS: shujin_trace::kind::BlockEvents =
    shujin_trace::kind::BlockEvents { block: "always", kinds: &[], vocabulary: |_, _| {}, lists: |_, _| {} };
