//! How a teacher's timeline tells an event: a tone, a message, and ids of the texts that name what it happened to.
//!
//! Does not: look texts up or draw; the page does.

use shujin_messages::Message;
use shujin_messages::table::Entry;

/// How a timeline shows an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// On the way.
    Quiet,
    /// Done rightly.
    Right,
    /// Not done rightly.
    Wrong,
    /// A guess, neither right nor wrong.
    Guess,
    /// Something was noted.
    Data,
    /// Help came.
    Hint,
    /// A piece of work is done.
    Task,
}

/// What is said of an event of a kind, before what it happened to: `走到`, `went to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Says {
    /// Its tone.
    pub tone: Tone,
    /// The message.
    pub says: &'static Entry,
}

impl Says {
    /// In this tone.
    pub const fn new(tone: Tone, says: &'static Entry) -> Self {
        Self { tone, says }
    }

    /// On the way.
    pub const fn quiet(says: &'static Entry) -> Self {
        Self::new(Tone::Quiet, says)
    }
}

/// An entry of a timeline in words: what was done, to what, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Its tone.
    pub tone: Tone,
    /// What was done.
    pub says: Message,
    /// Ids of the texts that name what it was done to, in order.
    pub texts: Vec<String>,
    /// What no text of the scene says, after these: a number, and how it went.
    pub detail: Option<Message>,
    /// Id of the text that says in answer to what; it stands in brackets at the end.
    pub about: Option<String>,
}

impl Summary {
    /// Something that was done to what these texts name.
    pub fn of(says: Says, texts: impl IntoIterator<Item = String>) -> Self {
        let texts = texts.into_iter().collect();
        Self { tone: says.tone, says: says.says.into(), texts, detail: None, about: None }
    }

    /// With words of its own after that.
    pub fn with_detail(self, detail: Message) -> Self {
        Self { detail: Some(detail), ..self }
    }

    /// In answer to what this text says.
    pub fn in_answer_to(self, text: String) -> Self {
        Self { about: Some(text), ..self }
    }
}
