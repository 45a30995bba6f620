//! Erasure: nothing is left of what was taken away, what cannot be reached is said, and late copies are not kept.

mod common;

use common::{TestServer, each_store, id, run, school, server, statement};
use serde_json::{Value, json};
use shujin_server::database::{Database, DatabaseError, DatabaseLocation};
use shujin_server::record::Record;
use shujin_server::school::erase::{self, Forgotten, Sent};
use shujin_server::school::erasure_check::{Leftovers, SearchTerms};
use shujin_server::school::lessons::RECORDING;
use shujin_server::store::SqliteOutbox;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

const HOME: &str = "https://school.example";
const MARKER: &str = "an-unmistakable-marker";
const SHORT: Duration = Duration::from_millis(200);

fn pupil(learner: u32) -> String {
    format!("p-{learner:032x}")
}

fn of(number: u32, learner: u32) -> Value {
    let mut one = statement(number);
    one["actor"]["account"]["name"] = json!(pupil(learner));
    one["object"]["id"] = json!(format!("{HOME}/scenes/a/b#question/q"));
    one
}

fn post(server: &TestServer, statements: &[Value]) {
    let answer = school(server.address, "POST", "/xapi/statements", &json!(statements).to_string());
    assert_eq!(answer.status, 200, "{}", answer.text());
}

fn ids(server: &TestServer) -> Vec<String> {
    let text = school(server.address, "GET", "/export.jsonl", "").text();
    let id =
        |line: &str| serde_json::from_str::<Value>(line).expect("a line")["id"].as_str().expect("an id").to_owned();
    text.lines().map(id).collect()
}

fn forget(database: &Database, learner: u32) -> Forgotten {
    run(erase::learner(database, &[HOME.to_owned()], &pupil(learner))).expect("erases")
}

fn definition(database: &Database, activity: &str) -> Option<Value> {
    Record::new(database.clone()).definition(activity).expect("reads")
}

fn sha256(content: &[u8]) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, content);
    digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Leaves a marker wherever a pupil's doings may leave one.
fn plant(server: &TestServer, database: &Database) {
    for some in 0..4 {
        post(server, &(0..100).map(|number| of(some * 100 + number, 2 + number % 5)).collect::<Vec<_>>());
    }
    let mut one = of(900, 1);
    one["result"] = json!({ "response": MARKER });
    one["object"]["definition"] = json!({ "description": { "en": MARKER } });
    one["context"]["contextActivities"] = json!({ "other": [{ "id": format!("https://else.example/{MARKER}") }] });
    let voice = format!("{MARKER} {}", "and a long voice ".repeat(2000));
    let sha2 = sha256(voice.as_bytes());
    one["attachments"] = json!([{ "usageType": "urn:x:voice", "display": { "en": "x" }, "contentType": "text/plain",
        "length": voice.len(), "sha2": sha2 }]);
    let body = format!(
        "--b\r\nContent-Type: application/json\r\n\r\n{one}\r\n--b\r\nContent-Type: text/plain\r\n\
        Content-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {sha2}\r\n\r\n{voice}\r\n--b--\r\n"
    );
    let key = shujin_server::store::courier::basic(common::USER, common::SECRET);
    let put = |method: &str, path: &str, kind: &str, body: &str| {
        let headers = [
            ("Authorization", key.as_str()),
            ("X-Experience-API-Version", "2.0.0"),
            ("Content-Type", kind),
            ("If-None-Match", "*"),
        ];
        common::send(server.address, method, path, &headers, body.as_bytes()).status
    };
    assert_eq!(put("POST", "/xapi/statements", "multipart/mixed; boundary=b", &body), 200);
    let agent = json!({ "account": { "homePage": HOME, "name": pupil(1) } }).to_string();
    let agent: String = agent.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let state = format!("/xapi/activities/state?activityId={HOME}/scenes/a/b&agent={agent}&stateId=x");
    assert_eq!(put("PUT", &state, "text/plain", MARKER), 204);
    let recording = format!("{MARKER} {}", pupil(1));
    let learner = pupil(1);
    let keep = database.change(move |sql| {
        let insert = "INSERT INTO documents (resource, owner, registration, id, kind, etag, updated, body)
            VALUES ($1, 'a lesson', '', $2, 'text/plain', 'x', 1, $3)";
        sql.change(insert, &[RECORDING.into(), learner.as_str().into(), recording.as_bytes().into()])?;
        sql.change(
            "INSERT INTO seats (id, lesson, learner, since) VALUES ('a seat', 'a lesson', $1, 1)",
            &[learner.as_str().into()],
        )
    });
    run(keep).expect("keeps");
}

