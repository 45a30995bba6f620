//! Operands of an instruction: nothing where there is none, or one of another kind.

use yarnspinner_core::prelude::{Instruction, OperandValue};

fn value(instruction: &Instruction, index: usize) -> Option<&OperandValue> {
    instruction.operands.get(index)?.value.as_ref()
}

/// A text.
pub fn text(instruction: &Instruction, index: usize) -> Option<&str> {
    if let OperandValue::StringValue(text) = value(instruction, index)? { Some(text) } else { None }
}

/// A number of things.
pub fn count(instruction: &Instruction, index: usize) -> Option<usize> {
    if let OperandValue::FloatValue(n) = value(instruction, index)? { Some(*n as usize) } else { None }
}

/// Yes or no.
pub fn yes_or_no(instruction: &Instruction, index: usize) -> Option<bool> {
    if let OperandValue::BoolValue(yes) = value(instruction, index)? { Some(*yes) } else { None }
}
