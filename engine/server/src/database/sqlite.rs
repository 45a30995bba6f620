//! SQLite with a write-ahead log that is synced before anything is acknowledged.

use super::{DatabaseError, Row, Sql, Value};
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, params_from_iter};
use shujin_trace::Timestamp;
use std::path::Path;

/// A connection.
pub(super) struct Sqlite(Connection);

impl Sqlite {
    pub(super) fn open(path: &Path) -> Result<Self, DatabaseError> {
        let connection = crate::store::open(path)?;
        connection.set_prepared_statement_cache_capacity(128);
        Ok(Self(connection))
    }

    fn prepared(&self, sql: &str) -> rusqlite::Result<CachedStatement<'_>> {
        // SQLite takes `$1` for a name and counts names as they come; `?1` is a number.
        self.0.prepare_cached(&sql.replace('$', "?"))
    }
}

impl Sql for Sqlite {
    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, DatabaseError> {
        let mut statement = self.prepared(sql)?;
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row| (0..columns).map(|at| Ok(value(row.get_ref(at)?))).collect();
        let rows = statement.query_map(params_from_iter(values), row)?;
        Ok(rows.map(|row| row.map(Row)).collect::<Result<_, _>>()?)
    }

    fn change(&mut self, sql: &str, values: &[Value]) -> Result<u64, DatabaseError> {
        Ok(self.prepared(sql)?.execute(params_from_iter(values))? as u64)
    }

    fn script(&mut self, sql: &str) -> Result<(), DatabaseError> {
        Ok(self.0.execute_batch(sql)?)
    }

    fn begin(&mut self) -> Result<(), DatabaseError> {
        self.script("BEGIN IMMEDIATE")
    }

    fn snapshot(&mut self) -> Result<(), DatabaseError> {
        self.script("BEGIN")
    }

    fn now(&mut self) -> Result<i64, DatabaseError> {
        Ok(Timestamp::now().as_microsecond())
    }

    fn dialect(&self) -> &'static [(&'static str, &'static str)] {
        &[("KEY64", "INTEGER PRIMARY KEY"), ("BYTES", "BLOB"), ("CLUSTERED", "WITHOUT ROWID")]
    }
}

fn value(value: ValueRef) -> Value {
    match value {
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_owned()),
        ValueRef::Null | ValueRef::Real(_) => Value::Null, // no column of ours is REAL
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}
