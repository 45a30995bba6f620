//! What a lesson notices while somebody does the server harm: 600 pupils' 120 statements a second and a teacher's page each second,
//! from one address, while each attack goes on from another. The attacks are those of our own reviews, sent to a program of this
//! bench's own over loopback, and to nothing else.

use super::{BenchServer, CLASS, COUNT, PACE, lesson, percentiles, scene, statement};
use serde_json::{Value, json};
use shujin_server::store::courier::basic;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use ureq::Agent;

/// How long each attack goes on.
const SECONDS: u64 = 15;
/// Connections of all pupils.
const PUPILS: u64 = 120;
/// A file that takes a while, beside the player's.
pub const LARGE: (&str, u64) = ("large.bin", 64 * 1024 * 1024);
/// Where the first attacker sits, the next beside it: none inherits what the server thinks of the one before. Pupils and teacher are at
/// 127.0.0.1. Linux has all of 127.0.0.0/8.
const ATTACKER: Ipv4Addr = Ipv4Addr::new(127, 0, 1, 1);
/// Numbers of attackers' statements, far from those of pupils.
static STRANGE: AtomicU64 = AtomicU64::new(1 << 40);

/// What an attacker knows, and what came of it.
struct Attack {
    from: Ipv4Addr,
    to: SocketAddr,
    over: AtomicBool,
    /// Answers by status; 0 where there was none.
    answers: Mutex<BTreeMap<u16, u64>>,
}

type Attacker = fn(&Arc<Attack>, u64);

/// Each: name, how many threads, what each of them does until it is over.
const ATTACKS: &[(&str, u64, Attacker)] = &[
    ("nobody", 0, |_, _| {}),
    ("500 slow bodies", 1, slow_bodies),
    ("300 slow readers", 1, slow_readers),
    ("3,000 connections", 1, connections),
    ("wrong class codes", 16, class_codes),
    ("wrong passwords", 16, passwords),
    ("wrong keys", 16, keys),
    ("flood with a page's key", 8, page_key),
    ("statements that cost much", 4, costly),
];

/// All attacks on one database, one after the other.
pub fn measure(program: &Path, store: &str) -> Value {
    let (server, password) = BenchServer::start(program, store);
    allow_many_files(); // after the server's start: it has to raise its own limit
    let (_, cookie) = server.form("/teacher/sign-in", &[("name", "teacher"), ("password", &password)], "");
    let (page, _) = server.form("/teacher/lessons", &[("class", CLASS), ("scene", &scene())], &cookie);
    lesson(&server, page.rsplit('/').next().expect("an id"));
    let (server, mut all) = (Arc::new(server), serde_json::Map::new());
    for ((name, threads, attacker), from) in ATTACKS.iter().zip(ATTACKER.to_bits()..) {
        let to = server.url.trim_start_matches("http://").parse().expect("an address");
        let attack = Attack { from: from.into(), to, over: AtomicBool::new(false), answers: Mutex::default() };
        let found = under(&server, &page, &cookie, Arc::new(attack), *threads, *attacker);
        eprintln!("{store}: {name}: {found}");
        all.insert((*name).into(), found);
    }
    Value::Object(all)
}

/// The lesson while this attack goes on.
fn under(
    server: &Arc<BenchServer>,
    page: &str,
    cookie: &str,
    attack: Arc<Attack>,
    threads: u64,
    attacker: Attacker,
) -> Value {
    let attackers: Vec<_> = (0..threads)
        .map(|number| {
            let attack = Arc::clone(&attack);
            std::thread::spawn(move || attacker(&attack, number))
        })
        .collect();
    std::thread::sleep(Duration::from_secs(1)); // it has begun
    let teacher = {
        let (attack, url) = (Arc::clone(&attack), format!("{}{page}", server.url));
        let cookie = cookie.to_owned();
        std::thread::spawn(move || teacher(&attack, &url, &cookie))
    };
    let pupils = pupils(server);
    attack.over.store(true, Ordering::Relaxed);
    attackers.into_iter().for_each(|thread| thread.join().expect("ends"));
    let teacher = teacher.join().expect("ends");
    let answers = attack.answers.lock().expect("whole");
    let answers: BTreeMap<String, u64> = answers.iter().map(|(status, many)| (status.to_string(), *many)).collect();
    let mut found = pupils;
    found["lesson_page"] = teacher;
    found["attackers_answers_by_status"] = json!(answers);
    found
}

fn patient() -> ureq::config::ConfigBuilder<ureq::typestate::AgentScope> {
    let builder = Agent::config_builder().http_status_as_error(false).max_redirects(0);
    builder.timeout_global(Some(Duration::from_secs(30)))
}

