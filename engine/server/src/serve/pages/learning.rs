//! Learning goals and elements of scientific inquiry on the pages: how far each pupil is, and why. Pupils stand in the order of the class
//! list; they are not ranked.

use super::layout::Locale;
use super::lesson::address;
use super::lesson_data::LessonData;
use super::teacher::local;
use crate::scenes::outline::Outline;
use crate::school::Pupil;
use crate::school::report::{Inquired, Practised, Timeline};
use maud::{Markup, html};
use shujin_lesson::format::{Education, Inquiry};
use shujin_messages::table::Entry;
use shujin_trace::mastery::{MODEL, Opportunity, Stage};
use uuid::Uuid;

/// Stages in the order in which pages show them: first the pupils who need attention.
const STAGES: [Stage; 4] = [Stage::Begun, Stage::Under, Stage::Firm, Stage::Unseen];

/// Those that anything was concluded for.
const JUDGED: [Stage; 3] = [Stage::Begun, Stage::Under, Stage::Firm];

fn stage_name(locale: Locale, stage: Stage) -> String {
    match stage {
        Stage::Begun => text!(locale, "stage-begun"),
        Stage::Under => text!(locale, "stage-under"),
        Stage::Firm => text!(locale, "stage-firm"),
        Stage::Unseen => text!(locale, "stage-unseen"),
    }
}

/// What an education is called.
pub(super) fn education_name(education: Education) -> &'static Entry {
    match education {
        Education::Moral => entry!("education-moral"),
        Education::Intellectual => entry!("education-intellectual"),
        Education::Physical => entry!("education-physical"),
        Education::Aesthetic => entry!("education-aesthetic"),
        Education::Labour => entry!("education-labour"),
    }
}

/// As the science curriculum of compulsory education (2022) names them.
pub(super) fn element_name(locale: Locale, element: Inquiry) -> String {
    match element {
        Inquiry::Question => text!(locale, "inquiry-question"),
        Inquiry::Hypothesis => text!(locale, "inquiry-hypothesis"),
        Inquiry::Plan => text!(locale, "inquiry-plan"),
        Inquiry::Evidence => text!(locale, "inquiry-evidence"),
        Inquiry::Data => text!(locale, "inquiry-data"),
        Inquiry::Conclusion => text!(locale, "inquiry-conclusion"),
        Inquiry::Communication => text!(locale, "inquiry-communication"),
        Inquiry::Reflection => text!(locale, "inquiry-reflection"),
    }
}

/// The stage of one pupil, beside what it is the stage of.
fn chip(locale: Locale, stage: Stage) -> Markup {
    let look = match stage {
        Stage::Begun => "begun",
        Stage::Under => "under",
        Stage::Firm => "firm",
        Stage::Unseen => "unseen",
    };
    html! { span.stage.(look) { (stage_name(locale, stage)) } }
}

/// Pupils by stage, each a link to the way through a lesson.
fn by_stage(locale: Locale, pupils: &[(&Pupil, Stage, Uuid)]) -> Markup {
    html! {
        ul.stages {
            @for stage in STAGES {
                @let of: Vec<_> = pupils.iter().filter(|one| one.1 == stage).collect();
                @if !of.is_empty() {
                    li {
                        span.label { (stage_name(locale, stage)) }
                        span { @for (pupil, _, lesson) in of {
                            a href=(address(*lesson, pupil)) { bdi { (pupil.name) } } " "
                        } }
                    }
                }
            }
        }
    }
}

/// From what a stage is concluded; `steps` are done ones of which nothing can be concluded.
fn reasons(locale: Locale, outline: &Outline, seen: &[Opportunity], steps: &[String]) -> Markup {
    html! {
        ul.reasons {
            @for one in seen {
                li {
                    (if one.success { "✓" } else { "○" }) " " (outline.text(locale.tag(), &one.by))
                    span.quiet { " — " (match (one.success, one.by.starts_with("question.")) {
                        (true, true) => text!(locale, "reason-right-at-once"),
                        (false, true) => text!(locale, "reason-not-at-once"),
                        (true, false) => text!(locale, "reason-done"),
                        (false, false) => text!(locale, "reason-done-with-hint"),
                    }) }
                }
            }
            @for step in steps {
                li { (outline.text(locale.tag(), step)) span.quiet { " — " (text!(locale, "reason-supposed")) } }
            }
        }
    }
}

/// Steps of which nothing can be concluded, where none of an element's can.
fn unjudged(inquired: &Inquired) -> &[String] {
    if inquired.seen.is_empty() { &inquired.steps } else { &[] }
}