fn holds(path: &Path, what: &str) -> bool {
    let bytes = std::fs::read(path).unwrap_or_default();
    bytes.windows(what.len()).any(|piece| piece == what.as_bytes())
}

/// Files of the data folder in which this stands.
fn holding(server: &TestServer, what: &str) -> Vec<String> {
    let entries = std::fs::read_dir(server.folder.path().join("data")).expect("a folder").flatten();
    let mut found: Vec<String> = entries
        .filter(|entry| holds(&entry.path(), what))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    found.sort();
    found
}

fn look(server: &TestServer, database: &Database, forgotten: &Forgotten) -> Leftovers {
    let sought = SearchTerms::new(&pupil(1), &forgotten.ids).expect("few enough");
    sought.everywhere(database, &server.folder.path().join("data"), &[], SHORT).expect("looks")
}

#[test]
fn nothing_of_a_forgotten_pupil_is_left_in_any_file() {
    let server = server(&[]);
    let database = Database::open(server.location()).expect("opens");
    plant(&server, &database);
    assert_ne!(holding(&server, MARKER), Vec::<String>::new());
    let forgotten = forget(&database, 1);
    assert_eq!((forgotten.erased.statements, forgotten.erased.others, forgotten.again), (1, 3, false));
    assert!(database.checkpoint(SHORT).expect("settles"));
    let leftovers = look(&server, &database, &forgotten);
    assert!(leftovers.none(), "{leftovers:?}");
    for what in [MARKER, &pupil(1), &id(900)] {
        assert_eq!(holding(&server, what), Vec::<String>::new(), "{what}");
    }
    assert_eq!(ids(&server).len(), 400);
}

#[test]
fn while_somebody_reads_the_journal_is_said_to_hold_it() {
    let server = server(&[]);
    let database = Database::open(server.location()).expect("opens");
    plant(&server, &database);
    let forgotten = database.read(|sql| {
        sql.snapshot()?;
        sql.row("SELECT COUNT(*) FROM statements", &[])?;
        let forgotten = forget(&database, 1);
        assert!(!database.checkpoint(SHORT).expect("tries"));
        assert!(holding(&server, MARKER).contains(&"records.sqlite-wal".to_owned()));
        let leftovers = look(&server, &database, &forgotten);
        assert!(!leftovers.none() && leftovers.rows.is_empty(), "{leftovers:?}");
        sql.script("ROLLBACK")?;
        Ok(forgotten)
    });
    let forgotten = forgotten.expect("reads");
    assert!(database.checkpoint(SHORT).expect("settles"));
    let leftovers = look(&server, &database, &forgotten);
    assert!(leftovers.none(), "{leftovers:?}");
    assert_eq!(holding(&server, MARKER), Vec::<String>::new());
}

#[test]
fn what_sqlite_left_in_free_pages_goes_with_a_file_written_anew() {
    let server = server(&[]);
    let database = Database::open(server.location()).expect("opens");
    // As a program did that did not overwrite what it let go.
    let careless = format!(
        "PRAGMA secure_delete = OFF; CREATE TABLE left_over (text TEXT); INSERT INTO left_over VALUES ('{}');
         DELETE FROM left_over; PRAGMA secure_delete = ON",
        pupil(1)
    );
    database.read(|sql| sql.script(&careless)).expect("writes");
    assert!(database.checkpoint(SHORT).expect("settles"));
    assert_eq!(holding(&server, &pupil(1)), ["records.sqlite"]);
    let forgotten = forget(&database, 1);
    assert!(database.checkpoint(SHORT).expect("settles"));
    let leftovers = look(&server, &database, &forgotten);
    assert!(leftovers.none(), "{leftovers:?}");
    assert_eq!(holding(&server, &pupil(1)), Vec::<String>::new());
}

