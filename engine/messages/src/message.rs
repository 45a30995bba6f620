//! A message with its values.

use crate::table::{Entry, Key, Piece};
use crate::{COMMON, Locale, pseudo};
use std::fmt::{self, Display, Formatter, Write};

/// What is said, in whatever locale it will be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Message(Said);

#[derive(Clone, Debug, PartialEq)]
enum Said {
    Same(String),
    Entry(&'static Entry, Vec<(&'static str, Value)>),
    List(Vec<Message>, Joint),
}

/// How a list is joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// One after the other: `a, b, c`.
    Comma,
    /// Parts of a sentence, as by a semicolon.
    Semicolon,
    /// Clauses of a sentence, as by a comma between them.
    Clause,
    /// All: `a, b and c`.
    And,
    /// One of them: `a, b or c`.
    Or,
    /// Whole sentences, one after the other.
    Sentence,
}

/// A value in a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text that is the same in all locales: a name, a piece of a file.
    Text(String),
    /// A number.
    Number(f64),
    /// Another message.
    Message(Box<Message>),
}

impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        std::ptr::eq(self, other) || (self.id == other.id && self.values == other.values)
    }
}

impl Eq for Entry {}

impl From<&'static Entry> for Message {
    /// A message without values.
    fn from(entry: &'static Entry) -> Self {
        Message::new(entry, Vec::new())
    }
}

impl Default for Message {
    fn default() -> Self {
        Message::same("")
    }
}

impl Message {
    /// A message of a catalogue. Use [`message!`](crate::message), which checks it when compiling.
    pub fn new(entry: &'static Entry, values: Vec<(&'static str, Value)>) -> Message {
        Message(Said::Entry(entry, values))
    }

    /// What is the same in all locales: a name, a number, a piece of a file.
    pub fn same(text: impl Into<String>) -> Message {
        Message(Said::Same(text.into()))
    }

    /// Several as one.
    pub fn list(messages: impl IntoIterator<Item = Message>, joint: Joint) -> Message {
        Message(Said::List(messages.into_iter().collect(), joint))
    }

    /// What is said in each locale, by its tag.
    pub fn everywhere(&self) -> impl Iterator<Item = (&'static str, String)> {
        Locale::all().map(|locale| (locale.tag(), self.text(locale)))
    }

    /// The id, where it is of a catalogue.
    pub fn id(&self) -> Option<&'static str> {
        match &self.0 {
            Said::Entry(entry, _) => Some(entry.id),
            _ => None,
        }
    }

    /// Whether it holds such a text of somebody's own: one that is the same in all locales, a name or a piece of a file.
    pub fn quotes(&self, such: &dyn Fn(&str) -> bool) -> bool {
        match &self.0 {
            Said::Same(text) => such(text),
            Said::Entry(_, values) => values.iter().any(|(_, value)| match value {
                Value::Text(text) => such(text),
                Value::Number(_) => false,
                Value::Message(message) => message.quotes(such),
            }),
            Said::List(messages, _) => messages.iter().any(|message| message.quotes(such)),
        }
    }

    /// What is said in a locale.
    pub fn text(&self, locale: Locale) -> String {
        match &self.0 {
            Said::Same(text) => text.clone(),
            Said::Entry(entry, values) => match locale.index() {
                Some(index) => said(entry, entry.said[index], values, locale, &|text| text.to_owned()),
                None => {
                    let english = Locale::of("en").and_then(Locale::index).unwrap_or_default();
                    pseudo::marked(&said(entry, entry.said[english], values, locale, &pseudo::accented))
                }
            },
            Said::List(messages, joint) => list(messages, *joint, locale),
        }
    }
}

impl Locale {
    /// What it is called by those who speak it.
    pub fn own_name(self) -> String {
        crate::message!(COMMON, "locale-name").text(self)
    }
}

impl Display for Message {
    /// Prints it in the locale in which the program speaks ([`crate::speak`]).
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(crate::spoken()))
    }
}

