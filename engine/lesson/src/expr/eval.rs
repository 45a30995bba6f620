//! From [`Expr`] to a value. Total but for unknown names and mixed kinds: no result is NaN or infinite.

use super::{Binary, Expr, Function, Unary};
use crate::format::Scalar;
use thiserror::Error;

/// Why an expression has no value.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EvalError {
    /// Nothing has this name.
    #[error("nothing is named `{0}`")]
    Unknown(String),
    /// A number was needed, or a yes/no.
    #[error("expected {0}")]
    Kind(&'static str),
}

/// The value of `expr` where `names` knows the names.
///
/// Division by zero and roots of negative numbers give 0, so that no lesson state is ever NaN.
///
/// # Errors
/// A name that `names` does not know, or a word where a number is needed.
pub fn eval(expr: &Expr, names: &dyn Fn(&str) -> Option<Scalar>) -> Result<Scalar, EvalError> {
    Ok(match expr {
        Expr::Literal(value) => value.clone(),
        Expr::Name(name, _) => names(name).ok_or_else(|| EvalError::Unknown(name.clone()))?,
        Expr::Unary(Unary::Not, a) => Scalar::Bool(!truth(&eval(a, names)?)?),
        Expr::Unary(Unary::Minus, a) => Scalar::Number(-number(&eval(a, names)?)?),
        Expr::If(a, b, c) => eval(if truth(&eval(a, names)?)? { b } else { c }, names)?,
        Expr::Binary(Binary::Or, a, b) => Scalar::Bool(truth(&eval(a, names)?)? || truth(&eval(b, names)?)?),
        Expr::Binary(Binary::And, a, b) => Scalar::Bool(truth(&eval(a, names)?)? && truth(&eval(b, names)?)?),
        Expr::Binary(op, a, b) => binary(*op, &eval(a, names)?, &eval(b, names)?)?,
        Expr::Call(function, args) => {
            let args = args.iter().map(|a| number(&eval(a, names)?)).collect::<Result<Vec<_>, _>>()?;
            finite(call(*function, &args))
        }
    })
}

fn binary(op: Binary, a: &Scalar, b: &Scalar) -> Result<Scalar, EvalError> {
    if let Binary::Equal | Binary::Unequal = op {
        return Ok(Scalar::Bool(equal(a, b) == (op == Binary::Equal)));
    }
    let (a, b) = (number(a)?, number(b)?);
    Ok(match op {
        Binary::Less => Scalar::Bool(a < b),
        Binary::LessEqual => Scalar::Bool(a <= b),
        Binary::Greater => Scalar::Bool(a > b),
        Binary::GreaterEqual => Scalar::Bool(a >= b),
        _ => calculate(op, a, b),
    })
}

/// A sum, difference, product or quotient.
pub(crate) fn calculate(op: Binary, a: f64, b: f64) -> Scalar {
    finite(match op {
        Binary::Add => a + b,
        Binary::Subtract => a - b,
        Binary::Multiply => a * b,
        _ => a / b,
    })
}

/// Equality over kinds: yes is 1 and no is 0, as a switch bound to a number wants it.
pub(crate) fn equal(a: &Scalar, b: &Scalar) -> bool {
    match (a, b) {
        (Scalar::Word(a), Scalar::Word(b)) => a == b,
        (Scalar::Word(_), _) | (_, Scalar::Word(_)) => false,
        _ => number(a).ok() == number(b).ok(),
    }
}

/// What a function gives.
pub(crate) fn call(function: Function, args: &[f64]) -> f64 {
    match (function, args) {
        (Function::Min, [a, b]) => a.min(*b),
        (Function::Max, [a, b]) => a.max(*b),
        (Function::Abs, [a]) => a.abs(),
        // Correctly rounded by IEEE 754, so the same everywhere; so are the two below.
        (Function::Sqrt, [a]) => a.sqrt(),
        (Function::Round, [a]) => a.round(),
        (Function::Floor, [a]) => a.floor(),
        (Function::Clamp, [a, low, high]) => a.max(*low).min(*high),
        _ => 0.0, // the parser has counted the arguments
    }
}

/// The number, or 0 where there is none.
pub(crate) fn finite(x: f64) -> Scalar {
    Scalar::Number(if x.is_finite() { x } else { 0.0 })
}

/// The number in a value; yes is 1, no is 0.
fn number(value: &Scalar) -> Result<f64, EvalError> {
    match value {
        Scalar::Number(n) => Ok(*n),
        Scalar::Bool(b) => Ok(f64::from(u8::from(*b))),
        Scalar::Word(_) => Err(EvalError::Kind("a number, not a word")),
    }
}

/// The yes/no in a value; a number is yes unless 0.
fn truth(value: &Scalar) -> Result<bool, EvalError> {
    match value {
        Scalar::Bool(b) => Ok(*b),
        Scalar::Number(n) => Ok(*n != 0.0),
        Scalar::Word(_) => Err(EvalError::Kind("yes or no, not a word")),
    }
}