#[test]
fn what_others_wrote_of_a_pupil_is_found_and_told() {
    each_store(|server, _| {
        let database = Database::open(server.location()).expect("opens");
        let mut gossip = of(1, 2);
        gossip["result"] = json!({ "response": format!("ask {}", pupil(1)) });
        let mut about = of(3, 2);
        about["context"]["statement"] = json!({ "objectType": "StatementRef", "id": id(2) });
        post(server, &[gossip, of(2, 1), about]);
        let forgotten = forget(&database, 1);
        assert_eq!(forgotten.ids, BTreeSet::from([id(2).parse().expect("an id")]));
        let sought = SearchTerms::new(&pupil(1), &forgotten.ids).expect("few enough");
        let leftovers = sought.in_rows(&database).expect("looks");
        assert_eq!((leftovers.rows.get("statements"), leftovers.named), (Some(&1), 1));
        // A backup that nobody named is found for what it is.
        let backup = server.folder.path().join("data/backup.gz");
        shujin_server::database::dump::backup(&database, &backup).expect("writes");
        let leftovers = look(server, &database, &forgotten);
        assert!(leftovers.files.iter().any(|file| file.ends_with("data/backup.gz")), "{leftovers:?}");
    });
}

#[test]
fn what_only_the_forgotten_said_of_activities_goes() {
    each_store(|server, _| {
        let database = Database::open(server.location()).expect("opens");
        let scene = format!("{HOME}/scenes/a/b#question/q");
        let said = |number: u32, learner: u32, definition: Value| {
            let mut one = of(number, learner);
            one["object"]["definition"] = definition;
            one
        };
        let own = "https://else.example/own";
        let mut alone = said(3, 1, json!({ "name": { "en": MARKER } }));
        alone["object"]["id"] = json!(own);
        post(
            server,
            &[
                said(1, 2, json!({ "name": { "en": "Weir" }, "type": "https://types.example/a" })),
                said(2, 1, json!({ "name": { "en": MARKER, "zh-CN": "堰" }, "description": { "en": MARKER } })),
                alone,
                said(4, 3, json!({ "name": { "zh-CN": "堰" } })),
            ],
        );
        assert_eq!(definition(&database, &scene).expect("known")["name"]["en"], MARKER);
        forget(&database, 1);
        // Another says 堰 too; what was replaced is for the next to say who may.
        let left = json!({ "name": { "zh-CN": "堰" }, "type": "https://types.example/a" });
        assert_eq!(definition(&database, &scene), Some(left));
        post(server, &[said(7, 2, json!({ "name": { "en": "Weir" } }))]);
        assert_eq!(definition(&database, &scene).expect("known")["name"], json!({ "zh-CN": "堰", "en": "Weir" }));
        assert_eq!(definition(&database, own), None);
        // What a server remembers of it is forgotten too: it comes back when somebody says it.
        forget(&database, 3);
        forget(&database, 2);
        assert_eq!(definition(&database, &scene), None);
        for number in [5, 6] {
            post(server, &[said(number, 4, json!({ "name": { "en": "Weir" } }))]);
            assert_eq!(definition(&database, &scene), Some(json!({ "name": { "en": "Weir" } })));
        }
        // An age that is over takes along what nobody speaks of any more.
        run(erase::before(&database, i64::MAX)).expect("erases");
        assert_eq!(definition(&database, &scene), None);
    });
}

