//! A teacher's classes, starting a lesson, the list of a class.

use super::language;
use super::layout::{self, Locale, broken, escaped, go, notice};
use super::project::title_of;
use super::session_cookies::SessionCookies;
use super::sign_in;
use crate::database::DatabaseError;
use crate::school::teachers::Teacher;
use crate::school::{Lesson, lessons, pictures, roster, sessions};
use crate::serve::{SharedState, blocking};
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use shujin_trace::Timestamp;

/// Lessons shown of each class.
const LESSONS: usize = 12;

/// The teacher who is signed in.
pub(super) async fn signed_in(state: &SharedState, headers: &HeaderMap) -> Result<Option<Teacher>, DatabaseError> {
    let Some(token) = SessionCookies::of(state).teacher_token(headers).map(str::to_owned) else { return Ok(None) };
    let state = state.clone();
    blocking(move || sessions::teacher_of(state.record.database(), &token)).await
}

/// The teacher, if signed in and of this class; otherwise the page to show instead.
pub(super) async fn of_class(
    state: &SharedState,
    headers: &HeaderMap,
    class: &str,
    locale: Locale,
) -> Result<Teacher, Box<Response>> {
    match signed_in(state, headers).await {
        Ok(Some(teacher)) if teacher.classes.iter().any(|one| one == class) => Ok(teacher),
        Ok(Some(_)) => {
            let said = text!(locale, "class-of-others");
            Err(Box::new(notice(locale, StatusCode::FORBIDDEN, &said, "/teacher")))
        }
        Ok(None) => Err(Box::new(go("/teacher", None))),
        Err(error) => Err(Box::new(broken(locale, &error))),
    }
}

/// Classes and lessons; the sign-in form where no teacher is signed in.
pub(super) async fn home(State(state): State<SharedState>, headers: HeaderMap) -> Response {
    let locale = language::of(&headers);
    let teacher = match signed_in(&state, &headers).await {
        Ok(Some(teacher)) => teacher,
        Ok(None) => return sign_in::form(locale, None),
        Err(error) => return broken(locale, &error),
    };
    let (asked, classes) = (state.clone(), teacher.classes.clone());
    let looked: Result<_, DatabaseError> = blocking(move || {
        let database = asked.record.database();
        let of_class = |class: String| lessons::of_class(database, &class, LESSONS).map(|lessons| (class, lessons));
        let classes = classes.into_iter().map(of_class).collect::<Result<Vec<_>, _>>()?;
        Ok((classes, asked.library.all()))
    })
    .await;
    let (classes, scenes) = match looked {
        Ok(found) => found,
        Err(error) => return broken(locale, &error),
    };
    let titles: Vec<(String, String)> = scenes
        .iter()
        .map(|held| {
            let id = &held.card.info.id;
            (id.clone(), title_of(&scenes, id, locale))
        })
        .collect();
    let now = Timestamp::now().as_microsecond();
    let body = html! {
        (bar(locale, &teacher))
        main.wide {
            section.card {
                h1 { (text!(locale, "start-title")) }
                @if teacher.classes.is_empty() {
                    p.problem { (text!(locale, "start-no-class")) }
                } @else {
                    form.row action="/teacher/lessons" method="post" {
                        label { (text!(locale, "class"))
                            select name="class" { @for class in &teacher.classes { option { (class) } } } }
                        label { (text!(locale, "scene"))
                            select name="scene" { @for (id, title) in &titles { option value=(id) { (title) } } } }
                        button { (text!(locale, "start")) }
                    }
                }
                p { a href="/teacher/plan" { (text!(locale, "plan-title")) } }
            }
            @for (class, lessons) in &classes {
                section.card {
                    h2 { bdi { (class) } " " a.quiet href={"/teacher/classes/" (escaped(class))} { (text!(locale, "class-list")) } " " a.quiet href={"/teacher/classes/" (escaped(class)) "/term"} { (text!(locale, "class-this-term")) } }
                    @if lessons.is_empty() { p.quiet { (text!(locale, "class-no-lessons")) } }
                    ul.lessons { @for lesson in lessons { (row(locale, lesson, &titles, now)) } }
                }
            }
        }
    };
    layout::page(locale, &text!(locale, "teacher-title"), &[], body)
}

fn row(locale: Locale, lesson: &Lesson, titles: &[(String, String)], now: i64) -> Markup {
    let title = titles.iter().find(|(id, _)| *id == lesson.scene).map_or(lesson.scene.as_str(), |(_, title)| title);
    html! {
        li {
            a href={"/teacher/lessons/" (lesson.id)} { (title) }
            span.quiet { (local(lesson.started)) }
            @if lesson.is_on(now) { span.on { (text!(locale, "lesson-on-now")) } }
        }
    }
}

/// A time as the school's clock shows it.
pub(super) fn local(micros: i64) -> String {
    let at = Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// The bar above all pages of a teacher.
pub(super) fn bar(locale: Locale, teacher: &Teacher) -> Markup {
    html! {
        header.bar {
            a href="/teacher" { (text!(locale, "teacher-home")) }
            form action="/teacher/sign-out" method="post" {
                bdi { (teacher.name) }
                a href="/teacher/password" { (text!(locale, "teacher-password")) }
                button.quiet { (text!(locale, "sign-out")) }
            }
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Starting {
    class: String,
    scene: String,
}

/// Starts a lesson.
pub(super) async fn start(
    State(state): State<SharedState>,
    headers: HeaderMap,
    Form(sent): Form<Starting>,
) -> Response {
    let locale = language::of(&headers);
    let teacher = match of_class(&state, &headers, &sent.class, locale).await {
        Ok(teacher) => teacher,
        Err(instead) => return *instead,
    };
    let asked = state.clone();
    let held: Result<_, DatabaseError> = blocking(move || Ok(asked.library.all())).await;
    match held {
        Ok(all) if all.iter().any(|held| held.card.info.id == sent.scene) => {}
        Ok(_) => {
            let said = text!(locale, "scene-unknown");
            return notice(locale, StatusCode::NOT_FOUND, &said, "/teacher");
        }
        Err(error) => return broken(locale, &error),
    }
    match lessons::start(state.record.database(), &sent.class, &sent.scene, &teacher.name).await {
        Ok(lesson) => go(&format!("/teacher/lessons/{}", lesson.id), None),
        Err(error) => broken(locale, &error),
    }
}

/// The list of a class with each pupil's picture, to be printed and cut.
pub(super) async fn class(State(state): State<SharedState>, Path(class): Path<String>, headers: HeaderMap) -> Response {
    let locale = language::of(&headers);
    let teacher = match of_class(&state, &headers, &class, locale).await {
        Ok(teacher) => teacher,
        Err(instead) => return *instead,
    };
    let (asked, wanted) = (state.clone(), class.clone());
    let roster = match blocking(move || roster::get(asked.record.database(), &asked.seal, &wanted)).await {
        Ok(roster) => roster.map(|roster| roster.pupils).unwrap_or_default(),
        Err(error) => return broken(locale, &error),
    };
    if let Err(error) = roster::viewed(state.record.database(), &teacher.name, &class, "list").await {
        return broken(locale, &error);
    }
    let body = html! {
        (bar(locale, &teacher))
        main.wide {
            h1 { (class) }
            p.no-print { (text!(locale, "class-list-about")) }
            ul.slips {
                @for pupil in &roster {
                    li { (PreEscaped(pictures::svg(pupil.picture)))
                        strong { bdi { (pupil.name) } }
                        span { (pupil.number) " · " (pictures::name(pupil.picture).text(locale)) } }
                }
            }
        }
    };
    layout::page(locale, &class, &[], body)
}
