//! Events to statements: ids, times, what is told and what is not.

mod common;

use serde_json::Value;
use shujin_blocks::KINDS;
use shujin_blocks::question::{Answered, PREDICTION};
use shujin_trace::lesson::{Finished, Opened, Started};
use shujin_trace::{Event, Pseudonym, Statements, vocabulary};
use std::collections::BTreeSet;
use std::time::Duration;

fn verb<'a>(statements: &'a [Value], tail: &str) -> Vec<&'a Value> {
    let ends = |s: &&Value| s["verb"]["id"].as_str().is_some_and(|id| id.ends_with(&format!("/{tail}")));
    statements.iter().filter(ends).collect()
}

#[test]
fn the_same_session_told_twice_is_the_same_statements() {
    let once = common::statements(common::session());
    assert_eq!(once, common::statements(common::session()));
    let ids: BTreeSet<_> = once.iter().map(|s| s["id"].to_string()).collect();
    assert_eq!(ids.len(), once.len(), "every statement has an id of its own");
    let mut other = common::session();
    other.id = "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d11".parse().expect("uuid");
    let others: BTreeSet<_> = common::statements(other).iter().map(|s| s["id"].to_string()).collect();
    assert!(ids.is_disjoint(&others), "another session, other ids");
}

#[test]
fn ids_are_name_based_on_the_session_and_the_number() {
    let session = common::session();
    let statements = common::statements(session.clone());
    // Worked out with another implementation: Python's uuid.uuid5(session, "0").
    assert_eq!(statements[0]["id"], "cb314573-44d6-59bb-b267-4347cf93670e");
    assert!(statements.iter().all(|s| s["id"].as_str().is_some_and(|id| id.as_bytes()[14] == b'5')));
}

#[test]
fn times_are_in_utc_with_milliseconds_and_never_run_backwards() {
    let statements = common::statements(common::session());
    assert_eq!(statements[0]["timestamp"], "2026-03-02T00:30:00.000Z");
    let times: Vec<_> = statements.iter().map(|s| s["timestamp"].to_string()).collect();
    assert!(times.is_sorted());
    let mut statements = Statements::new(common::session(), &KINDS);
    let odd = Event::new(0, &Opened {});
    let at = |statements: &mut Statements, elapsed| statements.push(&odd, elapsed)[0]["timestamp"].clone();
    assert_eq!(at(&mut statements, Duration::from_micros(1_234_567)), "2026-03-02T00:30:01.234Z");
    at(&mut statements, Duration::MAX);
}

/// The sitting in `common` has every kind of event.
#[test]
fn every_kind_of_event_is_tried() {
    let events = common::events();
    let tried: BTreeSet<_> = events.iter().map(|event| (&*event.block, &*event.kind)).collect();
    let all: BTreeSet<_> = KINDS.iter().map(|kind| (kind.block(), kind.kind())).collect();
    assert_eq!(tried, all);
}

#[test]
fn every_kind_of_event_says_something() {
    for event in common::events() {
        let said = Statements::new(common::session(), &KINDS).push(&event, Duration::ZERO).len();
        let expected = if event.is::<Finished>() { 2 } else { 1 };
        assert_eq!(said, expected, "{event:?}");
    }
}

#[test]
fn nobody_is_named_and_nothing_typed_is_told() {
    for statement in common::statements(common::session()) {
        let actor = &statement["actor"];
        assert_eq!(actor["account"]["homePage"], "https://school.example");
        assert!(actor.get("name").is_none() && actor.get("mbox").is_none());
    }
    let typed = Answered {
        question: "free".into(),
        answer: vec!["我叫小明，住在玉林街".into(), "my name is Ming".into()],
        right: false,
        prediction: false,
        step: None,
    };
    let statement = &Statements::new(common::session(), &KINDS).push(&Event::new(0, &typed), Duration::ZERO)[0];
    assert!(!statement.to_string().contains("小明") && !statement.to_string().contains("Ming"));
    for name in ["Ming", "p-xiaoming", "p-0123456789ABCDEF", "p-123", "", "20260131"] {
        assert!(Pseudonym::try_from(name.to_owned()).is_err(), "{name} is no pseudonym");
    }
}

