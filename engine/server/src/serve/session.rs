//! `GET /session`: what a page needs to send statements: a registration, a pseudonym, the home IRI, and a key that is valid for just these.
//!
//! A browser outside a lesson has a random pseudonym, which a signed cookie holds that no script reads; the server keeps no list of them.
//! A pupil in a lesson gets an alias, so that no page ever holds the pseudonym in the school's records.

use super::api_error::ApiError;
use super::connection::Peer;
use super::page_key::{GOOD_FOR, PageKey};
use super::pages::{SessionCookies, is_cross_site};
use super::{SharedState, blocking};
use crate::Lrs;
use crate::school::seats::{self, Seat};
use axum::Json;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use shujin_trace::{Pseudonym, Timestamp};
use uuid::Uuid;

/// A new session for the browser that asks.
pub(super) async fn open(
    State(state): State<SharedState>,
    from: Option<Extension<Peer>>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    // A request caused by another site carries no strict cookie: the browser would get a new pseudonym in place of its own.
    if is_cross_site(&headers) {
        return Err(ApiError::new(StatusCode::FORBIDDEN, say!("refused-session")));
    }
    let now = Timestamp::now();
    let sits = seat(&state, &headers, now).await?;
    let cookies = SessionCookies::of(&state);
    let known = cookies.learner(&headers);
    // A browser without a cookie gets a pseudonym and a quota: their number is limited by address. A known browser has a limit of its own.
    let may = match cookies.limit_key(&headers) {
        Some(browser) => state.limits.session(browser),
        None => state.limits.new_browser(from.map(|Extension(Peer(from))| from)),
    };
    if !may {
        return Err(ApiError::too_many_requests(5));
    }
    let own = known.map_or_else(draw, Ok)?;
    let pass = match &sits {
        // A pupil in a lesson writes as the pupil of the seat.
        Some((id, seat)) => PageKey { alias: state.seal.alias(&seat.learner), seat: Some(id.clone()) },
        None => PageKey { alias: own.clone(), seat: None },
    };
    let lrs = match &state.lrs {
        Some(Lrs { statements, user, secret }) => {
            json!({ "statements": statements, "user": user, "secret": secret })
        }
        None => {
            let ends = now.saturating_add(GOOD_FOR).unwrap_or(now);
            let user = pass.user(ends.as_second());
            let secret = state.keys.signature(&user);
            json!({ "statements": "/xapi/statements", "user": user, "secret": secret, "expires": format!("{ends:.0}") })
        }
    };
    let body = json!({
        "session": Uuid::new_v4(),
        "pseudonym": pass.alias,
        "home": state.home,
        "lesson": sits.as_ref().map(|(_, seat)| json!({
            "id": seat.lesson.activity(state.home.as_str()),
            "ends": format!("{:.0}", Timestamp::from_microsecond(seat.ends()).unwrap_or(now)),
        })),
        // The server's clock, since that of a tablet may be years off.
        "now": format!("{now:.3}"),
        "lrs": lrs,
    });
    let headers = [(header::SET_COOKIE, cookies.set_learner(&own)), (header::CACHE_CONTROL, "no-store".to_owned())];
    Ok((headers, Json(body)).into_response())
}

/// The seat that this browser holds in a lesson that is on.
async fn seat(state: &SharedState, headers: &HeaderMap, now: Timestamp) -> Result<Option<(String, Seat)>, ApiError> {
    let Some(id) = SessionCookies::of(state).seat(headers) else { return Ok(None) };
    let (state, wanted) = (state.clone(), id.clone());
    let looked = blocking(move || seats::get(state.record.database(), &wanted)).await;
    let seat = looked.map_err(|error| ApiError::unavailable(&error))?;
    Ok(seat.filter(|seat| seat.is_held(now.as_microsecond())).map(|seat| (id, seat)))
}

/// A new browser's own pseudonym.
fn draw() -> Result<Pseudonym, ApiError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| ApiError::unavailable(&error))?;
    Ok(Pseudonym::from_bytes(bytes))
}
