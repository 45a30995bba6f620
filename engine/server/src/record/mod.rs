//! The record store: statements, definitions of activities, attachments, documents. Knows no HTTP; see `serve::xapi` for that.
//!
//! ```text
//! Incoming ─ insert (filter keys, voiding, targets, activities) ┐
//! Query ──── find (filter keys) ────────────────────────────────┼─ database
//! Address ── documents ─────────────────────────────────────────┘
//! ```
//!
//! Statements are stored byte for byte as they are given. Those of other tools are as they came; those of pages were rewritten
//! before (`serve::xapi::page_statements`).

pub mod activities;
pub mod documents;
pub mod filter_keys;
pub mod find;
pub mod insert;
pub mod keys;
mod write_cache;

pub use documents::{Address, Document};
pub use find::{Query, Stored};
pub use insert::{Attachment, Incoming, InsertError};

use crate::database::{Database, DatabaseError, Value};
use uuid::Uuid;

/// The record store. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Record {
    database: Database,
    cache: write_cache::WriteCache,
}

impl Record {
    /// The record store in this database.
    pub fn new(database: Database) -> Self {
        Self { database, cache: write_cache::WriteCache::default() }
    }

    /// The database itself.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Stores all of a batch or nothing. When this returns Ok(Ok) it is on the disk. Statements that are there already with the
    /// same content are left as they are; late copies of what was erased, see [`crate::school::erase`], are left out.
    ///
    /// # Errors
    /// When the database fails. [`InsertError`] when a statement has the id of another, or the batch is too much for one request.
    pub async fn write(&self, batch: Vec<Incoming>) -> Result<Result<(), InsertError>, DatabaseError> {
        let cache = self.cache.clone();
        self.database.write(move |sql, clock| insert::insert(sql, clock, &batch, &cache)).await
    }

    /// The statement with this id, among the voided or among the others. Blocks.
    ///
    /// # Errors
    /// When the database fails.
    pub fn one(&self, id: Uuid, voided: bool) -> Result<Option<Stored>, DatabaseError> {
        self.database.read(|sql| find::one(sql, id, voided))
    }

    /// The statements that a query asks for, newest first unless it says otherwise. Blocks.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find(&self, query: &Query) -> Result<Vec<Stored>, DatabaseError> {
        self.database.read(|sql| find::find(sql, query))
    }

    /// How many learners the statements of a query name; ignores its limit. Blocks.
    ///
    /// # Errors
    /// When the database fails.
    pub fn learners(&self, query: &Query) -> Result<i64, DatabaseError> {
        self.database.read(|sql| find::learners(sql, query))
    }

    /// How many statements have a filter key, and the number of the last: while both stay, what was read of them is up to date.
    /// Blocks.
    ///
    /// # Errors
    /// When the database fails.
    pub fn extent(&self, by: filter_keys::FilterField, word: &str) -> Result<(i64, Option<i64>), DatabaseError> {
        let filter_key = Value::from(filter_keys::filter_key(by, word));
        let row = self
            .database
            .read(|sql| sql.row("SELECT COUNT(*), MAX(number) FROM marks WHERE mark = $1", &[filter_key]))?;
        let mut row = row.ok_or(DatabaseError::Column(0))?;
        Ok((row.int(0)?, row.maybe_int(1)?))
    }

    /// All that is known of an activity, as JSON; nothing where no statement spoke of it. Blocks.
    ///
    /// # Errors
    /// When the database fails.
    pub fn definition(&self, activity: &str) -> Result<Option<serde_json::Value>, DatabaseError> {
        self.database.read(|sql| activities::definition(sql, activity))
    }

    /// Type and content of the attachment with this digest. Blocks.
    ///
    /// # Errors
    /// When the database fails.
    pub fn attachment(&self, sha2: &str) -> Result<Option<(String, Vec<u8>)>, DatabaseError> {
        self.database.read(|sql| {
            let found = sql.row("SELECT kind, body FROM attachments WHERE sha2 = $1", &[Value::from(sha2)])?;
            found.map(|mut row| Ok((row.text(0)?, row.bytes(1)?))).transpose()
        })
    }
}
