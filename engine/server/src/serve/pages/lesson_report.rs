//! What has come of a lesson: tasks done, hints asked for, answers given, phrases played. Details are folded on the screen; printed it is two
//! sheets, without them.

use super::layout::Locale;
use super::learning::goals_of_class;
use super::lesson::address;
use super::lesson_data::LessonData;
use crate::scenes::outline::Outline;
use crate::school::Pupil;
use crate::school::report::{self, Answers, Timeline};
use maud::{Markup, html};
use serde_json::json;
use shujin_blocks::score::Played;
use shujin_lesson::format::{Question, Task};
use std::collections::BTreeMap;

/// What has come of the lesson so far: tasks, answers, goals, phrases.
pub(super) fn report_of(locale: Locale, known: &LessonData) -> Markup {
    let Some(outline) = &known.outline else {
        return html! { p.problem { (text!(locale, "lesson-scene-absent")) } };
    };
    let tag = locale.tag();
    let timelines: Vec<&Timeline> = known.each().filter_map(|(_, timeline)| timeline).collect();
    let done = |task: &str| timelines.iter().filter(|timeline| timeline.did(task)).count();
    let asked = |task: &str| timelines.iter().filter(|timeline| timeline.asked_hints(task) > 0).count();
    let names: Vec<String> =
        outline.scene.tasks.iter().map(|task| outline.text(tag, &format!("task.{}.goal", task.id))).collect();
    let chart = json!({
        "kind": "tasks",
        "names": names,
        "series": [
            { "name": text!(locale, "tasks-chart-did"), "data": outline.scene.tasks.iter().map(|task| done(&task.id)).collect::<Vec<_>>() },
            { "name": text!(locale, "tasks-chart-asked"), "data": outline.scene.tasks.iter().map(|task| asked(&task.id)).collect::<Vec<_>>() },
        ],
        "most": known.pupils.len(),
    });
    html! {
        section.card {
            h2 { (text!(locale, "tasks-title")) }
            div.chart.no-print data-chart=(chart) {}
            table { thead { tr { th { (text!(locale, "tasks-task")) } th { (text!(locale, "tasks-did")) } th { (text!(locale, "tasks-asked")) } } }
                tbody { @for (task, name) in outline.scene.tasks.iter().zip(&names) {
                    tr { td { (name) } td { (done(&task.id)) " / " (timelines.len()) } td { (asked(&task.id)) } } } } }
            div.no-print {
                @for (task, name) in outline.scene.tasks.iter().zip(&names) {
                    @if !timelines.is_empty() { (task_of(locale, outline, known, task, name)) }
                }
            }
        }
        (questions(locale, outline, &timelines))
        (goals_of_class(locale, outline, known))
        (played(locale, &timelines))
        details.quiet.source.no-print data-kept="reckoned" {
            summary { (text!(locale, "figures-where-from")) }
            p { (text!(locale, "goals-model")) }
            p { a href={"/teacher/lessons/" (known.lesson.id) "/statements.json"} { (text!(locale, "lesson-statements")) } }
        }
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
    let saw = |hint: &str, asked: bool| {
        let name = format!("{}.{hint}", task.id);
        did.iter().chain(&not).filter(|(_, timeline)| timeline.saw_hint(&name, asked)).count()
    };
    let hints = task.hints.iter().map(|hint| (hint, saw(&hint.id, true), saw(&hint.id, false)));
    let hints: Vec<_> = hints.filter(|(_, asked, came)| asked + came > 0).collect();
    let names = |of: &[(&Pupil, &Timeline)]| {
        html! { @for (pupil, _) in of { a href=(address(known.lesson.id, pupil)) { bdi { (pupil.name) } } " " } }
    };
    html! {
        details data-kept={"task-" (task.id)} {
            summary { (name) " " span.quiet { (text!(locale, "tasks-who-did")) } }
            ul.stages {
                @if !did.is_empty() { li { span.label { (text!(locale, "tasks-those-who-did")) } span { (names(&did)) } } }
                @if !not.is_empty() { li { span.label { (text!(locale, "tasks-those-who-did-not")) } span { (names(&not)) } } }
            }
            @if !hints.is_empty() {
                ul.reasons { @for (hint, asked, came) in hints {
                    li {
                        (outline.text(locale.tag(), &format!("task.{}.hint.{}", task.id, hint.id)))
                        span.quiet { " — " (text!(locale, "hint-asked-and-came", asked, came)) }
                    }
                } }
            }
        }
    }
}

fn questions(locale: Locale, outline: &Outline, timelines: &[&Timeline]) -> Markup {
    let asked: Vec<(&str, &str)> = outline
        .scene
        .tasks
        .iter()
        .flat_map(|task| task.steps.iter().filter_map(|step| Some((task.id.as_str(), step.ask.as_deref()?))))
        .collect();
    html! {
        section.card {
            h2 { (text!(locale, "questions-title")) }
            div.questions { @for (_, id) in asked {
                @if let Some(question) = outline.question(id) {
                    @let answers = report::answers(timelines.iter().copied(), id);
                    @if answers.pupils > 0 { (answers_of(locale, outline, question, &answers)) }
                }
            } }
        }
    }
}

/// How a question was answered: in a line how many were right at once, and folded which option was chosen how often.
fn answers_of(locale: Locale, outline: &Outline, question: &Question, answers: &Answers) -> Markup {
    let (tag, id) = (locale.tag(), &question.id);
    html! {
        details.question data-kept={"question-" (id)} {
            summary {
                (outline.text(tag, &format!("question.{id}.ask"))) " "
                span.quiet.hard[!question.predict && answers.right_at_once * 2 < answers.pupils] {
                    @if question.predict { (text!(locale, "questions-prediction")) }
                    @else { (text!(locale, "questions-right-at-once", right = answers.right_at_once, all = answers.pupils)) }
                }
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
