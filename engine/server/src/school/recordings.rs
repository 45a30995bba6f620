//! Checks recordings of lessons that pages send for the teacher: only what a player records is accepted. The server does not link `play`,
//! which knows the intents: so every word in a recording must be one of the scene's, or one of those that intents are written with.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use shujin_trace::{Recording, Vocabulary};
use std::collections::BTreeSet;
use std::fmt;

/// Names of intents and of what they hold, see `shujin_play::Intent`. A test of that crate's recordings holds this list.
const INTENTS: &[&str] = &[
    "start", "go", "walk", "look", "touch", "set", "answer", "next", "choose", "hint", "act", "press", "record",
    "strike", "play", "seek", "rate", "loop", "key", "leave",
];
const HELD: &[&str] = &[
    "intent",
    "viewpoint",
    "x",
    "z",
    "left",
    "up",
    "node",
    "value",
    "to",
    "question",
    "options",
    "option",
    "action",
    "instrument",
    "row",
    "on",
    "quarter",
    "rate",
    "phrase",
    "key",
];

/// Most intents: a hand that moves something wants something each tick, for an hour.
const MOST: usize = 250_000;
/// Most ticks: those of a day. A lesson ends itself long before.
const TICKS: u64 = 24 * 3600 * 60;
/// Ticks from one hash to the next.
const HASHED: u64 = 60;
/// Largest number that a scene's values, positions and times can reach.
const LARGEST: f64 = 1e9;

/// Whether a recording holds only what a player records in a scene with this vocabulary.
pub fn is_a_players(recording: &Recording<Box<RawValue>>, words: &Vocabulary) -> bool {
    let hex = |text: &str, most: usize| text.len() <= most && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let known = words.words();
    // One after another: as values all of them would be many times as large.
    let is_known = |intent: &RawValue| {
        let pairs = serde_json::from_str::<Pairs>(intent.get());
        pairs
            .is_ok_and(|Pairs(pairs)| pairs.iter().all(|(key, value)| is_pair(key, value, &known)) && each_once(&pairs))
    };
    words.has("revision", &recording.hash)
        && recording.ticks <= TICKS
        && recording.intents.len() <= MOST
        && recording.hashes.len() as u64 <= recording.ticks / HASHED + 1
        && recording.hashes.iter().all(|(_, hash)| hex(hash, 16))
        && recording.intents.iter().all(|(_, intent)| is_known(intent))
}

/// An object's keys and values in order; a repeated key is kept, so that it is checked too.
struct Pairs(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        from.deserialize_map(Each)
    }
}

fn each_once(pairs: &[(String, Value)]) -> bool {
    pairs.iter().map(|(key, _)| key).collect::<BTreeSet<_>>().len() == pairs.len()
}

fn is_pair(key: &str, value: &Value, words: &BTreeSet<&str>) -> bool {
    let is_name = key == "intent" && value.as_str().is_some_and(|name| INTENTS.contains(&name));
    HELD.contains(&key) && (is_name || is_clean(value, words))
}

fn is_clean(value: &Value, words: &BTreeSet<&str>) -> bool {
    match value {
        Value::String(word) => words.contains(word.as_str()),
        Value::Array(items) => items.len() <= 64 && items.iter().all(|item| is_clean(item, words)),
        Value::Object(_) => false,
        Value::Number(number) => number.as_f64().is_some_and(|number| number.abs() <= LARGEST),
        Value::Null | Value::Bool(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn recording(intents: Value) -> Recording<Box<RawValue>> {
        let hash = "ab".repeat(32);
        let text = json!({ "format": 1, "scene": "lab/swing", "hash": hash, "seed": 1, "ticks": 99, "intents": intents, "hashes": [[60, "00ff"]] })
            .to_string();
        Recording::parse(&text).expect("a recording")
    }

    #[test]
    fn what_a_player_records_is_taken_and_nothing_that_somebody_wrote() {
        let words: Vocabulary = [
            ("revision", "ab".repeat(32)),
            ("node", "bob".into()),
            ("option", "why longer".into()),
            ("question", "why".into()),
        ]
        .into_iter()
        .collect();
        let takes = |intents: Value| is_a_players(&recording(intents), &words);
        assert!(takes(json!([[1, { "intent": "start" }], [2, { "intent": "touch", "node": "bob" }]])));
        assert!(takes(
            json!([[3, { "intent": "answer", "question": "why", "options": ["longer"] }], [4, { "intent": "walk", "x": 0.5, "z": -1.0 }]])
        ));
        for planted in [
            json!([[0, { "say": "王小明" }]]),
            json!([[0, { "intent": "王小明" }]]),
            json!([[0, { "intent": "touch", "node": "王小明" }]]),
            json!([[0, { "intent": "answer", "question": "why", "options": ["王小明"] }]]),
            json!([[0, { "intent": "set", "to": { "王小明": 1 } }]]),
            json!([[0, "王小明"]]),
            json!([[0, [["王小明"]]]]),
            json!([[0, { "intent": "touch", "node": [{ "node": "bob" }] }]]),
            json!([[0, { "intent": "walk", "x": 1.0e10, "z": 0 }]]),
        ] {
            assert!(!takes(planted.clone()), "{planted}");
        }
        let twice = r#"{ "intent": "touch", "node": "王小明", "node": "bob" }"#;
        let mut bent = recording(json!([]));
        bent.intents = vec![(1, RawValue::from_string(twice.into()).expect("JSON"))];
        assert!(!is_a_players(&bent, &words), "a key that stands twice");
        let mut bent = recording(json!([]));
        bent.hash = "王小明".into();
        assert!(!is_a_players(&bent, &words));
        let mut bent = recording(json!([]));
        bent.hashes[0].1 = "王小明".into();
        assert!(!is_a_players(&bent, &words));
        let mut bent = recording(json!([]));
        bent.hashes = vec![(60, "00ff".into()); 3];
        assert!(!is_a_players(&bent, &words), "more hashes than seconds");
        bent.ticks = u64::MAX;
        assert!(!is_a_players(&bent, &words), "longer than a day");
    }
}
