//! From a statement to the row that is stored: ids, the columns of queries, a digest of what it says.

use crate::serve::keys::Key;
use crate::store::statements::Row;
use serde_json::Value;
use sha2::{Digest, Sha256};
use shujin_trace::Uuid;

/// A statement that was checked, with what queries need. Without an id of its own it is given one.
pub(super) fn row(body: &str, value: &Value, key: &Key, put: Option<Uuid>) -> Row {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let object = &value["object"];
    let is_activity = object.get("objectType").is_none_or(|of| of == "Activity");
    Row {
        id: value["id"].as_str().and_then(|id| id.parse().ok()).or(put).unwrap_or_else(Uuid::new_v4),
        body: body.to_owned(),
        digest: digest(value),
        authority: key.name.clone(),
        agent: agent_word(&value["actor"]),
        verb: text(&value["verb"]["id"]).unwrap_or_default(),
        activity: if is_activity { text(&object["id"]) } else { None },
        registration: text(&value["context"]["registration"]).map(|id| id.to_lowercase()),
    }
}

/// An agent as one word: the way it is identified and its value. Groups without identifier have none.
pub(super) fn agent_word(agent: &Value) -> Option<String> {
    let simple = ["mbox", "mbox_sha1sum", "openid"]
        .into_iter()
        .find_map(|way| Some(format!("{way} {}", agent.get(way)?.as_str()?)));
    simple.or_else(|| {
        let account = agent.get("account")?;
        Some(format!("account {} {}", account.get("homePage")?.as_str()?, account.get("name")?.as_str()?))
    })
}

/// Digest of what a statement says. Spacing and the order of keys do not count, nor does what an LRS adds.
fn digest(value: &Value) -> [u8; 32] {
    let mut hash = Sha256::new();
    if let Value::Object(map) = value {
        let mut map = map.clone();
        ["id", "stored", "authority", "version"].into_iter().for_each(|key| _ = map.remove(key));
        feed(&mut hash, &Value::Object(map));
    }
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
