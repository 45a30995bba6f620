//! What a request may make the writing thread do, counted in rows: however statements speak of each other, of agents and of
//! activities, it is bounded, and what asks for more leaves nothing behind.

mod common;

use common::{TestServer, each_store, id, school, statement};
use serde_json::{Value, json};
use shujin_server::database::{Database, DatabaseError};

fn post(server: &TestServer, statements: &[Value]) -> u16 {
    school(server.address, "POST", "/xapi/statements", &json!(statements).to_string()).status
}

fn sent(server: &TestServer, statements: &[Value]) {
    statements.chunks(200).for_each(|some| assert_eq!(post(server, some), 200));
}

/// A statement that speaks of another.
fn speaking(number: u32, of: u32) -> Value {
    let mut one = statement(number);
    one["object"] = json!({ "objectType": "StatementRef", "id": id(of) });
    one
}

/// A statement with so many activities beside its own.
fn wide(number: u32, activities: u32) -> Value {
    let mut one = statement(number);
    let all: Vec<Value> =
        (0..activities).map(|at| json!({ "id": format!("https://a.example/{number}/{at}") })).collect();
    one["context"]["contextActivities"] = json!({ "other": all });
    one
}

fn rows(server: &TestServer, table: &str) -> i64 {
    let database = Database::open(server.location()).expect("opens");
    let count = format!("SELECT COUNT(*) FROM {table}");
    database.read(|sql| sql.row(&count, &[])?.ok_or(DatabaseError::Column(0))?.int(0)).expect("counts")
}

/// How many are found by this filter.
fn found(server: &TestServer, filter: &str) -> usize {
    let answer = school(server.address, "GET", &format!("/xapi/statements?limit=500&{filter}"), "");
    answer.json()["statements"].as_array().expect("a list").len()
}

#[test]
fn a_thousand_that_wait_for_one_with_much_in_it_are_not_all_given_it() {
    each_store(|server, store| {
        sent(server, &(0..1000).map(|number| speaking(number, 5000)).collect::<Vec<_>>());
        let before = ["statements", "marks", "targets", "activities"].map(|table| rows(server, table));
        assert_eq!(post(server, &[wide(5000, 200)]), 413, "{store}");
        // As many statements as it would be, again and again.
        assert_eq!(post(server, &[statement(6000), wide(5000, 100)]), 413, "{store}");
        assert_eq!(
            ["statements", "marks", "targets", "activities"].map(|table| rows(server, table)),
            before,
            "{store}"
        );
        // What can be passed on is: 1000 × 7 rows.
        assert_eq!(post(server, &[wide(5000, 1)]), 200, "{store}");
        let full = 200;
        assert_eq!(found(server, "activity=https://a.example/5000/0&related_activities=true"), full, "{store}");
    });
}

#[test]
fn a_statement_bears_no_more_than_a_few_hundred_marks() {
    each_store(|server, _| {
        assert_eq!(post(server, &[wide(1, 200)]), 200);
        let answer =
            school(server.address, "POST", "/xapi/statements", &json!([statement(2), wide(3, 300)]).to_string());
        assert_eq!(answer.status, 400);
        let problem = &answer.json()["problems"][0];
        assert_eq!(problem["place"], "/1");
        assert!(problem["said"]["en"].as_str().is_some_and(|en| en.contains("at most 256")), "{problem}");
        let mut crowd = statement(4);
        let members: Vec<Value> = (0..5000)
            .map(|one| json!({ "account": { "homePage": "https://a.example", "name": format!("p-{one}") } }))
            .collect();
        crowd["actor"] = json!({ "objectType": "Group", "member": members[..100] });
        assert_eq!(post(server, &[crowd.clone()]), 200, "a class as a group");
        crowd["id"] = json!(id(5));
        crowd["actor"]["member"] = json!(members);
        assert_eq!(post(server, &[crowd]), 400);
        assert_eq!(rows(server, "statements"), 2);
    });
}

