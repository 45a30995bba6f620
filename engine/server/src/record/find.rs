//! Queries statements: one by its id, many by filters.

use super::filter_keys::{FilterField, filter_key};
use crate::database::{DatabaseError, Row, Sql, Value};
use shujin_trace::Timestamp;
use uuid::Uuid;

/// A statement as it is stored.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Its number: later ones are larger.
    pub number: i64,
    /// Its id.
    pub id: Uuid,
    /// When it was stored, microseconds since 1970.
    pub stored: i64,
    /// The JSON as it came.
    pub body: String,
    /// Name of the key that it came with.
    pub authority: String,
    /// 1 for xAPI 1.0.3, 2 for 2.0.0.
    pub version: i64,
}

impl Stored {
    /// When it was stored, RFC 3339 with microseconds.
    pub fn stamp(&self) -> String {
        stamp(self.stored)
    }
}

/// A time as statements carry it: RFC 3339 with microseconds.
pub fn stamp(micros: i64) -> String {
    format!("{:.6}", Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH))
}

/// A query; all conditions must hold.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Filter keys that a statement must have, rarest kind first.
    filter_keys: Vec<(FilterField, i64)>,
    /// Came with this key.
    pub authority: Option<String>,
    /// Stored after this, microseconds since 1970.
    pub since: Option<i64>,
    /// Stored at or before this, microseconds since 1970.
    pub until: Option<i64>,
    /// Oldest first.
    pub ascending: bool,
    /// Go on after this number.
    pub after: Option<i64>,
    /// At most so many.
    pub limit: usize,
}

impl Query {
    /// Adds a filter.
    pub fn filter(&mut self, by: FilterField, word: &str) {
        self.filter_keys.push((by, filter_key(by, word)));
        self.filter_keys.sort_by_key(|(by, _)| rarity(*by));
    }
}

/// The order of filters by selectivity: few statements share a registration, many a verb.
fn rarity(by: FilterField) -> u8 {
    match by {
        FilterField::Registration => 0,
        FilterField::Agent => 1,
        FilterField::RelatedAgent => 2,
        FilterField::Activity => 3,
        FilterField::RelatedActivity => 4,
        FilterField::Verb => 5,
    }
}

const COLUMNS: &str = "s.number, s.id, s.stored, s.body, s.authority, s.version";

fn stored(mut row: Row) -> Result<Stored, DatabaseError> {
    Ok(Stored {
        number: row.int(0)?,
        id: row.uuid(1)?,
        stored: row.int(2)?,
        body: row.text(3)?,
        authority: row.text(4)?,
        version: row.int(5)?,
    })
}

pub(super) fn one(sql: &mut dyn Sql, id: Uuid, voided: bool) -> Result<Option<Stored>, DatabaseError> {
    let query = format!("SELECT {COLUMNS} FROM statements s WHERE s.id = $1 AND s.voided = $2");
    sql.row(&query, &[id.into(), voided.into()])?.map(stored).transpose()
}

pub(super) fn find(sql: &mut dyn Sql, query: &Query) -> Result<Vec<Stored>, DatabaseError> {
    let mut asked = SqlQuery::of(query);
    let (order, beyond) = if query.ascending { ("ASC", ">") } else { ("DESC", "<") };
    if let Some(after) = query.after {
        let after = asked.value(after);
        asked.wanted.push(format!("{} {beyond} {after}", asked.number));
    }
    let limit = asked.value(i64::try_from(query.limit).unwrap_or(i64::MAX));
    let end = format!("ORDER BY {} {order} LIMIT {limit}", asked.number);
    sql.rows(&asked.select(COLUMNS, &end), &asked.values)?.into_iter().map(stored).collect()
}

pub(super) fn learners(sql: &mut dyn Sql, query: &Query) -> Result<i64, DatabaseError> {
    let asked = SqlQuery::of(query);
    sql.row(&asked.select("COUNT(DISTINCT s.actor)", ""), &asked.values)?.ok_or(DatabaseError::Column(0))?.int(0)
}

/// The SQL of a query.
struct SqlQuery {
    from: &'static str,
    number: &'static str,
    wanted: Vec<String>,
    values: Vec<Value>,
}

impl SqlQuery {
    /// All conditions, without order and limit.
    fn of(query: &Query) -> Self {
        let mut asked = Self {
            from: "statements s",
            number: "s.number",
            wanted: vec!["s.voided = 0".to_owned()],
            values: Vec::new(),
        };
        let mut filter_keys = query.filter_keys.iter();
        if let Some((_, first)) = filter_keys.next() {
            (asked.from, asked.number) = ("marks m JOIN statements s ON s.number = m.number", "m.number");
            let first = asked.value(*first);
            asked.wanted.push(format!("m.mark = {first}"));
        }
        for (_, filter_key) in filter_keys {
            let filter_key = asked.value(*filter_key);
            asked.wanted.push(format!(
                "EXISTS (SELECT 1 FROM marks o WHERE o.mark = {filter_key} AND o.number = {})",
                asked.number
            ));
        }
        if let Some(authority) = &query.authority {
            let authority = asked.value(authority.as_str());
            asked.wanted.push(format!("s.authority = {authority}"));
        }
        asked.bound(">", query.since);
        asked.bound("<=", query.until);
        asked
    }

    /// Numbers grow as times do: the last number stored by a time replaces the time, so that the index of numbers is used.
    fn bound(&mut self, order: &str, at: Option<i64>) {
        let Some(at) = at else { return };
        let at = self.value(at);
        self.wanted.push(format!(
            "{} {order} COALESCE((SELECT b.number FROM statements b WHERE b.stored <= {at}
                ORDER BY b.stored DESC, b.number DESC LIMIT 1), 0)",
            self.number
        ));
    }

    /// Adds a parameter and returns its placeholder.
    fn value(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn select(&self, columns: &str, end: &str) -> String {
        format!("SELECT {columns} FROM {} WHERE {} {end}", self.from, self.wanted.join(" AND "))
    }
}
