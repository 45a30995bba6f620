//! Vessels and what is poured from one into another: how much of which liquid is in each.
//!
//! Pouring is by doses, the same for a hand that tilts a beaker and for a switch: the lesson hears from where, into what and how much. Amounts are
//! whole microlitres, so what is in all vessels together never changes. Does not: mix colours or draw a level; whoever draws reads the shares.

mod contents;
mod events;
mod intents;
mod pour;
mod run;

pub use contents::{Flow, Parts, Refusal, Refused, Vessels};
pub use events::{EVENTS, Poured};
pub use intents::{Pour, PourBack};
pub use pour::{doses_into, in_hand, targets};
pub use run::BLOCK;
