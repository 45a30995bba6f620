//! What is said when something was refused: status, places, reasons in every language, as JSON.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use shujin_messages::Message;
use shujin_trace::check::Problem;

/// A refusal.
#[derive(Clone, Debug)]
pub(super) struct ApiError {
    status: StatusCode,
    problems: Vec<Problem>,
    challenge: Option<&'static str>,
    /// Seconds after which it is worth trying again.
    again: Option<u16>,
}

impl ApiError {
    /// One reason that concerns the whole request.
    pub(super) fn new(status: StatusCode, said: Message) -> Self {
        Self { status, problems: vec![Problem { place: String::new(), said }], challenge: None, again: None }
    }

    /// 400, for one reason.
    pub(super) fn bad_request(said: Message) -> Self {
        Self::new(StatusCode::BAD_REQUEST, said)
    }

    /// 400, with places.
    pub(super) fn invalid(problems: Vec<Problem>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, problems, challenge: None, again: None }
    }

    /// Whether the content of the request was at fault, not its key or its time.
    pub(super) fn is_client_error(&self) -> bool {
        [StatusCode::BAD_REQUEST, StatusCode::PAYLOAD_TOO_LARGE].contains(&self.status)
    }

    /// 401, and how to ask for a key.
    pub(super) fn unauthorized(challenge: &'static str) -> Self {
        let refusal = Self::new(StatusCode::UNAUTHORIZED, say!("refused-key"));
        Self { challenge: Some(challenge), ..refusal }
    }

    /// 408: the body did not come in time.
    pub(super) fn timed_out() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, say!("refused-body-late"))
    }

    /// 429: come again in so many seconds.
    pub(super) fn too_many_requests(seconds: u16) -> Self {
        Self { again: Some(seconds), ..Self::new(StatusCode::TOO_MANY_REQUESTS, say!("refused-too-many")) }
    }

    /// 503: the disk is full, or the like. Clients keep what they have and come again.
    pub(super) fn unavailable(error: &dyn std::fmt::Display) -> Self {
        tracing::error!(%error, "cannot read or write");
        Self { again: Some(5), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, say!("refused-unavailable")) }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(json!({ "problems": self.problems }))).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(challenge) = self.challenge {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        if let Some(seconds) = self.again {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
