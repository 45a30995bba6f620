//! What names mean while a lesson runs, by number of their slot: no name is looked up by text in a tick.
//!
//! What changes by what happens (values, counts, answers, what is done) is written on a board when it changes. What changes by itself
//! (time, and what blocks say) is asked for when it is read. Computed values are run.

use crate::block::{Blocks, Name, Reads};
use shujin_lesson::format::{Scalar, Scene, Value};
use shujin_lesson::{Expressions, Lesson};
use std::collections::{BTreeSet, HashMap};

/// Where a slot has its value.
#[derive(Clone)]
pub(crate) enum Source {
    /// On the board.
    Board,
    /// Seconds since the lesson was started.
    Time,
    /// A computed value: the number of its expression.
    Computed(usize),
    /// A block says it when asked.
    Block(Reads),
    /// One of the numbers given to the expression.
    Given(usize),
}

/// The slots of a lesson.
pub(crate) struct Scope {
    sources: Vec<Source>,
    board: Vec<f64>,
    slots: HashMap<String, usize>,
    /// Of each expression that can fail, what it gave last; not a number where it never gave anything.
    last: Vec<f64>,
    /// Expressions that had no value at the last tick, though they had one before.
    pub(crate) failing: BTreeSet<usize>,
}

impl Scope {
    /// The slots that the expressions of a scene name.
    pub(crate) fn new(lesson: &Lesson, blocks: Blocks) -> Scope {
        let names = lesson.expressions.names();
        let values: HashMap<&str, &Value> =
            lesson.scene.values.iter().map(|value| (value.id.as_str(), value)).collect();
        let source = |name: &str| match own_source(&lesson.expressions, name, values.get(name).copied()) {
            Some(source) => source,
            None => match named_by(blocks, lesson, name) {
                Some(Name::Live(reads)) => Source::Block(reads),
                Some(Name::Given(at)) => Source::Given(at),
                Some(Name::Written(_)) | None => Source::Board,
            },
        };
        Scope {
            sources: names.iter().map(|name| source(name)).collect(),
            board: vec![0.0; names.len()],
            slots: names.iter().enumerate().map(|(slot, name)| (name.clone(), slot)).collect(),
            last: vec![f64::NAN; lesson.expressions.len()],
            failing: BTreeSet::new(),
        }
    }

    /// Where a slot has its value; nothing for a slot that the scene's own expressions do not know.
    pub(crate) fn source(&self, slot: u32) -> Option<&Source> {
        self.sources.get(slot as usize)
    }

    pub(crate) fn board(&self, slot: u32) -> f64 {
        self.board.get(slot as usize).copied().unwrap_or(0.0)
    }

    /// Writes what a name means now.
    pub(crate) fn write(&mut self, name: &str, value: f64) {
        if let Some(slot) = self.slots.get(name) {
            self.board[*slot] = value;
        }
    }

    /// What an expression gave when it last gave anything; 0 where it never did.
    pub(crate) fn last(&self, expression: usize) -> f64 {
        self.last.get(expression).copied().filter(|last| !last.is_nan()).unwrap_or(0.0)
    }

    /// Whether an expression ever gave anything.
    pub(crate) fn ever_gave(&self, expression: usize) -> bool {
        self.last.get(expression).is_some_and(|last| !last.is_nan())
    }

    pub(crate) fn set_last(&mut self, expression: usize, value: f64) {
        if let Some(last) = self.last.get_mut(expression) {
            *last = value;
        }
    }
}

/// What a name means to the first block that knows it.
pub(crate) fn named_by(blocks: Blocks, lesson: &Lesson, name: &str) -> Option<Name> {
    blocks.iter().find_map(|block| block.name(lesson, name))
}

/// Where a name has its value that is the scene's own, looked up by its text.
pub(crate) fn own_source_of(scene: &Scene, expressions: &Expressions, name: &str) -> Option<Source> {
    own_source(expressions, name, scene.values.iter().find(|value| value.id == name))
}

fn own_source(expressions: &Expressions, name: &str, value: Option<&Value>) -> Option<Source> {
    if let Some(value) = value {
        return Some(value.is.as_ref().map_or(Source::Board, |is| Source::Computed(expressions.index(is))));
    }
    (name == "time").then_some(Source::Time)
}

/// The number that a value is in expressions: yes is 1, a word is its number in the scene's list.
pub(crate) fn number(expressions: &Expressions, value: &Scalar) -> f64 {
    match value {
        Scalar::Bool(yes) => f64::from(u8::from(*yes)),
        Scalar::Number(n) => *n,
        Scalar::Word(word) => expressions.word(word),
    }
}
