//! Every kind of event as its statements have it, byte for byte: `tests/cases/trace/told.jsonl`. `SHUJIN_BLESS=1` rewrites it.

mod common;

use serde_json::{Value, json};
use shujin_trace::event::What::{self, *};
use shujin_trace::{Event, Session, Statements, Texts};
use std::path::Path;
use std::time::Duration;

/// Block, kind and the variants that map differently.
fn examples() -> Vec<(&'static str, What)> {
    let text = |text: &str| text.to_owned();
    let words = |words: &[&str]| words.iter().map(|word| text(word)).collect::<Vec<_>>();
    let answered = |question: &str, answer: &[&str], right, prediction, step: bool| Answered {
        question: text(question),
        answer: words(answer),
        right,
        prediction,
        step: step.then(|| text("measure.think")),
    };
    let set = |value: &str, to: Value, unit: &str| Set { value: text(value), to, unit: text(unit) };
    let hinted = |asked| Hinted { task: text("measure"), hint: text("longer"), asked };
    let measured = |reading| Measured { instrument: text("gate"), reading, unit: text("s") };
    let (lesson, question, lab) = ("lesson", "question", "lab");
    vec![
        (lesson, Opened),
        (lesson, Started),
        (lesson, Resumed),
        (lesson, Left),
        (lesson, Finished { ticks: 7200, right: 3, answered: 4 }),
        (lesson, Finished { ticks: 7200, right: 0, answered: 0 }),
        (lesson, Visited { viewpoint: text("bench") }),
        (lesson, Examined { node: text("bob") }),
        (lesson, Used { node: text("bob") }),
        (lesson, set("length", json!(0.8), "m")),
        (lesson, set("weather", json!("rain"), "")),
        (lesson, set("valve", json!(true), "")),
        (lesson, hinted(true)),
        (lesson, hinted(false)),
        (lesson, StepDone { task: text("measure"), step: text("think") }),
        (lesson, TaskDone { task: text("measure"), goals: words(&["period"]), ticks: 3601, hints: 1 }),
        (lesson, TaskDone { task: text("measure"), goals: Vec::new(), ticks: 59, hints: 0 }),
        (lesson, Logged { line: text("fed") }),
        (question, answered("why", &["longer"], true, false, true)),
        (question, answered("why", &["longer", "shorter"], false, false, false)),
        (question, answered("guess", &["shorter"], true, true, false)),
        (question, answered("g", &["9.79"], true, false, true)),
        ("dialogue", Said { node: text("师傅 早"), line: text("a1") }),
        (lab, measured(1.795)),
        (lab, measured(f64::NAN)),
        (lab, Recorded { row: 0, cells: vec![0.8, 1.795, 3.222] }),
        (lab, Recorded { row: 1, cells: vec![0.8, f64::NAN] }),
        (lab, Struck { row: 0 }),
        ("score", Heard { phrase: 1, rate: 0.5 }),
        ("score", Played { phrase: 2, wrong: 3 }),
        ("score", Played { phrase: 1, wrong: 0 }),
    ]
}

/// Sessions whose statements differ, each with its name; with the scene's texts or without.
fn sessions() -> Vec<(&'static str, Session, Texts)> {
    let session = |change: &dyn Fn(&mut Session)| {
        let mut session = common::session();
        change(&mut session);
        session
    };
    let launch = json!({
        "actor": { "account": { "homePage": "https://lms.example", "name": "student-7" } },
        "activity": "https://lms.example/au/3",
        "registration": "11111111-2222-4333-8444-555555555555",
        "context": { "contextActivities": { "grouping": [{ "id": "https://publisher.example/course" }] } },
    });
    let launch: shujin_trace::Launch = serde_json::from_value(launch).expect("a launch");
    let class = "https://school.example/lessons/7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d12";
    vec![
        ("alone", session(&|_| {}), common::texts()),
        ("without texts", session(&|_| {}), Texts::default()),
        ("passed in class", session(&|one| (one.lesson, one.mastery) = (Some(class.into()), Some(0.5))), common::texts()),
        ("failed", session(&|one| one.mastery = Some(0.9)), Texts::default()),
        ("launched", session(&|one| one.launch = Some(launch.clone())), common::texts()),
    ]
}

#[test]
fn every_kind_is_told_as_ever() {
    let mut told = String::new();
    for (name, session, texts) in sessions() {
        for (block, what) in examples() {
            let mut data = serde_json::to_value(&what).expect("JSON");
            let kind = data.as_object_mut().and_then(|data| data.remove("what")).expect("a kind");
            let event = Event { tick: 421, what };
            let elapsed = Duration::from_millis(61_234);
            let statements = Statements::new(session.clone()).with_texts(texts.clone()).push(&event, elapsed);
            let line = json!({ "session": name, "block": block, "kind": kind, "data": data, "statements": statements });
            told.push_str(&format!("{line}\n"));
        }
    }
    let path = Path::new("../../tests/cases/trace/told.jsonl");
    if std::env::var_os("SHUJIN_BLESS").is_some() {
        std::fs::write(path, &told).expect("written");
    }
    let before = std::fs::read_to_string(path).expect("the golden file is there");
    for (was, is) in before.lines().zip(told.lines()) {
        assert_eq!(is, was);
    }
    assert_eq!(told, before);
}
