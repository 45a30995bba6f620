//! A simulation with instruments, a data table and a plot.

mod events;
mod intents;
mod run;

pub use events::{EVENTS, Measured, READING, ROW, ROW_DATA, Recorded, STRUCK, Struck};
pub use intents::{Act, Press, Record, Strike};
pub use run::{Bench, BenchInstrument, LabBlock, Row, can_record};
