//! The language of expressions in scenes: `season >= 0.5 and not done.drought`, `min(lab.level, 3 m) * 2`.
//!
//! ```text
//! expression := or | or "?" expression ":" expression
//! or := and ("or" and)*          and := not ("and" not)*        not := "not"? comparison
//! comparison := sum (("==" | "!=" | "<" | "<=" | ">" | ">=") sum)?
//! sum := product (("+" | "-") product)*      product := sign (("*" | "/") sign)*
//! sign := "-"? power             power := atom ("^" sign)?
//! atom := number unit? | 'word' | true | false | name | function "(" expression ("," expression)* ")" | "(" expression ")"
//! ```
//! A name is a letter with further letters, digits, `_` and `-`, and further parts after dots; so a minus between names needs blanks
//! around it. A unit stands behind its number and holds no blank: `9.8 m/s²`, `1e-19 C`, `25 °C`.
//! Functions: see [`Function`]. No loops, no assignment, no state: the same names give the same result everywhere.
//!
//! [`parse`] gives an [`Ast`]. [`resolve`] finds out what kind of thing it gives and in what unit, and puts conversions in where
//! units of one dimension meet. [`Program`] is what runs: names are numbers of slots, nothing is looked up by text, nothing is allocated.

mod function;
mod parse;
mod program;
mod resolve;
mod scan;
pub mod unit;

pub use function::Function;
#[cfg(feature = "author")]
pub(crate) use function::Reach;
pub use parse::{Expected, Found, ParseError, parse};
pub use program::{Fault, Program, Scope};
pub use resolve::{Kind, Mismatch, Names, Resolved, Want, Wrong, resolve};
pub(crate) use scan::KEYWORDS;

use crate::format::Scalar;
use std::ops::Range;
use unit::Unit;

/// An expression and where it stands in its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Ast {
    /// The bytes of the text that it takes.
    pub span: Range<usize>,
    /// What it is.
    pub tree: Tree,
}

/// What an expression is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// A number, word, or yes/no.
    Literal(Scalar),
    /// A number with its unit.
    Quantity(f64, Unit),
    /// A name to look up, as in `lab.level`.
    Name(String),
    /// `not` or the minus sign before an expression.
    Unary(Unary, Box<Ast>),
    /// Two expressions with an operator between.
    Binary(Binary, Box<Ast>, Box<Ast>),
    /// `condition ? then : otherwise`.
    If(Box<Ast>, Box<Ast>, Box<Ast>),
    /// A function with its arguments.
    Call(Function, Vec<Ast>),
}

impl Ast {
    /// Every name in the expression with the byte at which it stands.
    pub fn names(&self) -> Vec<(&str, usize)> {
        let mut out = Vec::new();
        self.each(&mut |expr| {
            if let Tree::Name(name) = &expr.tree {
                out.push((name.as_str(), expr.span.start));
            }
        });
        out
    }

    /// Visits this expression and all in it, outer ones first.
    pub fn each<'a>(&'a self, visit: &mut impl FnMut(&'a Ast)) {
        visit(self);
        self.parts().into_iter().for_each(|part| part.each(visit));
    }

    /// The number of an expression of numbers alone.
    pub fn constant(&self) -> Option<f64> {
        match &self.tree {
            Tree::Literal(Scalar::Number(n)) | Tree::Quantity(n, _) => Some(*n),
            Tree::Unary(Unary::Minus, a) => a.constant().map(|n| -n),
            Tree::Binary(op, a, b) if !op.is_truth() => Some(op.apply(a.constant()?, b.constant()?)),
            _ => None,
        }
    }

    /// The expressions directly in this one.
    pub fn parts(&self) -> Vec<&Ast> {
        match &self.tree {
            Tree::Literal(_) | Tree::Quantity(..) | Tree::Name(_) => Vec::new(),
            Tree::Unary(_, a) => vec![a],
            Tree::Binary(_, a, b) => vec![a, b],
            Tree::If(a, b, c) => vec![a, b, c],
            Tree::Call(_, args) => args.iter().collect(),
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
    Power,
}

impl Binary {
    /// What it gives for two numbers; yes is 1, no is 0. Not finite where the result is none: 1 / 0.
    pub fn apply(self, a: f64, b: f64) -> f64 {
        let truth = |yes: bool| f64::from(u8::from(yes));
        match self {
            Binary::Or => truth(a != 0.0 || b != 0.0),
            Binary::And => truth(a != 0.0 && b != 0.0),
            Binary::Equal => truth(a == b),
            Binary::Unequal => truth(a != b),
            Binary::Less => truth(a < b),
            Binary::LessEqual => truth(a <= b),
            Binary::Greater => truth(a > b),
            Binary::GreaterEqual => truth(a >= b),
            Binary::Add => a + b,
            Binary::Subtract => a - b,
            Binary::Multiply => a * b,
            Binary::Divide => a / b,
            Binary::Power => libm::pow(a, b),
        }
    }

    /// Whether it gives yes or no.
    pub fn is_truth(self) -> bool {
        !matches!(self, Binary::Add | Binary::Subtract | Binary::Multiply | Binary::Divide | Binary::Power)
    }

    /// Whether it compares.
    pub fn compares(self) -> bool {
        self.is_truth() && !matches!(self, Binary::Or | Binary::And)
    }
}
