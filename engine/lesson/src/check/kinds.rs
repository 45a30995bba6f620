//! What a piece of the schema asks for, and what a piece of TOML is, in the words of a report.

use crate::format::{Angle, Colour, Duration, Length, Point, Volume};
use crate::report::{Message, entry, quote, say};
use crate::schema::{credits, schema};
use serde_json::Value as Json;
use shujin_messages::table::Entry;
use std::str::FromStr;
use toml::de::DeValue;

/// How a quantity is read, and how its kind is called.
pub(super) struct Quantity {
    /// The name of its type in the schema.
    of: &'static str,
    pub parse: fn(&str) -> Result<(), String>,
    pub called: &'static Entry,
}

fn reads<T: FromStr<Err = String>>(text: &str) -> Result<(), String> {
    text.parse::<T>().map(|_| ())
}

static QUANTITIES: [Quantity; 6] = [
    Quantity { of: "Length", parse: reads::<Length>, called: entry!("quantity-length") },
    Quantity { of: "Angle", parse: reads::<Angle>, called: entry!("quantity-angle") },
    Quantity { of: "Duration", parse: reads::<Duration>, called: entry!("quantity-duration") },
    Quantity { of: "Volume", parse: reads::<Volume>, called: entry!("quantity-volume") },
    Quantity { of: "Point", parse: reads::<Point>, called: entry!("quantity-point") },
    Quantity { of: "Colour", parse: reads::<Colour>, called: entry!("quantity-colour") },
];

/// The quantity that a schema stands for, with an example of it.
fn quantity(schema: &'static Json) -> Option<(&'static Quantity, &'static str)> {
    let example = schema.get("examples")?.get(0)?.as_str()?;
    let of = type_of(schema);
    Some((QUANTITIES.iter().find(|quantity| quantity.of == of)?, example))
}

/// What a piece of the schema asks for.
#[derive(Clone, Copy)]
pub(super) enum Asked {
    /// A number with a unit, with an example.
    Quantity(&'static Quantity, &'static str),
    /// One of these.
    OneOf(&'static [Json]),
    /// One of the format's plain values: a number, yes or no, a word.
    Plain,
    /// Something of the kind that this piece names.
    Kind(&'static Json),
}

impl Asked {
    pub(super) fn of(schema: &'static Json) -> Asked {
        let schema = follow(schema);
        if let Some((quantity, example)) = quantity(schema) {
            return Asked::Quantity(quantity, example);
        }
        match schema.get("oneOf").and_then(Json::as_array) {
            Some(options) => Asked::OneOf(options),
            None if schema.get("anyOf").is_some() => Asked::Plain,
            None => Asked::Kind(schema),
        }
    }
}

/// Follows `$ref`, and for what may be left out the part that is not null.
pub(super) fn follow(schema: &Json) -> &Json {
    let mut schema = schema;
    for _ in 0..8 {
        let some = schema.get("anyOf").and_then(Json::as_array).and_then(|options| match &options[..] {
            [some, none] if is(none, "null") => Some(some),
            _ => None,
        });
        let named = schema.get("$ref").and_then(Json::as_str).and_then(definition);
        match some.or(named) {
            Some(next) => schema = next,
            None => break,
        }
    }
    schema
}

fn definition(name: &str) -> Option<&'static Json> {
    let name = name.rsplit('/').next()?;
    [schema(), credits()].into_iter().find_map(|whole| whole.get("$defs")?.get(name))
}

/// The name of the type that a schema describes.
pub(super) fn type_of(of: &Json) -> &'static str {
    for (whole, name) in [(schema(), "Scene"), (credits(), "Credits")] {
        let mut all = whole.get("$defs").and_then(Json::as_object).into_iter().flatten();
        if let Some((name, _)) = all.find(|(_, definition)| std::ptr::eq(*definition, of)) {
            return name;
        }
        if std::ptr::eq(whole, of) {
            return name;
        }
    }
    ""
}

/// What a header in the format names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heading {
    /// One of several: `[[node]]`.
    Several,
    /// The only one: `[walk]`.
    Single,
}

/// What a header with these keys is by the schema of its file, if that knows it.
pub(crate) fn heading(file: &str, keys: &[&str]) -> Option<Heading> {
    let root = match file {
        "scene.toml" => schema(),
        "CREDITS.toml" => credits(),
        _ => return None,
    };
    let mut found = None;
    let mut at = root;
    for key in keys {
        let next = follow(at.get("properties")?.get(key)?);
        let several = is(next, "array");
        at = if several { follow(next.get("items")?) } else { next };
        found = is(at, "object").then_some(if several { Heading::Several } else { Heading::Single });
    }
    found
}

/// What is said of a header that is `found` and should be the other form.
pub(crate) fn reheaded(keys: &str, wanted: Heading) -> [Message; 3] {
    match wanted {
        Heading::Several => {
            [quote(&format!("[{keys}]")), quote(&format!("[[{keys}]]")), say!("expr-write-double-brackets-may", keys)]
        }
        Heading::Single => {
            [quote(&format!("[[{keys}]]")), quote(&format!("[{keys}]")), say!("expr-write-single-brackets-only", keys)]
        }
    }
}

pub(super) fn words_of(option: &Json) -> impl Iterator<Item = &str> {
    let one = option.get("const").and_then(Json::as_str);
    let several = option.get("enum").and_then(Json::as_array);
    one.into_iter().chain(several.into_iter().flatten().filter_map(Json::as_str))
}

/// Whether a schema's `type` is, or has in its list, this one.
pub(super) fn is(schema: &Json, kind: &str) -> bool {
    match schema.get("type") {
        Some(Json::String(one)) => one == kind,
        Some(Json::Array(several)) => several.iter().any(|k| k == kind),
        _ => false,
    }
}

pub(super) fn kind(schema: &Json) -> Message {
    let kinds = [
        ("object", entry!("toml-found-table")),
        ("array", entry!("toml-list-of-values")),
        ("string", entry!("text-in-quotes")),
        ("boolean", entry!("expr-kind-truth")),
        ("integer", entry!("toml-whole-number")),
        ("number", entry!("expr-kind-number")),
    ];
    let kind = kinds.into_iter().find(|(name, _)| is(schema, name));
    Message::from(kind.map_or(entry!("toml-something-else"), |(_, kind)| kind))
}

pub(super) fn describe(value: &DeValue<'_>) -> Message {
    match value {
        DeValue::String(text) => quote(text),
        DeValue::Integer(n) => quote(n.as_str()),
        DeValue::Float(n) => quote(n.as_str()),
        DeValue::Boolean(yes) => quote(if *yes { "true" } else { "false" }),
        DeValue::Datetime(date) => quote(&date.to_string()),
        DeValue::Array(_) => say!("toml-found-list"),
        DeValue::Table(_) => say!("toml-found-table"),
    }
}
