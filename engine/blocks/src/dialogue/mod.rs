//! Dialogues: what people say, and what is chosen to answer them.

mod events;
mod intents;
mod machine;
mod markup;
mod run;

pub use events::{DIALOGUE, EVENTS, LINE, SELECTED, Said};
pub use intents::Choose;
pub use run::{BLOCK, TALK, Talk, TalkLine};
