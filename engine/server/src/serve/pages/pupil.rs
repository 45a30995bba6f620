//! One pupil in one lesson: the way as a line of time, answers, measured data with its plot.

use super::language;
use super::layout::{self, Locale, broken, notice};
use super::learning::{goals_of_pupil, inquiry_of_pupil};
use super::lesson::address;
use super::lesson_data::{learner, listed, looked_at};
use super::teacher::bar;
use crate::record::documents;
use crate::scenes::outline::Outline;
use crate::school::report::Timeline;
use crate::school::{lessons, pictures};
use crate::serve::{SharedState, blocking};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, PreEscaped, html};
use serde_json::json;
use shujin_blocks::KINDS;
use shujin_lesson::format::Column;
use shujin_messages::{Joint, Message};
use shujin_trace::kind::Tone;
use shujin_trace::timeline::Entry;
use uuid::Uuid;

/// The page of a pupil.
pub(super) async fn page(
    State(state): State<SharedState>,
    Path((id, number)): Path<(Uuid, String)>,
    headers: HeaderMap,
) -> Response {
    let locale = language::of(&headers);
    let whose = Some(number.as_str());
    let (known, teacher) = match looked_at(&state, &headers, id, locale, ("pupil", whose)).await {
        Ok(found) => found,
        Err(instead) => return *instead,
    };
    let back = format!("/teacher/lessons/{id}");
    let Some((pupil, timeline)) = known.each().find(|(pupil, _)| pupil.number == number) else {
        let said = text!(locale, "pupil-unknown");
        return notice(locale, StatusCode::NOT_FOUND, &said, &back);
    };
    let learner = state.seal.pseudonym(&pupil.id);
    let asked = state.clone();
    let recorded = blocking(move || documents::get(asked.record.database(), &lessons::recording(id, &learner))).await;
    let recorded = recorded.is_ok_and(|recorded| recorded.is_some());
    let nothing = Timeline::default();
    let timeline = timeline.unwrap_or(&nothing);
    let body = html! {
        (bar(locale, &teacher))
        main.wide {
            p.no-print { a href=(back) { "← " (text!(locale, "pupil-back")) } }
            @if recorded {
                p.no-print { a.button href={"/?scene=" (known.lesson.scene) "&replay=" (address(id, pupil)) "/recording.json"} { (text!(locale, "pupil-replay")) } }
            }
            h1.pupil { (PreEscaped(pictures::svg(pupil.picture))) bdi { (pupil.name) } }
            @match &known.outline {
                Some(outline) if !timeline.entries.is_empty() => {
                    (goals_of_pupil(locale, outline, timeline))
                    (inquiry_of_pupil(locale, outline, timeline))
                    (data(locale, outline, timeline))
                    (time_line(locale, outline, timeline))
                    details.quiet.source.no-print {
                        summary { (text!(locale, "figures-where-from")) }
                        p { (text!(locale, "goals-model")) }
                        p { a href={"/teacher/lessons/" (id) "/statements.json?number=" (layout::escaped(&number))} { (text!(locale, "pupil-statements")) } }
                        p { (text!(locale, "pupil-registrations")) @for one in &timeline.registrations { code { (one) } " " } }
                    }
                }
                _ => p.quiet { (text!(locale, "pupil-no-record")) }
            }
        }
    };
    layout::page(locale, &pupil.name, &["/teacher/charts.js"], body)
}

/// The recording of a pupil's way, for the page that shows it.
pub(super) async fn recording(
    State(state): State<SharedState>,
    Path((id, number)): Path<(Uuid, String)>,
    headers: HeaderMap,
) -> Response {
    let locale = language::of(&headers);
    let (_, _, pupils) = match listed(&state, &headers, id, locale, ("recording", Some(&number))).await {
        Ok(found) => found,
        Err(instead) => return *instead,
    };
    let Some(learner) = learner(&pupils, &number).map(str::to_owned) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match blocking(move || documents::get(state.record.database(), &lessons::recording(id, &learner))).await {
        Ok(Some(found)) => {
            ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], found.body)
                .into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => broken(locale, &error),
    }
}

