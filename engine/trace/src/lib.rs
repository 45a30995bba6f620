//! What the learner did: events, xAPI statements, sessions, outbox, recordings.
//!
//! ```text
//! play ─ Event ─ Statements ─ xAPI statement ─ Outbox (policy) ─ whatever stores and sends
//!                                   └─ (feature `read`) Deed: written anew; Entry: a teacher's timeline
//!        intents, hashes ─ Recording ─ replay
//! ```
//!
//! Events are of [kinds](kind), which blocks of a scene bring; no block is named here but the lesson itself.
//!
//! Everything here is pure: the host brings the clock, the ids, the store and the network. So the same code runs in a
//! browser and natively, and a test decides what time it is. A learner is a [`Pseudonym`]; no type here can hold a name.

shujin_messages::catalogue!(MESSAGES);

/// A message of this crate.
macro_rules! say {
    ($($message:tt)*) => { shujin_messages::message!($crate::MESSAGES, $($message)*) };
}

/// An entry of this crate's catalogue, which takes no values.
macro_rules! entry {
    ($id:literal) => {
        shujin_messages::entry!($crate::MESSAGES, $id)
    };
}

pub mod check;
#[cfg(feature = "read")]
pub mod deed;
pub mod event;
pub mod kind;
pub mod lesson;
pub mod mastery;
mod names;
pub mod outbox;
pub mod recording;
pub mod session;
pub mod statement;
pub mod texts;
pub mod timeline;
pub mod vocabulary;

#[cfg(feature = "read")]
pub use deed::Deed;
pub use event::Event;
pub use kind::{EventKind, Kinds};
pub use names::Vocabulary;
pub use outbox::{Action, Answer, Effect, Outbox};
pub use recording::Recording;
pub use session::{Home, Launch, Pseudonym, Session};
pub use statement::Statements;
pub use texts::{LanguageMap, Texts};

pub use jiff::Timestamp;
pub use uuid::Uuid;
