//! What names mean while a lesson runs, by number of their slot: no name is looked up by text in a tick.
//!
//! What changes by what happens (values, counts, answers, what is done) is written on a board when it changes. What changes by itself
//! (time, the bench, the music) is asked for when it is read. Computed values are run.

use crate::bench::BenchName;
use crate::music::MusicName;
use shujin_lesson::Expressions;
use shujin_lesson::format::{Scalar, Scene, Value};
use std::collections::HashMap;

/// Where a slot has its value.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// On the board.
    Board,
    /// Seconds since the lesson was started.
    Time,
    /// A computed value: the number of its expression.
    Computed(usize),
    /// Whether a dialogue is open that began at this node.
    Talking(String),
    /// Of the lab block.
    Bench(BenchName),
    /// Of the score.
    Music(MusicName),
    /// A cell of the row that is being written.
    Cell(usize),
}

/// The slots of a lesson.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    sources: Vec<Source>,
    board: Vec<f64>,
    slots: HashMap<String, usize>,
    /// Of each expression that can fail, what it gave last.
    last: Vec<f64>,
}

impl Scope {
    /// The slots that the expressions of a scene name.
    pub(crate) fn new(scene: &Scene, expressions: &Expressions) -> Scope {
        let names = expressions.names();
        let values: HashMap<&str, &Value> = scene.values.iter().map(|value| (value.id.as_str(), value)).collect();
        let find = |name: &str| values.get(name).copied();
        Scope {
            sources: names.iter().map(|name| source(scene, expressions, name, &find)).collect(),
            board: vec![0.0; names.len()],
            slots: names.iter().enumerate().map(|(slot, name)| (name.clone(), slot)).collect(),
            last: vec![0.0; expressions.len()],
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

    /// What an expression gave when it last gave anything.
    pub(crate) fn last(&self, expression: usize) -> f64 {
        self.last.get(expression).copied().unwrap_or(0.0)
    }

    pub(crate) fn set_last(&mut self, expression: usize, value: f64) {
        if let Some(last) = self.last.get_mut(expression) {
            *last = value;
        }
    }
}

/// Where a name has its value that is looked up by its text.
pub(crate) fn source_of(scene: &Scene, expressions: &Expressions, name: &str) -> Source {
    source(scene, expressions, name, &|name| scene.values.iter().find(|value| value.id == name))
}

fn source<'s>(
    scene: &Scene,
    expressions: &Expressions,
    name: &str,
    find: &dyn Fn(&str) -> Option<&'s Value>,
) -> Source {
    if let Some(value) = find(name) {
        return value.is.as_ref().map_or(Source::Board, |is| Source::Computed(expressions.index(is)));
    }
    let (kind, rest) = name.split_once('.').unwrap_or((name, ""));
    let bench = || scene.lab.as_ref().and_then(|lab| BenchName::read(lab, kind, rest)).map(Source::Bench);
    let music = || MusicName::read(kind, rest).map(Source::Music);
    match kind {
        "time" => Source::Time,
        "talking" => Source::Talking(rest.to_owned()),
        "cell" => {
            let columns = scene.lab.iter().flat_map(|lab| &lab.table).flat_map(|table| &table.columns);
            Source::Cell(columns.map(|column| &column.id).position(|id| id == rest).unwrap_or(usize::MAX))
        }
        _ => bench().or_else(music).unwrap_or(Source::Board),
    }
}

/// The number that a value is in expressions: yes is 1, a word is its number in the scene's list.
pub(crate) fn number(expressions: &Expressions, value: &Scalar) -> f64 {
    match value {
        Scalar::Bool(yes) => f64::from(u8::from(*yes)),
        Scalar::Number(n) => *n,
        Scalar::Word(word) => expressions.word(word),
    }
}
