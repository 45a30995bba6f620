//! Signing in and out, and a teacher's own password.

use super::language;
use super::layout::{self, Locale, broken, go, notice};
use super::session_cookies::SessionCookies;
use super::teacher::{bar, signed_in};
use crate::database::DatabaseError;
use crate::school::sessions;
use crate::school::teachers::{self, LENGTH, Teacher};
use crate::serve::connection::Peer;
use crate::serve::{SharedState, blocking};
use axum::extract::{Extension, Form, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::html;
use serde::Deserialize;
use shujin_messages::Message;
use std::net::IpAddr;
use std::time::Duration;

#[derive(Deserialize)]
pub(super) struct SigningIn {
    name: String,
    password: String,
}

/// The form to sign in.
pub(super) fn form(locale: Locale, problem: Option<&str>) -> Response {
    let title = text!(locale, "sign-in-title");
    let body = html! {
        main.narrow {
            h1 { (title) }
            form action="/teacher/sign-in" method="post" {
                label for="name" { (text!(locale, "sign-in-name")) }
                input #name name="name" autocomplete="username" required autofocus;
                label for="password" { (text!(locale, "sign-in-password")) }
                input #password name="password" type="password" autocomplete="current-password" required;
                @if let Some(problem) = problem { p.problem role="alert" { (problem) } }
                button { (text!(locale, "sign-in")) }
            }
        }
    };
    layout::page(locale, &title, &[], body)
}

/// What looking at a password came to.
enum Looked {
    Right(Teacher),
    Wrong,
    /// Not checked: too many tries at a time, or lately.
    RateLimited,
}

async fn look(
    state: &SharedState,
    headers: &HeaderMap,
    from: Option<IpAddr>,
    account: String,
    password: String,
) -> Result<Looked, DatabaseError> {
    let known = SessionCookies::of(state).known_browser(&account, headers);
    let may = known.is_some() || state.limits.name(from);
    if !may || state.limits.passwords.count(&account, from, known.as_deref()).is_err() {
        return Ok(Looked::RateLimited);
    }
    let (asked, name) = (state.clone(), account.clone());
    // PostgreSQL stores no text with NUL, so no account has such a name.
    let there = move || {
        Ok::<_, DatabaseError>(!name.contains('\0') && teachers::get(asked.record.database(), &name)?.is_some())
    };
    if !blocking(there).await? {
        // As long as a check takes, so that the time does not reveal whether the account exists; holds no slot.
        tokio::time::sleep(about_as_long()?).await;
        return Ok(Looked::Wrong);
    }
    let Ok(admitted) = state.limits.passwords.enter(&account, from, known) else { return Ok(Looked::RateLimited) };
    let turn = admitted.turn().await.ok_or(DatabaseError::Closed)?;
    let asked = state.clone();
    let looked = move || {
        let _turn = turn;
        teachers::sign_in(asked.record.database(), &account, &password)
    };
    Ok(blocking(looked).await?.map_or(Looked::Wrong, Looked::Right))
}

/// About as long as checking a password takes, so that the time does not reveal whether a name is an account.
fn about_as_long() -> Result<Duration, DatabaseError> {
    let drawn = getrandom::u32().map_err(|_| DatabaseError::Closed)?;
    Ok(Duration::from_millis(u64::from(60 + drawn % 61)))
}

fn too_fast(mut page: Response) -> Response {
    *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    page
}

/// Signs in.
pub(super) async fn sign_in(
    State(state): State<SharedState>,
    from: Option<Extension<Peer>>,
    headers: HeaderMap,
    Form(sent): Form<SigningIn>,
) -> Response {
    let (locale, from) = (language::of(&headers), from.map(|Extension(Peer(from))| from));
    let teacher = match look(&state, &headers, from, sent.name, sent.password).await {
        Ok(Looked::Right(teacher)) => teacher,
        Ok(Looked::Wrong) => return form(locale, Some(&text!(locale, "sign-in-wrong"))),
        Ok(Looked::RateLimited) => return too_fast(form(locale, Some(&text!(locale, "sign-in-too-fast")))),
        Err(error) => return broken(locale, &error),
    };
    let (database, cookies) = (state.record.database(), SessionCookies::of(&state));
    // The session that this browser held before would stay open without a cookie.
    if let Some(before) = cookies.teacher_token(&headers)
        && let Err(error) = sessions::close(database, before).await
    {
        return broken(locale, &error);
    }
    match sessions::open(database, &teacher).await {
        Ok(Some(token)) => {
            let known = cookies.set_known_browser(&teacher.name, cookies.known_browser(&teacher.name, &headers));
            go("/teacher", [cookies.set_teacher(&token), known])
        }
        Ok(None) => form(locale, Some(&text!(locale, "sign-in-wrong"))),
        Err(error) => broken(locale, &error),
    }
}

/// Signs out.
pub(super) async fn sign_out(State(state): State<SharedState>, headers: HeaderMap) -> Response {
    let cookies = SessionCookies::of(&state);
    let ended = match (signed_in(&state, &headers).await, cookies.teacher_token(&headers)) {
        (Ok(Some(_)), Some(token)) => sessions::close(state.record.database(), token).await,
        // No teacher is signed in: nothing is written.
        (looked, _) => looked.map(drop),
    };
    match ended {
        Ok(()) => go("/teacher", [cookies.clear_teacher()]),
        Err(error) => broken(language::of(&headers), &error),
    }
}

#[derive(Deserialize)]
pub(super) struct Changing {
    old: String,
    new: String,
    again: String,
}

fn password_form(locale: Locale, teacher: &Teacher, problem: Option<&str>) -> Response {
    let title = text!(locale, "password-title");
    let rule = text!(locale, "password-rule");
    let field = |id: &str, label: String, kind: &str| {
        html! {
            label for=(id) { (label) }
            input id=(id) name=(id) type="password" autocomplete=(kind) required;
        }
    };
    let body = html! {
        (bar(locale, teacher))
        main.narrow {
            h1 { (title) }
            form action="/teacher/password" method="post" {
                // For what keeps passwords: whose it is.
                input name="name" value=(teacher.name) autocomplete="username" readonly hidden;
                (field("old", text!(locale, "password-old"), "current-password"))
                (field("new", text!(locale, "password-new"), "new-password"))
                (field("again", text!(locale, "password-again"), "new-password"))
                p.quiet { (rule) }
                @if let Some(problem) = problem { p.problem role="alert" { (problem) } }
                button { (text!(locale, "password-change")) }
            }
        }
    };
    layout::page(locale, &title, &[], body)
}

/// Asks for a new password.
pub(super) async fn password(State(state): State<SharedState>, headers: HeaderMap) -> Response {
    let locale = language::of(&headers);
    match signed_in(&state, &headers).await {
        Ok(Some(teacher)) => password_form(locale, &teacher, None),
        Ok(None) => go("/teacher", None),
        Err(error) => broken(locale, &error),
    }
}

/// Changes the password. A person who finds a browser signed in does not know the old one, and cannot try many.
pub(super) async fn change(
    State(state): State<SharedState>,
    from: Option<Extension<Peer>>,
    headers: HeaderMap,
    Form(sent): Form<Changing>,
) -> Response {
    let (locale, from) = (language::of(&headers), from.map(|Extension(Peer(from))| from));
    let teacher = match signed_in(&state, &headers).await {
        Ok(Some(teacher)) => teacher,
        Ok(None) => return go("/teacher", None),
        Err(error) => return broken(locale, &error),
    };
    let again = |problem: Message| password_form(locale, &teacher, Some(&problem.text(locale)));
    if sent.new != sent.again {
        return again(say!("password-differs"));
    }
    if !teachers::is_password(&sent.new, &teacher.name) {
        return if sent.new.chars().count() > *LENGTH.end() {
            again(say!("password-too-long"))
        } else {
            again(say!("password-too-short"))
        };
    }
    let teacher = match look(&state, &headers, from, teacher.name.clone(), sent.old).await {
        Ok(Looked::Right(teacher)) => teacher,
        Ok(Looked::Wrong) => return again(say!("password-wrong")),
        Ok(Looked::RateLimited) => return too_fast(again(say!("sign-in-too-fast"))),
        Err(error) => return broken(locale, &error),
    };
    let token = SessionCookies::of(&state).teacher_token(&headers).unwrap_or_default();
    match teachers::change(state.record.database(), &teacher, &sent.new, token).await {
        Ok(true) => {
            let said = text!(locale, "password-changed");
            notice(locale, StatusCode::OK, &said, "/teacher").into_response()
        }
        // Another password was set just now, and with it this session ended.
        Ok(false) => go("/teacher", None),
        Err(error) => broken(locale, &error),
    }
}
