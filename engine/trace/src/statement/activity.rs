//! Activities: what a statement is about, its id, type, names and what can be answered.

use crate::session::Session;
use crate::texts::{LanguageMap, Texts};
use crate::vocabulary as v;
use serde_json::{Map, Value, json};

/// Separates the parts of a response, as the xAPI specification has it.
pub(super) const AND: &str = "[,]";

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

/// An activity with its names as far as they are known.
pub(super) fn named(session: &Session, kind: &str, name: &str, of_type: &str, text: Option<&LanguageMap>) -> Value {
    let mut activity = reference(session, kind, name, of_type);
    if let Some(text) = text {
        activity["definition"]["name"] = json!(text);
    }
    activity
}

/// The scene itself.
pub(super) fn scene(session: &Session, texts: &Texts) -> Value {
    let title = Some(&session.title).filter(|title| !title.is_empty());
    let mut scene = named(session, "", "", v::LESSON, title.or_else(|| texts.get("scene.title")));
    if let Some(summary) = texts.get("scene.summary") {
        scene["definition"]["description"] = json!(summary);
    }
    scene
}

/// A question: choice with its options, or numeric. The right answer is told unless it was a prediction.
pub(super) fn question(session: &Session, texts: &Texts, name: &str, answer: &[String], prediction: bool) -> Value {
    let mut activity = named(session, "question", name, v::INTERACTION, texts.get(&format!("question.{name}.ask")));
    let key = texts.questions.get(name).cloned().unwrap_or_default();
    let number = |text: &String| text.parse::<f64>().is_ok();
    let numeric = key.options.is_empty() && !answer.is_empty() && answer.iter().all(number);
    let definition = &mut activity["definition"];
    definition["interactionType"] = json!(if numeric { "numeric" } else { "choice" });
    if !key.options.is_empty() {
        let text = |option: &String| texts.get(&format!("question.{name}.option.{option}"));
        definition["choices"] = key.options.iter().map(|option| component(option, text(option))).collect();
    }
    if !key.right.is_empty() && !prediction {
        definition["correctResponsesPattern"] = json!([key.right.join(AND)]);
    }
    activity
}

/// The data table: writing a row is a performance whose steps are the columns.
pub(super) fn table(session: &Session, texts: &Texts, columns: &[String]) -> Value {
    let mut activity = named(session, "table", "rows", v::INTERACTION, None);
    let text = |column: &String| texts.get(&format!("column.{column}"));
    activity["definition"]["interactionType"] = json!("performance");
    activity["definition"]["steps"] = columns.iter().map(|column| component(column, text(column))).collect();
    activity
}

fn component(id: &str, text: Option<&LanguageMap>) -> Value {
    let mut component = Map::new();
    component.insert("id".into(), json!(id));
    if let Some(text) = text {
        component.insert("description".into(), json!(text));
    }
    Value::Object(component)
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
