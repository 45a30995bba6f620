//! Erases one learner's traces, or all of a school year that is over. Each erasure is recorded, without naming the learner. A filter key
//! of the erased learner stays (`record::filter_keys`), which identifies nobody, so that late copies from an outbox or another store
//! are not stored again.
//!
//! Does not reach what was forwarded, nor PostgreSQL's own files; does not checkpoint SQLite's log ([`Database::checkpoint`]) or verify
//! the erasure ([`super::erasure_check`]): the caller does both afterwards.

use crate::database::{Database, DatabaseError, Row, Sql, Value, placeholders};
use crate::record::activities;
use crate::record::filter_keys::{self, FilterField, filter_key};
use crate::school::lessons::RECORDING;
use crate::store::SqliteOutbox;
use crate::store::outbox::OutboxError;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The extent of an erasure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Statements.
    pub statements: u64,
    /// Documents, joinings, seats, lessons, views.
    pub others: u64,
}

/// The result of erasing one learner's traces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// How much was taken away.
    pub erased: Erased,
    /// The statements that were.
    pub ids: BTreeSet<Uuid>,
    /// The erased statements that other stores were sent, and still hold.
    pub sent: Vec<Sent>,
    /// Whether this learner was erased before: what had been forwarded by then is not counted.
    pub again: bool,
}

/// Erased statements that another store was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// That store.
    pub target: String,
    /// The learner as one word ([`filter_keys::agent_word`]), from which the pseudonym in the other store was derived.
    pub word: String,
    /// An upper bound: statements that were being sent count as sent; and of all only a player's about scenes of the school's were sent,
    /// of learners who joined a lesson from a list.
    pub statements: u64,
}

/// Erases all data about one learner, by pseudonym under each of these base IRIs: statements with their attachments, definitions of
/// activities that only those statements gave, documents, joins, seats. Entries in the log of views stay, without the pupil. Statements
/// that arrive later about something that happened before are not stored.
///
/// # Errors
/// When the database fails.
pub async fn learner(database: &Database, base_iris: &[String], pseudonym: &str) -> Result<Forgotten, DatabaseError> {
    let words = words(base_iris, pseudonym);
    let pseudonym = pseudonym.to_owned();
    let write = database.change(move |sql| {
        let (mut forgotten, mut told) = (Forgotten::default(), BTreeMap::new());
        let now = sql.now()?;
        for word in &words {
            let numbers = numbers(
                sql,
                "SELECT number FROM marks WHERE mark = $1",
                filter_key(FilterField::RelatedAgent, word).into(),
            )?;
            forgotten.sent.extend(sent(sql, word, &numbers)?);
            let mut look = |id, body: &str| {
                forgotten.ids.insert(id);
                for (activity, definition) in spoken_of(body) {
                    told.entry(activity).or_insert_with(Vec::new).push(definition);
                }
            };
            forgotten.erased.statements += statements(sql, &numbers, &mut look)?;
            // An owner is the agent alone, or an activity and the agent: neither an IRI nor a pseudonym holds a space.
            let documents = "DELETE FROM documents WHERE resource IN ('state', 'agent')
                AND (owner = $1 OR SUBSTR(owner, LENGTH(owner) - LENGTH($1)) = ' ' || $1)";
            forgotten.erased.others += sql.change(documents, &[word.as_str().into()])?;
            let learner = Value::from(filter_key(FilterField::RelatedAgent, word));
            let before = sql.row("SELECT at FROM forgotten WHERE learner = $1", std::slice::from_ref(&learner))?;
            forgotten.again |= before.is_some();
            let upsert = "INSERT INTO forgotten (learner, at) VALUES ($1, $2)
                ON CONFLICT (learner) DO UPDATE SET at = excluded.at";
            sql.change(upsert, &[learner, now.into()])?;
        }
        activities::unlearn(sql, told)?;
        let looks = "UPDATE views SET page = 'a pupil' WHERE page LIKE $1";
        sql.change(looks, &[format!("% {pseudonym}").into()])?;
        for table in ["joins", "seats", "askers", "former"] {
            let rows = format!("DELETE FROM {table} WHERE learner = $1");
            forgotten.erased.others += sql.change(&rows, &[pseudonym.as_str().into()])?;
        }
        let recordings = "DELETE FROM documents WHERE resource = $1 AND id = $2";
        forgotten.erased.others += sql.change(recordings, &[RECORDING.into(), pseudonym.as_str().into()])?;
        note(sql, "one learner", forgotten.erased)?;
        Ok(forgotten)
    });
    write.await
}

