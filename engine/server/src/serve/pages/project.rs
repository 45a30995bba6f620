//! The page to project: code, QR code and the scene's title, in letters for the last row. Nothing else stands there and nothing leads away
//! from it, so that a teacher can leave it on the wall: no name, no answer, no button.

use super::class::word_of;
use super::language;
use super::layout::{self, Locale, broken};
use super::lesson_data::opened;
use crate::database::DatabaseError;
use crate::school::Lesson;
use crate::school::lessons::NEAR_DIGITS;
use crate::serve::reach::Reach;
use crate::serve::scenes::ServedScene;
use crate::serve::{AppState, SharedState, blocking};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use shujin_trace::Timestamp;
use std::sync::Arc;
use uuid::Uuid;

#[derive(Deserialize)]
pub(super) struct Asked {
    /// Which of the server's addresses is shown.
    at: Option<String>,
}

/// The page. It shows no name, so that no look at names is noted.
pub(super) async fn page(
    State(state): State<SharedState>,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let locale = language::of(&headers);
    let lesson = match opened(&state, &headers, id, locale).await {
        Ok((lesson, _)) => lesson,
        Err(instead) => return *instead,
    };
    let (library, scene) = (state.clone(), lesson.scene.clone());
    let title = blocking(move || Ok::<_, DatabaseError>(title_of(&library.library.all(), &scene, locale))).await;
    let title = match title {
        Ok(title) => title,
        Err(error) => return broken(locale, &error),
    };
    let reach = Reach::of(&state, &headers);
    let server = reach.chosen(asked.at.as_deref());
    let body = html! {
        main.project {
            h1 { (title) }
            @if lesson.is_on(Timestamp::now().as_microsecond()) {
                div.sign {
                    div {
                        p { (text!(locale, "lesson-code")) }
                        strong { (digits(&lesson.code)) }
                    }
                    (qr_code(locale, &state, &lesson, server))
                }
                p.address { (typed(server)) }
            } @else {
                p { (text!(locale, "lesson-over")) }
            }
        }
    };
    layout::bare_page(locale, &title, body)
}

/// What a scene is called in a locale; its id where it is not on the server.
pub(super) fn title_of(scenes: &[Arc<ServedScene>], id: &str, locale: Locale) -> String {
    let held = scenes.iter().find(|held| held.card.info.id == id);
    let title = |held: &Arc<ServedScene>| {
        let titles = &held.card.info.title;
        titles.get(locale.tag()).or_else(|| titles.get(Locale::SOURCE.tag())).cloned()
    };
    held.and_then(title).unwrap_or_else(|| id.to_owned())
}

/// A code: large what is enough at school, smaller the rest.
pub(super) fn digits(code: &str) -> Markup {
    let (near, rest) = code.split_at_checked(NEAR_DIGITS).unwrap_or((code, ""));
    html! { (near) @if !rest.is_empty() { " " small { (rest) } } }
}

/// What pupils type into a browser to reach a server: browsers add `http://` by themselves.
pub(super) fn typed(server: &str) -> String {
    format!("{}/class", server.strip_prefix("http://").unwrap_or(server))
}

/// The code of a lesson's class page, with the word that stands for the digits.
fn qr_code(locale: Locale, state: &AppState, lesson: &Lesson, server: &str) -> Markup {
    let word = state.keys.signature(&word_of(&lesson.code));
    let address = format!("{server}/class?code={}&word={word}", lesson.code);
    let drawn = qrcode::QrCode::new(address.as_bytes())
        .map(|code| code.render::<qrcode::render::svg::Color>().min_dimensions(180, 180).quiet_zone(true).build());
    html! {
        @if let Ok(drawn) = drawn {
            div.qr role="img" aria-label=(text!(locale, "lesson-qr-code")) {
                (PreEscaped(drawn.split_once("?>").map_or(drawn.as_str(), |(_, svg)| svg)))
            }
        }
    }
}

/// On the lesson's own page: code and address to read out, and the way to the page that is projected.
pub(super) fn code(locale: Locale, lesson: &Lesson, reach: &Reach) -> Markup {
    html! {
        div.code {
            div {
                span.quiet { (text!(locale, "lesson-code")) }
                strong { (digits(&lesson.code)) }
                span.quiet { (typed(reach.chosen(None))) }
                span.quiet { (text!(locale, "lesson-code-near")) }
            }
            form.no-print action={"/teacher/lessons/" (lesson.id) "/project"} method="get" target="_blank" {
                @if reach.addresses.len() > 1 {
                    label { (text!(locale, "project-address"))
                        select name="at" { @for one in &reach.addresses { option value=(one) { (typed(one)) } } } }
                }
                button { (text!(locale, "project-show")) }
                span.quiet { (text!(locale, "project-about")) }
            }
            @if reach.is_local_only { p.problem { (text!(locale, "project-local-only")) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_types_what_a_browser_adds() {
        assert_eq!(typed("http://192.168.1.5:8000"), "192.168.1.5:8000/class");
        assert_eq!(typed("https://school.example"), "https://school.example/class");
    }
}
