//! Sounds of the place. The stage makes them.

crate::still::still!("sound");
