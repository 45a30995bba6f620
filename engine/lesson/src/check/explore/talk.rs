//! Dialogues as far as they could go: the compiled program, instruction by instruction, both ways where a condition could
//! turn out either way. Instructions mean what they mean in the `play` crate.

use super::could::{Could, Truths};
use super::evaluate::compare;
use super::reckon::arithmetic;
use super::work::Work;
use super::world::World;
use crate::dialogues::operand::{count, text, yes_or_no};
use crate::expr::Binary;
use crate::format::Scalar;
use std::collections::{BTreeMap, BTreeSet};
use yarnspinner_core::prelude::{Node, OpCode, Operand, OperandValue, Program};

/// Where a node of a dialogue leads.
#[derive(Default)]
struct Ways {
    /// Other nodes.
    nodes: BTreeSet<String>,
    /// Whether it could be the end.
    over: bool,
}

/// How an instruction could be reached.
#[derive(Clone, Default, PartialEq)]
struct State {
    stack: Vec<Could>,
    /// Labels of the options that could be offered next, and whether one is there in any case.
    options: BTreeSet<String>,
    certain: bool,
}

/// A node while it is followed.
struct Walk<'n> {
    node: &'n Node,
    states: BTreeMap<usize, State>,
    open: Vec<usize>,
    ways: Ways,
    /// What states were made and held against others, in pieces of work.
    cost: usize,
}

impl World<'_> {
    /// Follows every dialogue that could begin.
    pub(super) fn dialogues(&mut self) {
        let Some(program) = self.program else { return };
        let mut ways: BTreeMap<String, Ways> = BTreeMap::new();
        let mut open: Vec<String> = self.begun.iter().map(|n| (*n).to_owned()).collect();
        while let Some(name) = open.pop() {
            if let Some(node) = program.nodes.get(&name).filter(|_| !ways.contains_key(&name)) {
                let found = self.walk(node);
                open.extend(found.nodes.iter().cloned());
                ways.insert(name, found);
            }
        }
        for talk in self.begun.clone() {
            if !self.over.contains(talk) && ends(talk, &ways) {
                self.over.insert(talk);
                self.changed();
            }
        }
    }

    fn walk(&mut self, node: &Node) -> Ways {
        let mut walk = Walk { node, states: BTreeMap::new(), open: Vec::new(), ways: Ways::default(), cost: 0 };
        walk.reach(0, State::default());
        while let Some(at) = walk.open.pop() {
            self.work.add(1 + walk.states.get(&at).map_or(0, |state| state.stack.len() + state.options.len()));
            if self.gave_up() {
                break;
            }
            // An instruction that makes no sense ends the dialogue.
            if self.follow(&mut walk, at).is_none() {
                walk.ways.over = true;
            }
            self.work.add(std::mem::take(&mut walk.cost));
        }
        walk.ways
    }

    /// Looks at an instruction: where it leads, with what.
    fn follow(&mut self, walk: &mut Walk<'_>, at: usize) -> Option<()> {
        let instruction = walk.node.instructions.get(at)?;
        let mut state = walk.states.get(&at)?.clone();
        let stack = &mut state.stack;
        match OpCode::try_from(instruction.opcode).ok()? {
            OpCode::JumpTo => return walk.jump(text(instruction, 0)?, state),
            OpCode::Jump => {
                let labels = words(stack.last()?).unwrap_or_else(|| walk.node.labels.keys().cloned().collect());
                return labels.iter().try_for_each(|label| walk.jump(label, state.clone()));
            }
            OpCode::JumpIfFalse => {
                let Truths { yes, no, fails } = stack.last()?.truths();
                walk.ways.over |= fails;
                if no {
                    walk.jump(text(instruction, 0)?, state.clone())?;
                }
                if !yes {
                    return Some(());
                }
            }
            OpCode::RunLine | OpCode::RunCommand => drop(split(stack, count(instruction, 1)?)?),
            OpCode::AddOption => {
                drop(split(stack, count(instruction, 2)?)?);
                let sure = Truths { yes: true, ..Truths::default() };
                let had = if yes_or_no(instruction, 3)? { stack.pop()?.truths() } else { sure };
                walk.ways.over |= had.fails;
                state.certain |= had == sure;
                if had.yes {
                    state.options.insert(text(instruction, 1)?.to_owned());
                }
            }
            OpCode::ShowOptions => {
                // Where none can be had there is nothing to choose, and the dialogue is over.
                walk.ways.over |= !state.certain;
                let (options, before) = (std::mem::take(&mut state.options), state);
                for label in options {
                    let mut state = State { certain: false, ..before.clone() };
                    state.stack.push(Could::word(&label));
                    // Each option leads to its own lines: with the others it could be any.
                    match walk.node.instructions.get(at + 1).and_then(|next| OpCode::try_from(next.opcode).ok()) {
                        Some(OpCode::Jump) => walk.jump(&label, state)?,
                        _ => walk.reach(at + 1, state),
                    }
                }
                return Some(());
            }
            OpCode::PushString | OpCode::PushFloat | OpCode::PushBool => {
                stack.push(Could::one(constant(instruction.operands.first()?)?));
            }
            OpCode::PushNull => return None,
            OpCode::Pop => drop(stack.pop()?),
            OpCode::CallFunc => {
                let arguments = stack.pop()?.hull().filter(|(low, high)| low == high)?.0 as usize;
                let arguments = split(stack, arguments)?;
                let given = call(text(instruction, 0)?, &arguments, &self.work);
                walk.ways.over |= given.fails();
                stack.push(given);
            }
            OpCode::PushVariable => stack.push(self.variable(text(instruction, 0)?.trim_start_matches('$'))),
            OpCode::StoreVariable => {
                let (name, to) = (text(instruction, 0)?.trim_start_matches('$'), stack.last()?.clone());
                self.set_variable(name, &to);
                self.set(name, &to);
            }
            OpCode::Stop => {
                walk.ways.over = true;
                return Some(());
            }
            OpCode::RunNode => {
                let all = || self.program.iter().flat_map(|p| p.nodes.keys().cloned()).collect();
                walk.ways.nodes.extend(words(stack.last()?).unwrap_or_else(all));
                return Some(());
            }
        }
        walk.reach(at + 1, state);
        Some(())
    }

    /// What a variable could be: a value of the scene, as Yarn counts, or one of the dialogue's own.
    fn variable(&self, name: &str) -> Could {
        let mut could = self.variables.get(name).cloned().unwrap_or_default();
        if self.scene.values.iter().any(|v| v.id == name) {
            could.join(&in_f32(&self.name(name)));
        }
        if could.is_none() { Could::any() } else { could }
    }
}

