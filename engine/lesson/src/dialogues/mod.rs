//! Compiled dialogues: what a player gets instead of Yarn and its compiler.
//!
//! Does: hold them, turn them into two files of a pack and back, refuse those that do not fit. Does not: compile
//! ([`crate::read`] does, where the feature `author` is on) and not run them; `shujin_play` does.

mod form;
pub mod operand;

use crate::files::Files;
use crate::report::{Message, say, shorten};
use prost::Message as _;
use std::collections::BTreeMap;
use yarnspinner_core::prelude::{Library, Program};

/// The compiled program's place in a pack: protobuf, Yarn's own `.yarnc`.
pub const PROGRAM: &str = "compiled/dialogues.yarnc";
/// The place of its texts: a JSON object, text by line id.
pub const TEXTS: &str = "compiled/dialogues.json";

/// Most bytes of each of the two: many times what the largest dialogues that check clean give.
const MOST: usize = 4 << 20;

/// The dialogues of a scene, compiled.
#[derive(Clone, Debug, PartialEq)]
pub struct Dialogues {
    /// Nodes with their instructions, for whoever runs them.
    pub program: Program,
    /// The text of each line and option in the dialogues' own language, by `line:<id>`; `{0}` stands for what is computed.
    pub texts: BTreeMap<String, String>,
}

impl Dialogues {
    /// A program and all texts of its files, of which those are kept that are said.
    #[cfg(feature = "author")]
    pub(crate) fn new(program: Program, texts: impl IntoIterator<Item = (String, String)>) -> Dialogues {
        let said = form::said(&program);
        let texts = texts.into_iter().filter(|(id, _)| said.contains(id.as_str())).collect();
        Dialogues { program, texts }
    }

    /// The two files, [`PROGRAM`] and [`TEXTS`]. The same dialogues give the same bytes.
    pub fn write(&self) -> (Vec<u8>, Vec<u8>) {
        // A map of texts by texts is JSON whatever stands in it.
        (self.program.encode_to_vec(), serde_json::to_vec(&self.texts).unwrap_or_default())
    }

    /// Reads the two files, held against the `.yarn` files beside them.
    ///
    /// # Errors
    /// What is wrong: they cannot be read, or are not of these dialogues.
    pub(crate) fn read(program: &[u8], texts: &[u8], files: &Files) -> Result<Dialogues, Message> {
        let most = MOST >> 10;
        if program.len() > MOST || texts.len() > MOST {
            return Err(say!("yarn-more-than-kilobytes", most));
        }
        let unread = |error: &dyn std::fmt::Display| {
            let error = shorten(&error.to_string());
            say!("yarn-program-unreadable", error)
        };
        let program = Program::decode(program).map_err(|e| unread(&e))?;
        let texts = serde_json::from_slice(texts).map_err(|e| unread(&e))?;
        let read = Dialogues { program, texts };
        read.fits(files)?;
        Ok(read)
    }

    /// Whether it is well formed and names nothing that the `.yarn` files do not have.
    ///
    /// # Errors
    /// What does not fit.
    pub(crate) fn fits(&self, files: &Files) -> Result<(), Message> {
        form::check(self, files)
    }
}

/// The functions that a dialogue may call, with Yarn's own meaning. Those of chance are for the player to replace: they
/// would ask the system.
pub fn library() -> Library {
    let mut library = Library::standard_library();
    library.add_function("visited", |_: String| false);
    library.add_function("visited_count", |_: String| 0.0_f32);
    library
}
