//! The one thread that writes: several requests share a commit, and each learns its own result after it.

use super::{Done, Job, Row, WriteError, in_micros};
use rusqlite::{Connection, OptionalExtension, params};
use shujin_trace::Timestamp;
use std::sync::mpsc::Receiver;

/// Most requests that share a commit.
const SHARED: usize = 64;

/// Writes until the last sender is gone.
pub(super) fn write_all(mut connection: Connection, mut last: Timestamp, inbox: &Receiver<Job>) {
    while let Ok(first) = inbox.recv() {
        let jobs: Vec<Job> = std::iter::once(first).chain(inbox.try_iter().take(SHARED - 1)).collect();
        // `stored` never stands still or runs back, whatever the clock does: queries page by it.
        let tick = jiff::SignedDuration::from_micros(1);
        last = Timestamp::now().max(last.checked_add(tick).unwrap_or(last));
        let (batches, dones): (Vec<_>, Vec<_>) = jobs.into_iter().unzip();
        match write_shared(&mut connection, &batches, &in_micros(last)) {
            Ok(results) => dones.into_iter().zip(results).for_each(|(done, result)| _ = done.send(result)),
            Err(_) => alone(&mut connection, batches, dones, &in_micros(last)),
        }
    }
}

/// A shared commit failed: each batch once more by itself, so that everybody learns their own result.
fn alone(connection: &mut Connection, batches: Vec<Vec<Row>>, dones: Vec<Done>, stored: &str) {
    for (batch, done) in batches.into_iter().zip(dones) {
        let written = write_shared(connection, &[batch], stored);
        let result = written.map_err(WriteError::from).and_then(|results| results.into_iter().collect());
        let _ = done.send(result); // nobody waits any more: the statement is kept all the same
    }
}

/// Writes several batches in one transaction; one that conflicts is undone by itself.
fn write_shared(
    connection: &mut Connection,
    batches: &[Vec<Row>],
    stored: &str,
) -> rusqlite::Result<Vec<Result<(), WriteError>>> {
    let mut transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let mut results = Vec::with_capacity(batches.len());
    for batch in batches {
        let savepoint = transaction.savepoint()?;
        match insert(&savepoint, batch, stored) {
            Ok(()) => {
                savepoint.commit()?;
                results.push(Ok(()));
            }
            Err(WriteError::Sqlite(error)) => return Err(error),
            Err(refused) => results.push(Err(refused)), // dropping the savepoint undoes it
        }
    }
    transaction.commit()?;
    Ok(results)
}

fn insert(connection: &Connection, batch: &[Row], stored: &str) -> Result<(), WriteError> {
    let mut known = connection.prepare_cached("SELECT digest FROM statements WHERE id = ?1")?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO statements (id, stored, body, digest, authority, agent, verb, activity, registration)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for row in batch {
        let Row { id, body, digest, authority, agent, verb, activity, registration } = row;
        match known.query_row([id.to_string()], |row| row.get::<_, Vec<u8>>(0)).optional()? {
            Some(there) if there == digest => {}
            Some(_) => return Err(WriteError::Conflict(*id)),
            None => {
                let id = id.to_string();
                insert.execute(params![
                    id,
                    stored,
                    body,
                    &digest[..],
                    authority,
                    agent,
                    verb,
                    activity,
                    registration
                ])?;
            }
        }
    }
    Ok(())
}
