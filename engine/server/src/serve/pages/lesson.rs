//! The page of one lesson: its code, who is where while it is on, what has come of it; and what a teacher decides about it.

use super::language;
use super::layout::{self, broken, go, notice};
use super::lesson_data::{learner, listed, looked_at, opened, pupils};
use super::lesson_live::live_of;
use super::plan;
use super::project::code;
use super::teacher::{bar, local};
use super::timeline_cache;
use crate::school::{Pupil, lessons, seat_requests};
use crate::serve::reach::Reach;
use crate::serve::{SharedState, blocking};
use axum::extract::{Form, Path, Query as Asked, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::html;
use serde::Deserialize;
use shujin_trace::Timestamp;
use uuid::Uuid;

/// Where the page of a pupil in a lesson lies.
pub(super) fn address(lesson: Uuid, pupil: &Pupil) -> String {
    format!("/teacher/lessons/{lesson}/pupils/{}", layout::escaped(&pupil.number))
}

/// The page of a lesson.
pub(super) async fn page(State(state): State<SharedState>, Path(id): Path<Uuid>, headers: HeaderMap) -> Response {
    let locale = language::of(&headers);
    let (known, teacher) = match looked_at(&state, &headers, id, locale, ("lesson", None)).await {
        Ok(found) => found,
        Err(instead) => return *instead,
    };
    let on = known.lesson.is_on(Timestamp::now().as_microsecond());
    let scene =
        known.outline.as_ref().map_or(known.lesson.scene.clone(), |outline| outline.text(locale.tag(), "scene.title"));
    let body = html! {
        (bar(locale, &teacher))
        main.wide {
            section.head {
                div {
                    h1 { (scene) }
                    p.quiet {
                        bdi { (known.lesson.class) } " · " (local(known.lesson.started))
                        span.no-print { " · " a href=(plan::address(&known.lesson.scene)) { (text!(locale, "plan-of-lesson")) } }
                    }
                    form.row.no-print action={"/teacher/lessons/" (id) "/set"} method="post" {
                        @if on {
                            @if known.lesson.paused {
                                button name="what" value="go-on" { (text!(locale, "lesson-go-on")) }
                            } @else {
                                button name="what" value="pause" { (text!(locale, "lesson-pause")) }
                            }
                            button.quiet name="what" value="end" { (text!(locale, "lesson-end")) }
                        } @else { span.quiet { (text!(locale, "lesson-over")) } }
                        button.quiet type="button" data-print { (text!(locale, "print")) }
                    }
                }
                @if on { (code(locale, &known.lesson, &Reach::of(&state, &headers))) }
            }
            div #live data-live={"/teacher/lessons/" (id) "/live"} data-on=(on) { (live_of(locale, &known)) }
        }
    };
    layout::page(locale, &scene, &["/teacher/live.js", "/teacher/charts.js"], body)
}

#[derive(Deserialize)]
pub(super) struct Whose {
    /// A pupil's number; everybody's without one.
    number: Option<String>,
}

/// The statements from which the pages' figures come, as JSON: of a lesson, or of one pupil in it.
pub(super) async fn statements(
    State(state): State<SharedState>,
    Path(id): Path<Uuid>,
    Asked(whose): Asked<Whose>,
    headers: HeaderMap,
) -> Response {
    let locale = language::of(&headers);
    let page = ("statements", whose.number.as_deref());
    let (lesson, _, pupils) = match listed(&state, &headers, id, locale, page).await {
        Ok(found) => found,
        Err(instead) => return *instead,
    };
    match blocking(move || timeline_cache::statements(&state, &lesson)).await {
        Ok(mut all) => {
            if let Some(number) = whose.number {
                let learner = learner(&pupils, &number);
                all.retain(|one| one["actor"]["account"]["name"].as_str() == learner);
            }
            ([(header::CACHE_CONTROL, "no-store")], axum::Json(all)).into_response()
        }
        Err(error) => broken(locale, &error),
    }
}

#[derive(Deserialize)]
pub(super) struct Setting {
    what: String,
}

/// Pauses, goes on, ends.
pub(super) async fn set(
    State(state): State<SharedState>,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Form(sent): Form<Setting>,
) -> Response {
    let locale = language::of(&headers);
    if let Err(instead) = opened(&state, &headers, id, locale).await {
        return *instead;
    }
    let (paused, ended) = (sent.what == "pause", sent.what == "end");
    match lessons::set(state.record.database(), id, paused, ended).await {
        Ok(()) => go(&format!("/teacher/lessons/{id}"), None),
        Err(error) => broken(locale, &error),
    }
}

#[derive(Deserialize)]
pub(super) struct Releasing {
    number: String,
    /// The number of the asker whom it is given to.
    asker: Option<i64>,
}

/// Gives a pupil's seat to whoever asked for it.
pub(super) async fn release(
    State(state): State<SharedState>,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Form(sent): Form<Releasing>,
) -> Response {
    let locale = language::of(&headers);
    let lesson = match opened(&state, &headers, id, locale).await {
        Ok((lesson, _)) => lesson,
        Err(instead) => return *instead,
    };
    let asked = state.clone();
    // Only the number is looked for: no name is shown, so no look is noted.
    let pupils = match blocking(move || pupils(&asked, &lesson.class)).await {
        Ok(pupils) => pupils,
        Err(error) => return broken(locale, &error),
    };
    let Some(learner) = learner(&pupils, &sent.number) else {
        let said = text!(locale, "pupil-unknown");
        let back = format!("/teacher/lessons/{id}");
        return notice(locale, StatusCode::NOT_FOUND, &said, &back);
    };
    let given = match sent.asker {
        Some(asker) => seat_requests::grant(state.record.database(), id, learner, asker).await,
        None => Ok(false),
    };
    match given {
        // Who no longer asks is no longer shown there either.
        Ok(_) => go(&format!("/teacher/lessons/{id}"), None),
        Err(error) => broken(locale, &error),
    }
}
