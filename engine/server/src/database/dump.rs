//! Backups: the whole database as one file that either kind of database restores; also the way from one server's SQLite to
//! a district's PostgreSQL.
//!
//! A file is gzip over lines of JSON: a head, each row as `["table", values…]`, and an end with the number of rows. Written while the
//! server runs, from one snapshot of the data.

use super::{Database, DatabaseError, DatabaseLocation, Row, Sql, Value, insert_missing, migrate};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value as Json, json};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// A table: its name, its columns, and the number of leading columns that form its key.
type Table = (&'static str, &'static [&'static str], usize);

/// All tables but `version` and `sessions`, since a session must not survive a restore; in an order in which they can be filled. A column
/// that a later migration adds to a table stands last, see [`ADDED`].
const TABLES: &[Table] = &[
    ("clock", &["id", "number", "stored"], 1),
    (
        "statements",
        &["number", "id", "stored", "actor", "authority", "version", "voids", "voided", "digest", "body"],
        1,
    ),
    ("marks", &["mark", "number"], 2),
    ("targets", &["target", "number"], 2),
    ("activities", &["id", "definition"], 1),
    ("attachments", &["sha2", "kind", "body"], 1),
    ("documents", &["resource", "owner", "registration", "id", "kind", "etag", "updated", "body", "authority"], 4),
    ("keys", &["name", "secret", "scopes", "created", "revoked", "rate", "bytes"], 1),
    ("classes", &["id", "sealed", "changed", "since"], 1),
    ("teachers", &["name", "secret", "classes", "created", "revoked"], 1),
    ("lessons", &["id", "class", "scene", "code", "teacher", "started", "ended", "paused"], 1),
    ("joins", &["lesson", "learner", "joined"], 2),
    ("views", &["at", "teacher", "class", "page"], 4),
    ("forwarded", &["target", "number", "sending"], 1),
    ("refused", &["target", "number", "reason"], 2),
    ("erasures", &["at", "rule", "statements", "others"], 4),
    ("homes", &["home"], 1),
    ("seats", &["id", "lesson", "learner", "since", "until", "asked", "chain"], 1),
    ("vocabulary", &["scene", "kind", "name"], 3),
    ("forgotten", &["learner", "at"], 1),
    ("askers", &["id", "lesson", "learner", "number", "at", "given"], 1),
    ("exported", &["scene", "hour", "told"], 2),
    ("given", &["name"], 1),
    ("former", &["learner", "name", "class", "at"], 1),
];

/// Columns that a migration added to a table: rows of a backup made before it lack them.
const ADDED: &[(usize, &str, usize)] = &[(4, "keys", 2), (5, "documents", 1), (5, "forwarded", 1), (6, "classes", 1)];

/// Rows read in one query.
const PAGE: usize = 500;

/// Why a backup cannot be written or restored.
#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The file cannot be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, io::Error),
    /// No backup, or a damaged one.
    #[error("{}", say!("backup-line", path = .0, line = .1))]
    Line(PathBuf, usize),
    /// It ends too early.
    #[error("{}", say!("backup-no-end", path = .0))]
    NoEnd(PathBuf),
    /// Made by a newer program.
    #[error("{}", say!("backup-newer", path = .0))]
    Newer(PathBuf),
    /// The database is not empty.
    #[error("{}", say!("restore-not-empty"))]
    NotEmpty,
}

/// Writes everything to a file that only its owner may read; returns the number of rows. The file appears under its name when it is
/// whole. Blocks.
///
/// # Errors
/// Every [`DumpError`] of writing.
pub fn backup(database: &Database, to: &Path) -> Result<u64, DumpError> {
    let mut beside = to.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let failed = |error| DumpError::File(to.to_owned(), error);
    let file = new_file(&beside).map_err(failed)?;
    let mut out = GzEncoder::new(BufWriter::new(file), Compression::fast());
    let mut written = Ok(0);
    database.read(|sql| {
        sql.snapshot()?;
        written = write(sql, &mut out);
        sql.script("ROLLBACK")
    })?;
    let rows = written.map_err(|error| match error {
        WriteError::Database(error) => DumpError::Database(error),
        WriteError::File(error) => failed(error),
    })?;
    let file = out.finish().and_then(|out| out.into_inner().map_err(io::IntoInnerError::into_error)).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    std::fs::rename(&beside, to).map_err(failed)?;
    // Until the folder is on the disk too, a power cut may bring the old file back.
    #[cfg(unix)]
    File::open(to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))
        .and_then(|folder| folder.sync_all())
        .map_err(failed)?;
    Ok(rows)
}

/// A new file for its owner alone, since backups hold data about children. Removes what a crash left there, with its permissions.
fn new_file(path: &Path) -> io::Result<File> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

enum WriteError {
    Database(DatabaseError),
    File(io::Error),
}

