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
    assert!(page(&[("Accept-Language", "en-GB,zh;q=0.5")]).contains("What is stored?"));
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
    for (cookies, pages) in [("", &pages[3..5]), (signed_in.as_str(), &pages[..])] {
        for path in pages {
            let cookies = format!("{cookies}; shujin-language=en-XA");
            let page = get(server.address, path, &[("Cookie", &cookies)]).text();
            let left = unmarked(&page);
            // The name of a language is in that language; an address is the server's.
            let words = left.replace("English", "").replace(&format!("http://{}/class", server.address), "");
            assert!(page.contains('〖') && !words.contains(|c: char| c.is_ascii_alphabetic()), "{path}: {words}");
        }
    }
}