#[test]
fn a_batch_bears_no_more_than_a_few_thousand_together() {
    each_store(|server, _| {
        let batch = |many: u32, activities: u32| (0..many).map(|number| wide(number, activities)).collect::<Vec<_>>();
        assert_eq!(post(server, &batch(100, 220)), 413);
        assert_eq!(rows(server, "marks") + rows(server, "activities"), 0);
        // Few filter keys, but of ever other activities.
        assert_eq!(post(server, &batch(200, 10)), 413);
        assert_eq!(rows(server, "marks") + rows(server, "activities"), 0);
        assert_eq!(post(server, &batch(200, 4)), 200);
        assert_eq!(rows(server, "activities"), 1000);
    });
}

#[test]
fn chains_and_circles_are_gone_through_once() {
    each_store(|server, store| {
        // A chain whose near end comes first, as clients send it that tell what they did last.
        let mut chain: Vec<Value> = (0..60).map(|number| speaking(number, number + 1)).collect();
        chain.push(wide(60, 3));
        assert_eq!(post(server, &chain), 200, "{store}");
        assert_eq!(found(server, "activity=https://a.example/60/0&related_activities=true"), 61, "{store}");
        let mut circle: Vec<Value> = (100..150).map(|number| speaking(number, 100 + (number - 99) % 50)).collect();
        circle[20]["verb"]["id"] = json!("https://verbs.example/turned");
        assert_eq!(post(server, &circle), 200, "{store}");
        assert_eq!(found(server, "verb=https://verbs.example/turned"), 50, "{store}");
        // One by one, from either end.
        for number in (200..230).chain((231..260).rev()).chain([230]) {
            assert_eq!(post(server, &[speaking(number, number + 1)]), 200, "{store}");
        }
        let mut end = statement(260);
        end["verb"]["id"] = json!("https://verbs.example/ended");
        assert_eq!(post(server, &[end]), 200, "{store}");
        assert_eq!(found(server, "verb=https://verbs.example/ended"), 61, "{store}");
        // Each of this chain has an activity of its own, so that the last has all.
        let before = rows(server, "marks");
        let mut fat: Vec<Value> = (300..499).map(|number| speaking(number, number + 1)).collect();
        fat.iter_mut().enumerate().for_each(|(at, one)| {
            let all: Vec<Value> =
                (0..5).map(|part| json!({ "id": format!("https://a.example/{at}/{part}") })).collect();
            one["context"]["contextActivities"] = json!({ "other": all });
        });
        assert_eq!(post(server, &fat), 413, "{store}");
        assert_eq!(rows(server, "marks"), before, "{store}");
    });
}

#[test]
fn one_of_whom_thousands_speak_may_be_spoken_of_again() {
    each_store(|server, store| {
        sent(server, &[wide(10_000, 60)]);
        for some in 0..10 {
            // Each inherits the keys of the one; no other statement changes.
            sent(server, &(0..100).map(|number| speaking(some * 100 + number, 10_000)).collect::<Vec<_>>());
        }
        let before = rows(server, "marks");
        assert_eq!(post(server, &[speaking(9000, 10_000)]), 200, "{store}");
        let more = rows(server, "marks") - before;
        assert!((60..80).contains(&more), "{store}: {more}");
        let mut voiding = speaking(9001, 10_000);
        voiding["verb"]["id"] = json!("http://adlnet.gov/expapi/verbs/voided");
        assert_eq!(post(server, &[voiding]), 200, "{store}");
        let told = school(server.address, "GET", &format!("/xapi/statements?voidedStatementId={}", id(10_000)), "");
        assert_eq!(told.status, 200, "{store}");
    });
}

#[test]
fn a_definition_does_not_grow_for_ever() {
    each_store(|server, store| {
        let of = |number: u32| {
            let mut one = statement(number);
            let key = |at: u32| format!("https://a.example/{number}/{at}");
            let all: serde_json::Map<String, Value> = (0..100).map(|at| (key(at), json!("x".repeat(100)))).collect();
            one["object"] = json!({ "id": "https://a.example/grows", "definition": { "extensions": all } });
            one
        };
        for number in 0..20 {
            assert_eq!(post(server, &[of(number)]), 200, "{store}");
        }
        let database = Database::open(server.location()).expect("opens");
        let longest = "SELECT CAST(MAX(LENGTH(definition)) AS BIGINT) FROM activities";
        let longest =
            database.read(|sql| sql.row(longest, &[])?.ok_or(DatabaseError::Column(0))?.int(0)).expect("reads");
        assert!((60_000..=65_536).contains(&longest), "{store}: {longest}");
    });
}
