//! What a pupil's open page asks for while its class has a lesson, and what it brings: whether the lesson is on and paused, whose seat it is,
//! and a recording of the way.

use super::language;
use super::session_cookies::SessionCookies;
use crate::database::DatabaseError;
use crate::record::documents::{self, Condition};
use crate::school::seats::{self, Seat};
use crate::school::{SealError, lessons, pictures, recordings, roster};
use crate::serve::api_error::ApiError;
use crate::serve::xapi::read_at_most;
use crate::serve::{SharedState, blocking};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use serde_json::value::RawValue;
use shujin_trace::{Recording, Timestamp};

/// The seat that the browser holds.
pub(super) async fn seat(state: &SharedState, headers: &HeaderMap) -> Result<Option<Seat>, DatabaseError> {
    let Some(id) = SessionCookies::of(state).seat(headers) else { return Ok(None) };
    let state = state.clone();
    blocking(move || seats::get(state.record.database(), &id)).await
}

/// Polled by a pupil's page every few seconds: whether the lesson is on, and whether it is paused.
pub(super) async fn state(State(state): State<SharedState>, headers: HeaderMap) -> Response {
    let now = Timestamp::now().as_microsecond();
    match seat(&state, &headers).await {
        Ok(Some(seat)) => {
            let on = seat.is_held(now);
            // With the lesson's name: an open page of another lesson must not take the answer for its own.
            let lesson = seat.lesson.activity(state.home.as_str());
            let state = json!({ "lesson": lesson, "on": on, "paused": on && seat.lesson.paused });
            ([("cache-control", "no-store")], Json(state)).into_response()
        }
        Ok(None) => StatusCode::NO_CONTENT.into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// The picture of the seat's pupil, which the page shows so that a pupil sees who they are: its name in words and its drawing. Nothing where no
/// seat is held.
pub(super) async fn picture(State(state): State<SharedState>, headers: HeaderMap) -> Response {
    let locale = language::of(&headers);
    let seat = match seat(&state, &headers).await {
        Ok(Some(seat)) if seat.is_held(Timestamp::now().as_microsecond()) => seat,
        Ok(_) => return StatusCode::NO_CONTENT.into_response(),
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    let found = blocking(move || -> Result<Option<usize>, SealError> {
        let roster = roster::get(state.record.database(), &state.seal, &seat.lesson.class)?;
        let pupils = roster.map(|roster| roster.pupils).unwrap_or_default();
        let own = pupils.iter().find(|pupil| state.seal.pseudonym(&pupil.id) == seat.learner);
        Ok(own.map(|pupil| pupil.picture))
    });
    match found.await {
        Ok(Some(picture)) => {
            let shown = json!({ "name": pictures::name(picture).text(locale), "drawing": pictures::svg(picture) });
            ([("cache-control", "no-store")], Json(shown)).into_response()
        }
        Ok(None) => StatusCode::NO_CONTENT.into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Most bytes of a recording: hours of a lesson.
const RECORDING: usize = 2 * 1024 * 1024;
/// How long after a lesson's end the last recording of a page is still accepted, microseconds; of a released seat no longer than its
/// statements.
const LAST: i64 = 60 * 1_000_000;

/// Stores the recording of a pupil's lesson in place of the one before.
pub(super) async fn recording(
    State(state): State<SharedState>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, ApiError> {
    let id = SessionCookies::of(&state).seat(&headers).unwrap_or_default();
    let seat = seat(&state, &headers).await.map_err(|error| ApiError::unavailable(&error))?;
    let Some(seat) = seat else { return Ok(StatusCode::FORBIDDEN) };
    if seat.span(LAST).is_none_or(|(_, to)| Timestamp::now().as_microsecond() > to) {
        return Ok(StatusCode::GONE);
    }
    if !state.limits.recording(&id) {
        return Err(ApiError::too_many_requests(5));
    }
    let body = read_at_most(body, RECORDING).await?;
    let _room = state.limits.room.enter(body.len()).await;
    // Parsed and rewritten: what no player records is not stored.
    let (asked, scene) = (state.clone(), seat.lesson.scene.clone());
    let read = blocking(move || recorded(&asked, &scene, &body));
    let Some(body) = read.await.map_err(|error| ApiError::unavailable(&error))? else {
        return Ok(StatusCode::BAD_REQUEST);
    };
    // The upload took a while: the seat may be another's by now, or the pupil's traces erased.
    let (asked, held) = (state.clone(), id.clone());
    let now = blocking(move || seats::get(asked.record.database(), &held)).await;
    let now = now.map_err(|error| ApiError::unavailable(&error))?;
    if now.is_none_or(|seat| seat.span(LAST).is_none_or(|(_, to)| Timestamp::now().as_microsecond() > to)) {
        return Ok(StatusCode::GONE);
    }
    let (address, kind) = (lessons::recording(seat.lesson.id, &seat.learner), "application/json".to_owned());
    let kept = documents::put(state.record.database(), address.clone(), kind, body, false, Condition::default()).await;
    match kept {
        Ok(Ok(())) => {
            // The pupil's data was erased or the seat given away just then: what was written after that is deleted again.
            let gone = blocking({
                let (asked, held) = (state.clone(), id.clone());
                move || {
                    Ok::<_, DatabaseError>(
                        seats::get(asked.record.database(), &held)?.is_none_or(|seat| seat.span(LAST).is_none()),
                    )
                }
            });
            if gone.await.map_err(|error| ApiError::unavailable(&error))? {
                let taken = documents::delete(state.record.database(), address, Condition::default()).await;
                let _refused = taken.map_err(|error| ApiError::unavailable(&error))?;
                return Ok(StatusCode::GONE);
            }
            Ok(StatusCode::NO_CONTENT)
        }
        Ok(Err(_)) => Ok(StatusCode::CONFLICT),
        Err(error) => Err(ApiError::unavailable(&error)),
    }
}

/// A recording of this scene, rewritten; none where no player would have recorded it. Blocks on the disk where the scene is new.
fn recorded(state: &SharedState, scene: &str, body: &[u8]) -> Result<Option<Vec<u8>>, DatabaseError> {
    let read = std::str::from_utf8(body).ok().and_then(|text| Recording::<Box<RawValue>>::parse(text).ok());
    let Some(recording) = read.filter(|recording| recording.scene == scene) else { return Ok(None) };
    let is_known =
        || state.vocabularies.get(scene).is_some_and(|known| recordings::is_a_players(&recording, &known.vocabulary));
    let look_again = || state.vocabularies.look_again(&state.library, state.record.database(), &state.runtime);
    let taken = is_known() || look_again()? && is_known();
    Ok(if taken { serde_json::to_vec(&recording).ok() } else { None })
}
