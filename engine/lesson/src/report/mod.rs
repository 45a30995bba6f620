//! What is wrong with a scene: every problem with its place and its remedy, in every locale.
//!
//! Nothing is judged here; [`crate::read`] fills a report.

mod codes;
mod print;

pub(crate) use codes::{CODES, code};
pub use codes::{Code, REFUSALS};

use serde::Serialize;
pub(crate) use shujin_messages::{Locale, Message};

/// Something quoted from the author's file, shortened when long. It is the same in every locale.
pub fn quote(text: &str) -> Message {
    Message::same(format!("`{}`", shorten(text)))
}

/// At most 60 characters of `text`, on one line.
pub(crate) fn shorten(text: &str) -> String {
    let mut out: String = text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(60).is_some() {
        out.push('…');
    }
    out
}

/// A [`Message`] of this crate: `say!("file-is-link", link)`.
macro_rules! say {
    ($($message:tt)*) => {
        shujin_messages::message!($crate::MESSAGES, $($message)*)
    };
}
pub(crate) use say;

/// The entry of a message of this crate, for tables: `entry!("kind-node")`.
macro_rules! entry {
    ($($id:tt)*) => {
        shujin_messages::entry!($crate::MESSAGES, $($id)*)
    };
}
pub(crate) use entry;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The scene cannot be shown until it is mended.
    Error,
    /// The scene can be shown; the author should look.
    Warning,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What kind of problem: one of [`codes`](crate::codes).
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The file inside the scene.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What stands there.
    pub found: Message,
    /// What should.
    pub expected: Message,
    /// What to do about it.
    pub help: Message,
}

/// All problems of a scene, sorted by file, line and column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The problems.
    pub problems: Vec<Problem>,
}

impl Report {
    /// Whether the scene can be shown: no errors, whatever warnings.
    pub fn is_clean(&self) -> bool {
        self.errors() == 0
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|p| p.severity == Severity::Error).count()
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.problems.len() - self.errors()
    }

    /// Sorts by file (`scene.toml` first), line, column and code, and drops what is said twice.
    pub fn sort(&mut self) {
        self.problems.sort_by(|a, b| {
            let key = |p: &Problem| (p.file != "scene.toml", p.file.clone(), p.line, p.column, p.code);
            key(a).cmp(&key(b))
        });
        self.problems.dedup();
    }
}
