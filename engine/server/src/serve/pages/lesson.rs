//! One lesson: while it is on, who is where; and at any time, what has come of it.

use super::class::word_of;
use super::language;
use super::layout::{self, Locale, broken, go, notice};
use super::learning::goals_of_class;
use super::teacher::{bar, local, of_class};
use super::timeline_cache;
use crate::scenes::outline::Outline;
use crate::school::lessons::NEAR_DIGITS;
use crate::school::report::{self, Timeline};
use crate::school::teachers::Teacher;
use crate::school::{Lesson, Pupil, SealError, lessons, pictures, roster, seat_requests, seats};
use crate::serve::scenes::ServedScene;
use crate::serve::{SharedState, blocking};
use axum::extract::{Form, Path, Query as Asked, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use serde_json::json;
use shujin_blocks::score::Played;
use shujin_lesson::format::Task;
use shujin_trace::Timestamp;
use shujin_trace::lesson::{Finished, Hinted, Left};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// How many of a picture's askers have a button each.
const SHOWN: usize = 6;

/// All that is known of a lesson.
pub(super) struct LessonData {
    pub(super) lesson: Lesson,
    pub(super) outline: Option<Arc<Outline>>,
    pub(super) pupils: ListedPupils,
    pub(super) timelines: timeline_cache::TimelinesByLearner,
    joined: Vec<String>,
    /// Who sits in a seat now, and whether another browser asked for it.
    seats: BTreeMap<String, bool>,
    /// The numbers of those who ask for a seat.
    seat_requests: BTreeMap<String, Vec<i64>>,
}

impl LessonData {
    /// Where a pupil is.
    fn presence(&self, learner: &str) -> Presence {
        match self.timelines.get(learner).and_then(|timeline| timeline.entries.last()) {
            Some(last) if last.is::<Left>() => Presence::Gone,
            Some(_) => Presence::Here,
            None if self.joined.iter().any(|one| one == learner) => Presence::Coming,
            None => Presence::Absent,
        }
    }

    /// Each pupil with the way, where there is one.
    pub(super) fn each(&self) -> impl Iterator<Item = (&Pupil, Option<&Timeline>)> {
        self.pupils.iter().map(|(pupil, learner)| (pupil, self.timelines.get(learner)))
    }
}

/// Where the page of a pupil in a lesson lies.
pub(super) fn address(lesson: Uuid, pupil: &Pupil) -> String {
    format!("/teacher/lessons/{lesson}/pupils/{}", layout::escaped(&pupil.number))
}

/// Where a pupil of a lesson is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    /// Not there, or not heard of.
    Absent,
    /// Joined, and nothing came from the scene yet.
    Coming,
    Here,
    /// Was there, and left the scene.
    Gone,
}

/// Opens the list of a class.
pub(super) fn pupils(state: &SharedState, class: &str) -> Result<ListedPupils, SealError> {
    let roster = roster::get(state.record.database(), &state.seal, class)?;
    let pseudonym = |pupil: Pupil| {
        let learner = state.seal.pseudonym(&pupil.id);
        (pupil, learner)
    };
    Ok(roster.map(|roster| roster.pupils).unwrap_or_default().into_iter().map(pseudonym).collect())
}

/// Reads a lesson of these pupils: outline of the scene, if it is among those at hand, and ways.
pub(super) fn known(
    state: &SharedState,
    scenes: &[Arc<ServedScene>],
    lesson: Lesson,
    pupils: ListedPupils,
) -> Result<LessonData, SealError> {
    let held = scenes.iter().find(|held| held.card.info.id == lesson.scene);
    let outline = held.and_then(|held| state.library.outline(held));
    let joined = lessons::joined(state.record.database(), lesson.id)?;
    let seats = seats::held(state.record.database(), lesson.id)?;
    let seat_requests = seat_requests::open_numbers(state.record.database(), lesson.id)?;
    Ok(LessonData {
        outline,
        pupils,
        timelines: state.timeline_cache.get(state, &lesson)?,
        joined,
        seats,
        seat_requests,
        lesson,
    })
}

