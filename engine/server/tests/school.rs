//! Classes and teachers over HTTP: who comes in, for how long, and that nobody gets in by trying.

mod common;

use common::{Answer, TestServer, each_store, get, house_with, run, send, server};
use shujin_server::database::Database;
use shujin_server::school::former_pupils::{Enrolment, NameDigest};
use shujin_server::school::roster::{self, Pupil, Removed, Same};
use shujin_server::school::{Seal, class_list, erase, lessons, teachers};
use std::sync::Arc;

const CLASS: &str = "七年级3班";

fn database(server: &TestServer) -> Database {
    Database::open(server.location()).expect("opens beside the server")
}

fn seal(server: &TestServer) -> Arc<Seal> {
    Arc::new(Seal::open(&server.folder.path().join("data")).expect("its key"))
}

fn import(server: &TestServer, list: &str) -> roster::Changed {
    let text = format!("班级,学号,姓名\n{list}");
    let class = class_list::read(text.as_bytes(), None).expect("reads").classes.remove(0);
    let same = Same { class: true, ..Same::default() };
    run(roster::keep(&database(server), seal(server), class, same)).expect("keeps")
}

fn form(server: &TestServer, path: &str, text: &str, cookie: &str) -> Answer {
    let headers =
        [("Content-Type", "application/x-www-form-urlencoded"), ("Cookie", cookie), ("Accept-Language", "zh")];
    send(server.address, "POST", path, &headers, text.as_bytes())
}

fn sign_in(server: &TestServer, password: &str) -> String {
    let answer = form(server, "/teacher/sign-in", &format!("name=teacher&password={password}"), "");
    answer.header("set-cookie").and_then(|cookie| cookie.split(';').next()).unwrap_or_default().to_owned()
}

fn home(server: &TestServer, cookie: &str) -> String {
    get(server.address, "/teacher", &[("Cookie", cookie), ("Accept-Language", "zh")]).text()
}

#[test]
fn a_new_password_ends_what_the_old_one_began() {
    each_store(|server, _| {
        import(server, &format!("{CLASS},1,王小明\n"));
        let (database, classes) = (database(server), [CLASS.to_owned()]);
        let keep = || run(teachers::keep(&database, "teacher", &classes)).expect("keeps");
        let first = keep();
        let cookie = sign_in(server, &first);
        assert!(home(server, &cookie).contains("开始上课"));
        assert_eq!(sign_in(server, "wrong"), "");
        let second = keep();
        assert!(home(server, &cookie).contains("老师登录"), "the old session is over");
        let again = sign_in(server, &second);
        assert!(home(server, &again).contains("开始上课"));
        assert!(run(teachers::revoke(&database, "teacher")).expect("works"));
        assert!(home(server, &again).contains("老师登录"));
    });
}

#[test]
fn codes_cannot_be_tried_out_by_joining() {
    let server = server(&[]);
    import(&server, &format!("{CLASS},1,王小明\n"));
    let lesson = run(lessons::start(&database(&server), CLASS, "lab/swing", "teacher")).expect("starts");
    let wrong = if lesson.code.starts_with("1234") { "1235" } else { "1234" };
    let join = |code: &str| form(&server, "/class/join", &format!("code={code}&picture=0"), "");
    let answers: Vec<u16> = (0..60).map(|_| join(wrong).status).collect();
    assert_eq!((answers[0], answers[59]), (404, 429), "{answers:?}");
    // From there four digits lead nowhere for a while, not even the right ones; all six do.
    assert!(join(&lesson.code[..4]).text().contains("全部六位"));
    assert_eq!(join(&lesson.code).status, 303);
}

#[test]
fn a_pupil_stays_the_same_in_another_seat_and_who_takes_the_seat_is_another() {
    each_store(|server, _| {
        let pseudonyms = || {
            let list = roster::get(&database(server), &seal(server), CLASS).expect("opens").expect("a class");
            let seal = seal(server);
            list.pupils.into_iter().map(move |pupil: Pupil| (pupil.name, seal.pseudonym(&pupil.id)))
        };
        let of = |name: &str| pseudonyms().find(|(one, _)| one == name).map(|(_, pseudonym)| pseudonym);
        import(server, &format!("{CLASS},1,王小明\n{CLASS},2,李华\n"));
        let (ming, hua) = (of("王小明"), of("李华"));
        let changed = import(server, &format!("{CLASS},1,李华\n{CLASS},2,赵云\n"));
        assert_eq!(of("李华"), hua);
        assert!(of("赵云").is_some_and(|one| Some(&one) != hua.as_ref() && Some(&one) != ming.as_ref()));
        let known = |seal: &Seal, name: &str| NameDigest::of(seal, name).all(&database(server), seal).expect("looks");
        let former_pupils = |name: &str| -> Vec<(String, String)> {
            let left = known(&seal(server), name).into_iter().filter(|one| matches!(one.place, Enrolment::Left(_)));
            left.map(|one| (one.class, one.learner)).collect()
        };
        let here = known(&seal(server), "李华");
        assert_eq!(here.iter().map(|one| Some(&one.learner)).collect::<Vec<_>>(), [hua.as_ref()]);
        assert_eq!(here[0].place, Enrolment::Number("1".into()));
        let ming = ming.expect("was listed");
        // Who left can be named once more, and found by name from now on, so that the traces can be taken away.
        let gone = changed.gone.iter().map(|pupil| seal(server).pseudonym(&pupil.id));
        assert_eq!(gone.collect::<Vec<_>>(), std::slice::from_ref(&ming));
        assert_eq!((former_pupils("王小明"), former_pupils("李华")), (vec![(CLASS.to_owned(), ming.clone())], vec![]));
        // When the whole list is taken away each can be found by name, and by nobody who has not the key; and it is nobody's class any more.
        run(teachers::keep(&database(server), "wang", &[CLASS.to_owned(), "七年级4班".to_owned()])).expect("keeps");
        let removed = run(roster::remove(&database(server), Some(seal(server)), CLASS)).expect("works");
        assert_eq!(removed, Removed::Former(2));
        let wang = teachers::get(&database(server), "wang").expect("reads").expect("is there");
        assert_eq!(wang.classes, ["七年级4班"]);
        assert_eq!(run(roster::remove(&database(server), Some(seal(server)), CLASS)).expect("works"), Removed::None);
        assert_eq!(roster::classes(&database(server)).expect("lists"), Vec::<String>::new());
        assert_eq!(former_pupils("李华"), [(CLASS.to_owned(), hua.expect("was listed"))]);
        let other = tempfile::tempdir().expect("a folder");
        let other = Seal::open(other.path()).expect("draws");
        assert_eq!(known(&other, "李华"), []);
        // What is known of somebody goes with the traces, or with the year.
        let erased =
            run(erase::learner(&database(server), &["https://school.example".to_owned()], &ming)).expect("erases");
        assert_eq!((erased.erased.others, former_pupils("王小明").len(), former_pupils("赵云").len()), (1, 0, 1));
        run(erase::before(&database(server), i64::MAX)).expect("erases");
        assert_eq!(former_pupils("赵云"), []);
    });
}

