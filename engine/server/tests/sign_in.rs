//! Teachers who sign in: what a guesser meets and whom that concerns, when a session ends, whose forms are taken, what cookies are like.

mod common;

use common::{Answer, TestServer, each_store, get, house_with, run, send, server, xapi};
use shujin_server::database::Database;
use shujin_server::school::roster;
use shujin_server::school::{Seal, class_list, lessons, teachers};
use shujin_server::{Error, Server};
use std::sync::{Arc, Barrier};

const CLASS: &str = "七年级3班";

fn database(server: &TestServer) -> Database {
    Database::open(server.location()).expect("opens beside the server")
}

/// A class and a teacher of it; answers the password.
fn found(server: &TestServer, name: &str) -> String {
    let seal = Arc::new(Seal::open(&server.folder.path().join("data")).expect("its key"));
    let class = class_list::read(format!("班级,学号,姓名\n{CLASS},1,王小明\n").as_bytes(), None)
        .expect("reads")
        .classes
        .remove(0);
    run(roster::keep(&database(server), seal, class, Default::default())).expect("keeps");
    run(teachers::keep(&database(server), name, &[CLASS.to_owned()])).expect("keeps")
}

fn post(server: &TestServer, path: &str, form: &str, headers: &[(&str, &str)]) -> Answer {
    let own = [("Content-Type", "application/x-www-form-urlencoded"), ("Accept-Language", "zh")];
    send(server.address, "POST", path, &[&own, headers].concat(), form.as_bytes())
}

/// Signs in, with these cookies.
fn sign_in(server: &TestServer, name: &str, password: &str, cookies: &str) -> Answer {
    post(server, "/teacher/sign-in", &format!("name={name}&password={password}"), &[("Cookie", cookies)])
}

/// Cookies that an answer sets, as pairs.
fn cookies(answer: &Answer) -> Vec<String> {
    let lines = answer.head.lines().filter_map(|line| line.split_once(": "));
    let set = lines.filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
    set.filter_map(|(_, cookie)| cookie.split(';').next().map(str::to_owned)).collect()
}

fn starting(answer: &Answer, cookie: &str) -> String {
    let found = cookies(answer).into_iter().find(|one| one.starts_with(cookie));
    found.unwrap_or_else(|| panic!("no {cookie} in {}", answer.head))
}

fn is_signed_in(server: &TestServer, cookie: &str) -> bool {
    let page = get(server.address, "/teacher", &[("Cookie", cookie), ("Accept-Language", "zh")]).text();
    assert!(page.contains("开始上课") || page.contains("老师登录"), "{page}");
    page.contains("开始上课")
}

#[test]
fn who_guesses_keeps_no_teacher_out() {
    let server = server(&[]);
    let (password, other) = (found(&server, "wang"), found(&server, "li"));
    let known = starting(&sign_in(&server, "wang", &password, ""), "shujin-known-");
    let guesses: Vec<u16> = (0..40).map(|_| sign_in(&server, "wang", "wrong", "").status).collect();
    assert_eq!((guesses[0], guesses[39]), (200, 429), "{guesses:?}");
    // Behind the same address, with the right password, in a browser that never signed in: not for now, and that is said at once.
    let waiting = sign_in(&server, "wang", &password, "");
    assert_eq!((waiting.status, waiting.text().contains("请等几秒")), (429, true));
    // In the browser that the teacher always uses, and for another teacher, nothing has happened.
    assert_eq!(sign_in(&server, "wang", &password, &known).status, 303);
    assert_eq!(sign_in(&server, "li", &other, "").status, 303);
    // The cookie is for one account, and nobody makes one.
    let forged = known.replacen(|c: char| c.is_ascii_digit(), "x", 1);
    for cookie in [forged, known.replace('.', ".0"), format!("{}=x.y", known.split('=').next().expect("a name"))] {
        assert_eq!(sign_in(&server, "wang", &password, &cookie).status, 429, "{cookie}");
    }
    // Whoever holds it may not try for ever either.
    let guesses: Vec<u16> = (0..40).map(|_| sign_in(&server, "wang", "wrong", &known).status).collect();
    assert_eq!((guesses[0], guesses[39]), (200, 429), "{guesses:?}");
}

