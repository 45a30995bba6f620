//! Runs compiled dialogues: instruction by instruction, up to the next line or options.
//!
//! Of our own, because a pack may come from anybody: `yarnspinner_runtime` trusts the compiler and panics at a program that
//! no compiler wrote, which in a browser is the end of the engine, and it never gives up. Here every value that is not
//! there or of the wrong kind ends the dialogue, as do too many steps. The functions are Yarn's own.

use super::markup::{Plain, plain};
use shujin_lesson::dialogues::operand::{count, text, yes_or_no};
use shujin_lesson::{Dialogues, Lesson};
use std::any::TypeId;
use std::collections::BTreeMap;
use std::sync::Arc;
use yarnspinner_core::prelude::{Instruction, Library, Node, OpCode, Operand, OperandValue, UntypedYarnFn, YarnValue};

/// Most instructions from one line to the next. A dialogue that computes so long would hold up the lesson.
const STEPS: usize = 100_000;
/// Most values that wait at once.
const DEEP: usize = 10_000;
/// Most bytes of a word that a dialogue puts together, so that doubling it cannot fill the memory.
const WORD: usize = 4 << 10;
/// Most bytes of a line with its words filled in.
const LINE: usize = 64 << 10;
/// Most options to choose from.
const OPTIONS: usize = 100;

/// What a dialogue comes to next.
pub(crate) enum Next {
    /// A line: its id, and what it says.
    Line(String, Plain),
    /// Something to choose.
    Options(Vec<Choice>),
    /// Nothing more.
    Over,
}

/// An option.
pub(crate) struct Choice {
    /// Its line's id.
    pub id: String,
    /// What it says.
    pub said: Plain,
    /// Whether its condition holds.
    pub available: bool,
    /// The label at which it goes on.
    to: String,
}

/// A dialogue that runs.
pub(crate) struct Machine {
    lesson: Arc<Lesson>,
    library: Library,
    /// Values by name, with `$`.
    pub variables: BTreeMap<String, YarnValue>,
    node: String,
    at: usize,
    stack: Vec<YarnValue>,
    options: Vec<Choice>,
    /// The labels of the options that were offered last.
    offered: Vec<String>,
}

/// What an instruction leads to.
enum Step {
    Go,
    Say(Next),
}

impl Machine {
    /// The dialogues of a lesson with these functions; none if it has none.
    pub(crate) fn new(lesson: &Arc<Lesson>, library: Library) -> Option<Machine> {
        let starts = lesson.dialogue.as_ref()?.program.initial_values.iter();
        Some(Machine {
            variables: starts.filter_map(|(name, value)| Some((name.clone(), constant(value)?))).collect(),
            lesson: Arc::clone(lesson),
            library,
            node: String::new(),
            at: 0,
            stack: Vec::new(),
            options: Vec::new(),
            offered: Vec::new(),
        })
    }

    /// Goes to the start of a node; false if there is none of this name.
    pub(crate) fn begin(&mut self, node: &str) -> bool {
        let there = self.lesson.dialogue.as_ref().is_some_and(|d| d.program.nodes.contains_key(node));
        if there {
            self.stop();
            self.node = node.into();
        }
        there
    }

    /// Forgets where it stands.
    pub(crate) fn stop(&mut self) {
        self.node.clear();
        self.at = 0;
        self.stack.clear();
        self.options.clear();
        self.offered.clear();
    }

    /// Chooses an option of those offered last, by its place among them.
    pub(crate) fn choose(&mut self, option: usize) -> bool {
        let Some(to) = self.offered.get(option).cloned() else { return false };
        self.stack.push(YarnValue::String(to));
        self.offered.clear();
        true
    }

    /// Runs to the next line or options. What makes no sense ends the dialogue.
    pub(crate) fn go_on(&mut self) -> Next {
        let lesson = Arc::clone(&self.lesson);
        let Some(dialogues) = &lesson.dialogue else { return Next::Over };
        // Without a choice nothing follows options: none of them can be had.
        for _ in 0..if self.offered.is_empty() { STEPS } else { 0 } {
            match self.step(dialogues) {
                Some(Step::Go) => {}
                Some(Step::Say(next)) => return next,
                None => break,
            }
        }
        Next::Over
    }