/// The lesson with this id and its teacher, who must be of its class; otherwise what is to be shown instead.
pub(super) async fn opened(
    state: &SharedState,
    headers: &HeaderMap,
    id: Uuid,
    locale: Locale,
) -> Result<(Lesson, Teacher), Box<Response>> {
    let asked = state.clone();
    let lesson = match blocking(move || lessons::get(asked.record.database(), id)).await {
        Ok(Some(lesson)) => lesson,
        Ok(None) => {
            let said = text!(locale, "lesson-unknown");
            return Err(Box::new(notice(locale, StatusCode::NOT_FOUND, &said, "/teacher")));
        }
        Err(error) => return Err(Box::new(broken(locale, &error))),
    };
    let teacher = of_class(state, headers, &lesson.class, locale).await?;
    let (asked, class) = (state.clone(), lesson.class.clone());
    match blocking(move || roster::begun(asked.record.database(), &class)).await {
        // Another class had the name then.
        Ok(Some(begun)) if lesson.started < begun => {
            let said = text!(locale, "lesson-of-another-class");
            Err(Box::new(notice(locale, StatusCode::FORBIDDEN, &said, "/teacher")))
        }
        Ok(_) => Ok((lesson, teacher)),
        Err(error) => Err(Box::new(broken(locale, &error))),
    }
}

/// The pupils of a class, each with the pseudonym.
pub(super) type ListedPupils = Vec<(Pupil, String)>;

/// The pseudonym of the pupil with this number.
pub(super) fn learner<'a>(pupils: &'a [(Pupil, String)], number: &str) -> Option<&'a str> {
    pupils.iter().find(|(pupil, _)| pupil.number == number).map(|(_, learner)| learner.as_str())
}

/// The lesson with this id, its teacher and the pupils of its class; that names were looked at is noted under the page's name, and of
/// one pupil whose it was. Otherwise what is to be shown instead.
pub(super) async fn listed(
    state: &SharedState,
    headers: &HeaderMap,
    id: Uuid,
    locale: Locale,
    (page, number): (&str, Option<&str>),
) -> Result<(Lesson, Teacher, ListedPupils), Box<Response>> {
    let failed = |error: &dyn std::fmt::Display| Box::new(broken(locale, error));
    let (lesson, teacher) = opened(state, headers, id, locale).await?;
    let (asked, class) = (state.clone(), lesson.class.clone());
    let pupils = blocking(move || pupils(&asked, &class)).await.map_err(|error| failed(&error))?;
    // Of a pupil by pseudonym: the list of looks is no list of names.
    let whose = number.and_then(|number| learner(&pupils, number));
    let page = whose.map_or(page.to_owned(), |learner| format!("{page} {learner}"));
    let viewed = roster::viewed(state.record.database(), &teacher.name, &lesson.class, &page).await;
    viewed.map_err(|error| failed(&error))?;
    Ok((lesson, teacher, pupils))
}

