//! A server in a folder of its own, and a client that sends exactly what it is told.
#![allow(dead_code)] // each test file uses its part

pub mod child;
pub mod postgres;

use serde_json::{Value, json};
use shujin_server::database::DatabaseLocation;
use shujin_server::store::courier::basic;
use shujin_server::{Options, Server};
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

pub const USER: &str = "school";
pub const SECRET: &str = "a long secret";

/// A running server; it ends with the test's process.
pub struct TestServer {
    pub address: SocketAddr,
    pub folder: TempDir,
    place: DatabaseLocation,
}

impl TestServer {
    /// Its database.
    pub fn location(&self) -> DatabaseLocation {
        self.place.clone()
    }
}

/// Options for a folder: site and scenes below it, a key, any free port.
pub fn options(folder: &Path) -> Options {
    let mut options = Options::new(([127, 0, 0, 1], 0).into(), folder.join("data"));
    options.site = Some(folder.join("site"));
    options.scenes = vec![folder.join("scenes")];
    options.lrs_keys = vec![(USER.into(), SECRET.into())];
    options.home = Some("https://school.example".into());
    options
}

/// Files as `(path, text)`, then the server over them.
pub fn server(files: &[(&str, &[u8])]) -> TestServer {
    house_with(files, |_| {})
}

pub fn house_with(files: &[(&str, &[u8])], change: impl FnOnce(&mut Options)) -> TestServer {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in files {
        write(&folder.path().join(path), bytes);
    }
    let mut options = options(folder.path());
    change(&mut options);
    let place = options.store.clone().unwrap_or_else(|| DatabaseLocation::in_folder(&options.data));
    let server = Server::bind(options).expect("binds");
    let address = server.address();
    std::thread::spawn(move || server.run());
    TestServer { address, folder, place }
}

/// Puts a scene that can be played in place of [`SCENE`]'s head of one.
pub fn swing(server: &TestServer) {
    for (path, bytes) in shujin_lesson::starter(shujin_lesson::format::Family::Bench, "lab/swing").iter() {
        write(&server.folder.path().join("scenes/lab/swing").join(path), bytes);
    }
}

/// The hash of a scene's files, as recordings name it.
pub fn revision(server: &TestServer, scene: &str) -> String {
    let place = server.folder.path().join("scenes").join(scene);
    shujin_server::scenes::read(&place).expect("the scene").hash()
}

/// Runs a test on each database that there is, each time with a server of its own.
pub fn each_store(test: impl Fn(&TestServer, &str)) {
    test(&server(&[]), "SQLite");
    test(
        &house_with(&[], |options| options.store = Some(postgres::database().parse().expect("a place"))),
        "PostgreSQL",
    );
}

/// Waits for work on a database.
pub fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(work)
}

pub fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, bytes).expect("written");
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&self.body)))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Sends these bytes and reads to the end. HTTP/1.0 keeps the answer in one piece.
pub fn raw(address: SocketAddr, request: &[u8]) -> Option<Answer> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    // A server that refuses may close before all is sent: what it answered still counts.
    let _ = stream.write_all(request);
    let mut all = Vec::new();
    let mut piece = [0; 65536];
    while let Ok(long @ 1..) = stream.read(&mut piece) {
        all.extend_from_slice(&piece[..long]);
    }
    let split = all.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&all[..split]).into_owned();
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, head, body: all[split + 4..].to_vec() })
}

pub fn send(address: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let mut request = format!("{method} {path} HTTP/1.0\r\nHost: {address}\r\n");
    headers.iter().for_each(|(name, value)| request += &format!("{name}: {value}\r\n"));
    if !body.is_empty() {
        request += &format!("Content-Length: {}\r\n", body.len());
    }
    let bytes = [request.as_bytes(), b"\r\n", body].concat();
    raw(address, &bytes).unwrap_or_else(|| panic!("no answer to {method} {path}"))
}

pub fn get(address: SocketAddr, path: &str, headers: &[(&str, &str)]) -> Answer {
    send(address, "GET", path, headers, b"")
}

/// An xAPI request with a key.
pub fn xapi(address: SocketAddr, method: &str, path: &str, key: (&str, &str), body: &str) -> Answer {
    let authorization = basic(key.0, key.1);
    let headers = [
        ("Authorization", authorization.as_str()),
        ("X-Experience-API-Version", "2.0.0"),
        ("Content-Type", "application/json"),
    ];
    send(address, method, path, &headers, body.as_bytes())
}

pub fn school(address: SocketAddr, method: &str, path: &str, body: &str) -> Answer {
    xapi(address, method, path, (USER, SECRET), body)
}

/// A sound statement with this number.
pub fn statement(number: u32) -> Value {
    json!({
        "id": id(number),
        "actor": { "account": { "homePage": "https://school.example", "name": "p-0123456789abcdef0123456789abcdef" } },
        "verb": { "id": "http://adlnet.gov/expapi/verbs/answered" },
        "object": { "id": format!("https://school.example/scenes/a/b#question/{number}") },
        "context": { "registration": "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10" },
        "timestamp": "2026-03-02T08:30:00.000Z",
    })
}

pub fn id(number: u32) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

/// A PNG of one pixel.
pub const PICTURE: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\
    \x00\x00\x90wS\xde\x00\x00\x00\x0cIDATx\x9cch\x98\xb0\x00\x00\x03D\x01\xb1z\xd76\x14\x00\x00\x00\x00IEND\xaeB`\x82";

/// A scene that checks clean, and one that nobody can read.
pub const SCENE: &[(&str, &[u8])] = &[
    ("scenes/lab/swing/scene.toml", include_bytes!("swing/scene.toml")),
    ("scenes/lab/swing/strings/zh-CN.toml", include_bytes!("swing/strings/zh-CN.toml")),
    ("scenes/lab/swing/strings/en.toml", include_bytes!("swing/strings/en.toml")),
    ("scenes/lab/swing/CREDITS.toml", include_bytes!("swing/CREDITS.toml")),
    ("scenes/lab/swing/picture.png", PICTURE),
    ("scenes/lab/swing/notes.txt", b"no part of the scene"),
    ("scenes/lab/broken/scene.toml", b"format = "),
];