#[test]
fn late_copies_of_what_was_erased_are_taken_and_not_kept() {
    each_store(|server, _| {
        let database = Database::open(server.location()).expect("opens");
        let voice = "a sheet for all";
        let sha2 = sha256(voice.as_bytes());
        let with = |number: u32, learner: u32| {
            let mut one = of(number, learner);
            one["attachments"] = json!([{ "usageType": "urn:x:voice", "display": { "en": "x" },
                "contentType": "text/plain", "length": voice.len(), "sha2": sha2 }]);
            one
        };
        post(server, &[of(1, 1), of(2, 2)]);
        forget(&database, 1);
        // As an outbox sends them again, and with them what others did.
        let body = format!(
            "--b\r\nContent-Type: application/json\r\n\r\n{}\r\n--b\r\nContent-Type: text/plain\r\n\
            Content-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {sha2}\r\n\r\n{voice}\r\n--b--\r\n",
            json!([of(1, 1), with(3, 1), with(4, 2)])
        );
        let key = shujin_server::store::courier::basic(common::USER, common::SECRET);
        let headers = [
            ("Authorization", key.as_str()),
            ("X-Experience-API-Version", "2.0.0"),
            ("Content-Type", "multipart/mixed; boundary=b"),
        ];
        let answer = common::send(server.address, "POST", "/xapi/statements", &headers, body.as_bytes());
        assert_eq!((answer.status, answer.json()), (200, json!([id(1), id(3), id(4)])));
        assert_eq!(ids(server), [id(2), id(4)]);
        let record = Record::new(database.clone());
        assert!(record.attachment(&sha2).expect("reads").is_some(), "it belongs to another too");
        // What a teacher told of the pupil then is late as well; what happens from now on is kept as ever.
        let mut told = of(5, 2);
        told["object"] = json!({ "objectType": "Agent", "account": { "homePage": HOME, "name": pupil(1) } });
        let mut now = of(6, 1);
        now["timestamp"] = json!("2999-01-01T00:00:00Z");
        let mut untimed = of(7, 1);
        untimed.as_object_mut().expect("an object").remove("timestamp");
        post(server, &[told, now, untimed]);
        assert_eq!(ids(server), [id(2), id(4), id(6), id(7)]);
        assert!(forget(&database, 1).again);
    });
}

#[test]
fn what_was_sent_on_is_counted() {
    each_store(|server, _| {
        let database = Database::open(server.location()).expect("opens");
        post(server, &(0..10).map(|number| of(number, 1 + number % 2)).collect::<Vec<_>>());
        let there = "https://district.example/xapi/statements";
        let noted = database.change(move |sql| {
            sql.change("INSERT INTO forwarded (target, number) VALUES ($1, 6)", &[there.into()])?;
            sql.change("INSERT INTO refused (target, number, reason) VALUES ($1, 3, 'x')", &[there.into()])
        });
        run(noted).expect("notes");
        let word = format!("account {HOME} {}", pupil(1));
        // Of this pupil are the statements 1, 3, 5, 7 and 9.
        assert_eq!(forget(&database, 1).sent, [Sent { target: there.into(), word, statements: 2 }]);
    });
}

#[test]
fn an_outbox_forgets_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("outbox.sqlite");
    let mut outbox = SqliteOutbox::open(&file).expect("opens");
    for number in 0..50 {
        outbox.keep(&of(number, 1 + number % 2)).expect("keeps");
    }
    outbox.set_aside(id(0).parse().expect("an id"), &format!("400 {}", pupil(1))).expect("sets aside");
    let gone = erase::from_outbox(&mut outbox, &[HOME.to_owned()], &pupil(1)).expect("erases");
    assert_eq!((gone.len(), outbox.pending().expect("reads").len()), (25, 25));
    assert!(outbox.clean(SHORT).expect("cleans"));
    let sought = SearchTerms::new(&pupil(1), &gone.into_iter().collect()).expect("few enough");
    assert!(sought.in_files(&SqliteOutbox::files(&file)).none());
    let other = SearchTerms::new(&pupil(2), &BTreeSet::new()).expect("few enough");
    assert_eq!(other.in_files(&SqliteOutbox::files(&file)).files.len(), 1);
}