#[test]
fn who_tries_names_that_nobody_has_keeps_no_teacher_out() {
    let server = server(&[]);
    let password = found(&server, "wang");
    let done = std::sync::atomic::AtomicBool::new(false);
    let relaxed = std::sync::atomic::Ordering::Relaxed;
    std::thread::scope(|scope| {
        for thread in 0..10 {
            let (server, done) = (&server, &done);
            scope.spawn(move || {
                for at in 0..400 {
                    if done.load(relaxed) {
                        break;
                    }
                    sign_in(server, &format!("nobody-{thread}-{at}"), "wrong", "");
                }
            });
        }
        std::thread::sleep(std::time::Duration::from_millis(300));
        let answers: Vec<u16> = (0..5).map(|_| sign_in(&server, "wang", &password, "").status).collect();
        done.store(true, relaxed);
        assert_eq!(answers, [303; 5]);
    });
    // Neither an account nor none is told by how often it may be tried.
    let guesses: Vec<u16> = (0..12).map(|_| sign_in(&server, "nobody", "wrong", "").status).collect();
    assert_eq!((guesses[0], guesses[11]), (200, 429), "{guesses:?}");
}

#[test]
fn wrong_codes_and_wrong_keys_keep_no_teacher_out_and_the_other_way_round() {
    let server = server(&[]);
    let password = found(&server, "wang");
    let lesson = run(lessons::start(&database(&server), CLASS, "lab/swing", "wang")).expect("starts");
    let wrong = if lesson.code == "1234" { "1235" } else { "1234" };
    for n in 0..60 {
        post(&server, "/class/join", &format!("code={wrong}&picture=0"), &[]);
        xapi(server.address, "GET", "/xapi/statements", ("nobody", &n.to_string()), "");
    }
    assert_eq!(sign_in(&server, "wang", &password, "").status, 303);
    assert_eq!(common::school(server.address, "GET", "/xapi/statements", "").status, 200);

    let server = common::server(&[]);
    found(&server, "wang");
    let lesson = run(lessons::start(&database(&server), CLASS, "lab/swing", "wang")).expect("starts");
    (0..60).for_each(|_| _ = sign_in(&server, "wang", "wrong", ""));
    assert_eq!(post(&server, "/class/join", &format!("code={}&picture=0", lesson.code), &[]).status, 303);
}

#[test]
fn passwords_that_come_together_are_counted_before_they_are_looked_at() {
    let server = house_with(&[], |options| options.proxy = true);
    let password = found(&server, "wang");
    let from = |address: &str, password: &str| {
        let form = format!("name=wang&password={password}");
        post(&server, "/teacher/sign-in", &form, &[("X-Forwarded-For", address)]).status
    };
    let together = Barrier::new(100);
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let one = |_| {
            scope.spawn(|| {
                together.wait();
                from("10.0.0.7", "wrong")
            })
        };
        let guessers: Vec<_> = (0..100).map(one).collect();
        assert_eq!(from("10.0.0.8", &password), 303, "a teacher elsewhere waits behind few");
        guessers.into_iter().map(|guesser| guesser.join().expect("an answer")).collect()
    });
    // Ten at once and one more in half a minute, however many come.
    let looked_at = answers.iter().filter(|status| **status == 200).count();
    assert!((1..=12).contains(&looked_at), "{looked_at}");
    assert_eq!(answers.iter().filter(|status| **status == 429).count(), 100 - looked_at);
}