/// 120 statements a second. Each is timed from when it was due: who had to wait for the one before has waited too.
fn pupils(server: &Arc<BenchServer>) -> Value {
    let many = PUPILS as usize;
    let agent: Agent = patient().max_idle_connections_per_host(many).max_idle_connections(many).build().into();
    let begun = Instant::now();
    let threads: Vec<_> = (0..PUPILS)
        .map(|pupil| {
            let (agent, url) = (agent.clone(), format!("{}/xapi/statements", server.url));
            std::thread::spawn(move || {
                let (mut times, mut kept, mut refused) = (Vec::new(), Vec::new(), 0_u64);
                for turn in 0..SECONDS * PACE / PUPILS {
                    let due = Duration::from_secs_f64((turn * PUPILS + pupil) as f64 / PACE as f64);
                    std::thread::sleep(due.saturating_sub(begun.elapsed()));
                    let one = statement(COUNT.fetch_add(1, Ordering::Relaxed), None);
                    let id = one["id"].as_str().unwrap_or_default().to_owned();
                    let sent = asked(agent.post(&url)).header("Content-Type", "application/json").send(one.to_string());
                    let taken = sent.is_ok_and(|mut answer| {
                        answer.status() == 200
                            && answer.body_mut().read_to_string().is_ok_and(|text| text.contains(&id))
                    });
                    times.push((begun.elapsed().saturating_sub(due)).as_secs_f64() * 1000.0);
                    if taken { kept.push(id) } else { refused += 1 }
                }
                (times, kept, refused)
            })
        })
        .collect();
    let (mut times, mut kept, mut refused) = (Vec::new(), Vec::new(), 0);
    for thread in threads {
        let own = thread.join().expect("ends");
        times.extend(own.0);
        kept.extend(own.1);
        refused += own.2;
    }
    let lost = kept.iter().filter(|id| !is_there(&agent, &server.url, id)).count();
    let [median, p95, worst] = percentiles(times, [0.5, 0.95, 1.0]);
    json!({ "median_ms": median, "p95_ms": p95, "worst_ms": worst, "kept": kept.len(), "refused": refused, "lost": lost })
}

/// With the key of the school: a page's key is drawn anew for each lesson, and this bench's pupils have joined none.
fn asked<B>(request: ureq::RequestBuilder<B>) -> ureq::RequestBuilder<B> {
    request.header("Authorization", basic("bench", "bench")).header("X-Experience-API-Version", "2.0.0")
}

/// Whether a statement that the server said it has kept can be had from it.
fn is_there(agent: &Agent, url: &str, id: &str) -> bool {
    let ask = || asked(agent.get(format!("{url}/xapi/statements?statementId={id}"))).call();
    // Right after an attack an answer may fail; that it is not there must be said.
    (0..5).find_map(|_| match ask() {
        Ok(answer) if answer.status() == 200 => Some(true),
        Ok(answer) if answer.status() == 404 => Some(false),
        _ => {
            std::thread::sleep(Duration::from_secs(1));
            None
        }
    }) == Some(true)
}

/// The page of the lesson, each second, through a connection of its own: that one can be had is part of it.
fn teacher(attack: &Attack, url: &str, cookie: &str) -> Value {
    let agent: Agent = patient().max_idle_connections(0).build().into();
    let (mut times, mut failed, begun) = (Vec::new(), 0, Instant::now());
    while !attack.over.load(Ordering::Relaxed) {
        let asked = Instant::now();
        let answer = agent.get(url).header("Cookie", cookie).call();
        let read = answer.is_ok_and(|mut answer| {
            answer.status() == 200 && answer.body_mut().read_to_string().is_ok_and(|text| text.contains("</html>"))
        });
        failed += u32::from(!read);
        times.push(asked.elapsed().as_secs_f64() * 1000.0);
        let due = Duration::from_secs(times.len() as u64);
        std::thread::sleep(due.saturating_sub(begun.elapsed()));
    }
    let asked = times.len();
    let [median, worst] = percentiles(times, [0.5, 1.0]);
    json!({ "asked": asked, "failed": failed, "median_ms": median, "worst_ms": worst })
}

impl Attack {
    fn is_on(&self) -> bool {
        !self.over.load(Ordering::Relaxed)
    }

    fn count(&self, status: u16) {
        *self.answers.lock().expect("whole").entry(status).or_default() += 1;
    }

