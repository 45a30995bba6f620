//! Running water: how wide and how high it stands with what runs in it. Its look is the stage's.

mod drawn;

pub use drawn::{Drawn, drawn};

crate::still::still!("stream");