#[test]
fn a_session_ends_when_it_is_said_to() {
    each_store(|server, _| {
        let password = found(server, "wang");
        let database = database(server);
        let session = |answer: &Answer| starting(answer, "shujin-teacher=");
        let (one, two) =
            (session(&sign_in(server, "wang", &password, "")), session(&sign_in(server, "wang", &password, "")));
        assert!(one != two && is_signed_in(server, &one) && is_signed_in(server, &two));
        // Signing out is for good, wherever the cookie was carried.
        let out = post(server, "/teacher/sign-out", "", &[("Cookie", &one)]);
        assert!(
            out.header("set-cookie")
                .is_some_and(|cookie| cookie.starts_with("shujin-teacher=;") && cookie.contains("Max-Age=0"))
        );
        assert!(!is_signed_in(server, &one) && is_signed_in(server, &two));
        // The database holds no token.
        let rows = database.read(|sql| sql.rows("SELECT id FROM sessions", &[])).expect("reads");
        let ids: Vec<String> = rows.into_iter().map(|mut row| row.text(0).expect("text")).collect();
        assert!(ids.len() == 1 && !two.contains(&ids[0]), "{ids:?}");
        // Ten hours later; and what is over is taken away when somebody comes.
        run(database.change(|sql| sql.change("UPDATE sessions SET until = began", &[]))).expect("ages");
        assert!(!is_signed_in(server, &two));
        let three = session(&sign_in(server, "wang", &password, ""));
        let count = |sql: &mut dyn shujin_server::database::Sql| sql.rows("SELECT id FROM sessions", &[]);
        assert_eq!(database.read(count).expect("reads").len(), 1);
        // Who signs in again in the same browser leaves nothing behind.
        let four = session(&sign_in(server, "wang", &password, &three));
        assert!(!is_signed_in(server, &three) && is_signed_in(server, &four));
        assert!(run(teachers::revoke(&database, "wang")).expect("works"));
        assert!(!is_signed_in(server, &four));
        // Access that is given again begins nothing that had ended.
        run(teachers::keep(&database, "wang", &[CLASS.to_owned()])).expect("keeps");
        assert!(!is_signed_in(server, &four));
    });
}

#[test]
fn a_teacher_changes_the_own_password() {
    each_store(|server, _| {
        let password = found(server, "wang-xiaoming");
        let session = |password: &str| starting(&sign_in(server, "wang-xiaoming", password, ""), "shujin-teacher=");
        let (here, elsewhere) = (session(&password), session(&password));
        let change = |cookie: &str, old: &str, new: &str, again: &str| {
            post(server, "/teacher/password", &format!("old={old}&new={new}&again={again}"), &[("Cookie", cookie)])
        };
        assert_eq!(change("", &password, "correct-horse", "correct-horse").status, 303, "nobody is signed in");
        let page = get(server.address, "/teacher/password", &[("Cookie", &here), ("Accept-Language", "zh")]);
        assert!(page.text().contains("新密码"), "{}", page.text());
        for (old, new, again, said) in [
            ("wrong", "correct-horse", "correct-horse", "现在的密码不对"),
            (password.as_str(), "correct-horse", "correct-house", "不一样"),
            (&password, "short", "short", "太短"),
            (&password, "Wang-Xiaoming", "Wang-Xiaoming", "太容易猜到"),
            (&password, "aaaaaaaaaaaa", "aaaaaaaaaaaa", "太容易猜到"),
        ] {
            let answer = change(&here, old, new, again).text();
            assert!(answer.contains(said), "{new}: {answer}");
        }
        assert!(is_signed_in(server, &elsewhere));
        assert!(change(&here, &password, "correct-horse", "correct-horse").text().contains("密码换好了"));
        assert!(is_signed_in(server, &here) && !is_signed_in(server, &elsewhere));
        assert!(sign_in(server, "wang-xiaoming", &password, "").text().contains("不对"));
        assert_eq!(sign_in(server, "wang-xiaoming", "correct-horse", "").status, 303);
    });
}

#[test]
fn what_another_site_posts_is_not_done() {
    let server = server(&[]);
    let password = found(&server, "wang");
    let cookie = starting(&sign_in(&server, "wang", &password, ""), "shujin-teacher=");
    let lesson = run(lessons::start(&database(&server), CLASS, "lab/swing", "wang")).expect("starts");
    let own = format!("http://{}", server.address);
    let (set, join) = (format!("/teacher/lessons/{}/set", lesson.id), format!("code={}&picture=0", lesson.code));
    let sign_in = format!("name=wang&password={password}");
    let forms: [(&str, &str); 6] = [
        ("/teacher/sign-in", &sign_in),
        ("/teacher/lessons", "class=x&scene=y"),
        ("/teacher/password", "old=a&new=b&again=b"),
        ("/class/join", &join),
        (&set, "what=pause"),
        ("/teacher/sign-out", ""),
    ];
    for (path, form) in forms {
        let from = |headers: &[(&str, &str)]| {
            // Whoever signs in again gives up the session before.
            let cookie = if path == "/teacher/sign-in" { "" } else { &cookie };
            let all = [&[("Cookie", cookie)], headers].concat();
            post(&server, path, form, &all)
        };
        for foreign in ["https://evil.example", "null", "http://127.0.0.1"] {
            let answer = from(&[("Origin", foreign)]);
            assert_eq!((answer.status, answer.text().contains("没有照办")), (403, true), "{path} {foreign}");
        }
        for site in ["cross-site", "same-site"] {
            assert_eq!(from(&[("Origin", &own), ("Sec-Fetch-Site", site)]).status, 403, "{path} {site}");
        }
        assert!(is_signed_in(&server, &cookie), "{path}: not signed out by another site");
        let answer = from(&[("Origin", &own), ("Sec-Fetch-Site", "same-origin")]);
        assert!(!answer.text().contains("没有照办"), "{path}");
    }
    // Only looked at: links from elsewhere go on working.
    assert_eq!(get(server.address, "/class", &[("Sec-Fetch-Site", "cross-site")]).status, 200);
}

