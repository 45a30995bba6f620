//! A catalogue as Rust.

use super::fallback;
use super::read::{Catalogue, Key, Pattern, Piece, values};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The list of locales.
pub(super) fn tags(tags: &[String]) -> String {
    format!("/// The locales there are, the source first.\npub const TAGS: [&str; {}] = {tags:?};\n", tags.len())
}

/// The messages, sorted by id.
pub(super) fn table(catalogue: &Catalogue) -> String {
    let mut out = String::from("{ use ::shujin_messages::table as t; const ALL: &[&t::Entry] = &[\n");
    for (id, said) in &catalogue.messages {
        let Some(source) = &said[0] else { continue };
        let names: BTreeSet<String> = values(source);
        let names: Vec<&String> = names.iter().collect();
        _ = write!(out, "&t::Entry {{ id: {id:?}, values: &{names:?}, said: [");
        for (t, tag) in catalogue.tags.iter().enumerate() {
            let other = catalogue.tags.iter().position(|one| one == fallback(tag)).unwrap_or(0);
            let pattern = said[t].as_ref().or(said[other].as_ref()).unwrap_or(source);
            self::pattern(&mut out, pattern, &names);
            out.push(',');
        }
        out.push_str("] },\n");
    }
    out.push_str("]; ALL }\n");
    out
}

fn pattern(out: &mut String, pattern: &Pattern, names: &[&String]) {
    let at = |name: &String| names.iter().position(|one| *one == name).unwrap_or_default();
    out.push_str("&[");
    for piece in pattern {
        match piece {
            Piece::Text(text) => _ = write!(out, "t::Piece::Text({text:?}),"),
            Piece::Value(name) => _ = write!(out, "t::Piece::Value({}),", at(name)),
            Piece::Number(name, least, most) => _ = write!(out, "t::Piece::Number({}, {least}, {most}),", at(name)),
            Piece::Select(name, variants, other) => {
                _ = write!(out, "t::Piece::Select({}, &[", at(name));
                for (key, said) in variants {
                    match key {
                        Key::Number(number) => _ = write!(out, "(t::Key::Number({number:?}), "),
                        Key::Text(text) => _ = write!(out, "(t::Key::Text({text:?}), "),
                    }
                    self::pattern(out, said, names);
                    out.push_str("),");
                }
                out.push_str("], ");
                self::pattern(out, other, names);
                out.push_str("),");
            }
        }
    }
    out.push(']');
}
