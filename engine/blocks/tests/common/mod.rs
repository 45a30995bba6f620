//! A session, its texts and the examples of all kinds of events, for the tests of this crate.

#![allow(dead_code)] // each test file uses its part

use serde_json::{Value, json};
use shujin_blocks::KINDS;
use shujin_blocks::apply::ToolUsed;
use shujin_blocks::dialogue::Said;
use shujin_blocks::lab::{Measured, Recorded, Restored, Struck};
use shujin_blocks::picture::LookedAt;
use shujin_blocks::question::Answered;
use shujin_blocks::score::{Heard, Played, Timing};
use shujin_blocks::surface::Covered;
use shujin_blocks::take::Placed;
use shujin_blocks::terminal::{Joined, Parted};
use shujin_blocks::vessel::Poured;
use shujin_trace::event::Data;
use shujin_trace::kind::ErasedKind;
use shujin_trace::lesson::*;
use shujin_trace::{Event, EventKind, Session, Statements, Texts, Vocabulary};
use std::time::Duration;

/// A session as a host would make it.
pub fn session() -> Session {
    let session = json!({
        "id": "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10",
        "started": "2026-03-02T08:30:00+08:00",
        "learner": "p-0123456789abcdef0123456789abcdef",
        "home": "https://school.example/",
        "scene": "lab/old-swing",
        "title": { "zh-CN": "单摆", "en": "Pendulum" },
        "hash": "sha256:abc",
        "language": "zh-CN",
    });
    serde_json::from_value(session).expect("a sound session")
}

/// Texts of the scene.
pub fn texts() -> Texts {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let mut texts = Texts::default();
    texts.add_list("table.columns", words(&["length", "period"]));
    texts.add("zh-CN", "node.bob.name", "摆球");
    texts.add("en", "node.bob.name", "Bob");
    texts.add("zh-CN", "question.why.option.shorter", "变短");
    texts.add_list("question.why.options", words(&["shorter", "longer"]));
    texts.add_list("question.why.right", words(&["longer"]));
    texts
}

/// Events one second after another.
fn each_second(events: Vec<Event>) -> Vec<Event> {
    events.into_iter().enumerate().map(|(at, event)| Event { tick: at as u64 * 60, ..event }).collect()
}

fn event<K: EventKind>(event: K) -> Event {
    Event::new(0, &event)
}

/// A sitting: one event of each kind, and the variants that map differently.
pub fn events() -> Vec<Event> {
    let text = |text: &str| text.to_owned();
    let answered = |question: &str, answer: &str, prediction| {
        let (question, answer) = (text(question), vec![text(answer)]);
        event(Answered {
            question,
            answer,
            right: true,
            prediction,
            step: (!prediction).then(|| text("measure.think")),
        })
    };
    let measured = |reading| event(Measured { instrument: text("gate"), reading, unit: text("s") });
    each_second(vec![
        event(Opened {}),
        event(Started {}),
        event(Resumed {}),
        event(Visited { viewpoint: text("bench") }),
        event(Examined { node: text("bob") }),
        event(Used { node: text("bob") }),
        event(Set { value: text("length"), to: json!(0.8), unit: text("m") }),
        answered("why", "longer", false),
        answered("guess", "shorter", true),
        answered("g", "9.79", false),
        event(Poured { from: text("bob"), to: text("cup"), amount: 10_050, undone: false }),
        event(Poured { from: text("bob"), to: text("cup"), amount: 10_050, undone: true }),
        event(Joined { a: text("bob"), b: text("cup"), undone: false }),
        event(Joined { a: text("bob"), b: text("cup"), undone: true }),
        event(Parted { a: text("bob"), b: text("cup"), undone: false }),
        event(Parted { a: text("bob"), b: text("cup"), undone: true }),
        event(Placed { node: text("bob"), place: text("hook"), undone: false }),
        event(Placed { node: text("bob"), place: text("hook"), undone: true }),
        event(Covered { node: text("bob") }),
        event(ToolUsed { node: text("bob"), tool: text("brush") }),
        event(LookedAt { picture: text("old-map") }),
        event(Said { node: text("师傅 早"), line: text("line:a1") }),
        measured(1.795),
        measured(f64::NAN),
        event(Recorded { row: 0, cells: vec![0.8, 1.795, 3.222] }),
        event(Struck { row: 0 }),
        event(Restored { row: 0 }),
        event(Hinted { task: text("measure"), hint: text("longer"), asked: true }),
        event(StepDone { task: text("measure"), step: text("think") }),
        event(TaskDone { task: text("measure"), goals: vec![text("period")], ticks: 3601, hints: 1 }),
        event(Logged { line: text("fed") }),
        event(Heard { phrase: 1, rate: 0.5 }),
        event(Played { phrase: 2, wrong: 3, timing: Some(Timing { early: 1, late: 2, even: 8 }) }),
        event(Finished { ticks: 7200, right: 3, answered: 4 }),
        event(Left {}),
    ])
}

/// Every kind with each of its examples.
pub fn examples() -> impl Iterator<Item = (&'static dyn ErasedKind, Data)> {
    KINDS.iter().flat_map(|kind| kind.examples().into_iter().map(move |data| (kind, data)))
}

/// The statements of all events, one event a second.
pub fn statements(session: Session) -> Vec<Value> {
    let mut statements = Statements::new(session, &KINDS).with_texts(texts());
    events().iter().flat_map(|event| statements.push(event, Duration::from_millis(event.tick * 1000 / 60))).collect()
}

/// All that these events and the examples speak of.
pub fn vocabulary() -> Vocabulary {
    let sitting = [
        ("said", "line:a1"),
        ("locale", "zh-CN"),
        ("revision", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
    ];
    KINDS.iter().flat_map(|kind| kind.words()).copied().chain(sitting).collect()
}

/// Statements of every kind: alone, with a class, passed and failed, ended from outside.
pub fn shapes() -> Vec<Value> {
    let mut sessions = vec![session(); 4];
    for session in &mut sessions {
        session.hash = "0123456789abcdef".repeat(4);
    }
    sessions[1].lesson = Some("https://school.example/lessons/7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d12".into());
    (sessions[2].mastery, sessions[3].mastery) = (Some(0.5), Some(0.9));
    let mut closed = Statements::new(sessions[0].clone(), &KINDS);
    let last = closed.close(Duration::from_millis(2_340)).expect("a last statement");
    sessions.into_iter().flat_map(statements).chain([last]).collect()
}

/// Places of all strings in a value, and all places where one could be added.
pub fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(map) => map.iter().for_each(|(key, one)| places(one, &format!("{at}/{}", escaped(key)), found)),
        Value::Array(list) => list.iter().enumerate().for_each(|(n, one)| places(one, &format!("{at}/{n}"), found)),
        _ => {}
    }
}
