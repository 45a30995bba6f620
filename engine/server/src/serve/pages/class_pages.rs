//! What `/class` shows: the form for the code, the pictures of a class, a picture that another browser holds.

use super::class::{ClassQuery, JoinForm};
use super::class_state;
use super::layout::{self, Locale};
use crate::school::seat_requests::SeatRequest;
use crate::school::seats::{self, Taken};
use crate::school::{Lesson, Pupil, SealError, pictures, roster};
use crate::serve::{SharedState, blocking};
use axum::http::HeaderMap;
use axum::response::Response;
use maud::{Markup, PreEscaped, html};
use shujin_trace::Timestamp;

pub(super) fn code_page(locale: Locale, problem: Option<&str>, code: &str) -> Response {
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

/// A picture of the class, and how it stands to the browser that looks.
pub(super) struct Choice {
    picture: usize,
    held: Holder,
}

/// Who holds a picture's seat.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    Nobody,
    This,
    Another,
}

/// The pictures of a class in their own order: nobody finds a name by the place.
pub(super) async fn choices(
    state: &SharedState,
    headers: &HeaderMap,
    lesson: &Lesson,
    roster: roster::Roster,
) -> Result<Vec<Choice>, SealError> {
    let now = Timestamp::now().as_microsecond();
    let own = class_state::seat(state, headers).await?;
    let own = own.filter(|seat| seat.lesson.id == lesson.id && seat.is_held(now)).map(|seat| seat.learner);
    let (state, lesson) = (state.clone(), lesson.id);
    blocking(move || {
        let held = seats::held(state.record.database(), lesson)?;
        let choice = |pupil: &Pupil| {
            let learner = state.seal.pseudonym(&pupil.id);
            let held = match held.contains_key(&learner) {
                true if own.as_ref() == Some(&learner) => Holder::This,
                true => Holder::Another,
                false => Holder::Nobody,
            };
            Choice { picture: pupil.picture, held }
        };
        let mut choices: Vec<Choice> = roster.pupils.iter().map(choice).collect();
        choices.sort_unstable_by_key(|choice| choice.picture);
        Ok(choices)
    })
    .await
}

pub(super) fn picture_page(locale: Locale, choices: &[Choice], asked: &ClassQuery) -> Response {
    let title = text!(locale, "join-picture-title");
    let body = html! {
        main.wide.join {
            h1 { (title) }
            p { (text!(locale, "join-picture-hint")) }
            form.pictures action="/class/join" method="post" {
                (code_and_word(&asked.code, &asked.word))
                @for Choice { picture, held } in choices {
                    button.picture.taken[*held == Holder::Another].own[*held == Holder::This] name="picture" value=(picture) {
                        (PreEscaped(pictures::svg(*picture)))
                        span { (pictures::name(*picture).text(locale)) }
                        @match held {
                            Holder::Nobody => {}
                            Holder::This => small { (text!(locale, "join-picture-own")) },
                            Holder::Another => small { (text!(locale, "join-picture-taken")) },
                        }
                    }
                }
            }
        }
    };
    layout::page(locale, &title, &[], body)
}

/// The page for a seat that another browser holds, or for a browser that changed seats too often: a pupil whose picture it is shows the
/// number to the teacher; a pupil who chose wrongly chooses another.
pub(super) fn seat_taken_page(
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
pub(super) fn crowded_page(locale: Locale, form: &JoinForm) -> Response {
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
