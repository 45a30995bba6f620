//! What names mean in a scene's expressions while it runs. The table stands in `shujin_lesson::format`.

use crate::Play;
use shujin_lesson::{
    expr::{Expr, eval, parse},
    format::Scalar,
};

/// Computed values may name one another this deep; a circle gives 0 instead of hanging.
const DEEPEST: u8 = 16;

impl Play {
    /// The value of an expression now; 0 where it has none (the checker has reported why).
    pub fn value(&self, text: &str) -> Scalar {
        self.value_at(text, DEEPEST, &|_| None)
    }

    /// The value of an expression in which `own` names mean something of their own first.
    pub(crate) fn value_with(&self, text: &str, own: &dyn Fn(&str) -> Option<Scalar>) -> Scalar {
        self.value_at(text, DEEPEST, own)
    }

    /// The number that an expression gives now; yes is 1.
    pub fn number(&self, text: &str) -> f64 {
        as_number(&self.value(text))
    }

    /// Whether an expression holds now.
    pub fn holds(&self, text: &str) -> bool {
        as_number(&self.value(text)) != 0.0
    }

    /// Whether an optional expression holds; one left out does.
    pub fn holds_if_any(&self, text: Option<&String>) -> bool {
        text.is_none_or(|t| self.holds(t))
    }

    /// What a name means now.
    pub fn name(&self, name: &str) -> Option<Scalar> {
        self.name_at(name, DEEPEST)
    }

    fn value_at(&self, text: &str, depth: u8, own: &dyn Fn(&str) -> Option<Scalar>) -> Scalar {
        let parsed;
        let expr: &Expr = match self.lesson.expr(text) {
            Some(expr) => expr,
            None => match parse(text) {
                Ok(expr) => {
                    parsed = expr;
                    &parsed
                }
                Err(_) => return Scalar::Number(0.0),
            },
        };
        let names = |name: &str| own(name).or_else(|| self.name_at(name, depth));
        eval(expr, &names).unwrap_or(Scalar::Number(0.0))
    }

    fn name_at(&self, name: &str, depth: u8) -> Option<Scalar> {
        if let Some(value) = self.values.get(name) {
            return Some(value.clone());
        }
        let scene = &self.lesson.scene;
        if let Some(is) = scene.values.iter().find(|v| v.id == name).and_then(|v| v.is.as_ref()) {
            let depth = depth.checked_sub(1)?;
            return Some(self.value_at(is, depth, &|_| None));
        }
        let (kind, rest) = name.split_once('.').unwrap_or((name, ""));
        match kind {
            "time" => Some(Scalar::Number(self.time())),
            "used" | "examined" | "visited" | "talked" => Some(Scalar::Number(f64::from(self.counted(kind, rest)))),
            "talking" => Some(Scalar::Bool(self.talk.as_ref().is_some_and(|t| t.node.as_deref() == Some(rest)))),
            "answered" => Some(Scalar::Bool(self.answers.contains_key(rest))),
            "right" => Some(Scalar::Bool(self.answers.get(rest).is_some_and(|a| a.1))),
            "answer" => {
                Some(Scalar::Word(self.answers.get(rest).and_then(|a| a.0.first()).cloned().unwrap_or_default()))
            }
            "done" => Some(Scalar::Bool(self.progress.is_done(rest))),
            "music" | "heard" | "looped" | "touched" => self.music.as_ref()?.name(kind, rest),
            _ => self.bench.as_ref()?.name(kind, rest),
        }
    }
}

/// The number in a value: yes is 1, as is a word, unless it is empty.
pub(crate) fn as_number(value: &Scalar) -> f64 {
    match value {
        Scalar::Number(n) => *n,
        Scalar::Bool(b) => f64::from(u8::from(*b)),
        Scalar::Word(w) => f64::from(u8::from(!w.is_empty())),
    }
}
