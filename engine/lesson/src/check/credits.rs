//! `CREDITS.toml`: every model, score and picture says where it comes from and how it may be used.

use super::Check;
use crate::report::{Phrase, say};
use crate::source::Source;
use crate::strings::syntax;
use crate::text::text_of;
use serde::Deserialize;
use std::collections::BTreeSet;

const FILE: &str = "CREDITS.toml";

/// Most bytes of it.
const MOST: usize = 1 << 20;

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

/// Whether this is a file that its author writes.
fn is_text(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| ["toml", "yarn"].iter().any(|text| end.eq_ignore_ascii_case(text)))
}

impl Check<'_> {
    pub(crate) fn credits(&mut self) {
        let text = match self.files.get(FILE).map(|bytes| text_of(FILE, bytes, MOST, self.out)) {
            Some(Some(text)) => text,
            Some(None) => return,
            None => "",
        };
        let (source, faults) = Source::parse(FILE, text);
        if !faults.is_empty() {
            syntax(&source, faults, self.out);
            return;
        }
        let credits = toml::from_str::<Credits>(text).unwrap_or(Credits { parts: Vec::new() });
        let whole = |part: &&Part| !part.by.trim().is_empty() && !part.licence.trim().is_empty();
        let named: BTreeSet<&str> =
            credits.parts.iter().filter(whole).flat_map(|p| &p.files).map(String::as_str).collect();
        let files = self.files;
        let near = files.get(FILE).is_none().then(|| files.near(FILE)).flatten();
        for path in files.paths().filter(|p| !is_text(p) && !named.contains(p)) {
            self.out.put(
                "no-credit",
                (FILE, 1, 1),
                Phrase::quote(path),
                say!(
                    "一个 [[part]]，files 里有它，写明 by 和 licence",
                    "a [[part]] with it in `files`, with `by` and `licence`"
                ),
                near.clone().unwrap_or_else(|| {
                    say!("写上它是谁做的、按什么许可使用。", "say who made it and how it may be used.")
                }),
            );
        }
    }
}
