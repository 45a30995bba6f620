//! Runs expressions: what they give now, and what names mean. The table of names stands in `shujin_lesson::format`.

use crate::Play;
use crate::block::Name;
use crate::scope::{self, Source};
use shujin_lesson::expr::{self, Kind};
use shujin_lesson::format::{Expr, Scalar};
use shujin_lesson::{Compiled, DEEPEST};

/// The slots as one run of an expression sees them.
struct Here<'a> {
    play: &'a Play,
    /// How many computed values may still name one another; a circle gives 0 instead of hanging.
    deeper: usize,
    /// Numbers that the expression is given.
    given: &'a [f64],
    /// What slots are called that the scene's own expressions do not know.
    more: &'a [String],
}

impl expr::Scope for Here<'_> {
    fn value(&self, slot: u32) -> f64 {
        match self.play.scope.source(slot) {
            Some(Source::Board) => self.play.scope.board(slot),
            Some(source) => self.play.read(source, self.deeper, self.given),
            None => self
                .more
                .get(slot as usize)
                .and_then(|name| self.play.name(name))
                .map_or(0.0, |v| self.play.as_number(&v)),
        }
    }
}

impl Play {
    /// The number that an expression gives now; yes is 1. Where it has none (a division by zero), what it gave last; 0 where it never had.
    pub fn number<T>(&self, expr: &Expr<T>) -> f64 {
        self.try_number(expr).unwrap_or_else(|last| last)
    }

    /// The same.
    ///
    /// # Errors
    /// What it gave last, where it has no value now.
    pub fn try_number<T>(&self, expr: &Expr<T>) -> Result<f64, f64> {
        self.run_at(self.lesson.expressions.index(expr), DEEPEST, &[])
    }

    /// Whether an expression holds now.
    pub fn holds<T>(&self, expr: &Expr<T>) -> bool {
        self.number(expr) != 0.0
    }

    /// Whether an optional expression holds; one left out does.
    pub fn holds_if_any<T>(&self, expr: Option<&Expr<T>>) -> bool {
        expr.is_none_or(|expr| self.holds(expr))
    }

    /// The value of an expression now, of its kind.
    pub fn value<T>(&self, expr: &Expr<T>) -> Scalar {
        let kind = self.lesson.expressions.get(expr).map_or(Kind::Unknown, |compiled| compiled.kind);
        self.scalar(kind, self.number(expr))
    }

    /// The number of an expression that is given these numbers: what a block calls [`Name::Given`].
    pub fn number_with<T>(&self, expr: &Expr<T>, given: &[f64]) -> f64 {
        self.run_at(self.lesson.expressions.index(expr), DEEPEST, given).unwrap_or_else(|last| last)
    }

    /// What an expression gives that stands in no scene: for those who ask from outside, such as tests. Nothing where it is none.
    pub fn ask_now(&self, text: &str) -> Option<Scalar> {
        let (compiled, more) = self.lesson.expressions.ask(text, &self.lesson.scene, &self.lesson.catalogue)?;
        let here = Here { play: self, deeper: DEEPEST, given: &[], more: &more };
        Some(self.scalar(compiled.kind, compiled.program.run(&here).unwrap_or(0.0)))
    }

    /// Whether an expression holds that stands in no scene; not, where it is none.
    pub fn holds_now(&self, text: &str) -> bool {
        self.ask_now(text).is_some_and(|value| self.as_number(&value) != 0.0)
    }

    /// What a name means now; nothing where it means nothing.
    pub fn name(&self, name: &str) -> Option<Scalar> {
        let (kind, rest) = name.split_once('.').unwrap_or((name, ""));
        if let Some(value) = self.values.get(name) {
            return Some(value.clone());
        }
        match scope::own_source_of(&self.lesson.scene, &self.lesson.expressions, name) {
            Some(Source::Computed(index)) => {
                let compiled = self.lesson.expressions.at(index)?;
                return Some(
                    self.scalar(compiled.kind, self.run(index, compiled, DEEPEST, &[]).unwrap_or_else(|last| last)),
                );
            }
            Some(Source::Time) => return Some(Scalar::Number(self.time())),
            _ => {}
        }
        match kind {
            "used" | "examined" | "visited" => Some(Scalar::Number(f64::from(self.counted(kind, rest)))),
            "done" => Some(Scalar::Bool(self.progress.is_done(rest))),
            _ => match scope::named_by(self.blocks, &self.lesson, name)? {
                Name::Written(reads) | Name::Live(reads) => reads(self),
                Name::Given(_) => None,
            },
        }
    }

