//! What may leave the school: statements about nobody who could be found again.
//!
//! | | what becomes of it |
//! |---|---|
//! | actor | a new pseudonym, keyed, and no more |
//! | verb | its IRI |
//! | id, registration, reference to a statement | new, keyed: the same for the same under the same key |
//! | time | the hour |
//! | answer | kept where it chooses, orders or counts; free text is dropped |
//! | extensions | those of our own profile; others are dropped |
//! | instructor, team, other agents, authority, attachments, platform, activities that are none of the school's scenes | dropped |
//! | a statement about a person, holding another, or about an activity of somebody else's tool | dropped whole |

use data_encoding::HEXLOWER;
use ring::hmac;
use serde_json::{Map, Value, json};
use shujin_trace::vocabulary as v;
use shujin_trace::{Timestamp, Uuid};

/// Draws the veil with one key; without it nobody can lift it.
pub struct Veil {
    key: hmac::Key,
    homes: Vec<String>,
}

/// Kinds of interaction whose answer is a choice or a figure.
const CLOSED: &[&str] = &["true-false", "choice", "numeric", "likert", "matching", "performance", "sequencing"];

impl Veil {
    /// A veil with this key, for statements about scenes under these homes; the first is that of the new pseudonyms.
    pub fn new(key: &[u8], homes: &[String]) -> Self {
        Self { key: hmac::Key::new(hmac::HMAC_SHA256, key), homes: homes.to_vec() }
    }

    /// A veil that no other export shares.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn fresh(homes: &[String]) -> Result<Self, getrandom::Error> {
        let mut key = [0; 32];
        getrandom::fill(&mut key)?;
        Ok(Self::new(&key, homes))
    }

    /// The pseudonym under the veil.
    pub fn pseudonym(&self, word: &str) -> String {
        let signed = hmac::sign(&self.key, format!("who {word}").as_bytes());
        format!("p-{}", HEXLOWER.encode(&signed.as_ref()[..16]))
    }

    fn id(&self, of: &str, id: &str) -> Uuid {
        let signed = hmac::sign(&self.key, format!("{of} {}", id.to_lowercase()).as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&signed.as_ref()[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }

    /// A statement under the veil; nothing where all of it has to stay.
    pub fn statement(&self, id: Uuid, statement: &Value) -> Option<Value> {
        let who = crate::record::marks::agent_word(&statement["actor"])?;
        let object = self.object(&statement["object"])?;
        let mut veiled = json!({
            "id": self.id("statement", &id.to_string()),
            "actor": { "objectType": "Agent", "account": { "homePage": self.homes.first(), "name": self.pseudonym(&who) } },
            "verb": { "id": statement["verb"]["id"] },
            "object": object,
            "timestamp": hour(statement["timestamp"].as_str()?)?,
        });
        let result = result(&statement["result"], &statement["object"]);
        if !result.is_empty() {
            veiled["result"] = Value::Object(result);
        }
        veiled["context"] = self.context(&statement["context"]);
        Some(veiled)
    }

    fn object(&self, object: &Value) -> Option<Value> {
        match object["objectType"].as_str() {
            None | Some("Activity") => self.scene(object["id"].as_str()?).map(|_| object.clone()),
            Some("StatementRef") => {
                Some(json!({ "objectType": "StatementRef", "id": self.id("statement", object["id"].as_str()?) }))
            }
            Some(_) => None,
        }
    }

    /// The scene that an activity is, or is a part of: `lab/pendulum`; nothing for what is none of the school's scenes.
    pub fn scene<'a>(&self, activity: &'a str) -> Option<&'a str> {
        let below = self.homes.iter().find_map(|home| activity.strip_prefix(home)?.strip_prefix("/scenes/"))?;
        below.split('#').next()
    }

    fn context(&self, context: &Value) -> Value {
        let mut veiled = Map::new();
        if let Some(registration) = context["registration"].as_str() {
            veiled.insert("registration".into(), json!(self.id("registration", registration)));
        }
        if let Some(value) = context.get("language") {
            veiled.insert("language".into(), value.clone());
        }
        let own = |activity: &&Value| {
            let said = activity["id"].as_str();
            said.is_some_and(|id| {
                self.scene(id).is_some() || id.starts_with(v::BASE) || [v::CMI5, v::MOVE_ON].contains(&id)
            })
        };
        let mut activities = Map::new();
        for kind in ["parent", "grouping", "category"] {
            let list = context["contextActivities"][kind].as_array().into_iter().flatten();
            let kept: Vec<Value> = list.filter(own).cloned().collect();
            if !kept.is_empty() {
                activities.insert(kind.into(), kept.into());
            }
        }
        if !activities.is_empty() {
            veiled.insert("contextActivities".into(), activities.into());
        }
        if let Some(tick) = context["extensions"].get(v::TICK) {
            veiled.insert("extensions".into(), json!({ v::TICK: tick }));
        }
        Value::Object(veiled)
    }
}