#[test]
fn a_key_that_is_lost_is_not_drawn_anew_over_sealed_lists() {
    each_store(|server, _| {
        import(server, &format!("{CLASS},1,王小明\n"));
        let data = server.folder.path().join("data");
        let kept = std::fs::read(data.join("roster.key")).expect("the key");
        std::fs::remove_file(data.join("roster.key")).expect("lost");
        let opened = || Seal::for_database(&data, &database(server));
        assert!(opened().err().is_some_and(|error| error.to_string().contains("roster.key")));
        assert!(!data.join("roster.key").exists());
        std::fs::write(data.join("roster.key"), &kept).expect("put back");
        assert!(roster::get(&database(server), &opened().expect("opens"), CLASS).expect("opens").is_some());
        std::fs::remove_file(data.join("roster.key")).expect("lost");
        assert_eq!(run(roster::remove(&database(server), None, CLASS)).expect("works"), Removed::Unopened);
        assert!(opened().is_ok(), "without a list there is nothing to lose");
    });
}

/// The page for the wall of a lesson under way, and the lesson's own, as the teacher gets them under this host.
fn wall(server: &TestServer, host: &str) -> (String, String) {
    import(server, &format!("{CLASS},1,王小明\n"));
    let password = run(teachers::keep(&database(server), "teacher", &[CLASS.to_owned()])).expect("keeps");
    let cookie = sign_in(server, &password);
    let lesson = run(lessons::start(&database(server), CLASS, "lab/swing", "teacher")).expect("starts");
    let page = |path: &str| {
        let head = format!("GET {path} HTTP/1.0\r\nHost: {host}\r\nCookie: {cookie}\r\nAccept-Language: zh\r\n\r\n");
        let answer = common::raw(server.address, head.as_bytes()).expect("an answer");
        assert_eq!(answer.status, 200);
        answer.text()
    };
    let views = || roster::views(&database(server), 0, None).expect("reads").len();
    let before = views();
    let wall = page(&format!("/teacher/lessons/{}/project", lesson.id));
    assert_eq!(views(), before, "no name was shown, so that no look is noted");
    let (near, rest) = lesson.code.split_at(4);
    assert!(wall.contains(&format!("{near} <small>{rest}</small>")), "{wall}");
    (wall, page(&format!("/teacher/lessons/{}", lesson.id)))
}

#[test]
fn the_page_for_the_wall_has_code_and_address_and_no_name_and_leads_nowhere() {
    let (wall, lesson) = wall(&server(&[]), "192.168.1.5:8000");
    assert!(wall.contains("192.168.1.5:8000/class") && lesson.contains("192.168.1.5:8000/class"));
    assert!(lesson.contains("王小明") && !wall.contains("王小明"));
    for leads in ["<a ", "<button", "<form", "<input", "<select"] {
        assert!(!wall.contains(leads), "{leads}");
    }
}

#[test]
fn on_the_servers_own_machine_the_address_is_the_one_that_pupils_type() {
    let named = house_with(&[], |options| options.address = Some("http://192.168.7.7:8000/".into()));
    let (page, _) = wall(&named, "127.0.0.1:8000");
    assert!(page.contains("192.168.7.7:8000/class") && !page.contains("127.0.0.1"), "{page}");
    // Whoever listens to this machine alone is told that no pupil comes in.
    let (_, lesson) = wall(&server(&[]), "localhost:8000");
    assert!(lesson.contains("只接受本机访问"), "{lesson}");
    let open = house_with(&[], |options| options.listen = ([0, 0, 0, 0], 0).into());
    let (_, lesson) = wall(&open, "localhost:8000");
    let own: Vec<String> = if_addrs::get_if_addrs()
        .expect("lists")
        .iter()
        .filter(|one| one.ip().is_ipv4() && !one.is_loopback())
        .map(|one| format!("{}:{}", one.ip(), open.address.port()))
        .collect();
    assert_eq!(own.is_empty(), lesson.contains("只接受本机访问"));
    assert!(own.is_empty() || own.iter().any(|address| lesson.contains(address)), "{own:?}: {lesson}");
    let bad = shujin_server::Server::bind(shujin_server::Options {
        address: Some("school".into()),
        ..common::options(named.folder.path())
    });
    assert!(bad.err().is_some_and(|error| error.to_string().contains("--address")));
}
