//! What kind of thing an expression gives, in what unit, and whether its parts fit together.
//!
//! Numbers are pure where no unit is written: they take the unit of what they are added to or compared with (`length > 0.5`), and are
//! factors in products. Where two units of one dimension meet, the second is converted into the first; what a place wants in another
//! unit than the expression gives is converted at the end. A ratio of one dimension is the plain number that it is: `1 m / 1 cm` is 100.
//! Of what has no dimension by itself only angles are converted, degrees and radians; per cent are what the author writes.

mod convert;
mod meet;
#[cfg(test)]
mod tests;

use self::convert::{converted, from_zero, plain, radians, repeats};
use super::function::Units;
use super::unit::Unit;
use super::{Ast, Binary, Function, Tree, Unary};
use crate::format::Scalar;
use std::ops::Range;

/// What a name or an expression gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A number in a unit.
    Number(Unit),
    /// Yes or no; in sums, 1 or 0.
    Truth,
    /// One of a value's options.
    Word,
    /// Nothing is known of it: its name is misspelt, or stands for what could not be read.
    Unknown,
}

/// What a place wants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Want {
    /// Whatever it is.
    Any,
    /// Yes or no; of a number, whether it is other than 0.
    Truth,
    /// A number in whatever unit.
    Number,
    /// A number in this unit.
    In(Unit),
    /// The same, where others see to it that it is a number.
    Set(Unit),
    /// A number for something that is drawn or heard, in this unit if it measures the same kind of thing; a picture may follow anything
    /// else, too: vanes that turn by `30 * wind`.
    Drawn(Unit),
    /// A word.
    Word,
}

/// What names stand for.
pub trait Names {
    /// What the name gives; nothing where there is none of this name.
    fn kind(&self, name: &str) -> Option<Kind>;
}

impl<F: Fn(&str) -> Option<Kind>> Names for F {
    fn kind(&self, name: &str) -> Option<Kind> {
        self(name)
    }
}

/// An expression whose units are settled.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// The expression with all conversions in it and without units.
    pub expr: Ast,
    /// What it gives: in the unit that was wanted, if one was.
    pub kind: Kind,
}

/// Where an expression does not fit together.
#[derive(Clone, Debug, PartialEq)]
pub struct Mismatch {
    /// The bytes of the text that it takes.
    pub span: Range<usize>,
    /// What is wrong.
    pub what: Wrong,
}

/// What does not fit.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// Two terms, or two things compared, measure different things.
    Terms {
        /// Where the first stands, and its unit.
        left: (Range<usize>, Unit),
        /// Where the second stands, and its unit.
        right: (Range<usize>, Unit),
    },
    /// The expression measures something else than its place does.
    Place {
        /// Its unit.
        found: Unit,
        /// What the place wants.
        wanted: Unit,
    },
    /// A function, or an exponent, needs a pure number.
    NotPure {
        /// What is there.
        found: Unit,
    },
    /// A power whose unit would have quarters, or cannot be known before the lesson runs.
    Power {
        /// The unit of the base.
        base: Unit,
    },
    /// Two temperatures cannot be added.
    TwoZeros,
    /// A difference of two temperatures counts steps, and is wanted on a scale with a zero of its own.
    Step {
        /// The unit of the place.
        wanted: Unit,
    },
    /// It is multiplied by what the conversion of units does already.
    Twice {
        /// The unit of the expression.
        found: Unit,
        /// The unit of its place.
        wanted: Unit,
    },
    /// A word where a number or yes/no is needed.
    Word,
    /// A number or yes/no where a word is needed.
    NoWord,
}

/// Settles kinds and units of `expr` where `names` knows the names, for a place that wants `want`. What does not fit is left as it is.
pub fn resolve(expr: &Ast, names: &dyn Names, want: Want) -> (Resolved, Vec<Mismatch>) {
    let mut resolver = Resolver { names, wrong: Vec::new() };
    let typed = resolver.typed(expr);
    let typed = resolver.placed(typed, want);
    (Resolved { expr: typed.expr, kind: typed.kind }, resolver.wrong)
}

/// An expression whose units are settled.
#[derive(Clone)]
struct Typed {
    expr: Ast,
    kind: Kind,
    /// It is made of pure numbers alone: those take any unit.
    is_literal: bool,
    /// It is a difference of two temperatures, or made of one.
    is_step: bool,
}

impl Typed {
    /// Its unit as a number; nothing where it is none, or not known.
    fn unit(&self) -> Option<Unit> {
        match self.kind {
            Kind::Number(unit) => Some(unit),
            Kind::Truth => Some(Unit::ONE),
            Kind::Word | Kind::Unknown => None,
        }
    }
}

