//! What is said when something was refused: status, places, reasons in two languages, as JSON.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
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
    pub(super) fn new(status: StatusCode, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            status,
            problems: vec![Problem { place: String::new(), zh: zh.into(), en: en.into() }],
            challenge: None,
            again: None,
        }
    }

    /// 400, for one reason.
    pub(super) fn bad_request(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, zh, en)
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
        let refusal =
            Self::new(StatusCode::UNAUTHORIZED, "没有钥匙，或钥匙不对、已过期", "no key, a wrong or an old one");
        Self { challenge: Some(challenge), ..refusal }
    }

    /// 408: the body did not come in time.
    pub(super) fn timed_out() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, "正文没有收完", "the body broke off or took too long")
    }

    /// 429: come again in so many seconds.
    pub(super) fn too_many_requests(seconds: u16) -> Self {
        let (zh, en) = ("请求太频繁，请稍后再试", "too many requests: come again later");
        Self { again: Some(seconds), ..Self::new(StatusCode::TOO_MANY_REQUESTS, zh, en) }
    }

    /// 503: the disk is full, or the like. Clients keep what they have and come again.
    pub(super) fn unavailable(error: &dyn std::fmt::Display) -> Self {
        tracing::error!(%error, "cannot read or write");
        let (zh, en) = ("服务器暂时不能读写", "the server cannot read or write just now");
        Self { again: Some(5), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, zh, en) }
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