/// A lesson's goals: the pupils at each stage.
pub(super) fn goals_of_class(locale: Locale, outline: &Outline, known: &LessonData) -> Markup {
    html! {
        section.card {
            h2 { (text!(locale, "goals-title")) }
            p.quiet { (text!(locale, "goals-how-concluded")) }
            @for goal in &outline.scene.goals {
                @let stage = |timeline: &Timeline| MODEL.stage(&timeline.opportunities(goal, outline));
                @let pupils: Vec<_> = known.each().filter_map(|(pupil, timeline)| Some((pupil, stage(timeline?), known.lesson.id))).collect();
                h3 { (outline.text(locale.tag(), &format!("goal.{goal}"))) }
                (by_stage(locale, &pupils))
            }
        }
    }
}

/// One pupil's goals in a lesson, with reasons.
pub(super) fn goals_of_pupil(locale: Locale, outline: &Outline, timeline: &Timeline) -> Markup {
    html! {
        section.card {
            h2 { (text!(locale, "goals-title")) }
            @for goal in &outline.scene.goals {
                @let seen = timeline.opportunities(goal, outline);
                h3 { (outline.text(locale.tag(), &format!("goal.{goal}"))) " " (chip(locale, MODEL.stage(&seen))) }
                (reasons(locale, outline, &seen, &[]))
            }
        }
    }
}

/// One pupil's elements of inquiry in a lesson, with reasons; nothing where the scene exercises none.
pub(super) fn inquiry_of_pupil(locale: Locale, outline: &Outline, timeline: &Timeline) -> Markup {
    let done: Vec<(Inquiry, Inquired)> = Inquiry::ALL
        .into_iter()
        .map(|element| (element, timeline.inquired(element, outline)))
        .filter(|(_, inquired)| !inquired.steps.is_empty())
        .collect();
    if done.is_empty() {
        return html! {};
    }
    html! {
        section.card {
            h2 { (text!(locale, "inquiry-title")) }
            @for (element, inquired) in &done {
                h3 {
                    (element_name(locale, *element)) " "
                    @if !inquired.seen.is_empty() { (chip(locale, MODEL.stage(&inquired.seen))) }
                }
                (reasons(locale, outline, &inquired.seen, unjudged(inquired)))
            }
        }
    }
}

/// The pupils of a class who practised an element in a term, in the order of the class list.
type Practising<'a> = Vec<(&'a Pupil, Practised<&'a LessonData>)>;

/// An element over lessons, given newest first.
fn practising(element: Inquiry, held: &[LessonData]) -> Practising<'_> {
    let listed = held.first().map_or(&[][..], |known| &known.pupils).iter();
    let practised = |learner: &String| {
        let timelines = held
            .iter()
            .rev()
            .filter_map(|known| Some((known, known.timelines.get(learner)?, known.outline.as_deref()?)));
        Practised::over(element, timelines)
    };
    listed.filter_map(|(pupil, learner)| Some((pupil, practised(learner)?))).collect()
}

/// A class's elements of inquiry over a term; lessons are given newest first.
pub(super) fn inquiry_of_term(locale: Locale, held: &[LessonData]) -> Markup {
    let all = Inquiry::ALL.map(|element| (element, practising(element, held)));
    if all.iter().all(|(_, pupils)| pupils.is_empty()) {
        return html! {};
    }
    let count = |pupils: &Practising<'_>, stage| pupils.iter().filter(|(_, one)| one.stage() == Some(stage)).count();
    html! {
        section.card {
            h2 { (text!(locale, "inquiry-title")) }
            p.quiet { (text!(locale, "inquiry-term-about")) }
            table {
                thead { tr {
                    th { (text!(locale, "inquiry-element")) } th { (text!(locale, "inquiry-exercised-by")) }
                    @for stage in JUDGED { th { (stage_name(locale, stage)) } }
                } }
                tbody { @for (element, pupils) in &all { tr {
                    td { (element_name(locale, *element)) }
                    td { @if pupils.is_empty() { span.quiet { "—" } } @else { (pupils.len()) } }
                    @if pupils.is_empty() { td colspan="3" {} }
                    @else if pupils.iter().all(|(_, one)| one.stage().is_none()) { td.quiet colspan="3" { (text!(locale, "inquiry-supposed")) } }
                    @else { @for stage in JUDGED { td { (count(pupils, stage)) } } }
                } } }
            }
            @for (element, pupils) in all.iter().filter(|(_, pupils)| !pupils.is_empty()) {
                details.no-print {
                    summary { (element_name(locale, *element)) " " span.quiet { (text!(locale, "inquiry-who")) } }
                    @for (pupil, practised) in pupils {
                        h3 { bdi { (pupil.name) } " " @if let Some(stage) = practised.stage() { (chip(locale, stage)) } }
                        @for (known, inquired) in &practised.lessons {
                            @if let Some(outline) = &known.outline {
                                p.quiet { a href=(address(known.lesson.id, pupil)) {
                                    (&local(known.lesson.started)[5..10]) " " (outline.text(locale.tag(), "scene.title")) } }
                                (reasons(locale, outline, &inquired.seen, unjudged(inquired)))
                            }
                        }
                    }
                }
            }
        }
    }
}