    fn step(&mut self, dialogues: &Dialogues) -> Option<Step> {
        let node = dialogues.program.nodes.get(&self.node)?;
        let instruction = node.instructions.get(self.at)?;
        self.at += 1;
        match OpCode::try_from(instruction.opcode).ok()? {
            OpCode::JumpTo => self.at = label(node, text(instruction, 0)?)?,
            OpCode::Jump => self.at = label(node, &String::from(self.stack.last()?))?,
            OpCode::JumpIfFalse => {
                if !bool::try_from(self.stack.last()?).ok()? {
                    self.at = label(node, text(instruction, 0)?)?;
                }
            }
            OpCode::RunLine => {
                let id = text(instruction, 0)?;
                let said = self.line(dialogues, id, count(instruction, 1)?)?;
                return Some(Step::Say(Next::Line(id.into(), said)));
            }
            // No command means anything here: what happens is the business of a scene's rules.
            OpCode::RunCommand => drop(self.pop_words(count(instruction, 1)?)?),
            OpCode::AddOption => self.add_option(dialogues, instruction)?,
            OpCode::ShowOptions => return Some(Step::Say(self.offer())),
            OpCode::PushString | OpCode::PushFloat | OpCode::PushBool => {
                self.push(constant(instruction.operands.first()?)?)?;
            }
            OpCode::PushNull => return None,
            OpCode::Pop => drop(self.stack.pop()?),
            OpCode::CallFunc => self.call(text(instruction, 0)?)?,
            OpCode::PushVariable => self.push(self.variables.get(text(instruction, 0)?)?.clone())?,
            OpCode::StoreVariable => {
                let name = text(instruction, 0).filter(|name| name.starts_with('$'))?;
                self.variables.insert(name.into(), self.stack.last()?.clone());
            }
            OpCode::Stop => return Some(Step::Say(Next::Over)),
            OpCode::RunNode => {
                let node = String::from(self.stack.pop()?);
                return self.begin(&node).then_some(Step::Go);
            }
        }
        Some(Step::Go)
    }

    fn push(&mut self, value: YarnValue) -> Option<()> {
        let long = matches!(&value, YarnValue::String(word) if word.len() > WORD);
        (!long && self.stack.len() < DEEP).then(|| self.stack.push(value))
    }

    /// The last values as words, in the order in which they were pushed.
    fn pop_words(&mut self, count: usize) -> Option<Vec<String>> {
        let from = self.stack.len().checked_sub(count)?;
        Some(self.stack.drain(from..).map(String::from).collect())
    }

    /// The text of a line, with so many of the last values filled in.
    fn line(&mut self, dialogues: &Dialogues, id: &str, count: usize) -> Option<Plain> {
        let words = self.pop_words(count)?;
        let mut text = dialogues.texts.get(id)?.clone();
        for (i, word) in words.iter().enumerate() {
            let hole = format!("{{{i}}}");
            if text.len() + text.matches(&hole).count() * word.len() > LINE {
                return None;
            }
            text = text.replace(&hole, word);
        }
        Some(plain(&text))
    }

    fn add_option(&mut self, dialogues: &Dialogues, instruction: &Instruction) -> Option<()> {
        let (id, to) = (text(instruction, 0)?, text(instruction, 1)?);
        let said = self.line(dialogues, id, count(instruction, 2)?)?;
        let conditional = yes_or_no(instruction, 3)?;
        let available = !conditional || bool::try_from(self.stack.pop()?).ok()?;
        let choice = Choice { id: id.into(), said, available, to: to.into() };
        (self.options.len() < OPTIONS).then(|| self.options.push(choice))
    }

    fn offer(&mut self) -> Next {
        if self.options.is_empty() {
            return Next::Over;
        }
        self.offered = self.options.iter().map(|o| o.to.clone()).collect();
        Next::Options(std::mem::take(&mut self.options))
    }

    /// Calls a function with its parameters, whose number lies on top of them.
    fn call(&mut self, name: &str) -> Option<()> {
        let count = usize::try_from(self.stack.pop()?).ok()?;
        let parameters = self.stack.split_off(self.stack.len().checked_sub(count)?);
        let visits = |node: YarnValue| {
            let name = Library::generate_unique_visited_variable_for_node(&String::from(node));
            self.variables.get(&name).and_then(|visits| f32::try_from(visits).ok()).unwrap_or(0.0)
        };
        let value = match (name, parameters.as_slice()) {
            ("visited", [node]) => YarnValue::Boolean(visits(node.clone()) > 0.0),
            ("visited_count", [node]) => YarnValue::Number(visits(node.clone())),
            _ => {
                let function = self.library.get(name).filter(|f| takes(*f, &parameters))?;
                function.call(parameters)
            }
        };
        self.push(value)
    }
}

/// Whether a function can be called with these: as many as it wants, and each of its kind or to be turned into it.
fn takes(function: &dyn UntypedYarnFn, parameters: &[YarnValue]) -> bool {
    let types = function.parameter_types();
    let any = [
        TypeId::of::<String>(),
        TypeId::of::<&String>(),
        TypeId::of::<&str>(),
        TypeId::of::<YarnValue>(),
        TypeId::of::<&YarnValue>(),
    ];
    let yes_or_no = [TypeId::of::<bool>(), TypeId::of::<&bool>()];
    let fits = |(kind, value): (&TypeId, &YarnValue)| {
        if any.contains(kind) {
            true
        } else if yes_or_no.contains(kind) {
            bool::try_from(value).is_ok()
        } else {
            f32::try_from(value).is_ok()
        }
    };
    types.len() == parameters.len() && types.iter().zip(parameters).all(fits)
}

/// Where a label stands in a node; behind the last instruction the dialogue is over.
fn label(node: &Node, name: &str) -> Option<usize> {
    usize::try_from(*node.labels.get(name)?).ok()
}

fn constant(operand: &Operand) -> Option<YarnValue> {
    Some(match operand.value.as_ref()? {
        OperandValue::StringValue(word) => YarnValue::String(word.clone()),
        OperandValue::FloatValue(n) => YarnValue::Number(*n),
        OperandValue::BoolValue(yes) => YarnValue::Boolean(*yes),
    })
}
