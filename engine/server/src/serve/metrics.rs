//! Logs each request and counts it for Prometheus. Neither names a person: no query, no cookie, no address of a pupil's computer is
//! logged or counted.

use super::api_error::ApiError;
use super::connection::Peer;
use super::keys::Scope;
use super::{SharedState, xapi};
use axum::extract::{Extension, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, LabelSetEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;
use std::fmt;
use std::time::Instant;

/// The labels of a request's counter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct RequestLabels {
    room: &'static str,
    method: Method,
    status: u16,
}

impl EncodeLabelSet for RequestLabels {
    fn encode(&self, encoder: &mut LabelSetEncoder) -> Result<(), fmt::Error> {
        let status = self.status.to_string();
        [("room", self.room), ("method", self.method.as_str()), ("status", status.as_str())].encode(encoder)
    }
}

/// The counters and histograms.
pub(super) struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    seconds: Family<[(&'static str, &'static str); 1], Histogram>,
    statements: Counter,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("shujin");
        let (requests, statements) = (Family::default(), Counter::default());
        // 1 ms to 16 s.
        let histogram: fn() -> Histogram = || Histogram::new(exponential_buckets(0.001, 2.0, 15));
        let seconds = Family::new_with_constructor(histogram);
        registry.register("requests", "Requests answered", requests.clone());
        registry.register("request_seconds", "Time from a request's headers to its answer's", seconds.clone());
        registry.register("statements_stored", "Statements accepted, those sent again included", statements.clone());
        Self { registry, requests, seconds, statements }
    }
}

impl Metrics {
    /// So many statements were accepted.
    pub(super) fn accepted(&self, statements: usize) {
        self.statements.inc_by(statements as u64);
    }
}

/// The group of a path: few, so that each has a counter.
fn route_group(path: &str) -> &'static str {
    const GROUPS: &[&str] =
        &["xapi", "scenes", "session", "teacher", "class", "catalogue.json", "export.jsonl", "healthz", "metrics"];
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    GROUPS.iter().find(|room| **room == first).copied().unwrap_or("site")
}

/// Counts a request and writes its line.
pub(super) async fn count(State(state): State<SharedState>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    let room = route_group(&path);
    // Paths below these name classes and pupils; and the path of a request that found nothing may hold anything. The log then names
    // the route alone.
    let unknown = response.status().is_client_error();
    // OPTIONS is answered whatever the path.
    let unknown = unknown || method == Method::OPTIONS;
    let path = if unknown || ["teacher", "class"].contains(&room) { format!("/{room}/…") } else { path };
    // Unknown methods would each open a time series of their own.
    let known =
        [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS].contains(&method);
    let method = if known { method } else { Method::TRACE };
    let counted = method.clone();
    state.metrics.requests.get_or_create(&RequestLabels { room, method: counted, status }).inc();
    state.metrics.seconds.get_or_create(&[("room", room)]).observe(took.as_secs_f64());
    let milliseconds = took.as_secs_f64() * 1000.0;
    if status >= 500 {
        tracing::error!(%method, path, status, milliseconds, "answered");
    } else {
        tracing::info!(%method, path, status, milliseconds, "answered");
    }
    response
}

/// `GET /metrics`, in Prometheus's text format. For requests from this machine, and for keys that read everything.
pub(super) async fn scrape(
    state: State<SharedState>,
    from: Option<Extension<Peer>>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let here = from.is_some_and(|Extension(Peer(address))| address.to_canonical().is_loopback());
    if !here {
        xapi::key(&state, &headers, Scope::AllRead).await?;
    }
    let mut text = String::new();
    Ok(match encode(&mut text, &state.metrics.registry) {
        Ok(()) => {
            let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
            ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], text).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    })
}
