//! What is said: one queue of everything that is to be read or answered, whoever says it: lines, descriptions, and what blocks say, such as
//! dialogues, verdicts and questions.
//!
//! Does: keep the queue in the order in which it is shown, join what one deed set off into one card, and drop what belongs to a step that
//! is passed. Does not: know what a block says or how it looks; a block's utterance is a kind and an id, and the block knows the rest.

use crate::{Play, StateHash, TICKS_PER_SECOND};
use shujin_lesson::FALLBACK;
use shujin_lesson::format::Scalar;
use std::collections::BTreeMap;

/// What is said within this many ticks of each other was set off by one deed: rules that wait for a condition answer a tick or two later.
const ONE_DEED: u64 = TICKS_PER_SECOND / 4;

/// Letters of lines that stand on one card: below each other, below something else that is said, above a question.
const ROOM: usize = 120;
const ROOM_BELOW: usize = 60;
const ROOM_ABOVE: usize = 80;

/// How pressing an utterance is: a more pressing one is shown first, also where it came later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// A dialogue: it has the learner to itself.
    Dialogue,
    /// What came of an answer.
    Verdict,
    /// What was just touched tells about itself. One at a time: the next one takes its place.
    Thing,
    /// A line that answers what the learner just did. What was done before needs no answer any more.
    Reply,
    /// An explanation that waited for its outcome.
    Reveal,
    /// A line of the lesson. It comes before the question that it prompts.
    Line,
    /// What waits for an answer.
    Question,
}

/// What an utterance says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The line of this id.
    Line(String),
    /// The description of this node.
    About(String),
    /// Something of a block's.
    OfBlock {
        /// A word of the block's own.
        kind: &'static str,
        /// Which one of that kind.
        id: String,
    },
}

/// What names meant when something was said: a verdict keeps its figures, whatever is changed while it is read.
pub(crate) type Figures = BTreeMap<String, Option<Scalar>>;

/// One thing that is said.
#[derive(Clone, Debug, PartialEq)]
pub struct Utterance {
    /// What it says.
    pub content: Content,
    /// How pressing it is.
    pub priority: Priority,
    /// The tick at which it was said.
    since: u64,
    /// The step, as `task.step`, with which a line goes; it stays until it is read where there is none.
    step: Option<String>,
    /// It greets at a place, and goes when somebody goes elsewhere.
    greets: bool,
    /// The figures of a line as they were when it was said.
    pub(crate) figures: Figures,
    /// How long a line is, in letters of the fallback language: the same in every language, since it decides what the next touch closes.
    letters: usize,
}

impl Utterance {
    fn is_line(&self) -> bool {
        matches!(self.content, Content::Line(_))
    }

    /// Whether it is this of a block's.
    pub fn is(&self, kind: &str, id: &str) -> bool {
        matches!(&self.content, Content::OfBlock { kind: own_kind, id: own } if *own_kind == kind && own == id)
    }

    /// Its id, where it is of this kind of a block's.
    pub fn id_of(&self, kind: &str) -> Option<&str> {
        match &self.content {
            Content::OfBlock { kind: own, id } if *own == kind => Some(id),
            _ => None,
        }
    }
}

/// Everything that is to be read or answered, in the order in which it is shown.
#[derive(Debug, Default)]
pub struct Speech(Vec<Utterance>);

impl Speech {
    /// All of it, what is shown first in front.
    pub fn iter(&self) -> impl Iterator<Item = &Utterance> {
        self.0.iter()
    }

    /// Whether nothing is to be read or answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What stands on the card that is shown now: the head, and what joins it.
    ///
    /// Lines of one deed stand together, below what else that deed set off, and above the question that they prompt.
    pub fn card(&self) -> &[Utterance] {
        let Some(head) = self.0.first() else { return &[] };
        let only_lines = head.is_line();
        let mut letters = head.letters;
        let mut end = 1;
        for next in &self.0[1..] {
            let joins = match next.priority {
                // A description is long: only what came of the very touch stands below it.
                Priority::Line if head.priority == Priority::Thing => false,
                Priority::Reply | Priority::Line if head.priority != Priority::Dialogue => {
                    let room = if only_lines { ROOM } else { ROOM_BELOW };
                    next.since.abs_diff(head.since) <= ONE_DEED && letters + next.letters <= room
                }
                Priority::Question => only_lines && letters <= ROOM_ABOVE,
                _ => false,
            };
            if !joins {
                break;
            }
            letters += next.letters;
            end += 1;
            if next.priority == Priority::Question {
                break;
            }
        }
        &self.0[..end]
    }

    /// Drops what greets at a place that is left.
    pub(crate) fn drop_greetings(&mut self) {
        self.0.retain(|one| !one.greets);
    }

    /// Whether the card that is shown now has something to be read and put away, not a question alone.
    pub fn can_go_on(&self) -> bool {
        self.0.first().is_some_and(|head| head.priority != Priority::Question)
    }

    /// What is to be read and put away: all but questions, which may belong to the place where one is taken.
    pub(crate) fn to_be_read(&self) -> impl Iterator<Item = &Content> {
        self.0.iter().filter(|one| one.priority != Priority::Question).map(|one| &one.content)
    }

