//! Keys of the database: drawn, narrow, revoked; and what a guesser meets.

mod common;

use common::{TestServer, each_store, get, house_with, run, school, send, statement, xapi};
use shujin_server::database::{Database, DatabaseLocation};
use shujin_server::record::keys::{self, KeyLimits, NameError};
use shujin_server::school::teachers;
use shujin_server::{Error, Server};
use std::num::NonZeroU32;
use std::sync::Barrier;

fn database(server: &TestServer) -> Database {
    Database::open(server.location()).expect("opens beside the server")
}

#[test]
fn a_key_is_good_for_its_scope_until_it_is_revoked() {
    each_store(|server, _| {
        let database = database(server);
        let add = |name: &str, scopes: &str| {
            run(keys::add(&database, name, scopes, KeyLimits::default())).expect("works").expect("is new")
        };
        let writer = add("writer", "statements/write");
        let reader = add("reader", "statements/read/mine,state");
        assert!(
            run(keys::add(&database, "writer", "all", KeyLimits::default())).expect("works").is_err(),
            "a name is given once"
        );
        let ask = |user: &str, secret: &str, method: &str, path: &str, body: &str| {
            xapi(server.address, method, path, (user, secret), body).status
        };
        let one = statement(1).to_string();
        assert_eq!(ask("writer", &writer, "POST", "/xapi/statements", &one), 200);
        assert_eq!(ask("writer", &writer, "GET", "/xapi/statements", ""), 403);
        assert_eq!(ask("writer", &reader, "GET", "/xapi/statements", ""), 401);
        assert_eq!(ask("reader", &reader, "POST", "/xapi/statements", &one), 403);
        // Only their own: what another key wrote is not there for them.
        let mine = xapi(server.address, "GET", "/xapi/statements", ("reader", &reader), "").json();
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
    each_store(|server, _| {
        let database = database(server);
        let measure = KeyLimits { rate: NonZeroU32::new(2), bytes: NonZeroU32::new(2048) };
        let narrow = run(keys::add(&database, "sensor", "all", measure)).expect("works").expect("is new");
        let wide = run(keys::add(&database, "platform", "all", KeyLimits::default())).expect("works").expect("is new");
        assert_eq!(keys::list(&database).expect("works")[0].measure, measure);
        let state = "/xapi/activities/state?activityId=urn:x:a&stateId=s&agent=%7B%22openid%22%3A%22urn:x:b%22%7D";
        let put = |user: &str, secret: &str, long: usize| {
            let body = format!("\"{}\"", "x".repeat(long));
            xapi(server.address, "PUT", state, (user, secret), &body).status
        };
        assert_eq!([put("platform", &wide, 4096), put("sensor", &narrow, 4096)], [204, 413]);
        let many: Vec<_> = (0..9).map(statement).collect();
        let many = serde_json::to_string(&many).expect("JSON");
        let post =
            |user: &str, secret: &str| xapi(server.address, "POST", "/xapi/statements", (user, secret), &many).status;
        assert_eq!([post("platform", &wide), post("sensor", &narrow)], [200, 413]);
        // Two a second and four at once, of which two are gone; whoever else asks goes on.
        let answers: Vec<u16> = (0..12).map(|_| put("sensor", &narrow, 10)).collect();
        assert!(answers.contains(&429), "{answers:?}");
        assert_ne!(put("platform", &wide, 10), 429);
    });
}

#[test]
fn secrets_are_not_kept() {
    let server = common::server(&[]);
    let secret = run(keys::add(&database(&server), "x", "all", KeyLimits::default())).expect("works").expect("is new");
    let files = std::fs::read_dir(server.folder.path().join("data")).expect("files");
    for file in files.map(|file| file.expect("a file").path()).filter(|path| path.is_file()) {
        let bytes = std::fs::read(file).expect("reads");
        assert!(!bytes.windows(secret.len()).any(|piece| piece == secret.as_bytes()));
    }
}

#[test]
fn a_guesser_waits_and_so_does_a_key_that_asks_too_often() {
    let server = common::server(&[]);
    let drawn =
        run(keys::add(&database(&server), "platform", "all", KeyLimits::default())).expect("works").expect("is new");
    let guess = |n: u32| xapi(server.address, "GET", "/xapi/statements", ("platform", &n.to_string()), "");
    let answers: Vec<u16> = (0..60).map(|n| guess(n).status).collect();
    assert_eq!(answers[0], 401);
    assert_eq!(answers[59], 429, "{answers:?}");
    assert_eq!(guess(60).header("retry-after"), Some("3"));
    // The right keys are nobody else's business, from the same address neither; pages go on, too.
    assert_eq!(school(server.address, "GET", "/xapi/statements", "").status, 200);
    assert_eq!(xapi(server.address, "GET", "/xapi/statements", ("platform", &drawn), "").status, 200);
    let session = get(server.address, "/session", &[]).json();
    let word = |name: &str| session["lrs"][name].as_str().expect("a key").to_owned();
    let page = (&*word("user"), &*word("secret"));
    assert_eq!(xapi(server.address, "POST", "/xapi/statements", page, "[]").status, 200);
    assert_eq!(get(server.address, "/healthz", &[]).status, 200);

    // Wherever a key is brought: to the export, and in a form that stands for a request.
    let server = common::server(&[]);
    let export = |n: u32| xapi(server.address, "GET", "/export.jsonl", ("nobody", &n.to_string()), "").status;
    assert_eq!((0..60).map(export).collect::<Vec<_>>()[59], 429);
    assert_eq!(school(server.address, "GET", "/export.jsonl", "").status, 200);
    let server = common::server(&[]);
    let folded = |n: u32| {
        let key = shujin_server::store::courier::basic("nobody", &n.to_string()).replace(' ', "%20");
        let form = format!("Authorization={key}&X-Experience-API-Version=1.0.3");
        let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("X-Experience-API-Version", "1.0.3")];
        send(server.address, "POST", "/xapi/statements?method=GET", &headers, form.as_bytes()).status
    };
    let answers: Vec<u16> = (0..60).map(folded).collect();
    assert_eq!((answers[0], answers[59]), (401, 429), "{answers:?}");

    // Behind a proxy each is taken for themselves; of IPv6, each /64.
    let server = house_with(&[], |options| options.proxy = true);
    let ask = |from: &str, user: &str, secret: &str| {
        let key = shujin_server::store::courier::basic(user, secret);
        let headers =
            [("Authorization", key.as_str()), ("X-Forwarded-For", from), ("X-Experience-API-Version", "2.0.0")];
        get(server.address, "/xapi/statements", &headers).status
    };
    let guesser: Vec<u16> = (0..60).map(|_| ask("203.0.113.9, 10.0.0.7", "nobody", "x")).collect();
    assert_eq!((guesser[59], ask("10.0.0.8", "nobody", "x")), (429, 401));
    assert_eq!(ask("10.0.0.8, 10.0.0.7", "nobody", "x"), 429, "the last is the one that the proxy saw");
    assert_eq!(ask("10.0.0.7", common::USER, common::SECRET), 200);
    let guesser: Vec<u16> = (0..60).map(|n| ask(&format!("2001:db8:0:7:{n:x}::1"), "nobody", "x")).collect();
    assert_eq!((guesser[59], ask("2001:db8:0:8::1", "nobody", "x")), (429, 401), "{guesser:?}");

    let server = house_with(&[], |options| options.rate = NonZeroU32::MIN);
    let answers: Vec<u16> = (0..5).map(|_| school(server.address, "GET", "/xapi/statements", "").status).collect();
    assert_eq!((answers[0], answers[4]), (200, 429), "{answers:?}");
}

/// A key as an older server kept it; answers its secret.
fn old_key(database: &Database, name: &'static str) -> String {
    // A teacher's password is still kept in that way.
    let secret = run(teachers::keep(database, "somebody", &[])).expect("keeps");
    let insert = "INSERT INTO keys (name, secret, scopes, created) SELECT $1, secret, 'all', created FROM teachers";
    run(database.change(move |sql| sql.change(insert, &[name.into()]))).expect("inserts");
    secret
}

fn kept(database: &Database, name: &str) -> String {
    let row = database.read(|sql| sql.row("SELECT secret FROM keys WHERE name = $1", &[name.into()])).expect("reads");
    row.expect("a key").text(0).expect("text")
}

#[test]
fn a_key_of_an_older_server_goes_on_and_is_kept_anew() {
    each_store(|server, _| {
        let database = database(server);
        let secret = old_key(&database, "old");
        let ask = |secret: &str| xapi(server.address, "GET", "/xapi/statements", ("old", secret), "").status;
        assert_eq!(ask("wrong"), 401);
        assert!(kept(&database, "old").starts_with("$argon2id$"));
        assert_eq!(ask(&secret), 200);
        assert!(kept(&database, "old").starts_with("sha256$"));
        assert_eq!([ask(&secret), ask("wrong")], [200, 401]);
        assert!(keys::check(&database, "old", &secret).expect("reads").is_some());
    });
}

#[test]
fn keys_of_older_servers_are_looked_at_a_few_at_a_time_and_hold_up_no_other() {
    let server = common::server(&[]);
    let database = database(&server);
    let drawn = run(keys::add(&database, "new", "all", KeyLimits::default())).expect("works").expect("is new");
    let secret = old_key(&database, "old");
    // Fewer than make a guesser: who is told to wait found no place.
    let together = Barrier::new(20);
    let ask = |user: &str, secret: &str| xapi(server.address, "GET", "/xapi/statements", (user, secret), "").status;
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let one = |_| {
            scope.spawn(|| {
                together.wait();
                ask("old", "wrong")
            })
        };
        let guessers: Vec<_> = (0..20).map(one).collect();
        assert_eq!([ask("new", &drawn), ask(common::USER, common::SECRET)], [200, 200]);
        guessers.into_iter().map(|guesser| guesser.join().expect("an answer")).collect()
    });
    assert!(answers.contains(&429) && answers.contains(&401), "{answers:?}");
    assert_eq!(ask("old", &secret), 200);
}

