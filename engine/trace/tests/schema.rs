//! The checker against the same schema: two independent writings of the rules.

use serde_json::{Value, json};
use shujin_trace::check;
use std::path::Path;

fn schema() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(include_str!("../schema/statement.json")).expect("the schema is JSON");
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::validator_for(&schema).expect("the schema is a schema")
}

/// `tests/cases/trace/sound.json`: statements that hold every part of the specification.
#[test]
fn sound_statements_are_accepted_by_both() {
    let schema = schema();
    for (name, statement) in cases("sound.json") {
        let errors: Vec<_> = schema.iter_errors(&statement).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        assert_eq!(check::statement(&statement), [], "{name}");
    }
}

/// `tests/cases/trace/unsound.json`: a sound statement, what is put where, and where the problem is told.
#[test]
fn unsound_statements_are_refused_by_both_and_at_the_right_place() {
    let schema = schema();
    for (name, case) in cases("unsound.json") {
        let mut statement = sound();
        let at = case["at"].as_str().expect("a place");
        put(&mut statement, at, case.get("put").cloned());
        // What a schema cannot say (unique ids, min below max) is marked so.
        let by_schema = case.get("schema").is_none_or(|says| says == true);
        assert_eq!(!schema.is_valid(&statement), by_schema, "{name}: the schema");
        let problems = check::statement(&statement);
        let told = case.get("told").and_then(Value::as_str).unwrap_or(at);
        assert!(problems.iter().any(|p| p.place == told), "{name}: expected {told} among {problems:#?}");
        assert!(problems.iter().all(|p| p.said.everywhere().all(|(_, said)| !said.is_empty())));
    }
}

fn cases(file: &str) -> Vec<(String, Value)> {
    let path = Path::new("../../tests/cases/trace").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let all: serde_json::Map<String, Value> = serde_json::from_str(&text).expect("cases are JSON");
    all.into_iter().collect()
}

fn sound() -> Value {
    cases("sound.json").into_iter().find(|(name, _)| name == "everything").expect("the case `everything`").1
}

/// Puts a value at a JSON pointer, or takes away what is there.
fn put(statement: &mut Value, at: &str, value: Option<Value>) {
    if at.is_empty() {
        *statement = value.unwrap_or(Value::Null);
        return;
    }
    let (parent, key) = at.rsplit_once('/').expect("a pointer");
    let key = key.replace("~1", "/").replace("~0", "~");
    match (statement.pointer_mut(parent), value) {
        (Some(Value::Object(map)), Some(value)) => _ = map.insert(key, value),
        (Some(Value::Object(map)), None) => {
            assert!(map.remove(&key).is_some(), "{at} is not there")
        }
        (Some(Value::Array(items)), Some(value)) => items[key.parse::<usize>().expect("a number")] = value,
        _ => panic!("{at} leads nowhere"),
    }
}

#[test]
fn anything_at_all_is_answered_without_a_panic() {
    for odd in
        [json!(null), json!([]), json!({}), json!(1e308), json!({"object": {"objectType": 7}}), json!({"context": []})]
    {
        assert!(!check::statement(&odd).is_empty(), "{odd}");
    }
}
