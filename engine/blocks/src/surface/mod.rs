//! Surfaces that are gone over cell by cell: rubbed, washed, swept, dug.
//!
//! Does not: know where on a thing a cell lies; whoever is touched says which cell it was.

mod events;
mod intents;
mod run;

pub use events::{Covered, EVENTS};
pub use intents::{Stroke, StrokeRow, Unstroke};
pub use run::{BLOCK, Surfaces, Worked, can_work, struck};