#[test]
fn under_tls_cookies_are_for_this_host_alone() {
    // A proxy of the school's speaks https for it.
    let server = house_with(&[], |options| options.proxy = true);
    let password = found(&server, "wang");
    let answer = sign_in(&server, "wang", &password, "");
    let lesson = run(lessons::start(&database(&server), CLASS, "lab/swing", "wang")).expect("starts");
    let joined = post(&server, "/class/join", &format!("code={}&picture=0", lesson.code), &[]);
    let session = get(server.address, "/session", &[]);
    for answer in [&answer, &joined, &session] {
        let set = answer.head.lines().filter(|line| line.to_lowercase().starts_with("set-cookie:"));
        let set: Vec<&str> = set.collect();
        assert!(
            !set.is_empty() && set.iter().all(|line| line.contains("; Secure") && line.contains("; HttpOnly")),
            "{set:?}"
        );
        assert!(set.iter().all(|line| line.matches("Secure").count() == 1), "{set:?}");
        assert_eq!(answer.header("strict-transport-security"), Some("max-age=31536000"));
    }
    for line in answer.head.lines().filter(|line| line.to_lowercase().starts_with("set-cookie:")) {
        assert!(
            line.contains(": __Host-shujin-") && line.contains("; Path=/;") && line.contains("; SameSite=Strict"),
            "{line}"
        );
    }
    let cookie = starting(&answer, "__Host-shujin-teacher=");
    assert!(is_signed_in(&server, &cookie));
    let known = starting(&answer, "__Host-shujin-known-");
    (0..20).for_each(|_| _ = sign_in(&server, "wang", "wrong", ""));
    assert_eq!(sign_in(&server, "wang", &password, &known).status, 303);
    // Without the prefix anybody on the way could have set it.
    assert!(!is_signed_in(&server, cookie.trim_start_matches("__Host-")));
    let out = post(&server, "/teacher/sign-out", "", &[("Cookie", &cookie)]);
    assert!(
        out.header("set-cookie")
            .is_some_and(|set| set.starts_with("__Host-shujin-teacher=;") && set.contains("; Secure"))
    );
    assert!(!is_signed_in(&server, &cookie));
}

#[test]
fn teachers_pages_run_nothing_and_look_like_nothing_that_is_not_ours() {
    let server = house_with(&[], |options| options.cors = vec!["https://lms.example".into()]);
    let page = get(server.address, "/teacher", &[]);
    let policy = page.header("content-security-policy").expect("a policy");
    assert!(policy.contains("style-src 'self';") && !policy.contains("unsafe"), "{policy}");
    assert!(!page.text().contains("style="));
    assert_eq!(page.header("cross-origin-resource-policy"), Some("same-origin"));
    // Other pages were let in there.
    assert_eq!(get(server.address, "/xapi/about", &[]).header("cross-origin-resource-policy"), None);
}

#[test]
fn statements_are_sent_on_by_https() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut options = common::options(folder.path());
    // Nor anywhere that parents could not be told of.
    for address in ["http://lrs.example/xapi/statements", "https://us@lrs.example/xapi", "HTTPS://lrs.example/xapi"] {
        options.forward = format!("{address},user,secret").parse().ok();
        assert!(matches!(Server::bind(options.clone()), Err(Error::Forward)), "{address}");
    }
}

#[cfg(unix)]
#[test]
fn the_data_folder_is_nobody_elses() {
    use std::os::unix::fs::PermissionsExt;
    let server = server(&[]);
    let data = server.folder.path().join("data");
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("is there").permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    for key in ["page.key", "roster.key"] {
        assert_eq!(mode(&data.join(key)), 0o600, "{key}");
    }
}
