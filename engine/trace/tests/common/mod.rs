//! A session, its texts and one event of each kind, for the tests of this crate.

#![allow(dead_code)] // each test file uses its part

use serde_json::{Value, json};
use shujin_trace::event::What::{self, *};
use shujin_trace::texts::Key;
use shujin_trace::{Event, Session, Statements, Texts};
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
    let mut texts = Texts::default();
    texts.columns = vec!["length".into(), "period".into()];
    texts.add("zh-CN", "node.bob.name", "摆球");
    texts.add("en", "node.bob.name", "Bob");
    texts.add("zh-CN", "question.why.option.shorter", "变短");
    let key = Key { options: vec!["shorter".into(), "longer".into()], right: vec!["longer".into()] };
    texts.questions.insert("why".into(), key);
    texts
}

/// One event of each kind, and the variants that map differently.
pub fn events() -> Vec<Event> {
    let text = |text: &str| text.to_owned();
    let answered = |question: &str, answer: &str, prediction| Answered {
        question: text(question),
        answer: vec![text(answer)],
        right: true,
        prediction,
        step: (!prediction).then(|| text("measure.think")),
    };
    let what: Vec<What> = vec![
        Opened,
        Started,
        Resumed,
        Visited { viewpoint: text("bench") },
        Examined { node: text("bob") },
        Used { node: text("bob") },
        Set { value: text("length"), to: json!(0.8), unit: text("m") },
        answered("why", "longer", false),
        answered("guess", "shorter", true),
        answered("g", "9.79", false),
        Said { node: text("师傅 早"), line: text("line:a1") },
        Measured { instrument: text("gate"), reading: 1.795, unit: text("s") },
        Measured { instrument: text("gate"), reading: f64::NAN, unit: text("s") },
        Recorded { row: 0, cells: vec![0.8, 1.795, 3.222] },
        Struck { row: 0 },
        Hinted { task: text("measure"), hint: text("longer"), asked: true },
        StepDone { task: text("measure"), step: text("think") },
        TaskDone { task: text("measure"), goals: vec![text("period")], ticks: 3601, hints: 1 },
        Logged { line: text("fed") },
        Heard { phrase: 1, rate: 0.5 },
        Played { phrase: 2, wrong: 3 },
        Finished { ticks: 7200, right: 3, answered: 4 },
        Left,
    ];
    what.into_iter().enumerate().map(|(at, what)| Event { tick: at as u64 * 60, what }).collect()
}

/// The statements of all events, one event a second.
pub fn statements(session: Session) -> Vec<Value> {
    let mut statements = Statements::new(session).with_texts(texts());
    events().iter().flat_map(|event| statements.push(event, Duration::from_millis(event.tick * 1000 / 60))).collect()
}

/// All that these events speak of.
pub fn vocabulary() -> shujin_trace::Vocabulary {
    [
        ("viewpoint", "bench"),
        ("node", "bob"),
        ("value", "length"),
        ("unit", "m"),
        ("unit", "s"),
        ("question", "why"),
        ("option", "why shorter"),
        ("option", "why longer"),
        ("question", "guess"),
        ("option", "guess shorter"),
        ("question", "g"),
        ("number", "g"),
        ("step", "measure.think"),
        ("dialogue", "师傅 早"),
        ("said", "line:a1"),
        ("instrument", "gate"),
        ("column", "length"),
        ("column", "period"),
        ("hint", "measure.longer"),
        ("task", "measure"),
        ("goal", "period"),
        ("line", "fed"),
        ("phrases", "score"),
        ("locale", "zh-CN"),
        ("revision", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
    ]
    .into_iter()
    .collect()
}

/// Statements of every kind: alone, with a class, passed and failed, ended from outside.
pub fn shapes() -> Vec<Value> {
    let mut sessions = vec![session(); 4];
    for session in &mut sessions {
        session.hash = "0123456789abcdef".repeat(4);
    }
    sessions[1].lesson = Some("https://school.example/lessons/7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d12".into());
    (sessions[2].mastery, sessions[3].mastery) = (Some(0.5), Some(0.9));
    let mut closed = Statements::new(sessions[0].clone());
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
