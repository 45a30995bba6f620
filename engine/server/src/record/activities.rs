//! Definitions of activities: merged from all statements. Later ones add and replace.

use super::filter_keys::{FilterField, filter_key};
use super::write_cache::WriteCache;
use crate::database::{DatabaseError, Sql, Value};
use serde_json::{Map, Value as Json};
use shujin_trace::vocabulary::CONTEXT_ACTIVITIES;
use std::collections::BTreeMap;

/// Most activities that a request may name.
pub const MOST: usize = 1000;

/// Most bytes of definitions that a request may make the database read and rewrite.
pub const REWRITTEN: usize = 8 * 1024 * 1024;

/// Most bytes of a merged definition; what would exceed it is left out.
const BYTES: usize = 64 * 1024;

/// Most statements that are searched for one activity, and for a whole erasure.
const LOOKED_THROUGH: (usize, usize) = (2000, 50_000);

/// Merges the definitions of statements. False where that exceeds the limits of a request.
pub(super) fn learn<'a>(
    sql: &mut dyn Sql,
    activities: impl Iterator<Item = &'a (String, Json)>,
    cache: &WriteCache,
) -> Result<bool, DatabaseError> {
    let mut by_id: BTreeMap<&str, Vec<&Json>> = BTreeMap::new();
    for (id, definition) in activities.filter(|(id, definition)| !cache.is(id, definition)) {
        by_id.entry(id).or_default().push(definition);
    }
    if by_id.len() > MOST {
        return Ok(false);
    }
    let mut left = REWRITTEN;
    for (id, definitions) in by_id {
        let before = definition_of(sql, id)?;
        let mut after = Growing::new(before.clone().unwrap_or_default());
        definitions.iter().for_each(|definition| after.add(definition));
        let Some(rest) = left.checked_sub(after.bytes) else { return Ok(false) };
        left = rest;
        if before.as_ref() == Some(&after.all) {
            definitions.last().into_iter().for_each(|definition| cache.remember(id, definition));
            continue;
        }
        cache.forget(id);
        keep(sql, id, after.all)?;
    }
    Ok(true)
}

fn keep(sql: &mut dyn Sql, id: &str, definition: Map<String, Json>) -> Result<(), DatabaseError> {
    let upsert = "INSERT INTO activities (id, definition) VALUES ($1, $2)
        ON CONFLICT (id) DO UPDATE SET definition = excluded.definition";
    sql.change(upsert, &[Value::from(id), Json::Object(definition).to_string().into()]).map(drop)
}

pub(super) fn definition(sql: &mut dyn Sql, id: &str) -> Result<Option<Json>, DatabaseError> {
    Ok(definition_of(sql, id)?.map(Json::Object))
}

fn definition_of(sql: &mut dyn Sql, id: &str) -> Result<Option<Map<String, Json>>, DatabaseError> {
    let row = sql.row("SELECT definition FROM activities WHERE id = $1", &[Value::from(id)])?;
    row.map(|mut row| serde_json::from_str(&row.text(0)?).map_err(|_| DatabaseError::Column(0))).transpose()
}

/// Whether a key is merged entry by entry: names and descriptions by language, extensions by key. All else is replaced as a whole.
fn in_pieces(key: &str) -> bool {
    ["name", "description", "extensions"].contains(&key)
}

/// A definition with its size.
struct Growing {
    all: Map<String, Json>,
    bytes: usize,
}

impl Growing {
    fn new(all: Map<String, Json>) -> Self {
        let bytes = 2 + all.iter().map(|(key, value)| long(key, value)).sum::<usize>();
        Self { all, bytes }
    }

    fn add(&mut self, later: &Json) {
        for (key, value) in later.as_object().into_iter().flatten() {
            let Some(new) = value.as_object().filter(|_| in_pieces(key)) else {
                put(&mut self.all, &mut self.bytes, key, value);
                continue;
            };
            if !self.all.get(key).is_some_and(Json::is_object) {
                put(&mut self.all, &mut self.bytes, key, &Map::new().into());
            }
            if let Some(Json::Object(there)) = self.all.get_mut(key) {
                new.iter().for_each(|(key, value)| put(there, &mut self.bytes, key, value));
            }
        }
    }
}

/// Sets an entry if there is room for it.
fn put(map: &mut Map<String, Json>, bytes: &mut usize, key: &str, value: &Json) {
    let after = *bytes + long(key, value) - map.get(key).map_or(0, |there| long(key, there));
    if after <= BYTES.max(*bytes) {
        *bytes = after;
        map.insert(key.to_owned(), value.clone());
    }
}

/// Bytes of an entry in JSON, with comma and colon; of an escaped key a little less.
fn long(key: &str, value: &Json) -> usize {
    key.len() + 4 + value.to_string().len()
}