    /// Whether a value has something to show: one that is computed may have had no value yet, as a mean of no rows has none.
    pub fn has_value(&self, value: &str) -> bool {
        match scope::own_source_of(&self.lesson.scene, &self.lesson.expressions, value) {
            Some(Source::Computed(index)) => {
                // What cannot fail always has one; of the rest it is known after the first tick.
                let can_fail = self.lesson.expressions.at(index).is_some_and(|compiled| compiled.can_fail);
                !can_fail || self.scope.ever_gave(index) || self.run_at(index, DEEPEST, &[]).is_ok()
            }
            _ => true,
        }
    }

    /// The number that a name means now; 0 where it means nothing.
    pub fn number_of(&self, name: &str) -> f64 {
        self.name(name).map_or(0.0, |value| self.as_number(&value))
    }

    /// What the expression with this number gives; 0 for what is none.
    fn run_at(&self, index: usize, deeper: usize, given: &[f64]) -> Result<f64, f64> {
        self.lesson.expressions.at(index).map_or(Ok(0.0), |compiled| self.run(index, compiled, deeper, given))
    }

    /// What an expression gives; as an error, what it gave last.
    fn run(&self, index: usize, compiled: &Compiled, deeper: usize, given: &[f64]) -> Result<f64, f64> {
        let here = Here { play: self, deeper, given, more: &[] };
        compiled.program.run(&here).map_err(|_| self.scope.last(index))
    }

    /// What is in a slot that is not on the board.
    fn read(&self, source: &Source, deeper: usize, given: &[f64]) -> f64 {
        match source {
            Source::Board => 0.0,
            Source::Time => self.time(),
            Source::Computed(index) => {
                deeper.checked_sub(1).map_or(0.0, |deeper| self.run_at(*index, deeper, &[]).unwrap_or_else(|last| last))
            }
            Source::Block(reads) => reads(self).map_or(0.0, |value| self.as_number(&value)),
            Source::Given(at) => given.get(*at).copied().unwrap_or(0.0),
        }
    }

    fn scalar(&self, kind: Kind, number: f64) -> Scalar {
        match kind {
            Kind::Truth => Scalar::Bool(number != 0.0),
            Kind::Word => Scalar::Word(self.lesson.expressions.word_of(number).to_owned()),
            Kind::Number(_) | Kind::Unknown => Scalar::Number(number),
        }
    }

    fn as_number(&self, value: &Scalar) -> f64 {
        scope::number(&self.lesson.expressions, value)
    }

    /// Keeps what expressions give that can fail, so that where they do what they gave last stands.
    pub(crate) fn keep_last(&mut self) {
        let lesson = std::sync::Arc::clone(&self.lesson);
        for (index, compiled) in lesson.expressions.iter().filter(|(_, compiled)| compiled.can_fail) {
            match self.run(index, compiled, DEEPEST, &[]) {
                Ok(value) => {
                    self.scope.set_last(index, value);
                    self.scope.failing.remove(&index);
                }
                // One that never had a value has lost none.
                Err(_) if !self.scope.ever_gave(index) => {}
                Err(_) => drop(self.scope.failing.insert(index)),
            }
        }
    }

    /// Writes what a name of a block means now, where the block has said that it is [`Name::Written`].
    pub fn write(&mut self, name: &str, value: &Scalar) {
        let value = self.as_number(value);
        self.scope.write(name, value);
    }

    /// Writes a value, for all who name it.
    pub fn set_value(&mut self, value: &str, to: Scalar) {
        self.write(value, &to);
        self.values.insert(value.to_owned(), to);
    }

    /// Writes everything on the board that is not as at the start: a lesson goes on as another was.
    pub(crate) fn write_all(&mut self) {
        for name in self.lesson.expressions.names().to_vec() {
            let value = self.number_of(&name);
            self.scope.write(&name, value);
        }
    }
}