#[test]
fn answers_are_interactions_with_their_right_responses() {
    let statements = common::statements(common::session());
    let answers = verb(&statements, "answered");
    let kinds: Vec<_> = answers.iter().map(|s| s["object"]["definition"]["interactionType"].as_str()).collect();
    let (choice, numeric) = (Some("choice"), Some("numeric"));
    assert_eq!(kinds, [choice, choice, numeric, numeric, numeric, Some("performance")]);
    assert_eq!(answers[0]["object"]["id"], "https://school.example/scenes/lab/old-swing#question/why");
    assert_eq!(answers[0]["object"]["definition"]["correctResponsesPattern"], serde_json::json!(["longer"]));
    assert_eq!(answers[0]["object"]["definition"]["choices"][0]["description"]["zh-CN"], "变短");
    assert_eq!(answers[0]["result"]["success"], true);
    assert_eq!(
        answers[0]["context"]["contextActivities"]["parent"][0]["id"],
        "https://school.example/scenes/lab/old-swing#step/measure.think"
    );
    assert!(answers[1]["result"].get("success").is_none(), "a prediction is neither right nor wrong");
    assert_eq!(answers[1]["result"]["extensions"][PREDICTION], true);
    assert_eq!(answers[3]["result"]["response"], "1.795");
    assert_eq!(answers[5]["result"]["response"], "length[.]0.8[,]period[.]1.795[,]column-3[.]3.222");
}

#[test]
fn the_end_is_cmi5_and_the_last_word() {
    let statements = common::statements(common::session());
    let completed = verb(&statements, "completed");
    let lesson = completed.last().expect("the scene was completed");
    // An event a second.
    let seconds = common::events().iter().position(|event| event.is::<Finished>()).expect("it is finished");
    assert_eq!(lesson["result"]["duration"], format!("PT{seconds}.00S"));
    assert!(lesson["result"].get("score").is_none(), "cmi5: no score in completed");
    let scored = verb(&statements, "scored");
    assert_eq!(scored[0]["result"]["score"]["scaled"], 0.75);
    assert_eq!(statements.last().expect("some")["verb"]["id"], vocabulary::TERMINATED.iri);

    for (mastery, word) in [(0.75, "passed"), (0.8, "failed")] {
        let mut session = common::session();
        session.mastery = Some(mastery);
        let statements = common::statements(session);
        assert_eq!(verb(&statements, word).len(), 1);
        assert!(verb(&statements, "scored").is_empty());
    }
}

#[test]
fn nothing_follows_the_end() {
    let mut statements = Statements::new(common::session(), &KINDS);
    assert!(statements.close(Duration::from_secs(1)).is_some());
    assert!(statements.close(Duration::from_secs(2)).is_none());
    let event = Event::new(0, &Started {});
    assert!(statements.push(&event, Duration::from_secs(3)).is_empty());
}

#[test]
fn a_lesson_without_questions_has_no_score() {
    let end = Event::new(9, &Finished { ticks: 9, right: 0, answered: 0 });
    assert_eq!(Statements::new(common::session(), &KINDS).push(&end, Duration::ZERO).len(), 1);
}

/// cmi5, sections 9.2 to 9.6: the platform's learner, activity, registration and template stand in every statement.
#[test]
fn a_platform_that_launched_the_scene_finds_its_own_words_in_every_statement() {
    let launch = serde_json::json!({
        "actor": { "account": { "homePage": "https://lms.example", "name": "student-7" } },
        "activity": "https://lms.example/au/3",
        "registration": "11111111-2222-4333-8444-555555555555",
        "context": {
            // One of a kind may stand there by itself.
            "contextActivities": {
                "grouping": [{ "id": "https://publisher.example/course" }],
                "other": { "id": "https://publisher.example/term" },
            },
            "extensions": { vocabulary::SESSION_ID: "their session" },
        },
        "mastery": 0.6,
    });
    let mut session = common::session();
    session.launch = serde_json::from_value(launch.clone()).expect("a launch");
    session.mastery = Some(0.6);
    let own = session.id.to_string();
    let statements = common::statements(session.clone());
    assert!(statements.iter().all(|one| shujin_trace::check::statement(one).is_empty()));
    for one in &statements {
        assert_eq!(one["actor"], launch["actor"]);
        assert_eq!(one["context"]["registration"], launch["registration"]);
        assert_eq!(one["context"]["extensions"][vocabulary::SESSION_ID], "their session");
        let grouping = one["context"]["contextActivities"]["grouping"].as_array().expect("a list");
        assert!(grouping.iter().any(|activity| activity["id"] == "https://publisher.example/course"));
        let other = one["context"]["contextActivities"]["other"].as_array().expect("a list");
        assert!(other.iter().any(|activity| activity["id"] == "https://publisher.example/term"));
        assert!(!one.to_string().contains(&own) && !one.to_string().contains("p-0123456789abcdef"));
    }
    for tail in ["initialized", "passed", "terminated"] {
        assert_eq!(verb(&statements, tail)[0]["object"]["id"], "https://lms.example/au/3");
    }
    let scene: Vec<_> = verb(&statements, "completed")
        .into_iter()
        .filter(|one| one["object"]["id"] == "https://lms.example/au/3")
        .collect();
    assert_eq!(scene.len(), 1, "the activity itself is completed once");
    // Who only looks leaves nothing but beginning and end.
    session.launch.as_mut().expect("a launch").review = true;
    assert_eq!(common::statements(session).len(), 2);
}
