//! Holds a TOML file against the JSON Schema made from the format's types: keys, kinds, words, quantities.
//!
//! The schema is the single source: nothing here knows a key of the format. What ids mean and whether they exist is
//! judged elsewhere.

use super::guess::Guess;
use super::kinds::{Asked, Heading, Quantity, describe, follow, is, kind, reheaded, type_of, words_of};
use super::rules::slashed;
use super::value_slips::{mended, slip, unquoted};
use super::{plain, range};
use crate::blocks::FORMS;
use crate::marks::{is_unseen, shown};
use crate::reference::chinese;
use crate::report::{quote, say};
use serde_json::{Map, Value as Json};
use shujin_messages::Message;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// An offence against the schema.
pub(crate) struct Offence {
    pub code: &'static str,
    pub span: Range<usize>,
    pub found: Message,
    pub expected: Message,
    pub help: Message,
}

/// Walks a file beside the schema, and gathers offences and what is left without unknown keys.
pub(crate) struct Walk<'a> {
    pub offences: Vec<Offence>,
    guess: Guess,
    /// The text of the file.
    text: &'a str,
    /// The keys that lead to what is looked at.
    keys: Vec<String>,
    /// What pieces of the schema ask for, by where they stand in it: a scene of a thousand nodes asks each of them a thousand times.
    asked: HashMap<*const Json, Asked>,
}

type Node<'a> = Spanned<DeValue<'a>>;

