//! What a hostile or broken client may send: it is refused, and the others are served all the same.

mod common;

use common::{get, house, house_with, id, raw, school, statement};
use serde_json::{Value, json};
use shujin_server::store::courier::basic;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

fn alive(address: SocketAddr) {
    assert_eq!(get(address, "/healthz", &[]).status, 200);
}

#[test]
fn a_body_beyond_all_measure_is_not_read_to_its_end() {
    let house = house(&[]);
    let key = basic(common::USER, common::SECRET);
    let head = format!(
        "POST /xapi/statements HTTP/1.1\r\nHost: x\r\nAuthorization: {key}\r\nX-Experience-API-Version: 2.0.0\r\n\
         Content-Type: application/json\r\nContent-Length: 1000000000000\r\nConnection: close\r\n\r\n["
    );
    let mut request = head.into_bytes();
    request.resize(3 * 1024 * 1024, b' ');
    let mut stream = TcpStream::connect(house.address).expect("connects");
    stream.set_write_timeout(Some(Duration::from_secs(20))).expect("set");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("set");
    let _ = stream.write_all(&request); // the server may well have closed before the end
    let mut answer = [0; 12];
    if stream.read_exact(&mut answer).is_ok() {
        assert_eq!(&answer, b"HTTP/1.1 413");
    }
    alive(house.address);
}

#[test]
fn however_often_an_attachment_is_named_it_is_kept_once_and_pages_send_none() {
    let house = house(&[]);
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
        common::send(house.address, "POST", "/xapi/statements", &headers, body.as_bytes()).status
    };
    let session = get(house.address, "/session", &[]).json();
    let word = |name: &str| session["lrs"][name].as_str().expect("a key").to_owned();
    assert_eq!(post(&basic(&word("user"), &word("secret"))), 400);
    assert_eq!(post(&basic(common::USER, common::SECRET)), 200);
    // Nor are thousands of faults told one by one.
    let mut broken = statement(2);
    broken["attachments"] = json!(vec![json!({ "sha2": sha2 }); 2000]);
    let answer = school(house.address, "POST", "/xapi/statements", &broken.to_string());
    assert_eq!(answer.status, 400);
    assert!(answer.body.len() < 100_000, "{}", answer.body.len());
}

#[test]
fn strange_requests_are_refused() {
    let house = house(&[]);
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
        if let Some(answer) = raw(house.address, request) {
            assert!((400..500).contains(&answer.status), "{}: {}", String::from_utf8_lossy(request), answer.status);
        }
        alive(house.address);
    }
}

#[test]
fn strange_json_is_refused_with_a_reason() {
    let house = house(&[]);
    let deep = format!("[{}1{}]", "[".repeat(5000), "]".repeat(5000));
    let nested = statement(1)
        .to_string()
        .replace("\"timestamp\"", &format!("\"result\":{}{},\"timestamp\"", "[".repeat(3000), "]".repeat(3000)));
    let bodies =
        [deep, nested, "[1e999]".into(), "{\"a\":\"\\ud800\"}".into(), "[null,null]".into(), "\u{feff}{}".into()];
    for body in &bodies {
        let answer = school(house.address, "POST", "/xapi/statements", body);
        assert_eq!(answer.status, 400, "{}", answer.text());
        assert!(answer.json()["problems"][0]["zh"].is_string());
    }
    let key = basic(common::USER, common::SECRET);
    let headers =
        [("Authorization", key.as_str()), ("X-Experience-API-Version", "2.0.0"), ("Content-Type", "application/json")];
    assert_eq!(common::send(house.address, "POST", "/xapi/statements", &headers, b"\xff\xfe{}").status, 400);
    alive(house.address);
}

#[test]
fn sql_and_html_are_only_text() {
    let house = house(&[]);
    let mut odd = statement(1);
    odd["object"]["definition"] = json!({ "name": { "en": "'); DROP TABLE statements; -- <script>" } });
    assert_eq!(school(house.address, "POST", "/xapi/statements", &odd.to_string()).status, 200);
    let path = "/xapi/statements?verb=x:'%20OR%20'1'='1";
    assert_eq!(school(house.address, "GET", path, "").status, 400);
    let path = "/xapi/statements?verb=x:'OR'1'='1";
    let found: Value = school(house.address, "GET", path, "").json();
    assert_eq!(found["statements"], json!([]));
    let told = school(house.address, "GET", &format!("/xapi/statements?statementId={}", id(1)), "");
    assert_eq!(told.header("content-type"), Some("application/json"));
    assert_eq!(told.json()["object"], odd["object"]);
}

#[test]
fn whoever_is_too_slow_is_let_go() {
    let house = house_with(&[], |options| options.patience = Duration::from_millis(200));
    let key = basic(common::USER, common::SECRET);
    let body = format!(
        "POST /xapi/statements HTTP/1.1\r\nHost: x\r\nAuthorization: {key}\r\nX-Experience-API-Version: 2.0.0\r\n\
         Content-Type: application/json\r\nContent-Length: 100\r\n\r\n["
    );
    for begun in ["GET / HT", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", &body] {
        let mut stream = TcpStream::connect(house.address).expect("connects");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("set");
        stream.write_all(begun.as_bytes()).expect("sends");
        // Nothing more is sent. The server ends it, or this read would fail with the client's own time-out.
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap_or_else(|error| panic!("{begun:?}: {error}"));
        if !answer.is_empty() {
            assert!(answer.starts_with(b"HTTP/1.1 408"), "{}", String::from_utf8_lossy(&answer));
        }
    }
    alive(house.address);
}

#[test]
fn whoever_does_not_take_an_answer_is_let_go() {
    let large = vec![b'x'; 48 * 1024 * 1024];
    let patience = Duration::from_millis(200);
    let house = house_with(&[("site/large.js", &large)], |options| options.patience = patience);
    let mut stream = TcpStream::connect(house.address).expect("connects");
    stream.write_all(b"GET /large.js HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").expect("sends");
    std::thread::sleep(patience * 10);
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("set");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer); // broken off, or ended
    assert!(answer.len() < large.len(), "the place was kept for whoever sleeps");
    alive(house.address);
}
