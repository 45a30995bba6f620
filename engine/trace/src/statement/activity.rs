//! Activities: what a statement is about, by id and type. With names they are made by [`Teller`](super::Teller).

use crate::session::Session;
use serde_json::{Value, json};

/// `<home>/scenes/<scene>`, or `<home>/scenes/<scene>#<kind>/<name>` for a part of it.
pub(super) fn id(session: &Session, kind: &str, name: &str) -> String {
    let scene = format!("{}/scenes/{}", session.home.as_str(), escape(&session.scene));
    if kind.is_empty() { scene } else { format!("{scene}#{kind}/{}", escape(name)) }
}

/// Percent-encodes what an IRI cannot hold, and what would end a part of this id. A dialogue node may have any name.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_whitespace() || letter.is_control() || "<>\"{}|\\^`%#?[]".contains(letter) {
            out.extend(letter.encode_utf8(&mut [0; 4]).bytes().map(percent_encoding::percent_encode_byte));
        } else {
            out.push(letter);
        }
    }
    out
}

/// The name that was escaped.
pub(crate) fn unescape(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// An activity by id and type alone, for contexts.
pub(super) fn reference(session: &Session, kind: &str, name: &str, of_type: &str) -> Value {
    json!({ "objectType": "Activity", "id": id(session, kind, name), "definition": { "type": of_type } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_any_script_stay_and_what_an_iri_cannot_hold_is_encoded() {
        for (name, escaped) in [
            ("first", "first"),
            ("问路", "问路"),
            ("a/b.c-d_e~f:g", "a/b.c-d_e~f:g"),
            ("a b\u{3000}c\td", "a%20b%E3%80%80c%09d"),
            ("<>\"{}|\\^`%#?[]", "%3C%3E%22%7B%7D%7C%5C%5E%60%25%23%3F%5B%5D"),
            ("\u{85}é%41", "%C2%85é%2541"),
        ] {
            assert_eq!((escape(name).as_str(), unescape(escaped).as_str()), (escaped, name));
        }
        // An id that this program did not write: what is no escape stays, and what is no text is replaced.
        for (given, name) in
            [("50%", "50%"), ("%4", "%4"), ("%zz%41", "%zzA"), ("%e9x", "\u{fffd}x"), ("%e9%97%ae", "问")]
        {
            assert_eq!(unescape(given), name, "{given}");
        }
    }
}