impl<'a> Walk<'a> {
    pub(crate) fn new(text: &'a str) -> Walk<'a> {
        Walk { offences: Vec::new(), guess: Guess::new(), text, keys: Vec::new(), asked: HashMap::new() }
    }

    /// The whole file, as JSON that serde can read when there are no offences but unknown keys.
    pub(crate) fn root(&mut self, root: &Spanned<DeTable<'_>>, schema: &'static Json) -> Json {
        root.get_ref().iter().for_each(|(_, value)| self.unseen(value));
        self.table(root.get_ref(), 0..0, schema)
    }

    /// Texts must hold nothing that cannot be seen.
    fn unseen(&mut self, node: &Node<'_>) {
        match node.get_ref() {
            // Most texts are of letters that nobody need look at one by one.
            DeValue::String(text) if text.bytes().all(|b| (0x20..0x7f).contains(&b)) => {}
            DeValue::String(text) => {
                if let Some(c) = text.chars().find(|c| is_unseen(*c)) {
                    let (expected, help) = seen();
                    // `\f` and `\b` of a path of Windows are one sign each.
                    let (found, help) = match matches!(c, '\u{8}' | '\u{c}') && !text.contains(['\n', ' ']) {
                        true => {
                            let wanted = slashed(text);
                            (say!("toml-backslash-letter-behind-character"), say!("fact-write-paths", wanted))
                        }
                        false => (quote(&shown(c)), help),
                    };
                    self.put("bad-character", node.span(), found, expected, help);
                }
            }
            DeValue::Array(list) => list.iter().for_each(|item| self.unseen(item)),
            DeValue::Table(table) => table.iter().for_each(|(_, value)| self.unseen(value)),
            _ => {}
        }
    }

    fn value(&mut self, node: &Node<'_>, schema: &'static Json) -> Json {
        let schema = match *self.asked.entry(schema).or_insert_with(|| Asked::of(schema)) {
            Asked::Quantity(quantity, example) => return self.quantity(node, quantity, example),
            Asked::OneOf(options) => return self.one_of(node, options),
            Asked::Plain => return self.plain(node),
            Asked::Kind(schema) => schema,
        };
        match node.get_ref() {
            DeValue::Table(table) if is(schema, "object") => self.table(table, node.span(), schema),
            DeValue::Array(list) if is(schema, "array") && pairs(list, schema).is_some() => {
                let pairs = pairs(list, schema).unwrap_or_default();
                let help = say!("toml-pairs-write", pairs);
                self.wrong_but(node, say!("toml-list-lists"), help)
            }
            DeValue::Array(list) if is(schema, "array") => {
                self.length(list.len(), node.span(), schema);
                let items = schema.get("items").unwrap_or(&Json::Null);
                list.iter().map(|item| self.value(item, items)).collect()
            }
            DeValue::Table(_) if is(schema, "array") && of_tables(schema) => {
                self.not_a_list(node);
                Json::from(vec![self.value(node, schema.get("items").unwrap_or(&Json::Null))])
            }
            DeValue::Array(list) if is(schema, "object") && self.is_header(list.first()) => {
                self.reheaded(list.first().map_or(node.span(), Spanned::span), Heading::Single);
                Json::Null
            }
            DeValue::String(text) if is(schema, "string") => Json::from(text.as_ref()),
            DeValue::Boolean(yes) if is(schema, "boolean") => Json::from(*yes),
            DeValue::Integer(_) | DeValue::Float(_) if is(schema, "integer") || is(schema, "number") => {
                self.number(node, schema)
            }
            DeValue::String(text) => match unquoted(text, schema) {
                Some(help) => self.wrong_but(node, kind(schema), help),
                None => self.wrong(node, kind(schema)),
            },
            _ => self.wrong(node, kind(schema)),
        }
    }

    /// One table where the format has several.
    fn not_a_list(&mut self, node: &Node<'_>) {
        if self.is_header(Some(node)) {
            return self.reheaded(node.span(), Heading::Several);
        }
        let help = say!("toml-put-square-brackets-around");
        self.wrong_but(node, say!("toml-list"), help);
    }

    /// Whether a table is written with a header rather than on one line.
    fn is_header(&self, node: Option<&Node<'_>>) -> bool {
        let written = node.and_then(|node| self.text.get(node.span().start..)).unwrap_or("");
        matches!(node.map(Spanned::get_ref), Some(DeValue::Table(_))) && written.starts_with('[')
    }

    fn reheaded(&mut self, span: Range<usize>, wanted: Heading) {
        let [found, expected, help] = reheaded(&self.keys.join("."), wanted);
        self.put("wrong-type", span, found, expected, help);
    }

    fn table(&mut self, table: &DeTable<'_>, span: Range<usize>, schema: &'static Json) -> Json {
        static NONE: LazyLock<Map<String, Json>> = LazyLock::new(Map::new);
        let known = schema.get("properties").and_then(Json::as_object).unwrap_or(&NONE);
        let open = schema.get("additionalProperties").filter(|more| more.is_object());
        let mut out = Map::new();
        for (key, value) in table.iter() {
            let name = key.get_ref().as_ref();
            match known.get(name).or(open) {
                Some(schema) => {
                    self.keys.push(name.to_owned());
                    let value = self.value(value, schema);
                    self.keys.pop();
                    out.insert(name.to_owned(), value);
                }
                None => self.unknown_key(name, key.span(), known, type_of(schema)),
            }
        }
        let required = schema.get("required").and_then(Json::as_array);
        for key in required.into_iter().flatten().filter_map(Json::as_str) {
            if !table.contains_key(key) {
                let about = known.get(key).and_then(|s| s.get("description")).and_then(Json::as_str).unwrap_or("");
                let source = chinese(type_of(schema), key);
                let options = known.get(key).map(follow).and_then(|s| s.get("oneOf")).and_then(Json::as_array);
                let words: Vec<&str> = options.into_iter().flatten().flat_map(words_of).collect();
                let example = match words.is_empty() {
                    true => quote(&format!("{key} = …")),
                    false => {
                        let list = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
                        say!("toml-key-is-one-of", key, list)
                    }
                };
                self.put(
                    "missing-key",
                    span.clone(),
                    say!("toml-key-missing", key),
                    example,
                    say!("toml-add-key-here", key, source, english = about),
                );
            }
        }
        Json::Object(out)
    }

    fn unknown_key(&mut self, name: &str, span: Range<usize>, known: &Map<String, Json>, of: &str) {
        let close = self.guess.closest(name, known.keys().map(String::as_str));
        let list = known.keys().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ");
        let (expected, help) = match close {
            // What the format had once.
            _ if (of, name) == ("Fact", "unit_en") => (say!("toml-among", list), say!("fact-unit-en-is-text")),
            Some(close) => (quote(close), say!("toml-did-you-mean-key", close)),
            None if known.is_empty() => (say!("toml-empty-table"), say!("toml-delete-it")),
            None => (say!("toml-among", list), wished(of, name).unwrap_or_else(|| say!("toml-delete-use-these-names"))),
        };
        self.put("unknown-key", span, quote(name), expected, help);
    }

    /// A word out of several, or a table with one key out of several.
    fn one_of(&mut self, node: &Node<'_>, options: &'static [Json]) -> Json {
        if options.iter().flat_map(words_of).next().is_some() {
            let DeValue::String(word) = node.get_ref() else {
                return self.wrong(node, say!("toml-word"));
            };
            if !options.iter().flat_map(words_of).any(|known| known == word.as_ref()) {
                let words: Vec<&str> = options.iter().flat_map(words_of).collect();
                self.unknown_word(word, node.span(), &words);
            }
            return Json::from(word.as_ref());
        }
        let DeValue::Table(table) = node.get_ref() else {
            return self.wrong(node, say!("toml-table-key-name"));
        };
        fn property(option: &'static Json, name: &str) -> Option<&'static Json> {
            option.get("properties").and_then(|properties| properties.get(name))
        }
        let names = || -> Vec<&str> {
            let tables = options.iter().filter_map(|o| o.get("properties").and_then(Json::as_object));
            tables.flat_map(|p| p.keys().map(String::as_str)).collect()
        };
        let mut out = Map::new();
        for (key, value) in table.iter() {
            let name = key.get_ref().as_ref();
            match options.iter().find_map(|o| property(o, name)) {
                Some(schema) => {
                    let value = self.value(value, schema);
                    out.insert(name.to_owned(), value);
                }
                None => self.unknown_word(name, key.span(), &names()),
            }
        }
        if table.len() != 1 {
            let (n, list) = (table.len(), names().join(", "));
            self.put(
                "one-key",
                node.span(),
                say!("toml-count-of-keys", n),
                say!("toml-exactly-one-key", list),
                say!("toml-split-key-each-table"),
            );
        }
        Json::Object(out)
    }

    fn unknown_word(&mut self, word: &str, span: Range<usize>, words: &[&str]) {
        let list = words.join(", ");
        let help = match self.guess.closest(word, words.iter().copied()) {
            Some(close) => say!("toml-did-you-mean-key", close),
            None => say!("toml-choose-these"),
        };
        let expected = say!("toml-among", list);
        self.put("unknown-word", span, quote(word), expected, help);
    }

    fn quantity(&mut self, node: &Node<'_>, quantity: &'static Quantity, example: &'static str) -> Json {
        let called = quantity.called;
        let DeValue::String(text) = node.get_ref() else {
            return self.wrong_like(node, Message::from(called), example);
        };
        if let Err(why) = (quantity.parse)(text) {
            let whole = mended(text).filter(|mended| (quantity.parse)(mended).is_ok());
            let whole = whole.map(|mended| say!("toml-write-mended", mended));
            let help = whole.or_else(|| slip(text, example)).unwrap_or_else(|| say!("toml-write-like", example));
            self.put("bad-quantity", node.span(), quote(text), say!("toml-quantity", called, why), help);
        }
        Json::from(text.as_ref())
    }

    fn plain(&mut self, node: &Node<'_>) -> Json {
        match node.get_ref() {
            DeValue::String(text) => Json::from(text.as_ref()),
            DeValue::Boolean(yes) => Json::from(*yes),
            DeValue::Integer(_) | DeValue::Float(_) => self.number(node, &Json::Null),
            _ => self.wrong(node, say!("toml-number-true-false-word")),
        }
    }

    fn number(&mut self, node: &Node<'_>, schema: &Json) -> Json {
        let whole = is(schema, "integer");
        let number = match node.get_ref() {
            DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix()).ok().map(|n| (n as f64, Json::from(n))),
            DeValue::Float(n) if !whole => {
                n.as_str().parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| (n, Json::from(n)))
            }
            _ => None,
        };
        let fits = |n: f64| !whole || (0.0..=f64::from(u32::MAX)).contains(&n);
        let Some((n, json)) = number.filter(|(n, _)| fits(*n)) else {
            let expected = if whole { say!("toml-whole-number-not-below") } else { say!("toml-finite-number") };
            return self.wrong(node, expected);
        };
        let bound = |key: &str, none: f64| schema.get(key).and_then(Json::as_f64).unwrap_or(none);
        let (least, most) = (bound("minimum", f64::NEG_INFINITY), bound("maximum", f64::INFINITY));
        if (least..=most).contains(&n) {
            return json;
        }
        let [expected, help] = range(least, most);
        self.put("out-of-range", node.span(), Message::same(plain(n)), expected, help);
        // All else is looked at as if it were right.
        let near = n.clamp(least, most);
        if whole { Json::from(near as u64) } else { Json::from(near) }
    }

