//! What the school server takes and how fast it answers, against the program as it is shipped: `cargo xtask bench server`.
//!
//! Statements one at a time and in batches, a school's day of 600 pupils, then a million statements and the pages of a teacher
//! over them; then a lesson under attack (`hostile`, alone with `--only hostile`); on SQLite and on PostgreSQL. Writes `results/server.json`.

#[path = "server/hostile.rs"]
mod hostile;
#[path = "../../engine/server/tests/common/postgres.rs"]
#[allow(dead_code)] // its part for tests
mod postgres;

use serde_json::{Value, json};
use shujin_server::database::Database;
use shujin_server::school::{Seal, roster};
use shujin_server::store::courier::basic;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};
use ureq::Agent;

const CLASS: &str = "七年级3班";
const PUPILS: usize = 30;
/// Statements of one pupil in one lesson: about what a scene makes.
const EACH: usize = 60;
/// Lessons of the class in its term.
const TERM: usize = 40;
/// What is stored before pages are asked for.
const STORED: u64 = 1_000_000;
const SECONDS: u64 = 10;
const PACED_SECONDS: u64 = 30;
/// Statements a second that 600 pupils make.
const PACE: u64 = 120;

fn main() {
    // `cargo test --benches` calls this too, and wants no answer.
    let Some(program) = std::env::var_os("SHUJIN_BIN").filter(|_| std::env::args().any(|word| word == "--bench"))
    else {
        return println!("SHUJIN_BIN is not set: run `cargo xtask bench server`");
    };
    let (program, stored) = (PathBuf::from(program), stored());
    let (mut figures, hostile_only) = match std::env::var("SHUJIN_ONLY").as_deref() {
        // The other figures stay what they are.
        Ok("hostile") => (kept().unwrap_or_else(|| json!({})), true),
        Ok(other) => return eprintln!("SHUJIN_ONLY knows hostile, not {other:?}"),
        Err(_) => (json!({}), false),
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    for store in ["sqlite", "postgres"] {
        if !hostile_only {
            figures["about"] = json!({ "cores": cores, "stored": stored });
            figures["stores"][store] = measure(&program, store, stored);
        }
        figures["hostile"][store] = hostile::measure(&program, store);
    }
    let text = serde_json::to_string_pretty(&figures).expect("JSON");
    println!("{text}");
    if let Some(out) = std::env::var_os("SHUJIN_RESULTS") {
        std::fs::write(out, text + "\n").expect("written");
    }
}

fn stored() -> u64 {
    std::env::var("SHUJIN_STORED").ok().and_then(|text| text.parse().ok()).unwrap_or(STORED)
}

/// The figures of the last run.
fn kept() -> Option<Value> {
    serde_json::from_str(&std::fs::read_to_string(std::env::var_os("SHUJIN_RESULTS")?).ok()?).ok()
}

/// A server of its own.
struct BenchServer {
    child: Child,
    url: String,
    data: PathBuf,
    store: String,
    agent: Agent,
}

impl Drop for BenchServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.data);
    }
}

