//! Which version of xAPI a request speaks, and that every answer says which it was taken for.

use super::super::api_error::ApiError;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use shujin_trace::check::Version;

/// The header.
pub(super) const VERSION: HeaderName = HeaderName::from_static("x-experience-api-version");

/// Here one asks which versions there are.
const ABOUT: &str = "/xapi/about";

/// The version that a request names: 1.0 and 1.0.x, 2.0 and 2.0.x.
pub(super) fn named(headers: &HeaderMap) -> Option<Version> {
    let text = headers.get(VERSION)?.to_str().ok()?;
    let is = |base: &str| {
        let rest = text.strip_prefix(base)?;
        let patch = rest.is_empty()
            || rest.strip_prefix('.').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        patch.then_some(())
    };
    is("2.0").map(|()| Version::Two).or_else(|| is("1.0").map(|()| Version::One))
}

/// The version that a request was taken for; 2.0.0 where it names none that we speak.
pub(super) fn of(headers: &HeaderMap) -> Version {
    named(headers).unwrap_or_default()
}

/// Refuses a request that names no version that we speak.
pub(super) async fn check(request: Request, next: Next) -> Response {
    // In the alternate syntax of xAPI 1.0.3 the body may hold the header; `alternate` checks it there.
    let about = request.uri().path() == ABOUT;
    if about || named(request.headers()).is_some() || super::alternate::is_folded(&request) {
        return next.run(request).await;
    }
    unnamed().into_response()
}

pub(super) fn unnamed() -> ApiError {
    ApiError::bad_request(say!("refused-version"))
}

/// Names the version that the request was taken for.
pub(super) async fn add_header(request: Request, next: Next) -> Response {
    // A request without the header comes from a client older than the header (xAPI 1.0.3, "Versioning").
    let told = if request.headers().contains_key(VERSION) { of(request.headers()).number() } else { "0.9" };
    let told = if request.uri().path() == ABOUT { Version::Two.number() } else { told };
    let mut response = next.run(request).await;
    response.headers_mut().entry(VERSION).or_insert(HeaderValue::from_static(told));
    response
}