/// Removes from these activities the parts of their definitions that only erased statements gave; `gone` holds the definitions in those.
/// Blocks.
///
/// A part that no erased statement gave stays. A part that one gave stays if a remaining statement gives the same, and is removed
/// otherwise; the value that it had replaced is not restored, since not every key may define activities. Statements are searched
/// newest first: every page gives the same definition of a scene, so the first match usually decides. The search ends after
/// [`LOOKED_THROUGH`] statements; parts not found by then are removed too, and return with the next statement that gives them. An
/// activity in no remaining statement is removed whole.
pub(crate) fn unlearn(sql: &mut dyn Sql, gone: BTreeMap<String, Vec<Json>>) -> Result<(), DatabaseError> {
    let mut left = LOOKED_THROUGH.1;
    for (id, definitions) in gone {
        let Some(mut cache) = definition_of(sql, &id)? else { continue };
        let given = definitions.iter().flat_map(pieces);
        let mut open: BTreeMap<Piece, Json> =
            given.filter(|(piece, value)| found(&cache, piece) == Some(value)).collect();
        let (mut spoken_of, mut last, mut room) = (false, i64::MAX, LOOKED_THROUGH.0);
        while room > 0 && left > 0 && !(spoken_of && open.is_empty()) {
            let page = room.min(left).min(if last == i64::MAX { 1 } else { 100 });
            let bodies = "SELECT s.number, s.body FROM marks m JOIN statements s ON s.number = m.number
                WHERE m.mark = $1 AND m.number < $2 ORDER BY m.number DESC LIMIT $3";
            let values = [filter_key(FilterField::RelatedActivity, &id).into(), last.into(), (page as i64).into()];
            let rows = sql.rows(bodies, &values)?;
            let Some(through) = rows.len().checked_sub(1) else { break };
            (room, left) = (room - rows.len(), left - rows.len());
            for (at, mut row) in rows.into_iter().enumerate() {
                if at == through {
                    last = row.int(0)?;
                }
                // A damaged body gives nothing.
                let statement: Json = serde_json::from_str(&row.text(1)?).unwrap_or_default();
                for (_, said) in self::spoken_of(&statement).iter().filter(|(of, _)| *of == id) {
                    spoken_of = true;
                    for (piece, value) in pieces(said) {
                        if open.get(&piece) == Some(&value) {
                            open.remove(&piece);
                        }
                    }
                }
            }
        }
        // An activity that was not searched for at all is kept.
        if !spoken_of && room > 0 && left > 0 {
            sql.change("DELETE FROM activities WHERE id = $1", &[Value::from(id)])?;
        } else if !open.is_empty() {
            open.keys().for_each(|piece| remove(&mut cache, piece));
            keep(sql, &id, cache)?;
        }
    }
    Ok(())
}

/// Deletes all activities that no statement names.
pub(crate) fn sweep(sql: &mut dyn Sql) -> Result<(), DatabaseError> {
    for mut row in sql.rows("SELECT id FROM activities", &[])? {
        let id = row.text(0)?;
        let spoken_of = filter_key(FilterField::RelatedActivity, &id);
        if sql.row("SELECT number FROM marks WHERE mark = $1 LIMIT 1", &[spoken_of.into()])?.is_none() {
            sql.change("DELETE FROM activities WHERE id = $1", &[id.into()])?;
        }
    }
    Ok(())
}

/// The place of a part in a definition: its key, and the language or key below it where those are merged one by one.
type Piece = (String, Option<String>);

fn pieces(definition: &Json) -> impl Iterator<Item = (Piece, Json)> {
    definition.as_object().into_iter().flatten().flat_map(|(key, value)| match value {
        Json::Object(map) if in_pieces(key) => {
            map.iter().map(|(below, value)| ((key.clone(), Some(below.clone())), value.clone())).collect()
        }
        _ => vec![((key.clone(), None), value.clone())],
    })
}

fn found<'a>(cache: &'a Map<String, Json>, (key, below): &Piece) -> Option<&'a Json> {
    let value = cache.get(key)?;
    below.as_ref().map_or(Some(value), |below| value.get(below))
}

fn remove(cache: &mut Map<String, Json>, (key, below): &Piece) {
    match (below, cache.get_mut(key)) {
        (Some(below), Some(Json::Object(map))) => {
            map.remove(below);
            if map.is_empty() {
                cache.remove(key);
            }
        }
        _ => _ = cache.remove(key),
    }
}

/// Ids and definitions of all activities in a statement, including those without a definition.
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

    fn merged(before: Json, later: &Json) -> Json {
        let Json::Object(before) = before else { panic!("no object") };
        let mut growing = Growing::new(before);
        growing.add(later);
        assert!(growing.bytes >= Json::from(growing.all.clone()).to_string().len());
        growing.all.into()
    }

    #[test]
    fn what_would_make_a_definition_too_long_is_left_out() {
        let text = "堰".repeat(10_000);
        let mut all = json!({ "type": "https://types.example/a" });
        for language in ["zh-CN", "en", "fr", "de", "it"] {
            all = merged(all, &json!({ "name": { language: text } }));
        }
        all = merged(all, &json!({ "name": { "en": "Weir" }, "description": { "en": "short" } }));
        assert!(all.to_string().len() <= BYTES);
        assert_eq!(all["name"].as_object().map(|names| names.len()), Some(2));
        assert_eq!((&all["name"]["en"], &all["description"]["en"]), (&json!("Weir"), &json!("short")));
    }
}
