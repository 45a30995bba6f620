//! One database, SQLite or PostgreSQL, spoken to in the SQL that both understand (and PostgreSQL's distributed kin with it).
//!
//! ```text
//! readers ─ Database::read ─ a connection from the pool ┐
//! writers ─ Database::write ─ writer (one thread) ──────┴─ dyn Sql ─ sqlite | postgres
//! ```
//!
//! Does: connections, transactions, values, migrations. Does not: know what is stored.

mod address;
pub mod dump;
mod migrate;
mod postgres;
mod sqlite;
mod value;
mod writer;

pub use value::{Row, Value};
pub use writer::Clock;

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Where the database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatabaseLocation {
    /// A file, for one server.
    Sqlite(PathBuf),
    /// `postgres://user@host/database`: several servers may share it. Through TLS, unless it is on this machine or the address says
    /// `?sslmode=disable`.
    Postgres(String),
}

impl DatabaseLocation {
    /// The SQLite file that a server uses by default.
    pub fn in_folder(data: &std::path::Path) -> Self {
        Self::Sqlite(data.join("records.sqlite"))
    }
}

impl FromStr for DatabaseLocation {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let postgres = ["postgres://", "postgresql://"].iter().any(|scheme| text.starts_with(scheme));
        Ok(if postgres { Self::Postgres(text.to_owned()) } else { Self::Sqlite(text.into()) })
    }
}

/// Omits secrets.
impl fmt::Display for DatabaseLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "{}", path.display()),
            Self::Postgres(address) => match address.split_once("://").zip(address.rsplit_once('@')) {
                // The query may hold a secret too.
                Some(((scheme, _), (_, host))) => write!(f, "{scheme}://…@{}", host.split('?').next().unwrap_or(host)),
                None => f.write_str(address.split('?').next().unwrap_or(address)),
            },
        }
    }
}

/// Why a database operation failed.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// SQLite failed: disk full, file damaged, no rights.
    #[error("SQLite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL failed, or cannot be reached.
    #[error("PostgreSQL: {}", postgres::said(.0))]
    Postgres(#[from] ::postgres::Error),
    /// The address is invalid.
    #[error("{0}")]
    Address(String),
    /// Its tables were made by a newer program than this.
    #[error("{}", say!("database-newer", found, known))]
    Newer {
        /// Version of the tables.
        found: i64,
        /// Newest version that this program knows.
        known: i64,
    },
    /// A column holds a value of another type than expected.
    #[error("{}", say!("database-damaged", column = .0))]
    Column(usize),
    /// The writing thread is gone.
    #[error("{}", say!("database-closed"))]
    Closed,
}

/// A connection. Parameters are written `$1`, `$2`, … .
pub trait Sql {
    /// Rows of a query.
    ///
    /// # Errors
    /// When the database fails.
    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, DatabaseError>;

    /// Runs a statement; says how many rows it changed.
    ///
    /// # Errors
    /// When the database fails.
    fn change(&mut self, sql: &str, values: &[Value]) -> Result<u64, DatabaseError>;

    /// Runs several statements without parameters.
    ///
    /// # Errors
    /// When the database fails.
    fn script(&mut self, sql: &str) -> Result<(), DatabaseError>;

    /// Begins a transaction that writes.
    ///
    /// # Errors
    /// When the database fails.
    fn begin(&mut self) -> Result<(), DatabaseError>;

    /// Begins a transaction that reads from one snapshot.
    ///
    /// # Errors
    /// When the database fails.
    fn snapshot(&mut self) -> Result<(), DatabaseError>;

    /// The clock by which `stored` is set: the database's own where several servers share it. Microseconds since 1970.
    ///
    /// # Errors
    /// When the database fails.
    fn now(&mut self) -> Result<i64, DatabaseError>;

    /// The names of types and other spellings of this database, for migrations.
    fn dialect(&self) -> &'static [(&'static str, &'static str)];

    /// The first row of a query.
    ///
    /// # Errors
    /// When the database fails.
    fn row(&mut self, sql: &str, values: &[Value]) -> Result<Option<Row>, DatabaseError> {
        Ok(self.rows(sql, values)?.into_iter().next())
    }
}

/// Opens one more connection.
type Connect = Arc<dyn Fn() -> Result<Box<dyn Sql + Send>, DatabaseError> + Send + Sync>;

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    location: DatabaseLocation,
    connect: Connect,
    reading: Arc<ReadSlots>,
    pool: Arc<Mutex<Vec<Box<dyn Sql + Send>>>>,
    writer: writer::Writer,
}

/// Most idle connections in the pool for reading; more are opened when needed and closed after.
const POOLED: usize = 16;

/// Most readers at a time; further ones wait. PostgreSQL allows a hundred connections for all its clients.
const MAX_READERS: usize = 32;

/// Counts the readers.
#[derive(Default)]
struct ReadSlots {
    count: Mutex<usize>,
    left: Condvar,
}

impl ReadSlots {
    fn enter(&self) -> ReadSlot<'_> {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let mut count =
            self.left.wait_while(count, |count| *count >= MAX_READERS).unwrap_or_else(PoisonError::into_inner);
        *count += 1;
        ReadSlot(self)
    }
}

/// The right to read, until dropped.
struct ReadSlot<'a>(&'a ReadSlots);

impl Drop for ReadSlot<'_> {
    fn drop(&mut self) {
        *self.0.count.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.left.notify_one();
    }
}

