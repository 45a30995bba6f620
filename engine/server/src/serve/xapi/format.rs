//! Renders statements: exactly as they came, with identifiers only, or canonically in one language.

use super::super::api_error::ApiError;
use super::parameters::Parameters;
use crate::database::DatabaseError;
use crate::record::Stored;
use crate::serve::SharedState;
use axum::http::{HeaderMap, header};
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};
use shujin_trace::vocabulary::CONTEXT_ACTIVITIES;
use std::collections::BTreeMap;

/// The parameter `format`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Exact,
    Ids,
    /// With languages in the order of preference.
    Canonical(Vec<String>),
}

impl Format {
    pub(super) fn asked(asked: &Parameters, headers: &HeaderMap) -> Result<Self, ApiError> {
        match asked.text("format") {
            None | Some("exact") => Ok(Self::Exact),
            Some("ids") => Ok(Self::Ids),
            Some("canonical") => Ok(Self::Canonical(languages(headers))),
            Some(other) => Err(ApiError::bad_request(say!("find-format", other))),
        }
    }
}

/// Languages of `Accept-Language`, the preferred first.
fn languages(headers: &HeaderMap) -> Vec<String> {
    let text = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let weighed = |item: &str| {
        let (tag, rest) = item.split_once(';').unwrap_or((item, ""));
        let weight: f32 = rest.trim().strip_prefix("q=").map_or(Some(1.0), |q| q.parse().ok())?;
        (!tag.trim().is_empty() && weight > 0.0).then(|| (tag.trim().to_lowercase(), weight))
    };
    let mut all: Vec<_> = text.split(',').filter_map(weighed).collect();
    all.sort_by(|one, other| other.1.total_cmp(&one.1));
    all.into_iter().map(|(tag, _)| tag).collect()
}

/// A statement as the LRS returns it: as it came, with what the LRS adds. The text is spliced, not parsed and serialised: numbers keep
/// their digits.
pub(super) fn told(stored: &Stored, state: &SharedState, format: &Format) -> Result<String, DatabaseError> {
    let exact = exact(stored, state);
    if *format == Format::Exact {
        return Ok(exact);
    }
    let Ok(mut statement) = serde_json::from_str::<Value>(&exact) else {
        return Ok(exact);
    };
    match format {
        Format::Canonical(languages) => canonical(&mut statement, state, languages)?,
        _ => ids(&mut statement),
    }
    Ok(statement.to_string())
}

pub(super) fn exact(stored: &Stored, state: &SharedState) -> String {
    let came: BTreeMap<String, &RawValue> = serde_json::from_str(&stored.body).unwrap_or_default();
    let authority = json!({
        "objectType": "Agent",
        "account": { "homePage": state.home, "name": format!("key:{}", stored.authority) },
    });
    let stamp = json!(stored.stamp()).to_string();
    let mut parts: BTreeMap<&str, String> =
        came.iter().map(|(key, raw)| (key.as_str(), raw.get().to_owned())).collect();
    for key in ["context", "object"] {
        if let Some(listed) = came.get(key).and_then(|raw| listed(raw)) {
            parts.insert(key, listed);
        }
    }
    parts.insert("id", json!(stored.id).to_string());
    parts.insert("stored", stamp.clone());
    parts.insert("authority", authority.to_string());
    parts.entry("timestamp").or_insert(stamp);
    // A statement of xAPI 1.0 that does not say which is of the first.
    let version = if stored.version == 1 { "\"1.0.0\"" } else { "\"2.0.0\"" };
    parts.entry("version").or_insert_with(|| version.into());
    let parts: Vec<String> = parts.iter().map(|(key, raw)| format!("{}:{raw}", json!(key))).collect();
    format!("{{{}}}", parts.join(","))
}

/// A context, or an inner statement, in which a single activity stands where xAPI asks for a list; written with the list.
/// Nothing where there is none, which is nearly always.
fn listed(raw: &RawValue) -> Option<String> {
    type Parts<'a> = BTreeMap<String, &'a RawValue>;
    let write = |parts: &Parts, key: &str, new: &str| {
        let part = |(name, raw): (&String, &&RawValue)| {
            format!("{}:{}", json!(name), if name == key { new } else { raw.get() })
        };
        format!("{{{}}}", parts.iter().map(part).collect::<Vec<_>>().join(","))
    };
    let parts: Parts = serde_json::from_str(raw.get()).ok()?;
    if let Some(inner) = parts.get("context").and_then(|context| listed(context)) {
        return Some(write(&parts, "context", &inner));
    }
    let mut kinds: Parts = serde_json::from_str(parts.get("contextActivities")?.get()).ok()?;
    let single: Vec<_> =
        kinds.iter().filter(|(_, raw)| raw.get().starts_with('{')).map(|(key, _)| key.clone()).collect();
    if single.is_empty() {
        return None;
    }
    let texts: Vec<String> = single.iter().map(|key| format!("[{}]", kinds[key].get())).collect();
    for (key, text) in single.iter().zip(&texts) {
        kinds.insert(key.clone(), serde_json::from_str(text).ok()?);
    }
    let kinds = write(&kinds, "", "");
    Some(write(&parts, "contextActivities", &kinds))
}

