//! A scene as a lesson plan, for a teacher who prepares: goals and minutes, what to ask before, what is done and asked in which order, which
//! mistakes to expect and what is replied, what to come back to, where figures come from. Made of the scene's data alone.
//!
//! Does not: know a class, and asks for no name. It shows answers, and is for teachers only.

use super::language;
use super::layout::{self, Locale, broken, escaped, go, notice};
use super::learning::{education_name, element_name};
use super::teacher::{bar, signed_in};
use crate::database::DatabaseError;
use crate::scenes::outline::Outline;
use crate::serve::scenes::ServedScene;
use crate::serve::{SharedState, blocking};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;
use shujin_lesson::format::{Fact, Question, Step, Task};
use shujin_messages::{Joint, Message};
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Deserialize)]
pub(super) struct Asked {
    /// The scene's id; all scenes to choose from without one.
    scene: Option<String>,
}

/// The page.
pub(super) async fn page(State(state): State<SharedState>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    let locale = language::of(&headers);
    let teacher = match signed_in(&state, &headers).await {
        Ok(Some(teacher)) => teacher,
        Ok(None) => return go("/teacher", None),
        Err(error) => return broken(locale, &error),
    };
    let library = state.clone();
    let wanted = asked.scene.clone();
    let looked = blocking(move || {
        let scenes = library.library.all();
        let held = wanted.and_then(|id| scenes.iter().find(|held| held.card.info.id == id).cloned());
        let outline = held.and_then(|held| library.library.outline(&held));
        Ok::<_, DatabaseError>((scenes, outline))
    });
    let (title, body) = match (looked.await, asked.scene) {
        (Ok((_, Some(outline))), Some(_)) => (outline.text(locale.tag(), "scene.title"), plan(locale, &outline)),
        (Ok(_), Some(_)) => {
            return notice(locale, StatusCode::NOT_FOUND, &text!(locale, "scene-unknown"), "/teacher/plan");
        }
        (Ok((scenes, _)), None) => (text!(locale, "plan-title"), choose(locale, &scenes)),
        (Err(error), _) => return broken(locale, &error),
    };
    let body = html! {
        (bar(locale, &teacher))
        main.wide.plan { (body) }
    };
    layout::page(locale, &title, &["/teacher/live.js"], body)
}

/// Where the plan of a scene lies.
pub(super) fn address(scene: &str) -> String {
    format!("/teacher/plan?scene={}", escaped(scene).replace("%2F", "/"))
}

/// Every scene, with a link to its plan.
fn choose(locale: Locale, scenes: &[Arc<ServedScene>]) -> Markup {
    html! {
        h1 { (text!(locale, "plan-title")) }
        ul.lessons.card {
            @for held in scenes {
                @let info = &held.card.info;
                li {
                    a href=(address(&info.id)) { (super::project::title_of(scenes, &info.id, locale)) }
                    span.quiet { (text!(locale, "plan-meant-for", low = info.grades[0], high = info.grades[1], minutes = info.minutes)) }
                }
            }
        }
    }
}

fn plan(locale: Locale, outline: &Outline) -> Markup {
    let (scene, tag) = (&outline.scene, locale.tag());
    let educations = scene.educations().into_iter().map(|one| Message::from(education_name(one)));
    let educations = Message::list(educations, Joint::Comma).text(locale);
    html! {
        section.head {
            div {
                h1 { (outline.text(tag, "scene.title")) }
                p { (outline.text(tag, "scene.summary")) }
                p.quiet {
                    (text!(locale, "plan-meant-for", low = scene.grades[0], high = scene.grades[1], minutes = scene.minutes))
                    " · " (educations)
                }
                p.row.no-print {
                    a.button target="_blank" rel="noopener" href=(trial(outline)) { (text!(locale, "plan-try")) }
                    button.quiet type="button" data-print { (text!(locale, "print")) }
                    span.quiet { (text!(locale, "plan-try-about")) }
                }
            }
        }
        section.card {
            h2 { (text!(locale, "goals-title")) }
            ul { @for goal in &scene.goals { li { (outline.text(tag, &format!("goal.{goal}"))) } } }
        }
        (before(locale, outline))
        section.card {
            h2 { (text!(locale, "plan-during")) }
            @for (at, task) in scene.tasks.iter().enumerate() { (task_of(locale, outline, at, task)) }
        }
        (after(locale, outline))
        (sources(locale, outline))
    }
}

/// The scene, begun at its first task: of what begins at a task nothing is told or kept.
fn trial(outline: &Outline) -> String {
    let scene = &outline.scene;
    let begin = scene.tasks.first().map(|task| format!("&task={}", escaped(&task.id))).unwrap_or_default();
    format!("/?scene={}{begin}", escaped(&scene.id).replace("%2F", "/"))
}

/// The questions of the steps, in their order.
fn questions(outline: &Outline) -> impl Iterator<Item = &Question> {
    let steps = outline.scene.tasks.iter().flat_map(|task| &task.steps);
    steps.filter_map(|step| outline.question(step.ask.as_deref()?))
}

/// What pupils will do, and what they can be asked before they have seen anything.
fn before(locale: Locale, outline: &Outline) -> Markup {
    let tag = locale.tag();
    html! {
        section.card {
            h2 { (text!(locale, "plan-before")) }
            p { (outline.text(tag, "scene.doing")) }
            @if questions(outline).any(|question| question.predict) {
                p.quiet { (text!(locale, "plan-guesses")) }
                ul { @for question in questions(outline).filter(|question| question.predict) {
                    li { (outline.text(tag, &format!("question.{}.ask", question.id))) }
                } }
            }
        }
    }
}

