//! `POST` and `PUT /xapi/statements`: checked whole, stored whole or not at all, idempotent.

use super::row::row;
use super::{For, key, speaks};
use crate::serve::Shared;
use crate::serve::keys::Key;
use crate::serve::problem::Refusal;
use crate::store::statements::{Row, WriteError};
use axum::Json;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde_json::Value;
use serde_json::value::RawValue;
use shujin_trace::check::{self, Problem};
use shujin_trace::{Pseudonym, Uuid};
use std::collections::{BTreeSet, HashMap};

/// Most bytes in a request.
const BYTES: usize = 1024 * 1024;
/// Most statements in a request.
const STATEMENTS: usize = 200;

/// One statement or an array of them; answers their ids.
pub(super) async fn post(state: State<Shared>, headers: HeaderMap, body: Body) -> Result<Response, Refusal> {
    let key = key(&state, &headers, For::Writing)?;
    let rows = rows(&headers, body, &key, None).await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    store(&state, rows).await?;
    Ok(Json(ids).into_response())
}

/// One statement under the id in `?statementId=`.
pub(super) async fn put(
    state: State<Shared>,
    Query(asked): Query<HashMap<String, String>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let key = key(&state, &headers, For::Writing)?;
    let id = asked
        .get("statementId")
        .and_then(|id| id.parse::<Uuid>().ok())
        .ok_or_else(|| Refusal::bad("参数 statementId 应为 UUID", "the parameter statementId must be a UUID"))?;
    let rows = rows(&headers, body, &key, Some(id)).await?;
    store(&state, rows).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn store(State(house): &State<Shared>, rows: Vec<Row>) -> Result<(), Refusal> {
    let refusal = match house.statements.write(rows).await {
        Ok(()) => return Ok(()),
        Err(WriteError::Conflict(id)) => Refusal::new(
            StatusCode::CONFLICT,
            format!("已有另一条陈述用了编号 {id}"),
            format!("another statement has the id {id}"),
        ),
        Err(error) => Refusal::broken(&error),
    };
    Err(refusal)
}

async fn rows(headers: &HeaderMap, body: Body, key: &Key, put: Option<Uuid>) -> Result<Vec<Row>, Refusal> {
    speaks(headers)?;
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        return Err(Refusal::bad("Content-Type 应为 application/json", "Content-Type must be application/json"));
    }
    let bytes = read(body).await?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Refusal::bad("正文不是 UTF-8", "the body is not UTF-8"))?;
    let many = put.is_none() && text.trim_start().starts_with('[');
    let not_json = |error: serde_json::Error| {
        Refusal::bad(format!("正文不是 JSON：{error}"), format!("the body is not JSON: {error}"))
    };
    let raw: Vec<&RawValue> = if many {
        serde_json::from_str(text).map_err(not_json)?
    } else {
        vec![serde_json::from_str(text).map_err(not_json)?]
    };
    if raw.len() > STATEMENTS {
        return Err(too_large(
            format!("一次最多 {STATEMENTS} 条"),
            format!("at most {STATEMENTS} statements at a time"),
        ));
    }
    let mut problems = Vec::new();
    let mut rows = Vec::with_capacity(raw.len());
    let mut ids = BTreeSet::new();
    for (at, raw) in raw.into_iter().enumerate() {
        let place = if many { format!("/{at}") } else { String::new() };
        let value: Value = serde_json::from_str(raw.get()).map_err(not_json)?;
        let mut found = check::statement(&value);
        if key.page {
            found.extend(named(&value));
        }
        let row = row(raw.get(), &value, key, put);
        if put.is_some_and(|put| put != row.id) {
            found.push(problem("/id", "与参数 statementId 不同", "differs from the parameter statementId"));
        }
        if !ids.insert(row.id) {
            found.push(problem("/id", "在同一批中重复", "stands twice in this batch"));
        }
        problems.extend(found.into_iter().map(|found| Problem { place: place.clone() + &found.place, ..found }));
        rows.push(row);
    }
    if problems.is_empty() { Ok(rows) } else { Err(Refusal::problems(problems)) }
}

async fn read(body: Body) -> Result<Vec<u8>, Refusal> {
    match Limited::new(body, BYTES).collect().await {
        Ok(whole) => Ok(whole.to_bytes().to_vec()),
        Err(error) if error.is::<LengthLimitError>() => {
            Err(too_large("正文超过 1 MB".into(), "the body is over 1 MB".into()))
        }
        Err(_) => Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, "正文没有收完", "the body broke off or took too long")),
    }
}

fn too_large(zh: String, en: String) -> Refusal {
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, zh, en)
}

fn problem(place: &str, zh: &str, en: &str) -> Problem {
    Problem { place: place.into(), zh: zh.into(), en: en.into() }
}

/// What comes from a page is about a pseudonym: an account whose name can be no person's.
fn named(value: &Value) -> Option<Problem> {
    let actor = &value["actor"];
    let name = actor["account"]["name"].as_str().unwrap_or_default();
    let sound = Pseudonym::try_from(name.to_owned()).is_ok() && actor.get("name").is_none();
    (!sound).then(|| problem("/actor", "网页只能用化名", "a page may only tell of a pseudonym"))
}
