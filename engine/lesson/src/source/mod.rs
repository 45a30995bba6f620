//! A TOML file with the place of everything in it: from a path of keys to line and column.

mod errors;
#[cfg(feature = "author")]
mod headers;
#[cfg(feature = "author")]
mod marks;

use crate::report::Message;
use serde_json::Value as Json;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One step from a table or list to what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Seg {
    /// The value of this key.
    Key(String),
    /// The entry with this number, from 0.
    Index(usize),
}

impl From<&str> for Seg {
    fn from(key: &str) -> Seg {
        Seg::Key(key.to_owned())
    }
}

impl From<&String> for Seg {
    fn from(key: &String) -> Seg {
        Seg::Key(key.clone())
    }
}

impl From<usize> for Seg {
    fn from(index: usize) -> Seg {
        Seg::Index(index)
    }
}

/// A way from the root of a file: `way!["node", 3, "at"]`.
macro_rules! way {
    ($($step:expr),* $(,)?) => { Vec::from([$($crate::source::Seg::from($step)),*]) };
}
pub(crate) use way;

/// Where lines start, to turn bytes into lines and columns.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Of this text.
    pub fn new(text: &str) -> Lines {
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
        Lines { starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The line, from 1, of a byte.
    pub fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).max(1)
    }

    /// Line and column, each from 1, of a byte in `text`; the column counts characters.
    pub fn place(&self, text: &str, byte: usize) -> (usize, usize) {
        let byte = byte.min(text.len());
        let line = self.line(byte);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = text.as_bytes().get(start..byte).unwrap_or(&[]);
        // Continuation bytes of UTF-8 are not characters of their own.
        let column = before.iter().filter(|b| (**b & 0xC0) != 0x80).count() + 1;
        (line, column)
    }
}

/// An offence against TOML.
pub(crate) struct Fault {
    /// Where it stands.
    pub byte: usize,
    /// What stands there, if it is not the whole line.
    pub found: Option<Message>,
    pub expected: Message,
    pub help: Message,
}

/// A TOML file read.
pub(crate) struct Source<'a> {
    /// Its path inside the scene.
    pub file: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Its lines.
    pub lines: Lines,
    /// What is in it.
    pub root: Spanned<DeTable<'a>>,
}

impl<'a> Source<'a> {
    /// Reads `text`; gives back what could be read and each offence against TOML.
    pub(crate) fn parse(file: &'a str, text: &'a str) -> (Source<'a>, Vec<Fault>) {
        let (root, errors) = DeTable::parse_recoverable(text);
        let lines = Lines::new(text);
        let faults = if errors.is_empty() { Vec::new() } else { faults(file, text, &lines, &errors) };
        (Source { file, text, lines, root }, faults)
    }

    /// What stands at the end of `way`, or the last thing on it that exists, and whether all of it does.
    pub(crate) fn find(&self, way: &[Seg]) -> (Range<usize>, bool) {
        let mut span = 0..0;
        let mut table = Some(self.root.get_ref());
        let mut list = None;
        for step in way {
            let next = match step {
                Seg::Key(key) => table.and_then(|t| t.get(key.as_str())),
                Seg::Index(index) => list.and_then(|l: &toml::de::DeArray| l.get(*index)),
            };
            let Some(next) = next else {
                return (span, false);
            };
            span = next.span();
            (table, list) = match next.get_ref() {
                DeValue::Table(t) => (Some(t), None),
                DeValue::Array(l) => (None, Some(l)),
                _ => (None, None),
            };
        }
        (span, true)
    }

    /// The whole file as JSON. What JSON does not have (dates, numbers without end) is null there.
    pub(crate) fn json(&self) -> Json {
        self.root.get_ref().iter().map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref()))).collect()
    }

    /// The byte of the `offset`th byte of the string at the end of `way`; its start if it is written with escapes.
    #[cfg(feature = "author")]
    pub(crate) fn inside(&self, way: &[Seg], offset: usize) -> usize {
        let (span, whole) = self.find(way);
        let written = self.text.get(span.clone()).unwrap_or("");
        if !whole || written.contains('\\') {
            return span.start;
        }
        let quotes = if written.starts_with("\"\"\"") || written.starts_with("'''") { 3 } else { 1 };
        let feed = written.get(quotes..).map_or(0, |rest| {
            if quotes == 1 { 0 } else { rest.len() - rest.trim_start_matches("\r\n").trim_start_matches('\n').len() }
        });
        (span.start + quotes + feed + offset).min(span.end)
    }
}

/// What is wrong in a file that is no TOML: the marks that stand for signs, headers that lack a bracket, and what the parser
/// says of the rest of it.
#[cfg(feature = "author")]
fn faults(file: &str, text: &str, lines: &Lines, errors: &[toml::de::Error]) -> Vec<Fault> {
    let (mended, mut found) = marks::mend(text);
    let again = if found.is_empty() { Vec::new() } else { DeTable::parse_recoverable(&mended).1 };
    let errors = if found.is_empty() { errors } else { &again };
    let headers = headers::Headers::of(file, &mended, lines);
    let repeated = |error: &toml::de::Error| {
        let line = lines.line(error.span().map_or(0, |span| span.start));
        error.message().contains("duplicate key") && headers.explain(line)
    };
    let errors: Vec<toml::de::Error> = errors.iter().filter(|error| !repeated(error)).cloned().collect();
    found.extend(headers.faults);
    let told: std::collections::BTreeSet<usize> = found.iter().map(|fault| lines.line(fault.byte)).collect();
    found.extend(once_a_line(&errors, text, lines).filter(|fault| !told.contains(&lines.line(fault.byte))));
    found
}

#[cfg(not(feature = "author"))]
fn faults(_: &str, text: &str, lines: &Lines, errors: &[toml::de::Error]) -> Vec<Fault> {
    once_a_line(errors, text, lines).collect()
}

/// The first offence of each line: what the parser says of the rest of a line comes of it.
fn once_a_line<'e>(
    errors: &'e [toml::de::Error],
    text: &'e str,
    lines: &'e Lines,
) -> impl Iterator<Item = Fault> + use<'e> {
    let mut last = None;
    let byte = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
    let mut errors: Vec<_> = errors.iter().collect();
    errors.sort_by_key(|error| byte(error));
    errors.into_iter().filter_map(move |error| {
        let byte = byte(error);
        let line = lines.line(byte);
        let (before, rest) = text.split_at_checked(byte).unwrap_or((text, ""));
        let (found, expected, help) = errors::told(error.message(), before, rest);
        (last.replace(line) != Some(line)).then_some(Fault { byte, found, expected, help })
    })
}

fn json(value: &DeValue<'_>) -> Json {
    match value {
        DeValue::String(text) => Json::from(text.as_ref()),
        DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix()).map_or(Json::Null, Json::from),
        DeValue::Float(n) => n.as_str().parse::<f64>().map_or(Json::Null, Json::from),
        DeValue::Boolean(yes) => Json::from(*yes),
        DeValue::Datetime(_) => Json::Null,
        DeValue::Array(list) => list.iter().map(|item| json(item.get_ref())).collect(),
        DeValue::Table(table) => {
            table.iter().map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref()))).collect()
        }
    }
}
