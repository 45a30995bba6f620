//! Scores, and what becomes of them: sound, light, touch and numbered notation.
//!
//! Pure and deterministic: bytes and time steps go in, data comes out. It opens no file, plays no
//! sound, draws nothing and runs no lesson; the stage does those with what it is given here.
//!
//! | module | from | to |
//! |---|---|---|
//! | [`score`] | MusicXML | notes in the order they sound |
//! | [`jianpu`] | a score | numbered notation (简谱) to draw or to read out |
//! | [`pluck`] | pitch and loudness | the samples of a plucked string |
//! | [`transport`] | time steps | which notes start and stop |
//! | [`follow`] | a pupil's touches | right or not, and what was expected |
//! | [`seen`] | a moment | shapes and colours; [`flash`] counts flashes |
//! | [`touch`] | notes | vibration patterns |
//! | [`captions`] | a moment | the caption to show |
//! | [`catalogue`] | a scene's MusicXML | what the check of the scene must know |

pub mod captions;
pub mod catalogue;
mod error;
pub mod flash;
pub mod follow;
pub mod jianpu;
pub mod pluck;
pub mod score;
pub mod seen;
pub mod touch;
pub mod transport;

pub use error::{Error, Kind, Wanted};
pub use score::{Measure, Mode, Note, Notice, Phrase, Score};

/// Two times closer than this (in quarter notes) are the same moment. Thirds and fifths of a
/// quarter are not exact in binary; the shortest written note, a 1024th, is 0.0039 quarters.
pub(crate) const SAME: f64 = 1e-6;
