//! What rules and dialogues set a value to, where it can be seen that it lies outside of the value's own range.

use super::dialogue::Talk;
use super::{Check, range};
use crate::expr::{Ast, Tree, parse};
use crate::format::{Action, Value};
use crate::report::{Message, say};
use crate::source::way;

/// The numbers that an expression could give, as far as they are written out.
fn numbers(ast: &Ast) -> Vec<f64> {
    match &ast.tree {
        Tree::If(_, then, otherwise) => [numbers(then), numbers(otherwise)].concat(),
        _ => ast.constant().into_iter().collect(),
    }
}

/// What is wrong with a number for a value, if it lies outside of its range.
fn beyond(value: &Value, number: f64) -> Option<[Message; 3]> {
    let (least, most) = (value.min.unwrap_or(f64::NEG_INFINITY), value.max.unwrap_or(f64::INFINITY));
    if (least..=most).contains(&number) || least > most {
        return None;
    }
    let id = &value.id;
    let [expected, _] = range(least, most);
    let found = Message::same(number.to_string());
    let help = say!("expr-beyond-range", id, range = &expected);
    Some([found, expected, help])
}

impl Check<'_> {
    pub(super) fn beyond(&mut self, talk: &Talk) {
        let scene = self.scene;
        let value = |id: &str| scene.values.iter().find(|v| v.id == id && v.is.is_none());
        for (i, rule) in scene.rules.iter().enumerate() {
            for (k, action) in rule.actions.iter().enumerate() {
                let Action::Set(assign) = action else { continue };
                let (Some(value), Some(to)) = (value(&assign.value), self.expressions.get(&assign.to)) else {
                    continue;
                };
                if let Some([found, expected, help]) = numbers(&to.ast).into_iter().find_map(|n| beyond(value, n)) {
                    self.put("beyond-range", &way!["rule", i, "do", k, "set", "to"], found, expected, help);
                }
            }
        }
        for (file, named, text) in talk.settings() {
            let number = parse(text).ok().as_ref().and_then(Ast::constant);
            let wrong = value(&named.name).and_then(|value| beyond(value, number?));
            if let Some([found, expected, help]) = wrong {
                self.out.put("beyond-range", (file, named.line, named.column), found, expected, help);
            }
        }
    }
}
