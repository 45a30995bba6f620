//! `GET /session`: what a page needs to keep a trace. A registration, a pseudonym, the home IRI, a key to write with.
//!
//! The pseudonym is random and stays with the browser in a cookie that no script reads; the server keeps no list of them.

use super::pages::Signed;
use super::problem::Refusal;
use super::{Shared, blocking};
use crate::Lrs;
use crate::school::lessons::{self, LONGEST, Lesson};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use shujin_trace::{Pseudonym, Timestamp};
use uuid::Uuid;

const COOKIE: &str = "shujin-learner";

/// A new session for the browser that asks.
pub(super) async fn open(State(house): State<Shared>, headers: HeaderMap) -> Result<Response, Refusal> {
    let now = Timestamp::now();
    let lesson = lesson(&house, &headers, now).await?;
    let own = known(&headers).map_or_else(draw, Ok)?;
    // Who joined a class's lesson is there under the pseudonym that the school made, and nowhere else.
    let learner = lesson.as_ref().map_or(own.as_str(), |(_, learner)| learner);
    let lrs = match &house.lrs {
        Some(Lrs { statements, user, secret }) => {
            json!({ "statements": statements, "user": user, "secret": secret })
        }
        None => {
            let (user, secret, ends) = house.keys.page(now);
            json!({ "statements": "/xapi/statements", "user": user, "secret": secret, "expires": format!("{ends:.0}") })
        }
    };
    let body = json!({
        "session": Uuid::new_v4(),
        "pseudonym": learner,
        "home": house.home,
        "lesson": lesson.as_ref().map(|(lesson, _)| json!({
            "id": lesson.activity(house.home.as_str()),
            "ends": format!("{:.0}", Timestamp::from_microsecond(lesson.started + LONGEST).unwrap_or(now)),
        })),
        // The server's clock: that of a tablet from the cupboard may be years off.
        "now": format!("{now:.3}"),
        "lrs": lrs,
    });
    // A school year; Strict, so that no other site can make this browser write in the learner's name.
    let cookie = format!("{COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Strict; HttpOnly", own.as_str());
    let headers = [(header::SET_COOKIE, cookie), (header::CACHE_CONTROL, "no-store".to_owned())];
    Ok((headers, Json(body)).into_response())
}

/// The lesson that this browser's pupil joined, while it is on, and the pupil's pseudonym.
async fn lesson(house: &Shared, headers: &HeaderMap, now: Timestamp) -> Result<Option<(Lesson, String)>, Refusal> {
    let Some((id, learner)) = Signed::of(house).is_pupil(headers) else { return Ok(None) };
    let house = house.clone();
    let looked = blocking(move || lessons::get(house.record.database(), id)).await;
    let lesson = looked.map_err(|error| Refusal::broken(&error))?;
    Ok(lesson.filter(|lesson| lesson.is_on(now.as_microsecond())).map(|lesson| (lesson, learner)))
}

fn known(headers: &HeaderMap) -> Option<Pseudonym> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let (_, learner) = pairs.find(|(name, _)| *name == COOKIE)?;
    Pseudonym::try_from(learner.to_owned()).ok()
}

fn draw() -> Result<Pseudonym, Refusal> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| Refusal::broken(&error))?;
    Ok(Pseudonym::from_bytes(bytes))
}
