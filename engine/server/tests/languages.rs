//! The pages speak the language of their reader: chosen on a page, else liked by the browser; and no word of theirs stands beside the
//! catalogues.

mod common;

use common::{Answer, TestServer, get, run, send, server, swing};
use shujin_server::database::Database;
use shujin_server::school::{Seal, class_list, lessons, roster, teachers};
use std::sync::Arc;

const CLASS: &str = "七年级3班";

fn post(server: &TestServer, path: &str, form: &str, headers: &[(&str, &str)]) -> Answer {
    let kind = [("Content-Type", "application/x-www-form-urlencoded")];
    send(server.address, "POST", path, &[&kind, headers].concat(), form.as_bytes())
}

fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").and_then(|cookie| cookie.split(';').next()).unwrap_or_default().to_owned()
}

#[test]
fn a_language_is_chosen_on_a_page_and_kept() {
    let server = server(&[]);
    let page = |headers: &[(&str, &str)]| get(server.address, "/privacy", headers).text();
    let chinese = page(&[("Accept-Language", "zh")]);
    assert!(chinese.contains("lang=\"zh-CN\"") && chinese.contains("存了什么？"), "{chinese}");
    // Each language in its own name; the one in use is no button.
    assert!(chinese.contains(">English</button>") && !chinese.contains(">简体中文</button>"), "{chinese}");
    assert!(page(&[("Accept-Language", "en-GB,fr;q=0.5")]).contains("What is stored?"));
    let from = format!("http://{}/privacy?x=1", server.address);
    let chosen = post(&server, "/language", "to=en", &[("Referer", &from)]);
    assert_eq!((chosen.status, chosen.header("location")), (303, Some("/privacy?x=1")));
    let english = cookie(&chosen);
    assert!(page(&[("Accept-Language", "zh"), ("Cookie", &english)]).contains("What is stored?"));
    // Another site chooses nothing, and what is no language is not kept.
    let foreign = post(&server, "/language", "to=en", &[("Origin", "https://evil.example")]);
    assert_eq!((foreign.status, foreign.header("set-cookie")), (403, None));
    assert_eq!(post(&server, "/language", "to=<x>", &[]).header("set-cookie"), None);
    assert_eq!(post(&server, "/language", "to=en", &[]).header("location"), Some("/"));
}

/// Where an answer leads, and whether it keeps English.
fn leads(answer: &Answer) -> (u16, Option<&str>, bool) {
    (answer.status, answer.header("location"), cookie(answer) == "shujin-lang=en")
}

#[test]
fn an_address_asks_for_a_language_and_links_keep_it() {
    let server = server(&[]);
    let chinese = ("Cookie", "shujin-lang=zh-CN");
    for path in ["/class", "/teacher", "/privacy", "/class?code=000000"] {
        let asked = format!("{path}{}lang=en", if path.contains('?') { '&' } else { '?' });
        let page = get(server.address, &asked, &[chinese]);
        assert!(page.text().contains("lang=\"en\"") && cookie(&page) == "shujin-lang=en", "{path}: {}", page.head);
        // The player's page has it from the same cookie.
        let set = page.header("set-cookie").unwrap_or_default();
        assert!(!set.contains("HttpOnly") && set.contains("Path=/;") && set.contains("SameSite=Lax"), "{set}");
        let led = get(server.address, &asked, &[chinese, ("Sec-Fetch-Site", "cross-site")]);
        assert!(led.text().contains("lang=\"en\"") && cookie(&led).is_empty(), "another site chooses nothing: {path}");
        let plain = get(server.address, path, &[chinese, ("Shujin-Lang", "en")]);
        assert!(plain.text().contains("lang=\"zh-CN\"") && cookie(&plain).is_empty(), "{path}");
    }
    let unknown = get(server.address, "/class?lang=%3Cx%3E", &[chinese]);
    assert!(unknown.text().contains("lang=\"zh-CN\"") && cookie(&unknown).is_empty());
    let from = format!("http://{}/class?lang=fr&code=1", server.address);
    let chosen = post(&server, "/language", "to=en", &[("Referer", &from)]);
    assert_eq!(leads(&chosen), (303, Some("/class?code=1"), true), "the address does not outrank the choice");
}

#[test]
fn choosing_a_language_leads_nowhere_else() {
    let server = server(&[]);
    for (from, to) in [
        ("/\\evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/teacher/sign-in", "/teacher"),
        ("/teacher/lessons", "/teacher"),
        ("/class/join", "/class"),
    ] {
        let from = format!("http://{}{from}", server.address);
        assert_eq!(leads(&post(&server, "/language", "to=en", &[("Referer", &from)])), (303, Some(to), true), "{from}");
    }
}

