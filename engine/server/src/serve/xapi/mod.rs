//! `/xapi`: a learning record store as xAPI 2.0.0 and 1.0.3 describe it, and `/export.jsonl`. What a statement is, is
//! `shujin_trace::check`'s to say; how it is kept and found, `record`'s.
//!
//! ```text
//! request ─ version ─ (alternate: 1.0.3 only) ─ key and scope ─ parameters ┬ statements ─ receive, multipart, signature
//!                                                                         │            └ find, format
//!                                                                         ├ documents (state, profiles)
//!                                                                         └ about, activities, agents
//! ```

mod alternate;
mod documents;
mod entities;
mod equality;
mod export;
mod find;
mod format;
pub mod multipart;
mod page_statements;
mod parameters;
mod receive;
mod signature;
mod version;

pub(super) use receive::read_at_most;

use super::SharedState;
use super::api_error::ApiError;
use super::connection::Peer;
use super::keys::{Key, RenewError, Scope, basic};
use crate::database::DatabaseError;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use shujin_trace::Timestamp;
use tower::ServiceBuilder;

/// The routes of the record store.
pub(super) fn routes(state: SharedState) -> Router {
    let statements = Router::new()
        .route("/xapi/about", get(entities::about))
        .route("/xapi/statements", get(find::find).post(receive::post).put(receive::put))
        .route("/xapi/activities", get(entities::activity))
        .route("/xapi/agents", get(entities::agent));
    let rooms = documents::routes(statements).fallback(nothing_here).with_state(state.clone());
    // Around all routes: the method is known only after unfolding.
    let guard = from_fn_with_state(state.clone(), guard);
    let layers = ServiceBuilder::new()
        .layer(map_response(no_store))
        .layer(from_fn(version::add_header))
        .layer(from_fn(unpacked))
        .layer(from_fn(version::check))
        .layer(from_fn(alternate::unfold))
        // A folded request brings its key in the form.
        .layer(guard.clone());
    Router::new()
        .route_service("/xapi/{*rest}", layers.service(rooms))
        .route("/export.jsonl", get(export::export).layer(guard).with_state(state))
}

async fn nothing_here(uri: Uri) -> ApiError {
    let path = uri.path();
    let near = path.trim_end_matches('/');
    ApiError::new(StatusCode::NOT_FOUND, say!("refused-no-resource", path, near))
}

/// Refuses bodies that are packed: a server need not read them, and content would be kept under a type that it does not have.
async fn unpacked(request: Request, next: Next) -> Response {
    let is_packed = |value: &HeaderValue| !value.as_bytes().eq_ignore_ascii_case(b"identity");
    if request.headers().get_all(header::CONTENT_ENCODING).iter().any(is_packed) {
        return ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, say!("refused-packed")).into_response();
    }
    next.run(request).await
}

/// What is said of pupils is nothing for a cache on the way.
async fn no_store(mut response: Response) -> Response {
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// The key of a request, if it has this scope; otherwise 401 or 403, and 429 when it is used too often.
pub(super) async fn key(
    State(state): &State<SharedState>,
    headers: &HeaderMap,
    wanted: Scope,
) -> Result<Key, ApiError> {
    let user = basic(headers).map(|(user, _)| user);
    let checked = state.keys.check(headers, Timestamp::now()).await;
    let Some(key) = checked.map_err(|error| ApiError::unavailable(&error))? else {
        // A page must not be met by the browser's own password window: children would face it.
        let by_page = user.is_some_and(|user| user.starts_with("page."));
        let (page, school) = ("Page realm=\"shujin\"", "Basic realm=\"shujin\", charset=\"UTF-8\"");
        return Err(ApiError::unauthorized(if by_page { page } else { school }));
    };
    // By user, not by name: each page's session counts by itself.
    if user.is_some_and(|user| !state.limits.key(&user, key.measure.rate)) {
        return Err(ApiError::too_many_requests(1));
    }
    if !key.may(wanted) {
        return Err(ApiError::new(StatusCode::FORBIDDEN, say!("refused-scope", wanted = wanted.to_string())));
    }
    Ok(key)
}

/// Checks keys of older servers first, and limits guessing: a client that sends wrong keys gets 429; a right key is never refused,
/// from any address.
pub(super) async fn guard(State(state): State<SharedState>, request: Request, next: Next) -> Response {
    if !request.headers().contains_key(header::AUTHORIZATION) {
        return next.run(request).await;
    }
    let from = request.extensions().get::<Peer>().map(|Peer(address)| *address);
    match state.keys.renew(request.headers(), from, Timestamp::now()).await {
        Ok(()) => {}
        Err(RenewError::Full) => return ApiError::too_many_requests(3).into_response(),
        Err(RenewError::Database(error)) => return ApiError::unavailable(&error).into_response(),
    }
    let response = next.run(request).await;
    if response.status() == StatusCode::UNAUTHORIZED && !state.limits.wrong_key(from) {
        return ApiError::too_many_requests(3).into_response();
    }
    response
}

/// Runs blocking work (disk, database) on a thread for it.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, DatabaseError> + Send + 'static,
) -> Result<T, ApiError> {
    super::blocking(work).await.map_err(|error| ApiError::unavailable(&error))
}
