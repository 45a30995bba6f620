//! Filter keys: by what a statement is found. Each kind of filter (this agent, that activity, broadly or narrowly) with its value is one
//! number: the first eight bytes of a digest of both. So one small table answers every filter.
//!
//! Two values share a key after some four thousand million; a client that constructs a collision finds its own statement in the answer to
//! another query.

use serde_json::Value;
use sha2::{Digest, Sha256};
use shujin_trace::vocabulary::CONTEXT_ACTIVITIES;
use std::collections::BTreeSet;

/// A way of asking for a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum FilterField {
    /// Actor or object is this agent.
    Agent = b'a',
    /// This agent stands anywhere in it.
    RelatedAgent = b'A',
    /// Its object is this activity.
    Activity = b'o',
    /// This activity stands anywhere in it.
    RelatedActivity = b'O',
    /// Its verb.
    Verb = b'v',
    /// Its registration.
    Registration = b'r',
}

/// The filter key of a value.
pub fn filter_key(by: FilterField, word: &str) -> i64 {
    let digest = Sha256::new().chain_update([by as u8]).chain_update(word).finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    i64::from_be_bytes(first)
}

/// An agent or group as one word: the way it is identified and its value. Groups without identifier have none.
pub fn agent_word(agent: &Value) -> Option<String> {
    let simple = ["mbox", "mbox_sha1sum", "openid"]
        .into_iter()
        .find_map(|way| Some(format!("{way} {}", agent.get(way)?.as_str()?)));
    simple.or_else(|| {
        let account = agent.get("account")?;
        Some(format!("account {} {}", account.get("homePage")?.as_str()?, account.get("name")?.as_str()?))
    })
}

/// The filter key of the actor; none for a group without identifier.
pub fn actor(statement: &Value) -> Option<i64> {
    agent_word(&statement["actor"]).map(|word| filter_key(FilterField::Agent, &word))
}

/// All filter keys of a valid statement.
pub fn filter_keys(statement: &Value) -> BTreeSet<i64> {
    let mut filter_keys = FilterKeys::default();
    filter_keys.of(&statement["actor"], true);
    filter_keys.object(&statement["object"], true);
    filter_keys.context(&statement["context"]);
    filter_keys.of(&statement["authority"], false);
    if let Some(verb) = statement["verb"]["id"].as_str() {
        filter_keys.add(FilterField::Verb, verb);
    }
    if let Some(registration) = statement["context"]["registration"].as_str() {
        filter_keys.add(FilterField::Registration, &registration.to_lowercase());
    }
    filter_keys.0
}

#[derive(Default)]
struct FilterKeys(BTreeSet<i64>);

impl FilterKeys {
    fn add(&mut self, by: FilterField, word: &str) {
        self.0.insert(filter_key(by, word));
    }

    /// An agent or a group with its members; `near` where it is what the statement is about.
    fn of(&mut self, agent: &Value, near: bool) {
        for one in std::iter::once(agent).chain(items(&agent["member"])) {
            let Some(word) = agent_word(one) else { continue };
            self.add(FilterField::RelatedAgent, &word);
            if near {
                self.add(FilterField::Agent, &word);
            }
        }
    }

    fn activity(&mut self, activity: &Value, near: bool) {
        let Some(id) = activity["id"].as_str() else { return };
        self.add(FilterField::RelatedActivity, id);
        if near {
            self.add(FilterField::Activity, id);
        }
    }

    fn object(&mut self, object: &Value, near: bool) {
        match object["objectType"].as_str() {
            None | Some("Activity") => self.activity(object, near),
            Some("Agent" | "Group") => self.of(object, near),
            Some("SubStatement") => {
                self.of(&object["actor"], false);
                self.object(&object["object"], false);
                self.context(&object["context"]);
            }
            Some(_) => {}
        }
    }

    fn context(&mut self, context: &Value) {
        self.of(&context["instructor"], false);
        self.of(&context["team"], false);
        items(&context["contextAgents"]).for_each(|one| self.of(&one["agent"], false));
        items(&context["contextGroups"]).for_each(|one| self.of(&one["group"], false));
        for kind in CONTEXT_ACTIVITIES {
            let activities = &context["contextActivities"][kind];
            // xAPI 1.0 wrote a single activity without a list.
            self.activity(activities, false);
            items(activities).for_each(|one| self.activity(one, false));
        }
    }
}

fn items(list: &Value) -> std::slice::Iter<'_, Value> {
    list.as_array().map_or(&[][..], Vec::as_slice).iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_statement_is_found_narrowly_and_broadly() {
        let account = |name: &str| json!({ "account": { "homePage": "https://school.example", "name": name } });
        let statement = json!({
            "actor": { "objectType": "Group", "member": [account("one")] },
            "verb": { "id": "https://verbs.example/did" },
            "object": { "objectType": "SubStatement", "actor": account("two"), "verb": { "id": "https://verbs.example/saw" },
                "object": { "id": "https://school.example/inner" } },
            "context": { "instructor": account("three"), "registration": "7B1A4F3C-9d2e-4c55-8a01-2f6e0c9b7d10",
                "contextActivities": { "parent": { "id": "https://school.example/parent" } } },
        });
        let filter_keys = filter_keys(&statement);
        let has = |by, word: &str| filter_keys.contains(&filter_key(by, word));
        let who = |name: &str| format!("account https://school.example {name}");
        assert!(has(FilterField::Agent, &who("one")) && has(FilterField::RelatedAgent, &who("one")));
        assert!(
            !has(FilterField::Agent, &who("two"))
                && has(FilterField::RelatedAgent, &who("two"))
                && has(FilterField::RelatedAgent, &who("three"))
        );
        assert!(
            has(FilterField::RelatedActivity, "https://school.example/inner")
                && !has(FilterField::Activity, "https://school.example/inner")
        );
        assert!(has(FilterField::RelatedActivity, "https://school.example/parent"));
        assert!(
            has(FilterField::Verb, "https://verbs.example/did") && !has(FilterField::Verb, "https://verbs.example/saw")
        );
        assert!(has(FilterField::Registration, "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10"));
        assert_eq!(filter_keys.len(), 8);
    }
}