#[test]
fn what_is_refused_is_said_in_a_page_in_the_readers_language() {
    let server = server(&[]);
    let english = ("Accept-Language", "en");
    let (form, text) = ("application/x-www-form-urlencoded", "text/plain");
    let long = format!("code={}", "1".repeat(20_000));
    for (path, kind, body, status, said, back) in [
        ("/teacher/sign-in", form, "name=x", 422, "Something is missing", "/teacher"),
        ("/teacher/sign-in", text, "name=x&password=y", 415, "Something is missing", "/teacher"),
        ("/class/join", form, "code=1&picture=x", 422, "Something is missing", "/class"),
        ("/class/join", form, &long, 413, "too long", "/class"),
        ("/teacher/lessons", form, "", 422, "Something is missing", "/teacher"),
        ("/language", form, "too=en", 422, "Something is missing", "/"),
        ("/teacher/nope", form, "x=1", 404, "no such page", "/teacher"),
        ("/class", form, "x=1", 405, "no such page", "/class"),
    ] {
        let page = send(server.address, "POST", path, &[("Content-Type", kind), english], body.as_bytes());
        let text = page.text();
        assert_eq!(page.status, status, "{path}: {text}");
        assert!(text.contains("lang=\"en\"") && text.contains(said), "{path}: {text}");
        assert!(text.contains(&format!("class=\"button\" href=\"{back}\"")), "{path}: {text}");
    }
    for (path, back) in [
        ("/teacher/nope", "/teacher"),
        ("/teacher/lessons/nope", "/teacher"),
        ("/class/nope", "/class"),
        ("/class?code=1&code=2", "/class"),
    ] {
        let page = get(server.address, path, &[english]);
        assert_eq!((page.status, page.header("content-type")), (404, Some("text/html; charset=utf-8")), "{path}");
        assert!(page.text().contains("no such page") && page.text().contains(&format!("href=\"{back}\"")), "{path}");
        assert!(get(server.address, path, &[("Accept-Language", "zh")]).text().contains("这里没有这个网页"), "{path}");
    }
    // Scripts read the status alone.
    assert_eq!(get(server.address, "/class/recording", &[]).body.len(), 0);
}

#[test]
fn what_only_takes_forms_leads_to_the_page_of_its_form() {
    let server = server(&[]);
    for (path, page) in [
        ("/language", "/"),
        ("/class/join", "/class"),
        ("/teacher/sign-in", "/teacher"),
        ("/teacher/sign-out", "/teacher"),
        ("/teacher/lessons", "/teacher"),
        (
            "/teacher/lessons/7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10/set",
            "/teacher/lessons/7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10",
        ),
    ] {
        assert_eq!(leads(&get(server.address, path, &[])), (303, Some(page), false), "{path}");
    }
    let before = format!("http://{}/privacy", server.address);
    assert_eq!(get(server.address, "/language", &[("Referer", &before)]).header("location"), Some("/privacy"));
}

/// What is left of a page's text when what the catalogues say is taken out: it stands between marks.
fn unmarked(page: &str) -> String {
    let (mut left, mut tag, mut depth) = (String::new(), false, 0);
    for letter in page.chars() {
        match letter {
            '<' => tag = true,
            '>' => {
                tag = false;
                left.push(' ');
            }
            '〖' if !tag => depth += 1,
            '〗' if !tag => depth -= 1,
            _ if !tag && depth == 0 => left.push(letter),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "a mark is missing: {page}");
    left
}

#[test]
fn in_the_locale_of_tests_every_word_of_the_pages_is_marked() {
    let server = server(&[]);
    swing(&server);
    let database = Database::open(server.location()).expect("opens beside the server");
    let seal = Arc::new(Seal::open(&server.folder.path().join("data")).expect("its key"));
    let list = format!("班级,学号,姓名\n{CLASS},1,王小明\n");
    let class = class_list::read(list.as_bytes(), None).expect("reads").classes.remove(0);
    run(roster::keep(&database, seal, class, Default::default())).expect("keeps");
    let password = run(teachers::keep(&database, "老师", &[CLASS.to_owned()])).expect("keeps");
    let lesson = run(lessons::start(&database, CLASS, "lab/swing", "老师")).expect("starts");
    let name = "%E8%80%81%E5%B8%88";
    let signed_in = cookie(&post(&server, "/teacher/sign-in", &format!("name={name}&password={password}"), &[]));
    assert!(signed_in.starts_with("shujin-teacher="), "{signed_in}");
    let class = "%E4%B8%83%E5%B9%B4%E7%BA%A73%E7%8F%AD";
    let pages = [
        "/class".to_owned(),
        "/class?code=000000".to_owned(),
        format!("/class?code={}", lesson.code),
        "/privacy".to_owned(),
        "/teacher".to_owned(),
        "/teacher/password".to_owned(),
        format!("/teacher/classes/{class}"),
        format!("/teacher/classes/{class}/term"),
        format!("/teacher/lessons/{}", lesson.id),
        format!("/teacher/lessons/{}/pupils/1", lesson.id),
        format!("/teacher/lessons/{}/pupils/9", lesson.id),
    ];
    let mut named = 0;
    for (cookies, pages) in [("", &pages[3..5]), (signed_in.as_str(), &pages[..])] {
        for path in pages {
            let cookies = format!("{cookies}; shujin-lang=en-XA");
            let page = get(server.address, path, &[("Cookie", &cookies)]).text();
            // Whatever its signs do, a name turns nothing around it.
            let body = page.split("<body>").nth(1).unwrap_or_default();
            assert_eq!(body.matches("王小明").count(), body.matches("<bdi>王小明</bdi>").count(), "{path}");
            named += body.matches("<bdi>王小明</bdi>").count();
            let left = unmarked(&page);
            // The name of a language is in that language; an address is the server's.
            let words = left.replace("English", "");
            let words: Vec<&str> = words.split_whitespace().filter(|word| !word.ends_with("/class")).collect();
            let words = words.join(" ");
            assert!(page.contains('〖') && !words.contains(|c: char| c.is_ascii_alphabetic()), "{path}: {words}");
        }
    }
    assert!(named >= 3, "{named}");
}
