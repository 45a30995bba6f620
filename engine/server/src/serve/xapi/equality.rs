//! When two statements are the same (xAPI, "Statement Immutability and Exceptions", "Statement Comparison Requirements").

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use shujin_trace::check::instant;

/// What an LRS adds, and what a client may leave to it.
const ADDED: &[&str] = &["id", "stored", "authority", "version"];

/// What a statement says: without what an LRS adds, and what can be written in several ways written in one.
pub(super) fn normalized(statement: &Value) -> Value {
    let Value::Object(map) = statement else {
        return statement.clone();
    };
    let mut map: Map<String, Value> = map.clone();
    ADDED.iter().for_each(|key| _ = map.remove(*key));
    even(&mut map);
    Value::Object(map)
}

fn even(map: &mut Map<String, Value>) {
    if let Some(Value::String(text)) = map.get_mut("timestamp")
        && let Some(at) = instant(text)
    {
        *text = format!("{at:.9}");
    }
    if let Some(Value::String(text)) = map.get_mut("result").and_then(|result| result.get_mut("duration")) {
        hundredths(text);
    }
    if let Some(Value::Object(kinds)) = map.get_mut("context").and_then(|context| context.get_mut("contextActivities"))
    {
        for one in kinds.values_mut().filter(|one| one.is_object()) {
            *one = Value::Array(vec![one.take()]);
        }
    }
    if let Some(Value::Object(inner)) = map.get_mut("object").filter(|object| object["objectType"] == "SubStatement") {
        even(inner);
    }
}

/// Durations are compared to the hundredth of a second.
fn hundredths(duration: &mut String) {
    let Some(point) = duration.find('.') else { return };
    let digits = duration[point + 1..].bytes().take_while(u8::is_ascii_digit).count();
    if digits > 2 {
        duration.replace_range(point + 3..point + 1 + digits, "");
    }
}

/// Digest of what a statement says. Spacing and the order of keys do not count.
pub(super) fn digest(statement: &Value) -> [u8; 32] {
    let mut hash = Sha256::new();
    feed(&mut hash, &normalized(statement));
    hash.finalize().into()
}

fn feed(hash: &mut Sha256, value: &Value) {
    match value {
        Value::Array(items) => {
            hash.update(b"[");
            items.iter().for_each(|item| feed(hash, item));
            hash.update(b"]");
        }
        Value::Object(map) => {
            let mut keys: Vec<_> = map.keys().collect();
            keys.sort();
            hash.update(b"{");
            for key in keys {
                feed(hash, &Value::from(key.as_str()));
                feed(hash, &map[key.as_str()]);
            }
            hash.update(b"}");
        }
        // 1 and 1.0 are one number.
        Value::Number(number) => hash.update(format!("n{:?};", number.as_f64())),
        other => hash.update(format!("{other};")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_same_can_be_written_in_several_ways() {
        let one = json!({ "id": "x", "timestamp": "2026-03-02T08:30:00+08:00", "result": { "duration": "PT1.239S", "score": { "raw": 1.0 } },
            "context": { "contextActivities": { "parent": { "id": "https://a.example" } } } });
        let other = json!({ "timestamp": "2026-03-02T00:30:00Z", "result": { "score": { "raw": 1 }, "duration": "PT1.23S" },
            "context": { "contextActivities": { "parent": [{ "id": "https://a.example" }] } }, "version": "2.0.0" });
        assert_eq!(digest(&one), digest(&other));
        let mut later = other.clone();
        later["timestamp"] = json!("2026-03-02T00:30:01Z");
        assert_ne!(digest(&one), digest(&later));
    }
}
