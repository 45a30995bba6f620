//! From text to tokens.

use super::unit::Unit;
use super::{Expected, Found, ParseError};
use crate::marks::is_han;
use std::ops::Range;

/// More tokens than this are refused: chains nest to the left as deep as they are long.
const LONGEST: usize = 500;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Quantity(f64, Unit),
    Word(String),
    Name(String),
    Sign(&'static str),
}

const SIGNS: [&str; 17] = ["==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "^", "(", ")", ",", "?", ":", "="];

/// Names that are operators or values: no unit begins with them.
pub(crate) const KEYWORDS: [&str; 5] = ["and", "or", "not", "true", "false"];

/// The tokens with the bytes that they take.
pub(super) fn scan(text: &str) -> Result<Vec<(Token, Range<usize>)>, ParseError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (token, length) = token(text, at)?;
        if tokens.len() == LONGEST {
            return Err(ParseError { at, found: Found::More, expected: Expected::Shorter });
        }
        tokens.push((token, at..at + length));
        at += length;
    }
    Ok(tokens)
}

/// Text that is no token.
fn error(at: usize, found: impl Into<String>, expected: Expected) -> ParseError {
    ParseError { at, found: Found::Text(found.into()), expected }
}

/// The token at this byte, and its length.
fn token(text: &str, at: usize) -> Result<(Token, usize), ParseError> {
    let rest = &text[at..];
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        return number(rest, at);
    }
    if first.is_ascii_alphabetic() {
        let length = run(rest, |c| c.is_ascii_alphanumeric() || "_-.".contains(c));
        return Ok((Token::Name(rest[..length].to_owned()), length));
    }
    if let Some(word) = rest.strip_prefix('\'') {
        let open = || ParseError { at, found: Found::OpenQuote, expected: Expected::ClosingQuote };
        let end = word.find('\'').ok_or_else(open)?;
        return Ok((Token::Word(word[..end].to_owned()), end + 2));
    }
    match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        Some(sign) => Ok((Token::Sign(sign), sign.len())),
        None => Err(error(at, first, Expected::NameNumberOrOperator)),
    }
}

fn run(text: &str, keep: impl Fn(char) -> bool) -> usize {
    text.find(|c| !keep(c)).unwrap_or(text.len())
}

/// A number, and the unit behind it if there is one.
fn number(rest: &str, at: usize) -> Result<(Token, usize), ParseError> {
    let mut length = run(rest, |c| c.is_ascii_digit() || c == '.');
    length += exponent(&rest[length..]);
    let number: f64 = (rest[..length].parse().ok())
        .filter(|number: &f64| number.is_finite())
        .ok_or_else(|| error(at, &rest[..length], Expected::Number))?;
    let behind = rest[length..].trim_start();
    let gap = rest.len() - length - behind.len();
    let unit = &behind[..Unit::run(behind)];
    let begins = unit.chars().next().is_some_and(|c| c.is_alphabetic() || "°%‰℃".contains(c));
    if !begins || KEYWORDS.contains(&unit) {
        return Ok((Token::Number(number), length));
    }
    match Unit::read(unit) {
        Some(read) => Ok((Token::Quantity(number, read), length + gap + unit.len())),
        // A word that somebody meant as an operator.
        None if unit.starts_with(is_han) => Ok((Token::Number(number), length)),
        None => Err(error(at + length + gap, unit, Expected::UnitOrOperator)),
    }
}

/// The length of `e-19`, or 0.
fn exponent(text: &str) -> usize {
    let Some(rest) = text.strip_prefix(['e', 'E']) else { return 0 };
    let digits = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    match run(digits, |c| c.is_ascii_digit()) {
        0 => 0,
        length => text.len() - digits.len() + length,
    }
}
