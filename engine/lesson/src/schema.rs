//! JSON Schemas for editors: of `scene.toml`, made from the format's types, of the texts and of the credits beside it.
//!
//! What editors show of a key is Chinese first, from the reference's table, then English.

#[cfg(feature = "author")]
use crate::check::SHORT;
use crate::format::{Credits, Scene};
#[cfg(feature = "author")]
use crate::reference::{Text, both, chinese, texts};
#[cfg(feature = "author")]
use crate::report::say;
use serde_json::Value;
#[cfg(feature = "author")]
use serde_json::json;
use std::sync::LazyLock;

/// Names of the schemas' files in a folder of schemas, each with the version of the format, and their texts.
#[cfg(feature = "author")]
pub fn schemas() -> [(&'static str, String); 3] {
    let text = |schema: &Value| format!("{schema:#}\n");
    [
        ("scene.v1.json", text(&shown(schema(), "Scene"))),
        ("strings.v1.json", text(&of_texts())),
        ("credits.v1.json", text(&shown(credits(), "Credits"))),
    ]
}

/// The schema of `scene.toml`, as the structural check reads it.
pub fn schema() -> &'static Value {
    static SCHEMA: LazyLock<Value> = LazyLock::new(|| schemars::schema_for!(Scene).to_value());
    &SCHEMA
}

/// The schema of `CREDITS.toml`.
pub fn credits() -> &'static Value {
    static SCHEMA: LazyLock<Value> = LazyLock::new(|| schemars::schema_for!(Credits).to_value());
    &SCHEMA
}

/// A schema as editors show it, of the type with this name.
#[cfg(feature = "author")]
fn shown(schema: &Value, name: &str) -> Value {
    let mut schema = schema.clone();
    let defined = schema.get_mut("$defs").and_then(Value::as_object_mut).map(std::mem::take).unwrap_or_default();
    explain(&mut schema, name);
    let mut all = serde_json::Map::new();
    for (name, mut definition) in defined {
        explain(&mut definition, &name);
        all.insert(name, definition);
    }
    if !all.is_empty() {
        schema["$defs"] = Value::Object(all);
    }
    schema
}

/// Puts the Chinese in front of what a type, its keys and its words are explained by, and says what an id may look like.
#[cfg(feature = "author")]
fn explain(definition: &mut Value, name: &str) {
    let both = |of: &mut Value, key: &str| {
        let zh = chinese(name, key);
        if let Some(en) = of["description"].as_str().filter(|_| !zh.is_empty()) {
            of["description"] = format!("{zh}\n\n{en}").into();
        }
    };
    both(definition, "");
    for (key, property) in definition.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
        both(property, key);
        if key == "id" {
            let folder = if name == "Scene" { "[a-z][a-z0-9_-]*/" } else { "" };
            property["pattern"] = format!("^{folder}[a-z][a-z0-9_-]*$").into();
        }
    }
    for option in definition.get_mut("oneOf").and_then(Value::as_array_mut).into_iter().flatten() {
        let word = option["const"].as_str().map(str::to_owned);
        let key = option["properties"].as_object().and_then(|keys| keys.keys().next().cloned());
        if let Some(word) = word.or(key) {
            both(option, &word);
        }
    }
}

/// The schema of `strings/<locale>.toml`: tables of texts, however deep.
#[cfg(feature = "author")]
fn of_texts() -> Value {
    let mut properties = serde_json::Map::new();
    for Text { ids, about, .. } in texts() {
        let [zh, en] = both(&about.into());
        for id in ids.split('`').filter(|id| id.contains('.')) {
            let (table, rest) = id.split_once('.').unwrap_or((id, ""));
            let about = format!("`{id}`：{zh}\n\n`{id}`: {en}");
            let said = properties.entry(table).or_insert_with(|| json!({ "$ref": "#/$defs/texts", "description": "" }));
            let before = said["description"].as_str().filter(|said| !said.is_empty()).map(|said| format!("{said}\n\n"));
            said["description"] = format!("{}{about}", before.unwrap_or_default()).into();
            if table == "scene" {
                said["properties"][rest] = json!({ "type": "string", "description": about });
                if let Some((_, most)) = SHORT.iter().find(|(short, _)| *short == id) {
                    said["properties"][rest]["maxLength"] = (*most).into();
                }
                said["additionalProperties"] = false.into();
            }
        }
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Strings",
        "description": both(&say!("strings-schema")).join("\n\n"),
        "type": "object",
        "properties": properties,
        "required": ["scene"],
        "additionalProperties": false,
        "$defs": {
            "texts": { "type": "object", "additionalProperties": { "anyOf": [{ "type": "string" }, { "$ref": "#/$defs/texts" }] } },
        },
    })
}
