//! `/xapi`: statements in and out, and `/export.jsonl`. What a statement is, is `shujin_trace::check`'s to say.

mod export;
mod find;
mod receive;
mod row;

use super::Shared;
use super::keys::{Key, basic};
use super::problem::Refusal;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use shujin_trace::Timestamp;

const VERSION: HeaderName = HeaderName::from_static("x-experience-api-version");

/// Routes of this room.
pub(super) fn routes() -> Router<Shared> {
    let versioned = Router::new()
        .route("/xapi/about", get(about))
        .route("/xapi/statements", get(find::find).post(receive::post).put(receive::put))
        .layer(axum::middleware::map_response(version));
    versioned.route("/export.jsonl", get(export::export))
}

async fn about() -> impl IntoResponse {
    Json(json!({ "version": ["2.0.0", "1.0.3"] }))
}

async fn version(mut response: Response) -> Response {
    response.headers_mut().insert(VERSION, HeaderValue::from_static("2.0.0"));
    response
}

/// The version that the client speaks must be one that we do.
fn speaks(headers: &HeaderMap) -> Result<(), Refusal> {
    let asked = headers.get(VERSION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if ["2.0", "1.0"].contains(&asked) || asked.starts_with("2.0.") || asked.starts_with("1.0.") {
        return Ok(());
    }
    Err(Refusal::bad("请求头 X-Experience-API-Version 应为 2.0.0", "the header X-Experience-API-Version must be 2.0.0"))
}

/// What a key is wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Reading,
    Writing,
}

/// The key of a request, if it is good for this; otherwise 401 or 403.
fn key(State(house): &State<Shared>, headers: &HeaderMap, wanted: For) -> Result<Key, Refusal> {
    let Some(key) = house.keys.check(headers, Timestamp::now()) else {
        // A page must not be met by the browser's own password window: children would face it.
        let by_page = basic(headers).is_some_and(|(user, _)| user.starts_with("page."));
        let (page, school) = ("Page realm=\"shujin\"", "Basic realm=\"shujin\", charset=\"UTF-8\"");
        return Err(Refusal::locked(if by_page { page } else { school }));
    };
    if key.page && wanted == For::Reading {
        return Err(Refusal::new(StatusCode::FORBIDDEN, "这把钥匙只能写", "this key may only write"));
    }
    Ok(key)
}
