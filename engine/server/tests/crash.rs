//! The server is killed under load and started again; client and server lose nothing and double nothing.
//!
//! The server runs as a child: this very test program, told by its environment to be the server.

mod common;

use common::{SECRET, USER, child, id, school, statement};
use shujin_server::Lrs;
use shujin_server::store::courier::Step;
use shujin_server::store::{Courier, SqliteOutbox};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// No test: the child's part.
#[test]
#[ignore = "run by the tests of this file as a child process"]
fn be_the_server() {
    child::serve();
}

struct Victim {
    child: Child,
    address: SocketAddr,
}

impl Victim {
    fn start(folder: &Path, store: Option<&str>) -> Self {
        let (child, address) = child::start(folder, store, "");
        Self { child, address }
    }

    /// SIGKILL: no handler runs, nothing is flushed.
    fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    fn lrs(&self) -> Lrs {
        let statements = format!("http://{}/xapi/statements", self.address);
        Lrs { statements, user: USER.into(), secret: SECRET.into() }
    }
}

/// How often each id is in the export.
fn kept(address: SocketAddr) -> BTreeMap<String, usize> {
    let export = school(address, "GET", "/export.jsonl", "");
    assert_eq!(export.status, 200);
    let mut kept = BTreeMap::new();
    for line in export.text().lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("a whole line");
        *kept.entry(line["id"].as_str().expect("an id").to_owned()).or_insert(0) += 1;
    }
    kept
}

fn steps(courier: &mut Courier, most: usize) -> usize {
    let mut done = 0;
    while done < most && courier.step(Duration::ZERO).expect("the outbox works") == Step::Went {
        done += 1;
    }
    done
}

/// Told to stop, a server ends well, whichever database it held.
#[test]
fn a_server_that_is_told_to_stop_ends_without_a_fault() {
    for store in [None, Some(common::postgres::database())] {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut child, address) = child::start(folder.path(), store.as_deref(), "");
        // Connections for reading are kept by now.
        assert_eq!(school(address, "GET", "/export.jsonl", "").status, 200);
        let told = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill");
        assert!(told.success());
        let ended = child.wait().expect("ends");
        assert_eq!(ended.code(), Some(0), "{store:?}");
    }
}

#[test]
fn killing_the_server_loses_no_statement_and_doubles_none() {
    kill_again_and_again(None);
    kill_again_and_again(Some(&common::postgres::database()));
}

fn kill_again_and_again(store: Option<&str>) {
    const KILLS: u32 = 50;
    const EACH: u32 = 200;
    /// Numbers from here on are those of the clients beside the courier.
    const BESIDE: u32 = 1_000_000;
    let folder = tempfile::tempdir().expect("a folder");
    let outbox = folder.path().join("outbox.sqlite");
    let mut victim = Victim::start(folder.path(), store);
    let open = |victim: &Victim, seed| {
        let store = SqliteOutbox::open(&outbox).expect("opens");
        Courier::new(store, victim.lrs(), seed).expect("reads")
    };
    let mut courier = open(&victim, 0);
    let mut acknowledged = Vec::new();
    for kill in 0..KILLS {
        for number in kill * EACH..(kill + 1) * EACH {
            courier.post(&statement(number)).expect("kept");
        }
        // Others send beside it, and share its commits.
        let clients: Vec<_> = (0..4)
            .map(|client| {
                std::thread::spawn({
                    let address = victim.address;
                    move || send(address, BESIDE + (kill * 4 + client) * MOST)
                })
            })
            .collect();
        // The killer waits a different while each time, so that death meets every stage of a request.
        let killer = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_micros(u64::from(kill % 12 * (kill % 12)) * 400));
            victim.kill();
        });
        steps(&mut courier, 1000);
        killer.join().expect("killed");
        acknowledged.extend(clients.into_iter().flat_map(|client| client.join().expect("ends")));
        victim = Victim::start(folder.path(), store);
        // Every other time the client dies too, and a new one finds the outbox as it was left.
        if kill % 2 == 0 {
            drop(courier);
            courier = open(&victim, u64::from(kill));
        } else {
            courier.set_lrs(victim.lrs());
        }
    }
    steps(&mut courier, 1000);
    assert_eq!(courier.waiting(), 0, "everything is delivered in the end");
    let kept = kept(victim.address);
    let couriers = kept.keys().filter(|one| **one < id(BESIDE)).count();
    assert_eq!(couriers as u32, KILLS * EACH, "none lost");
    assert!((0..KILLS * EACH).all(|number| kept.contains_key(&id(number))));
    assert!(acknowledged.iter().all(|id| kept.contains_key(id)), "nor of those beside");
    assert!(kept.values().all(|times| *times == 1), "none doubled");
    assert!(courier.store().aside().expect("reads").is_empty());
    victim.kill();
}

