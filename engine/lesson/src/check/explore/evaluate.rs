//! What an expression could give, where each name could be several things: [`crate::expr::Program::run`] over sets of values.
//!
//! Within one evaluation a name has one value. So the right side of an `and` is looked at with what the left side leaves:
//! `x > 3 and x < 2` is found out.

use super::could::{Could, Truths, as_number};
use super::reckon::{arithmetic, call};
use super::work::Work;
use crate::expr::{Ast, Binary, Tree, Unary};
use crate::format::Scalar;

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

/// Equality over kinds: yes is 1 and no is 0, as a switch bound to a number wants it.
fn equal(a: &Scalar, b: &Scalar) -> bool {
    match (a, b) {
        (Scalar::Word(a), Scalar::Word(b)) => a == b,
        _ => as_number(a).is_some_and(|a| as_number(b) == Some(a)),
    }
}
