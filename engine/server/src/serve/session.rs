//! `GET /session`: what a page needs to keep a trace. A registration, a pseudonym, the home IRI, a key that is good for just these.
//!
//! A browser by itself has a random pseudonym, which stays with it in a signed cookie that no script reads; the server keeps no list of them.
//! A pupil in a lesson is met under an alias, so that no page ever holds what the school's records name the pupil by.

use super::connection::Peer;
use super::pages::{Signed, is_from_elsewhere};
use super::pass::{GOOD_FOR, Pass};
use super::problem::Refusal;
use super::{Shared, blocking};
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
    State(house): State<Shared>,
    from: Option<Extension<Peer>>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    // Another site that leads a browser here brings no strict cookie along: the browser would get a new pseudonym in place of its own.
    if is_from_elsewhere(&headers) {
        let (zh, en) = ("别的网站不能替浏览器要课堂身份", "another site asks for no session");
        return Err(Refusal::new(StatusCode::FORBIDDEN, zh, en));
    }
    let now = Timestamp::now();
    let sits = seat(&house, &headers, now).await?;
    let signed = Signed::of(&house);
    let known = signed.is_learner(&headers);
    // Whoever has no cookie gets a pseudonym and with it a share of the day: not without end. Who has one is kept out by nobody else.
    let may = match signed.browser(&headers) {
        Some(browser) => house.limits.session(browser),
        None => house.limits.new_browser(from.map(|Extension(Peer(from))| from)),
    };
    if !may {
        return Err(Refusal::too_often(5));
    }
    let own = known.map_or_else(draw, Ok)?;
    let pass = match &sits {
        // Who joined a class's lesson is there as the pupil that the seat is of, and nowhere else.
        Some((id, seat)) => Pass { alias: house.seal.alias(&seat.learner), seat: Some(id.clone()) },
        None => Pass { alias: own.clone(), seat: None },
    };
    let lrs = match &house.lrs {
        Some(Lrs { statements, user, secret }) => {
            json!({ "statements": statements, "user": user, "secret": secret })
        }
        None => {
            let ends = now.saturating_add(GOOD_FOR).unwrap_or(now);
            let user = pass.user(ends.as_second());
            let secret = house.keys.signature(&user);
            json!({ "statements": "/xapi/statements", "user": user, "secret": secret, "expires": format!("{ends:.0}") })
        }
    };
    let body = json!({
        "session": Uuid::new_v4(),
        "pseudonym": pass.alias,
        "home": house.home,
        "lesson": sits.as_ref().map(|(_, seat)| json!({
            "id": seat.lesson.activity(house.home.as_str()),
            "ends": format!("{:.0}", Timestamp::from_microsecond(seat.ends()).unwrap_or(now)),
        })),
        // The server's clock: that of a tablet from the cupboard may be years off.
        "now": format!("{now:.3}"),
        "lrs": lrs,
    });
    let headers = [(header::SET_COOKIE, signed.learner(&own)), (header::CACHE_CONTROL, "no-store".to_owned())];
    Ok((headers, Json(body)).into_response())
}

/// The seat that this browser holds in a lesson that is on.
async fn seat(house: &Shared, headers: &HeaderMap, now: Timestamp) -> Result<Option<(String, Seat)>, Refusal> {
    let Some(id) = Signed::of(house).is_pupil(headers) else { return Ok(None) };
    let (house, wanted) = (house.clone(), id.clone());
    let looked = blocking(move || seats::get(house.record.database(), &wanted)).await;
    let seat = looked.map_err(|error| Refusal::broken(&error))?;
    Ok(seat.filter(|seat| seat.is_held(now.as_microsecond())).map(|seat| (id, seat)))
}

/// A new browser's own pseudonym.
fn draw() -> Result<Pseudonym, Refusal> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| Refusal::broken(&error))?;
    Ok(Pseudonym::from_bytes(bytes))
}
