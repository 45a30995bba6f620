//! What a rule sets a value to: something of the value's own kind, and a word among its options. Dialogues are held to the
//! same by the Yarn compiler, but for the options.

use super::Check;
use crate::expr::{Ast, Kind, Tree};
use crate::format::{Action, Scalar, Value};
use crate::report::{Message, quote, say};
use crate::source::{Seg, way};

/// The kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    YesNo,
    Number,
    Word,
}

impl Sort {
    fn of(value: &Scalar) -> Sort {
        match value {
            Scalar::Bool(_) => Sort::YesNo,
            Scalar::Number(_) => Sort::Number,
            Scalar::Word(_) => Sort::Word,
        }
    }

    fn of_kind(kind: Kind) -> Option<Sort> {
        match kind {
            Kind::Truth => Some(Sort::YesNo),
            Kind::Number(_) => Some(Sort::Number),
            Kind::Word => Some(Sort::Word),
            Kind::Unknown => None,
        }
    }

    fn called(self) -> Message {
        match self {
            Sort::YesNo => say!("expr-kind-truth"),
            Sort::Number => say!("expr-kind-number"),
            Sort::Word => say!("expr-kind-word"),
        }
    }

    /// The same within a sentence.
    fn within(self) -> Message {
        match self {
            Sort::YesNo => say!("expr-kind-truth-within"),
            other => other.called(),
        }
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
                    let given = self.expressions.get(&assign.to).and_then(|compiled| Sort::of_kind(compiled.kind));
                    self.fits(&way!["rule", i, "do", k, "set", "to"], value, assign.to.text(), (to, given));
                }
            }
        }
    }

    fn fits(&mut self, way: &[Seg], value: &Value, text: &str, (to, given): (&Ast, Option<Sort>)) {
        let wanted = value.start.as_ref().map(Sort::of);
        if let (Some(wanted), Some(given)) = (wanted, given)
            && wanted != given
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

    fn other_kind(&mut self, way: &[Seg], id: &str, text: &str, (wanted, given): (Sort, Sort)) {
        let remedy = match wanted {
            Sort::Word => say!("expr-remedy-word"),
            Sort::Number => say!("expr-remedy-number"),
            Sort::YesNo => say!("expr-remedy-truth"),
        };
        self.put(
            "wrong-type",
            way,
            say!("expr-of-other-kind", given = given.within(), id, text = quote(text), wanted = wanted.within()),
            wanted.called(),
            say!("expr-set-to-kind", id, remedy, wanted = wanted.within()),
        );
    }
}
