//! Small things in the air. They belong to the picture; their look is the stage's.

crate::still::still!("particles");