#[cfg(unix)]
#[test]
fn files_about_children_are_for_nobody_else_from_the_first_moment() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| std::fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    let loosen = |path: &Path, to| std::fs::set_permissions(path, std::fs::Permissions::from_mode(to)).expect("set");
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("deep/data");
    shujin_server::files::private_folder(&data).expect("makes");
    assert_eq!((mode(&data), mode(data.parent().expect("a folder"))), (0o700, 0o700));
    loosen(&data, 0o755);
    shujin_server::files::private_folder(&data).expect("tightens");
    assert_eq!(mode(&data), 0o700);
    let shared = folder.path().join("shared");
    std::fs::create_dir(&shared).expect("makes");
    loosen(&shared, 0o1777);
    shujin_server::files::private_folder(&shared).expect("leaves");
    assert_eq!(mode(&shared), 0o777);

    let file = data.join("records.sqlite");
    let beside = ["records.sqlite", "records.sqlite-wal", "records.sqlite-shm"].map(|name| data.join(name));
    let database = Database::open(DatabaseLocation::Sqlite(file.clone())).expect("opens");
    run(database.change(|sql| sql.change("INSERT INTO homes VALUES ('x')", &[]))).expect("writes");
    beside.iter().for_each(|path| assert_eq!(mode(path), 0o600, "{}", path.display()));
    // Of an older program, or of a careless copy.
    beside.iter().for_each(|path| loosen(path, 0o644));
    let again = Database::open(DatabaseLocation::Sqlite(file)).expect("opens");
    beside.iter().for_each(|path| assert_eq!(mode(path), 0o600, "{}", path.display()));
    drop(again);

    // What a crash left of a backup does not lend its rights to the next.
    let (backup, part) = (folder.path().join("backup.gz"), folder.path().join("backup.part"));
    std::fs::write(&part, "left").expect("writes");
    loosen(&part, 0o666);
    shujin_server::database::dump::backup(&database, &backup).expect("writes");
    assert_eq!(mode(&backup), 0o600);

    let outbox = folder.path().join("outbox.sqlite");
    SqliteOutbox::open(&outbox).and_then(|outbox| outbox.keep(&of(1, 1))).expect("keeps");
    assert_eq!(mode(&outbox), 0o600);
    let count =
        database.read(|sql| sql.row("SELECT COUNT(*) FROM homes", &[])?.ok_or(DatabaseError::Column(0))?.int(0));
    assert_eq!(count.expect("counts"), 1);
}

#[test]
fn what_files_are_is_told_by_what_they_hold() {
    let server = server(&[]);
    let database = Database::open(server.location()).expect("opens");
    let data = server.folder.path().join("data");
    post(&server, &[of(1, 1)]);
    // A backup under the name of a pack.
    shujin_server::database::dump::backup(&database, &data.join("x.shujin")).expect("writes");
    let forgotten = forget(&database, 1);
    assert!(database.checkpoint(SHORT).expect("settles"));
    let leftovers = look(&server, &database, &forgotten);
    assert!(leftovers.files.iter().any(|file| file.ends_with("x.shujin")), "{leftovers:?}");
    std::fs::remove_file(data.join("x.shujin")).expect("removes");
    // Archives, whatever they are called; one within gzip too.
    let tar = [vec![0; 257], b"ustar".to_vec(), vec![0; 250]].concat();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, &tar).expect("packs");
    let archives: &[(&str, Vec<u8>)] = &[
        ("a.shujin", b"PK\x03\x04and more".to_vec()),
        ("b", b"\xfd7zXZ\0".to_vec()),
        ("c.txt", b"7z\xbc\xaf\x27\x1c".to_vec()),
        ("deep/d", tar),
        ("deep/e.gz", packed.finish().expect("packs")),
        // What no list of archives knows, and mail with an archive in it.
        ("f", [b"\x93unknown".as_slice(), &[0xfe; 200]].concat()),
        ("deep/f.gz", {
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            std::io::Write::write_all(&mut packed, &[b"\x93unknown".as_slice(), &[0xfe; 200]].concat()).expect("packs");
            packed.finish().expect("packs")
        }),
        (
            "g.eml",
            b"Subject: the backup of last night\nContent-Transfer-Encoding: base64\n\nH4sIAAAAAAAAA0vOLM5PBAD+\n"
                .to_vec(),
        ),
    ];
    archives.iter().for_each(|(name, bytes)| common::write(&data.join(name), bytes));
    #[cfg(unix)]
    std::os::unix::fs::symlink(&data, data.join("deep/round")).expect("links");
    let leftovers = look(&server, &database, &forgotten);
    let unread: Vec<_> = leftovers.unread.iter().map(|(path, _)| path.strip_prefix(&data).expect("in it")).collect();
    assert_eq!(
        unread,
        ["a.shujin", "b", "c.txt", "deep/d", "deep/e.gz", "deep/f.gz", "f", "g.eml"].map(Path::new),
        "{leftovers:?}"
    );
    assert!(!leftovers.none());
    archives.iter().for_each(|(name, _)| std::fs::remove_file(data.join(name)).expect("removes"));
    assert!(look(&server, &database, &forgotten).none());
}
