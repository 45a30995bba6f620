//! `CREDITS.toml`: every model, score and picture says where it comes from and how it may be used.

use super::{Check, place};
use crate::report::{Phrase, say};
use crate::source::Source;
use serde::Deserialize;
use std::collections::BTreeSet;

const FILE: &str = "CREDITS.toml";

/// What this check needs of a part of the credits.
#[derive(Deserialize)]
struct Part {
    #[serde(default)]
    files: Vec<String>,
    #[serde(default)]
    by: String,
    #[serde(default)]
    licence: String,
}

#[derive(Deserialize)]
struct Credits {
    #[serde(default, rename = "part")]
    parts: Vec<Part>,
}

impl Check<'_> {
    pub(crate) fn credits(&mut self) {
        let text = self.files.get(FILE).map(String::from_utf8_lossy).unwrap_or_default();
        let (source, errors) = Source::parse(FILE, &text);
        if let Some((byte, what)) = errors.into_iter().next() {
            let en = what.en;
            self.out.put(
                "toml-syntax",
                place(FILE, &source.lines, &text, byte),
                say!("这里", "this place"),
                say!("TOML（{en}）", "TOML ({en})"),
                say!(
                    "看看这里和上一行的引号、等号、括号。",
                    "look at quotes, equals signs and brackets here and on the line before."
                ),
            );
            return;
        }
        let credits = toml::from_str::<Credits>(&text).unwrap_or(Credits { parts: Vec::new() });
        let whole = |part: &&Part| !part.by.trim().is_empty() && !part.licence.trim().is_empty();
        let named: BTreeSet<&str> =
            credits.parts.iter().filter(whole).flat_map(|p| &p.files).map(String::as_str).collect();
        let files = self.files;
        for path in files.paths().filter(|p| !p.ends_with(".toml") && !p.ends_with(".yarn") && !named.contains(p)) {
            self.out.put(
                "no-credit",
                (FILE, 1, 1),
                Phrase::quote(path),
                say!(
                    "一个 [[part]]，files 里有它，写明 by 和 licence",
                    "a [[part]] with it in `files`, with `by` and `licence`"
                ),
                say!("写上它是谁做的、按什么许可使用。", "say who made it and how it may be used."),
            );
        }
    }
}