impl Walk<'_> {
    fn jump(&mut self, label: &str, state: State) -> Option<()> {
        let at = usize::try_from(*self.node.labels.get(label)?).ok()?;
        self.reach(at, state);
        Some(())
    }

    /// Comes to an instruction; what is new there is looked at again.
    fn reach(&mut self, at: usize, state: State) {
        self.cost += 1 + state.stack.len() + 4 * state.options.len();
        let now = match self.states.get(&at) {
            None => state,
            Some(before) => before.joined(&state),
        };
        if self.states.get(&at) != Some(&now) {
            self.states.insert(at, now);
            self.open.push(at);
        }
    }
}

impl State {
    /// Both at once. What two stacks have in common lies on top.
    fn joined(&self, other: &State) -> State {
        let length = self.stack.len().min(other.stack.len());
        let mut stack = self.stack[self.stack.len() - length..].to_vec();
        for (could, more) in stack.iter_mut().zip(&other.stack[other.stack.len() - length..]) {
            could.join(more);
        }
        let options = self.options.union(&other.options).cloned().collect();
        State { stack, options, certain: self.certain && other.certain }
    }
}

/// Whether a dialogue could come to an end.
fn ends(start: &str, ways: &BTreeMap<String, Ways>) -> bool {
    let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
    while let Some(name) = open.pop() {
        // A node that is not there ends it.
        let Some(here) = ways.get(name) else { return true };
        if here.over {
            return true;
        }
        if seen.insert(name) {
            open.extend(here.nodes.iter().map(String::as_str));
        }
    }
    false
}

/// What the dialogues' variables are before anything is said.
pub(super) fn variables(program: Option<&Program>) -> BTreeMap<String, Could> {
    let starts = program.into_iter().flat_map(|p| &p.initial_values);
    let bare = |name: &str| name.trim_start_matches('$').to_owned();
    starts.filter_map(|(name, value)| Some((bare(name), Could::one(constant(value)?)))).collect()
}

