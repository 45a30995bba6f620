//! What the learner did: events, xAPI statements, sessions, outbox, recordings.
//!
//! ```text
//! play ─ Event ─ Statements ─ xAPI statement ─ Outbox (policy) ─ whatever stores and sends
//!        intents, hashes ─ Recording ─ replay
//! ```
//!
//! Everything here is pure: the host brings the clock, the ids, the store and the network. So the same code runs in a
//! browser and natively, and a test decides what time it is. A learner is a [`Pseudonym`]; no type here can hold a name.

pub mod check;
pub mod deed;
pub mod event;
pub mod guidance;
pub mod outbox;
pub mod path;
pub mod recording;
pub mod session;
pub mod statement;
pub mod texts;
pub mod vocabulary;

pub use deed::{Deed, Vocabulary};
pub use event::{Event, What};
pub use outbox::{Action, Answer, Effect, Outbox};
pub use recording::Recording;
pub use session::{Home, Launch, Pseudonym, Session};
pub use statement::Statements;
pub use texts::{LanguageMap, Texts};

pub use jiff::Timestamp;
pub use uuid::Uuid;
