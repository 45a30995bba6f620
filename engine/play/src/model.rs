//! Models, as [`shujin_lesson::model`] reads them for the check, too.

pub use shujin_lesson::model::*;
