//! What leaves the school and what is taken away: sending on, exports, erasure, on both databases.

mod common;

use common::{TestServer, each_store, id, run, school, server, statement};
use serde_json::{Value, json};
use shujin_server::database::Database;
use shujin_server::record::{Query, Record};
use shujin_server::school::deidentify::Deidentifier;
use shujin_server::school::export::{Days, ExportError, Exported, Form, export};
use shujin_server::school::forward::{self, Forward, Step, refused};
use shujin_server::school::{Seal, erase, roster, seats, vocabulary};
use shujin_server::{Home, Lrs};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::net::SocketAddr;
use std::path::Path;

const HOME: &str = "https://school.example";

/// How many learners have a question of their own, by which they are known in a row.
const LEARNERS: u32 = 40;

fn home() -> Home {
    Home::try_from(HOME.to_owned()).expect("a home")
}

/// Has a school know the scenes that these tests speak of.
fn speak(server: &TestServer) {
    let database = Database::open(server.location()).expect("opens beside the server");
    let mut words: Vec<(String, String)> = vec![("question".into(), "q".into())];
    words.extend((0..LEARNERS).map(|learner| ("question".into(), format!("q{learner}"))));
    let words = words.into_iter().collect();
    for scene in ["a/b", "a/large", "a/small"] {
        run(vocabulary::learn(&database, scene, &words)).expect("learns");
    }
}

/// Has a learner stand in a list and join a lesson.
fn list(database: &Database, learner: u32) {
    let learner = format!("p-{learner:032x}");
    let taken = run(seats::sit(database, shujin_trace::Uuid::from_u128(1), &learner, seats::Browser::default()))
        .expect("works");
    assert!(matches!(taken, seats::Taken::Yes(..)));
}

/// A statement of a learner at a scene.
fn of(number: u32, learner: u32, scene: &str) -> Value {
    let mut one = statement(number);
    one["actor"]["account"]["name"] = json!(format!("p-{learner:032x}"));
    one["object"]["id"] = json!(format!("{HOME}/scenes/{scene}#question/q"));
    one["context"]["registration"] = json!(format!("00000000-0000-4000-8000-{learner:012}"));
    one
}

fn post(server: &TestServer, statements: &[Value]) {
    for some in statements.chunks(100) {
        assert_eq!(school(server.address, "POST", "/xapi/statements", &json!(some).to_string()).status, 200);
    }
}

fn all(address: SocketAddr) -> Vec<Value> {
    let text = school(address, "GET", "/export.jsonl", "").text();
    text.lines().map(|line| serde_json::from_str(line).expect("a line")).collect()
}

fn forward(from: &TestServer, to: SocketAddr, secret: &str) -> Forward {
    in_time(from, to, secret).at_once()
}

/// As a server does it.
fn in_time(from: &TestServer, to: SocketAddr, secret: &str) -> Forward {
    let record = Record::new(Database::open(from.location()).expect("opens beside the server"));
    let seal = Seal::open(&from.folder.path().join("data")).expect("its key");
    let lrs =
        Lrs { statements: format!("http://{to}/xapi/statements"), user: common::USER.into(), secret: secret.into() };
    speak(from);
    Forward::new(record, &seal, &home(), lrs).expect("starts")
}

fn steps(forward: &mut Forward) -> Step {
    loop {
        match forward.step().expect("the database works") {
            Step::Went => {}
            end => return end,
        }
    }
}

