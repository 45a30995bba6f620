//! Statements in and out over HTTP.

mod common;

use common::{SECRET, USER, each_store, get, id, school, send, statement, xapi};
use serde_json::{Value, json};
use std::net::SocketAddr;

fn list(address: SocketAddr, query: &str) -> Value {
    let answer = school(address, "GET", &format!("/xapi/statements?{query}"), "");
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

fn ids(list: &Value) -> Vec<String> {
    list["statements"].as_array().expect("a list").iter().map(|s| s["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn a_statement_sent_twice_is_stored_once_and_a_changed_one_refused() {
    each_store(|server, _| {
        let one = statement(1);
        for _ in 0..2 {
            let answer = school(server.address, "POST", "/xapi/statements", &one.to_string());
            assert_eq!((answer.status, answer.json()), (200, json!([id(1)])));
        }
        // Other spacing, other order of keys, 1.0 for 1: the same statement.
        let spaced = serde_json::to_string_pretty(&one).expect("writes");
        assert_eq!(
            school(server.address, "PUT", &format!("/xapi/statements?statementId={}", id(1)), &spaced).status,
            204
        );
        assert_eq!(ids(&list(server.address, "")), [id(1)]);

        let mut other = one.clone();
        other["verb"]["id"] = json!("http://adlnet.gov/expapi/verbs/attempted");
        let refused = school(server.address, "POST", "/xapi/statements", &json!([statement(2), other]).to_string());
        assert_eq!(refused.status, 409);
        assert!(refused.json()["problems"][0]["said"]["en"].as_str().is_some_and(|en| en.contains(&id(1))));
        assert_eq!(ids(&list(server.address, "")), [id(1)], "a batch is stored whole or not at all");
    });
}

#[test]
fn what_came_is_told_as_it_came() {
    each_store(|server, _| {
        let body =
            statement(1).to_string().replace("\"timestamp\"", "\"result\":{\"score\":{\"raw\":1.10}},\"timestamp\"");
        school(server.address, "POST", "/xapi/statements", &body);
        let answer = school(server.address, "GET", &format!("/xapi/statements?statementId={}", id(1)), "");
        assert_eq!(answer.status, 200);
        assert!(answer.text().contains("1.10"), "{}", answer.text());
        let told = answer.json();
        assert_eq!(shujin_trace::check::statement(&told), []);
        assert_eq!(told["authority"]["account"]["name"], "key:school");
        assert_eq!(told["version"], "2.0.0");
        assert!(answer.header("x-experience-api-consistent-through").is_some());
        assert_eq!(answer.header("x-experience-api-version"), Some("2.0.0"));
        let absent = school(server.address, "GET", &format!("/xapi/statements?statementId={}", id(9)), "");
        assert_eq!(absent.status, 404);
    });
}

#[test]
fn an_id_and_a_time_are_given_where_none_came() {
    each_store(|server, _| {
        let mut bare = statement(1);
        bare.as_object_mut().expect("an object").retain(|key, _| ["actor", "verb", "object"].contains(&key.as_str()));
        let answer = school(server.address, "POST", "/xapi/statements", &bare.to_string()).json();
        let told = school(
            server.address,
            "GET",
            &format!("/xapi/statements?statementId={}", answer[0].as_str().expect("an id")),
            "",
        );
        assert_eq!(told.json()["timestamp"], told.json()["stored"]);
    });
}

#[test]
fn refusals_name_the_place_in_two_languages() {
    each_store(|server, _| {
        let mut bad = statement(2);
        bad["verb"]["id"] = json!("answered");
        bad["mood"] = json!("good");
        let answer = school(server.address, "POST", "/xapi/statements", &json!([statement(1), bad]).to_string());
        assert_eq!(answer.status, 400);
        let problems = answer.json()["problems"].clone();
        let places: Vec<_> = problems.as_array().expect("a list").iter().filter_map(|p| p["place"].as_str()).collect();
        assert_eq!(places, ["/1/mood", "/1/verb/id"]);
        assert_eq!(
            (problems[1]["said"]["zh-CN"].as_str(), problems[1]["said"]["en"].as_str()),
            (Some("应为 绝对 IRI"), Some("expected an absolute IRI"))
        );
        assert!(ids(&list(server.address, "")).is_empty());
        for (body, place) in [("{", ""), ("", ""), ("7", ""), ("[1]", "/0"), ("{\"a\":", "")] {
            let answer = school(server.address, "POST", "/xapi/statements", body);
            assert_eq!((answer.status, answer.json()["problems"][0]["place"].as_str()), (400, Some(place)), "{body}");
        }
        let twice =
            school(server.address, "POST", "/xapi/statements", &json!([statement(1), statement(1)]).to_string());
        assert_eq!((twice.status, &twice.json()["problems"][0]["place"]), (400, &json!("/1/id")));
        let elsewhere = school(
            server.address,
            "PUT",
            &format!("/xapi/statements?statementId={}", id(5)),
            &statement(1).to_string(),
        );
        assert_eq!(elsewhere.status, 400);
    });
}

#[test]
fn keys_open_what_they_are_for() {
    each_store(|server, _| {
        let post = |user: &str, secret: &str| {
            xapi(server.address, "POST", "/xapi/statements", (user, secret), &statement(1).to_string())
        };
        for (user, secret) in
            [(USER, "wrong"), ("nobody", SECRET), ("", ""), ("page.99999999999", "00ff"), ("page.1", "é")]
        {
            assert_eq!(post(user, secret).status, 401, "{user}");
        }
        let none = send(server.address, "GET", "/xapi/statements", &[("X-Experience-API-Version", "2.0.0")], b"");
        assert_eq!((none.status, none.header("www-authenticate").map(|h| h.starts_with("Basic"))), (401, Some(true)));
        assert_eq!(get(server.address, "/export.jsonl", &[]).status, 401);

        let session = get(server.address, "/session", &[]).json();
        let page =
            (session["lrs"]["user"].as_str().expect("a user"), session["lrs"]["secret"].as_str().expect("a secret"));
        assert_eq!(xapi(server.address, "POST", "/xapi/statements", page, "[]").status, 200);
        assert_eq!(xapi(server.address, "GET", "/xapi/statements", page, "").status, 403);
        assert_eq!(xapi(server.address, "GET", "/export.jsonl", page, "").status, 403);
        let (ends, who) = page.0[5..].split_once('.').expect("a time and who writes");
        let later = format!("page.{}.{who}", 1 + ends.parse::<u64>().expect("a time"));
        let forged = post(&later, page.1);
        assert_eq!(forged.status, 401, "an expiry cannot be moved");
        assert_eq!(
            forged.header("www-authenticate").map(|h| h.starts_with("Basic")),
            Some(false),
            "no password window"
        );

        let mut named = statement(2);
        named["actor"] = json!({ "mbox": "mailto:ming@school.example", "name": "Ming" });
        let answer = xapi(server.address, "POST", "/xapi/statements", page, &named.to_string());
        assert_eq!(answer.status, 400);
    });
}

#[test]
fn the_version_must_be_named_and_about_names_it() {
    each_store(|server, _| {
        let key = shujin_server::store::courier::basic(USER, SECRET);
        for version in [None, Some("0.9"), Some("3.0")] {
            let mut headers = vec![("Authorization", key.as_str())];
            headers.extend(version.map(|version| ("X-Experience-API-Version", version)));
            assert_eq!(get(server.address, "/xapi/statements", &headers).status, 400, "{version:?}");
        }
        assert_eq!(get(server.address, "/xapi/about", &[]).json()["version"][0], "2.0.0");
    });
}

#[test]
fn queries_filter_order_and_page() {
    each_store(|server, _| {
        let mut all: Vec<Value> = (0..25).map(statement).collect();
        all[3]["verb"]["id"] = json!("http://adlnet.gov/expapi/verbs/completed");
        all[4]["actor"]["account"]["name"] = json!("p-ffffffffffffffffffffffffffffffff");
        all[5]["context"]["registration"] = json!("00000000-0000-4000-8000-aaaaaaaaaaaa");
        for half in all.chunks(10) {
            assert_eq!(school(server.address, "POST", "/xapi/statements", &json!(half).to_string()).status, 200);
        }
        let one = |query: &str, number: u32| assert_eq!(ids(&list(server.address, query)), [id(number)], "{query}");
        one("verb=http://adlnet.gov/expapi/verbs/completed", 3);
        one("activity=https://school.example/scenes/a/b%23question/7", 7);
        one("registration=00000000-0000-4000-8000-AAAAAAAAAAAA", 5);
        let agent =
            json!({"account": {"homePage": "https://school.example", "name": "p-ffffffffffffffffffffffffffffffff"}});
        one(&format!("agent={}", agent.to_string().replace('"', "%22")), 4);

        let newest = list(server.address, "limit=1");
        assert_eq!(ids(&newest), [id(24)]);
        let mut found = Vec::new();
        let mut path = "/xapi/statements?ascending=true&limit=10".to_owned();
        while !path.is_empty() {
            let page = school(server.address, "GET", &path, "").json();
            found.extend(ids(&page));
            path = page["more"].as_str().expect("more").to_owned();
        }
        assert_eq!(found, (0..25).map(id).collect::<Vec<_>>());
        let middle = list(server.address, &format!("statementId={}", id(9)))["stored"].as_str().map(str::to_owned);
        let middle = middle.expect("a time");
        let (until, since) =
            (list(server.address, &format!("until={middle}")), list(server.address, &format!("since={middle}")));
        assert_eq!((ids(&until).len(), ids(&since).len()), (10, 15));
        for bad in [
            "colour=red",
            "since=yesterday",
            "limit=-1",
            "agent={}",
            "verb=answered",
            "related_agents=yes",
            "format=short",
        ] {
            assert_eq!(school(server.address, "GET", &format!("/xapi/statements?{bad}"), "").status, 400, "{bad}");
        }
    });
}

#[test]
fn the_export_has_every_statement_on_a_line_and_counts_the_learners() {
    each_store(|server, _| {
        for start in (0..1200).step_by(200) {
            let batch: Vec<Value> = (start..start + 200).map(statement).collect();
            assert_eq!(school(server.address, "POST", "/xapi/statements", &json!(batch).to_string()).status, 200);
        }
        let export = school(server.address, "GET", "/export.jsonl", "");
        let lines: Vec<Value> = export.text().lines().map(|line| serde_json::from_str(line).expect("a line")).collect();
        assert_eq!(lines.len(), 1200);
        assert!(lines.iter().enumerate().all(|(at, line)| line["id"] == id(at as u32)));
        assert_eq!(export.header("x-shujin-learners"), Some("1"));
    });
}

#[test]
fn too_much_at_once_is_refused_as_such() {
    each_store(|server, _| {
        let many: Vec<Value> = (0..201).map(statement).collect();
        assert_eq!(school(server.address, "POST", "/xapi/statements", &json!(many).to_string()).status, 413);
        let mut heavy = statement(1);
        heavy["result"] = json!({ "response": "x".repeat(1024 * 1024) });
        assert_eq!(school(server.address, "POST", "/xapi/statements", &heavy.to_string()).status, 413);
        assert!(ids(&list(server.address, "")).is_empty());
    });
}

#[test]
fn a_form_of_another_site_writes_nothing_with_a_key_that_the_browser_knows() {
    each_store(|server, _| {
        let key = shujin_server::store::courier::basic(USER, SECRET);
        let content: String = statement(1).to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
        let form = format!("X-Experience-API-Version=1.0.3&Content-Type=application%2Fjson&content={content}");
        let post = |more: &[(&str, &str)]| {
            let mut headers =
                vec![("Content-Type", "application/x-www-form-urlencoded"), ("Authorization", key.as_str())];
            headers.extend(more);
            send(server.address, "POST", "/xapi/statements?method=POST", &headers, form.as_bytes()).status
        };
        assert_eq!(post(&[("Origin", "https://evil.example")]), 403);
        assert_eq!(post(&[("Origin", "null")]), 403);
        assert_eq!(post(&[("Sec-Fetch-Site", "cross-site")]), 403);
        assert_eq!(school(server.address, "GET", "/xapi/statements", "").json()["statements"], json!([]));
        assert_eq!(post(&[]), 200, "no browser");
    });
}
