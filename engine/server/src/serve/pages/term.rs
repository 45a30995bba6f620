//! A class over a term: its lessons along the five educations, and how far it has come with scientific inquiry.

use super::learning::inquiry_of_term;
use super::lesson::{Known, known, pupils};
use super::shell::{self, Tongue, broken, escaped};
use super::teacher::{bar, local, of_class};
use crate::school::{SealError, begins, lessons, roster};
use crate::serve::{Shared, blocking};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Zoned;
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;
use shujin_lesson::format::Family;
use shujin_trace::path::Kind;

/// Most lessons that a term is taken to have.
const LESSONS: usize = 80;

/// The five educations, in their usual order, and what stands for each here.
const EDUCATIONS: [(&str, &str, Option<Family>); 5] = [
    ("德育", "moral", Some(Family::Walk)),
    ("智育", "intellectual", Some(Family::Bench)),
    ("体育", "physical", None),
    ("美育", "aesthetic", Some(Family::Music)),
    ("劳动教育", "labour", Some(Family::Role)),
];

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
    fn begins(self) -> i64 {
        begins(self.year, if self.autumn { 8 } else { 2 }).unwrap_or(0)
    }

    fn word(self) -> String {
        format!("{}-{}", self.year, if self.autumn { "08" } else { "02" })
    }

    fn name(self, tongue: Tongue) -> String {
        match (tongue.chinese, self.autumn) {
            (true, true) => format!("{}年秋季学期", self.year),
            (true, false) => format!("{}年春季学期", self.year),
            (false, true) => format!("autumn term {}", self.year),
            (false, false) => format!("spring term {}", self.year),
        }
    }
}

/// The page.
pub(super) async fn page(
    State(house): State<Shared>,
    Path(class): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let tongue = Tongue::asked(&headers);
    let teacher = match of_class(&house, &headers, &class, tongue).await {
        Ok(teacher) => teacher,
        Err(instead) => return *instead,
    };
    let now = Term::of(&Zoned::now());
    let term = asked.term.as_deref().and_then(Term::read).unwrap_or(now);
    let (asked, wanted) = (house.clone(), class.clone());
    let read = blocking(move || -> Result<Vec<Known>, SealError> {
        let (since, until) = (term.begins(), term.next().begins());
        let held = lessons::between(asked.record.database(), &wanted, since, until, LESSONS)?;
        // The list of the class is opened once, and scenes are looked for once, not for each of its lessons.
        let (pupils, scenes) = (pupils(&asked, &wanted)?, asked.library.all());
        held.into_iter().map(|lesson| known(&asked, &scenes, lesson, pupils.clone())).collect()
    });
    let held = match read.await {
        Ok(held) => held,
        Err(error) => return broken(tongue, &error),
    };
    if let Err(error) = roster::viewed(house.record.database(), &teacher.name, &class, "term").await {
        return broken(tongue, &error);
    }
    let title = format!("{class} · {}", term.name(tongue));
    let link = |term: Term| format!("/teacher/classes/{}/term?term={}", escaped(&class), term.word());
    let body = html! {
        (bar(tongue, &teacher))
        main.wide {
            p.no-print.row {
                a href={"/teacher/classes/" (escaped(&class))} { "← " (class) }
                a href=(link(term.last())) { (term.last().name(tongue)) }
                @if term != now { a href=(link(term.next())) { (term.next().name(tongue)) } }
            }
            h1 { (title) }
            (educations(tongue, &held))
            (inquiry_of_term(tongue, &held))
            (all(tongue, &held))
        }
    };
    shell::page(tongue, &title, &["/teacher/charts.js"], body)
}

fn taking_part(known: &Known) -> usize {
    known.each().filter(|(_, way)| way.is_some()).count()
}

fn finished(known: &Known) -> usize {
    known.each().filter(|(_, way)| way.is_some_and(|way| way.has(Kind::Finished))).count()
}

fn educations(tongue: Tongue, held: &[Known]) -> Markup {
    let of = |family: Option<Family>| -> Vec<&Known> {
        let is =
            |known: &&Known| known.outline.as_ref().map(|outline| outline.scene.family) == family && family.is_some();
        held.iter().filter(is).collect()
    };
    let rows: Vec<(&str, usize, usize, usize)> = EDUCATIONS
        .iter()
        .map(|(zh, en, family)| {
            let lessons = of(*family);
            let [part, done] = [taking_part, finished].map(|count| lessons.iter().map(|known| count(known)).sum());
            (tongue.say(zh, en), lessons.len(), part, done)
        })
        .collect();
    let chart = json!({
        "kind": "tasks",
        "names": rows.iter().map(|row| row.0).collect::<Vec<_>>(),
        "series": [
            { "name": tongue.say("参加人次", "took part"), "data": rows.iter().map(|row| row.2).collect::<Vec<_>>() },
            { "name": tongue.say("做完人次", "finished"), "data": rows.iter().map(|row| row.3).collect::<Vec<_>>() },
        ],
        "most": rows.iter().map(|row| row.2).max().unwrap_or_default().max(1),
    });
    html! {
        section.card {
            h2 { (tongue.say("五育", "The five educations")) }
            div.chart data-chart=(chart) {}
            table {
                thead { tr { th { } th { (tongue.say("节数", "lessons")) } th { (tongue.say("参加人次", "took part")) } th { (tongue.say("做完人次", "finished")) } } }
                tbody { @for (name, lessons, part, done) in &rows { tr { td { (name) } td { (lessons) } td { (part) } td { (done) } } } }
            }
            p.quiet { (tongue.say("按场景的类别归入；体育在这里还没有场景。", "By the scene's family; there is no scene yet for physical education.")) }
        }
    }
}

fn all(tongue: Tongue, held: &[Known]) -> Markup {
    html! {
        section.card {
            h2 { (tongue.say("每一节课", "Each lesson")) }
            table {
                thead { tr { th { (tongue.say("时间", "When")) } th { (tongue.say("场景", "Scene")) } th { (tongue.say("参加", "took part")) } th { (tongue.say("做完", "finished")) } } }
                tbody { @for known in held { tr {
                    td { a href={"/teacher/lessons/" (known.lesson.id)} { (local(known.lesson.started)) } }
                    td { (known.outline.as_ref().map_or(known.lesson.scene.clone(), |outline| outline.text(tongue.locale(), "scene.title"))) }
                    td { (taking_part(known)) } td { (finished(known)) }
                } } }
            }
            @if held.is_empty() { p.quiet { (tongue.say("这学期没有上过课。", "No lessons this term.")) } }
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
        assert_eq!(local(autumn.begins()), "2026-08-01 00:00");
        assert_eq!(
            [autumn.next(), autumn.last(), autumn.next().next()].map(Term::word),
            ["2027-02", "2026-02", "2027-08"]
        );
        assert_eq!(Term::read("2027-02"), Some(autumn.next()));
        assert_eq!(["2027-03", "1-08", "x"].map(Term::read), [None; 3]);
    }
}