/// Whether there is, or was and is erased, any data about one learner, by pseudonym under each of these base IRIs. Blocks.
///
/// # Errors
/// When the database fails.
pub fn is_known(database: &Database, base_iris: &[String], pseudonym: &str) -> Result<bool, DatabaseError> {
    let (words, learner) = (words(base_iris, pseudonym), Value::from(pseudonym));
    database.read(|sql| {
        let mut any = |query: &str, values: &[Value]| sql.row(query, values).map(|row| row.is_some());
        for word in &words {
            let key = Value::from(filter_key(FilterField::RelatedAgent, word));
            let documents = "SELECT id FROM documents WHERE owner = $1
                OR SUBSTR(owner, LENGTH(owner) - LENGTH($1)) = ' ' || $1 LIMIT 1";
            if any("SELECT number FROM marks WHERE mark = $1 LIMIT 1", std::slice::from_ref(&key))?
                || any("SELECT at FROM forgotten WHERE learner = $1", &[key])?
                || any(documents, &[word.as_str().into()])?
            {
                return Ok(true);
            }
        }
        Ok(any("SELECT learner FROM joins WHERE learner = $1 LIMIT 1", std::slice::from_ref(&learner))?
            || any("SELECT learner FROM seats WHERE learner = $1 LIMIT 1", std::slice::from_ref(&learner))?
            || any("SELECT learner FROM former WHERE learner = $1", std::slice::from_ref(&learner))?
            || any("SELECT id FROM documents WHERE resource = $1 AND id = $2", &[RECORDING.into(), learner])?
            || any("SELECT at FROM views WHERE page LIKE $1 LIMIT 1", &[format!("% {pseudonym}").into()])?)
    })
}

/// Erases one learner's statements in a native player's outbox, as [`learner`] does in a database; returns their ids.
///
/// # Errors
/// When the outbox cannot be read or written.
pub fn from_outbox(outbox: &mut SqliteOutbox, base_iris: &[String], pseudonym: &str) -> Result<Vec<Uuid>, OutboxError> {
    let learner: BTreeSet<i64> =
        words(base_iris, pseudonym).iter().map(|word| filter_key(FilterField::RelatedAgent, word)).collect();
    outbox.erase(|statement| !learner.is_disjoint(&filter_keys::filter_keys(statement)))
}

fn words(base_iris: &[String], pseudonym: &str) -> Vec<String> {
    base_iris.iter().map(|home| format!("account {home} {pseudonym}")).collect()
}

/// The activities in a statement. A damaged statement has none.
fn spoken_of(body: &str) -> Vec<(String, Json)> {
    serde_json::from_str(body).map_or_else(|_| Vec::new(), |statement| activities::spoken_of(&statement))
}

/// How many of these statements had been forwarded, or were about to be, by store.
fn sent(sql: &mut dyn Sql, word: &str, numbers: &[i64]) -> Result<Vec<Sent>, DatabaseError> {
    let mut sent = Vec::new();
    for mut row in sql.rows("SELECT target, number, sending FROM forwarded ORDER BY target", &[])? {
        let (target, reached, sending) = (row.text(0)?, row.int(1)?, row.maybe_int(2)?);
        let reached = reached.max(sending.unwrap_or_default());
        let refused = sql.rows("SELECT number FROM refused WHERE target = $1", &[target.as_str().into()])?;
        let refused: BTreeSet<i64> = refused.into_iter().map(|mut row| row.int(0)).collect::<Result<_, _>>()?;
        let there = numbers.iter().filter(|number| **number <= reached && !refused.contains(number)).count() as u64;
        sent.push(Sent { target, word: word.to_owned(), statements: there });
    }
    Ok(sent)
}

/// All erasures so far: the time (microseconds since 1970), the rule, the extent. Blocks.
///
/// # Errors
/// When the database fails.
pub fn noted(database: &Database) -> Result<Vec<(i64, String, Erased)>, DatabaseError> {
    let row = |mut row: Row| {
        let [statements, others] = [row.int(2)?, row.int(3)?].map(|count| u64::try_from(count).unwrap_or_default());
        Ok((row.int(0)?, row.text(1)?, Erased { statements, others }))
    };
    database.read(|sql| {
        let rows = sql.rows("SELECT at, rule, statements, others FROM erasures ORDER BY at", &[])?;
        rows.into_iter().map(row).collect()
    })
}

/// Statements erased in one transaction.
const AT_ONCE: usize = 2_000;

/// The time between the last statement stored before `at` and the next one, or now, microseconds. When it is longer than any holiday, the
/// clock probably ran ahead. Blocks.
///
/// # Errors
/// When the database fails.
pub fn gap(database: &Database, at: i64) -> Result<i64, DatabaseError> {
    database.read(|sql| {
        let mut time = |query: &str| sql.row(query, &[at.into()])?.map_or(Ok(None), |mut row| row.maybe_int(0));
        let Some(last) = time("SELECT MAX(stored) FROM statements WHERE stored < $1")? else { return Ok(0) };
        let next = time("SELECT MIN(stored) FROM statements WHERE stored >= $1")?;
        Ok(next.map_or_else(|| sql.now(), Ok)? - last)
    })
}

