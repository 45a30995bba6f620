//! Backups: written while the server goes on, whole or refused, and read by either kind of database.

mod common;

use common::{TestServer, each_store, id, run, school, statement};
use serde_json::json;
use shujin_server::database::dump::{DumpError, backup, restore, rewrite};
use shujin_server::database::{Database, DatabaseError, DatabaseLocation};
use shujin_server::school::erase;
use std::path::Path;

fn fill(server: &TestServer) {
    let statements: Vec<_> = (0..120).map(statement).collect();
    assert_eq!(school(server.address, "POST", "/xapi/statements", &json!(statements).to_string()).status, 200);
    let voiding = json!({ "id": id(500), "actor": statement(1)["actor"], "verb": { "id": "http://adlnet.gov/expapi/verbs/voided" },
        "object": { "objectType": "StatementRef", "id": id(7) } });
    assert_eq!(school(server.address, "POST", "/xapi/statements", &voiding.to_string()).status, 200);
    let state = "/xapi/activities/profile?activityId=urn:x:a&profileId=p";
    assert_eq!(school(server.address, "POST", state, "{\"a\":1}").status, 204);
}

/// What a client can see, as one text.
fn seen(database: &Database) -> String {
    let record = shujin_server::record::Record::new(database.clone());
    let mut query = shujin_server::record::Query::default();
    query.limit = 1000;
    query.filter(shujin_server::record::filter_keys::FilterField::Verb, "http://adlnet.gov/expapi/verbs/answered");
    let found = record.find(&query).expect("finds");
    let voided = record.one(id(7).parse().expect("an id"), true).expect("reads").is_some();
    format!("{:?} {voided}", found.iter().map(|one| (one.number, one.stored, &one.body)).collect::<Vec<_>>())
}

#[test]
fn a_backup_of_either_kind_is_restored_into_either_kind() {
    each_store(|server, store| {
        fill(server);
        let from = Database::open(server.location()).expect("opens beside the server");
        let file = server.folder.path().join("backup.gz");
        let rows = backup(&from, &file).expect("writes");
        assert!(rows > 120, "{rows}");
        let places = [
            DatabaseLocation::Sqlite(server.folder.path().join("restored.sqlite")),
            common::postgres::database().parse().expect("a place"),
        ];
        for place in places {
            let to = Database::open(place).expect("opens");
            assert_eq!(run(restore(&to, &file)).expect("restores"), rows, "from {store}");
            assert_eq!(seen(&to), seen(&from));
            assert!(matches!(run(restore(&to, &file)), Err(DumpError::NotEmpty)));
        }
    });
}

#[test]
fn a_backup_is_changed_whole_or_not_at_all() {
    let server = common::server(&[]);
    fill(&server);
    let file = server.folder.path().join("backup.gz");
    backup(&Database::open(server.location()).expect("opens"), &file).expect("writes");
    let before = std::fs::read(&file).expect("reads");
    let stopped = run(rewrite(&file, async |_: &Database| Err::<Option<()>, _>(DatabaseError::Closed)));
    assert!(matches!(stopped, Err(DumpError::Database(DatabaseError::Closed))));
    assert!(std::fs::read(&file).expect("reads") == before);
    // Where there is nothing to change nothing is.
    let untouched = run(rewrite(&file, async |_: &Database| Ok::<Option<()>, _>(None)));
    assert!(untouched.expect("reads").is_none() && std::fs::read(&file).expect("reads") == before);
    // Everybody's traces go, wherever one comes from; who may read it and how old it is stays.
    let (link, made) = (server.folder.path().join("latest.gz"), std::fs::metadata(&file).expect("a file"));
    #[cfg(unix)]
    std::os::unix::fs::symlink(&file, &link).expect("a link");
    let erased = run(rewrite(&link, async |database: &Database| erase::before(database, i64::MAX).await.map(Some)));
    assert_eq!(erased.expect("erases").expect("something").statements, 121);
    let now = std::fs::metadata(&file).expect("a file");
    assert_eq!((now.modified().ok(), now.permissions()), (made.modified().ok(), made.permissions()));
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&made.permissions()) & 0o777, 0o600);
    let left = Database::open(DatabaseLocation::Sqlite(server.folder.path().join("left.sqlite"))).expect("opens");
    run(restore(&left, &file)).expect("restores");
    let count = |table: &str| {
        left.read(|sql| sql.row(&format!("SELECT COUNT(*) FROM {table}"), &[])?.ok_or(DatabaseError::Column(0))?.int(0))
    };
    assert_eq!(["statements", "marks", "erasures"].map(|table| count(table).expect("counts")), [0, 0, 1]);
    // Nothing lies about beside it.
    let beside = std::fs::read_dir(server.folder.path()).expect("a folder").flatten();
    let mut names: Vec<String> = beside.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    assert_eq!(names.iter().filter(|name| name.starts_with('.')).count(), 0, "{names:?}");
}

