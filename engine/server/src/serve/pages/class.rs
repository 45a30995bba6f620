//! `/class`: how a pupil joins, by a code and the own picture; without name or password.

use super::language;
use super::layout::{self, Locale, broken, escaped, go, notice};
use super::same_origin::is_cross_site;
use super::session_cookies::SessionCookies;
use crate::database::DatabaseError;
use crate::record::documents::{self, Condition};
use crate::school::lessons::{DIGITS, NEAR_DIGITS};
use crate::school::seat_requests::{self, SeatRequest};
use crate::school::seats::{self, Browser, Seat, Stands, Taken};
use crate::school::{Lesson, lessons, pictures, recordings, roster};
use crate::serve::api_error::ApiError;
use crate::serve::connection::Peer;
use crate::serve::limits::Counted;
use crate::serve::xapi::read_at_most;
use crate::serve::{SharedState, blocking};
use axum::extract::{Extension, Form, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Json, body::Body};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;
use shujin_trace::{Recording, Timestamp};
use std::net::IpAddr;
use uuid::Uuid;

#[derive(Deserialize, Default)]
pub(super) struct ClassQuery {
    #[serde(default)]
    code: String,
    /// The secret word of the QR code.
    #[serde(default)]
    word: String,
}

#[derive(Deserialize)]
pub(super) struct JoinForm {
    code: String,
    #[serde(default)]
    word: String,
    picture: usize,
}

/// Why a code is refused.
enum CodeRefusal {
    /// No lesson has it.
    Unknown,
    /// All six digits are needed.
    Short,
    /// Too many wrong ones came from this address.
    RateLimited,
    /// The database failed, or the list cannot be opened.
    Broken(crate::school::SealError),
}

impl CodeRefusal {
    fn said(&self, locale: Locale) -> String {
        match self {
            Self::Unknown => text!(locale, "join-code-unknown"),
            Self::Short => text!(locale, "join-code-short"),
            Self::RateLimited => text!(locale, "join-code-too-many"),
            Self::Broken(_) => String::new(),
        }
    }
}

/// The page with the form for the code, then for the picture.
pub(super) async fn page(
    State(state): State<SharedState>,
    from: Option<Extension<Peer>>,
    Query(asked): Query<ClassQuery>,
    headers: HeaderMap,
) -> Response {
    let locale = language::of(&headers);
    let from = from.map(|Extension(Peer(from))| from);
    if asked.code.trim().is_empty() {
        return code_page(locale, None, "");
    }
    // Another site may link here with a code in the address. The pupil must submit it: no browser tries codes for another site.
    if is_cross_site(&headers) && !is_word(&state, &asked.code, &asked.word) {
        return code_page(locale, None, &digits(&asked.code));
    }
    match lesson_of_code(&state, from, &headers, &asked.code, &asked.word).await {
        Ok((_, roster)) => picture_page(locale, &roster, &asked),
        Err(CodeRefusal::Broken(error)) => broken(locale, &error),
        Err(nowhere) => {
            let mut page = code_page(locale, Some(&nowhere.said(locale)), "");
            if matches!(nowhere, CodeRefusal::RateLimited) {
                *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            }
            page
        }
    }
}

/// Adds cookies to a page.
fn with(mut page: Response, cookies: impl IntoIterator<Item = String>) -> Response {
    for cookie in cookies.into_iter().filter_map(|cookie| HeaderValue::try_from(cookie).ok()) {
        page.headers_mut().append(header::SET_COOKIE, cookie);
    }
    page
}

/// The lesson with this code and the list of its class.
async fn lesson_of_code(
    state: &SharedState,
    from: Option<IpAddr>,
    headers: &HeaderMap,
    code: &str,
    word: &str,
) -> Result<(Lesson, roster::Roster), CodeRefusal> {
    let code = digits(code);
    let counted = count_try(state, from, headers, &code, word).await?;
    let state = state.clone();
    let looked = blocking(move || {
        let database = state.record.database();
        let Some(lesson) = lessons::by_code(database, &code)? else { return Ok(None) };
        let roster = roster::get(database, &state.seal, &lesson.class)?;
        Ok(roster.map(|roster| (lesson, roster)))
    });
    let found = looked.await.map_err(CodeRefusal::Broken)?.ok_or(CodeRefusal::Unknown)?;
    counted.into_iter().for_each(Counted::right);
    Ok(found)
}

