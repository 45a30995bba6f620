//! What a hostile or broken client may send: it is refused, and the others are served all the same.

mod common;

use common::{TestServer, get, house_with, id, raw, run, school, server, statement};
use serde_json::{Value, json};
use shujin_server::database::Database;
use shujin_server::school::{Seal, class_list, lessons, roster};
use shujin_server::store::courier::basic;
use socket2::{Domain, Socket, Type};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

fn alive(address: SocketAddr) {
    assert_eq!(get(address, "/healthz", &[]).status, 200);
}

#[test]
fn a_body_beyond_all_measure_is_not_read_to_its_end() {
    let server = server(&[]);
    let key = basic(common::USER, common::SECRET);
    let head = format!(
        "POST /xapi/statements HTTP/1.1\r\nHost: x\r\nAuthorization: {key}\r\nX-Experience-API-Version: 2.0.0\r\n\
         Content-Type: application/json\r\nContent-Length: 1000000000000\r\nConnection: close\r\n\r\n["
    );
    let mut request = head.into_bytes();
    request.resize(3 * 1024 * 1024, b' ');
    let mut stream = TcpStream::connect(server.address).expect("connects");
    stream.set_write_timeout(Some(Duration::from_secs(20))).expect("set");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("set");
    let _ = stream.write_all(&request); // the server may well have closed before the end
    let mut answer = [0; 12];
    if stream.read_exact(&mut answer).is_ok() {
        assert_eq!(&answer, b"HTTP/1.1 413");
    }
    alive(server.address);
}

#[test]
fn however_often_an_attachment_is_named_it_is_kept_once_and_pages_send_none() {
    let server = server(&[]);
    let sha2 = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
    let said = json!({ "usageType": "urn:x:u", "display": { "en": "x" }, "contentType": "text/plain", "length": 1, "sha2": sha2 });
    let mut one = statement(1);
    one["attachments"] = json!(vec![said; 2000]);
    let body = format!(
        "--b\r\nContent-Type: application/json\r\n\r\n{one}\r\n--b\r\nContent-Type: text/plain\r\n\
        Content-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {sha2}\r\n\r\na\r\n--b--\r\n"
    );
    let post = |key: &str| {
        let headers = [
            ("Authorization", key),
            ("X-Experience-API-Version", "2.0.0"),
            ("Content-Type", "multipart/mixed; boundary=b"),
        ];
        common::send(server.address, "POST", "/xapi/statements", &headers, body.as_bytes()).status
    };
    let session = get(server.address, "/session", &[]).json();
    let word = |name: &str| session["lrs"][name].as_str().expect("a key").to_owned();
    assert_eq!(post(&basic(&word("user"), &word("secret"))), 400);
    assert_eq!(post(&basic(common::USER, common::SECRET)), 200);
    // Nor are thousands of faults told one by one.
    let mut broken = statement(2);
    broken["attachments"] = json!(vec![json!({ "sha2": sha2 }); 2000]);
    let answer = school(server.address, "POST", "/xapi/statements", &broken.to_string());
    assert_eq!(answer.status, 400);
    assert!(answer.body.len() < 100_000, "{}", answer.body.len());
}

#[test]
fn strange_requests_are_refused() {
    let server = server(&[]);
    let long = format!("GET /{} HTTP/1.0\r\n\r\n", "a".repeat(100_000));
    let many = format!("GET / HTTP/1.0\r\n{}\r\n", (0..5000).map(|n| format!("X-{n}: {n}\r\n")).collect::<String>());
    let requests: [&[u8]; 7] = [
        b"\0\0\0\0\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET http://[ HTTP/1.0\r\n\r\n",
        b"POST /xapi/statements HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        long.as_bytes(),
        many.as_bytes(),
    ];
    for request in requests {
        // Closing without a word is an answer too.
        if let Some(answer) = raw(server.address, request) {
            assert!((400..500).contains(&answer.status), "{}: {}", String::from_utf8_lossy(request), answer.status);
        }
        alive(server.address);
    }
}