#[test]
fn no_two_keys_share_a_name() {
    each_store(|server, _| {
        let database = database(server);
        let add =
            |name: &str| run(keys::add(&database, name, "statements/read/mine", KeyLimits::default())).expect("works");
        // What all pages write, and what a school's own key does, would be this one's.
        for name in ["page", "page.1", "school"] {
            assert_eq!(add(name), Err(NameError::Reserved(name.into())));
        }
        assert_eq!(add("a:b"), Err(NameError::Form));
        run(keys::give(&database, &["other".to_owned()])).expect("works").expect("is free");
        assert_eq!(add("other"), Err(NameError::Given("other".into())));
        assert!(add("platform").is_ok());
        // And the other way round: a server does not start with it.
        let folder = tempfile::tempdir().expect("a folder");
        let mut options = common::options(folder.path());
        options.store = Some(server.location());
        options.lrs_keys.push(("platform".into(), "secret".into()));
        assert!(matches!(Server::bind(options), Err(Error::KeyName(NameError::Taken(name))) if name == "platform"));
    });
    // What a server was given is noted when it starts.
    let server = house_with(&[], |options| options.lrs_keys = vec![("operator".into(), "secret".into())]);
    let added = run(keys::add(&database(&server), "operator", "all", KeyLimits::default())).expect("works");
    assert_eq!(added, Err(NameError::Given("operator".into())));
}

