//! Things that a hand takes and puts into places: what is where, and what is in which hand.
//!
//! Carrying itself is no part of a lesson: whoever draws shows a thing in hand wherever the hand is. The lesson hears what was taken and into
//! which place it was put; what is let go elsewhere goes back to where it was taken from, so that nothing is ever lost.

mod events;
mod hands;
mod intents;
mod run;

pub use events::{EVENTS, PLACE, Placed, UNDONE};
pub use hands::{Hands, Lain, Open, Refusal, Refused, all_places, can_put, open_places, places_elsewhere};
pub use intents::{Back, Put, Take};
pub use run::BLOCK;