#[test]
fn strange_json_is_refused_with_a_reason() {
    let server = server(&[]);
    let deep = format!("[{}1{}]", "[".repeat(5000), "]".repeat(5000));
    let nested = statement(1)
        .to_string()
        .replace("\"timestamp\"", &format!("\"result\":{}{},\"timestamp\"", "[".repeat(3000), "]".repeat(3000)));
    let bodies =
        [deep, nested, "[1e999]".into(), "{\"a\":\"\\ud800\"}".into(), "[null,null]".into(), "\u{feff}{}".into()];
    for body in &bodies {
        let answer = school(server.address, "POST", "/xapi/statements", body);
        assert_eq!(answer.status, 400, "{}", answer.text());
        assert!(answer.json()["problems"][0]["said"]["zh-CN"].is_string());
    }
    let key = basic(common::USER, common::SECRET);
    let headers =
        [("Authorization", key.as_str()), ("X-Experience-API-Version", "2.0.0"), ("Content-Type", "application/json")];
    assert_eq!(common::send(server.address, "POST", "/xapi/statements", &headers, b"\xff\xfe{}").status, 400);
    alive(server.address);
}

#[test]
fn sql_and_html_are_only_text() {
    let server = server(&[]);
    let mut odd = statement(1);
    odd["object"]["definition"] = json!({ "name": { "en": "'); DROP TABLE statements; -- <script>" } });
    assert_eq!(school(server.address, "POST", "/xapi/statements", &odd.to_string()).status, 200);
    let path = "/xapi/statements?verb=x:'%20OR%20'1'='1";
    assert_eq!(school(server.address, "GET", path, "").status, 400);
    let path = "/xapi/statements?verb=x:'OR'1'='1";
    let found: Value = school(server.address, "GET", path, "").json();
    assert_eq!(found["statements"], json!([]));
    let told = school(server.address, "GET", &format!("/xapi/statements?statementId={}", id(1)), "");
    assert_eq!(told.header("content-type"), Some("application/json"));
    assert_eq!(told.json()["object"], odd["object"]);
}

#[test]
fn whoever_is_too_slow_is_let_go() {
    let server = house_with(&[], |options| options.timeout = Duration::from_millis(200));
    let key = basic(common::USER, common::SECRET);
    let body = format!(
        "POST /xapi/statements HTTP/1.1\r\nHost: x\r\nAuthorization: {key}\r\nX-Experience-API-Version: 2.0.0\r\n\
         Content-Type: application/json\r\nContent-Length: 100\r\n\r\n["
    );
    for begun in ["GET / HT", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", &body] {
        let mut stream = TcpStream::connect(server.address).expect("connects");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("set");
        stream.write_all(begun.as_bytes()).expect("sends");
        // Nothing more is sent. The server ends it, or this read would fail with the client's own time-out.
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap_or_else(|error| panic!("{begun:?}: {error}"));
        if !answer.is_empty() {
            assert!(answer.starts_with(b"HTTP/1.1 408"), "{}", String::from_utf8_lossy(&answer));
        }
    }
    alive(server.address);
}

#[test]
fn whoever_does_not_take_an_answer_is_let_go() {
    let large = vec![b'x'; 48 * 1024 * 1024];
    let timeout = Duration::from_millis(200);
    let server = house_with(&[("site/large.js", &large)], |options| options.timeout = timeout);
    let mut stream = TcpStream::connect(server.address).expect("connects");
    stream.write_all(b"GET /large.js HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").expect("sends");
    std::thread::sleep(timeout * 10);
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("set");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer); // broken off, or ended
    assert!(answer.len() < large.len(), "the place was kept for whoever sleeps");
    alive(server.address);
}

/// A connection from this address of the machine's own (on Linux all of 127.0.0.0/8 are).
fn from(own: u8, to: SocketAddr) -> TcpStream {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
    socket.bind(&SocketAddrV4::new(Ipv4Addr::new(127, 0, 0, own), 0).into()).expect("an address of our own");
    socket.connect(&to.into()).expect("connects");
    socket.into()
}

