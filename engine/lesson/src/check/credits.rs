//! `CREDITS.toml`: every model, score and picture says where it comes from and how it may be used.

use super::structure::{Offence, Walk};
use super::{Check, place};
use crate::format::{Credit, Credits};
use crate::report::{Phrase, say};
use crate::source::Source;
use crate::strings::syntax;
use crate::text::text_of;
use std::collections::BTreeSet;

const FILE: &str = "CREDITS.toml";

/// Most bytes of it.
const MOST: usize = 1 << 20;

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
        let mut walk = Walk::new(text);
        let json = walk.root(&source.root, crate::schema::credits());
        let offences = walk.offences.len();
        for Offence { code, span, found, expected, help } in walk.offences {
            self.out.put(code, place(FILE, &source.lines, text, span.start), found, expected, help);
        }
        // Of one that is not as it should be nothing more is said than that: it would be of every file.
        let Ok(credits) = serde_json::from_value::<Credits>(json) else { return };
        if offences > 0 && credits.parts.is_empty() {
            return;
        }
        let whole = |part: &&Credit| !part.by.trim().is_empty() && !part.licence.trim().is_empty();
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
