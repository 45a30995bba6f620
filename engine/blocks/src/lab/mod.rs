//! A simulation with instruments, a data table and a plot.

mod intents;
mod run;

pub use intents::{Act, Press, Record, Strike};
pub use run::{Bench, BenchInstrument, LabBlock, Row, can_record};