fn data(locale: Locale, outline: &Outline, timeline: &Timeline) -> Markup {
    let rows = timeline.rows();
    let columns = outline.columns();
    if rows.is_empty() || columns.is_empty() {
        return html! {};
    }
    let tag = locale.tag();
    let name = |column: &Column| {
        let name = outline.text(tag, &format!("column.{}", column.id));
        if column.unit.is_empty() { name } else { format!("{name} / {}", column.unit) }
    };
    let at = |id: &str| columns.iter().position(|column| column.id == id);
    let plot = outline.scene.lab.as_ref().and_then(|lab| lab.plot.as_ref());
    let axes = plot.and_then(|plot| Some((at(&plot.x)?, at(&plot.y)?)));
    let chart = axes.map(|(x, y)| {
        let points = rows.iter().filter_map(|row| Some([row.get(x)?, row.get(y)?]));
        let points: Vec<_> = points.filter(|point| point.iter().all(|number| number.is_finite())).collect();
        json!({ "kind": "data", "names": [name(&columns[x]), name(&columns[y])], "points": points })
    });
    html! {
        section.card {
            h2 { (text!(locale, "pupil-data")) }
            @if let Some(chart) = chart { div.chart data-chart=(chart) {} }
            table { thead { tr { @for column in columns { th { (name(column)) } } } }
                tbody { @for row in &rows { tr { @for (column, cell) in columns.iter().zip(*row) {
                    td { (shown(*cell, column)) } } } } } }
        }
    }
}

/// A cell of the table; a dash where there was no number.
fn shown(cell: f64, column: &Column) -> String {
    if cell.is_finite() { format!("{cell:.*}", usize::from(column.decimals)) } else { "—".into() }
}

fn time_line(locale: Locale, outline: &Outline, timeline: &Timeline) -> Markup {
    let Some(first) = timeline.entries.first() else { return html! {} };
    html! {
        section.card {
            h2 { (text!(locale, "pupil-way")) }
            ol.way {
                @for entry in &timeline.entries {
                    @let seconds = entry.at.duration_since(first.at).as_secs();
                    @if let Some((class, text)) = told(locale, outline, entry) {
                        li.(class) { time { (format!("{}:{:02}", seconds / 60, seconds % 60)) } span { (text) } }
                    }
                }
            }
        }
    }
}

