//! Where two numbers meet that must measure the same thing.

use super::convert::{converted, repeats};
use super::{Kind, Resolver, Typed, Wrong, made};
use crate::expr::unit::Unit;
use crate::expr::{Ast, Binary, Tree};
use std::ops::Range;

impl Resolver<'_> {
    /// Both in the unit of the first; a pure number takes the other's. `steps`: the second is a difference, which °C and K count alike.
    pub(super) fn meet(&mut self, a: Typed, b: Typed, steps: bool) -> (Typed, Typed, Kind) {
        let (a, b) = (self.number(a), self.number(b));
        let (Some(left), Some(right)) = (a.unit(), b.unit()) else {
            let kind = if a.kind == Kind::Unknown { b.kind } else { a.kind };
            return (a, b, kind);
        };
        if a.is_literal || b.is_literal {
            let kind = Kind::Number(if a.is_literal { right } else { left });
            return (a, b, kind);
        }
        if !left.is_like(&right) {
            let (left, right) = ((a.expr.span.clone(), left), (b.expr.span.clone(), right));
            self.put(&(left.0.start..right.0.end), Wrong::Terms { left, right });
            return (a, b, Kind::Unknown);
        }
        let (from, to) = if steps { (right.from_zero(), left.from_zero()) } else { (right, left) };
        for (side, found, wanted) in [(&a, to, from), (&b, from, to)] {
            if repeats(&side.expr, found.conversion(&wanted).0) {
                self.put(&side.expr.span.clone(), Wrong::Twice { found, wanted });
            }
        }
        let b = converted(Typed { kind: Kind::Number(from), ..b }, &to);
        // Whatever meets an angle in degrees is counted in degrees.
        let unit = if right.is_degree() { right } else { left };
        (a, b, Kind::Number(unit))
    }

    /// A sum or a difference. Of two temperatures in °C there is a difference, in K, and no sum.
    pub(super) fn sum(&mut self, span: &Range<usize>, op: Binary, a: Typed, b: Typed) -> Typed {
        let has_zero = |side: &Typed| !side.is_literal && side.unit().is_some_and(|unit| unit.has_zero());
        let (first, second) = (has_zero(&a), has_zero(&b));
        if second && (op == Binary::Add || !first) && (first || a.unit().is_some_and(|unit| !unit.is_pure())) {
            self.put(span, Wrong::TwoZeros);
        }
        let is_step = first && second || a.is_step && !second || b.is_step && !first;
        let (a, b, kind) = self.meet(a, b, first && !second);
        let kind = match kind {
            Kind::Number(unit) if first && second => Kind::Number(unit.from_zero()),
            kind => kind,
        };
        let is_literal = a.is_literal && b.is_literal;
        Typed { is_step, ..made(span, Tree::Binary(op, Box::new(a.expr), Box::new(b.expr)), kind, is_literal) }
    }

    /// `condition ? then : otherwise`.
    pub(super) fn either(&mut self, span: &Range<usize>, condition: Ast, then: Typed, otherwise: Typed) -> Typed {
        let both = |kind| then.kind == kind && otherwise.kind == kind;
        let (then, otherwise, kind) = if both(Kind::Word) || both(Kind::Truth) {
            let kind = then.kind;
            (then, otherwise, kind)
        } else {
            self.meet(then, otherwise, false)
        };
        let is_literal = then.is_literal && otherwise.is_literal;
        let tree = Tree::If(Box::new(condition), Box::new(then.expr), Box::new(otherwise.expr));
        made(span, tree, kind, is_literal)
    }

    /// All in the unit of the first that has one.
    pub(super) fn alike(&mut self, args: Vec<Typed>) -> (Vec<Typed>, Kind) {
        let Some(first) = args.iter().find(|arg| !arg.is_literal).or(args.first()).cloned() else {
            return (args, Kind::Unknown);
        };
        let mut kind = first.kind;
        let mut out = Vec::new();
        for arg in args {
            let (_, arg, met) = self.meet(first.clone(), arg, false);
            match met {
                Kind::Unknown => kind = Kind::Unknown,
                Kind::Number(unit) if unit.is_degree() => kind = met,
                Kind::Number(_) | Kind::Truth | Kind::Word => {}
            }
            out.push(arg);
        }
        (out, if kind == Kind::Truth { Kind::Number(Unit::ONE) } else { kind })
    }
}
