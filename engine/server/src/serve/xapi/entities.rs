//! `about`, `activities`, `agents`: what the record store knows of itself and of those that statements speak of.

use super::super::api_error::ApiError;
use super::super::keys::Scope;
use super::parameters::Parameters;
use super::{blocking, key};
use crate::serve::SharedState;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use serde_json::{Map, Value, json};

/// The versions that are spoken.
pub(super) async fn about() -> Json<Value> {
    Json(json!({ "version": ["2.0.0", "1.0.3"] }))
}

/// An activity with all that statements said of it.
pub(super) async fn activity(state: State<SharedState>, uri: Uri, headers: HeaderMap) -> Result<Json<Value>, ApiError> {
    key(&state, &headers, Scope::StatementsRead).await?;
    let asked = Parameters::read(&uri, &["activityId"])?;
    asked.needed("activityId")?;
    let id = asked.iri("activityId")?.unwrap_or_default().to_owned();
    let (record, wanted) = (state.record.clone(), id.clone());
    let definition = blocking(move || record.definition(&wanted)).await?;
    let mut activity = json!({ "objectType": "Activity", "id": id });
    if let Some(definition) = definition.filter(|definition| *definition != json!({})) {
        activity["definition"] = definition;
    }
    Ok(Json(activity))
}

/// A person: here always the one identifier that was asked for. Which identifiers are one child's, this server does not link.
pub(super) async fn agent(state: State<SharedState>, uri: Uri, headers: HeaderMap) -> Result<Json<Value>, ApiError> {
    key(&state, &headers, Scope::StatementsRead).await?;
    let asked = Parameters::read(&uri, &["agent"])?;
    asked.needed("agent")?;
    let agent = asked.agent("agent")?.unwrap_or_default();
    let mut person = Map::from_iter([("objectType".to_owned(), json!("Person"))]);
    for key in ["name", "mbox", "mbox_sha1sum", "openid", "account"] {
        if let Some(value) = agent.get(key) {
            person.insert(key.to_owned(), json!([value]));
        }
    }
    Ok(Json(Value::Object(person)))
}
