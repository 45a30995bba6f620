//! What an expression could give, where each name could be several things: [`crate::expr::eval`] over sets of values.
//!
//! Within one evaluation a name has one value. So the right side of an `and` is looked at with what the left side leaves:
//! `x > 3 and x < 2` is found out.

use super::could::{Could, Truths, as_number};
use crate::expr::{Ast, Binary, Function, Tree, Unary};
use crate::format::Scalar;
use std::cell::Cell;

/// Most pieces of work for one scene: a part of an expression looked at, a pair of values reckoned with. Nothing is known
/// where it takes more.
pub(super) const MOST: usize = 3_000_000;

/// How much work was done.
#[derive(Default)]
pub(crate) struct Work(Cell<usize>);

impl Work {
    pub(crate) fn add(&self, pieces: usize) {
        self.0.set(self.0.get().saturating_add(pieces));
    }

    /// Whether it became too much.
    pub(super) fn too_much(&self) -> bool {
        self.0.get() > MOST
    }
}

/// Most pairs of single values that are reckoned one by one.
const PAIRS: usize = 1024;

/// What the names could be.
#[derive(Clone)]
pub(super) struct Scope<'a> {
    names: &'a dyn Fn(&str) -> Could,
    work: &'a Work,
    /// Names of which more is known here.
    own: Vec<(String, Could)>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(names: &'a dyn Fn(&str) -> Could, work: &'a Work, own: Vec<(String, Could)>) -> Scope<'a> {
        Scope { names, work, own }
    }

    fn name(&self, name: &str) -> Could {
        let own = self.own.iter().rev().find(|(known, _)| known == name);
        own.map_or_else(|| (self.names)(name), |(_, could)| could.clone())
    }

    fn with(mut self, name: &str, could: Could) -> Scope<'a> {
        self.own.push((name.to_owned(), could));
        self
    }

    /// What is left of the names where the expression turns out so.
    pub(super) fn narrowed(self, expr: &Ast, yes: bool) -> Scope<'a> {
        if self.work.too_much() {
            return self;
        }
        match &expr.tree {
            Tree::Name(name) => {
                let truthy = |v: &Scalar| as_number(v).is_some_and(|n| (n != 0.0) == yes);
                let cut = |(low, high): (f64, f64)| {
                    if yes { Some((low, high)) } else { (low <= 0.0 && high >= 0.0).then_some((0.0, 0.0)) }
                };
                let left = self.name(name).kept(truthy, cut, false);
                self.with(name, left)
            }
            Tree::Unary(Unary::Not, a) => self.narrowed(a, !yes),
            Tree::Binary(Binary::And, a, b) if yes => self.narrowed(a, yes).narrowed(b, yes),
            Tree::Binary(Binary::Or, a, b) if !yes => self.narrowed(a, yes).narrowed(b, yes),
            Tree::Binary(op, a, b) => match compared(*op, yes) {
                Some(op) => self.compared(op, a, b).compared(turned(op), b, a),
                None => self,
            },
            _ => self,
        }
    }

    /// What is left of `a`, if it is a name, where it stands so to `b`.
    fn compared(self, op: Binary, a: &Ast, b: &Ast) -> Scope<'a> {
        let Tree::Name(name) = &a.tree else { return self };
        let (here, other) = (self.name(name), could(b, &self));
        let keep = |v: &Scalar| compare(op, &Could::one(v.clone()), &other).yes;
        let hull = other.hull();
        let cut = |(low, high): (f64, f64)| {
            Some(match (op, hull) {
                (Binary::Unequal, _) => (low, high),
                (_, None) => return None,
                (Binary::Equal, Some((l, h))) => (low.max(l), high.min(h)),
                (Binary::Less | Binary::LessEqual, Some((_, h))) => (low, high.min(h)),
                (_, Some((l, _))) => (low.max(l), high),
            })
        };
        let words = match op {
            Binary::Equal => other.has_word(),
            Binary::Unequal => true,
            _ => false,
        };
        let left = here.kept(keep, cut, words);
        self.with(name, left)
    }
}