#[test]
fn a_school_that_has_classes_is_not_empty() {
    let server = common::server(&[]);
    fill(&server);
    let file = server.folder.path().join("backup.gz");
    backup(&Database::open(server.location()).expect("opens"), &file).expect("writes");
    let school = common::server(&[]);
    let database = Database::open(school.location()).expect("opens");
    run(shujin_server::school::teachers::keep(&database, "teacher", &[])).expect("keeps");
    assert!(matches!(run(restore(&database, &file)), Err(DumpError::NotEmpty)));
    assert_eq!(shujin_server::school::teachers::list(&database).expect("lists").len(), 1);
    // A server that was only started has nothing yet.
    let other = common::server(&[]);
    let rows = run(restore(&Database::open(other.location()).expect("opens"), &file)).expect("restores");
    assert!(rows > 120);
}

#[test]
fn a_backup_from_before_a_column_came_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("old.gz");
    let lines = |step: u32| {
        let key = json!(["keys", "old", "$argon2id$x", "all", 7, null]);
        format!("{}\n{key}\n{}\n", json!({ "shujin": "backup", "step": step }), json!({ "rows": 1 }))
    };
    let write = |text: String| {
        let mut out = flate2::write::GzEncoder::new(std::fs::File::create(&file).expect("a file"), Default::default());
        std::io::Write::write_all(&mut out, text.as_bytes()).and_then(|()| out.finish()).expect("writes");
    };
    let database = Database::open(DatabaseLocation::Sqlite(folder.path().join("new.sqlite"))).expect("opens");
    // A backup of today has all columns.
    write(lines(4));
    assert!(matches!(run(restore(&database, &file)), Err(DumpError::Line(_, 2))));
    write(lines(3));
    assert_eq!(run(restore(&database, &file)).expect("restores"), 1);
    let listed = shujin_server::record::keys::list(&database).expect("lists");
    assert_eq!((listed[0].name.as_str(), listed[0].created, listed[0].revoked), ("old", 7, None));
}

#[test]
fn a_damaged_backup_changes_nothing() {
    let server = common::server(&[]);
    fill(&server);
    let file = server.folder.path().join("backup.gz");
    backup(&Database::open(server.location()).expect("opens"), &file).expect("writes");
    let whole = std::fs::read(&file).expect("reads");
    let empty = Database::open(DatabaseLocation::Sqlite(server.folder.path().join("empty.sqlite"))).expect("opens");
    let damaged = server.folder.path().join("damaged.gz");
    for length in [0, 1, 10, whole.len() / 2, whole.len() - 30, whole.len() - 1] {
        std::fs::write(&damaged, &whole[..length]).expect("writes");
        let error = run(restore(&empty, &damaged)).expect_err("refused");
        assert!(matches!(error, DumpError::NoEnd(_) | DumpError::Line(..)), "{length}: {error}");
    }
    // Wherever a byte is bent, but in the ten of the head of gzip, of which a restore depends on two.
    for at in (10..whole.len()).step_by(whole.len() / 60).chain([whole.len() - 6, whole.len() - 1]) {
        let mut bent = whole.clone();
        bent[at] ^= 0x55;
        std::fs::write(&damaged, &bent).expect("writes");
        let error = run(restore(&empty, &damaged)).expect_err("refused");
        assert!(matches!(error, DumpError::NoEnd(_) | DumpError::Line(..)), "bent at {at}: {error}");
    }
    assert!(matches!(run(restore(&empty, Path::new("nowhere.gz"))), Err(DumpError::File(..))));
    run(restore(&empty, &file)).expect("it is still empty, and takes the whole one");
}
