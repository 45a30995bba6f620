//! What is known of activities: the definitions that came with statements, merged. Later ones add and replace.

use crate::database::{Fault, Sql, Value};
use serde_json::{Map, Value as Json};
use shujin_trace::vocabulary::CONTEXT_ACTIVITIES;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The definition that came last for each activity and changed nothing: statements repeat theirs all day.
#[derive(Clone, Debug, Default)]
pub(super) struct Known(Arc<Mutex<HashMap<String, Json>>>);

/// Most activities that are remembered; then all are forgotten and read again.
const REMEMBERED: usize = 4096;

impl Known {
    fn is(&self, id: &str, definition: &Json) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(id).is_some_and(|known| known == definition)
    }

    fn remember(&self, id: &str, definition: &Json) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(id.to_owned(), definition.clone());
    }

    fn forget(&self, id: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
    }
}

pub(super) fn learn<'a>(
    sql: &mut dyn Sql,
    activities: impl Iterator<Item = &'a (String, Json)>,
    known: &Known,
) -> Result<(), Fault> {
    for (id, definition) in activities {
        if known.is(id, definition) {
            continue;
        }
        let before = definition_of(sql, id)?;
        let after = before.clone().map_or_else(|| definition.clone(), |before| merged(before, definition));
        if before.as_ref() == Some(&after) {
            known.remember(id, definition);
            continue;
        }
        known.forget(id);
        let upsert = "INSERT INTO activities (id, definition) VALUES ($1, $2)
            ON CONFLICT (id) DO UPDATE SET definition = excluded.definition";
        sql.change(upsert, &[Value::from(id.as_str()), after.to_string().into()])?;
    }
    Ok(())
}

pub(super) fn definition(sql: &mut dyn Sql, id: &str) -> Result<Option<Json>, Fault> {
    definition_of(sql, id)
}

fn definition_of(sql: &mut dyn Sql, id: &str) -> Result<Option<Json>, Fault> {
    let row = sql.row("SELECT definition FROM activities WHERE id = $1", &[Value::from(id)])?;
    row.map(|mut row| serde_json::from_str(&row.text(0)?).map_err(|_| Fault::Column(0))).transpose()
}

/// A definition with what a later one adds: names and descriptions by language, extensions by key, all else as a whole.
fn merged(before: Json, later: &Json) -> Json {
    let (Json::Object(mut all), Json::Object(later)) = (before, later) else {
        return later.clone();
    };
    for (key, value) in later {
        match (all.get_mut(key), value) {
            (Some(Json::Object(there)), Json::Object(new))
                if ["name", "description", "extensions"].contains(&key.as_str()) =>
            {
                there.extend(new.clone());
            }
            _ => _ = all.insert(key.clone(), value.clone()),
        }
    }
    Json::Object(all)
}

/// Ids and definitions of all activities in a statement. Those without a definition are there too: that one was spoken of.
pub fn spoken_of(statement: &Json) -> Vec<(String, Json)> {
    let mut found = Vec::new();
    gather(statement, &mut found);
    found
}

fn gather(statement: &Json, found: &mut Vec<(String, Json)>) {
    let object = &statement["object"];
    match object["objectType"].as_str() {
        None | Some("Activity") => activity(object, found),
        Some("SubStatement") => gather(object, found),
        Some(_) => {}
    }
    for kind in CONTEXT_ACTIVITIES {
        match &statement["context"]["contextActivities"][kind] {
            Json::Array(list) => list.iter().for_each(|one| activity(one, found)),
            one => activity(one, found),
        }
    }
}

fn activity(activity: &Json, found: &mut Vec<(String, Json)>) {
    if let Some(id) = activity["id"].as_str() {
        let definition = activity.get("definition").cloned().unwrap_or_else(|| Json::Object(Map::new()));
        found.push((id.to_owned(), definition));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn languages_add_up_and_the_rest_is_replaced() {
        let before = json!({ "name": { "en": "Weir" }, "type": "https://types.example/a", "extensions": { "https://e.example/1": 1 } });
        let later = json!({ "name": { "zh-CN": "堰" }, "type": "https://types.example/b" });
        let all = json!({ "name": { "en": "Weir", "zh-CN": "堰" }, "type": "https://types.example/b",
            "extensions": { "https://e.example/1": 1 } });
        assert_eq!(merged(before, &later), all);
    }
}