    fn length(&mut self, length: usize, span: Range<usize>, schema: &Json) {
        let bound = |key: &str| schema.get(key).and_then(Json::as_u64).map(|n| n as usize);
        let (Some(least), Some(most)) = (bound("minItems"), bound("maxItems")) else { return };
        if length < least || length > most {
            let key = self.keys.last().map_or("", String::as_str);
            self.put(
                "wrong-length",
                span,
                say!("place-list-length", key, length),
                say!("toml-list-of", least),
                say!("toml-write-list-exactly", least),
            );
        }
    }

    fn wrong(&mut self, node: &Node<'_>, expected: Message) -> Json {
        self.wrong_like(node, expected, "")
    }

    fn wrong_like(&mut self, node: &Node<'_>, expected: Message, example: &str) -> Json {
        let help = match node.get_ref() {
            DeValue::Datetime(_) => say!("toml-put-date-quotes"),
            _ if !example.is_empty() => say!("toml-write-like", example),
            _ => say!("toml-make-it", expected = &expected),
        };
        self.wrong_but(node, expected, help)
    }

    fn wrong_but(&mut self, node: &Node<'_>, expected: Message, help: Message) -> Json {
        self.put("wrong-type", node.span(), describe(node.get_ref()), expected, help);
        Json::Null
    }

