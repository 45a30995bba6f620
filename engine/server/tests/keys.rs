//! Keys of the database: drawn, narrow, revoked; and what a guesser meets.

mod common;

use common::{House, each_store, get, house_with, run, school, send, statement, xapi};
use shujin_server::database::{Database, Place};
use shujin_server::record::keys::{self, Measure};
use std::num::NonZeroU32;

fn database(house: &House) -> Database {
    Database::open(house.place()).expect("opens beside the server")
}

#[test]
fn a_key_is_good_for_its_scope_until_it_is_revoked() {
    each_store(|house, _| {
        let database = database(house);
        let add = |name: &str, scopes: &str| {
            run(keys::add(&database, name, scopes, Measure::default())).expect("works").expect("is new")
        };
        let writer = add("writer", "statements/write");
        let reader = add("reader", "statements/read/mine,state");
        assert!(
            run(keys::add(&database, "writer", "all", Measure::default())).expect("works").is_err(),
            "a name is given once"
        );
        let ask = |user: &str, secret: &str, method: &str, path: &str, body: &str| {
            xapi(house.address, method, path, (user, secret), body).status
        };
        let one = statement(1).to_string();
        assert_eq!(ask("writer", &writer, "POST", "/xapi/statements", &one), 200);
        assert_eq!(ask("writer", &writer, "GET", "/xapi/statements", ""), 403);
        assert_eq!(ask("writer", &reader, "GET", "/xapi/statements", ""), 401);
        assert_eq!(ask("reader", &reader, "POST", "/xapi/statements", &one), 403);
        // Only their own: what another key wrote is not there for them.
        let mine = xapi(house.address, "GET", "/xapi/statements", ("reader", &reader), "").json();
        assert_eq!(mine["statements"].as_array().map(Vec::len), Some(0));
        let path = format!("/xapi/statements?statementId={}", common::id(1));
        assert_eq!(ask("reader", &reader, "GET", &path, ""), 404);
        let state = "/xapi/activities/state?activityId=urn:x:a&agent=%7B%22openid%22%3A%22urn:x:b%22%7D";
        assert_eq!(ask("reader", &reader, "GET", state, ""), 200);
        assert_eq!(ask("writer", &writer, "GET", state, ""), 403);
        assert_eq!(ask("reader", &reader, "GET", "/export.jsonl", ""), 403);

        assert!(run(keys::revoke(&database, "reader")).expect("works"));
        assert!(!run(keys::revoke(&database, "reader")).expect("works"), "once is enough");
        assert_eq!(keys::check(&database, "reader", &reader).expect("works"), None);
        let listed = keys::list(&database).expect("works");
        assert_eq!(
            listed.iter().map(|key| (key.name.as_str(), key.revoked.is_some())).collect::<Vec<_>>(),
            [("writer", false), ("reader", true)]
        );
    });
}

#[test]
fn a_key_has_a_measure_of_its_own() {
    each_store(|house, _| {
        let database = database(house);
        let measure = Measure { rate: NonZeroU32::new(2), bytes: NonZeroU32::new(2048) };
        let narrow = run(keys::add(&database, "sensor", "all", measure)).expect("works").expect("is new");
        let wide = run(keys::add(&database, "platform", "all", Measure::default())).expect("works").expect("is new");
        assert_eq!(keys::list(&database).expect("works")[0].measure, measure);
        let state = "/xapi/activities/state?activityId=urn:x:a&stateId=s&agent=%7B%22openid%22%3A%22urn:x:b%22%7D";
        let put = |user: &str, secret: &str, long: usize| {
            let body = format!("\"{}\"", "x".repeat(long));
            xapi(house.address, "PUT", state, (user, secret), &body).status
        };
        assert_eq!([put("platform", &wide, 4096), put("sensor", &narrow, 4096)], [204, 413]);
        let many: Vec<_> = (0..9).map(statement).collect();
        let many = serde_json::to_string(&many).expect("JSON");
        let post =
            |user: &str, secret: &str| xapi(house.address, "POST", "/xapi/statements", (user, secret), &many).status;
        assert_eq!([post("platform", &wide), post("sensor", &narrow)], [200, 413]);
        // Two a second and four at once, of which two are gone; whoever else asks goes on.
        let answers: Vec<u16> = (0..12).map(|_| put("sensor", &narrow, 10)).collect();
        assert!(answers.contains(&429), "{answers:?}");
        assert_ne!(put("platform", &wide, 10), 429);
    });
}

