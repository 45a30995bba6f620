//! What a played lesson tells the record store, held against what the school's server takes of a page.

use serde_json::{Value, json};
use shujin_blocks::KINDS;
use shujin_lesson::Lesson;
use shujin_trace::deed::{self, Deed};
use shujin_trace::{Event, Session, Statements};
use std::time::Duration;

/// Tells all events of a lesson that was opened, played and left. Each statement must be one that the server reads as a deed of this scene
/// and that says the same once it is written anew; opening, end and leaving are said once of the scene as a whole.
///
/// # Errors
/// The first statement that is none, or how often something was said.
pub fn told(lesson: &Lesson, events: &[Event], finished: bool) -> Result<(), String> {
    let session = session(lesson);
    let (home, texts, vocabulary) = (session.home.clone(), KINDS.texts(lesson), KINDS.vocabulary(lesson));
    let mut statements = Statements::new(session, &KINDS).with_texts(texts.clone());
    let mut said: Vec<Value> = Vec::new();
    for event in events {
        said.extend(statements.push(event, Duration::from_millis(event.tick * 1000 / 60)));
    }
    let read = |statement: &Value| -> Result<Deed, String> {
        let of_this = |scene: &str| (scene == lesson.scene.id).then_some(&vocabulary);
        deed::read(statement, &home, &KINDS, of_this).map_err(|refused| format!("{:?} in {statement:#}", refused.0))
    };
    for statement in &said {
        let deed = read(statement)?;
        let anew = read(&deed.statement(&texts))?;
        // What is not a number does not equal itself.
        if format!("{anew:?}") != format!("{deed:?}") {
            return Err(format!("written anew, {statement:#} says something else"));
        }
    }
    for (verb, times) in [("initialized", 1), ("completed", usize::from(finished)), ("terminated", 1)] {
        // Steps and tasks are completed too.
        let of_the_scene = |s: &&Value| !s["object"]["id"].as_str().unwrap_or_default().contains('#');
        let is = |s: &&Value| s["verb"]["id"].as_str().is_some_and(|id| id.ends_with(&format!("/{verb}")));
        let found = said.iter().filter(of_the_scene).filter(is).count();
        if found != times {
            return Err(format!("{verb} is said {found} times of the scene, not {times}"));
        }
    }
    Ok(())
}

/// A session of this scene, as a host would make it.
fn session(lesson: &Lesson) -> Session {
    let title = ["zh-CN", "en"].map(|lang| (lang.to_owned(), json!(lesson.text(lang, "scene.title"))));
    let session = json!({
        "id": "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10",
        "started": "2026-03-02T08:30:00+08:00",
        "learner": "p-0123456789abcdef0123456789abcdef",
        "home": "https://school.example/",
        "scene": lesson.scene.id,
        "title": serde_json::Map::from_iter(title),
        "hash": lesson.hash,
        "language": "zh-CN",
    });
    serde_json::from_value(session).expect("a sound session")
}
