//! From tokens to [`Ast`]: a descent, one function per line of the grammar.

use super::scan::{KEYWORDS, Token, scan};
use super::{Ast, Binary, Function, Tree, Unary};
use crate::format::Scalar;
use std::ops::Range;
use thiserror::Error;

/// Nesting beyond this is refused, so that no text can exhaust the stack.
const DEEPEST: usize = 40;

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("at byte {at}: found {found:?}, expected {expected:?}")]
pub struct ParseError {
    /// Byte in the text.
    pub at: usize,
    /// What stands there.
    pub found: Found,
    /// What could stand there.
    pub expected: Expected,
}

/// What stands where a text leaves the grammar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A sign, a name, a number or a `'word'`, as it is written.
    Text(String),
    /// Nothing: the text is over.
    End,
    /// A word that no `'` closes.
    OpenQuote,
    /// Yet another token.
    More,
}

/// What could stand where a text leaves the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An operator, or nothing more.
    OperatorOrEnd,
    /// A number, a name, a `'word'` or `(`.
    Operand,
    /// The first sign of a token.
    NameNumberOrOperator,
    /// A number that is one, and finite.
    Number,
    /// A unit behind a number, or an operator.
    UnitOrOperator,
    /// The `'` behind a word.
    ClosingQuote,
    /// `)`
    ClosingParenthesis,
    /// `,` or `)`
    CommaOrParenthesis,
    /// `:` and what else.
    ColonAndElse,
    /// Fewer parentheses within each other.
    FewerParentheses,
    /// Fewer tokens.
    Shorter,
    /// So many arguments.
    Arguments(usize),
    /// A function that there is.
    Function,
    /// One of the two logarithms, in place of one that names no base.
    Logarithm,
    /// The operator `^` in place of a function.
    Power,
}

/// Reads `text` whole.
///
/// # Errors
/// The first place at which the text leaves the grammar.
pub fn parse(text: &str) -> Result<Ast, ParseError> {
    let mut parser = Parser { tokens: scan(text)?, next: 0, end: text.len(), depth: 0 };
    let expr = parser.expression()?;
    match parser.tokens.get(parser.next) {
        None => Ok(expr),
        Some(_) => Err(parser.error(Expected::OperatorOrEnd)),
    }
}

struct Parser {
    tokens: Vec<(Token, Range<usize>)>,
    next: usize,
    end: usize,
    depth: usize,
}

impl Parser {
    fn error(&self, expected: Expected) -> ParseError {
        let found = Found::Text;
        let (found, at) = match self.tokens.get(self.next) {
            Some((Token::Number(n) | Token::Quantity(n, _), span)) => (found(n.to_string()), span.start),
            Some((Token::Word(word), span)) => (found(format!("'{word}'")), span.start),
            Some((Token::Name(name), span)) => (found(name.clone()), span.start),
            Some((Token::Sign(sign), span)) => (found((*sign).to_owned()), span.start),
            None => (Found::End, self.end),
        };
        ParseError { at, found, expected }
    }