/// Whether it is well, seen from there.
fn alive_from(own: u8, to: SocketAddr) -> bool {
    let mut stream = from(own, to);
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("set");
    let mut answer = String::new();
    let _ = stream.write_all(b"GET /healthz HTTP/1.0\r\n\r\n").and_then(|()| stream.read_to_string(&mut answer));
    answer.starts_with("HTTP/1.1 200") || answer.starts_with("HTTP/1.0 200")
}

/// Whether the server has closed it.
fn is_closed(stream: &mut TcpStream) -> bool {
    stream.set_nonblocking(true).expect("set");
    match stream.read(&mut [0]) {
        Ok(long) => long == 0,
        Err(error) => error.kind() != std::io::ErrorKind::WouldBlock,
    }
}

/// Sends a head and then a byte of the body now and then, until the server ends it. Its answer, and whether it was the server.
fn drip(address: SocketAddr, head: &str) -> (String, bool) {
    let mut stream = TcpStream::connect(address).expect("connects");
    stream.write_all(head.as_bytes()).expect("sends");
    stream.set_nonblocking(true).expect("set");
    let (begun, mut answer) = (Instant::now(), Vec::new());
    let mut piece = [0; 4096];
    while begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(100));
        match stream.read(&mut piece) {
            Ok(0) => return (String::from_utf8_lossy(&answer).into_owned(), true),
            Ok(long) => answer.extend_from_slice(&piece[..long]),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => _ = stream.write(b" "),
            Err(_) => return (String::from_utf8_lossy(&answer).into_owned(), true),
        }
    }
    (String::from_utf8_lossy(&answer).into_owned(), false)
}

/// A class with one pupil in a lesson; the pupil's cookie.
fn pupil(server: &TestServer) -> String {
    let database = Database::open(server.location()).expect("opens beside the server");
    let seal = Arc::new(Seal::open(&server.folder.path().join("data")).expect("its key"));
    let class =
        class_list::read("班级,学号,姓名\n七年级3班,1,王小明\n".as_bytes(), None).expect("reads").classes.remove(0);
    run(roster::keep(&database, seal.clone(), class, Default::default())).expect("keeps");
    let list = roster::get(&database, &seal, "七年级3班").expect("opens").expect("a class");
    let lesson = run(lessons::start(&database, "七年级3班", "lab/swing", "teacher")).expect("starts");
    let form = format!("code={}&picture={}", lesson.code, list.pupils[0].picture);
    let headers = [("Content-Type", "application/x-www-form-urlencoded")];
    let joined = common::send(server.address, "POST", "/class/join", &headers, form.as_bytes());
    let cookie = joined.header("set-cookie").and_then(|cookie| cookie.split(';').next());
    cookie.expect("joined").to_owned()
}

#[test]
fn a_body_of_a_byte_now_and_then_is_ended() {
    let server = house_with(common::SCENE, |options| options.timeout = Duration::from_millis(300));
    let (key, cookie) = (basic(common::USER, common::SECRET), pupil(&server));
    let head = |path: &str, kind: &str, version: &str| {
        format!(
            "POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {key}\r\nX-Experience-API-Version: {version}\r\nCookie: {cookie}\r\n\
             Content-Type: {kind}\r\nContent-Length: 10000\r\n\r\n"
        )
    };
    let (form, json) = ("application/x-www-form-urlencoded", "application/json");
    for head in [
        head("/xapi/statements", json, "2.0.0"),
        head("/xapi/statements?method=POST", form, "1.0.3"),
        head("/class/recording", json, "2.0.0"),
        head("/teacher/sign-in", form, "2.0.0"),
    ] {
        let (answer, ended) = drip(server.address, &head);
        assert!(ended, "it lives for ever: {head}");
        // A reset may overtake the answer.
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{head}{answer}");
    }
    alive(server.address);
}

