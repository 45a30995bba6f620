//! Habits of other languages and of paper in an expression: what is meant by them is written otherwise here.

use crate::expr::unit::is_superscript;
use crate::expr::{Expected, ParseError};
use crate::report::{Message, say};

/// What to write in place of what an author is used to; nothing where no habit is seen. `is_name` says whether a name means something.
pub(super) fn hint(text: &str, error: &ParseError, is_name: impl Fn(&str) -> bool) -> Option<Message> {
    let (before, rest) = (text.get(..error.at)?, text.get(error.at..)?);
    let first = rest.chars().next()?;
    let behind = before.trim_end();
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || "_.-".contains(*c)).collect::<String>();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    if first == '*' && behind.ends_with('*') {
        return Some(say!("expr-did-you-mean-write", meant = "^"));
    }
    if is_superscript(first) {
        let name = behind.rsplit(|c: char| !(c.is_alphanumeric() || "_.-".contains(c))).next().unwrap_or("");
        return Some(match is_name(name) {
            true => say!("expr-write-power", name),
            false => say!("expr-units-symbols-without-blanks"),
        });
    }
    if first == '.' && digit(rest.chars().nth(1)) {
        return Some(say!("expr-write-leading-zero", number = word(rest)));
    }
    if first == ','
        && digit(behind.chars().next_back())
        && digit(rest.trim_start_matches(',').trim_start().chars().next())
    {
        return Some(say!("expr-write-decimal-point"));
    }
    if matches!(first, '<' | '>' | '=') && error.expected == Expected::OperatorOrEnd {
        return Some(say!("expr-compare-twice"));
    }
    match (error.expected, word(rest).as_str()) {
        (Expected::Function, "if") => Some(say!("expr-write-conditional")),
        (Expected::Function, "ceil" | "ceiling") => Some(say!("expr-write-ceil")),
        (Expected::Arguments(2), "min" | "max") => Some(say!("expr-nest-min-max", function = word(rest))),
        (Expected::UnitOrOperator, name) if is_name(name) => Some(say!("expr-write-times", name)),
        _ => None,
    }
}
