//! Nothing that anybody writes into a statement leaves the school: a marker is planted in each place of each shape of statement, and looked for
//! in every export, in what a district is sent, in the log, in the figures and in addresses.

mod common;
#[path = "../../blocks/tests/common/mod.rs"]
mod told;

use common::{get, house_with, run, school, xapi};
use serde_json::{Value, json};
use shujin_server::database::Database;
use shujin_server::record::Record;
use shujin_server::school::export::{Days, Form, export};
use shujin_server::school::forward::{Forward, Step};
use shujin_server::school::{Seal, seats, vocabulary};
use shujin_server::{Home, Lrs};
use std::io::Write;
use std::sync::{Arc, Mutex};

const MARKER: &str = "WangXiaoming王小明";
const LEARNERS: u32 = 6;

/// A log that can be looked at.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("whole").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Every shape with the marker in one of its places, and as what a foreign tool would say beside.
fn planted() -> Vec<Value> {
    let mut all = Vec::new();
    for statement in told::shapes() {
        let mut found = Vec::new();
        told::places(&statement, "", &mut found);
        for place in found {
            let mut put = |change: &dyn Fn(&mut Value)| {
                let mut one = statement.clone();
                change(one.pointer_mut(&place).expect("a place"));
                all.push(one);
            };
            match statement.pointer(&place).expect("a place") {
                Value::Object(_) => {
                    put(&|value| value["name"] = json!(MARKER));
                    put(&|value| value["extensions"] = json!({ "https://else.example/x": MARKER }));
                    put(&|value| value["extensions"] = json!({ format!("https://else.example/{MARKER}"): 1 }));
                    put(&|value| {
                        value["extensions"] = json!({ "https://shujin.example/xapi/profile/extensions/note": MARKER })
                    });
                    put(&|value| value["description"] = json!({ "zh-CN": MARKER }));
                    put(&|value| value["instructor"] = json!({ "name": MARKER, "mbox": "mailto:li@school.example" }));
                    put(&|value| value["response"] = json!(MARKER));
                }
                Value::String(text) => {
                    put(&|value| *value = json!(MARKER));
                    put(&|value| *value = json!(format!("{text}{MARKER}")));
                    put(&|value| *value = json!(format!("https://else.example/{MARKER}")));
                }
                _ => {}
            }
        }
    }
    all
}

#[test]
fn a_marker_planted_anywhere_is_in_nothing_that_leaves() {
    let log = Log::default();
    let writer = log.clone();
    let lines = tracing_subscriber::fmt().with_max_level(tracing_subscriber::filter::LevelFilter::INFO).json();
    lines.with_writer(move || writer.clone()).init();
    let quick = || house_with(&[], |options| options.rate = std::num::NonZeroU32::MAX);
    let (from, to) = (quick(), quick());
    let database = Database::open(from.location()).expect("opens beside the server");
    run(vocabulary::learn(&database, "lab/old-swing", &told::vocabulary())).expect("learns");
    let learner = |number: u32| format!("p-{number:032x}");
    for number in 0..LEARNERS {
        run(seats::sit(&database, shujin_trace::Uuid::from_u128(1), &learner(number), seats::Browser::default()))
            .expect("takes");
    }
    // Sound statements, so that something leaves at all; and each bent one by itself, for those that the record store refuses.
    let (mut sent, mut kept) = (0, 0);
    let mut number = 0;
    let mut post = |mut one: Value, bent: bool| {
        number += 1;
        one["id"] = json!(common::id(number));
        if one["actor"]["account"]["name"] == "p-0123456789abcdef0123456789abcdef" {
            one["actor"]["account"]["name"] = json!(learner(number % LEARNERS));
        }
        let status = school(from.address, "POST", "/xapi/statements", &one.to_string()).status;
        assert!(bent || status == 200, "{status}: {one:#}");
        (sent, kept) = (sent + usize::from(bent), kept + usize::from(bent && status == 200));
    };
    for _ in 0..LEARNERS {
        told::shapes().into_iter().for_each(|one| post(one, false));
    }
    planted().into_iter().for_each(|one| post(one, true));
    assert!(sent > 5_000 && kept > 1_000, "{kept} of {sent} were kept");
    let there = school(from.address, "GET", "/export.jsonl", "").text();
    assert!(there.contains(MARKER), "the school's own record holds what came");

    let home = Home::try_from("https://school.example".to_owned()).expect("a home");
    let record = Record::new(database.clone());
    let seal = Seal::open(&from.folder.path().join("data")).expect("its key");
    for (form, name) in [(Form::JsonLines, "a.jsonl"), (Form::Csv, "a.csv"), (Form::Parquet, "a.parquet")] {
        let out = from.folder.path().join(name);
        let exported =
            export(&record, &seal, std::slice::from_ref(&home), Days::default(), 5, form, &out).expect("exports");
        assert!(exported.statements >= told::shapes().len() * 5 && exported.foreign > 1_000, "{exported:?}");
        for file in [out.clone(), format!("{}.about.md", out.display()).into()] {
            is_clean(&std::fs::read(file).expect("reads"), name);
        }
    }
    let statements = format!("http://{}/xapi/statements", to.address);
    let lrs = Lrs { statements, user: common::USER.into(), secret: common::SECRET.into() };
    let mut forward = Forward::new(record, &seal, &home, lrs).expect("starts").at_once();
    while forward.step().expect("the database works") == Step::Went {}
    let sent_on = school(to.address, "GET", "/export.jsonl", "").body;
    assert!(sent_on.len() > 10_000);
    is_clean(&sent_on, "what was sent on");

    // In addresses, keys and forms too, by whoever asks.
    let word: String = MARKER.bytes().map(|byte| format!("%{byte:02X}")).collect();
    for path in [
        "/{}",
        "/scenes/{}/{}.png",
        "/teacher/{}",
        "/class?code={}",
        "/xapi/{}",
        "/xapi/statements?agent={}",
        "/{}/{}?{}={}",
    ] {
        let path = path.replace("{}", &word);
        get(from.address, &path, &[("User-Agent", MARKER), ("Cookie", MARKER), ("X-Experience-API-Version", "2.0.0")]);
        xapi(from.address, "GET", &path, (MARKER, MARKER), "");
        xapi(from.address, "OPTIONS", &path, (MARKER, MARKER), "");
        xapi(from.address, "WangXiaoming", &path, (MARKER, MARKER), "");
    }
    for path in ["/class", "/privacy"] {
        common::send(from.address, "WangXiaoming-Li", path, &[], b"");
    }
    is_clean(&get(from.address, "/metrics", &[]).body, "the figures");
    let log = log.0.lock().expect("whole").clone();
    assert!(log.len() > 100_000, "the log was written");
    is_clean(&log, "the log");
}

fn is_clean(bytes: &[u8], what: &str) {
    let word: String = "王小明".bytes().map(|byte| format!("%{byte:02X}")).collect();
    for marker in ["WangXiaoming", "王小明", "xiaoming", word.as_str(), "else.example", "li@school"] {
        let found = bytes.windows(marker.len()).position(|piece| piece == marker.as_bytes());
        let near = |at: usize| {
            String::from_utf8_lossy(&bytes[at.saturating_sub(200)..(at + 100).min(bytes.len())]).into_owned()
        };
        assert!(found.is_none(), "{marker} in {what}: {}", found.map(near).unwrap_or_default());
    }
}