#[test]
fn a_key_for_state_reaches_its_own_documents() {
    each_store(|server, _| {
        let database = database(server);
        let add = |name: &'static str, scopes: &str| {
            (name, run(keys::add(&database, name, scopes, KeyLimits::default())).expect("works").expect("is new"))
        };
        let (a, b) = (add("a", "state"), add("b", "state"));
        let (whole, reader) = (add("whole", "all"), add("reader", "state,all/read"));
        let list = "/xapi/activities/state?activityId=urn:x:a&agent=%7B%22openid%22%3A%22urn:x:b%22%7D";
        let of = |id: &str| format!("{list}&stateId={id}");
        let ask = |key: &(&str, String), method: &str, path: &str, body: &str| {
            xapi(server.address, method, path, (key.0, &key.1), body)
        };
        let ids = |key| ask(key, "GET", list, "").json();
        assert_eq!(ask(&a, "PUT", &of("a"), "{\"of\":1}").status, 204);
        assert_eq!(ask(&b, "PUT", &of("b"), "{\"of\":2}").status, 204);
        assert_eq!([ids(&a), ids(&b)], [serde_json::json!(["a"]), serde_json::json!(["b"])]);
        assert_eq!([ids(&whole), ids(&reader)], [serde_json::json!(["a", "b"]), serde_json::json!(["a", "b"])]);
        // Another's is not there to be read, and not to be changed.
        assert_eq!(ask(&b, "GET", &of("a"), "").status, 404);
        for key in [&b, &reader] {
            assert_eq!(ask(key, "PUT", &of("a"), "{\"of\":3}").status, 403);
            assert_eq!(ask(key, "POST", &of("a"), "{\"more\":3}").status, 403);
            assert_eq!(ask(key, "DELETE", &of("a"), "").status, 403);
        }
        assert_eq!(ask(&b, "DELETE", list, "").status, 204);
        assert_eq!(ids(&whole), serde_json::json!(["a"]));
        assert_eq!(ask(&a, "POST", &of("a"), "{\"more\":1}").status, 204);
        assert_eq!(ask(&a, "GET", &of("a"), "").json(), serde_json::json!({ "of": 1, "more": 1 }));
        // Merging happens where all writing does: large ones are replaced, not merged.
        let large = format!("{{\"large\":\"{}\"}}", "x".repeat(300_000));
        assert_eq!(ask(&a, "POST", &of("c"), &large).status, 204);
        assert_eq!(ask(&a, "POST", &of("c"), "{\"more\":1}").status, 400);
        assert_eq!(ask(&a, "DELETE", &of("c"), "").status, 204);
        // What another then puts into it is that one's.
        assert_eq!(ask(&whole, "POST", &of("a"), "{\"of\":4}").status, 204);
        assert_eq!(ask(&a, "GET", &of("a"), "").status, 404);
        assert_eq!(ask(&whole, "DELETE", &of("a"), "").status, 204);
    });
}

