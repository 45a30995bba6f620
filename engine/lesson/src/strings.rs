//! `strings/<locale>.toml`: texts by id, where the path of keys is the id.

use crate::check::{Out, place};
use crate::report::{quote, say};
use crate::source::{Fault, Lines, Seg, Source};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};
#[cfg(feature = "author")]
use {crate::files::Files, std::collections::BTreeSet};

/// The texts of one language with their places.
pub(crate) struct Strings<'a> {
    /// The locale's name, as in `zh-CN`.
    pub locale: &'a str,
    pub source: Source<'a>,
    /// Text and the way to it, by id.
    pub texts: BTreeMap<String, (String, Vec<Seg>)>,
    /// Whether the file broke TOML: then nothing is called missing.
    #[cfg(feature = "author")]
    pub broken: bool,
}

/// The characters of the texts of a language, and of the dialogues without their comments.
#[cfg(feature = "author")]
pub(crate) fn characters(all: &[Strings<'_>], locale: &str, files: &Files) -> BTreeSet<char> {
    let texts = all.iter().filter(|strings| strings.locale == locale);
    let texts = texts.flat_map(|strings| strings.texts.values()).flat_map(|(text, _)| text.chars());
    let dialogues = files.iter().filter(|(path, _)| path.ends_with(".yarn"));
    let dialogues = dialogues.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok());
    let said = dialogues.flat_map(str::lines).filter_map(|line| line.split("//").next());
    texts.chain(said.flat_map(str::chars)).collect()
}

impl<'a> Strings<'a> {
    /// Reads a strings file.
    pub(crate) fn read(locale: &'a str, file: &'a str, text: &'a str, out: &mut Out) -> Strings<'a> {
        let (source, errors) = Source::parse(file, text);
        #[cfg(feature = "author")]
        let broken = !errors.is_empty();
        syntax(&source, errors, out);
        let mut strings = Strings {
            locale,
            source,
            texts: BTreeMap::new(),
            #[cfg(feature = "author")]
            broken,
        };
        let mut texts = BTreeMap::new();
        let lines = &strings.source.lines;
        flatten(strings.source.root.get_ref(), &mut Vec::new(), &mut texts, &mut |byte| {
            out.put(
                "wrong-type",
                place(file, lines, text, byte),
                say!("text-not-a-text"),
                say!("text-in-quotes"),
                say!("text-strings-hold-nothing-but"),
            );
        });
        strings.texts = texts;
        strings
    }

    /// Line and column of what stands at the end of a way, or of the last table on it that exists.
    #[cfg(feature = "author")]
    pub(crate) fn place(&self, way: &[Seg]) -> (&'a str, usize, usize) {
        let (span, _) = self.source.find(way);
        place(self.source.file, &self.source.lines, self.source.text, span.start)
    }
}

/// Offences against TOML, put into the report.
pub(crate) fn syntax(source: &Source<'_>, faults: Vec<Fault>, out: &mut Out) {
    for Fault { byte, found, expected, help } in faults {
        let at: &Lines = &source.lines;
        let rest = source.text.get(byte..).and_then(|t| t.lines().next()).unwrap_or("").trim();
        let found = found.unwrap_or_else(|| match rest {
            "" => say!("text-end-of-line"),
            rest => quote(rest),
        });
        out.put("toml-syntax", place(source.file, at, source.text, byte), found, expected, help);
    }
}

fn flatten(
    table: &DeTable<'_>,
    way: &mut Vec<Seg>,
    texts: &mut BTreeMap<String, (String, Vec<Seg>)>,
    wrong: &mut dyn FnMut(usize),
) {
    for (key, value) in table.iter() {
        way.push(Seg::from(key.get_ref().as_ref()));
        match value.get_ref() {
            DeValue::Table(inner) => flatten(inner, way, texts, wrong),
            DeValue::String(text) => {
                let id = way.iter().map(|s| if let Seg::Key(key) = s { key.as_str() } else { "" });
                let id = id.collect::<Vec<_>>().join(".");
                texts.insert(id, (text.as_ref().to_owned(), way.clone()));
            }
            _ => wrong(value.span().start),
        }
        way.pop();
    }
}
