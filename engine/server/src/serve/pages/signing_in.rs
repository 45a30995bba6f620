//! Signing in and out, and a teacher's own password.

use super::shell::{self, Tongue, broken, go, notice};
use super::signed::Signed;
use super::teacher::{bar, signed_in};
use crate::database::Fault;
use crate::school::sessions;
use crate::school::teachers::{self, LENGTH, Teacher};
use crate::serve::connection::Peer;
use crate::serve::{Shared, blocking};
use axum::extract::{Extension, Form, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::html;
use serde::Deserialize;
use std::net::IpAddr;
use std::time::Duration;

#[derive(Deserialize)]
pub(super) struct SigningIn {
    name: String,
    password: String,
}

const TOO_FAST: (&str, &str) = ("试得太快了，请等几秒", "Too fast: wait a few seconds");

/// The form to sign in.
pub(super) fn form(tongue: Tongue, problem: Option<&str>) -> Response {
    let title = tongue.say("老师登录", "Teacher sign-in");
    let body = html! {
        main.narrow {
            h1 { (title) }
            form action="/teacher/sign-in" method="post" {
                label for="name" { (tongue.say("用户名", "Name")) }
                input #name name="name" autocomplete="username" required autofocus;
                label for="password" { (tongue.say("密码", "Password")) }
                input #password name="password" type="password" autocomplete="current-password" required;
                @if let Some(problem) = problem { p.problem role="alert" { (problem) } }
                button { (tongue.say("登录", "Sign in")) }
            }
        }
    };
    shell::page(tongue, title, &[], body)
}

/// What looking at a password came to.
enum Looked {
    Right(Teacher),
    Wrong,
    /// Not looked at: too many come together, or came.
    TooFast,
}

async fn look(
    house: &Shared,
    headers: &HeaderMap,
    from: Option<IpAddr>,
    account: String,
    password: String,
) -> Result<Looked, Fault> {
    let known = Signed::of(house).is_known(&account, headers);
    let may = known.is_some() || house.limits.name(from);
    if !may || house.limits.passwords.count(&account, from, known.as_deref()).is_err() {
        return Ok(Looked::TooFast);
    }
    let (asked, name) = (house.clone(), account.clone());
    // PostgreSQL has no text with such a character, and nobody such a name.
    let there =
        move || Ok::<_, Fault>(!name.contains('\0') && teachers::get(asked.record.database(), &name)?.is_some());
    if !blocking(there).await? {
        // As long as looking takes, and nobody is held up by it.
        tokio::time::sleep(about_as_long()?).await;
        return Ok(Looked::Wrong);
    }
    let Ok(admitted) = house.limits.passwords.enter(&account, from, known) else { return Ok(Looked::TooFast) };
    let turn = admitted.turn().await.ok_or(Fault::Closed)?;
    let asked = house.clone();
    let looked = move || {
        let _turn = turn;
        teachers::sign_in(asked.record.database(), &account, &password)
    };
    Ok(blocking(looked).await?.map_or(Looked::Wrong, Looked::Right))
}

/// About as long as looking at a password takes: whether a name is an account's is not to be told by a clock.
fn about_as_long() -> Result<Duration, Fault> {
    let drawn = getrandom::u32().map_err(|_| Fault::Closed)?;
    Ok(Duration::from_millis(u64::from(60 + drawn % 61)))
}

fn too_fast(mut page: Response) -> Response {
    *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    page
}

/// Signs in.
pub(super) async fn sign_in(
    State(house): State<Shared>,
    from: Option<Extension<Peer>>,
    headers: HeaderMap,
    Form(sent): Form<SigningIn>,
) -> Response {
    let (tongue, from) = (Tongue::asked(&headers), from.map(|Extension(Peer(from))| from));
    let teacher = match look(&house, &headers, from, sent.name, sent.password).await {
        Ok(Looked::Right(teacher)) => teacher,
        Ok(Looked::Wrong) => return form(tongue, Some(tongue.say("用户名或密码不对", "Name or password is wrong"))),
        Ok(Looked::TooFast) => return too_fast(form(tongue, Some(tongue.say(TOO_FAST.0, TOO_FAST.1)))),
        Err(error) => return broken(tongue, &error),
    };
    let (database, signed) = (house.record.database(), Signed::of(&house));
    // The session that this browser held before would be left to nobody.
    if let Some(before) = signed.is_teacher(&headers)
        && let Err(error) = sessions::close(database, before).await
    {
        return broken(tongue, &error);
    }
    match sessions::open(database, &teacher).await {
        Ok(Some(token)) => {
            let known = signed.known(&teacher.name, signed.is_known(&teacher.name, &headers));
            go("/teacher", [signed.teacher(&token), known])
        }
        Ok(None) => form(tongue, Some(tongue.say("用户名或密码不对", "Name or password is wrong"))),
        Err(error) => broken(tongue, &error),
    }
}

/// Signs out.
pub(super) async fn sign_out(State(house): State<Shared>, headers: HeaderMap) -> Response {
    let signed = Signed::of(&house);
    let ended = match (signed_in(&house, &headers).await, signed.is_teacher(&headers)) {
        (Ok(Some(_)), Some(token)) => sessions::close(house.record.database(), token).await,
        // Nobody is: nothing is written for whoever asks.
        (looked, _) => looked.map(drop),
    };
    match ended {
        Ok(()) => go("/teacher", [signed.nobody()]),
        Err(error) => broken(Tongue::asked(&headers), &error),
    }
}

#[derive(Deserialize)]
pub(super) struct Changing {
    old: String,
    new: String,
    again: String,
}

fn password_form(tongue: Tongue, teacher: &Teacher, problem: Option<&str>) -> Response {
    let title = tongue.say("换密码", "New password");
    let rule = tongue.say(
        "至少十个字符，不能就是用户名，不能都是同一个字符。换好以后，别处的登录都会结束。",
        "At least ten characters; not your name, not one character over and over. You will be signed out everywhere else.",
    );
    let field = |id: &str, label: &str, kind: &str| {
        html! {
            label for=(id) { (label) }
            input id=(id) name=(id) type="password" autocomplete=(kind) required;
        }
    };
    let body = html! {
        (bar(tongue, teacher))
        main.narrow {
            h1 { (title) }
            form action="/teacher/password" method="post" {
                // For what keeps passwords: whose it is.
                input name="name" value=(teacher.name) autocomplete="username" readonly hidden;
                (field("old", tongue.say("现在的密码", "Password so far"), "current-password"))
                (field("new", tongue.say("新密码", "New password"), "new-password"))
                (field("again", tongue.say("再输一次新密码", "New password again"), "new-password"))
                p.quiet { (rule) }
                @if let Some(problem) = problem { p.problem role="alert" { (problem) } }
                button { (tongue.say("换密码", "Change it")) }
            }
        }
    };
    shell::page(tongue, title, &[], body)
}

/// Asks for a new password.
pub(super) async fn password(State(house): State<Shared>, headers: HeaderMap) -> Response {
    let tongue = Tongue::asked(&headers);
    match signed_in(&house, &headers).await {
        Ok(Some(teacher)) => password_form(tongue, &teacher, None),
        Ok(None) => go("/teacher", None),
        Err(error) => broken(tongue, &error),
    }
}

/// Takes a new password. Whoever found a browser signed in does not know the old one, and cannot try many.
pub(super) async fn change(
    State(house): State<Shared>,
    from: Option<Extension<Peer>>,
    headers: HeaderMap,
    Form(sent): Form<Changing>,
) -> Response {
    let (tongue, from) = (Tongue::asked(&headers), from.map(|Extension(Peer(from))| from));
    let teacher = match signed_in(&house, &headers).await {
        Ok(Some(teacher)) => teacher,
        Ok(None) => return go("/teacher", None),
        Err(error) => return broken(tongue, &error),
    };
    let again = |zh, en| password_form(tongue, &teacher, Some(tongue.say(zh, en)));
    if sent.new != sent.again {
        return again("两次输入的新密码不一样", "The new password was not the same twice");
    }
    if !teachers::is_password(&sent.new, &teacher.name) {
        return if sent.new.chars().count() > *LENGTH.end() {
            again("新密码太长了", "The new password is too long")
        } else {
            again("新密码太短或太容易猜到", "The new password is too short or too easily guessed")
        };
    }
    let teacher = match look(&house, &headers, from, teacher.name.clone(), sent.old).await {
        Ok(Looked::Right(teacher)) => teacher,
        Ok(Looked::Wrong) => return again("现在的密码不对", "The password so far is wrong"),
        Ok(Looked::TooFast) => return too_fast(again(TOO_FAST.0, TOO_FAST.1)),
        Err(error) => return broken(tongue, &error),
    };
    let token = Signed::of(&house).is_teacher(&headers).unwrap_or_default();
    match teachers::change(house.record.database(), &teacher, &sent.new, token).await {
        Ok(true) => {
            let said = tongue.say("密码换好了", "The password is changed");
            notice(tongue, StatusCode::OK, said, ("/teacher", tongue.say("返回", "Back"))).into_response()
        }
        // Another password was set just now, and with it this session ended.
        Ok(false) => go("/teacher", None),
        Err(error) => broken(tongue, &error),
    }
}
