//! `/catalogue.json`, packs and pictures of scenes.

mod card;
mod library;
mod words;

pub(super) use library::{Held, Library};
pub(super) use words::{Known, Words};

use super::Shared;
use super::problem::Refusal;
use super::site::{ASK, FOR_EVER, cached, is_hashed, take_conditions};
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
pub(super) async fn catalogue(State(house): State<Shared>, mut request: Request) -> Result<Response, Refusal> {
    let wanted = take_conditions(request.headers_mut());
    let cards = cards(&house).await?;
    let text = serde_json::to_string(&cards).map_err(|error| Refusal::broken(&error))?;
    let etag = HEXLOWER.encode(&Sha256::digest(&text)[..12]);
    let response = ([(header::CONTENT_TYPE, "application/json; charset=utf-8")], text).into_response();
    Ok(cached(response, Some(format!("\"{etag}\"")), ASK, wanted))
}

/// `<name>.shujin` or `<name>.png` of a scene; where scenes are watched `<name>.json` too: its version now, and what is wrong with it. With
/// the hash that the catalogue gave in its query (`?v=`) it is kept for good.
pub(super) async fn file(
    State(house): State<Shared>,
    Path((family, file)): Path<(String, String)>,
    mut request: Request,
) -> Result<Response, Refusal> {
    let absent = || Refusal::new(StatusCode::NOT_FOUND, "没有这个场景", "there is no such scene");
    let (name, ending) = file.rsplit_once('.').ok_or_else(absent)?;
    let id = format!("{family}/{name}");
    if ending == "json" && house.watch {
        let card = cards(&house).await?.into_iter().find(|card| card.about.id == id).ok_or_else(absent)?;
        let now = json!({ "version": card.version, "pack": card.pack, "fault": card.fault });
        return Ok(([(header::CACHE_CONTROL, "no-store")], Json(now)).into_response());
    }
    let held = all(&house).await?.into_iter().find(|held| held.card.about.id == id).ok_or_else(absent)?;
    let (path, version, kind): (PathBuf, _, _) = match ending {
        "shujin" => (held.pack.clone(), &held.card.version, "application/vnd.shujin+zip"),
        "png" => (held.picture.clone().ok_or_else(absent)?, &held.card.hash, "image/png"),
        _ => return Err(absent()),
    };
    let etag = format!("\"{version}-{ending}\"");
    // A part of the very pack that the client began with may be had; of any other, only the whole.
    let same = request.headers().get(header::IF_RANGE).is_some_and(|value| value.as_bytes() == etag.as_bytes());
    if same {
        request.headers_mut().remove(header::IF_RANGE);
    }
    let wanted = take_conditions(request.headers_mut());
    let current =
        request.uri().query().is_some_and(|query| query.split('&').any(|pair| pair == format!("v={version}")));
    let cache = if current && is_hashed(request.uri()) { FOR_EVER } else { ASK };
    let Ok(response) = ServeFile::new(path).oneshot(request).await;
    let mut response = cached(response.map(Body::new), Some(etag), cache, wanted);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    Ok(response)
}

async fn cards(house: &Shared) -> Result<Vec<Card>, Refusal> {
    let asked = house.clone();
    let looked = tokio::task::spawn_blocking(move || asked.library.cards()).await;
    let cards = looked.map_err(|error| Refusal::broken(&error))?;
    Ok(cards.into_iter().map(|card| Card { watched: house.watch, ..card }).collect())
}

async fn all(house: &Shared) -> Result<Vec<Arc<Held>>, Refusal> {
    let house = house.clone();
    let looked = tokio::task::spawn_blocking(move || house.library.all()).await;
    looked.map_err(|error| Refusal::broken(&error))
}