/// The same with all that is known of the lesson.
pub(super) async fn looked_at(
    state: &SharedState,
    headers: &HeaderMap,
    id: Uuid,
    locale: Locale,
    page: (&str, Option<&str>),
) -> Result<(LessonData, Teacher), Box<Response>> {
    let (lesson, teacher, pupils) = listed(state, headers, id, locale, page).await?;
    let asked = state.clone();
    let read = blocking(move || known(&asked, &asked.library.all(), lesson, pupils)).await;
    Ok((read.map_err(|error| Box::new(broken(locale, &error)))?, teacher))
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
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let scheme = if state.secure { "https" } else { "http" };
    let body = html! {
        (bar(locale, &teacher))
        main.wide {
            section.head {
                div {
                    h1 { (scene) }
                    p.quiet { (known.lesson.class) " · " (local(known.lesson.started)) }
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
                @if on { (code(locale, &state, &known.lesson, &format!("{scheme}://{host}"))) }
            }
            div #live data-live={"/teacher/lessons/" (id) "/live"} data-on=(on) { (live_of(locale, &known)) }
        }
    };
    layout::page(locale, &scene, &["/teacher/live.js", "/teacher/charts.js"], body)
}

fn code(locale: Locale, state: &SharedState, lesson: &Lesson, server: &str) -> Markup {
    let word = state.keys.signature(&word_of(&lesson.code));
    let address = format!("{server}/class?code={}&word={word}", lesson.code);
    let drawn = qrcode::QrCode::new(address.as_bytes())
        .map(|code| code.render::<qrcode::render::svg::Color>().min_dimensions(180, 180).quiet_zone(true).build());
    let (near, rest) = lesson.code.split_at_checked(NEAR_DIGITS).unwrap_or((&lesson.code, ""));
    html! {
        div.code {
            div {
                span.quiet { (text!(locale, "lesson-code")) }
                strong { (near) @if !rest.is_empty() { " " small { (rest) } } }
                span.quiet { (server) "/class" }
                @if !rest.is_empty() { span.quiet { (text!(locale, "lesson-code-near")) } }
            }
            @if let Ok(drawn) = drawn { div.qr role="img" aria-label=(text!(locale, "lesson-qr-code")) { (PreEscaped(drawn.split_once("?>").map_or(drawn.as_str(), |(_, svg)| svg))) } }
        }
    }
}

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

fn live_of(locale: Locale, known: &LessonData) -> Markup {
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
    html! {
        section.card.now {
            h2 { (title) }
            p.quiet { (how_many) }
        ul.pupils {
            @for (pupil, learner) in &known.pupils {
                li.absent[known.presence(learner) == Presence::Absent] {
                    a href=(address(id, pupil)) {
                        (PreEscaped(pictures::svg(pupil.picture)))
                        strong { (pupil.name) }
                    }
                    (progress(locale, known, learner, on))
                    @if on { (seat_of(locale, known, pupil, learner)) }
                }
            }
            }
        }
        (report_of(locale, known))
    }
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
    let hints: usize = outline.scene.tasks.iter().map(|task| timeline.hinted(&task.id)).sum();
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

fn report_of(locale: Locale, known: &LessonData) -> Markup {
    let Some(outline) = &known.outline else {
        return html! { p.problem { (text!(locale, "lesson-scene-absent")) } };
    };
    let tag = locale.tag();
    let timelines: Vec<&Timeline> = known.each().filter_map(|(_, timeline)| timeline).collect();
    let done = |task: &str| timelines.iter().filter(|timeline| timeline.did(task)).count();
    let hinted = |task: &str| timelines.iter().filter(|timeline| timeline.hinted(task) > 0).count();
    let names: Vec<String> =
        outline.scene.tasks.iter().map(|task| outline.text(tag, &format!("task.{}.goal", task.id))).collect();
    let chart = json!({
        "kind": "tasks",
        "names": names,
        "series": [
            { "name": text!(locale, "tasks-chart-did"), "data": outline.scene.tasks.iter().map(|task| done(&task.id)).collect::<Vec<_>>() },
            { "name": text!(locale, "tasks-chart-hinted"), "data": outline.scene.tasks.iter().map(|task| hinted(&task.id)).collect::<Vec<_>>() },
        ],
        "most": known.pupils.len(),
    });
    html! {
        section.card {
            h2 { (text!(locale, "tasks-title")) }
            div.chart data-chart=(chart) {}
            table { thead { tr { th { (text!(locale, "tasks-task")) } th { (text!(locale, "tasks-did")) } th { (text!(locale, "tasks-hinted")) } } }
                tbody { @for (task, name) in outline.scene.tasks.iter().zip(&names) {
                    tr { td { (name) } td { (done(&task.id)) } td { (hinted(&task.id)) } } } } }
            @for (task, name) in outline.scene.tasks.iter().zip(&names) {
                @if !timelines.is_empty() { (task_of(locale, outline, known, task, name)) }
            }
        }
        (questions(locale, outline, &timelines))
        (goals_of_class(locale, outline, known))
        (played(locale, &timelines))
        p.quiet.source { a href={"/teacher/lessons/" (known.lesson.id) "/statements.json"} { (text!(locale, "lesson-statements")) } }
    }
}

/// Wrong keys by phrase, where a score was played.
fn played(locale: Locale, timelines: &[&Timeline]) -> Markup {
    let mut phrases: BTreeMap<&str, (usize, f64)> = BTreeMap::new();
    for entry in timelines.iter().flat_map(|timeline| timeline.of::<Played>()) {
        let phrase = phrases.entry(&entry.name).or_default();
        *phrase = (phrase.0 + 1, phrase.1 + entry.outcome.numbers.first().copied().unwrap_or_default());
    }
    html! {
        @if !phrases.is_empty() {
            section.card {
                h2 { (text!(locale, "played-title")) }
                table {
                    thead { tr { th { (text!(locale, "played-phrase")) } th { (text!(locale, "played-times")) } th { (text!(locale, "played-wrong")) } } }
                    tbody { @for (phrase, (times, wrong)) in phrases { tr { td { (phrase) } td { (times) } td { (wrong) } } } }
                }
            }
        }
    }
}

/// Who did a task and who did not, and which hints were shown to how many.
fn task_of(locale: Locale, outline: &Outline, known: &LessonData, task: &Task, name: &str) -> Markup {
    let (did, not): (Vec<_>, Vec<_>) = known
        .each()
        .filter_map(|(pupil, timeline)| Some((pupil, timeline?)))
        .partition(|(_, timeline)| timeline.did(&task.id));
    let shown = |hint: &str| {
        let name = format!("{}.{hint}", task.id);
        let saw = |timeline: &Timeline| timeline.of::<Hinted>().any(|entry| entry.name == name);
        did.iter().chain(&not).filter(|(_, timeline)| saw(timeline)).count()
    };
    let hints: Vec<_> = task.hints.iter().map(|hint| (hint, shown(&hint.id))).filter(|(_, count)| *count > 0).collect();
    let names = |of: &[(&Pupil, &Timeline)]| {
        html! { @for (pupil, _) in of { a href=(address(known.lesson.id, pupil)) { (pupil.name) } " " } }
    };
    html! {
        details data-kept={"task-" (task.id)} {
            summary { (name) " " span.quiet { (text!(locale, "tasks-who-did")) } }
            ul.stages {
                @if !did.is_empty() { li { span.label { (text!(locale, "tasks-those-who-did")) } span { (names(&did)) } } }
                @if !not.is_empty() { li { span.label { (text!(locale, "tasks-those-who-did-not")) } span { (names(&not)) } } }
            }
            @if !hints.is_empty() {
                ul.reasons { @for (hint, count) in hints {
                    li { strong { (count) } " × " (outline.text(locale.tag(), &format!("task.{}.hint.{}", task.id, hint.id))) }
                } }
            }
        }
    }
}

fn questions(locale: Locale, outline: &Outline, timelines: &[&Timeline]) -> Markup {
    let tag = locale.tag();
    let asked: Vec<(&str, &str)> = outline
        .scene
        .tasks
        .iter()
        .flat_map(|task| task.steps.iter().filter_map(|step| Some((task.id.as_str(), step.ask.as_deref()?))))
        .collect();
    html! {
        section.card {
            h2 { (text!(locale, "questions-title")) }
            @for (_, id) in asked {
                @if let Some(question) = outline.question(id) {
                    @let answers = report::answers(timelines.iter().copied(), id);
                    @if answers.pupils > 0 {
                        div.question {
                            h3 { (outline.text(tag, &format!("question.{id}.ask"))) }
                            p.quiet {
                                @if question.predict { (text!(locale, "questions-prediction")) }
                                @else { (text!(locale, "questions-right-at-once", right = answers.right_at_once, all = answers.pupils)) }
                            }
                            ul.bars {
                                @for option in &question.options {
                                    @let (first, ever) = answers.choices.get(option).copied().unwrap_or_default();
                                    @let right = question.right.contains(option);
                                    @let option_text = outline.text(tag, &format!("question.{id}.option.{option}"));
                                    li.right[right] {
                                        span.label {
                                            @if right && question.predict { (text!(locale, "questions-found-later", option = option_text)) }
                                            @else if right { "✓ " (option_text) }
                                            @else { (option_text) }
                                        }
                                        meter min="0" max=(answers.pupils) value=(first) {}
                                        span { (first) @if ever > first { span.quiet { " " (text!(locale, "questions-later-too", more = ever - first)) } } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
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
