//! `GET /xapi/statements`: what is stored, by id or by query.

use super::row::agent_word;
use super::{For, key, speaks};
use crate::serve::Shared;
use crate::serve::problem::Refusal;
use crate::store::statements::{Query, Stored};
use axum::extract::{Query as Asked, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use shujin_trace::{Timestamp, Uuid, check};
use std::collections::BTreeMap;

/// Most statements in an answer, and as many as there are without a limit.
const MOST: usize = 200;

pub(super) type Parameters = BTreeMap<String, String>;

/// One statement by `statementId`, or those that a query finds, with `more` where there are more.
pub(super) async fn find(
    state: State<Shared>,
    Asked(asked): Asked<Parameters>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    key(&state, &headers, For::Reading)?;
    let found = async {
        speaks(&headers)?;
        match asked.get("statementId") {
            Some(id) if asked.len() == 1 => one(&state.0, id).await,
            Some(_) => Err(Refusal::bad("statementId 不能与其他参数同用", "statementId goes with no other parameter")),
            None => many(&state.0, &asked).await,
        }
    };
    let response = found.await?;
    let until = format!("{:.6}", Timestamp::now());
    Ok(([("x-experience-api-consistent-through", until)], response).into_response())
}

async fn one(house: &Shared, id: &str) -> Result<Response, Refusal> {
    let id: Uuid = id.parse().map_err(|_| Refusal::bad("statementId 应为 UUID", "statementId must be a UUID"))?;
    let store = house.statements.clone();
    match blocking(move || store.one(id)).await? {
        Some(stored) => Ok(as_json(told(&stored, house))),
        None => Err(Refusal::new(StatusCode::NOT_FOUND, "没有这条陈述", "there is no such statement")),
    }
}

async fn many(house: &Shared, asked: &Parameters) -> Result<Response, Refusal> {
    let query = query(asked)?;
    let limit = query.limit;
    let store = house.statements.clone();
    // One more than asked for shows whether there are more.
    let mut found = blocking(move || store.find(&Query { limit: limit + 1, ..query })).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let more = match found.last() {
        Some(last) if more => format!("/xapi/statements?{}", again(asked, last.number)),
        _ => String::new(),
    };
    let statements: Vec<String> = found.iter().map(|stored| told(stored, house)).collect();
    Ok(as_json(format!("{{\"statements\":[{}],\"more\":{}}}", statements.join(","), json!(more))))
}

fn as_json(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], text).into_response()
}

/// The same question, going on after a number.
fn again(asked: &Parameters, after: i64) -> String {
    let mut asked = asked.clone();
    asked.insert("after".into(), after.to_string());
    let encode = |text: &str| text.bytes().map(escape).collect::<String>();
    asked.iter().map(|(key, value)| format!("{}={}", encode(key), encode(value))).collect::<Vec<_>>().join("&")
}

fn escape(byte: u8) -> String {
    let plain = byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    if plain { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

/// The query that parameters ask for.
pub(super) fn query(asked: &Parameters) -> Result<Query, Refusal> {
    let mut query = Query { limit: MOST, ..Query::default() };
    for (key, value) in asked {
        let bad =
            || Refusal::bad(format!("参数 {key} 不对：{value}"), format!("the parameter {key} cannot be {value}"));
        match key.as_str() {
            "agent" => query.agent = Some(agent(value).ok_or_else(bad)?),
            "verb" | "activity" if !check::is_iri(value) => return Err(bad()),
            "verb" => query.verb = Some(value.clone()),
            "activity" => query.activity = Some(value.clone()),
            "registration" => query.registration = Some(value.parse::<Uuid>().map_err(|_| bad())?.to_string()),
            "since" => query.since = Some(value.parse().map_err(|_| bad())?),
            "until" => query.until = Some(value.parse().map_err(|_| bad())?),
            "ascending" => query.ascending = value.parse().map_err(|_| bad())?,
            "after" => query.after = Some(value.parse().map_err(|_| bad())?),
            "limit" => {
                let limit: usize = value.parse().map_err(|_| bad())?;
                query.limit = if limit == 0 { MOST } else { limit.min(MOST) };
            }
            "format" if value == "exact" => {}
            "attachments" | "related_agents" | "related_activities" if value == "false" => {}
            _ => {
                return Err(Refusal::bad(
                    format!("不认识参数 {key}={value}"),
                    format!("{key}={value} is not understood here"),
                ));
            }
        }
    }
    Ok(query)
}

fn agent(text: &str) -> Option<String> {
    let agent: Value = serde_json::from_str(text).ok()?;
    if check::agent(&agent).is_empty() { agent_word(&agent) } else { None }
}

/// A statement as an LRS tells it: as it came, and what the LRS adds. What came is not written anew: a number keeps the
/// digits it came with.
pub(super) fn told(stored: &Stored, house: &Shared) -> String {
    let came: BTreeMap<String, &serde_json::value::RawValue> = serde_json::from_str(&stored.body).unwrap_or_default();
    let authority = json!({
        "objectType": "Agent",
        "account": { "homePage": house.home, "name": format!("key:{}", stored.authority) },
    });
    let stamp = json!(stored.stored).to_string();
    let mut parts: BTreeMap<&str, String> =
        came.iter().map(|(key, raw)| (key.as_str(), raw.get().to_owned())).collect();
    parts.insert("id", json!(stored.id).to_string());
    parts.insert("stored", stamp.clone());
    parts.insert("authority", authority.to_string());
    parts.entry("timestamp").or_insert(stamp);
    parts.entry("version").or_insert_with(|| "\"2.0.0\"".into());
    let parts: Vec<String> = parts.iter().map(|(key, raw)| format!("{}:{raw}", json!(key))).collect();
    format!("{{{}}}", parts.join(","))
}

/// Work that waits for the disk, where waiting holds nobody up.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> rusqlite::Result<T> + Send + 'static,
) -> Result<T, Refusal> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done.map_err(|error| Refusal::broken(&error)),
        Err(error) => Err(Refusal::broken(&error)),
    }
}