struct Resolver<'a> {
    names: &'a dyn Names,
    wrong: Vec<Mismatch>,
}

impl Resolver<'_> {
    fn put(&mut self, span: &Range<usize>, what: Wrong) {
        self.wrong.push(Mismatch { span: span.clone(), what });
    }

    fn typed(&mut self, expr: &Ast) -> Typed {
        let span = &expr.span;
        let leaf = |tree, kind, is_literal| made(span, tree, kind, is_literal);
        match &expr.tree {
            Tree::Literal(Scalar::Number(n)) => leaf(Tree::Literal(Scalar::Number(*n)), Kind::Number(Unit::ONE), true),
            Tree::Literal(Scalar::Bool(yes)) => leaf(Tree::Literal(Scalar::Bool(*yes)), Kind::Truth, false),
            Tree::Literal(word) => leaf(Tree::Literal(word.clone()), Kind::Word, false),
            Tree::Quantity(n, unit) => leaf(Tree::Literal(Scalar::Number(*n)), Kind::Number(*unit), false),
            Tree::Name(name) => {
                let kind = self.names.kind(name).unwrap_or(Kind::Unknown);
                leaf(Tree::Name(name.clone()), kind, false)
            }
            Tree::Unary(op, a) => self.unary(span, *op, a),
            Tree::Binary(op, a, b) => {
                let (a, b) = (self.typed(a), self.typed(b));
                self.binary(span, *op, a, b)
            }
            Tree::If(condition, then, otherwise) => {
                let condition = self.truth(condition);
                let (then, otherwise) = (self.typed(then), self.typed(otherwise));
                self.either(span, condition, then, otherwise)
            }
            Tree::Call(function, args) => {
                let args = args.iter().map(|arg| self.typed(arg)).collect();
                self.call(span, *function, args)
            }
        }
    }

    fn unary(&mut self, span: &Range<usize>, op: Unary, a: &Ast) -> Typed {
        if op == Unary::Not {
            let a = self.truth(a);
            return made(span, Tree::Unary(op, Box::new(a)), Kind::Truth, false);
        }
        let typed = self.typed(a);
        let a = self.number(typed);
        let kind = if a.kind == Kind::Truth { Kind::Number(Unit::ONE) } else { a.kind };
        let is_step = a.is_step;
        Typed { is_step, ..made(span, Tree::Unary(op, Box::new(a.expr)), kind, a.is_literal) }
    }

    fn binary(&mut self, span: &Range<usize>, op: Binary, a: Typed, b: Typed) -> Typed {
        let join = |a: Typed, b: Typed, kind| {
            let is_literal = a.is_literal && b.is_literal;
            made(span, Tree::Binary(op, Box::new(a.expr), Box::new(b.expr)), kind, is_literal)
        };
        match op {
            Binary::Or | Binary::And => {
                let (a, b) = (self.number(a), self.number(b));
                Typed { is_literal: false, ..join(a, b, Kind::Truth) }
            }
            Binary::Equal | Binary::Unequal if a.kind == Kind::Word || b.kind == Kind::Word => {
                Typed { is_literal: false, ..join(a, b, Kind::Truth) }
            }
            _ if op.compares() => {
                let (a, b, _) = self.meet(a, b, false);
                Typed { is_literal: false, ..join(a, b, Kind::Truth) }
            }
            Binary::Add | Binary::Subtract => self.sum(span, op, a, b),
            Binary::Power => self.power(span, a, b),
            _ => {
                let (a, b) = (self.number(a), self.number(b));
                let (a, b) = (from_zero(a), from_zero(b));
                let of = |a: Unit, b: Unit| if op == Binary::Multiply { a.times(&b) } else { a.over(&b) };
                let kind = match (a.unit(), b.unit()) {
                    (Some(a), Some(b)) => of(a, b).map_or(Kind::Unknown, Kind::Number),
                    _ => Kind::Unknown,
                };
                let is_step = a.is_step || b.is_step;
                plain(Typed { is_step, ..join(a, b, kind) })
            }
        }
    }

    fn power(&mut self, span: &Range<usize>, base: Typed, exponent: Typed) -> Typed {
        let (base, exponent) = (plain(from_zero(self.number(base))), self.pure(exponent));
        let kind = match base.unit() {
            None => Kind::Unknown,
            Some(unit) if unit.is_pure() => Kind::Number(Unit::ONE),
            Some(unit) => {
                let halves = exponent.expr.constant().map(|n| n * 2.0).filter(|n| n.fract() == 0.0 && n.abs() < 100.0);
                match halves.and_then(|halves| unit.to_the(halves as i8)) {
                    Some(unit) => Kind::Number(unit),
                    None => {
                        self.put(span, Wrong::Power { base: unit });
                        Kind::Unknown
                    }
                }
            }
        };
        let is_literal = base.is_literal && exponent.is_literal;
        made(span, Tree::Binary(Binary::Power, Box::new(base.expr), Box::new(exponent.expr)), kind, is_literal)
    }

    fn call(&mut self, span: &Range<usize>, function: Function, args: Vec<Typed>) -> Typed {
        let args: Vec<Typed> = args.into_iter().map(|arg| self.number(arg)).collect();
        let (pure, radian) = (Kind::Number(Unit::ONE), Kind::Number(Unit::RADIAN));
        let is_step = matches!(function.units(), Units::Alike | Units::Kept) && args.iter().any(|arg| arg.is_step);
        let (args, kind) = match function.units() {
            Units::Alike => self.alike(args),
            Units::Direction => (self.alike(args).0, radian),
            Units::Kept => {
                let kind = args.first().map_or(Kind::Unknown, |arg| arg.kind);
                (args, kind)
            }
            Units::Dropped => (args, pure),
            Units::Root => {
                let args: Vec<Typed> = args.into_iter().map(|arg| plain(from_zero(arg))).collect();
                let unit = args.first().and_then(Typed::unit);
                let root = unit.map(|unit| (unit, unit.to_the(1)));
                if let Some((base, None)) = root {
                    self.put(span, Wrong::Power { base });
                }
                (args, root.and_then(|(_, root)| root).map_or(Kind::Unknown, Kind::Number))
            }
            Units::Angles => (args.into_iter().map(|arg| radians(self.pure(arg))).collect(), pure),
            Units::Inverse => (args.into_iter().map(|arg| self.pure(arg)).collect(), radian),
            Units::Pure => (args.into_iter().map(|arg| self.pure(arg)).collect(), pure),
        };
        // What is an angle by itself is no bare number.
        let is_literal = kind != radian && args.iter().all(|arg| arg.is_literal);
        let args = args.into_iter().map(|arg| arg.expr).collect();
        Typed { is_step, ..made(span, Tree::Call(function, args), kind, is_literal) }
    }

    /// A number, without dimension.
    fn pure(&mut self, typed: Typed) -> Typed {
        let typed = self.number(typed);
        if let Some(found) = typed.unit().filter(|unit| !unit.is_pure()) {
            self.put(&typed.expr.span.clone(), Wrong::NotPure { found });
        }
        plain(typed)
    }

    /// Something with a value that can be reckoned with: no word.
    fn number(&mut self, typed: Typed) -> Typed {
        if typed.kind == Kind::Word {
            self.put(&typed.expr.span.clone(), Wrong::Word);
            return Typed { kind: Kind::Unknown, ..typed };
        }
        typed
    }

    fn truth(&mut self, expr: &Ast) -> Ast {
        let typed = self.typed(expr);
        self.number(typed).expr
    }

    /// The expression as its place wants it.
    fn placed(&mut self, typed: Typed, want: Want) -> Typed {
        let span = typed.expr.span.clone();
        let (wanted, drawn) = match want {
            Want::Any => return typed,
            Want::Truth | Want::Number => return self.number(typed),
            Want::Word => {
                if !matches!(typed.kind, Kind::Word | Kind::Unknown) {
                    self.put(&span, Wrong::NoWord);
                }
                return typed;
            }
            Want::In(unit) => (unit, false),
            Want::Set(_) if !matches!(typed.kind, Kind::Number(_)) => return typed,
            Want::Set(unit) => (unit, false),
            Want::Drawn(unit) => (unit, true),
        };
        let typed = self.number(typed);
        let Some(found) = typed.unit().filter(|_| !typed.is_literal) else {
            return Typed { kind: Kind::Number(wanted), ..typed };
        };
        if !found.is_like(&wanted) {
            if !drawn {
                self.put(&span, Wrong::Place { found, wanted });
            }
            return Typed { kind: Kind::Number(wanted), ..typed };
        }
        if repeats(&typed.expr, found.conversion(&wanted).0) {
            self.put(&span, Wrong::Twice { found, wanted });
        }
        if typed.is_step && wanted.has_zero() {
            self.put(&span, Wrong::Step { wanted });
        }
        converted(typed, &wanted)
    }
}

fn made(span: &Range<usize>, tree: Tree, kind: Kind, is_literal: bool) -> Typed {
    Typed { expr: Ast { span: span.clone(), tree }, kind, is_literal, is_step: false }
}