/// Most statements that one of several clients sends.
const MOST: u32 = 2000;

/// Sends statements, numbered from here on, until the server is gone; those that it said were stored.
fn send(address: SocketAddr, from: u32) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for number in from..from + MOST {
        match common::raw(address, &post(address, &statement(number).to_string())) {
            Some(answer) if answer.status == 200 => acknowledged.push(id(number)),
            _ => break,
        }
    }
    acknowledged
}

#[test]
fn what_was_acknowledged_is_there_after_a_kill() {
    kill_under_load(None);
    kill_under_load(Some(&common::postgres::database()));
}

fn kill_under_load(store: Option<&str>) {
    let folder = tempfile::tempdir().expect("a folder");
    let victim = Victim::start(folder.path(), store);
    let address = victim.address;
    // Eight clients at once share commits; each remembers what it was told was stored.
    let clients: Vec<_> = (0..8u32).map(|client| std::thread::spawn(move || send(address, client * 10_000))).collect();
    let begun = Instant::now();
    while kept(address).len() < 40 && begun.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(5));
    }
    victim.kill();
    let acknowledged: Vec<String> = clients.into_iter().flat_map(|client| client.join().expect("ends")).collect();
    assert!(!acknowledged.is_empty());
    let victim = Victim::start(folder.path(), store);
    let kept = kept(victim.address);
    let lost: Vec<_> = acknowledged.iter().filter(|id| !kept.contains_key(*id)).collect();
    assert!(lost.is_empty(), "{} of {} lost", lost.len(), acknowledged.len());
    assert!(kept.values().all(|times| *times == 1));
    victim.kill();
}

/// SIGTERM, as a system that shuts down sends it: what is under way is answered, nothing new is taken.
#[cfg(unix)]
#[test]
fn told_to_stop_it_ends_what_is_under_way() {
    use std::io::{Read, Write};
    let folder = tempfile::tempdir().expect("a folder");
    let mut victim = Victim::start(folder.path(), None);
    let request = post(victim.address, &statement(1).to_string());
    let (begun, rest) = request.split_at(request.len() - 10);
    let mut stream = std::net::TcpStream::connect(victim.address).expect("connects");
    stream.write_all(begun).expect("sends");
    std::thread::sleep(Duration::from_millis(300));
    let told = Command::new("kill").args(["-TERM", &victim.child.id().to_string()]).status();
    assert!(told.expect("kill").success());
    std::thread::sleep(Duration::from_millis(300));
    stream.write_all(rest).expect("sends");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.contains(" 200 "), "{answer}");
    // It came to its end by itself; what the harness around it says then is not its business.
    assert!(victim.child.wait().expect("ends").code().is_some());
    let again = Victim::start(folder.path(), None);
    assert_eq!(kept(again.address).len(), 1);
    again.kill();
}

fn post(address: SocketAddr, body: &str) -> Vec<u8> {
    let key = shujin_server::store::courier::basic(USER, SECRET);
    let head = format!(
        "POST /xapi/statements HTTP/1.0\r\nHost: {address}\r\nAuthorization: {key}\r\n\
         X-Experience-API-Version: 2.0.0\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    (head + body).into_bytes()
}
