//! `/catalogue.json`, packs and pictures of scenes.

mod card;
mod library;
mod vocabulary;

pub(super) use library::{Library, ServedScene};
pub(super) use vocabulary::{SceneVocabulary, VocabularyCache};

use super::SharedState;
use super::api_error::ApiError;
use super::site::{IMMUTABLE, NO_CACHE, is_hashed, take_if_none_match, with_cache_headers};
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use card::Card;
use data_encoding::HEXLOWER;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use std::sync::Arc;
use tower::ServiceExt;
use tower_http::services::ServeFile;

/// All scenes as cards, in the order of their ids.
pub(super) async fn catalogue(State(state): State<SharedState>, mut request: Request) -> Result<Response, ApiError> {
    let wanted = take_if_none_match(request.headers_mut());
    let cards = cards(&state).await?;
    let text = serde_json::to_string(&cards).map_err(|error| ApiError::unavailable(&error))?;
    let etag = HEXLOWER.encode(&Sha256::digest(&text)[..12]);
    let response = ([(header::CONTENT_TYPE, "application/json; charset=utf-8")], text).into_response();
    Ok(with_cache_headers(response, Some(format!("\"{etag}\"")), NO_CACHE, wanted))
}

/// `<name>.shujin` or `<name>.png` of a scene; where scenes are watched `<name>.json` too: its present version and its errors. With
/// the hash from the catalogue as query (`?v=`) it is cached for good.
pub(super) async fn file(
    State(state): State<SharedState>,
    Path((family, file)): Path<(String, String)>,
    mut request: Request,
) -> Result<Response, ApiError> {
    let absent = || ApiError::new(StatusCode::NOT_FOUND, say!("refused-no-scene"));
    let (name, ending) = file.rsplit_once('.').ok_or_else(absent)?;
    let id = format!("{family}/{name}");
    if ending == "json" && state.watch {
        let card = cards(&state).await?.into_iter().find(|card| card.info.id == id).ok_or_else(absent)?;
        let now = json!({ "version": card.version, "pack": card.pack, "fault": card.fault });
        return Ok(([(header::CACHE_CONTROL, "no-store")], Json(now)).into_response());
    }
    let held = all(&state).await?.into_iter().find(|held| held.card.info.id == id).ok_or_else(absent)?;
    let (path, version, kind): (PathBuf, _, _) = match ending {
        "shujin" => (held.pack.clone(), &held.card.version, "application/vnd.shujin+zip"),
        "png" => (held.picture.clone().ok_or_else(absent)?, &held.card.hash, "image/png"),
        _ => return Err(absent()),
    };
    let etag = format!("\"{version}-{ending}\"");
    // A range is served only of the version that the client began with; otherwise the whole file.
    let same = request.headers().get(header::IF_RANGE).is_some_and(|value| value.as_bytes() == etag.as_bytes());
    if same {
        request.headers_mut().remove(header::IF_RANGE);
    }
    let wanted = take_if_none_match(request.headers_mut());
    let current =
        request.uri().query().is_some_and(|query| query.split('&').any(|pair| pair == format!("v={version}")));
    let cache = if current && is_hashed(request.uri()) { IMMUTABLE } else { NO_CACHE };
    let Ok(response) = ServeFile::new(path).oneshot(request).await;
    let mut response = with_cache_headers(response.map(Body::new), Some(etag), cache, wanted);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    Ok(response)
}

async fn cards(state: &SharedState) -> Result<Vec<Card>, ApiError> {
    let asked = state.clone();
    let looked = tokio::task::spawn_blocking(move || asked.library.cards()).await;
    let cards = looked.map_err(|error| ApiError::unavailable(&error))?;
    Ok(cards.into_iter().map(|card| Card { watched: state.watch, ..card }).collect())
}

async fn all(state: &SharedState) -> Result<Vec<Arc<ServedScene>>, ApiError> {
    let state = state.clone();
    let looked = tokio::task::spawn_blocking(move || state.library.all()).await;
    looked.map_err(|error| ApiError::unavailable(&error))
}
