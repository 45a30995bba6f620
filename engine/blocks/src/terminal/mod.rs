//! Terminals and the wires between them: which are joined, and which wire is in which hand.
//!
//! A wire is wanted by its two ends, one after the other; how it hangs meanwhile is no part of a lesson. Does not: reckon currents; a scene's
//! expressions ask what is joined.

mod events;
mod intents;
mod run;
mod wires;

pub use events::{EVENTS, Joined, Parted};
pub use intents::{Begin, Drop, Join, Rewire};
pub use run::BLOCK;
pub use wires::{Change, Refusal, Refused, Wires, can_begin, open_terminals, terminal_on};
