//! A class over a term: its lessons along the five educations, and its progress in scientific inquiry.

use super::language;
use super::layout::{self, Locale, broken, escaped};
use super::learning::{education_name, inquiry_of_term};
use super::lesson_data::{LessonData, known, pupils};
use super::teacher::{bar, local, of_class};
use crate::school::{SealError, lessons, month_start, roster};
use crate::serve::{SharedState, blocking};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Zoned;
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;
use shujin_lesson::format::Education;
use shujin_messages::Message;
use shujin_trace::lesson::Finished;

/// Most lessons of a term that are shown.
const LESSONS: usize = 80;

/// A term as schools count: from August, or from February.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Term {
    year: i16,
    autumn: bool,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    /// `2026-08` or `2026-02`: the month in which it begins.
    term: Option<String>,
}

impl Term {
    fn of(now: &Zoned) -> Self {
        match (now.year(), now.month()) {
            (year, 8..=12) => Self { year, autumn: true },
            (year, 2..=7) => Self { year, autumn: false },
            (year, _) => Self { year: year - 1, autumn: true },
        }
    }

    fn read(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let autumn =
            [("08", true), ("02", false)].into_iter().find_map(|(of, autumn)| (of == month).then_some(autumn))?;
        Some(Self { year: year.parse().ok().filter(|year| (2000..2200).contains(year))?, autumn })
    }

    fn next(self) -> Self {
        Self { year: self.year + i16::from(self.autumn), autumn: !self.autumn }
    }

    fn last(self) -> Self {
        Self { year: self.year - i16::from(!self.autumn), autumn: !self.autumn }
    }

    /// When it begins, microseconds since 1970.
    fn month_start(self) -> i64 {
        month_start(self.year, if self.autumn { 8 } else { 2 }).unwrap_or(0)
    }

    fn word(self) -> String {
        format!("{}-{}", self.year, if self.autumn { "08" } else { "02" })
    }

    fn name(self, locale: Locale) -> String {
        match self.autumn {
            true => text!(locale, "term-autumn", year = self.year),
            false => text!(locale, "term-spring", year = self.year),
        }
    }
}

/// The page.
pub(super) async fn page(
    State(state): State<SharedState>,
    Path(class): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let locale = language::of(&headers);
    let teacher = match of_class(&state, &headers, &class, locale).await {
        Ok(teacher) => teacher,
        Err(instead) => return *instead,
    };
    let now = Term::of(&Zoned::now());
    let term = asked.term.as_deref().and_then(Term::read).unwrap_or(now);
    let (asked, wanted) = (state.clone(), class.clone());
    let read = blocking(move || -> Result<Vec<LessonData>, SealError> {
        let (since, until) = (term.month_start(), term.next().month_start());
        let held = lessons::between(asked.record.database(), &wanted, since, until, LESSONS)?;
        // The list of the class is opened once, and scenes are looked for once, not for each of its lessons.
        let (pupils, scenes) = (pupils(&asked, &wanted)?, asked.library.all());
        held.into_iter().map(|lesson| known(&asked, &scenes, lesson, pupils.clone())).collect()
    });
    let held = match read.await {
        Ok(held) => held,
        Err(error) => return broken(locale, &error),
    };
    if let Err(error) = roster::viewed(state.record.database(), &teacher.name, &class, "term").await {
        return broken(locale, &error);
    }
    let title = format!("{class} · {}", term.name(locale));
    let link = |term: Term| format!("/teacher/classes/{}/term?term={}", escaped(&class), term.word());
    let body = html! {
        (bar(locale, &teacher))
        main.wide {
            p.no-print.row {
                a href={"/teacher/classes/" (escaped(&class))} { "← " bdi { (class) } }
                a href=(link(term.last())) { (term.last().name(locale)) }
                @if term != now { a href=(link(term.next())) { (term.next().name(locale)) } }
            }
            h1 { bdi { (class) } " · " (term.name(locale)) }
            (educations(locale, &held))
            (inquiry_of_term(locale, &held))
            (all(locale, &held))
        }
    };
    layout::page(locale, &title, &["/teacher/charts.js"], body)
}