/// Only what identifies: of agents their identifier, of activities and verbs their id.
fn ids(statement: &mut Value) {
    each_agent(statement, &mut |agent| {
        if agent.get("objectType").is_none_or(|of| of == "Agent") || identified(agent) {
            keep(agent, &["objectType", "mbox", "mbox_sha1sum", "openid", "account"]);
        } else {
            keep(agent, &["objectType", "member"]);
        }
    });
    let _ = each_activity(statement, &mut |activity| {
        keep(activity, &["id"]);
        Ok(())
    });
    each_verb(statement, &mut |verb| keep(verb, &["id"]));
}

fn identified(agent: &Value) -> bool {
    ["mbox", "mbox_sha1sum", "openid", "account"].iter().any(|way| agent.get(way).is_some())
}

fn keep(value: &mut Value, keys: &[&str]) {
    if let Value::Object(map) = value {
        map.retain(|key, _| keys.contains(&key.as_str()));
    }
}

/// Activities as the record store knows them, and each language map with one language.
fn canonical(statement: &mut Value, state: &SharedState, languages: &[String]) -> Result<(), DatabaseError> {
    each_activity(statement, &mut |activity| {
        let known = activity["id"].as_str().map(|id| state.record.definition(id)).transpose()?.flatten();
        if let (Value::Object(map), Some(known)) = (&mut *activity, known.filter(|known| *known != json!({}))) {
            map.insert("definition".into(), known);
        }
        one_language(&mut activity["definition"], &["name", "description"], languages);
        for list in ["choices", "scale", "source", "target", "steps"] {
            for item in activity["definition"].get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
                one_language(item, &["description"], languages);
            }
        }
        if activity["definition"].is_null() {
            keep(activity, &["objectType", "id"]);
        }
        Ok(())
    })?;
    each_verb(statement, &mut |verb| one_language(verb, &["display"], languages));
    for attachment in statement.get_mut("attachments").and_then(Value::as_array_mut).into_iter().flatten() {
        one_language(attachment, &["display", "description"], languages);
    }
    Ok(())
}

fn one_language(value: &mut Value, keys: &[&str], languages: &[String]) {
    for key in keys {
        if let Some(map) = value.get_mut(key).and_then(Value::as_object_mut)
            && let Some(best) = best(map, languages)
        {
            map.retain(|tag, _| *tag == best);
        }
    }
}

/// The preferred language that is there (RFC 4647): a tag itself, one within it, one around it; else Chinese, else any.
fn best(map: &Map<String, Value>, languages: &[String]) -> Option<String> {
    let within = |one: &str, other: &str| one.strip_prefix(other).is_some_and(|rest| rest.starts_with('-'));
    let found = |fits: &dyn Fn(&str) -> bool| map.keys().find(|tag| fits(&tag.to_lowercase())).cloned();
    let ranges = languages.iter().map(String::as_str).chain(["zh", "*"]);
    ranges
        .filter_map(|range| {
            found(&|tag| tag == range)
                .or_else(|| found(&|tag| within(tag, range)))
                .or_else(|| found(&|tag| range == "*" || within(range, tag)))
        })
        .next()
}

fn each_agent(statement: &mut Value, with: &mut impl FnMut(&mut Value)) {
    let inner = statement["object"]["objectType"] == "SubStatement";
    let is_agent = ["Agent", "Group"].iter().any(|of| statement["object"]["objectType"] == *of);
    let mut one = |value: Option<&mut Value>| {
        if let Some(value) = value.filter(|value| value.is_object()) {
            value.get_mut("member").and_then(Value::as_array_mut).into_iter().flatten().for_each(&mut *with);
            with(value);
        }
    };
    one(statement.get_mut("actor"));
    one(statement.get_mut("authority"));
    one(statement.get_mut("object").filter(|_| is_agent));
    if let Some(context) = statement.get_mut("context") {
        one(context.get_mut("instructor"));
        one(context.get_mut("team"));
        for (list, who) in [("contextAgents", "agent"), ("contextGroups", "group")] {
            context
                .get_mut(list)
                .and_then(Value::as_array_mut)
                .into_iter()
                .flatten()
                .for_each(|item| one(item.get_mut(who)));
        }
    }
    if inner {
        each_agent(&mut statement["object"], with);
    }
}

fn each_activity(
    statement: &mut Value,
    with: &mut impl FnMut(&mut Value) -> Result<(), DatabaseError>,
) -> Result<(), DatabaseError> {
    let object = statement.get("object").and_then(|object| object.get("objectType")).cloned();
    if object.is_none() || object == Some(json!("Activity")) {
        with(&mut statement["object"])?;
    }
    for kind in CONTEXT_ACTIVITIES {
        let place =
            statement.get_mut("context").and_then(|context| context.get_mut("contextActivities")?.get_mut(kind));
        match place {
            Some(Value::Array(list)) => list.iter_mut().try_for_each(&mut *with)?,
            Some(one) => with(one)?,
            None => {}
        }
    }
    if object == Some(json!("SubStatement")) {
        each_activity(&mut statement["object"], with)?;
    }
    Ok(())
}

fn each_verb(statement: &mut Value, with: &mut impl FnMut(&mut Value)) {
    if let Some(verb) = statement.get_mut("verb") {
        with(verb);
    }
    if statement["object"]["objectType"] == "SubStatement" {
        each_verb(&mut statement["object"], with);
    }
}
