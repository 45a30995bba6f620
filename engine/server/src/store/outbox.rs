//! The native outbox: statements that have not reached an LRS yet, in SQLite.
//!
//! Keeps and gives; when to send is [`shujin_trace::Outbox`]'s to say, and sending is the [courier](super::courier)'s.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde_json::Value;
use shujin_trace::Uuid;
use std::path::{Path, PathBuf};
use std::time::Duration;

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS outbox (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    statement TEXT NOT NULL,
    aside TEXT
);";

/// Why the outbox could not keep or give.
#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    /// SQLite failed: disk full, file damaged, no rights.
    #[error("{}", say!("outbox-fault", why = .0.to_string()))]
    Sqlite(#[from] rusqlite::Error),
    /// A statement without a UUID of its own.
    #[error("{}", say!("outbox-no-id"))]
    Id,
}

/// Statements on their way, in one file.
#[derive(Debug)]
pub struct SqliteOutbox {
    connection: Connection,
}

impl SqliteOutbox {
    /// Opens the file, or makes it.
    ///
    /// # Errors
    /// When SQLite cannot open or write there.
    pub fn open(path: &Path) -> Result<Self, OutboxError> {
        let connection = super::open(path)?;
        connection.execute_batch(SCHEMA)?;
        Ok(Self { connection })
    }

    /// Keeps a statement; when this returns it survives a crash. Keeping one again changes nothing.
    ///
    /// # Errors
    /// [`OutboxError::Id`] without a UUID; otherwise when SQLite fails.
    pub fn keep(&self, statement: &Value) -> Result<Uuid, OutboxError> {
        let id = statement.get("id").and_then(Value::as_str).and_then(|id| id.parse::<Uuid>().ok());
        let id = id.ok_or(OutboxError::Id)?;
        self.connection
            .prepare_cached("INSERT OR IGNORE INTO outbox (id, statement) VALUES (?1, ?2)")?
            .execute(params![id.to_string(), statement.to_string()])?;
        Ok(id)
    }

    /// Ids of all that still has to be sent, oldest first.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn pending(&self) -> Result<Vec<Uuid>, OutboxError> {
        let mut query = self.connection.prepare_cached("SELECT id FROM outbox WHERE aside IS NULL ORDER BY number")?;
        let ids: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(ids.iter().filter_map(|id| id.parse().ok()).collect())
    }

    /// These statements as one JSON array. Those that are gone are left out.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn batch(&self, ids: &[Uuid]) -> Result<String, OutboxError> {
        let mut query = self.connection.prepare_cached("SELECT statement FROM outbox WHERE id = ?1")?;
        let mut texts = Vec::with_capacity(ids.len());
        for id in ids {
            texts.extend(query.query_row([id.to_string()], |row| row.get::<_, String>(0)).optional()?);
        }
        Ok(format!("[{}]", texts.join(",")))
    }

    /// Takes away what an LRS has stored.
    ///
    /// # Errors
    /// When SQLite fails; then nothing is taken away.
    pub fn forget(&mut self, ids: &[Uuid]) -> Result<(), OutboxError> {
        let transaction = self.connection.transaction()?;
        for id in ids {
            transaction.prepare_cached("DELETE FROM outbox WHERE id = ?1")?.execute([id.to_string()])?;
        }
        Ok(transaction.commit()?)
    }

    /// Takes away every statement of which this is said, set aside or not; says their ids. See [`SqliteOutbox::clean`].
    ///
    /// # Errors
    /// When SQLite fails; then nothing is taken away.
    pub fn erase(&mut self, which: impl Fn(&Value) -> bool) -> Result<Vec<Uuid>, OutboxError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut gone = Vec::new();
        {
            let mut query = transaction.prepare("SELECT id, statement FROM outbox")?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let (id, text): (String, String) = (row.get(0)?, row.get(1)?);
                if serde_json::from_str(&text).is_ok_and(|statement| which(&statement)) {
                    gone.extend(id.parse::<Uuid>());
                }
            }
        }
        for id in &gone {
            transaction.execute("DELETE FROM outbox WHERE id = ?1", [id.to_string()])?;
        }
        transaction.commit()?;
        Ok(gone)
    }

    /// Vacuums the file and empties the write-ahead log, so that neither keeps what was erased. Returns false when another connection
    /// read all the time and the log may keep some of it.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn clean(&self, timeout: Duration) -> Result<bool, OutboxError> {
        self.connection.execute_batch("VACUUM")?;
        Ok(super::checkpoint(&self.connection, timeout)?)
    }

    /// The file and those that SQLite keeps beside it.
    pub fn files(path: &Path) -> Vec<PathBuf> {
        std::iter::once(path.to_owned()).chain(super::beside(path)).collect()
    }

    /// Puts a statement that an LRS refused for good aside, with the reason.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn set_aside(&self, id: Uuid, reason: &str) -> Result<(), OutboxError> {
        self.connection.execute("UPDATE outbox SET aside = ?2 WHERE id = ?1", params![id.to_string(), reason])?;
        Ok(())
    }

    /// What was put aside: id, statement, reason.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn aside(&self) -> Result<Vec<(String, String, String)>, OutboxError> {
        let query = "SELECT id, statement, aside FROM outbox WHERE aside IS NOT NULL ORDER BY number";
        let mut query = self.connection.prepare_cached(query)?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
