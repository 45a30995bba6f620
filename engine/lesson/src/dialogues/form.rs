//! Whether compiled dialogues are well formed: operations that exist, with the operands they need, jumps that arrive,
//! and no node or line but those of the `.yarn` files.
//!
//! Does not: say whether a program ends or keeps its stack; whoever runs it counts and looks (`shujin_play`).

use super::{Dialogues, library};
use crate::check::yarn::scan;
use crate::files::Files;
use crate::report::{Message, say, shorten};
use std::collections::BTreeSet;
use yarnspinner_core::prelude::{Instruction, Library, Node, OpCode, OperandValue, Program};

/// What an operand must be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    YesNo,
}

/// The operands of an operation; `None` for one that no compiler writes any more.
fn operands(code: OpCode) -> Option<&'static [Kind]> {
    use Kind::{Number, Text, YesNo};
    Some(match code {
        OpCode::RunLine | OpCode::RunCommand => &[Text, Number],
        OpCode::AddOption => &[Text, Text, Number, YesNo],
        OpCode::JumpTo
        | OpCode::JumpIfFalse
        | OpCode::PushString
        | OpCode::CallFunc
        | OpCode::PushVariable
        | OpCode::StoreVariable => &[Text],
        OpCode::PushFloat => &[Number],
        OpCode::PushBool => &[YesNo],
        OpCode::Jump | OpCode::ShowOptions | OpCode::Pop | OpCode::Stop | OpCode::RunNode => &[],
        OpCode::PushNull => return None,
    })
}

fn kind(instruction: &Instruction, index: usize) -> Option<Kind> {
    Some(match instruction.operands.get(index)?.value.as_ref()? {
        OperandValue::StringValue(_) => Kind::Text,
        OperandValue::FloatValue(_) => Kind::Number,
        OperandValue::BoolValue(_) => Kind::YesNo,
    })
}

fn text(instruction: &Instruction, index: usize) -> Option<&str> {
    match instruction.operands.get(index)?.value.as_ref()? {
        OperandValue::StringValue(text) => Some(text),
        _ => None,
    }
}

/// The ids of the lines and options that a program can say.
pub(super) fn said(program: &Program) -> BTreeSet<&str> {
    let says = |i: &&Instruction| matches!(OpCode::try_from(i.opcode), Ok(OpCode::RunLine | OpCode::AddOption));
    let all = program.nodes.values().flat_map(|node| &node.instructions);
    all.filter(says).filter_map(|i| text(i, 0)).collect()
}

/// Holds compiled dialogues against their form and their sources.
pub(super) fn check(dialogues: &Dialogues, files: &Files) -> Result<(), Message> {
    let sources = files.iter().filter(|(path, _)| path.ends_with(".yarn"));
    let nodes: Vec<_> = sources.flat_map(|(_, bytes)| scan(&String::from_utf8_lossy(bytes))).collect();
    let titles: BTreeSet<&str> = nodes.iter().map(|n| n.title.as_str()).collect();
    let lines = nodes.iter().flat_map(|n| &n.spoken).filter_map(|s| Some(format!("line:{}", s.id.as_ref()?)));
    let lines: BTreeSet<String> = lines.collect();
    let library = library();
    for (title, node) in &dialogues.program.nodes {
        if !titles.contains(title.as_str()) || *title != node.name {
            return Err(foreign(title));
        }
        if node.instructions.is_empty() {
            return Err(broken(title, 0));
        }
        for (at, instruction) in node.instructions.iter().enumerate() {
            if !is_well(instruction, node, &library) {
                return Err(broken(title, at));
            }
        }
    }
    let strange = dialogues.texts.keys().find(|id| !lines.contains(*id)).map(String::as_str);
    let silent = said(&dialogues.program).into_iter().find(|id| !dialogues.texts.contains_key(*id));
    strange.or(silent).map_or(Ok(()), |id| Err(foreign(id)))
}

fn is_well(instruction: &Instruction, node: &Node, library: &Library) -> bool {
    let Ok(code) = OpCode::try_from(instruction.opcode) else { return false };
    let Some(wanted) = operands(code) else { return false };
    // A label may stand behind the last instruction: there the node is over.
    let arrives = |index| {
        let at = text(instruction, index).and_then(|label| node.labels.get(label));
        at.is_some_and(|at| usize::try_from(*at).is_ok_and(|at| at <= node.instructions.len()))
    };
    let whole = wanted.iter().enumerate().all(|(i, wanted)| kind(instruction, i) == Some(*wanted));
    whole
        && match code {
            OpCode::JumpTo | OpCode::JumpIfFalse => arrives(0),
            OpCode::AddOption => arrives(1),
            OpCode::CallFunc => text(instruction, 0).is_some_and(|name| library.contains_function(name)),
            _ => true,
        }
}

fn foreign(name: &str) -> Message {
    let name = shorten(name);
    say!("yarn-no-file-has", name)
}

fn broken(title: &str, at: usize) -> Message {
    let title = shorten(title);
    say!("yarn-instruction-node-makes-no", title, at)
}