/// The variables that dialogues set.
pub(super) fn stored(program: Option<&Program>) -> BTreeSet<String> {
    let all = program.into_iter().flat_map(|p| p.nodes.values()).flat_map(|node| &node.instructions);
    let stores = all.filter(|i| OpCode::try_from(i.opcode) == Ok(OpCode::StoreVariable));
    stores.filter_map(|i| text(i, 0)).map(|name| name.trim_start_matches('$').to_owned()).collect()
}

/// Takes so many values from the top, in the order in which they were put there.
fn split(stack: &mut Vec<Could>, count: usize) -> Option<Vec<Could>> {
    Some(stack.split_off(stack.len().checked_sub(count)?))
}

/// The words that something could be; none where it could be any.
fn words(could: &Could) -> Option<Vec<String>> {
    let word = |v: &Scalar| if let Scalar::Word(word) = v { Some(word.clone()) } else { None };
    (!could.is_any_word()).then(|| could.few().iter().filter_map(word).collect())
}

/// What a function could give. Yarn's operators are functions of kinds; of the others nothing is known.
fn call(name: &str, arguments: &[Could], work: &Work) -> Could {
    let (kind, method) = name.split_once('.').unwrap_or(("", name));
    let comparison = match method {
        "EqualTo" => Some(Binary::Equal),
        "NotEqualTo" => Some(Binary::Unequal),
        "LessThan" => Some(Binary::Less),
        "LessThanOrEqualTo" => Some(Binary::LessEqual),
        "GreaterThan" => Some(Binary::Greater),
        "GreaterThanOrEqualTo" => Some(Binary::GreaterEqual),
        _ => None,
    };
    match (kind, comparison, method, arguments) {
        ("Number" | "Bool" | "String", Some(op), _, [a, b]) => Could::from_truths(compare(op, a, b)),
        ("Number", _, "Add", [a, b]) => in_f32(&arithmetic(Binary::Add, a, b, work)),
        ("Number", _, "Subtract" | "Minus", [a, b]) => in_f32(&arithmetic(Binary::Subtract, a, b, work)),
        ("Number", _, "Multiply", [a, b]) => in_f32(&arithmetic(Binary::Multiply, a, b, work)),
        ("Number", ..) => Could::any_number(),
        ("Bool", _, "Not", [a]) => {
            let Truths { yes, no, fails } = a.truths();
            Could::from_truths(Truths { yes: no, no: yes, fails })
        }
        ("Bool", _, "And" | "Or" | "Xor", [a, b]) => Could::from_truths(joined(method, a.truths(), b.truths())),
        ("Bool", ..) => Could::if_ever(true),
        ("String", ..) => Could::any_word(),
        _ => Could::any(),
    }
}

/// Both sides are looked at in any case.
fn joined(method: &str, a: Truths, b: Truths) -> Truths {
    let fails = a.fails || b.fails;
    match method {
        "And" => Truths { yes: a.yes && b.yes, no: a.no || b.no, fails },
        "Or" => Truths { yes: a.yes || b.yes, no: a.no && b.no, fails },
        _ => Truths { yes: (a.yes && b.no) || (a.no && b.yes), no: (a.yes && b.yes) || (a.no && b.no), fails },
    }
}

/// As Yarn counts.
fn in_f32(could: &Could) -> Could {
    let rounded = |n: f64| f64::from(n as f32);
    let mut out = if could.fails() { Could::failure() } else { Could::none() };
    if could.is_any_word() {
        out.join(&Could::any_word());
    }
    for value in could.few() {
        out.add(if let Scalar::Number(n) = value { Scalar::Number(rounded(*n)) } else { value.clone() });
    }
    if let Some((low, high)) = could.between() {
        out.add_span(rounded(low), rounded(high));
    }
    out
}

fn constant(operand: &Operand) -> Option<Scalar> {
    Some(match operand.value.as_ref()? {
        OperandValue::StringValue(word) => Scalar::Word(word.clone()),
        OperandValue::FloatValue(n) => Scalar::Number(f64::from(*n)),
        OperandValue::BoolValue(yes) => Scalar::Bool(*yes),
    })
}