fn taking_part(known: &LessonData) -> usize {
    known.each().filter(|(_, timeline)| timeline.is_some()).count()
}

fn finished(known: &LessonData) -> usize {
    known.each().filter(|(_, timeline)| timeline.is_some_and(|timeline| timeline.has::<Finished>())).count()
}

fn educations(locale: Locale, held: &[LessonData]) -> Markup {
    let rows: Vec<(String, usize, usize, usize)> = Education::ALL
        .into_iter()
        .map(|education| {
            let serves = |known: &&LessonData| {
                known.outline.as_ref().is_some_and(|outline| outline.scene.educations().contains(&education))
            };
            let lessons: Vec<&LessonData> = held.iter().filter(serves).collect();
            let [part, done] = [taking_part, finished].map(|count| lessons.iter().map(|known| count(known)).sum());
            (Message::from(education_name(education)).text(locale), lessons.len(), part, done)
        })
        .collect();
    let chart = json!({
        "kind": "tasks",
        "names": rows.iter().map(|row| &row.0).collect::<Vec<_>>(),
        "series": [
            { "name": text!(locale, "term-chart-took-part"), "data": rows.iter().map(|row| row.2).collect::<Vec<_>>() },
            { "name": text!(locale, "term-chart-finished"), "data": rows.iter().map(|row| row.3).collect::<Vec<_>>() },
        ],
        "most": rows.iter().map(|row| row.2).max().unwrap_or_default().max(1),
    });
    html! {
        section.card {
            h2 { (text!(locale, "educations-title")) }
            div.chart data-chart=(chart) {}
            table {
                thead { tr { th { } th { (text!(locale, "educations-lessons")) } th { (text!(locale, "term-chart-took-part")) } th { (text!(locale, "term-chart-finished")) } } }
                tbody { @for (name, lessons, part, done) in &rows { tr { td { (name) } td { (lessons) } td { (part) } td { (done) } } } }
            }
            p.quiet { (text!(locale, "educations-about")) }
        }
    }
}

fn all(locale: Locale, held: &[LessonData]) -> Markup {
    html! {
        section.card {
            h2 { (text!(locale, "term-lessons")) }
            table {
                thead { tr { th { (text!(locale, "term-when")) } th { (text!(locale, "scene")) } th { (text!(locale, "term-took-part")) } th { (text!(locale, "term-finished")) } } }
                tbody { @for known in held { tr {
                    td { a href={"/teacher/lessons/" (known.lesson.id)} { (local(known.lesson.started)) } }
                    td { (known.outline.as_ref().map_or(known.lesson.scene.clone(), |outline| outline.text(locale.tag(), "scene.title"))) }
                    td { (taking_part(known)) } td { (finished(known)) }
                } } }
            }
            @if held.is_empty() { p.quiet { (text!(locale, "term-no-lessons")) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Date;
    use jiff::tz::TimeZone;

    #[test]
    fn terms_begin_in_august_and_february() {
        let of = |year, month, day| {
            Term::of(&Date::new(year, month, day).and_then(|day| day.to_zoned(TimeZone::system())).expect("a day"))
        };
        assert_eq!(
            [of(2026, 11, 25), of(2026, 3, 25), of(2026, 1, 10)].map(Term::word),
            ["2026-08", "2026-02", "2025-08"]
        );
        let autumn = of(2026, 8, 1);
        assert_eq!(local(autumn.month_start()), "2026-08-01 00:00");
        assert_eq!(
            [autumn.next(), autumn.last(), autumn.next().next()].map(Term::word),
            ["2027-02", "2026-02", "2027-08"]
        );
        assert_eq!(Term::read("2027-02"), Some(autumn.next()));
        assert_eq!(["2027-03", "1-08", "x"].map(Term::read), [None; 3]);
    }
}
