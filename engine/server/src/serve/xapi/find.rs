//! `GET /xapi/statements`: what is stored, by id or by query.

use super::super::api_error::ApiError;
use super::super::keys::{Key, Scope};
use super::documents::http_date;
use super::format::{Format, told};
use super::parameters::Parameters;
use super::{blocking, key, multipart};
use crate::database::DatabaseError;
use crate::record::filter_keys::{FilterField, agent_word};
use crate::record::find::stamp;
use crate::record::{Query, Stored};
use crate::serve::SharedState;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use shujin_trace::Uuid;

/// Most statements in an answer, and as many as there are without a limit.
const MOST: usize = 200;

const THROUGH: HeaderName = HeaderName::from_static("x-experience-api-consistent-through");

/// What may be asked of many, besides `statementId` and `voidedStatementId`, which ask for one.
pub(super) const MANY: &[&str] = &[
    "agent",
    "verb",
    "activity",
    "registration",
    "related_activities",
    "related_agents",
    "since",
    "until",
    "limit",
    "format",
    "attachments",
    "ascending",
];

/// One statement by `statementId` or `voidedStatementId`, or those that a query finds, with `more` where there are more.
pub(super) async fn find(state: State<SharedState>, uri: Uri, headers: HeaderMap) -> Result<Response, ApiError> {
    let key = key(&state, &headers, Scope::StatementsReadMine).await?;
    let record = state.record.clone();
    // Asked before anything is read: what is stored in between is found, and not promised.
    let through = blocking(move || record.database().consistent_through()).await?;
    let mut response = found(&state, &uri, &headers, &key).await.unwrap_or_else(IntoResponse::into_response);
    if let Ok(through) = HeaderValue::try_from(stamp(through)) {
        response.headers_mut().insert(THROUGH, through);
    }
    Ok(response)
}

async fn found(state: &State<SharedState>, uri: &Uri, headers: &HeaderMap, key: &Key) -> Result<Response, ApiError> {
    let known: Vec<&str> = MANY.iter().copied().chain(["statementId", "voidedStatementId", "after"]).collect();
    let asked = Parameters::read(uri, &known)?;
    match (asked.uuid("statementId")?, asked.uuid("voidedStatementId")?) {
        (None, None) => many(&state.0, &asked, headers, key).await,
        (Some(_), Some(_)) => Err(ApiError::bad_request(say!("find-two-ids"))),
        (Some(id), None) => one(&state.0, &asked, headers, key, (id, false)).await,
        (None, Some(id)) => one(&state.0, &asked, headers, key, (id, true)).await,
    }
}

async fn one(
    state: &SharedState,
    asked: &Parameters,
    headers: &HeaderMap,
    key: &Key,
    (id, voided): (Uuid, bool),
) -> Result<Response, ApiError> {
    let may = ["statementId", "voidedStatementId", "format", "attachments"];
    if let Some(name) = asked.names().find(|name| !may.contains(name)) {
        return Err(ApiError::bad_request(say!("find-not-with-id", name)));
    }
    let format = Format::asked(asked, headers)?;
    let attachments = asked.flag("attachments")?;
    let record = state.record.clone();
    let mine = (!key.may(Scope::StatementsRead)).then(|| key.name.clone());
    let found = blocking(move || record.one(id, voided)).await?;
    match found.filter(|stored| mine.is_none_or(|mine| mine == stored.authority)) {
        Some(stored) => {
            let modified = stored.stored;
            answer(state, vec![stored], format, attachments, modified, |told| told.concat()).await
        }
        None => Err(ApiError::new(StatusCode::NOT_FOUND, say!("find-no-statement"))),
    }
}