/// What `expr` could give.
pub(super) fn could(expr: &Ast, scope: &Scope<'_>) -> Could {
    scope.work.add(1 + scope.own.len());
    if scope.work.too_much() {
        return Could::any();
    }
    match &expr.tree {
        Tree::Literal(value) => Could::one(value.clone()),
        Tree::Quantity(number, _) => Could::number(*number),
        Tree::Name(name) => scope.name(name),
        Tree::Unary(Unary::Not, a) => {
            let Truths { yes, no, fails } = could(a, scope).truths();
            Could::from_truths(Truths { yes: no, no: yes, fails })
        }
        Tree::Unary(Unary::Minus, a) => arithmetic(Binary::Subtract, &Could::number(0.0), &could(a, scope), scope.work),
        Tree::If(condition, then, otherwise) => {
            let truths = could(condition, scope).truths();
            let mut out = if truths.fails { Could::failure() } else { Could::none() };
            for (possible, way, yes) in [(truths.yes, then, true), (truths.no, otherwise, false)] {
                if possible {
                    out.join(&could(way, &scope.clone().narrowed(condition, yes)));
                }
            }
            out
        }
        Tree::Binary(op @ (Binary::And | Binary::Or), a, b) => {
            // `and` looks further after a yes, `or` after a no.
            let on = *op == Binary::And;
            let first = could(a, scope).truths();
            let second = match if on { first.yes } else { first.no } {
                true => could(b, &scope.clone().narrowed(a, on)).truths(),
                false => Truths::default(),
            };
            Could::from_truths(Truths {
                yes: second.yes || (!on && first.yes),
                no: second.no || (on && first.no),
                fails: first.fails || second.fails,
            })
        }
        Tree::Binary(op, a, b) => {
            let (a, b) = (could(a, scope), could(b, scope));
            match compared(*op, true) {
                Some(op) => Could::from_truths(compare(op, &a, &b)),
                None => arithmetic(*op, &a, &b, scope.work),
            }
        }
        Tree::Call(function, args) => {
            let args: Vec<Could> = args.iter().map(|a| could(a, scope)).collect();
            call(*function, &args, scope.work)
        }
    }
}

/// The comparison that holds where this one turns out so; none for what is no comparison.
fn compared(op: Binary, yes: bool) -> Option<Binary> {
    use Binary::{Equal, Greater, GreaterEqual, Less, LessEqual, Unequal};
    let (it, not) = match op {
        Equal => (Equal, Unequal),
        Unequal => (Unequal, Equal),
        Less => (Less, GreaterEqual),
        LessEqual => (LessEqual, Greater),
        Greater => (Greater, LessEqual),
        GreaterEqual => (GreaterEqual, Less),
        _ => return None,
    };
    Some(if yes { it } else { not })
}

/// The same comparison seen from its right side.
fn turned(op: Binary) -> Binary {
    match op {
        Binary::Less => Binary::Greater,
        Binary::LessEqual => Binary::GreaterEqual,
        Binary::Greater => Binary::Less,
        Binary::GreaterEqual => Binary::LessEqual,
        other => other,
    }
}

/// How a comparison could turn out.
pub(super) fn compare(op: Binary, a: &Could, b: &Could) -> Truths {
    let fails = a.fails() || b.fails();
    match op {
        Binary::Equal => Truths { yes: may_equal(a, b), no: may_differ(a, b), fails },
        Binary::Unequal => Truths { yes: may_differ(a, b), no: may_equal(a, b), fails },
        _ => {
            let fails = fails || a.has_word() || b.has_word();
            let (Some(a), Some(b)) = (a.hull(), b.hull()) else { return Truths { fails, ..Truths::default() } };
            let less = |a: (f64, f64), b: (f64, f64)| (a.0 < b.1, a.1 >= b.0);
            let at_most = |a: (f64, f64), b: (f64, f64)| (a.0 <= b.1, a.1 > b.0);
            let (yes, no) = match op {
                Binary::Less => less(a, b),
                Binary::LessEqual => at_most(a, b),
                Binary::Greater => less(b, a),
                _ => at_most(b, a),
            };
            Truths { yes, no, fails }
        }
    }
}

fn may_equal(a: &Could, b: &Could) -> bool {
    let single = |x: &Could, v: &Scalar| {
        let within = x.between().is_some_and(|(l, h)| as_number(v).is_some_and(|n| (l..=h).contains(&n)));
        within || (x.is_any_word() && matches!(v, Scalar::Word(_)))
    };
    a.few().iter().any(|v| b.few().iter().any(|w| equal(v, w)) || single(b, v))
        || b.few().iter().any(|w| single(a, w))
        || (a.is_any_word() && b.is_any_word())
        || matches!((a.between(), b.between()), (Some((al, ah)), Some((bl, bh))) if al <= bh && bl <= ah)
}

fn may_differ(a: &Could, b: &Could) -> bool {
    let many = |x: &Could| x.between().is_some() || x.is_any_word();
    let something = |x: &Could| many(x) || !x.few().is_empty();
    (something(a) && something(b) && (many(a) || many(b)))
        || a.few().iter().any(|v| b.few().iter().any(|w| !equal(v, w)))
}

/// Single numbers only, if that is all it could be.
fn numbers(could: &Could) -> Option<Vec<f64>> {
    could.between().is_none().then(|| could.few().iter().filter_map(as_number).collect())
}