    fn put(&mut self, code: &'static str, span: Range<usize>, found: Message, expected: Message, help: Message) {
        self.offences.push(Offence { code, span, found, expected, help });
    }
}

/// Numbers in a row in pairs, where the format has a list of pairs.
fn pairs(list: &[Node<'_>], schema: &Json) -> Option<String> {
    let of = schema.get("items").map(follow).filter(|of| is(of, "array"))?;
    let two = of.get("maxItems").and_then(Json::as_u64) == Some(2) && list.len().is_multiple_of(2);
    let number = |node: &Node<'_>| match node.get_ref() {
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        _ => None,
    };
    let numbers: Vec<String> = list.iter().map(number).collect::<Option<_>>()?;
    let pairs = numbers.chunks(2).map(|pair| format!("[{}]", pair.join(", "))).collect::<Vec<_>>().join(", ");
    (two && !numbers.is_empty()).then(|| format!("[{pairs}]"))
}

/// Whether the entries of a list are tables.
fn of_tables(schema: &Json) -> bool {
    let Some(of) = schema.get("items").map(follow) else { return false };
    let options = of.get("oneOf").and_then(Json::as_array);
    is(of, "object") || options.and_then(|options| options.first()).is_some_and(|first| is(first, "object"))
}

/// What to do about a key that somebody may wish for, and that the format does not have.
fn wished(of: &str, key: &str) -> Option<Message> {
    FORMS.iter().find_map(|form| (form.about.wished)(of, key))
}

/// What should stand where a character cannot be seen, and what to do.
pub(super) fn seen() -> (Message, Message) {
    (say!("toml-characters-seen"), say!("toml-delete-character-write-place"))
}