impl From<DatabaseError> for WriteError {
    fn from(error: DatabaseError) -> Self {
        Self::Database(error)
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}

fn write(sql: &mut dyn Sql, out: &mut impl Write) -> Result<u64, WriteError> {
    writeln!(out, "{}", json!({ "shujin": "backup", "step": migrate::STEPS.len() }))?;
    let mut rows = 0;
    each_row(sql, |table, row| {
        let values = std::iter::once(json!(table)).chain(row.0.iter().map(to_json));
        rows += 1;
        writeln!(out, "{}", Json::from_iter(values)).map_err(WriteError::File)
    })?;
    writeln!(out, "{}", json!({ "rows": rows }))?;
    Ok(rows)
}

/// Every row of every table that a backup holds.
pub(crate) fn each_row<E: From<DatabaseError>>(
    sql: &mut dyn Sql,
    mut visit: impl FnMut(&'static str, &Row) -> Result<(), E>,
) -> Result<(), E> {
    for (table, columns, keys) in TABLES {
        let names = columns.join(", ");
        let key = columns[..*keys].join(", ");
        let mut last: Vec<Value> = Vec::new();
        loop {
            let after = match last.len() {
                0 => String::new(),
                _ => format!("WHERE ({key}) > {}", super::placeholders(1, *keys)),
            };
            let page = sql.rows(&format!("SELECT {names} FROM {table} {after} ORDER BY {key} LIMIT {PAGE}"), &last)?;
            let Some(end) = page.last() else { break };
            last = end.0[..*keys].to_vec();
            page.iter().try_for_each(|row| visit(table, row))?;
        }
    }
    Ok(())
}

fn to_json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Int(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::Bytes(bytes) => json!({ "b": BASE64_STANDARD.encode(bytes) }),
    }
}

fn read_value(value: &Json) -> Option<Value> {
    Some(match value {
        Json::Null => Value::Null,
        Json::Number(number) => Value::Int(number.as_i64()?),
        Json::String(text) => Value::Text(text.clone()),
        Json::Object(map) => Value::Bytes(BASE64_STANDARD.decode(map.get("b")?.as_str()?).ok()?),
        _ => return None,
    })
}

/// Whether a file is a backup; decides by its first bytes, not by its name.
///
/// # Errors
/// When it cannot be opened.
pub fn is_backup(path: &Path) -> io::Result<bool> {
    let mut head = String::new();
    let read = BufReader::new(GzDecoder::new(BufReader::new(File::open(path)?)).take(1024)).read_line(&mut head);
    let head: Json = read.ok().and_then(|_| serde_json::from_str(&head).ok()).unwrap_or_default();
    Ok(head["shujin"] == "backup")
}

/// Restores a backup into an empty database, all or nothing; returns the number of rows.
///
/// # Errors
/// Every [`DumpError`] of reading.
pub async fn restore(database: &Database, from: &Path) -> Result<u64, DumpError> {
    let from = from.to_owned();
    let restored = database.write(move |sql, _| {
        // A server that was only started has written its clock, its base IRI and the names of given keys: the database counts as empty.
        for (table, ..) in TABLES.iter().filter(|table| !["clock", "homes", "vocabulary", "given"].contains(&table.0)) {
            if sql.row(&format!("SELECT CAST(1 AS BIGINT) FROM {table} LIMIT 1"), &[])?.is_some() {
                return Ok(Err(DumpError::NotEmpty));
            }
        }
        sql.change("DELETE FROM clock", &[])?;
        match RestoreReader::new(sql, &from).all() {
            Err(DumpError::Database(error)) => Err(error),
            other => Ok(other),
        }
    });
    restored.await?
}

/// Changes the contents of a backup: restores it into a temporary database, lets `change` work on that, and writes a new backup under the
/// same name, which names the old file until the new one is whole. When `change` returns `None`, the file stays as it is. Permissions
/// and modification time stay the same; a symbolic link is followed.
///
/// # Errors
/// Every [`DumpError`]; the backup is then as it was.
pub async fn rewrite<T>(
    file: &Path,
    change: impl AsyncFnOnce(&Database) -> Result<Option<T>, DatabaseError>,
) -> Result<Option<T>, DumpError> {
    let failed = |error| DumpError::File(file.to_owned(), error);
    let file = &file.canonicalize().map_err(failed)?;
    let made = file.metadata().map_err(failed)?;
    // The temporary database lies beside the backup, so that its contents reach no other folder.
    let folder = file.parent().unwrap_or(Path::new("."));
    let room = tempfile::tempdir_in(folder).map_err(|error| DumpError::File(folder.to_owned(), error))?;
    let database = Database::open(DatabaseLocation::Sqlite(room.path().join("backup.sqlite")))?;
    restore(&database, file).await?;
    let changed = change(&database).await?;
    if changed.is_some() {
        backup(&database, file)?;
        std::fs::set_permissions(file, made.permissions()).map_err(failed)?;
        let times = made.modified().map(|at| std::fs::FileTimes::new().set_modified(at)).map_err(failed)?;
        File::options().write(true).open(file).and_then(|file| file.set_times(times)).map_err(failed)?;
    }
    drop(database);
    room.close().map_err(failed)?;
    Ok(changed)
}

/// Restores a database row by row.
struct RestoreReader<'a> {
    sql: &'a mut dyn Sql,
    from: &'a Path,
    line: usize,
    /// How many migrations the program knew that wrote the backup.
    step: usize,
    table: Table,
    waiting: Vec<Value>,
    rows: u64,
}

