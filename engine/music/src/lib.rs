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
//! | [`practice`] | a pupil's touches | right or not, and what was expected |
//! | [`rhythm`] | when those touches came | early, late or even, by the pupil's own pace |
//! | [`visuals`] | a moment | shapes and colours; [`flash`] counts flashes |
//! | [`haptics`] | notes | vibration patterns |
//! | [`captions`] | a moment | the caption to show |
//! | [`catalogue`] | a scene's MusicXML | what the check of the scene must know |

shujin_messages::catalogue!(MESSAGES);

/// A message of this crate.
macro_rules! say {
    ($($message:tt)*) => {
        shujin_messages::message!($crate::MESSAGES, $($message)*)
    };
}

pub mod captions;
pub mod catalogue;
mod error;
pub mod flash;
pub mod haptics;
pub mod jianpu;
pub mod pluck;
pub mod practice;
pub mod rhythm;
pub mod score;
pub mod transport;
pub mod visuals;

pub use error::{Error, ErrorKind, ExpectedValue};
pub use score::{Measure, Mode, Note, Notice, Phrase, Score};

/// Two times closer than this (in quarter notes) are the same moment. Thirds and fifths of a
/// quarter are not exact in binary; the shortest written note, a 1024th, is 0.0039 quarters.
pub(crate) const TIME_TOLERANCE: f64 = 1e-6;
