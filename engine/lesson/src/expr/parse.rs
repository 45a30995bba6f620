//! From text to [`Expr`]: a scanner and a descent, one function per line of the grammar.

use super::{Binary, Expr, Function, Unary};
use crate::format::Scalar;
use thiserror::Error;

/// Nesting beyond this is refused, so that no text can exhaust the stack.
const DEEPEST: usize = 40;

/// More names, numbers and signs than this are refused: chains nest to the left as deep as they are long.
const LONGEST: usize = 500;

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("at byte {at}: found {found}, expected {expected}")]
pub struct ParseError {
    /// Byte in the text.
    pub at: usize,
    /// What stands there.
    pub found: String,
    /// What could stand there.
    pub expected: &'static str,
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(f64),
    Word(String),
    Name(String),
    Sign(&'static str),
}

const SIGNS: [&str; 16] = ["==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")", ",", "?", ":", "="];

/// Reads `text` whole.
///
/// # Errors
/// The first place at which the text leaves the grammar.
pub fn parse(text: &str) -> Result<Expr, ParseError> {
    let mut parser = Parser { tokens: scan(text)?, next: 0, end: text.len(), depth: 0 };
    let expr = parser.expression()?;
    match parser.tokens.get(parser.next) {
        None => Ok(expr),
        Some(_) => Err(parser.error("an operator or the end")),
    }
}

fn scan(text: &str) -> Result<Vec<(Token, usize)>, ParseError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let run = |keep: fn(char) -> bool| rest.find(|c| !keep(c)).unwrap_or(rest.len());
        let (token, length) = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else if c.is_ascii_digit() {
            let length = run(|c| c.is_ascii_digit() || c == '.');
            let number = rest[..length].parse().map_err(|_| ParseError {
                at,
                found: format!("`{}`", &rest[..length]),
                expected: "a number",
            })?;
            (Token::Number(number), length)
        } else if c.is_ascii_lowercase() {
            let length = run(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-.".contains(c));
            (Token::Name(rest[..length].to_owned()), length)
        } else if c == '\'' {
            let end = rest[1..].find('\'').ok_or_else(|| ParseError {
                at,
                found: "an open '".into(),
                expected: "a closing '",
            })?;
            (Token::Word(rest[1..=end].to_owned()), end + 2)
        } else if let Some(sign) = SIGNS.iter().find(|s| rest.starts_with(**s)) {
            (Token::Sign(sign), sign.len())
        } else {
            return Err(ParseError { at, found: format!("`{c}`"), expected: "a name, number or operator" });
        };
        if tokens.len() == LONGEST {
            return Err(ParseError { at, found: "more".into(), expected: "a shorter expression" });
        }
        tokens.push((token, at));
        at += length;
    }
    Ok(tokens)
}

struct Parser {
    tokens: Vec<(Token, usize)>,
    next: usize,
    end: usize,
    depth: usize,
}

impl Parser {
    fn error(&self, expected: &'static str) -> ParseError {
        let (found, at) = match self.tokens.get(self.next) {
            Some((Token::Number(n), at)) => (format!("`{n}`"), *at),
            Some((Token::Word(w), at)) => (format!("`'{w}'`"), *at),
            Some((Token::Name(n), at)) => (format!("`{n}`"), *at),
            Some((Token::Sign(s), at)) => (format!("`{s}`"), *at),
            None => ("the end".into(), self.end),
        };
        ParseError { at, found, expected }
    }

