//! Running water. Its look is the stage's.

crate::still::still!("stream");