/// Whether a number is wanted and something else could be there.
fn no_number(could: &Could) -> bool {
    could.fails() || could.has_word()
}

/// Equality over kinds: yes is 1 and no is 0, as a switch bound to a number wants it.
fn equal(a: &Scalar, b: &Scalar) -> bool {
    match (a, b) {
        (Scalar::Word(a), Scalar::Word(b)) => a == b,
        _ => as_number(a).is_some_and(|a| as_number(b) == Some(a)),
    }
}

/// The number, or 0 where there is none: what an expression gives that never gave anything.
fn finite(x: f64) -> Scalar {
    Scalar::Number(if x.is_finite() { x } else { 0.0 })
}

/// Sums, differences, products, quotients, powers.
pub(super) fn arithmetic(op: Binary, a: &Could, b: &Could, work: &Work) -> Could {
    let mut out = Could::none();
    match (numbers(a), numbers(b)) {
        (Some(a), Some(b)) if a.len() * b.len() <= PAIRS => {
            work.add(a.len() * b.len());
            for (a, b) in a.iter().flat_map(|a| b.iter().map(move |b| (*a, *b))) {
                out.add(finite(op.apply(a, b)));
            }
        }
        _ => {
            if let (Some(a), Some(b)) = (a.hull(), b.hull()) {
                out = spanned(op, a, b);
            }
        }
    }
    if no_number(a) || no_number(b) {
        out.add_failure();
    }
    out
}

/// What lies between the results at the ends: each operation grows, or shrinks, with each of its operands.
fn spanned(op: Binary, (al, ah): (f64, f64), (bl, bh): (f64, f64)) -> Could {
    let ends = match op {
        Binary::Add => [al + bl, ah + bh, al + bl, ah + bh],
        Binary::Subtract => [al - bh, ah - bl, al - bh, ah - bl],
        Binary::Multiply => [times(al, bl), times(al, bh), times(ah, bl), times(ah, bh)],
        Binary::Power => return Could::any_number(),
        _ if bl <= 0.0 && bh >= 0.0 => return Could::any_number(),
        _ => [al / bl, al / bh, ah / bl, ah / bh],
    };
    between(&ends)
}

/// A product, in which 0 times anything is 0.
fn times(a: f64, b: f64) -> f64 {
    if a == 0.0 || b == 0.0 { 0.0 } else { a * b }
}

/// Everything between the least and the greatest; what is too great to be a number is 0.
fn between(ends: &[f64]) -> Could {
    if ends.iter().any(|x| x.is_nan()) {
        return Could::any_number();
    }
    let (low, high) = ends.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), x| (l.min(*x), h.max(*x)));
    let mut out = Could::span(low, high);
    if low.is_infinite() || high.is_infinite() {
        out.add(Scalar::Number(0.0));
    }
    out
}

fn call(function: Function, args: &[Could], work: &Work) -> Could {
    let singles: Option<Vec<Vec<f64>>> = args.iter().map(numbers).collect();
    let mut out = match singles.filter(|s| s.iter().map(Vec::len).product::<usize>() <= PAIRS) {
        Some(singles) => {
            let mut out = Could::none();
            work.add(singles.iter().map(Vec::len).product());
            for args in choices(&singles) {
                out.add(finite(function.apply(&args)));
            }
            out
        }
        None => match args.iter().map(Could::hull).collect::<Option<Vec<_>>>() {
            Some(hulls) => called(function, &hulls),
            None => Could::none(),
        },
    };
    if args.iter().any(no_number) {
        out.add_failure();
    }
    out
}

/// Every way of choosing one of each.
fn choices(of: &[Vec<f64>]) -> Vec<Vec<f64>> {
    of.iter().fold(vec![Vec::new()], |all, values| {
        all.iter().flat_map(|chosen| values.iter().map(move |v| [chosen.as_slice(), &[*v]].concat())).collect()
    })
}

/// A function over spans. Those that neither grow nor fall all the way could be any number.
fn called(function: Function, args: &[(f64, f64)]) -> Could {
    let at = |end: fn(&(f64, f64)) -> f64| function.apply(&args.iter().map(end).collect::<Vec<_>>());
    let (low, high) = (at(|a| a.0), at(|a| a.1));
    match (function, args) {
        (Function::Abs, [(l, h)]) if *l <= 0.0 && *h >= 0.0 => between(&[0.0, low, high]),
        (Function::Sqrt, [(l, h)]) if *l < 0.0 => between(&[0.0, h.max(0.0).sqrt()]),
        (Function::Sin | Function::Cos, _) => Could::span(-1.0, 1.0),
        (Function::Tan | Function::Atan2 | Function::Mod, _) => Could::any_number(),
        _ => between(&[low, high]),
    }
}