    /// Takes the next token if it is one of these signs or words.
    fn take(&mut self, wanted: &[&str]) -> Option<&'static str> {
        let found = match &self.tokens.get(self.next)?.0 {
            Token::Sign(s) if wanted.contains(s) => s,
            Token::Name(n) if wanted.contains(&n.as_str()) => ["and", "or", "not"].into_iter().find(|w| w == n)?,
            _ => return None,
        };
        self.next += 1;
        Some(found)
    }

    fn need(&mut self, sign: &'static str, expected: &'static str) -> Result<(), ParseError> {
        self.take(&[sign]).map(|_| ()).ok_or_else(|| self.error(expected))
    }

    fn expression(&mut self) -> Result<Expr, ParseError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error("fewer parentheses within each other"));
        }
        let mut expr = self.chain(&["or"], |p| p.chain(&["and"], Self::not))?;
        if self.take(&["?"]).is_some() {
            let then = self.expression()?;
            self.need(":", "`:` and what else")?;
            expr = Expr::If(Box::new(expr), Box::new(then), Box::new(self.expression()?));
        }
        self.depth -= 1;
        Ok(expr)
    }

    /// Operands of one precedence, joined from the left.
    fn chain(
        &mut self,
        signs: &[&str],
        operand: impl Fn(&mut Self) -> Result<Expr, ParseError>,
    ) -> Result<Expr, ParseError> {
        let mut left = operand(self)?;
        while let Some(sign) = self.take(signs) {
            left = Expr::Binary(binary(sign), Box::new(left), Box::new(operand(self)?));
        }
        Ok(left)
    }

    fn not(&mut self) -> Result<Expr, ParseError> {
        match self.take(&["not"]) {
            Some(_) => Ok(Expr::Unary(Unary::Not, Box::new(self.comparison()?))),
            None => self.comparison(),
        }
    }

    fn comparison(&mut self) -> Result<Expr, ParseError> {
        let left = self.sum()?;
        match self.take(&["==", "!=", "<=", ">=", "<", ">"]) {
            Some(sign) => Ok(Expr::Binary(binary(sign), Box::new(left), Box::new(self.sum()?))),
            None => Ok(left),
        }
    }

    fn sum(&mut self) -> Result<Expr, ParseError> {
        self.chain(&["+", "-"], |p| p.chain(&["*", "/"], Self::sign))
    }

    fn sign(&mut self) -> Result<Expr, ParseError> {
        match self.take(&["-"]) {
            Some(_) => Ok(Expr::Unary(Unary::Minus, Box::new(self.atom()?))),
            None => self.atom(),
        }
    }

    fn atom(&mut self) -> Result<Expr, ParseError> {
        const ATOM: &str = "a name, number, 'word' or (";
        if self.take(&["("]).is_some() {
            let inner = self.expression()?;
            self.need(")", "`)`")?;
            return Ok(inner);
        }
        let Some((token, at)) = self.tokens.get(self.next).cloned() else {
            return Err(self.error(ATOM));
        };
        let literal = |scalar| Ok(Expr::Literal(scalar));
        match token {
            Token::Name(n) if ["and", "or", "not"].contains(&n.as_str()) => Err(self.error(ATOM)),
            Token::Sign(_) => Err(self.error(ATOM)),
            token => {
                self.next += 1;
                match token {
                    Token::Number(n) => literal(Scalar::Number(n)),
                    Token::Word(w) => literal(Scalar::Word(w)),
                    Token::Name(n) if n == "true" || n == "false" => literal(Scalar::Bool(n == "true")),
                    Token::Name(n) if self.take(&["("]).is_some() => self.call(&n, at),
                    Token::Name(n) => Ok(Expr::Name(n, at)),
                    Token::Sign(_) => Err(self.error(ATOM)),
                }
            }
        }
    }

    fn call(&mut self, name: &str, at: usize) -> Result<Expr, ParseError> {
        let wrong = |expected| ParseError { at, found: format!("`{name}(…)`"), expected };
        let (function, arity) =
            Function::named(name).ok_or_else(|| wrong("one of min, max, abs, sqrt, round, floor, clamp"))?;
        let mut args = vec![self.expression()?];
        while self.take(&[","]).is_some() {
            args.push(self.expression()?);
        }
        self.need(")", "`,` or `)`")?;
        if args.len() == arity {
            Ok(Expr::Call(function, args))
        } else {
            Err(wrong(match arity {
                1 => "one argument",
                2 => "two arguments",
                _ => "three arguments",
            }))
        }
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
        _ => Binary::Divide,
    }
}