impl BenchServer {
    fn start(program: &Path, store: &str) -> (Self, String) {
        let data = tempfile::tempdir().expect("a folder").keep();
        let list: String = (1..=PUPILS).map(|number| format!("{CLASS},{number},甲{number}\n")).collect();
        std::fs::write(data.join("list.csv"), format!("班级,学号,姓名\n{list}")).expect("written");
        let site = data.join("site");
        std::fs::create_dir(&site).expect("made");
        let large = std::fs::File::create(site.join(hostile::LARGE.0)).and_then(|file| file.set_len(hostile::LARGE.1));
        large.expect("written");
        let place =
            if store == "postgres" { postgres::durable() } else { data.join("records.sqlite").display().to_string() };
        let run = |words: &[&str]| {
            let out = Command::new(program)
                .env("SHUJIN_LANG", "en")
                .args(words)
                .arg("--data")
                .arg(&data)
                .args(["--store", &place])
                .output()
                .expect("runs");
            assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
            String::from_utf8_lossy(&out.stdout).into_owned()
        };
        run(&["roster", "import", &data.join("list.csv").display().to_string()]);
        let told = run(&["teacher", "add", "--name", "teacher", "--class", CLASS]);
        let password =
            told.split("password: ").nth(1).and_then(|rest| rest.lines().next()).expect("a password").to_owned();
        let listen = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").to_string();
        let child = Command::new(program)
            .args(["serve", "--listen", &listen, "--lrs-key", "bench:bench", "--rate", "1000000", "--store", &place])
            .args(["--scenes", "scenes", "--data"])
            .arg(&data)
            .arg("--site")
            .arg(&site)
            .current_dir("../..")
            .stdout(Stdio::null())
            .spawn()
            .expect("starts");
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(60)))
            .max_idle_connections_per_host(64)
            .max_idle_connections(64)
            .build()
            .into();
        let server = Self { child, url: format!("http://{listen}"), data, store: place, agent };
        while server.agent.get(format!("{}/healthz", server.url)).call().is_err() {
            std::thread::sleep(Duration::from_millis(50));
        }
        let mut catalogue = server.agent.get(format!("{}/catalogue.json", server.url)).call().expect("a catalogue");
        let cards: Value = serde_json::from_str(&catalogue.body_mut().read_to_string().expect("read")).expect("JSON");
        let bench = cards
            .as_array()
            .and_then(|cards| cards.iter().find(|card| card["family"] == "bench"))
            .expect("an experiment");
        SCENE.get_or_init(|| bench["id"].as_str().unwrap_or_default().to_owned());
        (server, password)
    }

    fn post(&self, body: String) -> Duration {
        let begun = Instant::now();
        let mut answer = self
            .agent
            .post(format!("{}/xapi/statements", self.url))
            .header("Authorization", basic("bench", "bench"))
            .header("X-Experience-API-Version", "2.0.0")
            .header("Content-Type", "application/json")
            .send(body)
            .expect("an answer");
        let text = answer.body_mut().read_to_string().expect("read");
        assert_eq!(answer.status(), 200, "{text}");
        begun.elapsed()
    }

    fn get(&self, path: &str, cookie: &str) -> (Duration, u64) {
        let begun = Instant::now();
        let asked = self.agent.get(format!("{}{path}", self.url)).header("Cookie", cookie);
        let asked = asked.header("Authorization", basic("bench", "bench")).header("X-Experience-API-Version", "2.0.0");
        let mut answer = asked.call().expect("an answer");
        let long = answer.body_mut().with_config().limit(100_000_000).read_to_vec().expect("read").len();
        assert_eq!(answer.status(), 200, "{path}");
        (begun.elapsed(), long as u64)
    }

    /// Sends a form; answers where it leads and the cookie that it sets.
    fn form(&self, path: &str, pairs: &[(&str, &str)], cookie: &str) -> (String, String) {
        let asked = self.agent.post(format!("{}{path}", self.url)).header("Cookie", cookie).header("Origin", &self.url);
        let answer = asked.send_form(pairs.iter().copied()).expect("an answer");
        let header = |name: &str| {
            answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        let cookie = header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        (header("location"), cookie)
    }
}

