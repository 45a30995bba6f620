//! What is known of one lesson, and who may see it.

use super::layout::{Locale, broken, notice};
use super::teacher::of_class;
use super::timeline_cache;
use crate::scenes::outline::Outline;
use crate::school::report::Timeline;
use crate::school::teachers::Teacher;
use crate::school::{Lesson, Pupil, SealError, lessons, roster, seat_requests, seats};
use crate::serve::scenes::ServedScene;
use crate::serve::{SharedState, blocking};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use shujin_trace::lesson::Left;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// All that is known of a lesson.
pub(super) struct LessonData {
    pub(super) lesson: Lesson,
    pub(super) outline: Option<Arc<Outline>>,
    pub(super) pupils: ListedPupils,
    pub(super) timelines: timeline_cache::TimelinesByLearner,
    joined: Vec<String>,
    /// Who sits in a seat now, and whether another browser asked for it.
    pub(super) seats: BTreeMap<String, bool>,
    /// The numbers of those who ask for a seat.
    pub(super) seat_requests: BTreeMap<String, Vec<i64>>,
}

impl LessonData {
    /// Where a pupil is.
    pub(super) fn presence(&self, learner: &str) -> Presence {
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

/// Where a pupil of a lesson is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
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
