//! `tests/cases/xapi/*.json`: what a client says and what the record store answers, step by step, on SQLite and on PostgreSQL.
//! Written from the specification; see `tests/cases/xapi/README.md` for how a case is written.

mod common;

use common::{SECRET, TestServer, USER, each_store, send, statement};
use serde_json::{Map, Value, json};
use shujin_server::store::courier::basic;
use std::collections::BTreeMap;
use std::path::Path;

#[test]
fn every_conversation_goes_as_written() {
    let mut files: Vec<_> = std::fs::read_dir("../../tests/cases/xapi")
        .expect("cases")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    assert!(files.len() > 5, "cases are missing");
    for path in files {
        let text = std::fs::read_to_string(&path).expect("reads");
        let case: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let versions = case["versions"].as_array().cloned().unwrap_or_else(|| vec![json!("2.0.0"), json!("1.0.3")]);
        for version in &versions {
            let version = version.as_str().expect("a version");
            each_store(|server, store| {
                Talk::new(server, version, format!("{} {version} {store}", name(&path))).all(&case)
            });
        }
    }
}

fn name(path: &Path) -> String {
    path.file_stem().expect("a name").to_string_lossy().into_owned()
}

struct Talk<'a> {
    server: &'a TestServer,
    version: &'a str,
    about: String,
    kept: BTreeMap<String, String>,
}

impl<'a> Talk<'a> {
    fn new(server: &'a TestServer, version: &'a str, about: String) -> Self {
        Self { server, version, about, kept: BTreeMap::new() }
    }

    fn all(&mut self, case: &Value) {
        for (at, step) in case["steps"].as_array().expect("steps").iter().enumerate() {
            self.one(step, &format!("{}, step {}", self.about, at + 1));
        }
    }

    fn one(&mut self, step: &Value, at: &str) {
        let line = self.filled(step["send"].as_str().unwrap_or_else(|| panic!("{at}: what is sent?")));
        let (method, path) = line.split_once(' ').expect("METHOD /path");
        let mut headers: Map<String, Value> = json!({
            "Authorization": basic(USER, SECRET), "X-Experience-API-Version": self.version, "Content-Type": "application/json"
        })
        .as_object()
        .expect("headers")
        .clone();
        headers.extend(step["headers"].as_object().cloned().unwrap_or_default());
        let headers: Vec<(String, String)> = headers
            .iter()
            .filter_map(|(key, value)| Some((key.clone(), self.filled(value.as_str()?)))) // null takes one away
            .collect();
        let headers: Vec<(&str, &str)> = headers.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let body = match &step["body"] {
            Value::Null => String::new(),
            Value::String(text) => self.filled(text),
            other => self.filled(&written(other).to_string()),
        };
        let answer = send(self.server.address, method, path, &headers, body.as_bytes());
        assert_eq!(u64::from(answer.status), step["status"].as_u64().unwrap_or(200), "{at}: {}", answer.text());
        for (name, wanted) in step["told"].as_object().into_iter().flatten() {
            let told = answer.header(name);
            match wanted.as_str() {
                Some(wanted) => assert_eq!(told, Some(self.filled(wanted).as_str()), "{at}: {name}"),
                None => assert_eq!(told.is_some(), wanted == true, "{at}: {name} is {told:?}"),
            }
        }
        for (place, wanted) in step["has"].as_object().into_iter().flatten() {
            let wanted: Value = serde_json::from_str(&self.filled(&written(wanted).to_string())).expect("JSON");
            let json = answer.json();
            let found = json.pointer(place);
            assert_eq!(found.cloned().unwrap_or(Value::Null), wanted, "{at}: {place} in {}", answer.text());
        }
        if let Some(ids) = step["ids"].as_array() {
            let json = answer.json();
            let found: Vec<_> =
                json["statements"].as_array().expect("statements").iter().map(|s| s["id"].clone()).collect();
            let wanted: Vec<_> =
                ids.iter().map(|id| json!(common::id(id.as_u64().expect("a number") as u32))).collect();
            assert_eq!(found, wanted, "{at}");
        }
        for text in step["contains"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            assert!(answer.text().contains(&self.filled(text)), "{at}: no {text:?} in {}", answer.text());
        }
        for (name, from) in step["keep"].as_object().into_iter().flatten() {
            let from = from.as_str().expect("a place");
            let value = match from.strip_prefix("header:") {
                Some(header) => answer.header(header).unwrap_or_else(|| panic!("{at}: no {header}")).to_owned(),
                None => answer
                    .json()
                    .pointer(from)
                    .and_then(Value::as_str)
                    .unwrap_or_else(|| panic!("{at}: no {from}"))
                    .to_owned(),
            };
            self.kept.insert(name.clone(), value);
        }
    }

    /// `${name}` is what was kept, or one of the test's own numbers: `${id:3}` is the id of statement 3.
    fn filled(&self, text: &str) -> String {
        let mut all = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let (name, after) = after.split_once('}').expect("${name}");
            all += before;
            all += &match name.split_once(':') {
                Some(("id", number)) => common::id(number.parse().expect("a number")),
                _ => self.kept.get(name).unwrap_or_else(|| panic!("{}: nothing kept as {name}", self.about)).clone(),
            };
            rest = after;
        }
        all + rest
    }
}

/// `{"@": 3, …}` is the sound statement 3 with what else stands there put into it; null takes away.
fn written(value: &Value) -> Value {
    match value {
        Value::Object(map) if map.contains_key("@") => {
            let mut whole = statement(map["@"].as_u64().expect("a number") as u32);
            map.iter().filter(|(key, _)| *key != "@").for_each(|(key, value)| put(&mut whole, key, &written(value)));
            whole
        }
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), written(value))).collect(),
        Value::Array(items) => items.iter().map(written).collect(),
        other => other.clone(),
    }
}

fn put(whole: &mut Value, key: &str, value: &Value) {
    let map = whole.as_object_mut().expect("an object");
    if value.is_null() {
        map.remove(key);
    } else {
        map.insert(key.to_owned(), value.clone());
    }
}