fn measure(program: &Path, store: &str, stored: u64) -> Value {
    let (server, password) = BenchServer::start(program, store);
    let server = Arc::new(server);
    eprintln!("{store}: one at a time");
    let single = load(&server, 16, 1, Duration::from_secs(SECONDS), None);
    eprintln!("{store}: batches of 50");
    let batched = load(&server, 4, 50, Duration::from_secs(SECONDS), None);
    eprintln!("{store}: 600 pupils, 120 statements a second");
    let paced = load(&server, 120, 1, Duration::from_secs(PACED_SECONDS), Some(PACE));
    eprintln!("{store}: a lesson");
    let (_, cookie) = server.form("/teacher/sign-in", &[("name", "teacher"), ("password", &password)], "");
    let (page, _) = server.form("/teacher/lessons", &[("class", CLASS), ("scene", &scene())], &cookie);
    lesson(&server, page.rsplit('/').next().expect("an id"));
    eprintln!("{store}: a term of {TERM} lessons");
    for _ in 1..TERM {
        let (page, _) = server.form("/teacher/lessons", &[("class", CLASS), ("scene", &scene())], &cookie);
        lesson(&server, page.rsplit('/').next().expect("an id"));
    }
    eprintln!("{store}: {stored} statements");
    let begun = Instant::now();
    let before = COUNT.load(Ordering::Relaxed);
    fill(&server, before + stored);
    let filled = (COUNT.load(Ordering::Relaxed) - before) as f64 / begun.elapsed().as_secs_f64().max(1e-9);
    let learner = format!("{{\"account\":{{\"homePage\":\"https://shujin.example\",\"name\":\"{}\"}}}}", learner(7));
    let queries = [
        ("lesson page", page.clone()),
        ("live table", format!("{page}/live")),
        ("page of a pupil", format!("{page}/pupils/1")),
        ("term of 40 lessons", format!("/teacher/classes/{}/term", "%E4%B8%83%E5%B9%B4%E7%BA%A73%E7%8F%AD")),
        ("teacher's home", "/teacher".to_owned()),
        (
            "xAPI by agent",
            format!("/xapi/statements?agent={}", learner.replace('"', "%22").replace('{', "%7B").replace('}', "%7D")),
        ),
        ("xAPI by verb", "/xapi/statements?verb=http://adlnet.gov/expapi/verbs/answered".to_owned()),
        ("xAPI by registration", format!("/xapi/statements?registration={}", registration(7))),
        ("xAPI, newest", "/xapi/statements".to_owned()),
    ];
    let mut times = serde_json::Map::new();
    for (name, path) in queries {
        let all = (0..21).map(|_| server.get(&path, &cookie).0.as_secs_f64() * 1000.0).collect();
        let [median, worst] = percentiles(all, [0.5, 1.0]);
        times.insert(name.into(), json!({ "median_ms": median, "worst_ms": worst }));
    }
    json!({ "one_at_a_time": single, "batches_of_50": batched, "paced_120_a_second_600_pupils": paced,
        "filling_per_second": round(filled), "over_all_stored": times })
}

fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// The times below which these parts of all lie; 1 is the worst.
fn percentiles<const N: usize>(mut times: Vec<f64>, parts: [f64; N]) -> [f64; N] {
    times.sort_by(f64::total_cmp);
    let last = times.len().saturating_sub(1) as f64;
    parts.map(|part| round(times.get((last * part) as usize).copied().unwrap_or_default()))
}

/// The first experiment that the server has.
fn scene() -> String {
    SCENE.get().cloned().unwrap_or_default()
}

static SCENE: OnceLock<String> = OnceLock::new();
static COUNT: AtomicU64 = AtomicU64::new(0);

/// Sends for so long from so many connections; paced, each in its turn, so that all together are so many a second.
fn load(server: &Arc<BenchServer>, connections: u64, batch: usize, long: Duration, pace: Option<u64>) -> Value {
    let times = Arc::new(Mutex::new(Vec::new()));
    let over = Arc::new(AtomicBool::new(false));
    let begun = Instant::now();
    let threads: Vec<_> = (0..connections)
        .map(|connection| {
            let (server, times, over) = (Arc::clone(server), Arc::clone(&times), Arc::clone(&over));
            std::thread::spawn(move || {
                let mut own = Vec::new();
                let mut turn = 0;
                while !over.load(Ordering::Relaxed) {
                    if let Some(pace) = pace {
                        // Each connection has a second of its own beat within the second of all.
                        let due = Duration::from_secs_f64((turn * connections + connection) as f64 / pace as f64);
                        std::thread::sleep(due.saturating_sub(begun.elapsed()));
                        turn += 1;
                    }
                    let statements: Vec<Value> =
                        (0..batch).map(|_| statement(COUNT.fetch_add(1, Ordering::Relaxed), None)).collect();
                    let body = if batch == 1 { statements[0].to_string() } else { json!(statements).to_string() };
                    own.push(server.post(body).as_secs_f64() * 1000.0);
                }
                times.lock().expect("whole").extend(own);
            })
        })
        .collect();
    std::thread::sleep(long);
    over.store(true, Ordering::Relaxed);
    threads.into_iter().for_each(|thread| thread.join().expect("ends"));
    let taken = begun.elapsed().as_secs_f64();
    let times = times.lock().expect("whole").clone();
    let rate = round((times.len() * batch) as f64 / taken);
    let [median, p95, p99] = percentiles(times, [0.5, 0.95, 0.99]);
    json!({ "statements_per_second": rate, "median_ms": median, "p95_ms": p95, "p99_ms": p99 })
}