impl Database {
    /// Opens or makes it, brings its tables up to date and starts the writing thread, which ends with the last clone.
    ///
    /// # Errors
    /// When it cannot be reached or written, or is newer than this program.
    pub fn open(location: DatabaseLocation) -> Result<Self, DatabaseError> {
        let connect = connector(&location)?;
        let mut connection = connect()?;
        migrate::up(connection.as_mut())?;
        let shared = matches!(location, DatabaseLocation::Postgres(_));
        let writer = writer::Writer::start(connection, connect.clone(), shared)?;
        Ok(Self { location, connect, reading: Arc::default(), pool: Arc::default(), writer })
    }

    /// Where the database is.
    pub fn location(&self) -> &DatabaseLocation {
        &self.location
    }

    /// Reads. Blocks on the disk.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn read<T>(&self, work: impl FnOnce(&mut dyn Sql) -> Result<T, DatabaseError>) -> Result<T, DatabaseError> {
        let _place = self.reading.enter();
        let kept = self.pool().pop();
        let mut connection = kept.map_or_else(|| (self.connect)(), Ok)?;
        let done = work(connection.as_mut())?; // a connection that failed is not kept
        let mut pool = self.pool();
        if pool.len() < POOLED {
            pool.push(connection);
        }
        Ok(done)
    }

    /// Writes in a transaction that it may share with other requests; when this returns Ok(Ok), the data is on the disk. Work that returns
    /// Ok(Err) is rolled back. The work may be run a second time, alone, if the shared transaction failed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write<T, E>(
        &self,
        work: impl Fn(&mut dyn Sql, &Clock) -> Result<Result<T, E>, DatabaseError> + Send + 'static,
    ) -> Result<Result<T, E>, DatabaseError>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        self.writer.write(work).await
    }

    /// Writes what cannot be refused, see [`Database::write`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn change<T: Send + 'static>(
        &self,
        work: impl Fn(&mut dyn Sql) -> Result<T, DatabaseError> + Send + 'static,
    ) -> Result<T, DatabaseError> {
        let Ok(done) = self.write(move |sql, _| work(sql).map(Ok::<T, std::convert::Infallible>)).await?;
        Ok(done)
    }

    /// Checkpoints SQLite's write-ahead log, so that the log keeps nothing of what was erased. Returns false when another connection read
    /// all the time, as a backup does: the log then keeps it until the next checkpoint. Does nothing for PostgreSQL, whose log this
    /// program cannot reach. Waits up to `timeout`. Blocks.
    ///
    /// # Errors
    /// When the database fails.
    #[must_use = "what was erased may still stand in the journal"]
    pub fn checkpoint(&self, timeout: Duration) -> Result<bool, DatabaseError> {
        match &self.location {
            DatabaseLocation::Sqlite(path) => Ok(crate::store::checkpoint(&crate::store::open(path)?, timeout)?),
            DatabaseLocation::Postgres(_) => Ok(true),
        }
    }

    /// A reader that starts now sees everything stored up to this time; microseconds since 1970. Blocks.
    ///
    /// # Errors
    /// When the database fails.
    pub fn consistent_through(&self) -> Result<i64, DatabaseError> {
        match self.location {
            DatabaseLocation::Sqlite(_) => Ok(self.writer.consistent_through()),
            DatabaseLocation::Postgres(_) => self.read(postgres::consistent_through),
        }
    }

    fn pool(&self) -> std::sync::MutexGuard<'_, Vec<Box<dyn Sql + Send>>> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Database({})", self.location)
    }
}

fn connector(location: &DatabaseLocation) -> Result<Connect, DatabaseError> {
    Ok(match location {
        DatabaseLocation::Sqlite(path) => {
            let path = path.clone();
            Arc::new(move || Ok(Box::new(sqlite::Sqlite::open(&path)?)))
        }
        DatabaseLocation::Postgres(text) => {
            let address = address::Address::read(text)?;
            Arc::new(move || Ok(Box::new(postgres::Postgres::open(&address)?)))
        }
    })
}

/// Placeholders for so many rows of so many columns: `($1,$2),($3,$4)`.
pub fn placeholders(rows: usize, columns: usize) -> String {
    let row = |at: usize| {
        let columns: Vec<_> = (1..=columns).map(|column| format!("${}", at * columns + column)).collect();
        format!("({})", columns.join(","))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(",")
}

/// Inserts rows, skipping those that exist. The number of rows in a statement is a power of two, so that few statements
/// are prepared.
///
/// # Errors
/// When the database fails.
pub fn insert_missing(sql: &mut dyn Sql, into: &str, columns: usize, values: &[Value]) -> Result<(), DatabaseError> {
    let mut rest = values;
    while !rest.is_empty() {
        let left = rest.len() / columns;
        let rows = 1 << left.min(64).ilog2();
        let (now, later) = rest.split_at(rows * columns);
        sql.change(&format!("INSERT INTO {into} VALUES {} ON CONFLICT DO NOTHING", placeholders(rows, columns)), now)?;
        rest = later;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_a_path_and_shown_without_its_secret() {
        let postgres: DatabaseLocation =
            "postgres://shujin:geheim@db.school/traces?password=geheim".parse().expect("a place");
        assert_eq!(postgres.to_string(), "postgres://…@db.school/traces");
        let file: DatabaseLocation = "data/records.sqlite".parse().expect("a place");
        assert_eq!(file, DatabaseLocation::Sqlite("data/records.sqlite".into()));
    }

    #[test]
    fn places_count_on() {
        assert_eq!(placeholders(2, 3), "($1,$2,$3),($4,$5,$6)");
    }
}
