//! The list of all that goes through the door, as serde reads and writes it: `tests/cases/port.json`, which the page's own types are held
//! against. `SHUJIN_BLESS=1` writes it anew.

use super::{Card, Command, Element, Notice, Session, Target};
use schemars::{JsonSchema, schema_for};
use serde_json::{Map, Value, json};
use std::fs;

const LIST: &str = "../../tests/cases/port.json";

/// An intent stands flat beside its command: its word, then whatever it says.
#[derive(JsonSchema)]
#[allow(dead_code)]
pub struct AnyIntent {
    intent: String,
}

/// The names of an object's fields, in order.
fn fields(schema: &Value, but: &str) -> Value {
    let properties = schema["properties"].as_object().into_iter().flatten();
    let mut names: Vec<&String> = properties.map(|(name, _)| name).filter(|name| *name != but).collect();
    names.sort();
    json!(names)
}

/// The fields of each variant, by the word in `tag`.
fn variants(schema: &Value, tag: &str) -> Value {
    let all = schema["oneOf"].as_array().expect("variants");
    let word = |one: &Value| one["properties"][tag]["const"].as_str().expect("a word").to_owned();
    Value::Object(all.iter().map(|one| (word(one), fields(one, tag))).collect())
}

#[test]
fn the_list_of_all_that_goes_through_is_up_to_date() {
    let mut list = Map::new();
    list.insert("Command".into(), variants(&schema_for!(Command).to_value(), "command"));
    list.insert("Notice".into(), variants(&schema_for!(Notice).to_value(), "notice"));
    let parts = [
        ("Session", schema_for!(Session)),
        ("Card", schema_for!(Card)),
        ("Target", schema_for!(Target)),
        ("Element", schema_for!(Element)),
    ];
    list.extend(parts.map(|(name, schema)| (name.to_owned(), fields(schema.as_value(), ""))));
    let list = serde_json::to_string_pretty(&list).expect("JSON") + "\n";
    if std::env::var_os("SHUJIN_BLESS").is_some() {
        fs::write(LIST, &list).expect("the list");
    }
    assert_eq!(list, fs::read_to_string(LIST).unwrap_or_default(), "run `cargo xtask bless -p shujin-stage`");
}