#[test]
fn other_pages_may_ask_only_where_they_were_named() {
    let server = house_with(&[], |options| options.cors = vec!["https://lms.example".into()]);
    let ask = |origin: &str| {
        let headers = [
            ("Origin", origin),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization"),
        ];
        send(server.address, "OPTIONS", "/xapi/statements", &headers, b"")
            .header("access-control-allow-origin")
            .map(str::to_owned)
    };
    assert_eq!(ask("https://lms.example").as_deref(), Some("https://lms.example"));
    assert_eq!(ask("https://else.example"), None);
}

#[test]
fn figures_count_and_name_nobody() {
    let server = common::server(&[]);
    school(server.address, "POST", "/xapi/statements", &statement(1).to_string());
    school(server.address, "GET", "/xapi/statements?agent=%7B%22mbox%22%3A%22mailto%3Aming%40school.example%22%7D", "");
    let text = get(server.address, "/metrics", &[]).text();
    assert!(text.contains("shujin_requests_total{room=\"xapi\",method=\"POST\",status=\"200\"} 1"), "{text}");
    assert!(text.contains("shujin_statements_stored_total 1"), "{text}");
    assert!(!text.contains("ming"));
}

#[test]
fn figures_are_for_this_machine_and_for_keys_that_read_everything() {
    let server = house_with(&[], |options| options.proxy = true);
    let database = database(&server);
    let add = |name: &str, scopes: &str| {
        run(keys::add(&database, name, scopes, KeyLimits::default())).expect("works").expect("is new")
    };
    let (reader, narrow) = (add("reader", "all/read"), add("narrow", "statements/read"));
    let ask = |from: &str, key: Option<(&str, &str)>| {
        let key = key.map(|(user, secret)| shujin_server::store::courier::basic(user, secret));
        let headers: Vec<(&str, &str)> =
            [("X-Forwarded-For", from)].into_iter().chain(key.as_deref().map(|key| ("Authorization", key))).collect();
        get(server.address, "/metrics", &headers).status
    };
    assert_eq!([ask("127.0.0.1", None), ask("::1", None)], [200, 200]);
    // What cannot be read is no address of this machine's, though the proxy's own is.
    assert_eq!([ask("unknown", None), ask("10.0.0.7:5678", None)], [401, 401]);
    assert_eq!(ask("10.0.0.7", None), 401);
    assert_eq!(ask("10.0.0.7", Some(("reader", &reader))), 200);
    assert_eq!(ask("10.0.0.7", Some((common::USER, common::SECRET))), 200);
    assert_eq!(ask("10.0.0.7", Some(("narrow", &narrow))), 403);
    let answers: Vec<u16> = (0..60).map(|_| ask("10.0.0.7", Some(("reader", "wrong")))).collect();
    assert_eq!((answers[0], answers[59]), (401, 429), "{answers:?}");
}

