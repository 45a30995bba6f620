//! What a rule sets a value to: something of the value's own kind, and a word among its options. Dialogues are held to the
//! same by the Yarn compiler, but for the options.

use super::Check;
use crate::expr::{Ast, Kind, Tree};
use crate::format::{Action, Scalar, Value};
use crate::report::{Phrase, say};
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

    fn called(self) -> Phrase {
        match self {
            Sort::YesNo => say!("true 或 false", "true or false"),
            Sort::Number => say!("数", "a number"),
            Sort::Word => say!("词", "a word"),
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
        let (Phrase { zh: given_zh, en: given_en }, Phrase { zh, en }) = (given.called(), wanted.called());
        let Phrase { zh: quoted, .. } = Phrase::quote(text);
        let remedy = match wanted {
            Sort::Word => say!("词放进单引号，如 'red'", "a word stands in single quotes, as in 'red'"),
            Sort::Number => say!("数不加引号", "numbers stand without quotes"),
            Sort::YesNo => say!("true 和 false 不加引号", "true and false stand without quotes"),
        };
        let Phrase { zh: remedy, en: remedy_en } = remedy;
        // Between Chinese and a Latin word stands a blank.
        let spaced = |zh: &str| if zh.starts_with("true") { format!(" {zh}") } else { zh.to_owned() };
        let (given_zh, wanted_zh) = (spaced(&given_zh), spaced(&zh));
        self.put(
            "wrong-type",
            way,
            say!("{quoted} 是{given_zh}，而 `{id}` 是{wanted_zh}", "{quoted}, {given_en}, for `{id}`, which is {en}"),
            Phrase { zh, en: en.clone() },
            say!(
                "设成{wanted_zh}（{remedy}），或改 `{id}` 的 start。",
                "set it to {en} ({remedy_en}), or change the `start` of `{id}`."
            ),
        );
    }
}