/// Counts a try of a code before the code is checked.
async fn count_try(
    state: &SharedState,
    from: Option<IpAddr>,
    headers: &HeaderMap,
    code: &str,
    word: &str,
) -> Result<Option<Counted>, CodeRefusal> {
    if is_word(state, code, word) {
        return Ok(None);
    }
    let known = SessionCookies::of(state).seated_browser(headers);
    match code.len() {
        NEAR_DIGITS => state.limits.codes.near(from).map(Some).ok_or(CodeRefusal::Short),
        DIGITS => state.limits.codes.far(from, known).await.map(Some).map_err(|_| CodeRefusal::RateLimited),
        _ => Err(CodeRefusal::Unknown),
    }
}

fn digits(code: &str) -> String {
    code.chars().filter(char::is_ascii_digit).take(DIGITS + 1).collect()
}

/// Whether this is the secret word of the QR code with this code.
fn is_word(state: &SharedState, code: &str, word: &str) -> bool {
    !word.is_empty() && state.keys.is_signed(&word_of(&digits(code)), word)
}

/// The text that is signed to get the word of a lesson's QR code.
pub(super) fn word_of(code: &str) -> String {
    format!("shujin-code {code}")
}

fn code_page(locale: Locale, problem: Option<&str>, code: &str) -> Response {
    let title = text!(locale, "join-title");
    let body = html! {
        main.narrow.join {
            h1 { (title) }
            form action="/class" method="get" {
                label for="code" { (text!(locale, "join-code")) }
                input #code name="code" inputmode="numeric" pattern="[0-9 ]{4,7}" maxlength="7" autocomplete="off" value=(code) autofocus required;
                @if let Some(problem) = problem { p.problem role="alert" { (problem) } }
                button { (text!(locale, "join-next")) }
            }
            p { a href="/privacy" { (text!(locale, "join-what-is-recorded")) } }
        }
    };
    layout::page(locale, &title, &[], body)
}

fn picture_page(locale: Locale, roster: &roster::Roster, asked: &ClassQuery) -> Response {
    let title = text!(locale, "join-picture-title");
    let mut pictures_of: Vec<usize> = roster.pupils.iter().map(|pupil| pupil.picture).collect();
    pictures_of.sort_unstable();
    let body = html! {
        main.wide.join {
            h1 { (title) }
            p { (text!(locale, "join-picture-hint")) }
            form.pictures action="/class/join" method="post" {
                (code_and_word(&asked.code, &asked.word))
                @for picture in pictures_of {
                    button.picture name="picture" value=(picture) {
                        (PreEscaped(pictures::svg(picture)))
                        span { (pictures::name(picture).text(locale)) }
                    }
                }
            }
        }
    };
    layout::page(locale, &title, &[], body)
}

/// Gives the pupil the seat and redirects to the scene.
pub(super) async fn join(
    State(state): State<SharedState>,
    from: Option<Extension<Peer>>,
    headers: HeaderMap,
    Form(form): Form<JoinForm>,
) -> Response {
    let locale = language::of(&headers);
    let back = "/class";
    let from = from.map(|Extension(Peer(from))| from);
    let (lesson, roster) = match lesson_of_code(&state, from, &headers, &form.code, &form.word).await {
        Ok(found) => found,
        Err(CodeRefusal::Broken(error)) => return broken(locale, &error),
        Err(CodeRefusal::Unknown) => {
            return notice(locale, StatusCode::NOT_FOUND, &text!(locale, "join-lesson-over"), back);
        }
        Err(nowhere) => return notice(locale, StatusCode::TOO_MANY_REQUESTS, &nowhere.said(locale), back),
    };
    let again = format!("/class?code={}&word={}", escaped(&form.code), escaped(&form.word));
    let Some(pupil) = roster.pupils.iter().find(|pupil| pupil.picture == form.picture) else {
        return go(&again, None);
    };
    let (cookies, learner) = (SessionCookies::of(&state), state.seal.pseudonym(&pupil.id));
    let browser = Browser { seat: cookies.seat(&headers), asker: cookies.seat_request(&headers) };
    let (asked, whose, by) = (state.clone(), learner.clone(), browser.clone());
    let stands = blocking(move || seats::stands(asked.record.database(), lesson.id, &whose, &by)).await;
    match stands {
        Ok(Stands::Free) => {
            if state.limits.seats.seat(from, lesson.id).await.is_err() {
                return (StatusCode::TOO_MANY_REQUESTS, crowded_page(locale, &form)).into_response();
            }
        }
        Ok(Stands::Own | Stands::Given | Stands::Held | Stands::Enough) => {}
        Err(error) => return broken(locale, &error),
    }
    let taken = match seats::sit(state.record.database(), lesson.id, &learner, browser.clone()).await {
        Ok(taken) => taken,
        Err(error) => return broken(locale, &error),
    };
    if let Taken::Yes(seat, first) = taken {
        if matches!(stands, Ok(Stands::Given)) {
            state.limits.seats.given(from, lesson.id, &learner);
        }
        let scene = escaped(&lesson.scene).replace("%2F", "/");
        let cookies = [cookies.set_seat(&seat), cookies.set_seated_browser(&first, cookies.seated_browser(&headers))];
        return go(&format!("/?scene={scene}"), cookies);
    }
    match seat_request(&state, from, &headers, lesson.id, &learner).await {
        Ok(request) => {
            let cookie = request.as_ref().map(|request| cookies.set_seat_request(&request.id));
            let page = seat_taken_page(locale, &form, &again, &taken, request.as_ref());
            (StatusCode::CONFLICT, with(page, cookie)).into_response()
        }
        Err(error) => broken(locale, &error),
    }
}