/// An entry in words, and a class for its look; nothing where its kind is not told.
fn told(locale: Locale, outline: &Outline, entry: &Entry) -> Option<(&'static str, String)> {
    let summary = KINDS.get(entry.block, entry.kind)?.summary(entry)?;
    let named = |id: &String| Message::same(outline.text(locale.tag(), id));
    let names = (!summary.texts.is_empty()).then(|| Message::list(summary.texts.iter().map(named), Joint::Comma));
    let what = match (names, summary.detail) {
        (Some(names), Some(detail)) => Some(say!("way-names-and-detail", names, detail)),
        (names, detail) => names.or(detail),
    };
    let said = match what {
        Some(what) => say!("way-entry", said = summary.says, what),
        None => summary.says,
    };
    let said = match &summary.about {
        Some(id) => say!("way-in-answer", said, asked = named(id)),
        None => said,
    };
    Some((class(summary.tone), said.text(locale)))
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Quiet => "quiet",
        Tone::Right => "right",
        Tone::Wrong => "wrong",
        Tone::Guess => "guess",
        Tone::Data => "data",
        Tone::Hint => "hint",
        Tone::Task => "task",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shujin_blocks::question::Answered;
    use shujin_blocks::score::Played;
    use shujin_lesson::Files;
    use shujin_trace::event::Data;
    use shujin_trace::lesson::{Hinted, Opened, Visited};
    use shujin_trace::{Event, EventKind, Session, Statements, timeline};
    use std::time::Duration;

    const SCENE: &str = r#"
format = 1
id = "lab/swing"
family = "bench"
goals = ["g"]
grades = [7, 9]
minutes = 10
walk.start = "bench"
[[viewpoint]]
id = "bench"
eye = "0 1 2 m"
look = "0 1 0 m"
"#;
    const TEXTS: &str = r#"
question.why.ask = "Why?"
question.why.option.long = "Long"
question.why.option.short = "Short"
viewpoint.bench = "the bench"
task.one.hint.two = "Look up"
"#;

    fn outline() -> Outline {
        let mut files = Files::new();
        files.insert("scene.toml", SCENE);
        files.insert("strings/en.toml", TEXTS);
        Outline::read(&files).expect("reads")
    }

    fn session() -> Session {
        serde_json::from_value(json!({
            "id": "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10", "started": "2026-03-02T08:30:00Z", "home": "https://school.example",
            "learner": "p-0123456789abcdef0123456789abcdef", "scene": "lab/swing", "hash": "", "language": "en",
        }))
        .expect("a session")
    }

    /// What a teacher reads of an event, through its statement.
    fn read(event: &Event, locale: Locale) -> Option<(&'static str, String)> {
        let statements = Statements::new(session(), &KINDS).push(event, Duration::ZERO);
        told(locale, &outline(), &timeline::entry(&statements[0], &KINDS).expect("an entry"))
    }

    #[test]
    fn events_are_told_in_the_words_of_the_scene() {
        let english = Locale::of("en").expect("English");
        let english = |event: &dyn Fn() -> Event| read(&event(), english).expect("told");
        fn of(event: impl EventKind) -> Event {
            Event::new(0, &event)
        }
        let answered = |answer: &[&str], right, prediction| {
            let answer = answer.iter().map(|word| (*word).to_owned()).collect();
            of(Answered { question: "why".into(), answer, right, prediction, step: None })
        };
        assert_eq!(english(&|| of(Opened {})), ("quiet", "opened the scene".into()));
        assert_eq!(english(&|| of(Visited { viewpoint: "bench".into() })), ("quiet", "went to the bench".into()));
        let hinted = |asked| move || of(Hinted { task: "one".into(), hint: "two".into(), asked });
        assert_eq!(english(&hinted(true)), ("hint", "asked for a hint: Look up".into()));
        assert_eq!(english(&hinted(false)), ("quiet", "a hint came by itself: Look up".into()));
        assert_eq!(english(&|| answered(&["long"], true, false)), ("right", "answered rightly Long（Why?）".into()));
        let both = || answered(&["long", "short"], false, false);
        assert_eq!(english(&both), ("wrong", "answered Long, Short（Why?）".into()));
        assert_eq!(english(&|| answered(&["long"], true, true)), ("guess", "predicted Long（Why?）".into()));
        let played = |wrong| of(Played { phrase: 2, wrong, timing: None });
        assert_eq!(english(&|| played(3)), ("wrong", "played phrase 2, 3 wrong keys".into()));
        assert_eq!(english(&|| played(0)), ("right", "played phrase 2, without a wrong key".into()));
        let chinese = read(&played(3), Locale::SOURCE);
        assert_eq!(chinese, Some(("wrong", "弹完乐句 2，弹错 3 个音".into())));
    }

    #[test]
    fn every_kind_is_told_or_left_out_on_purpose() {
        let silent = ["said", "measured"];
        for (kind, data) in KINDS.iter().flat_map(|kind| kind.examples().into_iter().map(move |data| (kind, data))) {
            let event =
                Event { tick: 0, block: kind.block().into(), kind: kind.kind().into(), data: Data::clone(&data) };
            for locale in Locale::all() {
                let told = read(&event, locale);
                assert_eq!(told.is_none(), silent.contains(&kind.kind()), "{kind:?}: {told:?}");
            }
        }
    }
}
