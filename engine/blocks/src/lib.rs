//! Blocks that a scene is made of, one folder each: questions, dialogue, a lab, a score.
//!
//! Does: say what each block brings to the trace, and list the blocks. Does not: run a lesson or draw; no clock, network, screen or file is
//! known here. A new block is a folder and a line in [`KINDS`].

pub mod dialogue;
pub mod lab;
pub mod question;
pub mod score;

use shujin_trace::Kinds;

/// Every kind of event, of the lesson itself and of every block.
pub static KINDS: Kinds =
    Kinds::new(&[&shujin_trace::lesson::EVENTS, &question::EVENTS, &dialogue::EVENTS, &lab::EVENTS, &score::EVENTS]);