#[test]
fn statements_are_sent_on_de_identified_each_once() {
    each_store(|from, _| {
        let to = server(&[]);
        let database = Database::open(from.location()).expect("opens");
        (0..7).for_each(|learner| list(&database, learner));
        post(from, &(0..130).map(|number| of(number, number % 7, "a/b")).collect::<Vec<_>>());
        assert_eq!(
            steps(&mut forward(from, to.address, "wrong")),
            Step::Later,
            "a wrong key is no reason to lose anything"
        );
        assert_eq!(steps(&mut forward(from, to.address, common::SECRET)), Step::Idle);
        // As after a crash between sending and noting it: all of it again.
        run(database.write(|sql, _| sql.change("DELETE FROM forwarded", &[]).map(|_| Ok::<(), ()>(()))))
            .expect("works")
            .expect("done");
        post(from, &[of(500, 3, "a/b")]);
        assert_eq!(steps(&mut forward(from, to.address, common::SECRET)), Step::Idle);
        let there = all(to.address);
        assert_eq!(there.len(), 131);
        let learners: std::collections::BTreeSet<_> =
            there.iter().map(|one| one["actor"]["account"]["name"].to_string()).collect();
        assert_eq!(learners.len(), 7, "the same learner keeps the same pseudonym over there");
        let text = json!(there).to_string();
        for learner in 0..7 {
            assert!(
                !text.contains(&format!("p-{learner:032x}"))
                    && !text.contains(&format!("00000000-0000-4000-8000-{learner:012}"))
            );
        }
        assert!(!text.contains("08:30:00"), "times to the hour");
    });
}

#[test]
fn a_statement_that_is_refused_over_there_holds_up_nobody() {
    let (from, to) = (server(&[]), server(&[]));
    let database = Database::open(from.location()).expect("opens");
    (0..7).for_each(|learner| list(&database, learner));
    post(&from, &(0..60).map(|number| of(number, number % 7, "a/b")).collect::<Vec<_>>());
    let first = |to: &TestServer| steps(&mut forward(&from, to.address, common::SECRET));
    // Over there another statement has the id that the first of ours gets there.
    let other = server(&[]);
    assert_eq!(first(&other), Step::Idle);
    let mut taken = all(other.address)[0].clone();
    taken["verb"]["id"] = json!("http://adlnet.gov/expapi/verbs/attempted");
    for added in ["stored", "authority", "version"] {
        taken.as_object_mut().expect("an object").remove(added);
    }
    let seal = Seal::open(&from.folder.path().join("data")).expect("its key");
    let deidentifier = |to: &TestServer| {
        let key = forward::key(&seal, &format!("http://{}/xapi/statements", to.address));
        Deidentifier::new(&key, &[home()], vocabulary::all(&database).expect("reads"))
    };
    let record = Record::new(database.clone());
    let mut query = Query::default();
    (query.ascending, query.limit) = (true, 1);
    let stored = record.find(&query).expect("finds").remove(0);
    let ours = deidentifier(&to).statement(&serde_json::from_str(&stored.body).expect("JSON")).expect("may leave");
    taken["id"] = ours["id"].clone();
    post(&to, &[taken]);
    assert_eq!(first(&to), Step::Idle);
    assert_eq!(all(to.address).len(), 60, "59 of ours and the one that was there");
    let refused = refused(&database, &format!("http://{}/xapi/statements", to.address)).expect("reads");
    assert_eq!(refused.len(), 1);
    assert!(refused[0].1.contains("another statement has the id"), "{}", refused[0].1);
}

