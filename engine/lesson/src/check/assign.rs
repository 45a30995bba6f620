//! What a rule sets a value to: something of the value's own kind, and a word among its options. Dialogues are held to the
//! same by the Yarn compiler, but for the options.

use super::Check;
use crate::expr::unit::Unit;
use crate::expr::{Ast, Kind, Tree};
use crate::format::{Action, Scalar, Value};
use crate::report::{Message, quote, say};
use crate::source::{Seg, way};
use std::mem::discriminant;

/// The kind of a value that starts so, as far as it matters here.
fn kind_of(start: &Scalar) -> Kind {
    match start {
        Scalar::Bool(_) => Kind::Truth,
        Scalar::Number(_) => Kind::Number(Unit::ONE),
        Scalar::Word(_) => Kind::Word,
    }
}

fn called(kind: Kind) -> Message {
    match kind {
        Kind::Truth => say!("expr-kind-truth"),
        Kind::Number(_) => say!("expr-kind-number"),
        Kind::Word => say!("expr-kind-word"),
        Kind::Unknown => say!("toml-something-else"),
    }
}

/// The same within a sentence.
fn within(kind: Kind) -> Message {
    match kind {
        Kind::Truth => say!("expr-kind-truth-within"),
        Kind::Number(_) | Kind::Word | Kind::Unknown => called(kind),
    }
}

impl Check<'_> {
    /// Every `set` of the rules.
    pub(super) fn assigned(&mut self) {
        let scene = self.scene;
        for (i, rule) in scene.rules.iter().enumerate() {
            for (k, action) in rule.actions.iter().enumerate() {
                let Action::Set(assign) = action else { continue };
                let value = scene.values.iter().find(|v| v.id == assign.value && v.is.is_none());
                if let (Some(value), Some(to)) = (value, self.written(&assign.to)) {
                    let given = self.expressions.get(&assign.to).map(|compiled| compiled.kind);
                    self.fits(&way!["rule", i, "do", k, "set", "to"], value, assign.to.text(), (to, given));
                }
            }
        }
    }

    fn fits(&mut self, way: &[Seg], value: &Value, text: &str, (to, given): (&Ast, Option<Kind>)) {
        let wanted = value.start.as_ref().map(kind_of);
        if let (Some(wanted), Some(given)) = (wanted, given)
            && given != Kind::Unknown
            && discriminant(&wanted) != discriminant(&given)
        {
            return self.other_kind(way, &value.id, text, (wanted, given));
        }
        match &to.tree {
            Tree::If(_, then, otherwise) => {
                [then, otherwise].into_iter().for_each(|to| self.fits(way, value, text, (to, given)));
            }
            Tree::Literal(Scalar::Word(word)) if !value.options.is_empty() => self.option(way, word, &value.options),
            _ => {}
        }
    }

    fn other_kind(&mut self, way: &[Seg], id: &str, text: &str, (wanted, given): (Kind, Kind)) {
        let remedy = match wanted {
            Kind::Word => say!("expr-remedy-word"),
            Kind::Number(_) => say!("expr-remedy-number"),
            Kind::Truth | Kind::Unknown => say!("expr-remedy-truth"),
        };
        self.put(
            "wrong-type",
            way,
            say!("expr-of-other-kind", given = within(given), id, text = quote(text), wanted = within(wanted)),
            called(wanted),
            say!("expr-set-to-kind", id, remedy, wanted = within(wanted)),
        );
    }
}
