//! A lesson while it is on: who is where and for how long, who may be stuck, and who asks for a seat. Rendered anew every few seconds.

use super::language;
use super::layout::{Locale, broken};
use super::lesson::address;
use super::lesson_data::{LessonData, Presence, known, opened, pupils};
use super::lesson_report::report_of;
use crate::school::pace::{Pace, Standing};
use crate::school::{Pupil, pictures, roster};
use crate::serve::{SharedState, blocking};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{Markup, PreEscaped, html};
use shujin_trace::Timestamp;
use shujin_trace::lesson::Finished;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many of those who ask for a seat have a button each.
const SHOWN: usize = 6;

/// The live table alone, for the script that renews it.
pub(super) async fn live(State(state): State<SharedState>, Path(id): Path<Uuid>, headers: HeaderMap) -> Response {
    let locale = language::of(&headers);
    let (lesson, teacher) = match opened(&state, &headers, id, locale).await {
        Ok(found) => found,
        Err(instead) => return *instead,
    };
    // Asked for every few seconds: noted once an hour, whether or not the page was opened before.
    if state.recent_views.is_new(&teacher.name, id) {
        if let Err(error) = roster::viewed(state.record.database(), &teacher.name, &lesson.class, "live").await {
            return broken(locale, &error);
        }
        state.recent_views.noted(&teacher.name, id);
    }
    let read = blocking(move || {
        let pupils = pupils(&state, &lesson.class)?;
        known(&state, &state.library.all(), lesson, pupils)
    });
    match read.await {
        Ok(known) => {
            ([(header::CACHE_CONTROL, "no-store")], Html(live_of(locale, &known).into_string())).into_response()
        }
        Err(error) => broken(locale, &error),
    }
}

pub(super) fn live_of(locale: Locale, known: &LessonData) -> Markup {
    let id = known.lesson.id;
    let on = known.lesson.is_on(Timestamp::now().as_microsecond());
    let count = |wanted: &[Presence]| {
        known.pupils.iter().filter(|(_, learner)| wanted.contains(&known.presence(learner))).count()
    };
    let all = known.pupils.len();
    let (title, how_many) = match on {
        true => {
            let here = count(&[Presence::Here]);
            (text!(locale, "lesson-who-is-where"), text!(locale, "lesson-here", here, all))
        }
        false => {
            let came = count(&[Presence::Here, Presence::Gone]);
            (text!(locale, "lesson-who-was-there"), text!(locale, "lesson-came", came, all))
        }
    };
    let standings = if on { standings(known) } else { BTreeMap::new() };
    html! {
        section.card.now {
            h2 { (title) }
            p.quiet { (how_many) @if known.lesson.paused { " · " strong { (text!(locale, "lesson-paused")) } } }
            @if on { (stuck(locale, known, &standings)) }
            ul.pupils {
                @for (pupil, learner) in &known.pupils {
                    li.absent[known.presence(learner) == Presence::Absent] {
                        a href=(address(id, pupil)) {
                            (PreEscaped(pictures::svg(pupil.picture)))
                            strong { bdi { (pupil.name) } }
                        }
                        (progress(locale, known, learner, on))
                        @if let Some(standing) = standings.get(learner.as_str()) { span.quiet { (waited(locale, standing)) } }
                        @if on { (seat_of(locale, known, pupil, learner)) }
                    }
                }
            }
        }
        (report_of(locale, known))
    }
}

/// Where each pupil stands who is at it, by pseudonym. While all are paused nobody waits.
fn standings(known: &LessonData) -> BTreeMap<&str, Standing<'_>> {
    let Some(outline) = known.outline.as_deref().filter(|_| !known.lesson.paused) else { return BTreeMap::new() };
    let (pace, now) = (Pace::of(known.timelines.values()), Timestamp::now());
    let standing = |(learner, timeline)| Some((learner, pace.standing(timeline, outline, now)?));
    known.timelines.iter().map(|(learner, timeline)| (learner.as_str(), timeline)).filter_map(standing).collect()
}

