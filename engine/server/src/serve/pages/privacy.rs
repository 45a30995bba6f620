//! `/privacy`: what is stored here, why, for how long; for parents and pupils, in plain words.

use super::language;
use super::layout;
use crate::serve::{SharedState, origin};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use maud::html;
use shujin_messages::{Joint, Message};
use std::num::NonZeroU8;

/// Other stores that traces go to, as the school has configured.
struct Elsewhere {
    /// The record store that pages send to instead of this server.
    instead: Option<String>,
    /// The district's record store, which gets de-identified statements.
    district: Option<String>,
    /// Platforms that launch scenes, and get the statements of those.
    platforms: Vec<String>,
}

/// Sentences that follow one another.
fn sentences(all: impl IntoIterator<Item = Message>) -> Message {
    Message::list(all, Joint::Sentence)
}

/// Questions, each with its answer.
fn all(years: Option<NonZeroU8>, elsewhere: &Elsewhere) -> [(Message, Message); 6] {
    [
        (say!("privacy-what"), say!("privacy-what-answer")),
        (say!("privacy-name"), say!("privacy-name-answer")),
        (say!("privacy-why"), say!("privacy-why-answer")),
        (say!("privacy-where"), place(elsewhere)),
        (say!("privacy-how-long"), kept(years)),
        (say!("privacy-erasing"), erased(elsewhere)),
    ]
}

fn place(elsewhere: &Elsewhere) -> Message {
    let Elsewhere { instead, district, platforms } = elsewhere;
    let mut said = vec![match instead {
        Some(store) => say!("privacy-where-instead", store),
        None => say!("privacy-where-school"),
    }];
    match district {
        Some(store) => said.push(say!("privacy-where-district", store)),
        None if instead.is_none() && platforms.is_empty() => said.push(say!("privacy-where-nowhere-else")),
        None => {}
    }
    if !platforms.is_empty() {
        let platforms = Message::list(platforms.iter().map(Message::same), Joint::Comma);
        said.push(say!("privacy-where-platforms", platforms));
    }
    said.push(say!("privacy-where-tables"));
    sentences(said)
}

/// For how long traces are kept here.
fn kept(years: Option<NonZeroU8>) -> Message {
    match years {
        Some(years) => say!("privacy-how-long-years", years = years.get()),
        None => say!("privacy-how-long-undecided"),
    }
}

fn erased(elsewhere: &Elsewhere) -> Message {
    let district = elsewhere.district.is_some().then(|| say!("privacy-erasing-district"));
    let other = elsewhere.instead.is_some().then(|| say!("privacy-erasing-other-store"));
    let between = district.into_iter().chain(other);
    sentences([say!("privacy-erasing-answer")].into_iter().chain(between).chain([say!("privacy-erasing-tables")]))
}

/// The page.
pub(super) async fn page(State(state): State<SharedState>, headers: HeaderMap) -> Response {
    let locale = language::of(&headers);
    // Only the origin: the rest of an address may hold a secret.
    let instead = state.lrs.as_ref().and_then(|lrs| origin(&lrs.statements));
    let platforms = state.platforms.clone();
    let elsewhere = Elsewhere { instead, platforms, district: state.district.as_ref().and_then(|store| origin(store)) };
    let title = text!(locale, "privacy-title");
    let body = html! {
        main.narrow.plain {
            h1 { (title) }
            @for (question, answer) in all(state.keep, &elsewhere) {
                h2 { (question.text(locale)) }
                p { (answer.text(locale)) }
            }
        }
    };
    layout::page(locale, &title, &[], body)
}
