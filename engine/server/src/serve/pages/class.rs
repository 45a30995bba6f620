//! `/class`: how a pupil joins, by a code and the own picture; without name or password.

use super::class_pages::{choices, code_page, crowded_page, picture_page, seat_taken_page};
use super::language;
use super::layout::{Locale, broken, escaped, go, notice};
use super::same_origin::is_cross_site;
use super::session_cookies::SessionCookies;
use crate::database::DatabaseError;
use crate::school::lessons::{DIGITS, NEAR_DIGITS};
use crate::school::seat_requests::{self, SeatRequest};
use crate::school::seats::{self, Browser, Stands, Taken};
use crate::school::{Lesson, lessons, roster};
use crate::serve::connection::Peer;
use crate::serve::limits::Counted;
use crate::serve::{SharedState, blocking};
use axum::extract::{Extension, Form, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::net::IpAddr;
use uuid::Uuid;

#[derive(Deserialize, Default)]
pub(super) struct ClassQuery {
    #[serde(default)]
    pub(super) code: String,
    /// The secret word of the QR code.
    #[serde(default)]
    pub(super) word: String,
}

#[derive(Deserialize)]
pub(super) struct JoinForm {
    pub(super) code: String,
    #[serde(default)]
    pub(super) word: String,
    pub(super) picture: usize,
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
        Ok((lesson, roster)) => match choices(&state, &headers, &lesson, roster).await {
            Ok(choices) => picture_page(locale, &choices, &asked),
            Err(error) => broken(locale, &error),
        },
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