/// Those who may be stuck, with step and minutes, in the order of the class list.
fn stuck(locale: Locale, known: &LessonData, standings: &BTreeMap<&str, Standing>) -> Markup {
    let Some(outline) = &known.outline else { return html! {} };
    let all = known.pupils.iter().filter_map(|(pupil, learner)| Some((pupil, standings.get(learner.as_str())?)));
    let stuck: Vec<_> = all.filter(|(_, standing)| standing.is_stuck()).collect();
    html! {
        @if !stuck.is_empty() {
            div.stuck {
                h3 { (text!(locale, "stuck-title")) }
                ul { @for (pupil, standing) in &stuck {
                    li {
                        a href=(address(known.lesson.id, pupil)) { bdi { (pupil.name) } } " "
                        (outline.text(locale.tag(), &format!("task.{}.step.{}", standing.task, standing.step)))
                        span.quiet { " · " (waited(locale, standing)) }
                    }
                } }
            }
        }
    }
}

/// For how long somebody has been at a step, beside the class, and the hints asked for.
fn waited(locale: Locale, standing: &Standing) -> String {
    let minutes = standing.waited / 60;
    let mut parts = vec![match standing.usual {
        Some(usual) => text!(locale, "waited-beside-class", minutes, usual = ((usual + 30) / 60).max(1)),
        None => text!(locale, "waited", minutes),
    }];
    if standing.asked > 0 {
        parts.push(text!(locale, "waited-asked", asked = standing.asked));
    }
    parts.join(" · ")
}

/// Gives a pupil's seat to whoever asked for it and shows this number: who changed to another computer, or in whose place somebody sat down.
/// Before anybody asks there is nobody to give it to.
fn seat_of(locale: Locale, known: &LessonData, pupil: &Pupil, learner: &str) -> Markup {
    let asked = known.seats.get(learner).is_some_and(|asked| *asked);
    let numbers = known.seat_requests.get(learner).map(Vec::as_slice).unwrap_or_default();
    let title = text!(locale, "seat-look-at-number");
    html! {
        @if asked || !numbers.is_empty() {
            form.seat.no-print action={"/teacher/lessons/" (known.lesson.id) "/release"} method="post" {
                input type="hidden" name="number" value=(pupil.number);
                span.problem role="status" { (text!(locale, "seat-asked-for")) }
                @if numbers.len() <= SHOWN {
                    @for number in numbers {
                        button name="asker" value=(number) title=(title) { (text!(locale, "seat-give-to", number)) }
                    }
                } @else {
                    // So many ask that somebody plays tricks: the number that the pupil shows is typed.
                    label { (text!(locale, "seat-number-typed")) input name="asker" inputmode="numeric" pattern="[0-9]{2,3}" size="4" required title=(title); }
                    button { (text!(locale, "seat-give-to-typed")) }
                }
            }
        }
    }
}

fn progress(locale: Locale, known: &LessonData, learner: &str, on: bool) -> Markup {
    let presence = match (known.presence(learner), on) {
        (Presence::Absent, true) => text!(locale, "progress-not-here"),
        (Presence::Absent, false) => text!(locale, "progress-was-not-there"),
        (Presence::Coming, true) => text!(locale, "progress-joined"),
        (Presence::Coming, false) => text!(locale, "progress-joined-only"),
        (Presence::Gone, true) => text!(locale, "progress-gone"),
        (Presence::Gone | Presence::Here, _) => String::new(),
    };
    let (Some(timeline), Some(outline)) = (known.timelines.get(learner), &known.outline) else {
        return html! { span.quiet { (presence) } };
    };
    let tag = locale.tag();
    let hints: usize = outline.scene.tasks.iter().map(|task| timeline.asked_hints(&task.id)).sum();
    let done = outline.scene.tasks.iter().filter(|task| timeline.did(&task.id)).count();
    html! {
        span.steps role="img" aria-label={(done) " / " (outline.scene.tasks.len())} {
            @for task in &outline.scene.tasks { i.done[timeline.did(&task.id)].now[timeline.task(outline) == Some(task.id.as_str())] {} }
        }
        @if timeline.has::<Finished>() { span { (text!(locale, "progress-finished")) } }
        @else if let Some(task) = timeline.task(outline) { span { (outline.text(tag, &format!("task.{task}.goal"))) } }
        span.quiet {
            @if let Some(place) = timeline.place() { (outline.text(tag, &format!("viewpoint.{place}"))) }
            @if hints > 0 { " · " (text!(locale, "progress-hints", hints)) }
            @if !presence.is_empty() { " · " (presence) }
        }
    }
}
