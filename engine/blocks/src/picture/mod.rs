//! Pictures on the faces of things, looked at closely by a touch.

mod events;
mod run;

pub use events::{EVENTS, LookedAt};
pub use run::{BLOCK, PICTURE, Pictures, picture_on};
