//! A lab: instruments that are read, and a table of what they showed.

mod events;

pub use events::{EVENTS, Measured, READING, ROW, ROW_DATA, Recorded, STRUCK, Struck};