async fn many(state: &SharedState, asked: &Parameters, headers: &HeaderMap, key: &Key) -> Result<Response, ApiError> {
    let mut query = query(asked)?;
    if !key.may(Scope::StatementsRead) {
        query.authority = Some(key.name.clone());
    }
    let format = Format::asked(asked, headers)?;
    let limit = query.limit;
    let record = state.record.clone();
    query.limit += 1; // one more than asked for shows whether there are more
    let mut found = blocking(move || record.find(&query)).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let more = match found.last() {
        Some(last) if more => format!("/xapi/statements?{}", asked.with("after", last.number.to_string())),
        _ => String::new(),
    };
    let modified = found.iter().map(|stored| stored.stored).max().unwrap_or_default();
    let whole = move |told: Vec<String>| format!("{{\"statements\":[{}],\"more\":{}}}", told.join(","), json!(more));
    answer(state, found, format, asked.flag("attachments")?, modified, whole).await
}

/// The answer as JSON, or as parts with what is attached.
async fn answer(
    state: &SharedState,
    found: Vec<Stored>,
    format: Format,
    attachments: bool,
    modified: i64,
    whole: impl FnOnce(Vec<String>) -> String,
) -> Result<Response, ApiError> {
    let at = state.clone();
    let (told, attached) = blocking(move || {
        let told = found.iter().map(|stored| told(stored, &at, &format)).collect::<Result<Vec<_>, DatabaseError>>()?;
        let attached = if attachments { attached(&found, &at)? } else { Vec::new() };
        Ok((told, attached))
    })
    .await?;
    let modified = [(header::LAST_MODIFIED, http_date(modified))];
    let json = whole(told);
    if !attachments {
        return Ok((modified, [(header::CONTENT_TYPE, "application/json")], json).into_response());
    }
    let boundary = format!("shujin-{}", Uuid::new_v4().simple());
    let kind = format!("multipart/mixed; boundary={boundary}");
    Ok((modified, [(header::CONTENT_TYPE, kind)], multipart::write(&boundary, json.as_bytes(), &attached))
        .into_response())
}

/// What is attached to these statements and lies here, each content once.
fn attached(found: &[Stored], state: &SharedState) -> Result<Vec<(String, String, Vec<u8>)>, DatabaseError> {
    let mut wanted = std::collections::BTreeSet::new();
    for stored in found {
        let statement: Value = serde_json::from_str(&stored.body).unwrap_or_default();
        for of in [&statement, &statement["object"]] {
            let said = of["attachments"].as_array().into_iter().flatten();
            wanted.extend(said.filter_map(|said| said["sha2"].as_str()).map(str::to_ascii_lowercase));
        }
    }
    let mut attached = Vec::new();
    for sha2 in wanted {
        if let Some((kind, body)) = state.record.attachment(&sha2)? {
            attached.push((sha2, kind, body));
        }
    }
    Ok(attached)
}

/// The query that parameters ask for.
pub(super) fn query(asked: &Parameters) -> Result<Query, ApiError> {
    let mut query = Query::default();
    (query.since, query.until) = (asked.time("since")?, asked.time("until")?);
    (query.ascending, query.after) = (asked.flag("ascending")?, asked.number("after")?);
    query.limit = match asked.number::<usize>("limit")? {
        None | Some(0) => MOST,
        Some(limit) => limit.min(MOST),
    };
    let (broad_agents, broad_activities) = (asked.flag("related_agents")?, asked.flag("related_activities")?);
    if let Some(agent) = asked.agent("agent")?.as_ref().and_then(agent_word) {
        query.filter(if broad_agents { FilterField::RelatedAgent } else { FilterField::Agent }, &agent);
    }
    if let Some(activity) = asked.iri("activity")? {
        query.filter(if broad_activities { FilterField::RelatedActivity } else { FilterField::Activity }, activity);
    }
    if let Some(verb) = asked.iri("verb")? {
        query.filter(FilterField::Verb, verb);
    }
    if let Some(registration) = asked.uuid("registration")? {
        query.filter(FilterField::Registration, &registration.to_string());
    }
    Ok(query)
}
