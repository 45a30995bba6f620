//! From the files of an area to its messages in every locale.

use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, PatternElement, VariantKey};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};

/// A part of what is said.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// As it stands.
    Text(String),
    /// A value.
    Value(String),
    /// A number with at least and at most so many digits after the point.
    Number(String, u8, u8),
    /// Which is said depends on a value; the last is said where none fits.
    Select(String, Vec<(Key, Pattern)>, Pattern),
}

/// Which value a variant is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
}

/// What is said, part by part.
pub type Pattern = Vec<Piece>;

/// What is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    file: PathBuf,
    line: usize,
    what: String,
}

impl Fault {
    /// A fault of a whole file.
    pub(crate) fn file(file: &Path, what: impl Display) -> Fault {
        Fault { file: file.into(), line: 1, what: what.to_string() }
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.what)
    }
}

/// The messages of an area.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    /// The locales, the source first.
    pub tags: Vec<String>,
    /// By id: what is said in each locale, in the order of `tags`; none where the locale lacks it.
    pub messages: BTreeMap<String, Vec<Option<Pattern>>>,
}

impl Catalogue {
    /// Reads an area in every locale.
    ///
    /// # Errors
    /// All faults: what is no Fluent or not understood, an id written twice, a message or a value that the source lacks.
    pub fn read(root: &Path, area: &str, tags: &[String]) -> Result<Catalogue, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut messages = BTreeMap::new();
        for (t, tag) in tags.iter().enumerate() {
            for (id, said) in Source::read(root, area, tag, &mut faults).patterns(&mut faults) {
                let source: Option<&Vec<Option<Pattern>>> = messages.get(&id);
                let at = |what: String| Fault { file: said.file.clone(), line: said.line, what };
                match source.and_then(|all| all[0].as_ref()) {
                    None if t > 0 => faults.push(at(format!("`{id}` is not in {}", tags[0]))),
                    Some(source) => {
                        let known = values(source);
                        let foreign = values(&said.pattern).into_iter().filter(|value| !known.contains(value));
                        faults
                            .extend(foreign.map(|value| at(format!("`{id}` has no value `${value}` in {}", tags[0]))));
                    }
                    None => {}
                }
                messages.entry(id).or_insert_with(|| vec![None; tags.len()])[t] = Some(said.pattern);
            }
        }
        match faults.is_empty() {
            true => Ok(Catalogue { tags: tags.to_vec(), messages }),
            false => Err(faults),
        }
    }

    /// What a locale does not say: ids.
    pub fn lacks(&self, tag: &str) -> Vec<&str> {
        let Some(t) = self.tags.iter().position(|one| one == tag) else { return Vec::new() };
        self.messages.iter().filter(|(_, said)| said[t].is_none()).map(|(id, _)| id.as_str()).collect()
    }
}

/// The values that a pattern names.
pub(crate) fn values(pattern: &Pattern) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for piece in pattern {
        match piece {
            Piece::Text(_) => {}
            Piece::Value(name) | Piece::Number(name, ..) => {
                names.insert(name.clone());
            }
            Piece::Select(name, variants, other) => {
                names.insert(name.clone());
                names.extend(variants.iter().flat_map(|(_, said)| values(said)));
                names.extend(values(other));
            }
        }
    }
    names
}

/// A message with its place.
struct Said {
    file: PathBuf,
    line: usize,
    pattern: Pattern,
}

/// The files of an area in one locale, as they are written.
#[derive(Default)]
struct Source {
    tag: String,
    /// By id; terms begin with `-`.
    written: BTreeMap<String, (PathBuf, usize, ast::Pattern<String>)>,
}

impl Source {
    fn read(root: &Path, area: &str, tag: &str, faults: &mut Vec<Fault>) -> Source {
        let folder = root.join(tag).join(area);
        let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
            .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
            .unwrap_or_default();
        files.retain(|path| path.extension().is_some_and(|e| e == "ftl"));
        files.push(root.join(tag).join(format!("{area}.ftl")));
        files.sort();
        let mut source = Source { tag: tag.to_owned(), ..Source::default() };
        for file in files.into_iter().filter(|file| file.exists()) {
            match std::fs::read_to_string(&file) {
                Ok(text) => source.add(&file, &text, faults),
                Err(why) => faults.push(Fault::file(&file, why)),
            }
        }
        source
    }