#[test]
fn an_export_has_no_small_groups_and_says_what_was_done() {
    each_store(|server, _| {
        let mut statements: Vec<Value> = (0..40).map(|number| of(number, number % 10, "a/large")).collect();
        statements.extend((100..120).map(|number| of(number, number % 3, "a/small")));
        let mut about = of(200, 1, "a/large");
        about["object"] = json!({ "objectType": "Agent", "mbox": "mailto:ming@school.example" });
        statements.push(about);
        post(server, &statements);
        // One of the ten did something late in the evening, alone; one wrote under pseudonyms that nobody gave out.
        let mut late = of(201, 1, "a/large");
        late["timestamp"] = json!("2026-03-02T14:10:00.000Z");
        post(server, &[late]);
        post(server, &(300..320).map(|number| of(number, 1000 + number, "a/small")).collect::<Vec<_>>());
        speak(server);
        let database = Database::open(server.location()).expect("opens");
        (0..10).for_each(|learner| list(&database, learner));
        let record = Record::new(database);
        let seal = Seal::open(&server.folder.path().join("data")).expect("its key");
        let folder = server.folder.path();
        let out = |form: Form, name: &str| {
            export(&record, &seal, &[home()], Days::default(), 10, form, &folder.join(name)).expect("exports")
        };
        let exported = out(Form::JsonLines, "a.jsonl");
        assert_eq!(
            exported,
            Exported { statements: 40, learners: 10, small: 21, unlisted: 20, foreign: 1, ..Exported::default() }
        );
        let few = export(&record, &seal, &[home()], Days::default(), 4, Form::Csv, &folder.join("x.csv"));
        assert!(matches!(few, Err(ExportError::Small(4))));
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("reads");
        let lines = read("a.jsonl");
        assert!(lines.lines().count() == 40 && !lines.contains("a/small") && !lines.contains("ming"));
        for line in lines.lines() {
            assert_eq!(shujin_trace::check::statement(&serde_json::from_str(line).expect("JSON")), []);
        }
        let about = read("a.jsonl.about.md");
        assert!(about.contains("10 pupils or more") && about.contains("10–99 statements"), "{about}");
        out(Form::Csv, "b.csv");
        let mut table =
            csv::Reader::from_reader(read("b.csv").trim_start_matches('\u{feff}').as_bytes().to_vec().leak() as &[u8]);
        let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
        assert_eq!(
            (rows.len(), &rows[0][2], &rows[0][3], &rows[0][4]),
            (40, "a/large", "2026-03-02T08:00:00.000Z", "question")
        );
        // Two exports have no id in common, and one names a group for all its learners.
        let names = |text: &str| -> BTreeSet<String> {
            let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
            lines.map(|one| one["actor"]["account"]["name"].to_string()).collect()
        };
        out(Form::JsonLines, "c.jsonl");
        assert_eq!(names(&lines).len(), 1);
        assert!(names(&lines).is_disjoint(&names(&read("c.jsonl"))));
        out(Form::Parquet, "d.parquet");
        assert_eq!(parquet_rows(&folder.join("d.parquet")), 40);
    });
}

/// A statement of a learner at a question of their own.
fn own(number: u32, learner: u32, scene: &str, at: &str) -> Value {
    let mut one = of(number, learner, scene);
    one["object"]["id"] = json!(format!("{HOME}/scenes/{scene}#question/q{learner}"));
    one["timestamp"] = json!(at);
    one
}

/// How many rows of each scene each learner has in an export.
fn rows_of(text: &str) -> BTreeMap<(String, String), usize> {
    let mut rows = BTreeMap::new();
    for line in text.lines() {
        let row: Value = serde_json::from_str(line).expect("JSON");
        let id = row["object"]["id"].as_str().expect("an id").to_owned();
        let (scene, question) = id.rsplit_once('#').expect("a question");
        *rows.entry((question.to_owned(), format!("{scene} {}", row["timestamp"]))).or_default() += 1;
    }
    rows
}

