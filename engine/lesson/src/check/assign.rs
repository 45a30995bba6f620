//! What a rule sets a value to: something of the value's own kind, and a word among its options. Dialogues are held to the
//! same by the Yarn compiler, but for the options.

use super::Check;
use crate::expr::{Binary, Expr, Unary, parse};
use crate::format::{Action, Scalar, Value};
use crate::report::{Phrase, say};
use crate::source::{Seg, way};

/// Values computed of values are followed so far; rings are reported elsewhere.
const DEEPEST: usize = 16;

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
                if let (Some(value), Ok(to)) = (value, parse(&assign.to)) {
                    self.fits(&way!["rule", i, "do", k, "set", "to"], value, &assign.to, &to);
                }
            }
        }
    }

    fn fits(&mut self, way: &[Seg], value: &Value, text: &str, to: &Expr) {
        if let Expr::If(_, then, otherwise) = to {
            return [then, otherwise].into_iter().for_each(|to| self.fits(way, value, text, to));
        }
        let wanted = value.start.as_ref().map(Sort::of);
        let given = self.sort(to, DEEPEST);
        if let (Some(wanted), Some(given)) = (wanted, given)
            && wanted != given
        {
            self.other_kind(way, &value.id, text, (wanted, given));
        } else if let Expr::Literal(Scalar::Word(word)) = to
            && !value.options.is_empty()
        {
            self.option(way, word, &value.options);
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

    /// The kind that an expression gives, where that can be told.
    fn sort(&self, expr: &Expr, deep: usize) -> Option<Sort> {
        match expr {
            Expr::Literal(value) => Some(Sort::of(value)),
            Expr::Unary(Unary::Not, _) => Some(Sort::YesNo),
            Expr::Unary(Unary::Minus, _) | Expr::Call(..) => Some(Sort::Number),
            Expr::Binary(Binary::Add | Binary::Subtract | Binary::Multiply | Binary::Divide, ..) => Some(Sort::Number),
            Expr::Binary(..) => Some(Sort::YesNo),
            Expr::If(_, then, otherwise) => {
                let sort = self.sort(then, deep.checked_sub(1)?)?;
                (self.sort(otherwise, deep - 1)? == sort).then_some(sort)
            }
            Expr::Name(name, _) => self.sort_of_name(name, deep),
        }
    }

    fn sort_of_name(&self, name: &str, deep: usize) -> Option<Sort> {
        if let Some(value) = self.scene.values.iter().find(|v| v.id == *name) {
            let computed = || self.sort(&parse(value.is.as_deref()?).ok()?, deep.checked_sub(1)?);
            return value.start.as_ref().map(Sort::of).or_else(computed);
        }
        self.names.life(name)?;
        let (kind, rest) = name.split_once('.').unwrap_or((name, ""));
        Some(match (kind, rest) {
            ("done" | "right" | "answered" | "talking", _) | ("music", "playing") => Sort::YesNo,
            ("answer", _) => Sort::Word,
            _ => Sort::Number,
        })
    }
}
