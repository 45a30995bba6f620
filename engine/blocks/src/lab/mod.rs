//! A simulation with instruments, a data table and a plot.

mod bench;
mod events;
mod intents;
mod measure;
mod names;
mod run;

pub use bench::{Bench, BenchInstrument, NoLine, Row};
pub use events::{EVENTS, Measured, READING, RESTORED, ROW, ROW_DATA, Recorded, Restored, STRUCK, Struck};
pub use intents::{Act, Press, Record, Restore, Strike};
pub use measure::can_record;
pub use run::BLOCK;
