//! What is taken away: one learner's traces, or all of a school year that is over. Each time it is noted that it was done, never
//! whose traces they were.

use crate::database::{Database, Fault, Row, Sql, Value};
use crate::record::marks::{By, mark};
use crate::school::lessons::RECORDING;
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// How much was taken away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Statements.
    pub statements: u64,
    /// Documents, joinings, lessons, views.
    pub others: u64,
}

/// Takes away everything that was told of one learner, by pseudonym under each of these homes: statements with what was attached
/// to them, documents, joinings. Looks at this learner stay in the list of looks, without whose they were.
///
/// # Errors
/// When the database fails.
pub async fn learner(database: &Database, homes: &[String], pseudonym: &str) -> Result<Erased, Fault> {
    let words: Vec<String> = homes.iter().map(|home| format!("account {home} {pseudonym}")).collect();
    let pseudonym = pseudonym.to_owned();
    let write = database.change(move |sql| {
        let mut erased = Erased::default();
        for word in &words {
            let of = "number IN (SELECT number FROM marks WHERE mark = $1)";
            erased.statements += statements(sql, of, mark(By::RelatedAgent, word).into())?;
            // An owner is the agent alone, or an activity and the agent: neither an IRI nor a pseudonym holds a space.
            let documents = "DELETE FROM documents WHERE resource IN ('state', 'agent')
                AND (owner = $1 OR SUBSTR(owner, LENGTH(owner) - LENGTH($1)) = ' ' || $1)";
            erased.others += sql.change(documents, &[word.as_str().into()])?;
        }
        let looks = "UPDATE views SET page = 'a pupil' WHERE page LIKE $1";
        sql.change(looks, &[format!("% {pseudonym}").into()])?;
        erased.others += sql.change("DELETE FROM joins WHERE learner = $1", &[pseudonym.as_str().into()])?;
        let recordings = "DELETE FROM documents WHERE resource = $1 AND id = $2";
        erased.others += sql.change(recordings, &[RECORDING.into(), pseudonym.as_str().into()])?;
        note(sql, "one learner", erased)
    });
    let erased = write.await?;
    database.settle()?;
    Ok(erased)
}

/// What was taken away so far: when (microseconds since 1970), by which rule, how much. Blocks.
///
/// # Errors
/// When the database fails.
pub fn noted(database: &Database) -> Result<Vec<(i64, String, Erased)>, Fault> {
    let row = |mut row: Row| {
        let [statements, others] = [row.int(2)?, row.int(3)?].map(|count| u64::try_from(count).unwrap_or_default());
        Ok((row.int(0)?, row.text(1)?, Erased { statements, others }))
    };
    database.read(|sql| {
        let rows = sql.rows("SELECT at, rule, statements, others FROM erasures ORDER BY at", &[])?;
        rows.into_iter().map(row).collect()
    })
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
        match (statements, others) {
            // Looked for again and again: nothing is nothing to note.
            (0, 0) => Ok(Erased::default()),
            _ => note(sql, "before a date", Erased { statements, others }),
        }
    });
    let erased = write.await?;
    database.settle()?;
    Ok(erased)
}

fn statements(sql: &mut dyn Sql, which: &str, value: Value) -> Result<u64, Fault> {
    let value = [value];
    let attached = attached(sql, which, &value)?;
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
        sql.change(&format!("DELETE FROM refused WHERE number IN {places}"), &list)?;
        sql.change(&format!("DELETE FROM statements WHERE number IN {places}"), &list)?;
    }
    detach(sql, attached)?;
    Ok(numbers.len() as u64)
}

/// Digests of what these statements have attached. Their text is asked for the word first: few have any.
fn attached(sql: &mut dyn Sql, which: &str, value: &[Value]) -> Result<BTreeSet<String>, Fault> {
    let select = format!("SELECT body FROM statements WHERE body LIKE '%\"attachments\"%' AND {which}");
    let mut found = BTreeSet::new();
    for mut row in sql.rows(&select, value)? {
        let statement: Json = serde_json::from_str(&row.text(0)?).map_err(|_| Fault::Column(0))?;
        for of in [&statement, &statement["object"]] {
            let all = of["attachments"].as_array().into_iter().flatten();
            found.extend(all.filter_map(|one| Some(one["sha2"].as_str()?.to_ascii_lowercase())));
        }
    }
    Ok(found)
}

/// Takes away content that no statement speaks of any more.
fn detach(sql: &mut dyn Sql, digests: BTreeSet<String>) -> Result<(), Fault> {
    for sha2 in digests {
        let still = "SELECT number FROM statements WHERE body LIKE '%\"attachments\"%' AND LOWER(body) LIKE $1 LIMIT 1";
        if sql.row(still, &[format!("%{sha2}%").into()])?.is_none() {
            sql.change("DELETE FROM attachments WHERE sha2 = $1", &[sha2.into()])?;
        }
    }
    Ok(())
}

fn note(sql: &mut dyn Sql, rule: &str, erased: Erased) -> Result<Erased, Fault> {
    let now = sql.now()?;
    let [statements, others] = [erased.statements, erased.others].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    let values = [now.into(), rule.into(), statements.into(), others.into()];
    sql.change("INSERT INTO erasures (at, rule, statements, others) VALUES ($1, $2, $3, $4)", &values)?;
    Ok(erased)
}
