//! Pages that the server renders: pupils join a class here, teachers hold lessons and read their reports.
//!
//! ```text
//! /class              class    code, picture, then the scene
//! /privacy            privacy  what is stored, why, how long
//! /language           language the reader's choice, kept in a cookie
//! /teacher            sign_in  sessions, passwords
//!                     teacher  classes, lessons ─ lesson (lesson_data; lesson_live while it is on; lesson_report) ─ pupil; learning: goals and inquiry; timeline_cache
//!                     project  code and title alone, for the wall
//!                     plan     a scene as a lesson plan, before it is held
//! ```
//!
//! Every POST must come from one of these pages (`same_origin`). What the framework refuses is said in the reader's language (`refusals`).
//!
//! Rendered on the server, in the language of each reader, so that they work on any board and telephone; two small scripts update the live
//! table and draw the charts, and the pages work without them too.

mod class;
mod class_pages;
mod class_state;
mod language;
mod layout;
mod learning;
mod lesson;
mod lesson_data;
mod lesson_live;
mod lesson_report;
mod plan;
mod privacy;
mod project;
mod pupil;
mod refusals;
mod same_origin;
mod session_cookies;
mod sign_in;
mod teacher;
mod term;
mod timeline_cache;
mod view_log;

pub(super) use refusals::unknown_pages;
pub(super) use same_origin::{is_cross_site, is_same_origin};
pub(super) use session_cookies::SessionCookies;
pub(super) use timeline_cache::TimelineCache;
pub(super) use view_log::RecentViews;

use super::SharedState;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header;
use axum::middleware::from_fn;
use axum::routing::{get, post};

/// Most bytes of a form: a name, a password, a choice. A recording is no form and has a limit of its own.
const FORM: usize = 16 * 1024;

/// The routes of the pages; `proxy` says whether a proxy of the school's stands before the server.
pub(super) fn routes(proxy: bool) -> Router<SharedState> {
    let file = |kind: &'static str, text: &'static str| {
        get(move || async move { ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], text) })
    };
    Router::new()
        .route("/class", get(class::page))
        .route("/class/join", post(class::join))
        .route("/class/state", get(class_state::state))
        .route("/class/picture", get(class_state::picture))
        .route("/class/recording", post(class_state::recording))
        .route("/privacy", get(privacy::page))
        .route("/language", post(language::choose))
        .route("/teacher", get(teacher::home))
        .route("/teacher/sign-in", post(sign_in::sign_in))
        .route("/teacher/sign-out", post(sign_in::sign_out))
        .route("/teacher/password", get(sign_in::password).post(sign_in::change))
        .route("/teacher/classes/{class}", get(teacher::class))
        .route("/teacher/classes/{class}/term", get(term::page))
        .route("/teacher/plan", get(plan::page))
        .route("/teacher/lessons", post(teacher::start))
        .route("/teacher/lessons/{id}", get(lesson::page))
        .route("/teacher/lessons/{id}/project", get(project::page))
        .route("/teacher/lessons/{id}/live", get(lesson_live::live))
        .route("/teacher/lessons/{id}/statements.json", get(lesson::statements))
        .route("/teacher/lessons/{id}/set", post(lesson::set))
        .route("/teacher/lessons/{id}/release", post(lesson::release))
        .route("/teacher/lessons/{id}/pupils/{number}", get(pupil::page))
        .route("/teacher/lessons/{id}/pupils/{number}/recording.json", get(pupil::recording))
        .route("/teacher/pages.css", file("text/css; charset=utf-8", include_str!("pages.css")))
        .route("/teacher/live.js", file("text/javascript; charset=utf-8", include_str!("live.js")))
        .route("/teacher/charts.js", file("text/javascript; charset=utf-8", include_str!("charts.js")))
        .layer(DefaultBodyLimit::max(FORM))
        .layer(from_fn(refusals::as_pages))
        .layer(from_fn(move |request, next| same_origin::require_same_origin(proxy, request, next)))
        .layer(from_fn(language::heed_address))
}