impl<'a> RestoreReader<'a> {
    fn new(sql: &'a mut dyn Sql, from: &'a Path) -> Self {
        Self { sql, from, line: 0, step: 0, table: TABLES[0], waiting: Vec::new(), rows: 0 }
    }

    fn all(&mut self) -> Result<u64, DumpError> {
        let failed = |error| DumpError::File(self.from.to_owned(), error);
        let file = File::open(self.from).map_err(failed)?;
        let mut lines = BufReader::new(GzDecoder::new(BufReader::new(file))).lines();
        let head = self.read(lines.next())?.ok_or(DumpError::Line(self.from.to_owned(), 1))?;
        if head["shujin"] != "backup" {
            return Err(DumpError::Line(self.from.to_owned(), 1));
        }
        let step = head["step"].as_u64().and_then(|step| usize::try_from(step).ok());
        let known = step.filter(|step| *step <= migrate::STEPS.len());
        self.step = known.ok_or_else(|| DumpError::Newer(self.from.to_owned()))?;
        while let Some(line) = self.read(lines.next())? {
            match line {
                Json::Array(row) => self.row(&row)?,
                end if end["rows"] == self.rows => {
                    self.sealed(lines.next())?;
                    self.flush()?;
                    return Ok(self.rows);
                }
                _ => return Err(DumpError::Line(self.from.to_owned(), self.line)),
            }
        }
        Err(DumpError::NoEnd(self.from.to_owned()))
    }

    /// Reads past the last line to gzip's checksum: a damaged byte can leave every line well formed.
    fn sealed(&self, after: Option<io::Result<String>>) -> Result<(), DumpError> {
        match after {
            None => Ok(()),
            Some(Err(error)) if error.kind() == io::ErrorKind::UnexpectedEof => {
                Err(DumpError::NoEnd(self.from.to_owned()))
            }
            Some(_) => Err(DumpError::Line(self.from.to_owned(), self.line)),
        }
    }

    fn read(&mut self, line: Option<io::Result<String>>) -> Result<Option<Json>, DumpError> {
        self.line += 1;
        match line {
            None => Ok(None),
            Some(Ok(line)) => {
                let json = serde_json::from_str(&line).map_err(|_| DumpError::Line(self.from.to_owned(), self.line));
                json.map(Some)
            }
            // gzip that ends too early, or is damaged.
            Some(Err(error)) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Some(Err(_)) => Err(DumpError::Line(self.from.to_owned(), self.line)),
        }
    }

    fn row(&mut self, row: &[Json]) -> Result<(), DumpError> {
        let wrong = || DumpError::Line(self.from.to_owned(), self.line);
        let (name, values) = row.split_first().ok_or_else(wrong)?;
        let later = |table: &str| {
            let added = ADDED.iter().filter(|(step, to, _)| *step > self.step && *to == table);
            added.map(|(_, _, columns)| columns).sum::<usize>()
        };
        let fits = |table: &Table| name == table.0 && values.len() + later(table.0) == table.1.len();
        let table = TABLES.iter().find(|table| fits(table)).ok_or_else(wrong)?;
        let mut values = values.iter().map(read_value).collect::<Option<Vec<_>>>().ok_or_else(wrong)?;
        values.resize(table.1.len(), Value::Null);
        if table.0 != self.table.0 || self.waiting.len() >= PAGE * table.1.len() {
            self.flush()?;
        }
        self.table = *table;
        self.waiting.extend(values);
        self.rows += 1;
        Ok(())
    }

    fn flush(&mut self) -> Result<(), DatabaseError> {
        let (table, columns, _) = self.table;
        insert_missing(self.sql, &format!("{table} ({})", columns.join(", ")), columns.len(), &self.waiting)?;
        self.waiting.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn a_backup_holds_every_table_and_column() {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::open(DatabaseLocation::Sqlite(folder.path().join("fresh.sqlite"))).expect("opens");
        let columns = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT IN ('version', 'sessions')";
        let mut there: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for mut row in database.read(|sql| sql.rows(columns, &[])).expect("reads") {
            there.entry(row.text(0).expect("a table")).or_default().insert(row.text(1).expect("a column"));
        }
        let ours = |(table, columns, _): &Table| {
            ((*table).to_owned(), columns.iter().map(|column| (*column).to_owned()).collect::<BTreeSet<_>>())
        };
        assert_eq!(there, TABLES.iter().map(ours).collect());
    }
}
