//! What goes wrong around a server: a full disk, a clock that jumps, ten thousand broken requests.

mod common;

use common::{SECRET, TestServer, USER, child, each_store, house_with, id, raw, run, school, statement};
use serde_json::{Value, json};
use shujin_server::database::Database;
use shujin_server::store::courier::basic;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::Child;
use std::time::Duration;

/// No test: the child's part.
#[test]
#[ignore = "run by the tests of this file as a child process"]
fn be_the_server() {
    child::serve();
}

/// A server whose files cannot grow beyond so many blocks of 512 bytes: to it, the disk is full.
#[cfg(unix)]
fn start(folder: &Path, blocks: Option<u32>) -> (Child, SocketAddr) {
    let limit = blocks.map_or(String::new(), |blocks| format!("ulimit -f {blocks}; trap '' XFSZ; "));
    child::start(folder, None, &limit)
}

fn kept(address: SocketAddr) -> Vec<String> {
    let export = school(address, "GET", "/export.jsonl", "");
    assert_eq!(export.status, 200);
    let id = |line: &str| {
        serde_json::from_str::<Value>(line).expect("a whole line")["id"].as_str().expect("an id").to_owned()
    };
    export.text().lines().map(id).collect()
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_said_and_loses_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut child, address) = start(folder.path(), Some(24_000)); // 12 MB
    let mut acknowledged = Vec::new();
    let mut refused = 0;
    for number in 0..20_000 {
        let mut one = statement(number);
        one["result"] = json!({ "response": "x".repeat(2000) });
        let answer = school(address, "POST", "/xapi/statements", &one.to_string());
        match answer.status {
            200 => acknowledged.push(id(number)),
            503 => {
                assert_eq!(answer.header("retry-after"), Some("5"));
                refused += 1;
                if refused > 20 {
                    break;
                }
            }
            other => panic!("{other}: {}", answer.text()),
        }
    }
    assert!(refused > 20 && acknowledged.len() > 100, "{refused} refused, {} taken", acknowledged.len());
    // What is there can still be read.
    let path = format!("/xapi/statements?statementId={}", acknowledged[0]);
    assert_eq!(school(address, "GET", &path, "").status, 200);
    child.kill().expect("killed");
    child.wait().expect("gone");
    // Somebody made room.
    let (mut child, address) = start(folder.path(), None);
    let kept = kept(address);
    assert!(acknowledged.iter().all(|id| kept.contains(id)), "{} of {}", kept.len(), acknowledged.len());
    assert_eq!(school(address, "POST", "/xapi/statements", &statement(9999).to_string()).status, 200);
    child.kill().expect("killed");
    child.wait().expect("gone");
}

#[test]
fn a_clock_that_jumps_back_neither_stops_time_nor_turns_it_round() {
    each_store(|server: &TestServer, _| {
        let post = |number: u32| {
            assert_eq!(school(server.address, "POST", "/xapi/statements", &statement(number).to_string()).status, 200)
        };
        post(1);
        // As if the clock had been two days ahead until just now.
        let database = Database::open(server.location()).expect("opens beside the server");
        let ahead: Result<Result<u64, ()>, _> = run(database.write(|sql, _| {
            let later = sql.now()? + 2 * 86_400_000_000;
            sql.change("UPDATE clock SET stored = $1 WHERE id = 1", &[later.into()]).map(Ok)
        }));
        ahead.expect("works").expect("changed");
        (2..6).for_each(post);
        let found = school(server.address, "GET", "/xapi/statements?ascending=true", "");
        let stored: Vec<String> = found.json()["statements"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|one| one["stored"].to_string())
            .collect();
        assert!(stored.windows(2).all(|two| two[0] < two[1]), "{stored:?}");
        let through = found.header("x-experience-api-consistent-through").expect("a time");
        assert!(through >= stored[4].trim_matches('"'), "{through} and {stored:?}");
        let since = format!("/xapi/statements?since={}", stored[2].trim_matches('"'));
        let later = school(server.address, "GET", &since, "").json();
        assert_eq!(later["statements"].as_array().map(Vec::len), Some(2));
    });
}

/// A small generator of its own, so that the same requests come each time.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

#[test]
fn ten_thousand_broken_requests_are_refused_and_none_of_them_stored() {
    let server = house_with(&[], |options| options.rate = std::num::NonZeroU32::MAX);
    let key = basic(USER, SECRET);
    let sound = statement(1).to_string().into_bytes();
    let mut chance = Chance(7);
    let mut stream: Option<TcpStream> = None;
    let mut refused = 0;
    for _ in 0..10_000 {
        let mut body = sound.clone();
        // Cut, doubled or bent somewhere before its last brace: no JSON, or no statement.
        match chance.next(3) {
            0 => body.truncate(chance.next(sound.len() - 1)),
            1 => {
                let at = chance.next(sound.len() - 1);
                body.insert(at, b"{}[]\",:\0\xff"[chance.next(9)]);
            }
            _ => {
                let at = chance.next(sound.len());
                body[at] ^= 1 << chance.next(7);
            }
        }
        let head = format!(
            "POST /xapi/statements HTTP/1.1\r\nHost: x\r\nAuthorization: {key}\r\nX-Experience-API-Version: 2.0.0\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let status = ask(&mut stream, server.address, &[head.as_bytes(), &body].concat());
        // A bit may turn one sound statement into another.
        assert!([200, 400, 409].contains(&status), "{status}: {}", String::from_utf8_lossy(&body));
        refused += u32::from(status == 400);
    }
    assert!(refused > 4000, "{refused}");
    assert_eq!(raw(server.address, b"GET /healthz HTTP/1.0\r\n\r\n").map(|answer| answer.status), Some(200));
    for id in kept(server.address) {
        let told = school(server.address, "GET", &format!("/xapi/statements?statementId={id}"), "").json();
        assert_eq!(shujin_trace::check::statement(&told), []);
    }
}

/// Sends on the same connection while it lasts; the status.
fn ask(stream: &mut Option<TcpStream>, address: SocketAddr, request: &[u8]) -> u16 {
    for _ in 0..2 {
        let connection = stream.get_or_insert_with(|| TcpStream::connect(address).expect("connects"));
        connection.set_read_timeout(Some(Duration::from_secs(20))).expect("set");
        if let (Ok(()), Some(status)) = (connection.write_all(request), answer(connection)) {
            return status;
        }
        *stream = None;
    }
    panic!("no answer");
}

/// Reads one answer whole: headers, then as many bytes as they say.
fn answer(stream: &mut TcpStream) -> Option<u16> {
    let mut all = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let long = stream.read(&mut piece).ok().filter(|long| *long > 0)?;
        all.extend_from_slice(&piece[..long]);
        let Some(end) = all.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&all[..end]).to_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
        if all.len() >= end + 4 + length.unwrap_or(0) {
            return head.split(' ').nth(1)?.parse().ok();
        }
    }
}