/// A task: its steps in order with what is asked, and its hints.
fn task_of(locale: Locale, outline: &Outline, at: usize, task: &Task) -> Markup {
    let tag = locale.tag();
    html! {
        div.task {
            h3 {
                (at + 1) ". " (outline.text(tag, &format!("task.{}.goal", task.id))) " "
                span.quiet { (text!(locale, "plan-about-minutes", minutes = minutes(outline, task))) }
            }
            ol { @for step in &task.steps { (step_of(locale, outline, task, step)) } }
            @if !task.hints.is_empty() {
                details {
                    summary { (text!(locale, "plan-hints")) }
                    ul { @for hint in &task.hints { li { (outline.text(tag, &format!("task.{}.hint.{}", task.id, hint.id))) } } }
                }
            }
        }
    }
}

fn step_of(locale: Locale, outline: &Outline, task: &Task, step: &Step) -> Markup {
    let tag = locale.tag();
    let asked = step.ask.as_deref().and_then(|id| outline.question(id));
    html! {
        li {
            (outline.text(tag, &format!("task.{}.step.{}", task.id, step.id)))
            @if let Some(element) = step.inquiry { " " span.stage { (element_name(locale, element)) } }
            @if let Some(question) = asked { (question_of(locale, outline, question)) }
        }
    }
}

/// A question with what is right, and what is replied to a mistake.
fn question_of(locale: Locale, outline: &Outline, question: &Question) -> Markup {
    let (tag, id) = (locale.tag(), &question.id);
    html! {
        div.asked {
            strong { (outline.text(tag, &format!("question.{id}.ask"))) }
            @if question.predict { " " span.quiet { (text!(locale, "questions-prediction")) } }
            ul.reasons { @for option in &question.options {
                @let right = question.right.contains(option);
                @let reply = format!("question.{id}.wrong.{option}");
                li.right[right] {
                    (if right { "✓" } else { "○" }) " " (outline.text(tag, &format!("question.{id}.option.{option}")))
                    @if !right && outline.has_text(tag, &reply) { span.quiet { " — " (outline.text(tag, &reply)) } }
                }
            } }
        }
    }
}

/// What to come back to: what was guessed beside what is so, and what was learnt.
fn after(locale: Locale, outline: &Outline) -> Markup {
    let tag = locale.tag();
    html! {
        section.card {
            h2 { (text!(locale, "plan-after")) }
            @if questions(outline).any(|question| question.predict) {
                p.quiet { (text!(locale, "plan-compare")) }
                ul { @for question in questions(outline).filter(|question| question.predict) {
                    @let id = &question.id;
                    li {
                        (outline.text(tag, &format!("question.{id}.ask"))) " "
                        @let because = format!("question.{id}.because");
                        @if outline.has_text(tag, &because) { span.quiet { (outline.text(tag, &because)) } }
                    }
                } }
            }
            p { (outline.text(tag, "scene.learnt")) }
        }
    }
}

/// Where the scene's figures come from: each source once, with its figures.
fn sources(locale: Locale, outline: &Outline) -> Markup {
    let mut sources: BTreeMap<(&str, Option<&str>, &str), Vec<&Fact>> = BTreeMap::new();
    for fact in &outline.scene.facts {
        sources
            .entry((&fact.source, fact.url.as_deref().filter(|url| url.starts_with("http")), &fact.date))
            .or_default()
            .push(fact);
    }
    let figures = |facts: &[&Fact]| {
        let all = facts.iter().filter_map(|fact| outline.fact(locale.tag(), &fact.id)).map(Message::same);
        Message::list(all, Joint::Comma).text(locale)
    };
    html! {
        @if !sources.is_empty() {
            section.card {
                h2 { (text!(locale, "plan-sources")) }
                ul.source { @for ((source, url, date), facts) in &sources {
                    li {
                        @match url { Some(url) => a href=(url) rel="noopener noreferrer" { (source) }, None => (source) }
                        " (" (date) ")" span.quiet { " — " (figures(facts)) }
                    }
                } }
            }
        }
    }
}

/// About how many of the scene's minutes a task takes: its share of the steps, one at least.
fn minutes(outline: &Outline, task: &Task) -> usize {
    let steps: usize = outline.scene.tasks.iter().map(|task| task.steps.len()).sum();
    (usize::from(outline.scene.minutes) * task.steps.len() + steps / 2).checked_div(steps).unwrap_or_default().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use shujin_lesson::format::Family;
    use shujin_lesson::starter;

    fn outline() -> Outline {
        Outline::read(&starter(Family::Bench, "lab/swing")).expect("reads")
    }

    #[test]
    fn a_plan_is_made_of_what_the_scene_says() {
        let outline = outline();
        for locale in Locale::all() {
            let page = plan(locale, &outline).into_string();
            let text = |id: &str| html! { (outline.text(locale.tag(), id)) }.into_string();
            let question = &outline.scene.questions[0];
            for id in ["scene.title", "scene.doing", "scene.learnt", &format!("question.{}.ask", question.id)] {
                assert!(page.contains(&text(id)), "{}: {id}", locale.tag());
            }
            for task in &outline.scene.tasks {
                for step in &task.steps {
                    assert!(page.contains(&text(&format!("task.{}.step.{}", task.id, step.id))), "{}", step.id);
                }
            }
        }
    }

    #[test]
    fn trying_a_scene_begins_at_its_first_task() {
        let outline = outline();
        assert_eq!(trial(&outline), format!("/?scene=lab/swing&task={}", outline.scene.tasks[0].id));
    }

    #[test]
    fn the_minutes_of_tasks_are_those_of_the_scene() {
        let outline = outline();
        let all: usize = outline.scene.tasks.iter().map(|task| minutes(&outline, task)).sum();
        assert!(all.abs_diff(usize::from(outline.scene.minutes)) <= outline.scene.tasks.len(), "{all}");
    }
}