    /// The node whose description waits to be read.
    pub fn reading(&self) -> Option<&str> {
        self.0.iter().find_map(|one| if let Content::About(node) = &one.content { Some(node.as_str()) } else { None })
    }

    /// The lines that wait to be read.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|one| if let Content::Line(line) = &one.content { Some(line.as_str()) } else { None })
    }

    /// The ids of what blocks say of this kind, what is shown first in front.
    pub fn of_kind<'a>(&'a self, kind: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter_map(move |one| one.id_of(kind))
    }

    /// Whether something of this priority is to be read.
    pub(crate) fn has(&self, priority: Priority) -> bool {
        self.0.iter().any(|one| one.priority == priority)
    }

    /// Puts one behind everything as pressing as itself.
    fn put(&mut self, one: Utterance) {
        match one.priority {
            Priority::Thing => self.drop_all(Priority::Thing),
            Priority::Reply => {
                self.0.retain(|other| other.priority != Priority::Reply || other.since + ONE_DEED >= one.since);
            }
            _ => {}
        }
        let at = self.0.iter().position(|other| other.priority > one.priority).unwrap_or(self.0.len());
        self.0.insert(at, one);
    }

    /// Drops everything of this priority.
    pub(crate) fn drop_all(&mut self, priority: Priority) {
        self.0.retain(|one| one.priority != priority);
    }

    /// Drops one of a block's, whether it is shown or waits.
    pub fn drop_of_kind(&mut self, kind: &str, id: &str) {
        self.0.retain(|one| !one.is(kind, id));
    }

    /// Drops everything.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    fn drop_one(&mut self, content: &Content) {
        if let Some(at) = self.0.iter().position(|one| one.content == *content) {
            self.0.remove(at);
        }
    }

    /// A step is passed: its lines go. What the very deed said that passed it stays, and goes with the step that is open then.
    pub(crate) fn passed(&mut self, step: &str, tick: u64) {
        let is_of_the_deed = |one: &Utterance| one.since + ONE_DEED >= tick;
        self.0.retain(|one| one.step.as_deref() != Some(step) || is_of_the_deed(one));
        for one in self.0.iter_mut().filter(|one| one.step.as_deref() == Some(step)) {
            one.step = None;
        }
    }

    /// A step came up: lines that go with none go with it.
    pub(crate) fn came_up(&mut self, step: &str) {
        for one in self.0.iter_mut().filter(|one| one.is_line() && one.step.is_none()) {
            one.step = Some(step.to_owned());
        }
    }

    pub(crate) fn hash(&self, to: &mut StateHash) {
        to.bytes(&(self.0.len() as u64).to_le_bytes());
        for one in &self.0 {
            to.bytes(&[one.priority as u8]);
            match &one.content {
                Content::Line(id) | Content::About(id) => to.text(id),
                Content::OfBlock { kind, id } => to.list([*kind, id.as_str()]),
            }
            to.bytes(&one.since.to_le_bytes());
            to.list(&one.step);
        }
    }
}

impl Play {
    /// Says a line. It goes with the step that is open; one that waits already is not said twice.
    pub(crate) fn say_line(&mut self, line: &str, priority: Priority, greets: bool) {
        let step = self.progress.open_step(&self.lesson.scene).map(|(task, step)| format!("{}.{}", task.id, step.id));
        let letters = self.text(FALLBACK, &format!("line.{line}")).chars().count();
        let content = Content::Line(line.to_owned());
        let figures = self.figures_in(&format!("line.{line}"));
        self.speech.drop_one(&content);
        self.speech.put(Utterance { content, priority, since: self.tick, step, greets, figures, letters });
    }

    /// Shows the description of a node.
    pub(crate) fn say_about(&mut self, node: &str) {
        let content = Content::About(node.to_owned());
        self.utter(content, Priority::Thing);
    }

    /// Says something of a block's, once: what is in the queue already stays where it is.
    pub fn say_of_block(&mut self, kind: &'static str, id: &str, priority: Priority) {
        if priority == Priority::Dialogue {
            self.speech.drop_all(Priority::Thing);
        }
        if !self.speech.iter().any(|one| one.is(kind, id)) {
            self.utter(Content::OfBlock { kind, id: id.to_owned() }, priority);
        }
    }

    fn utter(&mut self, content: Content, priority: Priority) {
        let figures = Figures::new();
        let since = self.tick;
        self.speech.put(Utterance { content, priority, since, step: None, greets: false, figures, letters: 0 });
    }

    /// Goes on in what is being said: what was read on the card goes, and blocks go on in what is theirs.
    pub(crate) fn next(&mut self) {
        let blocks = self.blocks;
        let read: Vec<Content> = self.speech.card().iter().map(|one| one.content.clone()).collect();
        for content in read {
            let goes_on = match &content {
                Content::OfBlock { kind, id } => blocks.iter().any(|block| block.next(self, kind, id)),
                _ => false,
            };
            if !goes_on {
                self.speech.drop_one(&content);
            }
        }
    }
}

#[cfg(test)]
mod tests;