#[test]
fn a_body_that_keeps_the_rate_may_take_longer_than_patience() {
    let server = house_with(&[], |options| options.timeout = Duration::from_millis(500));
    let body = json!([statement(1)]).to_string() + &" ".repeat(40_000);
    let mut stream = TcpStream::connect(server.address).expect("connects");
    let key = basic(common::USER, common::SECRET);
    let head = format!(
        "POST /xapi/statements HTTP/1.0\r\nAuthorization: {key}\r\nX-Experience-API-Version: 2.0.0\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).expect("sends");
    for piece in body.as_bytes().chunks(2000) {
        std::thread::sleep(Duration::from_millis(50));
        stream.write_all(piece).expect("sends");
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("reads");
    assert!(answer.contains(" 200 "), "{answer}");
}

#[test]
fn a_recording_that_is_too_long_is_refused_as_that() {
    let server = server(common::SCENE);
    common::swing(&server);
    let cookie = pupil(&server);
    let send = |body: &[u8]| {
        let headers = [("Cookie", cookie.as_str()), ("Content-Type", "application/json")];
        common::send(server.address, "POST", "/class/recording", &headers, body).status
    };
    let recording = |long: usize| {
        let intents: Vec<_> = (0..long / 20).map(|tick| json!([tick, { "intent": "next" }])).collect();
        json!({ "format": 1, "scene": "lab/swing", "hash": common::revision(&server, "lab/swing"), "seed": 1, "ticks": long / 20, "intents": intents, "hashes": [] }).to_string()
    };
    assert_eq!(send(recording(2 * 1024 * 1024).as_bytes()), 413);
    // The limit of forms is not that of recordings.
    assert_eq!(send(recording(100_000).as_bytes()), 204);
}

/// Text of brackets becomes a hundred times as much memory: a page's is not read, and of all else little at once.
#[test]
fn what_would_become_large_is_not_read() {
    let server = server(common::SCENE);
    common::swing(&server);
    let session = common::get(server.address, "/session", &[]).json();
    let word = |name: &str| session["lrs"][name].as_str().expect("a word").to_owned();
    let brackets = format!("[{{\"a\":[[0]{}]}}]", ",[0]".repeat(100_000));
    let (user, secret) = (word("user"), word("secret"));
    let post = |body: &str| common::xapi(server.address, "POST", "/xapi/statements", (&user, &secret), body).status;
    assert_eq!(post(&brackets), 413);
    assert_eq!(post("[{\"a\":[[0],[0]]}]"), 400, "a few are read, and are no statement");
    // A form is read before its key is known.
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    let long = format!("content={}", "a".repeat(1 << 20));
    assert_eq!(
        common::send(server.address, "POST", "/xapi/statements?method=POST", &form, long.as_bytes()).status,
        413
    );
    // Recordings of one seat come now and then.
    let cookie = pupil(&server);
    let lays = || {
        let recording = json!({ "format": 1, "scene": "lab/swing", "hash": common::revision(&server, "lab/swing"), "seed": 1, "ticks": 1, "intents": [], "hashes": [] });
        let headers = [("Cookie", cookie.as_str()), ("Content-Type", "application/json")];
        common::send(server.address, "POST", "/class/recording", &headers, recording.to_string().as_bytes()).status
    };
    let answers: Vec<u16> = (0..8).map(|_| lays()).collect();
    assert_eq!((answers[0], answers[4], answers[7]), (204, 204, 429));
    alive(server.address);
}

#[test]
fn a_form_is_small() {
    let server = server(&[]);
    let headers = [("Content-Type", "application/x-www-form-urlencoded")];
    for path in ["/teacher/sign-in", "/class/join"] {
        let form = |long: usize| format!("name=teacher&password={}&code=0000&picture=1", "x".repeat(long));
        let send = |form: String| common::send(server.address, "POST", path, &headers, form.as_bytes()).status;
        assert_ne!(send(form(100)), 413, "{path}");
        assert_eq!(send(form(16 * 1024)), 413, "{path}");
    }
    alive(server.address);
}

#[test]
fn a_reader_of_a_byte_now_and_then_is_let_go() {
    let large = vec![b'x'; 16 * 1024 * 1024];
    let server = house_with(&[("site/large.js", &large)], |options| options.timeout = Duration::from_millis(500));
    let mut stream = TcpStream::connect(server.address).expect("connects");
    stream.write_all(b"GET /large.js HTTP/1.1\r\nHost: x\r\n\r\n").expect("sends");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("set");
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(5) && matches!(stream.read(&mut [0]), Ok(1)) {
        std::thread::sleep(Duration::from_millis(50));
    }
    // What the system had taken for it already is still there.
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest);
    assert!(rest.len() < large.len() / 2, "it was served to its end");
    alive(server.address);
}

#[test]
fn one_address_cannot_take_all_places_and_nobody_waits_for_one() {
    // None of these has anything to fear from the clock.
    let timeout = Duration::from_secs(120);
    let server = house_with(&[], |options| (options.connections, options.timeout) = (16, timeout));
    let mut held: Vec<TcpStream> = (0..40).map(|_| from(1, server.address)).collect();
    assert!(alive_from(2, server.address), "one client took all places");
    // Accepted one after the other: those who are refused are told soon, on a busy machine a little later.
    let mut open = || held.iter_mut().map(is_closed).filter(|closed| !closed).count();
    let begun = Instant::now();
    while open() > 4 && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(open(), 4, "a quarter of the places");
    // Nor its own: whoever comes there takes the place of one that says nothing.
    assert!(alive_from(1, server.address), "whoever holds connections kept another out behind the same address");
    held.push(from(1, server.address));
    // Many together take what there is, and whoever comes after them is let go, not kept waiting.
    let mut others: Vec<TcpStream> = (10..60).map(|own| from(own, server.address)).collect();
    assert!(!alive_from(99, server.address), "there was no place left");
    assert_eq!(others.iter_mut().map(is_closed).filter(|closed| !closed).count(), 12);
    held.clear();
    // Those places are free again, sooner or later.
    let begun = Instant::now();
    while !alive_from(99, server.address) {
        assert!(begun.elapsed() < Duration::from_secs(20), "the places were not given back");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn where_places_are_scarce_none_is_kept_for_the_next_question() {
    let server = house_with(&[], |options| options.connections = 16);
    let ask = |stream: &mut TcpStream| {
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("set");
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").expect("sends");
        let (mut answer, mut piece) = (String::new(), [0; 4096]);
        while !answer.ends_with("\r\n\r\nok") {
            let long = stream.read(&mut piece).expect("reads");
            assert!(long > 0, "{answer}");
            answer += &String::from_utf8_lossy(&piece[..long]);
        }
        answer
    };
    let mut held: Vec<TcpStream> = (0..2).map(|_| from(1, server.address)).collect();
    assert!(!ask(&mut held[1]).contains("connection: close"));
    let mut third = from(1, server.address);
    assert!(ask(&mut third).contains("connection: close"), "half of the address's share is taken");
    assert_eq!(third.read(&mut [0]).expect("reads"), 0);
    // What is kept stays as it was.
    assert!(!ask(&mut from(2, server.address)).contains("connection: close"));
}

#[test]
fn behind_a_proxy_all_come_from_one_address() {
    let server = house_with(&[], |options| (options.connections, options.proxy) = (16, true));
    let mut held: Vec<TcpStream> = (0..15).map(|_| from(1, server.address)).collect();
    assert!(alive_from(1, server.address));
    assert!(!held.iter_mut().any(is_closed));
}

#[test]
fn who_asks_nothing_more_gives_the_place_back() {
    let server = house_with(&[], |options| options.timeout = Duration::from_millis(300));
    let mut stream = TcpStream::connect(server.address).expect("connects");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("set");
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").expect("sends");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("the server ends it");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("ok"), "{answer}");
}