    /// A connection from the attacker's address, or from any where the system has no other.
    fn connect(&self, receiving: Option<usize>) -> Option<TcpStream> {
        use socket2::{Domain, Socket, Type};
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None).ok()?;
        let _ = socket.bind(&SocketAddrV4::new(self.from, 0).into());
        receiving.into_iter().for_each(|bytes| _ = socket.set_recv_buffer_size(bytes));
        socket.connect_timeout(&self.to.into(), Duration::from_secs(5)).ok()?;
        let stream = TcpStream::from(socket);
        stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
        stream.set_write_timeout(Some(Duration::from_secs(5))).ok()?;
        Some(stream)
    }

    /// As a browser would send it, from a page of this server.
    fn request(&self, method: &str, path: &str, headers: &str, body: &str) -> String {
        let (to, long) = (self.to, body.len());
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {to}\r\nOrigin: http://{to}\r\nX-Experience-API-Version: 2.0.0\r\n{headers}\
             Content-Length: {long}\r\n\r\n{body}"
        )
    }
}

/// A client that sends as fast as it is answered, on one connection while that lives.
struct Client {
    attack: Arc<Attack>,
    stream: Option<BufReader<TcpStream>>,
}

impl Client {
    fn new(attack: &Arc<Attack>) -> Self {
        Self { attack: Arc::clone(attack), stream: None }
    }

    /// The status (0 without an answer) and the body.
    fn ask(&mut self, request: &str) -> (u16, String) {
        let kept = self.stream.as_mut().and_then(|stream| exchange(stream, request));
        // A server may close a connection whose last request it did not want to hear to its end.
        let answer = kept.or_else(|| {
            self.stream = self.attack.connect(None).map(BufReader::new);
            exchange(self.stream.as_mut()?, request)
        });
        let (status, body, stays) = answer.unwrap_or_default();
        if !stays {
            self.stream = None;
        }
        if status == 0 {
            std::thread::sleep(Duration::from_millis(5)); // the door is shut: this machine has others to serve too
        }
        self.attack.count(status);
        (status, body)
    }
}

/// Sends a request and reads its answer: status, body, and whether the connection stays.
fn exchange(stream: &mut BufReader<TcpStream>, request: &str) -> Option<(u16, String, bool)> {
    stream.get_mut().write_all(request.as_bytes()).ok()?;
    let (mut line, mut long, mut stays) = (String::new(), 0, true);
    stream.read_line(&mut line).ok()?;
    let status = line.split(' ').nth(1)?.parse().ok()?;
    loop {
        line.clear();
        stream.read_line(&mut line).ok()?;
        let header = line.trim_end().to_ascii_lowercase();
        match header.split_once(':') {
            None => break,
            Some(("content-length", value)) => long = value.trim().parse().ok()?,
            Some(("connection", value)) => stays = value.trim() != "close",
            Some(_) => {}
        }
    }
    let mut body = vec![0; long];
    stream.read_exact(&mut body).ok()?;
    Some((status, String::from_utf8_lossy(&body).into_owned(), stays))
}

/// Keeps so many connections open, each begun in the same way and then poked now and then; who was let go comes again.
fn crowd(
    attack: &Attack,
    many: usize,
    begin: impl Fn(usize) -> Option<TcpStream>,
    poke: impl Fn(&mut TcpStream) -> std::io::Result<usize>,
) {
    let mut crowd: Vec<Option<TcpStream>> = (0..many).map(|_| None).collect();
    while attack.is_on() {
        let round = Instant::now();
        for (number, place) in crowd.iter_mut().enumerate() {
            if !attack.is_on() {
                return;
            }
            if place.as_mut().is_some_and(|stream| poke(stream).is_err()) {
                attack.count(0);
                *place = None;
            }
            if place.is_none() {
                *place = begin(number).filter(|stream| stream.set_nonblocking(true).is_ok());
            }
        }
        std::thread::sleep(Duration::from_millis(500).saturating_sub(round.elapsed()));
    }
}

/// Whether it is still open, by reading what is there.
fn still_open(stream: &mut TcpStream) -> std::io::Result<usize> {
    match stream.read(&mut [0; 512]) {
        Ok(0) => Err(std::io::ErrorKind::UnexpectedEof.into()),
        Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => Ok(0),
        other => other,
    }
}

/// Bodies of which a byte comes every half second: forms that anybody may send, and statements with a page's key.
fn slow_bodies(attack: &Arc<Attack>, _: u64) {
    let form = "POST /teacher/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000\r\n\r\n";
    let key = key_of_a_page(&mut Client::new(attack));
    let statements = format!(
        "POST /xapi/statements HTTP/1.1\r\nHost: x\r\nAuthorization: {key}\r\nX-Experience-API-Version: 2.0.0\r\n\
         Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
    );
    let begin = |number: usize| {
        let head = if number.is_multiple_of(2) { form } else { &statements };
        let mut stream = attack.connect(None)?;
        stream.write_all(head.as_bytes()).ok().map(|()| stream)
    };
    crowd(attack, 500, begin, |stream| still_open(stream).and_then(|_| stream.write(b" ")));
}

