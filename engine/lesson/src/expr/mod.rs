//! Small expressions in scenes: `season >= 0.5 and not done.drought`, `min(lab.level, 3) * 2`.
//!
//! ```text
//! expression := or | or "?" expression ":" expression
//! or := and ("or" and)*          and := not ("and" not)*        not := "not"? comparison
//! comparison := sum (("==" | "!=" | "<" | "<=" | ">" | ">=") sum)?
//! sum := product (("+" | "-") product)*      product := sign (("*" | "/") sign)*      sign := "-"? atom
//! atom := number | 'word' | true | false | name | function "(" expression ("," expression)* ")" | "(" expression ")"
//! ```
//! A name is `[a-z][a-z0-9_-]*` with further parts after dots; so a minus between names needs blanks around it.
//! Functions: `min`, `max`, `abs`, `sqrt`, `round`, `floor`, `clamp(x, low, high)`.
//! No loops, no assignment, no state: the same names give the same result everywhere.

pub(crate) mod eval;
mod parse;

pub use eval::{EvalError, eval};
pub use parse::{ParseError, parse};

use crate::format::Scalar;

/// A parsed expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A number, word, or yes/no.
    Literal(Scalar),
    /// A name to look up, as in `lab.level`, and the byte at which it stands in the text.
    Name(String, usize),
    /// `not` or the minus sign before an expression.
    Unary(Unary, Box<Expr>),
    /// Two expressions with an operator between.
    Binary(Binary, Box<Expr>, Box<Expr>),
    /// `condition ? then : otherwise`.
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// A function with its arguments.
    Call(Function, Vec<Expr>),
}

impl Expr {
    /// Every name in the expression with the byte at which it stands.
    pub fn names(&self) -> Vec<(&str, usize)> {
        let mut out = Vec::new();
        self.collect(&mut out);
        out
    }

    fn collect<'a>(&'a self, out: &mut Vec<(&'a str, usize)>) {
        match self {
            Expr::Literal(_) => {}
            Expr::Name(name, at) => out.push((name, *at)),
            Expr::Unary(_, a) => a.collect(out),
            Expr::Binary(_, a, b) => [a, b].iter().for_each(|e| e.collect(out)),
            Expr::If(a, b, c) => [a, b, c].iter().for_each(|e| e.collect(out)),
            Expr::Call(_, args) => args.iter().for_each(|e| e.collect(out)),
        }
    }
}

/// Operators before one expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    /// `not`
    Not,
    /// `-`
    Minus,
}

/// Operators between two expressions.
#[allow(missing_docs)] // each is its sign
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binary {
    Or,
    And,
    Equal,
    Unequal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// Functions.
#[allow(missing_docs)] // each is its name
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    Min,
    Max,
    Abs,
    Sqrt,
    Round,
    Floor,
    Clamp,
}

impl Function {
    /// The function of this name with the number of arguments it takes.
    pub fn named(name: &str) -> Option<(Function, usize)> {
        Some(match name {
            "min" => (Function::Min, 2),
            "max" => (Function::Max, 2),
            "abs" => (Function::Abs, 1),
            "sqrt" => (Function::Sqrt, 1),
            "round" => (Function::Round, 1),
            "floor" => (Function::Floor, 1),
            "clamp" => (Function::Clamp, 3),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Scalar {
        let names = |name: &str| match name {
            "a" => Some(Scalar::Number(2.0)),
            "lab.inner_share" => Some(Scalar::Number(0.6)),
            "season" => Some(Scalar::Word("flood".into())),
            "fish-mouth" => Some(Scalar::Bool(true)),
            _ => None,
        };
        eval(&parse(text).unwrap(), &names).unwrap()
    }

    #[test]
    fn precedence_is_the_usual_one() {
        assert_eq!(value("1 + a * 3 - 4 / 2"), Scalar::Number(5.0));
        assert_eq!(value("-(a + 1) * 2"), Scalar::Number(-6.0));
        assert_eq!(value("a > 1 and not (a > 3) or false"), Scalar::Bool(true));
        assert_eq!(value("season == 'flood' ? 1 : 2"), Scalar::Number(1.0));
        assert_eq!(value("clamp(7, 0, max(a, 3))"), Scalar::Number(3.0));
    }

    #[test]
    fn hyphens_belong_to_names_and_blanks_make_a_minus() {
        assert_eq!(value("fish-mouth"), Scalar::Bool(true));
        assert_eq!(value("a - a"), Scalar::Number(0.0));
        assert_eq!(value("lab.inner_share >= 0.6"), Scalar::Bool(true));
    }

    #[test]
    fn a_logical_operator_does_not_look_further_than_it_must() {
        assert_eq!(value("false and missing"), Scalar::Bool(false));
        assert_eq!(value("true or missing"), Scalar::Bool(true));
    }

    #[test]
    fn division_by_zero_gives_zero_so_that_no_state_is_ever_nan() {
        assert_eq!(value("1 / 0"), Scalar::Number(0.0));
        assert_eq!(value("sqrt(-1)"), Scalar::Number(0.0));
    }

    #[test]
    fn errors_name_the_place() {
        assert_eq!(parse("a >").unwrap_err().at, 3);
        assert_eq!(parse("a = 2").unwrap_err().at, 2);
        assert_eq!(parse("min(1)").unwrap_err().at, 0);
        assert!(parse("1 < 2 < 3").is_err());
        assert!(parse(&"(".repeat(10_000)).is_err());
        assert!(parse(&vec!["a"; 100_000].join("+")).is_err());
    }
}