fn hour(timestamp: &str) -> Option<String> {
    let at: Timestamp = timestamp.parse().ok()?;
    let hour = Timestamp::from_second(at.as_second().div_euclid(3600) * 3600).ok()?;
    Some(format!("{hour:.0}"))
}

fn result(result: &Value, object: &Value) -> Map<String, Value> {
    let mut kept = Map::new();
    for key in ["score", "success", "completion", "duration"] {
        if let Some(value) = result.get(key) {
            kept.insert(key.into(), value.clone());
        }
    }
    let closed = object["definition"]["interactionType"].as_str().is_some_and(|kind| CLOSED.contains(&kind));
    if let (true, Some(response)) = (closed, result.get("response")) {
        kept.insert("response".into(), response.clone());
    }
    let extensions: Map<String, Value> = result["extensions"]
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(key, _)| key.starts_with(v::BASE) && *key != v::LINE)
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    if !extensions.is_empty() {
        kept.insert("extensions".into(), extensions.into());
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn homes() -> Vec<String> {
        vec!["https://school.example".into()]
    }

    fn told() -> Value {
        json!({
            "id": "00000000-0000-4000-8000-000000000001",
            "actor": { "name": "王小明", "account": { "homePage": "https://school.example", "name": "p-0123456789abcdef" } },
            "verb": { "id": "http://adlnet.gov/expapi/verbs/answered", "display": { "zh-CN": "王小明" } },
            "object": { "id": "https://school.example/scenes/a/b#question/q", "definition": { "interactionType": "long-fill-in" } },
            "result": { "response": "我叫王小明", "success": true, "extensions": { "https://else.example/x": "王小明", v::HINTS: 2 } },
            "context": { "registration": "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10", "instructor": { "name": "李老师", "mbox": "mailto:li@school.example" },
                "team": { "objectType": "Group", "member": [{ "mbox": "mailto:ming@school.example" }] },
                "contextActivities": { "grouping": [{ "id": "https://school.example/lessons/1" }, { "id": "https://school.example/scenes/a/b" }] },
                "extensions": { v::TICK: 7, v::SESSION_ID: "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10" } },
            "timestamp": "2026-03-02T08:31:59+08:00",
            "authority": { "account": { "homePage": "https://school.example", "name": "key:page" } },
            "attachments": [{ "usageType": "urn:x:voice" }],
        })
    }

    #[test]
    fn nothing_is_left_by_which_anybody_could_be_found() {
        let (statement, veil) = (told(), Veil::new(b"a key", &homes()));
        let id = statement["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
        let veiled = veil.statement(id, &statement).expect("may leave");
        let text = veiled.to_string();
        for gone in [
            "王小明",
            "李老师",
            "mailto",
            "0123456789abcdef",
            "7b1a4f3c",
            "lessons",
            "attachments",
            "authority",
            "else.example",
            "31:59",
        ] {
            assert!(!text.contains(gone), "{gone} in {text}");
        }
        assert_eq!(veiled["timestamp"], "2026-03-02T00:00:00Z");
        assert_eq!(
            (&veiled["result"]["success"], &veiled["result"]["extensions"][v::HINTS]),
            (&json!(true), &json!(2))
        );
        assert_eq!(shujin_trace::check::statement(&veiled), []);
    }

    #[test]
    fn the_same_stays_the_same_under_one_key_and_differs_under_another() {
        let (statement, id) = (told(), Uuid::from_u128(1));
        let veiled = |key: &[u8]| Veil::new(key, &homes()).statement(id, &statement).expect("may leave");
        assert_eq!(veiled(b"one"), veiled(b"one"));
        for place in ["/id", "/actor/account/name", "/context/registration"] {
            assert_ne!(veiled(b"one").pointer(place), veiled(b"two").pointer(place), "{place}");
        }
        let mut about = told();
        about["object"] = json!({ "objectType": "Agent", "mbox": "mailto:ming@school.example" });
        assert_eq!(Veil::new(b"one", &homes()).statement(id, &about), None);
        let mut elsewhere = told();
        elsewhere["object"]["id"] = json!("https://lms.example/essays/wangxiaoming");
        assert_eq!(Veil::new(b"one", &homes()).statement(id, &elsewhere), None);
    }
}
