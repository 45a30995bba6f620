//! Backups: written while the server goes on, whole or refused, and read by either kind of database.

mod common;

use common::{House, each_store, id, run, school, statement};
use serde_json::json;
use shujin_server::database::dump::{DumpError, backup, restore};
use shujin_server::database::{Database, Place};
use std::path::Path;

fn fill(house: &House) {
    let statements: Vec<_> = (0..120).map(statement).collect();
    assert_eq!(school(house.address, "POST", "/xapi/statements", &json!(statements).to_string()).status, 200);
    let voiding = json!({ "id": id(500), "actor": statement(1)["actor"], "verb": { "id": "http://adlnet.gov/expapi/verbs/voided" },
        "object": { "objectType": "StatementRef", "id": id(7) } });
    assert_eq!(school(house.address, "POST", "/xapi/statements", &voiding.to_string()).status, 200);
    let state = "/xapi/activities/profile?activityId=urn:x:a&profileId=p";
    assert_eq!(school(house.address, "POST", state, "{\"a\":1}").status, 204);
}

/// What a client can see, as one text.
fn seen(database: &Database) -> String {
    let record = shujin_server::record::Record::new(database.clone());
    let mut query = shujin_server::record::Query::default();
    query.limit = 1000;
    query.by(shujin_server::record::marks::By::Verb, "http://adlnet.gov/expapi/verbs/answered");
    let found = record.find(&query).expect("finds");
    let voided = record.one(id(7).parse().expect("an id"), true).expect("reads").is_some();
    format!("{:?} {voided}", found.iter().map(|one| (one.number, one.stored, &one.body)).collect::<Vec<_>>())
}

#[test]
fn a_backup_of_either_kind_is_restored_into_either_kind() {
    each_store(|house, store| {
        fill(house);
        let from = Database::open(house.place()).expect("opens beside the server");
        let file = house.folder.path().join("backup.gz");
        let rows = backup(&from, &file).expect("writes");
        assert!(rows > 120, "{rows}");
        let places = [
            Place::Sqlite(house.folder.path().join("restored.sqlite")),
            common::postgres::database().parse().expect("a place"),
        ];
        for place in places {
            let to = Database::open(place).expect("opens");
            assert_eq!(run(restore(&to, &file)).expect("restores"), rows, "from {store}");
            assert_eq!(seen(&to), seen(&from));
            assert!(matches!(run(restore(&to, &file)), Err(DumpError::NotEmpty)));
        }
    });
}

#[test]
fn a_damaged_backup_changes_nothing() {
    let house = common::house(&[]);
    fill(&house);
    let file = house.folder.path().join("backup.gz");
    backup(&Database::open(house.place()).expect("opens"), &file).expect("writes");
    let whole = std::fs::read(&file).expect("reads");
    let empty = Database::open(Place::Sqlite(house.folder.path().join("empty.sqlite"))).expect("opens");
    let damaged = house.folder.path().join("damaged.gz");
    for length in [0, 1, 10, whole.len() / 2, whole.len() - 30] {
        std::fs::write(&damaged, &whole[..length]).expect("writes");
        let error = run(restore(&empty, &damaged)).expect_err("refused");
        assert!(matches!(error, DumpError::NoEnd(_) | DumpError::Line(..)), "{length}: {error}");
    }
    let mut bent = whole.clone();
    bent[whole.len() / 2] ^= 0x55;
    std::fs::write(&damaged, &bent).expect("writes");
    run(restore(&empty, &damaged)).expect_err("refused");
    assert!(matches!(run(restore(&empty, Path::new("nowhere.gz"))), Err(DumpError::File(..))));
    run(restore(&empty, &file)).expect("it is still empty, and takes the whole one");
}