    /// Takes the next token if it is one of these signs or words.
    fn take(&mut self, wanted: &[&str]) -> Option<&'static str> {
        let found = match &self.tokens.get(self.next)?.0 {
            Token::Sign(sign) if wanted.contains(sign) => sign,
            Token::Name(name) if wanted.contains(&name.as_str()) => KEYWORDS.into_iter().find(|word| word == name)?,
            _ => return None,
        };
        self.next += 1;
        Some(found)
    }

    fn need(&mut self, sign: &'static str, expected: Expected) -> Result<(), ParseError> {
        self.take(&[sign]).map(|_| ()).ok_or_else(|| self.error(expected))
    }

    /// Where the next token begins.
    fn start(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |(_, span)| span.start)
    }

    /// An expression from `start` to the end of the last token taken.
    fn put(&self, start: usize, tree: Tree) -> Ast {
        let last = self.next.checked_sub(1).and_then(|last| self.tokens.get(last));
        Ast { span: start..last.map_or(start, |(_, span)| span.end), tree }
    }

    fn deeper<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T, ParseError>) -> Result<T, ParseError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error(Expected::FewerParentheses));
        }
        let out = inner(self)?;
        self.depth -= 1;
        Ok(out)
    }

    fn expression(&mut self) -> Result<Ast, ParseError> {
        self.deeper(|p| {
            let start = p.start();
            let condition = p.chain(&["or"], |p| p.chain(&["and"], Self::not))?;
            if p.take(&["?"]).is_none() {
                return Ok(condition);
            }
            let then = p.expression()?;
            p.need(":", Expected::ColonAndElse)?;
            let tree = Tree::If(Box::new(condition), Box::new(then), Box::new(p.expression()?));
            Ok(p.put(start, tree))
        })
    }

    /// Operands of one precedence, joined from the left.
    fn chain(
        &mut self,
        signs: &[&str],
        operand: impl Fn(&mut Self) -> Result<Ast, ParseError>,
    ) -> Result<Ast, ParseError> {
        let start = self.start();
        let mut left = operand(self)?;
        while let Some(sign) = self.take(signs) {
            let tree = Tree::Binary(binary(sign), Box::new(left), Box::new(operand(self)?));
            left = self.put(start, tree);
        }
        Ok(left)
    }

    fn not(&mut self) -> Result<Ast, ParseError> {
        let start = self.start();
        match self.take(&["not"]) {
            Some(_) => {
                let tree = Tree::Unary(Unary::Not, Box::new(self.comparison()?));
                Ok(self.put(start, tree))
            }
            None => self.comparison(),
        }
    }

    fn comparison(&mut self) -> Result<Ast, ParseError> {
        let start = self.start();
        let left = self.sum()?;
        match self.take(&["==", "!=", "<=", ">=", "<", ">"]) {
            Some(sign) => {
                let tree = Tree::Binary(binary(sign), Box::new(left), Box::new(self.sum()?));
                Ok(self.put(start, tree))
            }
            None => Ok(left),
        }
    }

    fn sum(&mut self) -> Result<Ast, ParseError> {
        self.chain(&["+", "-"], |p| p.chain(&["*", "/"], Self::sign))
    }

    fn sign(&mut self) -> Result<Ast, ParseError> {
        let start = self.start();
        match self.take(&["-"]) {
            Some(_) => {
                let tree = Tree::Unary(Unary::Minus, Box::new(self.power()?));
                Ok(self.put(start, tree))
            }
            None => self.power(),
        }
    }

    fn power(&mut self) -> Result<Ast, ParseError> {
        let start = self.start();
        let base = self.atom()?;
        match self.take(&["^"]) {
            // From the right: 2^3^2 is 2^9.
            Some(_) => self.deeper(|p| {
                let tree = Tree::Binary(Binary::Power, Box::new(base), Box::new(p.sign()?));
                Ok(p.put(start, tree))
            }),
            None => Ok(base),
        }
    }

    fn atom(&mut self) -> Result<Ast, ParseError> {
        let start = self.start();
        if self.take(&["("]).is_some() {
            let inner = self.expression()?;
            self.need(")", Expected::ClosingParenthesis)?;
            return Ok(self.put(start, inner.tree));
        }
        let Some((token, _)) = self.tokens.get(self.next).cloned() else {
            return Err(self.error(Expected::Operand));
        };
        let tree = match token {
            Token::Sign(_) => return Err(self.error(Expected::Operand)),
            Token::Name(name) if ["and", "or", "not"].contains(&name.as_str()) => {
                return Err(self.error(Expected::Operand));
            }
            Token::Number(number) => Tree::Literal(Scalar::Number(number)),
            Token::Quantity(number, unit) => Tree::Quantity(number, unit),
            Token::Word(word) => Tree::Literal(Scalar::Word(word)),
            Token::Name(name) if name == "true" || name == "false" => Tree::Literal(Scalar::Bool(name == "true")),
            Token::Name(name) => {
                self.next += 1;
                if self.take(&["("]).is_some() {
                    return self.call(&name, start);
                }
                return Ok(self.put(start, Tree::Name(name)));
            }
        };
        self.next += 1;
        Ok(self.put(start, tree))
    }

    fn call(&mut self, name: &str, at: usize) -> Result<Ast, ParseError> {
        let wrong = |expected| ParseError { at, found: Found::Text(format!("{name}(…)")), expected };
        let function = Function::named(name).ok_or_else(|| wrong(meant(name)))?;
        let mut args = vec![self.expression()?];
        while self.take(&[","]).is_some() {
            args.push(self.expression()?);
        }
        self.need(")", Expected::CommaOrParenthesis)?;
        if args.len() != function.arity() {
            return Err(wrong(Expected::Arguments(function.arity())));
        }
        Ok(self.put(at, Tree::Call(function, args)))
    }
}

/// What is meant by a function that there is none of.
fn meant(name: &str) -> Expected {
    match name {
        "log" | "lg" => Expected::Logarithm,
        "pow" => Expected::Power,
        _ => Expected::Function,
    }
}

fn binary(sign: &str) -> Binary {
    match sign {
        "or" => Binary::Or,
        "and" => Binary::And,
        "==" => Binary::Equal,
        "!=" => Binary::Unequal,
        "<" => Binary::Less,
        "<=" => Binary::LessEqual,
        ">" => Binary::Greater,
        ">=" => Binary::GreaterEqual,
        "+" => Binary::Add,
        "-" => Binary::Subtract,
        "*" => Binary::Multiply,
        "/" => Binary::Divide,
        _ => Binary::Power,
    }
}
