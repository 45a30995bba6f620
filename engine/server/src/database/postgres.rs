//! PostgreSQL, for a district whose servers share one database.

use super::address::Address;
use super::{DatabaseError, Row, Sql, Value};
use ::postgres::types::private::BytesMut;
use ::postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use ::postgres::{Client, NoTls, Statement};
use std::collections::HashMap;
use std::error::Error;

/// A connection and its prepared statements.
pub(super) struct Postgres {
    client: Client,
    prepared: HashMap<String, Statement>,
}

/// Most prepared statements; then all are dropped.
const PREPARED: usize = 256;

impl Postgres {
    pub(super) fn open(Address { config, tls }: &Address) -> Result<Self, DatabaseError> {
        let mut client = match tls {
            Some(tls) => config.connect(tls.clone())?,
            None => config.connect(NoTls)?,
        };
        // No query waits for a lock, or runs with a bad plan, longer than a client waits for an answer.
        client.batch_execute("SET statement_timeout = '30s'; SET lock_timeout = '10s'")?;
        Ok(Self { client, prepared: HashMap::new() })
    }

    fn prepared(&mut self, sql: &str) -> Result<Statement, DatabaseError> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        if self.prepared.len() >= PREPARED {
            self.prepared.clear();
        }
        let statement = self.client.prepare(sql)?;
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

impl Sql for Postgres {
    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, DatabaseError> {
        let statement = self.prepared(sql)?;
        let rows = self.client.query(&statement, &borrowed(values))?;
        rows.iter().map(|row| (0..row.len()).map(|at| value(row, at)).collect::<Result<_, _>>().map(Row)).collect()
    }

    fn change(&mut self, sql: &str, values: &[Value]) -> Result<u64, DatabaseError> {
        let statement = self.prepared(sql)?;
        Ok(self.client.execute(&statement, &borrowed(values))?)
    }

    fn script(&mut self, sql: &str) -> Result<(), DatabaseError> {
        Ok(self.client.batch_execute(sql)?)
    }

    fn begin(&mut self) -> Result<(), DatabaseError> {
        self.script("BEGIN")
    }

    fn snapshot(&mut self) -> Result<(), DatabaseError> {
        self.script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0")
    }

    fn now(&mut self) -> Result<i64, DatabaseError> {
        let row = self.row("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)", &[])?;
        row.ok_or(DatabaseError::Column(0))?.int(0)
    }

    fn dialect(&self) -> &'static [(&'static str, &'static str)] {
        &[("KEY64", "BIGINT PRIMARY KEY"), ("BYTES", "BYTEA"), ("CLUSTERED", "")]
    }
}

/// The connection that holds the lock on the clock's row writes. When no connection holds it, every later commit gets a later time than
/// now, since it must wait for our shared lock; when one holds it, only what was committed before is certain.
pub(super) fn consistent_through(sql: &mut dyn Sql) -> Result<i64, DatabaseError> {
    sql.begin()?;
    let free = sql.row("SELECT stored FROM clock WHERE id = 1 FOR SHARE SKIP LOCKED", &[])?;
    let through = match free {
        Some(mut row) => sql.now()?.max(row.int(0)?),
        None => sql.row("SELECT stored FROM clock WHERE id = 1", &[])?.ok_or(DatabaseError::Column(0))?.int(0)?,
    };
    sql.script("ROLLBACK")?;
    Ok(through)
}

/// The server's message, which the client's own error text omits.
pub(super) fn said(error: &::postgres::Error) -> String {
    error.source().map_or_else(|| error.to_string(), |source| format!("{error}: {source}"))
}

fn borrowed(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn value(row: &::postgres::Row, at: usize) -> Result<Value, DatabaseError> {
    let of = row.columns()[at].type_();
    Ok(match *of {
        Type::INT8 => Value::from(row.try_get::<_, Option<i64>>(at)?),
        Type::TEXT | Type::VARCHAR => Value::from(row.try_get::<_, Option<String>>(at)?),
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(at)?.map_or(Value::Null, Value::Bytes),
        _ => return Err(DatabaseError::Column(at)),
    })
}

impl ToSql for Value {
    fn to_sql(&self, of: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) => number.to_sql(of, out),
            Self::Text(text) => text.to_sql(of, out),
            Self::Bytes(bytes) => bytes.to_sql(of, out),
        }
    }

    fn accepts(of: &Type) -> bool {
        [Type::INT8, Type::TEXT, Type::VARCHAR, Type::BYTEA].contains(of)
    }

    to_sql_checked!();
}
