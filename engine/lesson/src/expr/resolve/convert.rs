//! Conversions between units, as operations put into an expression.

use super::{Kind, Typed};
use crate::expr::unit::Unit;
use crate::expr::{Ast, Binary, Tree, Unary};
use crate::format::Scalar;

/// Whether an expression is a product in which somebody did by hand what a conversion by `factor` does.
pub(super) fn repeats(expr: &Ast, factor: f64) -> bool {
    let same = |x: f64| factor != 1.0 && (x / factor - 1.0).abs() < 1e-9;
    match &expr.tree {
        Tree::Binary(Binary::Multiply, a, b) => {
            [a, b].into_iter().any(|side| side.constant().map_or_else(|| repeats(side, factor), same))
        }
        Tree::Binary(Binary::Divide, a, b) => {
            repeats(a, factor) || b.constant().map_or_else(|| repeats(b, 1.0 / factor), |n| same(1.0 / n))
        }
        Tree::Unary(Unary::Minus, a) => repeats(a, factor),
        _ => false,
    }
}

/// An angle in radians, where its unit says that it is in degrees.
pub(super) fn radians(typed: Typed) -> Typed {
    if !typed.unit().is_some_and(|unit| unit.is_degree()) {
        return typed;
    }
    let is_literal = typed.is_literal;
    Typed { is_literal, ..converted(typed, &Unit::RADIAN) }
}

/// A ratio of two units of one dimension, such as g/kg, as the plain number that it is; all else as it is.
pub(super) fn plain(typed: Typed) -> Typed {
    match typed.unit() {
        Some(unit) if unit.is_ratio() => converted(typed, &Unit::ONE),
        _ => typed,
    }
}

/// A temperature in °C as one in K; all else as it is.
pub(super) fn from_zero(typed: Typed) -> Typed {
    match typed.unit() {
        Some(unit) if unit.has_zero() => converted(typed, &unit.from_zero()),
        _ => typed,
    }
}

/// A number in another unit of its dimension.
pub(super) fn converted(typed: Typed, to: &Unit) -> Typed {
    let Some(from) = typed.unit() else { return typed };
    let (factor, summand) = from.conversion(to);
    let expr = plus(times(typed.expr.clone(), factor), summand);
    Typed { expr, kind: Kind::Number(*to), is_literal: false, ..typed }
}

/// Times a factor; divided by its inverse where that is a whole number, which is exact: a gram is 1/1000 of a kilogram.
fn times(expr: Ast, factor: f64) -> Ast {
    let inverse = (1.0 / factor).round();
    let (op, n) = match factor {
        1.0 => return expr,
        _ if factor < 1.0 && (inverse * factor - 1.0).abs() < 1e-12 => (Binary::Divide, inverse),
        _ => (Binary::Multiply, factor),
    };
    joined(op, expr, n)
}

fn plus(expr: Ast, summand: f64) -> Ast {
    if summand == 0.0 { expr } else { joined(Binary::Add, expr, summand) }
}

fn joined(op: Binary, expr: Ast, n: f64) -> Ast {
    let span = expr.span.clone();
    let number = Ast { span: span.clone(), tree: Tree::Literal(Scalar::Number(n)) };
    Ast { span, tree: Tree::Binary(op, Box::new(expr), Box::new(number)) }
}
