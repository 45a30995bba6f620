//! The lesson as it runs: ticked intents in, events and a state hash out. Draws nothing.
//!
//! A [`Play`] is made from a lesson and a seed. Each [`Play::tick`] takes what the learner wants this sixtieth of a second
//! and gives what happened. Nothing else gets in: no clock, no randomness but the seed's, no language, no screen. So the
//! same recording gives the same hashes in a browser and natively. The stage reads a play's public state and draws it.

shujin_messages::catalogue!(MESSAGES);

/// A message of this crate.
macro_rules! say {
    ($($message:tt)*) => {
        shujin_messages::message!($crate::MESSAGES, $($message)*)
    };
}

pub mod block;
mod colliders;
mod controls;
mod dynamic_bodies;
mod evaluate;
mod ground;
mod hash;
pub mod intent;
mod motion;
mod offers;
mod places;
mod play;
mod record;
mod renew;
mod rules;
mod scope;
mod speech;
mod suppose;
mod tasks;
pub mod text;
mod touch;
mod undo;
mod walker;

pub use block::{Block, Blocks, Name, State};
pub use controls::stepped;
pub use dynamic_bodies::{BodyPose, DynamicBodies};
pub use hash::StateHash;
pub use intent::{Intent, IntentKind, On, OnIntent, is_first};
pub use offers::Offer;
pub use places::{Places, Seat, idling};
pub use play::{OpenError, Phase, Play};
pub use record::{Recorder, Replay, ReplayError, replay};
pub use renew::written;
pub use speech::{Content, Priority, Speech, Utterance};
pub use tasks::Progress;
pub use undo::HANDS;
pub use walker::{Stand, Walker};

/// Ticks in a second.
pub const TICKS_PER_SECOND: u64 = 60;

/// Length of a tick in seconds.
pub const TICK: f64 = 1.0 / TICKS_PER_SECOND as f64;
