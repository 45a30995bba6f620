//! What is taken away: one learner's traces, or all of a school year that is over. Each time it is noted that it was done, never
//! whose traces they were.

use crate::database::{Database, Fault, Sql, Value};
use crate::record::marks::{By, mark};
use crate::school::lessons::RECORDING;

/// How much was taken away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Statements.
    pub statements: u64,
    /// Documents, joinings, lessons, views.
    pub others: u64,
}

/// Takes away everything that was told of one learner, by pseudonym: statements, documents, joinings.
///
/// # Errors
/// When the database fails.
pub async fn learner(database: &Database, home: &str, pseudonym: &str) -> Result<Erased, Fault> {
    let (word, pseudonym) = (format!("account {home} {pseudonym}"), pseudonym.to_owned());
    let write = database.change(move |sql| {
        let of = "number IN (SELECT number FROM marks WHERE mark = $1)";
        let statements = statements(sql, of, mark(By::RelatedAgent, &word).into())?;
        // An owner is the agent alone, or an activity and the agent: neither an IRI nor a pseudonym holds a space.
        let documents = "DELETE FROM documents WHERE resource IN ('state', 'agent')
            AND (owner = $1 OR SUBSTR(owner, LENGTH(owner) - LENGTH($1)) = ' ' || $1)";
        let mut others = sql.change(documents, &[word.as_str().into()])?;
        others += sql.change("DELETE FROM joins WHERE learner = $1", &[pseudonym.as_str().into()])?;
        let recordings = "DELETE FROM documents WHERE resource = $1 AND id = $2";
        others += sql.change(recordings, &[RECORDING.into(), pseudonym.as_str().into()])?;
        note(sql, "one learner", Erased { statements, others })
    });
    write.await
}

/// Takes away everything stored before a time, microseconds since 1970.
///
/// # Errors
/// When the database fails.
pub async fn before(database: &Database, at: i64) -> Result<Erased, Fault> {
    let write = database.change(move |sql| {
        let statements = statements(sql, "number IN (SELECT number FROM statements WHERE stored < $1)", at.into())?;
        let mut others = 0;
        others += sql.change("DELETE FROM joins WHERE joined < $1", &[at.into()])?;
        others += sql.change("DELETE FROM lessons WHERE started < $1", &[at.into()])?;
        others += sql.change("DELETE FROM documents WHERE updated < $1", &[at.into()])?;
        others += sql.change("DELETE FROM views WHERE at < $1", &[at.into()])?;
        note(sql, "before a date", Erased { statements, others })
    });
    write.await
}

fn statements(sql: &mut dyn Sql, which: &str, value: Value) -> Result<u64, Fault> {
    let value = [value];
    // Marks are what `which` may ask, so they go last but for the statements themselves.
    sql.change(&format!("DELETE FROM targets WHERE {which}"), &value)?;
    let numbers: Vec<Value> = sql
        .rows(&format!("SELECT number FROM statements WHERE {which}"), &value)?
        .into_iter()
        .map(|mut row| row.int(0).map(Value::from))
        .collect::<Result<_, _>>()?;
    for some in numbers.chunks(128) {
        let mut list = some.to_vec();
        let Some(last) = list.last().cloned() else { break };
        list.resize(list.len().next_power_of_two(), last);
        let places = crate::database::places(1, list.len());
        sql.change(&format!("DELETE FROM marks WHERE number IN {places}"), &list)?;
        sql.change(&format!("DELETE FROM statements WHERE number IN {places}"), &list)?;
    }
    Ok(numbers.len() as u64)
}

fn note(sql: &mut dyn Sql, rule: &str, erased: Erased) -> Result<Erased, Fault> {
    let now = sql.now()?;
    let [statements, others] = [erased.statements, erased.others].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    let values = [now.into(), rule.into(), statements.into(), others.into()];
    sql.change("INSERT INTO erasures (at, rule, statements, others) VALUES ($1, $2, $3, $4)", &values)?;
    Ok(erased)
}
