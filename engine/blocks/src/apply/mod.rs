//! Tools in hand that are used on things.
//!
//! Does not: know how long a tool is held there; whoever is touched waits for that.

mod events;
mod intents;
mod run;

pub use events::{EVENTS, ToolUsed};
pub use intents::UseTool;
pub use run::{Applied, BLOCK, can_apply, open_to};