fn fill(server: &Arc<BenchServer>, stored: u64) {
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let server = Arc::clone(server);
            std::thread::spawn(move || {
                while COUNT.load(Ordering::Relaxed) < stored {
                    let from = COUNT.fetch_add(200, Ordering::Relaxed);
                    let statements: Vec<Value> = (from..from + 200).map(|number| statement(number, None)).collect();
                    server.post(json!(statements).to_string());
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().expect("ends"));
}

/// A lesson of a whole class among all the others.
fn lesson(server: &BenchServer, id: &str) {
    let seal = Seal::open(&server.data).expect("its key");
    let database = Database::open(server.store.parse().expect("a place")).expect("opens");
    let list = roster::get(&database, &seal, CLASS).expect("reads").expect("a list");
    for pupil in list.pupils {
        let name = seal.pseudonym(&pupil.id);
        let statements: Vec<Value> = (0..EACH)
            .map(|_| {
                let mut one = statement(COUNT.fetch_add(1, Ordering::Relaxed), Some(id));
                one["actor"]["account"]["name"] = json!(name);
                one
            })
            .collect();
        server.post(json!(statements).to_string());
    }
}

fn learner(number: u64) -> String {
    format!("p-{:032x}", u128::from(number / EACH as u64 % 20_000))
}

fn registration(number: u64) -> String {
    format!("00000000-0000-4000-8000-{:012}", number / EACH as u64)
}

/// A statement as a page makes it: 1.1 kB.
fn statement(number: u64, lesson: Option<&str>) -> Value {
    let scene = format!("https://shujin.example/scenes/{}", scene());
    let (verb, part) = match number % 4 {
        0 => ("http://adlnet.gov/expapi/verbs/experienced", format!("viewpoint/v{}", number % 5)),
        1 => ("http://adlnet.gov/expapi/verbs/interacted", format!("value/v{}", number % 7)),
        2 => ("http://adlnet.gov/expapi/verbs/answered", "question/start-place".to_owned()),
        _ => ("http://adlnet.gov/expapi/verbs/completed", format!("step/practise.s{}", number % 9)),
    };
    let mut grouping = vec![
        json!({ "objectType": "Activity", "id": scene, "definition": { "type": "http://adlnet.gov/expapi/activities/lesson" } }),
    ];
    let lesson = lesson.map_or_else(|| format!("l{}", number / (EACH * PUPILS) as u64), str::to_owned);
    grouping.push(json!({ "objectType": "Activity", "id": format!("https://shujin.example/lessons/{lesson}") }));
    json!({
        "id": format!("{:08x}-0000-4000-8000-{:012x}", number.wrapping_mul(2_654_435_761) as u32, number),
        "actor": { "objectType": "Agent", "account": { "homePage": "https://shujin.example", "name": learner(number) } },
        "verb": { "id": verb, "display": { "zh-CN": "做了", "en": "did" } },
        "object": { "objectType": "Activity", "id": format!("{scene}#{part}"), "definition": { "name": { "zh-CN": "单摆：量一量成都的重力", "en": "The pendulum" } } },
        "result": { "response": "bottom", "success": number.is_multiple_of(3) },
        "context": {
            "registration": registration(number),
            "language": "zh-CN",
            "contextActivities": { "category": [{ "id": "https://shujin.example/xapi/profile/v1" }], "grouping": grouping },
            "extensions": { "https://shujin.example/xapi/profile/extensions/tick": number % 7200 },
        },
        "timestamp": format!("2026-03-02T08:{:02}:{:02}.000Z", number / 60 % 60, number % 60),
    })
}
