//! Our own profile defines what our statements use: no verb, type or extension outside it.

mod common;

use serde_json::Value;
use shujin_trace::vocabulary::BASE;
use std::collections::BTreeSet;

fn profile() -> Value {
    serde_json::from_str(include_str!("../profile/shujin.jsonld")).expect("the profile is JSON")
}

fn items<'a>(profile: &'a Value, list: &str) -> &'a [Value] {
    profile[list].as_array().expect("a list")
}

fn all_statements() -> Vec<Value> {
    let graded = |mastery| {
        let mut session = common::session();
        session.mastery = mastery;
        common::statements(session)
    };
    let mut in_class = common::session();
    in_class.lesson = Some("https://school.example/lessons/7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d12".into());
    let alone = [None, Some(0.0), Some(1.0)].into_iter().flat_map(graded);
    alone.chain(common::statements(in_class)).collect()
}

#[test]
fn ids_in_the_profile_are_its_own_and_stand_once() {
    let profile = profile();
    let mut seen = BTreeSet::new();
    for list in ["concepts", "templates", "patterns"] {
        for item in items(&profile, list) {
            let id = item["id"].as_str().expect("an id");
            assert!(id.starts_with(BASE), "{id}");
            assert!(seen.insert(id), "{id} stands twice");
        }
    }
}

#[test]
fn every_statement_fits_a_template() {
    let profile = profile();
    let mut used = BTreeSet::new();
    for statement in all_statements() {
        let fits = |template: &&Value| {
            template["verb"] == statement["verb"]["id"]
                && template["objectActivityType"] == statement["object"]["definition"]["type"]
        };
        let template = items(&profile, "templates").iter().find(fits);
        let template = template.unwrap_or_else(|| panic!("no template for {statement:#}"));
        used.insert(template["id"].to_string());
        for part in ["context", "result"] {
            let Some(extensions) = statement[part]["extensions"].as_object() else {
                continue;
            };
            for iri in extensions.keys() {
                let location = format!("$.{part}.extensions['{iri}']");
                let rules = template["rules"].as_array().expect("rules");
                assert!(rules.iter().any(|rule| rule["location"] == *location), "{} lacks {location}", template["id"]);
            }
        }
        for rule in template["rules"].as_array().expect("rules").iter().filter(|r| r["presence"] == "included") {
            let location = rule["location"].as_str().expect("a location");
            let found = find(&statement, location).unwrap_or_else(|| panic!("{location} is missing in {statement:#}"));
            if let Some(any) = rule["any"].as_array() {
                assert!(any.contains(found), "{location}: {found}");
            }
        }
    }
    assert_eq!(used.len(), items(&profile, "templates").len(), "every template is used");
}

/// Follows the few forms of JSONPath that the profile uses: `$.a.b` and a last `['iri']`.
fn find<'a>(statement: &'a Value, location: &str) -> Option<&'a Value> {
    let (path, key) = match location.split_once("['") {
        Some((path, rest)) => (path, rest.strip_suffix("']")),
        None => (location, None),
    };
    let found = path.trim_start_matches("$.").split('.').try_fold(statement, |at, key| at.get(key))?;
    key.map_or(Some(found), |key| found.get(key))
}

#[test]
fn every_own_term_is_defined() {
    let profile = profile();
    let concepts: BTreeSet<_> = items(&profile, "concepts").iter().filter_map(|c| c["id"].as_str()).collect();
    let mut own = BTreeSet::new();
    for statement in all_statements() {
        collect(&statement, &mut own);
    }
    own.remove(&format!("{BASE}/v1"));
    for term in &own {
        assert!(concepts.contains(term.as_str()), "{term} is not in the profile");
    }
    assert_eq!(own.len(), concepts.len(), "nothing in the profile is unused");
}

fn collect(value: &Value, own: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.starts_with(BASE) => _ = own.insert(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, own)),
        Value::Object(map) => map.iter().for_each(|(key, item)| {
            collect(&Value::from(key.as_str()), own);
            collect(item, own);
        }),
        _ => {}
    }
}