#[test]
fn the_difference_of_two_exports_is_nobody() {
    const EVENING: &str = "2026-03-04T11:30:00.000Z";
    each_store(|server, _| {
        speak(server);
        let database = Database::open(server.location()).expect("opens");
        (0..30).filter(|learner| *learner != 25).for_each(|learner| list(&database, learner));
        let (record, folder) = (Record::new(database.clone()), server.folder.path());
        let seal = Seal::open(&folder.join("data")).expect("its key");
        let mut number = 0;
        let mut post_of = |learners: &[u32], scene: &str, at: &str, times: u32| {
            let each = learners.iter().flat_map(|learner| std::iter::repeat_n(*learner, times as usize));
            let statements: Vec<Value> = each
                .map(|learner| {
                    number += 1;
                    own(number, learner, scene, at)
                })
                .collect();
            post(server, &statements);
        };
        let mut exports: Vec<(usize, BTreeMap<(String, String), usize>, Exported)> = Vec::new();
        let mut out = |k: usize, days: Days| {
            let to = folder.join(format!("{}.jsonl", exports.len()));
            let exported = export(&record, &seal, &[home()], days, k, Form::JsonLines, &to).expect("exports");
            exports.push((k, rows_of(&std::fs::read_to_string(&to).expect("reads")), exported));
            exported
        };
        let day = |text: &str| Some(text.parse::<shujin_trace::Timestamp>().expect("a time").as_microsecond());
        let (morning, whole) = ("2026-03-02T08:30:00.000Z", Days::default());
        let many: Vec<u32> = (0..12).collect();
        // One whom no list vouches for yet, with as many as each of the others.
        post_of(&[25], "a/large", morning, 3);
        post_of(&many, "a/large", morning, 3);
        post_of(&(12..24).collect::<Vec<_>>(), "a/b", EVENING, 2);
        // Too few for some exports.
        post_of(&(12..19).collect::<Vec<_>>(), "a/small", morning, 1);
        let now = shujin_trace::Timestamp::from_second(shujin_trace::Timestamp::now().as_second() - 2 * 86_400);
        post_of(&many, "a/large", &now.expect("a time").to_string(), 1);
        let first = out(10, whole);
        assert_eq!((first.statements, first.open, first.unlisted, first.small), (60, 12, 3, 7));
        // Late, from a tablet that lay in a bag; and a neighbouring day, in which no cell is cut.
        post_of(&[24], "a/large", morning, 3);
        post_of(&[3], "a/large", morning, 1);
        post_of(&[24], "a/small", morning, 1);
        assert_eq!((out(10, whole).late, out(5, whole).late), (4, 4));
        let until = |text: &str| Days { until: day(text), ..whole };
        assert_eq!(
            out(5, until("2026-03-02T08:31:00Z")).statements,
            36 + 8,
            "the whole cell, though the day ends in it"
        );
        assert_eq!(out(5, until("2026-03-02T08:00:00Z")).statements, 0);
        assert_eq!(out(10, Days { since: day("2026-03-02T08:00:01Z"), ..whole }).statements, 24);
        post_of(&[26], "a/small", morning, 1);
        out(5, whole);
        run(erase::learner(&database, &[HOME.to_owned()], &format!("p-{:032x}", 3))).expect("erases");
        let after = out(10, whole);
        assert_eq!(
            (after.statements, after.changed),
            (24, 33),
            "the cell of the forgotten is withheld, the other is not"
        );
        assert_eq!(out(5, whole).changed, 33);
        // As many as before, and others: one whom a list vouches for now.
        list(&database, 25);
        assert_eq!((out(5, whole).changed, out(11, whole).changed), (33, 33));
        for (k, one, _) in &exports {
            for (other_k, other, _) in &exports {
                let differ: BTreeSet<&str> = one
                    .iter()
                    .chain(other)
                    .filter(|(key, _)| one.get(*key) != other.get(*key))
                    .map(|((learner, _), _)| learner.as_str())
                    .collect();
                let least = *k.min(other_k);
                assert!(differ.is_empty() || differ.len() >= least, "the difference of two exports: {differ:?}");
            }
        }
        let about = std::fs::read_to_string(folder.join("8.jsonl.about.md")).expect("reads");
        assert!(about.contains("whole: 10–99 statements") && about.contains("all of a group did the same"), "{about}");
    });
}