/// Asks for a large file and takes none of it.
fn slow_readers(attack: &Arc<Attack>, _: u64) {
    let request = attack.request("GET", &format!("/{}", LARGE.0), "", "");
    let begin = |_| {
        let mut stream = attack.connect(Some(4096))?;
        stream.write_all(request.as_bytes()).ok().map(|()| stream)
    };
    crowd(attack, 300, begin, |stream| stream.take_error().and_then(|error| error.map_or(Ok(0), Err)));
}

/// Connections that ask for nothing.
fn connections(attack: &Arc<Attack>, _: u64) {
    crowd(attack, 3000, |_| attack.connect(None), still_open);
}

fn class_codes(attack: &Arc<Attack>, thread: u64) {
    let mut client = Client::new(attack);
    for number in (thread..).step_by(16).take_while(|_| attack.is_on()) {
        client.ask(&attack.request("GET", &format!("/class?code={:06}", number % 1_000_000), "", ""));
    }
}

fn passwords(attack: &Arc<Attack>, thread: u64) {
    let mut client = Client::new(attack);
    for number in (thread..).step_by(16).take_while(|_| attack.is_on()) {
        let form = format!("name=teacher&password=guess{number}");
        let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
        client.ask(&attack.request("POST", "/teacher/sign-in", kind, &form));
    }
}

/// Wrong secrets, of a user that there is and of users that there are not.
fn keys(attack: &Arc<Attack>, thread: u64) {
    let mut client = Client::new(attack);
    for number in (thread..).step_by(16).take_while(|_| attack.is_on()) {
        let user = if number.is_multiple_of(2) { "bench".to_owned() } else { format!("tool{number}") };
        let key = format!("Authorization: {}\r\n", basic(&user, &format!("guess{number}")));
        client.ask(&attack.request("GET", "/xapi/statements", &key, ""));
    }
}

/// What `/session` gives to anybody; a key of nobody where it gives none.
fn key_of_a_page(client: &mut Client) -> String {
    let request = client.attack.request("GET", "/session", "", "");
    let session: Value = serde_json::from_str(&client.ask(&request).1).unwrap_or_default();
    let word = |name: &str| session["lrs"][name].as_str().unwrap_or_default();
    basic(word("user"), word("secret"))
}

/// Batches of 50 statements, with a new key whenever one is refused.
fn page_key(attack: &Arc<Attack>, _: u64) {
    let mut client = Client::new(attack);
    let mut key = key_of_a_page(&mut client);
    while attack.is_on() {
        let first = STRANGE.fetch_add(50, Ordering::Relaxed);
        let batch: Vec<Value> = (first..first + 50).map(|number| statement(number, None)).collect();
        if post(&mut client, &key, &json!(batch)) != 200 && attack.is_on() {
            key = key_of_a_page(&mut client);
        }
    }
}

/// A thousand statements that speak of one to come, then that one, with all the activities that it may name.
fn costly(attack: &Arc<Attack>, _: u64) {
    let (mut client, key) = (Client::new(attack), basic("bench", "bench"));
    while attack.is_on() {
        let mut number = STRANGE.fetch_add(1001, Ordering::Relaxed);
        let mut last = statement(number, None);
        let activities = (0..1000).map(|activity| json!({ "id": format!("https://x.example/{number}/{activity}") }));
        last["context"]["contextActivities"]["other"] = activities.collect();
        for _ in 0..5 {
            let batch: Vec<Value> = (0..200)
                .map(|_| {
                    number += 1;
                    let mut one = statement(number, None);
                    one["object"] = json!({ "objectType": "StatementRef", "id": last["id"] });
                    one
                })
                .collect();
            post(&mut client, &key, &json!(batch));
        }
        post(&mut client, &key, &last);
    }
}

fn post(client: &mut Client, key: &str, body: &Value) -> u16 {
    let headers = format!("Authorization: {key}\r\nContent-Type: application/json\r\n");
    let request = client.attack.request("POST", "/xapi/statements", &headers, &body.to_string());
    client.ask(&request).0
}

/// Three thousand connections are as many open files.
fn allow_many_files() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let maximum = getrlimit(Resource::Nofile).maximum;
        let _ = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
    }
}
