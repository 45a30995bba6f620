//! The statements that were received, in SQLite: one thread writes, readers read beside it.
//!
//! Each statement is kept as it came, byte for byte, with the columns that queries need. Several requests that arrive
//! together share one commit, so a class costs one sync of the disk, not fifty.

mod writer;

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use shujin_trace::{Timestamp, Uuid};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use tokio::sync::oneshot;

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS statements (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    stored TEXT NOT NULL,
    body TEXT NOT NULL,
    digest BLOB NOT NULL,
    authority TEXT NOT NULL,
    agent TEXT,
    verb TEXT NOT NULL,
    activity TEXT,
    registration TEXT
);
CREATE INDEX IF NOT EXISTS by_registration ON statements (registration);
CREATE INDEX IF NOT EXISTS by_agent ON statements (agent);
CREATE INDEX IF NOT EXISTS by_activity ON statements (activity);
CREATE INDEX IF NOT EXISTS by_verb ON statements (verb);
CREATE INDEX IF NOT EXISTS by_stored ON statements (stored);";

/// A statement that was checked and shall be stored.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its id.
    pub id: Uuid,
    /// The JSON as it came.
    pub body: String,
    /// Digest of its content, the same for the same statement however it is written.
    pub digest: [u8; 32],
    /// Whose key it came with.
    pub authority: String,
    /// The actor as one word, for queries.
    pub agent: Option<String>,
    /// IRI of the verb.
    pub verb: String,
    /// IRI of the object, if it is an activity.
    pub activity: Option<String>,
    /// The registration.
    pub registration: Option<String>,
}

/// A statement as it is stored.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Its number: later ones are larger.
    pub number: i64,
    /// Its id.
    pub id: String,
    /// When it was stored, RFC 3339 with microseconds.
    pub stored: String,
    /// The JSON as it came.
    pub body: String,
    /// Whose key it came with.
    pub authority: String,
}

/// What a query asks for; all that is given must hold.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The actor as one word.
    pub agent: Option<String>,
    /// IRI of the verb.
    pub verb: Option<String>,
    /// IRI of the activity.
    pub activity: Option<String>,
    /// The registration.
    pub registration: Option<String>,
    /// Stored after this.
    pub since: Option<Timestamp>,
    /// Stored at or before this.
    pub until: Option<Timestamp>,
    /// Oldest first.
    pub ascending: bool,
    /// Go on after this number.
    pub after: Option<i64>,
    /// At most so many.
    pub limit: usize,
}

/// Why a batch was not stored.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Another statement has this id.
    #[error("another statement has the id {0}")]
    Conflict(Uuid),
    /// SQLite failed: disk full, file damaged.
    #[error("statements cannot be stored: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The writing thread is gone.
    #[error("the store is closed")]
    Closed,
}

type Done = oneshot::Sender<Result<(), WriteError>>;
type Job = (Vec<Row>, Done);

/// The store. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Statements {
    path: PathBuf,
    jobs: Sender<Job>,
}

impl Statements {
    /// Opens the file, or makes it, and starts the writing thread, which ends with the last clone.
    ///
    /// # Errors
    /// When SQLite cannot open or write there.
    pub fn open(path: &Path) -> rusqlite::Result<Self> {
        let connection = super::open(path, SCHEMA)?;
        let last = connection
            .query_row("SELECT stored FROM statements ORDER BY number DESC LIMIT 1", [], |row| row.get::<_, String>(0))
            .optional()?;
        let last = last.and_then(|text| text.parse().ok()).unwrap_or(Timestamp::UNIX_EPOCH);
        let (jobs, inbox) = channel();
        std::thread::spawn(move || writer::write_all(connection, last, &inbox));
        Ok(Self { path: path.to_owned(), jobs })
    }

    /// Stores all of a batch or nothing. When this returns Ok it is on the disk. Statements that are there already
    /// with the same content are left as they are.
    ///
    /// # Errors
    /// Every [`WriteError`].
    pub async fn write(&self, rows: Vec<Row>) -> Result<(), WriteError> {
        let (done, answer) = oneshot::channel();
        self.jobs.send((rows, done)).map_err(|_| WriteError::Closed)?;
        answer.await.map_err(|_| WriteError::Closed)?
    }

    /// The statement with this id. Blocks on the disk.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn one(&self, id: Uuid) -> rusqlite::Result<Option<Stored>> {
        let sql = format!("{SELECT} WHERE id = ?1");
        self.reader()?.query_row(&sql, [id.to_string()], stored).optional()
    }

    /// The statements that a query asks for, newest first unless it says otherwise. Blocks on the disk.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn find(&self, query: &Query) -> rusqlite::Result<Vec<Stored>> {
        let (order, beyond) = if query.ascending { ("ASC", ">") } else { ("DESC", "<") };
        let sql =
            format!("{SELECT} WHERE {FILTER} AND (?7 IS NULL OR number {beyond} ?7) ORDER BY number {order} LIMIT ?8");
        let reader = self.reader()?;
        let mut found = reader.prepare(&sql)?;
        let limit = i64::try_from(query.limit).unwrap_or(i64::MAX);
        let (since, until) = (query.since.map(in_micros), query.until.map(in_micros));
        let Query { agent, verb, activity, registration, after, .. } = query;
        let rows = found.query_map(params![agent, verb, activity, registration, since, until, after, limit], stored)?;
        rows.collect()
    }

    /// Of how many learners a query would tell, whatever its limit. Blocks on the disk.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn learners(&self, query: &Query) -> rusqlite::Result<i64> {
        let sql = format!("SELECT COUNT(DISTINCT agent) FROM statements WHERE {FILTER}");
        let (since, until) = (query.since.map(in_micros), query.until.map(in_micros));
        let Query { agent, verb, activity, registration, .. } = query;
        self.reader()?.query_row(&sql, params![agent, verb, activity, registration, since, until], |row| row.get(0))
    }

    fn reader(&self) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader = Connection::open_with_flags(&self.path, flags)?;
        reader.busy_timeout(std::time::Duration::from_secs(10))?;
        Ok(reader)
    }
}

/// Parameters 1–6 of a query; one that is null filters nothing.
const FILTER: &str = "(?1 IS NULL OR agent = ?1) AND (?2 IS NULL OR verb = ?2) AND (?3 IS NULL OR activity = ?3)
    AND (?4 IS NULL OR registration = ?4) AND (?5 IS NULL OR stored > ?5) AND (?6 IS NULL OR stored <= ?6)";

const SELECT: &str = "SELECT number, id, stored, body, authority FROM statements";

fn stored(row: &rusqlite::Row) -> rusqlite::Result<Stored> {
    Ok(Stored { number: row.get(0)?, id: row.get(1)?, stored: row.get(2)?, body: row.get(3)?, authority: row.get(4)? })
}

/// Always six digits, so that times compare as text.
fn in_micros(at: Timestamp) -> String {
    format!("{at:.6}")
}
