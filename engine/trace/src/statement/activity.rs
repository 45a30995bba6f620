//! Activities: what a statement is about, by id and type. With names they are made by [`Teller`](super::Teller).

use crate::session::Session;
use serde_json::{Value, json};

/// `<home>/scenes/<scene>`, or `<home>/scenes/<scene>#<kind>/<name>` for a part of it.
pub(super) fn id(session: &Session, kind: &str, name: &str) -> String {
    let scene = format!("{}/scenes/{}", session.home.as_str(), escape(&session.scene));
    if kind.is_empty() { scene } else { format!("{scene}#{kind}/{}", escape(name)) }
}

/// Ids are plain words, but a dialogue node may be named with anything: what an IRI cannot hold is percent-encoded.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_whitespace() || letter.is_control() || "<>\"{}|\\^`%#?[]".contains(letter) {
            let mut bytes = [0; 4];
            letter.encode_utf8(&mut bytes).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        } else {
            out.push(letter);
        }
    }
    out
}

/// The name that was escaped.
pub(crate) fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        match digits.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// An activity by id and type alone, for contexts.
pub(super) fn reference(session: &Session, kind: &str, name: &str, of_type: &str) -> Value {
    json!({ "objectType": "Activity", "id": id(session, kind, name), "definition": { "type": of_type } })
}