#[test]
fn an_export_that_fails_or_knows_little_spoils_no_other() {
    const MORNING: &str = "2026-03-02T08:30:00.000Z";
    each_store(|server, _| {
        let database = Database::open(server.location()).expect("opens");
        (0..13).for_each(|learner| list(&database, learner));
        post(server, &(0..12).map(|learner| own(learner, learner, "a/large", MORNING)).collect::<Vec<_>>());
        let (record, folder) = (Record::new(database.clone()), server.folder.path());
        let seal = Seal::open(&folder.join("data")).expect("its key");
        let out = |to: &str| export(&record, &seal, &[home()], Days::default(), 10, Form::Csv, &folder.join(to));
        let noted = || {
            let count = database.read(|sql| sql.row("SELECT COUNT(*) FROM exported", &[])).expect("reads");
            count.expect("a row").int(0).expect("a count")
        };
        // Of scenes that nobody served here nothing is known: nothing is shown, and so nothing is noted as shown.
        let nothing = out("nothing.csv").expect("exports");
        assert_eq!((nothing.statements, nothing.foreign, noted()), (0, 12, 0));
        // Where nothing can be written nothing was shown either.
        let words = ["q1", "q2"].map(|name| ("question", name.to_owned())).into_iter().collect();
        run(vocabulary::learn(&database, "a/large", &words)).expect("learns");
        assert!(matches!(out("no/such/folder/x.csv"), Err(ExportError::File(..))));
        std::fs::create_dir(folder.join("y.csv.about.md")).expect("made");
        assert!(matches!(out("y.csv"), Err(ExportError::File(..))));
        assert_eq!(noted(), 0);
        // A part of it was known at first, of too few to be a group: nothing is shown of it, and nothing noted.
        let some = out("some.csv").expect("exports");
        assert_eq!((some.statements, some.small, some.foreign, noted()), (0, 2, 10, 0));
        // Of eleven that are known ten and more are shown; the twelfth, known later, is not, nor what came late.
        let words = (0..11).map(|name| ("question", format!("q{name}"))).collect();
        run(vocabulary::learn(&database, "a/large", &words)).expect("learns");
        let most = out("most.csv").expect("exports");
        assert_eq!((most.statements, most.learners, most.foreign, noted()), (11, 11, 1, 1));
        post(server, &[own(100, 12, "a/large", MORNING)]);
        speak(server);
        let all = out("all.csv").expect("exports");
        assert_eq!((all.statements, all.learners, all.late, all.changed, all.foreign), (11, 11, 2, 0, 0));
    });
}

#[test]
fn what_was_done_in_an_hour_is_sent_when_it_is_over() {
    each_store(|from, _| {
        let to = server(&[]);
        let database = Database::open(from.location()).expect("opens");
        (0..5).for_each(|learner| list(&database, learner));
        post(from, &(0..70).map(|number| of(number, number % 7, "a/b")).collect::<Vec<_>>());
        let mut forward = in_time(from, to.address, common::SECRET);
        assert_eq!(steps(&mut forward), Step::Idle);
        assert_eq!(all(to.address).len(), 0, "the hour is not over");
        let before = |hours: i64| {
            let write = database.change(move |sql| {
                sql.change("UPDATE statements SET stored = stored - $1", &[(hours * 3_600_000_000).into()])
            });
            run(write).expect("works");
        };
        before(2);
        assert_eq!(steps(&mut forward), Step::Idle);
        let there = all(to.address);
        assert_eq!(there.len(), 50, "of learners who stand in a list");
        let ids: Vec<&str> = there.iter().map(|one| one["id"].as_str().expect("an id")).collect();
        assert!(ids.is_sorted(), "in an order that says nothing: {ids:?}");
    });
}

/// A district that does something when it was sent statements, and then answers this.
fn district(answer: &'static str, then: impl FnOnce() + Send + 'static) -> (SocketAddr, std::thread::JoinHandle<()>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let thread = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("somebody");
        let mut head = [0; 4096];
        assert!(stream.read(&mut head).expect("a request") > 0);
        then();
        let _ = stream.write_all(answer.as_bytes());
        // All of it is taken, or the answer would be lost with the connection.
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let _ = stream.set_read_timeout(Some(std::time::Duration::from_secs(2)));
        while stream.read(&mut head).is_ok_and(|count| count > 0) {}
    });
    (address, thread)
}

