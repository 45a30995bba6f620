//! The web player's files: types, ranges and compressed neighbours by tower-http, caching by us.
//!
//! A file whose name or query carries a hash never changes and is kept for a year; any other is asked for again each
//! time and answered with 304 while its ETag holds.

use super::api_error::ApiError;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing::get};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// Cached for good.
pub(super) const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// Cached, and revalidated each time.
pub(super) const NO_CACHE: &str = "no-cache";

/// All files of the site; without a site nothing is found.
pub(super) fn routes(site: Option<PathBuf>) -> Router {
    match site {
        None => Router::new().fallback(|| async { not_found() }),
        Some(folder) => {
            let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
            Router::new().fallback_service(get(file).with_state(files))
        }
    }
}

async fn file(State(files): State<ServeDir>, mut request: Request) -> Response {
    // Hidden files are not served, and `..` in any encoding is refused.
    if request
        .uri()
        .path()
        .split(['/', '\\'])
        .any(|part| part.starts_with('.') || part.starts_with("%2e") || part.starts_with("%2E"))
    {
        return not_found();
    }
    let cache = if is_hashed(request.uri()) { IMMUTABLE } else { NO_CACHE };
    let wanted = take_if_none_match(request.headers_mut());
    let Ok(response) = files.oneshot(request).await;
    match response.status() {
        StatusCode::NOT_FOUND => not_found(),
        StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED => {
            let etag = etag(response.headers());
            with_cache_headers(response.map(Body::new), etag, cache, wanted)
        }
        _ => response.map(Body::new),
    }
}

/// Takes `If-None-Match` out of a request, with the headers that it overrides. A request with `If-Range` gets the whole file,
/// which is always right.
pub(super) fn take_if_none_match(headers: &mut HeaderMap) -> Option<String> {
    if headers.remove(header::IF_RANGE).is_some() {
        headers.remove(header::RANGE);
    }
    let wanted = headers.remove(header::IF_NONE_MATCH)?.to_str().ok()?.to_owned();
    headers.remove(header::IF_MODIFIED_SINCE);
    Some(wanted)
}

/// Sets the caching headers, and answers 304 where the client has this version.
pub(super) fn with_cache_headers(
    mut response: Response,
    etag: Option<String>,
    cache: &'static str,
    wanted: Option<String>,
) -> Response {
    let same = |etag: &String| wanted.as_ref().is_some_and(|list| list.split(',').any(|one| one.trim() == etag));
    if response.status() == StatusCode::OK && etag.as_ref().is_some_and(same) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.body_mut() = Body::empty();
        response.headers_mut().remove(header::CONTENT_LENGTH);
    }
    let headers = response.headers_mut();
    if let Some(etag) = etag.and_then(|etag| HeaderValue::from_str(&etag).ok()) {
        headers.insert(header::ETAG, etag);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

/// An ETag made of modification time, length and compression. A partial answer has none: its length is not the
/// file's.
fn etag(headers: &HeaderMap) -> Option<String> {
    if headers.contains_key(header::CONTENT_RANGE) {
        return None;
    }
    let mut hash = Sha256::new();
    hash.update(headers.get(header::LAST_MODIFIED)?.as_bytes());
    let others: [HeaderName; 2] = [header::CONTENT_LENGTH, header::CONTENT_ENCODING];
    for name in others {
        hash.update(b"\n");
        hash.update(headers.get(name).map_or(&[][..], |value| value.as_bytes()));
    }
    Some(format!("\"{}\"", HEXLOWER.encode(&hash.finalize()[..12])))
}

/// Whether the name carries a hash (`player-0123abcd.wasm`, eight hexadecimal digits or more) or the query a version.
pub(super) fn is_hashed(uri: &Uri) -> bool {
    let hash = |part: &str| part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = uri.path().rsplit('/').next().unwrap_or_default();
    let versioned = uri.query().is_some_and(|query| query.split('&').any(|pair| pair.starts_with("v=")));
    versioned || name.split(['-', '.', '_']).skip(1).any(hash)
}

fn not_found() -> Response {
    ApiError::new(StatusCode::NOT_FOUND, say!("refused-no-file")).into_response()
}
