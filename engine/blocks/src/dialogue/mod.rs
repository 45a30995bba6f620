//! Dialogues: what people say, and what is chosen to answer them.

mod intents;
mod machine;
mod markup;
mod run;

pub use intents::Choose;
pub use run::{DialogueBlock, Talk, TalkLine};