#[test]
fn what_is_on_its_way_counts_as_sent() {
    each_store(|from, _| {
        let database = Database::open(from.location()).expect("opens");
        (0..3).for_each(|learner| list(&database, learner));
        post(from, &(0..9).map(|number| of(number, number % 3, "a/b")).collect::<Vec<_>>());
        let (say, said) = std::sync::mpsc::channel();
        let (to, thread) = district("", move || {
            let forgotten = run(erase::learner(&database, &[HOME.to_owned()], &format!("p-{:032x}", 2)));
            say.send(forgotten.expect("erases")).expect("is heard");
        });
        assert_eq!(forward(from, to, common::SECRET).step().expect("the database works"), Step::Later);
        thread.join().expect("ends");
        let forgotten = said.recv().expect("was erased");
        assert_eq!(forgotten.sent.iter().map(|sent| sent.statements).collect::<Vec<_>>(), [3]);
    });
}

#[test]
fn what_a_district_says_is_not_in_the_log() {
    use std::sync::{Arc, Mutex};
    let from = server(&[]);
    let database = Database::open(from.location()).expect("opens");
    list(&database, 1);
    post(&from, &[of(1, 1, "a/b")]);
    let said = format!("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n王小明 {}", "x".repeat(1000));
    let (to, thread) = district(said.leak(), || {});
    let log = Arc::new(Mutex::new(Vec::new()));
    let writer = {
        let log = Arc::clone(&log);
        move || Writer(Arc::clone(&log))
    };
    struct Writer(Arc<Mutex<Vec<u8>>>);
    impl std::io::Write for Writer {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("whole").extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let lines = tracing_subscriber::fmt().with_ansi(false).with_writer(writer).finish();
    let mut forward = forward(&from, to, common::SECRET);
    let step = tracing::subscriber::with_default(lines, || forward.step().expect("the database works"));
    assert_eq!(step, Step::Went);
    thread.join().expect("ends");
    let log = String::from_utf8(log.lock().expect("whole").clone()).expect("text");
    assert!(log.contains("400") && !log.contains("王小明") && !log.contains("xxx"), "{log}");
    let refused = refused(&database, &format!("http://{to}/xapi/statements")).expect("reads");
    assert!(refused[0].1.starts_with("王小明") && refused[0].1.chars().count() == 500, "{refused:?}");
}

fn parquet_rows(path: &Path) -> usize {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    let reader = SerializedFileReader::new(std::fs::File::open(path).expect("opens")).expect("is Parquet");
    let rows: Vec<_> = reader.get_row_iter(None).expect("rows").map(|row| row.expect("a row").to_string()).collect();
    assert!(rows.iter().all(|row| row.contains("a/large")), "{}", rows[0]);
    rows.len()
}

#[test]
fn one_learner_is_forgotten_and_the_others_stay() {
    each_store(|server, _| {
        post(server, &(0..40).map(|number| of(number, number % 4, "a/b")).collect::<Vec<_>>());
        let agent = format!("{{\"account\":{{\"homePage\":\"{HOME}\",\"name\":\"p-{:032x}\"}}}}", 2)
            .replace('"', "%22")
            .replace('{', "%7B")
            .replace('}', "%7D");
        let state = format!("/xapi/activities/state?activityId={HOME}/scenes/a/b&agent={agent}&stateId=x");
        let profile = format!("/xapi/agents/profile?agent={agent}&profileId=x");
        for path in [&state, &profile] {
            let headers = [
                ("Authorization", shujin_server::store::courier::basic(common::USER, common::SECRET)),
                ("If-None-Match", "*".into()),
            ];
            let headers: Vec<(&str, &str)> = headers
                .iter()
                .map(|(key, value)| (*key, value.as_str()))
                .chain([("X-Experience-API-Version", "2.0.0"), ("Content-Type", "text/plain")])
                .collect();
            assert_eq!(common::send(server.address, "PUT", path, &headers, b"x").status, 204);
        }
        let database = Database::open(server.location()).expect("opens");
        list(&database, 2);
        let forgotten = run(erase::learner(&database, &[HOME.to_owned()], &format!("p-{:032x}", 2))).expect("erases");
        assert_eq!((forgotten.erased.statements, forgotten.erased.others), (10, 4));
        assert_eq!(all(server.address).len(), 30);
        assert!(!school(server.address, "GET", "/export.jsonl", "").text().contains(&format!("p-{:032x}", 2)));
        assert_eq!(school(server.address, "GET", &state, "").status, 404);
        assert_eq!(school(server.address, "GET", &format!("/xapi/statements?statementId={}", id(2)), "").status, 404);
        let noted = database.read(|sql| sql.rows("SELECT rule, statements FROM erasures", &[])).expect("reads");
        assert_eq!(noted.len(), 1);
        // What comes later is kept as ever.
        post(server, &[of(600, 1, "a/b")]);
        assert_eq!(all(server.address).len(), 31);
    });
}

/// Posts a statement of a learner with something attached; says its digest.
fn attach(server: &TestServer, number: u32, learner: u32, content: &str) -> String {
    let sha2: String = ring::digest::digest(&ring::digest::SHA256, content.as_bytes())
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let mut one = of(number, learner, "a/b");
    one["attachments"] = json!([{ "usageType": "urn:x:voice", "display": { "en": "x" }, "contentType": "text/plain",
        "length": content.len(), "sha2": sha2 }]);
    let body = format!(
        "--b\r\nContent-Type: application/json\r\n\r\n{one}\r\n--b\r\nContent-Type: text/plain\r\n\
        Content-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {sha2}\r\n\r\n{content}\r\n--b--\r\n"
    );
    let key = shujin_server::store::courier::basic(common::USER, common::SECRET);
    let headers = [
        ("Authorization", key.as_str()),
        ("X-Experience-API-Version", "2.0.0"),
        ("Content-Type", "multipart/mixed; boundary=b"),
    ];
    assert_eq!(common::send(server.address, "POST", "/xapi/statements", &headers, body.as_bytes()).status, 200);
    sha2
}

#[test]
fn what_was_attached_goes_with_the_last_who_spoke_of_it() {
    each_store(|server, _| {
        let own = attach(server, 1, 1, "a voice");
        let shared = attach(server, 2, 1, "a sheet for all");
        assert_eq!(attach(server, 3, 2, "a sheet for all"), shared);
        let database = Database::open(server.location()).expect("opens");
        let there = || {
            let rows = database.read(|sql| sql.rows("SELECT sha2 FROM attachments ORDER BY sha2", &[])).expect("reads");
            rows.into_iter().map(|mut row| row.text(0).expect("a digest")).collect::<Vec<_>>()
        };
        assert_eq!(there().len(), 2);
        run(roster::viewed(&database, "teacher", "A", &format!("pupil p-{:032x}", 1))).expect("notes");
        run(erase::learner(&database, &[HOME.to_owned()], &format!("p-{:032x}", 1))).expect("erases");
        assert_eq!(there(), [shared]);
        let views = roster::views(&database, 0, Some("A")).expect("reads");
        assert_eq!((views.len(), views[0].page.as_str()), (1, "a pupil"));
        assert!(!erase::noted(&database).expect("reads").is_empty());
        assert_ne!(own, there()[0]);
        run(erase::learner(&database, &[HOME.to_owned()], &format!("p-{:032x}", 2))).expect("erases");
        assert_eq!(there(), Vec::<String>::new());
    });
}

#[test]
fn a_year_that_is_over_is_taken_away() {
    each_store(|server, _| {
        post(server, &(0..10).map(|number| of(number, number, "a/b")).collect::<Vec<_>>());
        let stored = all(server.address)[9]["stored"]
            .as_str()
            .expect("a time")
            .parse::<shujin_trace::Timestamp>()
            .expect("a time");
        std::thread::sleep(std::time::Duration::from_millis(5));
        post(server, &(20..25).map(|number| of(number, number, "a/b")).collect::<Vec<_>>());
        let database = Database::open(server.location()).expect("opens");
        let erased = run(erase::before(&database, stored.as_microsecond() + 1)).expect("erases");
        assert_eq!(erased.statements, 10);
        assert_eq!(all(server.address).len(), 5);
    });
}