/// The browser's seat request, made now if there are few from its address.
async fn seat_request(
    state: &SharedState,
    from: Option<IpAddr>,
    headers: &HeaderMap,
    lesson: Uuid,
    learner: &str,
) -> Result<Option<SeatRequest>, DatabaseError> {
    let (database, cookies) = (state.record.database(), SessionCookies::of(state));
    if let Some(own) = cookies.seat_request(headers)
        && let Some(request) = seat_requests::redirect(database, lesson, learner, own).await?
    {
        return Ok(Some(request));
    }
    if !state.limits.seats.ask(from, lesson, learner, cookies.seated_browser(headers)) {
        return Ok(None);
    }
    seat_requests::create(database, lesson, learner).await
}

/// The page for a seat that another browser holds, or for a browser that changed seats too often: a pupil whose picture it is shows the
/// number to the teacher; a pupil who chose wrongly chooses another.
fn seat_taken_page(
    locale: Locale,
    form: &JoinForm,
    again: &str,
    taken: &Taken,
    request: Option<&SeatRequest>,
) -> Response {
    let title = match taken {
        Taken::Enough => text!(locale, "seat-changed-too-often"),
        _ => text!(locale, "seat-taken"),
    };
    let body = html! {
        main.narrow.join {
            h1 { (title) }
            div.held { (PreEscaped(pictures::svg(form.picture))) }
            @if *taken != Taken::Enough { p { a.button href=(again) { (text!(locale, "seat-choose-another")) } } }
            @if let Some(request) = request {
                p.number { (text!(locale, "seat-number")) " " strong { (request.number) } }
                p { (text!(locale, "seat-show-number")) }
            } @else {
                p { (text!(locale, "seat-wait")) }
            }
            (retry_form(form, &if request.is_some() {
                text!(locale, "seat-try-again-given")
            } else {
                text!(locale, "seat-try-again")
            }))
        }
    };
    layout::page(locale, &title, &[], body)
}

/// The page for a time with many joins from one address: the pupil presses again.
fn crowded_page(locale: Locale, form: &JoinForm) -> Response {
    let title = text!(locale, "seat-crowded");
    let body = html! {
        main.narrow.join {
            h1 { (title) }
            div.held { (PreEscaped(pictures::svg(form.picture))) }
            (retry_form(form, &text!(locale, "seat-try-again")))
        }
    };
    layout::page(locale, &title, &[], body)
}

/// The hidden fields of this page's forms.
fn code_and_word(code: &str, word: &str) -> Markup {
    html! {
        input type="hidden" name="code" value=(code);
        input type="hidden" name="word" value=(word);
    }
}

fn retry_form(form: &JoinForm, said: &str) -> Markup {
    html! {
        form action="/class/join" method="post" {
            (code_and_word(&form.code, &form.word))
            button.quiet name="picture" value=(form.picture) { (said) }
        }
    }
}

/// The seat that the browser holds.
async fn seat(state: &SharedState, headers: &HeaderMap) -> Result<Option<Seat>, DatabaseError> {
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
