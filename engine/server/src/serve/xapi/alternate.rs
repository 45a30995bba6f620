//! The alternate request syntax of xAPI 1.0.3: a POST with `?method=` whose form holds headers, parameters and content. Browsers
//! of 2013 needed it; 2.0.0 has it no more.

use super::super::api_error::ApiError;
use super::super::pages::is_same_origin;
use super::receive::{MAX_FORM, read_at_most};
use super::version::{self, VERSION};
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use shujin_trace::check::Version;

/// Headers that a form may hold, besides all that begin with `X-Experience-API-`.
const HEADERS: &[&str] =
    &["authorization", "content-type", "content-length", "if-match", "if-none-match", "accept-language", "accept"];

/// Whether a request is written in this syntax.
pub(super) fn is_folded(request: &Request) -> bool {
    let asked = request.uri().query().unwrap_or_default();
    request.method() == Method::POST && form_urlencoded::parse(asked.as_bytes()).any(|(key, _)| key == "method")
}

/// Makes of it the request that it stands for.
pub(super) async fn unfold(request: Request, next: Next) -> Response {
    if !is_folded(&request) {
        return next.run(request).await;
    }
    // A form is what any other site's page can send, and a browser adds the key that its user once typed. Behind a proxy or not: no page can
    // say `X-Forwarded-Host`.
    if !is_same_origin(request.headers(), request.uri().authority().map(|host| host.as_str()), true) {
        return ApiError::new(StatusCode::FORBIDDEN, say!("alternate-foreign-site")).into_response();
    }
    match unfolded(request).await {
        Ok(request) => {
            let version = version::of(request.headers());
            let mut response = next.run(request).await;
            response.headers_mut().insert(VERSION, HeaderValue::from_static(version.number()));
            response
        }
        Err(refusal) => refusal.into_response(),
    }
}

async fn unfolded(request: Request) -> Result<Request, ApiError> {
    if version::named(request.headers()) == Some(Version::Two) {
        return Err(ApiError::bad_request(say!("alternate-not-in-two")));
    }
    let (mut parts, body) = request.into_parts();
    let asked: Vec<_> = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
    let [(_, method)] = &asked[..] else {
        return Err(ApiError::bad_request(say!("alternate-parameters-in-form")));
    };
    let unknown = || ApiError::bad_request(say!("alternate-no-method", method));
    parts.method = method.parse().map_err(|_| unknown())?;
    if ![Method::GET, Method::HEAD, Method::PUT, Method::POST, Method::DELETE].contains(&parts.method) {
        return Err(unknown());
    }
    let form = read_at_most(body, MAX_FORM).await?;
    let mut content = None;
    let mut asked = form_urlencoded::Serializer::new(String::new());
    // The form's own type is not that of what it holds.
    parts.headers.remove(header::CONTENT_TYPE);
    parts.headers.remove(header::CONTENT_LENGTH);
    for (key, value) in form_urlencoded::parse(&form) {
        let small = key.to_ascii_lowercase();
        if key == "content" {
            content = Some(value.into_owned());
        } else if HEADERS.contains(&small.as_str()) || small.starts_with("x-experience-api-") {
            let bad = || ApiError::bad_request(say!("alternate-bad-field", key = key.clone()));
            let name = HeaderName::try_from(small).map_err(|_| bad())?;
            if name != header::CONTENT_LENGTH {
                parts.headers.insert(name, HeaderValue::try_from(&*value).map_err(|_| bad())?);
            }
        } else {
            asked.append_pair(&key, &value);
        }
    }
    if version::named(&parts.headers) != Some(Version::One) {
        return Err(version::unnamed());
    }
    if content.is_some() && !parts.headers.contains_key(header::CONTENT_TYPE) {
        parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    let uri = format!("{}?{}", parts.uri.path(), asked.finish());
    parts.uri = Uri::try_from(uri).map_err(|_| ApiError::bad_request(say!("alternate-too-long")))?;
    Ok(Request::from_parts(parts, content.map_or_else(Body::empty, Body::from)))
}
