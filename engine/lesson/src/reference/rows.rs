//! The tables of keys, variants and words, from the JSON Schema.

use super::types::types;
use crate::schema::schema;
use serde_json::Value as Json;
use shujin_messages::{Locale, Message};

/// A line of a type's table.
pub(super) struct Row {
    pub key: String,
    pub kind: String,
    pub needed: &'static str,
    pub about: String,
}

/// The keys of a table, the variants of a one-key table, or the words of a list.
pub(super) fn rows(definition: &Json) -> Vec<Row> {
    let mut rows = Vec::new();
    let required: Vec<&str> = strings(definition.get("required"));
    for (key, schema) in definition.get("properties").and_then(Json::as_object).into_iter().flatten() {
        let needed = if required.contains(&key.as_str()) { "是" } else { "" };
        rows.push(Row { key: key.clone(), kind: kind(schema), needed, about: description(schema) });
    }
    // What must be written stands first.
    rows.sort_by_key(|row| row.needed.is_empty());
    for option in definition.get("oneOf").and_then(Json::as_array).into_iter().flatten() {
        let about = description(option);
        if let Some(word) = option.get("const").and_then(Json::as_str) {
            rows.push(Row { key: word.to_owned(), kind: String::new(), needed: "", about });
        } else {
            for (key, schema) in option.get("properties").and_then(Json::as_object).into_iter().flatten() {
                rows.push(Row { key: key.clone(), kind: kind(schema), needed: "", about: about.clone() });
            }
        }
    }
    rows
}

/// What may be written for a key, in a few words.
fn kind(schema: &Json) -> String {
    if let Some(name) = schema.get("$ref").and_then(Json::as_str) {
        return named(name.rsplit('/').next().unwrap_or(name));
    }
    if let Some(first) = schema.get("anyOf").and_then(|any| any.get(0)) {
        return kind(first);
    }
    let of = |name: &str| match schema.get("type") {
        Some(Json::String(one)) => one == name,
        Some(Json::Array(several)) => several.iter().any(|k| k == name),
        _ => false,
    };
    match () {
        () if of("array") => format!("列表：{}", kind(schema.get("items").unwrap_or(&Json::Null))),
        () if of("object") => "表".to_owned(),
        () if of("boolean") => "true / false".to_owned(),
        () if of("integer") => "整数".to_owned(),
        () if of("number") => "数".to_owned(),
        () => "文字".to_owned(),
    }
}

/// A named type: a quantity by its example, another by its heading.
fn named(name: &str) -> String {
    let example = definition(name).get("examples").and_then(|e| e.get(0)).and_then(Json::as_str);
    let title = types().find(|(known, ..)| *known == name).map(|(_, _, title)| *title);
    match (example, title) {
        (Some(example), _) => format!("`\"{example}\"`"),
        (None, Some(title)) => Message::from(title).text(Locale::SOURCE),
        (None, None) => "数、true / false 或词".to_owned(),
    }
}

pub(super) fn definition(name: &str) -> &'static Json {
    static NONE: Json = Json::Null;
    if name == "Scene" { schema() } else { schema().get("$defs").and_then(|d| d.get(name)).unwrap_or(&NONE) }
}

pub(super) fn description(schema: &Json) -> String {
    let text = schema.get("description").and_then(Json::as_str).unwrap_or("");
    text.replace('\n', " ").replace('|', "\\|")
}

fn strings(list: Option<&Json>) -> Vec<&str> {
    list.and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str).collect()
}