#[test]
fn secrets_are_not_kept() {
    let house = common::house(&[]);
    let secret = run(keys::add(&database(&house), "x", "all", Measure::default())).expect("works").expect("is new");
    let files = std::fs::read_dir(house.folder.path().join("data")).expect("files");
    for file in files.map(|file| file.expect("a file").path()).filter(|path| path.is_file()) {
        let bytes = std::fs::read(file).expect("reads");
        assert!(!bytes.windows(secret.len()).any(|piece| piece == secret.as_bytes()));
    }
}

#[test]
fn a_guesser_waits_and_so_does_a_key_that_asks_too_often() {
    let house = common::house(&[]);
    let answers: Vec<u16> = (0..60)
        .map(|n| xapi(house.address, "GET", "/xapi/statements", ("nobody", &n.to_string()), "").status)
        .collect();
    assert_eq!(answers[0], 401);
    assert_eq!(answers[59], 429, "{answers:?}");
    // From there even the right key has to wait; pages without a key go on.
    let waiting = school(house.address, "GET", "/xapi/statements", "");
    assert_eq!((waiting.status, waiting.header("retry-after")), (429, Some("3")));
    assert_eq!(get(house.address, "/healthz", &[]).status, 200);

    // Wherever a key is brought: to the export, and in a form that stands for a request.
    let house = common::house(&[]);
    let export = |n: u32| xapi(house.address, "GET", "/export.jsonl", ("nobody", &n.to_string()), "").status;
    assert_eq!((0..60).map(export).collect::<Vec<_>>()[59], 429);
    let house = common::house(&[]);
    let folded = |n: u32| {
        let key = shujin_server::store::courier::basic("nobody", &n.to_string()).replace(' ', "%20");
        let form = format!("Authorization={key}&X-Experience-API-Version=1.0.3");
        let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("X-Experience-API-Version", "1.0.3")];
        send(house.address, "POST", "/xapi/statements?method=GET", &headers, form.as_bytes()).status
    };
    let answers: Vec<u16> = (0..60).map(folded).collect();
    assert_eq!((answers[0], answers[59]), (401, 429), "{answers:?}");

    // Behind a proxy each is taken for themselves.
    let house = house_with(&[], |options| options.proxy = true);
    let ask = |from: &str, user: &str, secret: &str| {
        let key = shujin_server::store::courier::basic(user, secret);
        let headers =
            [("Authorization", key.as_str()), ("X-Forwarded-For", from), ("X-Experience-API-Version", "2.0.0")];
        get(house.address, "/xapi/statements", &headers).status
    };
    let guesser: Vec<u16> = (0..60).map(|_| ask("203.0.113.9, 10.0.0.7", "nobody", "x")).collect();
    assert_eq!((guesser[59], ask("10.0.0.8", common::USER, common::SECRET)), (429, 200));
    assert_eq!(ask("10.0.0.8, 10.0.0.7", common::USER, common::SECRET), 429, "the last is the one that the proxy saw");

    let house = house_with(&[], |options| options.rate = NonZeroU32::MIN);
    let answers: Vec<u16> = (0..5).map(|_| school(house.address, "GET", "/xapi/statements", "").status).collect();
    assert_eq!((answers[0], answers[4]), (200, 429), "{answers:?}");
}

#[test]
fn other_pages_may_ask_only_where_they_were_named() {
    let house = house_with(&[], |options| options.cors = vec!["https://lms.example".into()]);
    let ask = |origin: &str| {
        let headers = [
            ("Origin", origin),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization"),
        ];
        send(house.address, "OPTIONS", "/xapi/statements", &headers, b"")
            .header("access-control-allow-origin")
            .map(str::to_owned)
    };
    assert_eq!(ask("https://lms.example").as_deref(), Some("https://lms.example"));
    assert_eq!(ask("https://else.example"), None);
}

#[test]
fn figures_count_and_name_nobody() {
    let house = common::house(&[]);
    school(house.address, "POST", "/xapi/statements", &statement(1).to_string());
    school(house.address, "GET", "/xapi/statements?agent=%7B%22mbox%22%3A%22mailto%3Aming%40school.example%22%7D", "");
    let text = get(house.address, "/metrics", &[]).text();
    assert!(text.contains("shujin_requests_total{room=\"xapi\",method=\"POST\",status=\"200\"} 1"), "{text}");
    assert!(text.contains("shujin_statements_stored_total 1"), "{text}");
    assert!(!text.contains("ming"));
}

#[test]
fn an_address_tells_which_database() {
    assert!(matches!("postgres://a@b/c".parse(), Ok(Place::Postgres(_))));
}
