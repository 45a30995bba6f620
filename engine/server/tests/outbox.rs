//! The native outbox against the real server: bad statements aside, good ones through, keys renewed, crashes survived.

mod common;

use common::{SECRET, TestServer, USER, id, school, server, statement};
use serde_json::json;
use shujin_server::Lrs;
use shujin_server::store::courier::Step;
use shujin_server::store::{Courier, SqliteOutbox};
use std::path::Path;
use std::time::Duration;

fn lrs(server: &TestServer, secret: &str) -> Lrs {
    let statements = format!("http://{}/xapi/statements", server.address);
    Lrs { statements, user: USER.into(), secret: secret.into() }
}

fn open(folder: &Path) -> SqliteOutbox {
    SqliteOutbox::open(&folder.join("outbox.sqlite")).expect("opens")
}

fn run(courier: &mut Courier) -> Step {
    loop {
        match courier.step(Duration::ZERO).expect("the outbox works") {
            Step::Went => {}
            step => return step,
        }
    }
}

#[test]
fn bad_statements_stand_aside_with_their_reason() {
    let server = server(&[]);
    let mut courier = Courier::new(open(server.folder.path()), lrs(&server, SECRET), 1).expect("reads");
    for number in 0..120 {
        let mut statement = statement(number);
        if [7, 49, 100].contains(&number) {
            statement["verb"]["id"] = json!("not an IRI");
        }
        courier.post(&statement).expect("kept");
    }
    // One that the server has already, with other content.
    school(server.address, "POST", "/xapi/statements", &{
        let mut other = statement(60);
        other["verb"]["id"] = json!("http://adlnet.gov/expapi/verbs/attempted");
        other.to_string()
    });
    assert_eq!(run(&mut courier), Step::Idle);
    let aside = courier.store().aside().expect("reads");
    let ids: Vec<_> = aside.iter().map(|(id, ..)| id.clone()).collect();
    assert_eq!(ids, [7, 49, 60, 100].map(id));
    assert!(aside[0].2.starts_with("400") && aside[0].2.contains("/verb/id") && aside[2].2.starts_with("409"));
    assert_eq!(school(server.address, "GET", "/export.jsonl", "").text().lines().count(), 117);
    assert!(courier.store().pending().expect("reads").is_empty());
}

#[test]
fn a_refused_key_keeps_all_until_a_better_one() {
    let server = server(&[]);
    let mut courier = Courier::new(open(server.folder.path()), lrs(&server, "old"), 1).expect("reads");
    courier.post(&statement(1)).expect("kept");
    assert_eq!(courier.step(Duration::ZERO).expect("works"), Step::KeyRefused);
    assert!(matches!(courier.step(Duration::ZERO).expect("works"), Step::Wait(_)));
    courier.set_lrs(lrs(&server, SECRET));
    assert_eq!(run(&mut courier), Step::Idle);
    assert_eq!(courier.waiting(), 0);
}

#[test]
fn without_a_network_all_is_kept_and_found_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let nobody = Lrs { statements: "http://127.0.0.1:1/xapi/statements".into(), user: "a".into(), secret: "b".into() };
    let mut courier = Courier::new(open(folder.path()), nobody.clone(), 1).expect("reads");
    (0..3).for_each(|number| _ = courier.post(&statement(number)).expect("kept"));
    courier.post(&statement(1)).expect("kept once");
    assert!(matches!(run(&mut courier), Step::Wait(_)));
    drop(courier);

    let server = server(&[]);
    let mut courier = Courier::new(open(folder.path()), lrs(&server, SECRET), 1).expect("reads");
    assert_eq!(courier.waiting(), 3);
    assert_eq!(run(&mut courier), Step::Idle);
    assert_eq!(school(server.address, "GET", "/export.jsonl", "").text().lines().count(), 3);
}

#[test]
fn a_statement_without_a_uuid_is_not_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(open(folder.path()).keep(&json!({ "id": "one" })).is_err());
    assert!(open(folder.path()).keep(&json!({})).is_err());
}
