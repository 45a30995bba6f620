//! Every kind of event as its statements have it, byte for byte: `tests/cases/trace/told.jsonl`. `SHUJIN_BLESS=1` rewrites it.

mod common;

use serde_json::json;
use shujin_blocks::KINDS;
use shujin_trace::{Event, Session, Statements, Texts};
use std::path::Path;
use std::time::Duration;

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
        (
            "passed in class",
            session(&|one| (one.lesson, one.mastery) = (Some(class.into()), Some(0.5))),
            common::texts(),
        ),
        ("failed", session(&|one| one.mastery = Some(0.9)), Texts::default()),
        ("launched", session(&|one| one.launch = Some(launch.clone())), common::texts()),
    ]
}

#[test]
fn every_kind_is_told_as_ever() {
    let mut told = String::new();
    for (name, session, texts) in sessions() {
        for (kind, data) in common::examples() {
            let (block, kind) = (kind.block(), kind.kind());
            let event = Event { tick: 421, block: block.into(), kind: kind.into(), data: data.clone() };
            let elapsed = Duration::from_millis(61_234);
            let statements = Statements::new(session.clone(), &KINDS).with_texts(texts.clone()).push(&event, elapsed);
            let line = json!({ "session": name, "block": block, "kind": kind, "data": data, "statements": statements });
            told.push_str(&format!("{line}\n"));
        }
    }
    let path = Path::new("../../tests/cases/trace/told.jsonl");
    if std::env::var_os("SHUJIN_BLESS").is_some() {
        std::fs::write(path, &told).expect("written");
    }
    let before = std::fs::read_to_string(path).expect("the golden file is there");
    // In whatever order blocks are listed.
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    for (was, is) in sorted(&before).iter().zip(&sorted(&told)) {
        assert_eq!(is, was);
    }
    assert_eq!(sorted(&told), sorted(&before));
}