fn said(
    entry: &Entry,
    pieces: &[Piece],
    values: &[(&'static str, Value)],
    locale: Locale,
    written: &dyn Fn(&str) -> String,
) -> String {
    let value = |at: u8| {
        let name = entry.values.get(usize::from(at))?;
        values.iter().find(|(one, _)| one == name).map(|(_, value)| value)
    };
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(&written(text)),
            Piece::Value(at) => out.extend(value(*at).map(|value| value.text(locale))),
            Piece::Number(at, least, most) => match value(*at) {
                Some(Value::Number(number)) => out.push_str(&rounded(*number, *least, *most)),
                other => out.extend(other.map(|value| value.text(locale))),
            },
            Piece::Select(at, variants, other) => {
                let fits = |key: &Key| match (key, value(*at)) {
                    (Key::Number(key), Some(Value::Number(number))) => key == number,
                    (Key::Text(key), Some(Value::Text(text))) => key == text,
                    _ => false,
                };
                let chosen = variants.iter().find(|(key, _)| fits(key)).map_or(*other, |(_, said)| *said);
                out.push_str(&said(entry, chosen, values, locale, written));
            }
        }
    }
    out
}

impl Value {
    fn text(&self, locale: Locale) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Message(message) => message.text(locale),
        }
    }
}

/// A number with at least and at most so many digits after the point.
fn rounded(number: f64, least: u8, most: u8) -> String {
    let mut text = format!("{number:.*}", usize::from(most));
    let Some(point) = text.find('.') else { return text };
    let mut spare = usize::from(most - least.min(most));
    while spare > 0 && text.ends_with('0') {
        text.pop();
        spare -= 1;
    }
    if text.len() == point + 1 {
        text.pop();
    }
    text
}

fn list(messages: &[Message], joint: Joint, locale: Locale) -> String {
    let written = |message: Message| message.text_unmarked(locale);
    let comma = || written(crate::message!(COMMON, "list-comma"));
    let (between, last) = match joint {
        Joint::Comma => (comma(), None),
        Joint::Clause => (written(crate::message!(COMMON, "list-clause")), None),
        Joint::Semicolon => (written(crate::message!(COMMON, "list-semicolon")), None),
        Joint::Sentence => (written(crate::message!(COMMON, "list-sentence")), None),
        Joint::And => (comma(), Some(written(crate::message!(COMMON, "list-and")))),
        Joint::Or => (comma(), Some(written(crate::message!(COMMON, "list-or")))),
    };
    let last = last.as_ref().unwrap_or(&between);
    let mut out = String::new();
    for (i, message) in messages.iter().enumerate() {
        match i {
            0 => {}
            i if i + 1 == messages.len() => out.push_str(last),
            _ => out.push_str(&between),
        }
        _ = write!(out, "{}", message.text(locale));
    }
    out
}

impl Message {
    /// What stands between the parts of a list: no text of its own.
    fn text_unmarked(&self, locale: Locale) -> String {
        let locale = if locale == Locale::PSEUDO { Locale::of("en").unwrap_or_default() } else { locale };
        self.text(locale)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<&&str> for Value {
    fn from(text: &&str) -> Value {
        Value::Text((*text).to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Value {
        Value::Text(text.clone())
    }
}

impl From<char> for Value {
    fn from(one: char) -> Value {
        Value::Text(one.to_string())
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Value {
        Value::Message(Box::new(message))
    }
}

impl From<&Message> for Value {
    fn from(message: &Message) -> Value {
        Value::Message(Box::new(message.clone()))
    }
}

impl From<&'static Entry> for Value {
    /// A message without values.
    fn from(entry: &'static Entry) -> Value {
        Value::from(Message::from(entry))
    }
}

impl From<f32> for Value {
    /// As it is written shortest in its own precision: 0.1, not 0.10000000149011612.
    fn from(number: f32) -> Value {
        Value::Number(number.to_string().parse().unwrap_or(f64::from(number)))
    }
}

macro_rules! numbers {
    ($($kind:ty)*) => {$(
        impl From<$kind> for Value {
            fn from(number: $kind) -> Value {
                Value::Number(number as f64)
            }
        }
    )*};
}
numbers!(f64 u8 u16 u32 u64 usize i8 i16 i32 i64);