    fn add(&mut self, file: &Path, text: &str, faults: &mut Vec<Fault>) {
        let at = |place: usize| text[..place.min(text.len())].matches('\n').count() + 1;
        // The parser keeps no places of what it understood: ids stand at the beginning of a line.
        let line_of = |id: &str, again: bool| {
            let begins = |line: &&str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
            let mut lines = (1..).zip(text.lines()).filter(|(_, line)| begins(line)).map(|(number, _)| number);
            let first = lines.next().unwrap_or(1);
            if again { lines.last().unwrap_or(first) } else { first }
        };
        let body = match fluent_syntax::parser::parse_runtime(text.to_owned()) {
            Ok(resource) => resource.body,
            Err((resource, errors)) => {
                faults.extend(errors.iter().map(|error| Fault {
                    file: file.into(),
                    line: at(error.pos.start),
                    what: error.to_string(),
                }));
                resource.body
            }
        };
        for entry in body {
            let (id, pattern, attributes) = match entry {
                Entry::Message(message) => (message.id.name, message.value, message.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
                _ => continue,
            };
            let line = line_of(&id, self.written.contains_key(&id));
            let fault = |what: String| Fault { file: file.into(), line, what };
            let Some(pattern) = pattern.filter(|_| attributes.is_empty()) else {
                faults.push(fault(format!("`{id}`: a message has a value and no attributes")));
                continue;
            };
            if let Some((other, first, _)) = self.written.insert(id.clone(), (file.into(), line, pattern)) {
                faults.push(fault(format!("`{id}` stands at {}:{first} too", other.display())));
            }
        }
    }

    fn patterns(&self, faults: &mut Vec<Fault>) -> Vec<(String, Said)> {
        let messages = self.written.iter().filter(|(id, _)| !id.starts_with('-'));
        let said = messages.filter_map(|(id, (file, line, pattern))| match self.pattern(pattern, 0) {
            Ok(pattern) => Some((id.clone(), Said { file: file.clone(), line: *line, pattern })),
            Err(what) => {
                faults.push(Fault { file: file.clone(), line: *line, what: format!("`{id}`: {what}") });
                None
            }
        });
        said.collect()
    }

    fn pattern(&self, written: &ast::Pattern<String>, depth: u8) -> Result<Pattern, String> {
        if depth > 8 {
            return Err("messages refer to one another without end".into());
        }
        let mut pieces: Pattern = Vec::new();
        for element in &written.elements {
            match element {
                PatternElement::TextElement { value } => pieces.push(Piece::Text(value.clone())),
                PatternElement::Placeable { expression } => pieces.extend(self.expression(expression, depth)?),
            }
        }
        Ok(joined(pieces))
    }

    fn expression(&self, expression: &Expression<String>, depth: u8) -> Result<Pattern, String> {
        match expression {
            Expression::Inline(inline) => self.inline(inline, depth),
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else {
                    return Err("what is selected by is a value: `{ $name -> …`".into());
                };
                let mut keyed = Vec::new();
                let mut other = Vec::new();
                for variant in variants {
                    let said = self.pattern(&variant.value, depth + 1)?;
                    match variant.default {
                        true => other = said,
                        false => keyed.push((self.key(&variant.key)?, said)),
                    }
                }
                Ok(vec![Piece::Select(id.name.clone(), keyed, other)])
            }
        }
    }

    fn key(&self, key: &VariantKey<String>) -> Result<Key, String> {
        match key {
            VariantKey::NumberLiteral { value } => {
                value.parse().map(Key::Number).map_err(|_| format!("`{value}`: no number"))
            }
            // The one plural category of CLDR in our locales besides `other`: in English, of the whole number 1.
            VariantKey::Identifier { name } if name == "one" && self.tag.starts_with("en") => Ok(Key::Number(1.0)),
            VariantKey::Identifier { name } if ["zero", "one", "two", "few", "many"].contains(&name.as_str()) => {
                Err(format!("the plural category `{name}` of {} is not known here: give numbers", self.tag))
            }
            VariantKey::Identifier { name } => Ok(Key::Text(name.clone())),
        }
    }

    fn inline(&self, inline: &InlineExpression<String>, depth: u8) -> Result<Pattern, String> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                let mut text = String::new();
                fluent_syntax::unicode::unescape_unicode(&mut text, value).map_err(|why| why.to_string())?;
                Ok(vec![Piece::Text(text)])
            }
            InlineExpression::NumberLiteral { value } => Ok(vec![Piece::Text(value.clone())]),
            InlineExpression::VariableReference { id } => Ok(vec![Piece::Value(id.name.clone())]),
            InlineExpression::MessageReference { id, attribute: None } => self.refer(&id.name, depth),
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                self.refer(&format!("-{}", id.name), depth)
            }
            InlineExpression::Placeable { expression } => self.expression(expression, depth),
            InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => number(arguments),
            _ => Err("attributes, terms with arguments and functions besides NUMBER are not understood".into()),
        }
    }

    fn refer(&self, id: &str, depth: u8) -> Result<Pattern, String> {
        let (.., pattern) = self.written.get(id).ok_or_else(|| format!("`{id}` is not in this locale"))?;
        self.pattern(pattern, depth + 1)
    }
}

fn number(arguments: &ast::CallArguments<String>) -> Result<Pattern, String> {
    let [InlineExpression::VariableReference { id }] = arguments.positional.as_slice() else {
        return Err("NUMBER takes a value: `NUMBER($name)`".into());
    };
    let (mut least, mut most) = (0, None);
    for named in &arguments.named {
        let InlineExpression::NumberLiteral { value } = &named.value else {
            return Err(format!("{} of NUMBER is a number", named.name.name));
        };
        let digits: u8 = value.parse().map_err(|_| format!("{value} is no count of digits"))?;
        match named.name.name.as_str() {
            "minimumFractionDigits" => least = digits,
            "maximumFractionDigits" => most = Some(digits),
            other => return Err(format!("NUMBER has no option {other} here")),
        }
    }
    // Fluent's default, as that of ECMA-402.
    Ok(vec![Piece::Number(id.name.clone(), least, most.unwrap_or(3).max(least))])
}

/// The same with texts that follow one another as one.
fn joined(pieces: Pattern) -> Pattern {
    let mut out: Pattern = Vec::new();
    for piece in pieces {
        match (out.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (_, piece) => out.push(piece),
        }
    }
    out
}
