//! Slips of the hand in a value of a scene: marks of a Chinese keyboard in a quantity, units that are called otherwise, quotes round a number.

use super::kinds::{follow, is};
use crate::expr::unit::Unit;
use crate::marks::{shown, twin};
use crate::report::say;
use serde_json::Value as Json;
use shujin_messages::{Joint, Message};

/// A quantity with the signs and the unit that were meant, where both are others.
pub(super) fn mended(text: &str) -> Option<String> {
    let plain: String =
        text.chars().map(|c| twin(c).map_or_else(|| c.to_string(), str::to_owned)).collect::<Vec<_>>().concat();
    let numbers = plain.trim_end_matches(|c: char| c.is_alphabetic() || c == '°');
    let unit = &plain[numbers.len()..];
    let meant = unit_of(unit).filter(|meant| *meant != unit && plain != text)?;
    let spaced = numbers.replace(',', " ");
    Some(format!("{} {meant}", spaced.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// What slip of the keyboard a quantity has: a mark in place of an ASCII sign, a unit that is called otherwise or missing.
pub(super) fn slip(text: &str, example: &str) -> Option<Message> {
    let mut marks: Vec<(char, &str)> = text.chars().filter_map(|c| Some((c, twin(c)?))).collect();
    marks.sort_unstable();
    marks.dedup();
    let blanks = marks.iter().find(|(_, ascii)| *ascii == " ").map(|(mark, _)| shown(*mark));
    marks.retain(|(_, ascii)| *ascii != " ");
    if !marks.is_empty() {
        let list = |of: &dyn Fn(&(char, &str)) -> Message| Message::list(marks.iter().take(6).map(of), Joint::Comma);
        let found = list(&|(mark, _)| Message::same(format!("`{mark}`")));
        let wanted = list(&|(_, ascii)| Message::same(format!("`{ascii}`")));
        return Some(say!("toml-write-ascii", example, found, wanted));
    }
    if let Some(blank) = blanks {
        return Some(say!("toml-write-ordinary-blank", blank, example));
    }
    let text = text.trim();
    let numbers = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '°');
    let unit = &text[numbers.len()..];
    let signed = numbers.trim_end().ends_with(|c: char| c.is_ascii_digit());
    match unit_of(unit) {
        Some(meant) if signed && meant != unit => Some(say!("toml-write-unit", unit, meant, example)),
        _ if unit.is_empty() && signed && !text.starts_with('#') && !example.starts_with('#') => {
            Some(say!("toml-put-unit-end", example))
        }
        _ if example.starts_with('#') && text.len() == 6 && text.bytes().all(|b| b.is_ascii_hexdigit()) => {
            Some(say!("toml-put-hash-before", text))
        }
        _ => None,
    }
}

/// The unit of lengths, times, angles and volumes that is meant by what others call it.
fn unit_of(unit: &str) -> Option<&'static str> {
    const WRITTEN: [&str; 12] = ["m", "cm", "mm", "km", "s", "ms", "min", "deg", "rad", "mL", "L", "µL"];
    let small = unit.to_lowercase();
    let same = |written: &&str| written.to_lowercase() == small;
    let meant = || Unit::read(unit).or_else(|| Unit::read(&Unit::meant(unit)?));
    let named = || meant().and_then(|meant| WRITTEN.into_iter().find(|written| Unit::read(written) == Some(meant)));
    WRITTEN.into_iter().find(same).or_else(named)
}

/// What to write instead of a text in quotes, where that can be seen.
pub(super) fn unquoted(text: &str, schema: &Json) -> Option<Message> {
    let number = text.trim();
    if number.parse().is_ok_and(f64::is_finite) && (is(schema, "integer") || is(schema, "number")) {
        return Some(say!("toml-take-quotes-away", number));
    }
    if is(schema, "object") {
        let keys = schema.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
        let form: Vec<String> = keys.map(|key| format!("{key} = …")).collect();
        let form = if form.is_empty() { "…".to_owned() } else { form.join(", ") };
        return Some(say!("toml-write", form));
    }
    let of_texts = is(schema, "array") && schema.get("items").is_some_and(|of| is(follow(of), "string"));
    of_texts.then(|| say!("toml-write-in-braces", text))
}