#[test]
fn an_address_tells_which_database() {
    assert!(matches!("postgres://a@b/c".parse(), Ok(DatabaseLocation::Postgres(_))));
}

#[test]
fn a_key_voids_what_it_wrote_itself() {
    each_store(|server, _| {
        let database = database(server);
        let add =
            |name: &str| run(keys::add(&database, name, "statements/write,statements/read", KeyLimits::default()));
        let (one, other) = (add("one").expect("works").expect("is new"), add("other").expect("works").expect("is new"));
        let void = |number: u32, target: u32| {
            let mut void = statement(number);
            void["verb"]["id"] = serde_json::json!("http://adlnet.gov/expapi/verbs/voided");
            void["object"] = serde_json::json!({ "objectType": "StatementRef", "id": common::id(target) });
            void.to_string()
        };
        let post = |key: (&str, &str), body: &str| xapi(server.address, "POST", "/xapi/statements", key, body).status;
        let there = |number: u32| {
            let path = format!("/xapi/statements?statementId={}", common::id(number));
            school(server.address, "GET", &path, "").status == 200
        };
        let (one, other) = (("one", one.as_str()), ("other", other.as_str()));
        for number in 1..4 {
            assert_eq!(post(one, &statement(number).to_string()), 200);
        }
        // By another key, after and before the statement came; by its own; by one that may do everything.
        assert_eq!(post(other, &void(11, 1)), 200);
        assert_eq!(post(other, &void(14, 4)), 200);
        assert_eq!(post(one, &statement(4).to_string()), 200);
        assert!(there(1) && there(4));
        assert_eq!(post(one, &void(12, 2)), 200);
        assert_eq!(school(server.address, "POST", "/xapi/statements", &void(13, 3)).status, 200);
        assert!(!there(2) && !there(3));
        assert_eq!(school(server.address, "POST", "/xapi/statements", &void(15, 5)).status, 200);
        assert_eq!(post(one, &void(16, 6)), 200);
        assert_eq!((post(one, &statement(5).to_string()), post(one, &statement(6).to_string())), (200, 200));
        assert!(!there(5) && !there(6));
    });
}