/// Takes away everything stored before a time, microseconds since 1970. Of activities those go of which no statement speaks any
/// more; what is known of the others stays, as the statements that are kept rest on it.
///
/// # Errors
/// When the database fails.
pub async fn before(database: &Database, at: i64) -> Result<Erased, DatabaseError> {
    let mut statements = 0;
    // Erases in batches, so that other writers wait for one batch at most.
    loop {
        let write = database.change(move |sql| {
            let select = format!("SELECT number FROM statements WHERE stored < $1 ORDER BY stored LIMIT {AT_ONCE}");
            let numbers = numbers(sql, &select, at.into())?;
            self::statements(sql, &numbers, &mut |_, _| {})
        });
        match write.await? {
            0 => break,
            some => statements += some,
        }
    }
    let write = database.change(move |sql| {
        // Whether something was erased now or by a run that was interrupted.
        activities::sweep(sql)?;
        let mut others = 0;
        others += sql.change("DELETE FROM joins WHERE joined < $1", &[at.into()])?;
        others += sql.change("DELETE FROM seats WHERE since < $1", &[at.into()])?;
        others += sql.change("DELETE FROM askers WHERE at < $1", &[at.into()])?;
        others += sql.change("DELETE FROM former WHERE at < $1", &[at.into()])?;
        others += sql.change("DELETE FROM lessons WHERE started < $1", &[at.into()])?;
        others += sql.change("DELETE FROM documents WHERE updated < $1", &[at.into()])?;
        others += sql.change("DELETE FROM views WHERE at < $1", &[at.into()])?;
        match (statements, others) {
            // Runs again and again: an empty erasure is not recorded.
            (0, 0) => Ok(Erased::default()),
            _ => note(sql, "before a date", Erased { statements, others }),
        }
    });
    write.await
}

fn numbers(sql: &mut dyn Sql, query: &str, value: Value) -> Result<Vec<i64>, DatabaseError> {
    sql.rows(query, &[value])?.into_iter().map(|mut row| row.int(0)).collect()
}

/// Takes statements away by their numbers, with what was attached to them alone; shows each before it goes.
pub(super) fn statements(
    sql: &mut dyn Sql,
    numbers: &[i64],
    look: &mut dyn FnMut(Uuid, &str),
) -> Result<u64, DatabaseError> {
    let mut attachments = BTreeSet::new();
    let mut gone = 0;
    for some in numbers.chunks(128) {
        let mut list: Vec<Value> = some.iter().copied().map(Value::from).collect();
        let Some(last) = list.last().cloned() else { break };
        list.resize(list.len().next_power_of_two(), last);
        let placeholders = placeholders(1, list.len());
        for mut row in sql.rows(&format!("SELECT id, body FROM statements WHERE number IN {placeholders}"), &list)? {
            let (id, body) = (row.uuid(0)?, row.text(1)?);
            attached(&body, &mut attachments);
            look(id, &body);
        }
        for table in ["targets", "marks", "refused"] {
            sql.change(&format!("DELETE FROM {table} WHERE number IN {placeholders}"), &list)?;
        }
        gone += sql.change(&format!("DELETE FROM statements WHERE number IN {placeholders}"), &list)?;
    }
    detach(sql, attachments)?;
    Ok(gone)
}

/// Digests of what a statement has attached. Few have any.
fn attached(body: &str, found: &mut BTreeSet<String>) {
    if !body.contains("\"attachments\"") {
        return;
    }
    let statement: Json = serde_json::from_str(body).unwrap_or_default();
    for of in [&statement, &statement["object"]] {
        let all = of["attachments"].as_array().into_iter().flatten();
        found.extend(all.filter_map(|one| Some(one["sha2"].as_str()?.to_ascii_lowercase())));
    }
}

/// Deletes attachments that no statement refers to.
fn detach(sql: &mut dyn Sql, digests: BTreeSet<String>) -> Result<(), DatabaseError> {
    for sha2 in digests {
        let still = "SELECT number FROM statements WHERE body LIKE '%\"attachments\"%' AND LOWER(body) LIKE $1 LIMIT 1";
        if sql.row(still, &[format!("%{sha2}%").into()])?.is_none() {
            sql.change("DELETE FROM attachments WHERE sha2 = $1", &[sha2.into()])?;
        }
    }
    Ok(())
}

fn note(sql: &mut dyn Sql, rule: &str, erased: Erased) -> Result<Erased, DatabaseError> {
    let now = sql.now()?;
    let [statements, others] = [erased.statements, erased.others].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    let values = [now.into(), rule.into(), statements.into(), others.into()];
    sql.change("INSERT INTO erasures (at, rule, statements, others) VALUES ($1, $2, $3, $4)", &values)?;
    Ok(erased)
}
