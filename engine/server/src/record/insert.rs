//! Statements in: each new one with its marks; those that speak of another take on its marks; voiding; activities; attachments.

use super::activities::{self, Known};
use crate::database::{Clock, Fault, Sql, Value, insert_missing, places};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// A statement that was checked and shall be stored.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Its id.
    pub id: Uuid,
    /// The JSON as it came.
    pub body: String,
    /// Digest of its content, the same for the same statement however it is written.
    pub digest: [u8; 32],
    /// Name of the key that it came with.
    pub authority: String,
    /// 1 for xAPI 1.0.3, 2 for 2.0.0: as it was sent.
    pub version: i64,
    /// The mark of who acted; none for a group without identifier.
    pub actor: Option<i64>,
    /// By what it is found, see [`super::marks`].
    pub marks: BTreeSet<i64>,
    /// The statement that it speaks of.
    pub target: Option<Uuid>,
    /// Whether it voids that one.
    pub voids: bool,
    /// Ids and definitions of activities in it, as far as its key may define them.
    pub activities: Vec<(String, serde_json::Value)>,
    /// Attachments that came with it.
    pub attachments: Vec<Attachment>,
}

/// Content that came with a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// SHA-256 (or another of its family) of the content, in hexadecimal digits, small letters.
    pub sha2: String,
    /// Content-Type.
    pub kind: String,
    /// The content.
    pub body: Vec<u8>,
}

/// Another statement has this id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("another statement has the id {0}")]
pub struct Conflict(pub Uuid);

const STATEMENT_COLUMNS: usize = 10;

/// Stores what is new of a batch.
pub(super) fn insert(
    sql: &mut dyn Sql,
    clock: &Clock,
    batch: &[Incoming],
    known: &Known,
) -> Result<Result<(), Conflict>, Fault> {
    let there = there(sql, batch)?;
    let mut new = Vec::with_capacity(batch.len());
    for one in batch {
        match there.get(&one.id) {
            Some(digest) if *digest == one.digest => {}
            Some(_) => return Ok(Err(Conflict(one.id))),
            None => new.push(one),
        }
    }
    if new.is_empty() {
        return Ok(Ok(()));
    }
    let (first, stored) = clock.take(sql, new.len() as i64)?;
    let new: Vec<(i64, &Incoming)> = (first..).zip(new).collect();
    // Who was spoken of before it came, by statements stored earlier.
    let awaited = awaited(sql, &new)?;
    rows(sql, &new, stored)?;
    void(sql, &new)?;
    inherit(sql, &new, &awaited)?;
    activities::learn(sql, new.iter().flat_map(|(_, one)| &one.activities), known)?;
    attach(sql, new.iter().flat_map(|(_, one)| &one.attachments))?;
    Ok(Ok(()))
}

fn there(sql: &mut dyn Sql, batch: &[Incoming]) -> Result<HashMap<Uuid, Vec<u8>>, Fault> {
    let mut there = HashMap::new();
    for ids in batch.chunks(64) {
        let ids: Vec<Value> = ids.iter().map(|one| one.id.into()).collect();
        for mut row in any_of(sql, "SELECT id, digest FROM statements WHERE id IN", ids)? {
            there.insert(row.uuid(0)?, row.bytes(1)?);
        }
    }
    Ok(there)
}

/// A query that ends in a list. The list is filled up by repeating, so that few statements are prepared.
fn any_of(sql: &mut dyn Sql, query: &str, mut list: Vec<Value>) -> Result<Vec<crate::database::Row>, Fault> {
    let Some(last) = list.last().cloned() else { return Ok(Vec::new()) };
    list.resize(list.len().next_power_of_two(), last);
    sql.rows(&format!("{query} {}", places(1, list.len())), &list)
}

fn rows(sql: &mut dyn Sql, new: &[(i64, &Incoming)], stored: i64) -> Result<(), Fault> {
    let mut statements = Vec::with_capacity(new.len() * STATEMENT_COLUMNS);
    let (mut marks, mut targets) = (Vec::new(), Vec::new());
    for (number, one) in new {
        let number = Value::from(*number);
        statements.extend([
            number.clone(),
            one.id.into(),
            stored.into(),
            one.actor.into(),
            one.authority.as_str().into(),
            one.version.into(),
            one.voids.into(),
            false.into(),
            one.digest[..].into(),
            one.body.as_str().into(),
        ]);
        one.marks.iter().for_each(|mark| marks.extend([(*mark).into(), number.clone()]));
        if let Some(target) = one.target {
            targets.extend([target.into(), number]);
        }
    }
    insert_missing(sql, "statements", STATEMENT_COLUMNS, &statements)?;
    insert_missing(sql, "marks", 2, &marks)?;
    insert_missing(sql, "targets", 2, &targets)
}

/// Ids in this batch that a statement spoke of before they came.
fn awaited(sql: &mut dyn Sql, new: &[(i64, &Incoming)]) -> Result<Vec<Uuid>, Fault> {
    let mut awaited = Vec::new();
    for ids in new.chunks(64) {
        let ids = ids.iter().map(|(_, one)| one.id.into()).collect();
        for mut row in any_of(sql, "SELECT DISTINCT target FROM targets WHERE target IN", ids)? {
            awaited.push(row.uuid(0)?);
        }
    }
    Ok(awaited)
}

/// Whoever came first: what a voiding statement speaks of is voided, unless that voids itself.
fn void(sql: &mut dyn Sql, new: &[(i64, &Incoming)]) -> Result<(), Fault> {
    for (_, one) in new.iter().filter(|(_, one)| one.voids) {
        sql.change("UPDATE statements SET voided = 1 WHERE id = $1 AND voids = 0", &[one.target.into()])?;
    }
    Ok(())
}

/// A statement that speaks of another is found by all that the other is found by (xAPI, "Filter Conditions for StatementRefs"),
/// and so on through whole chains.
fn inherit(sql: &mut dyn Sql, new: &[(i64, &Incoming)], awaited: &[Uuid]) -> Result<(), Fault> {
    let mut changed: Vec<Uuid> = awaited.to_vec();
    for (_, one) in new.iter().filter(|(_, one)| one.target.is_some()) {
        changed.extend(one.target);
    }
    for id in awaited {
        let voided = "UPDATE statements SET voided = 1 WHERE id = $1 AND voids = 0 AND EXISTS
            (SELECT 1 FROM targets t JOIN statements s ON s.number = t.number WHERE t.target = $1 AND s.voids = 1)";
        sql.change(voided, &[(*id).into()])?;
    }
    while let Some(id) = changed.pop() {
        let pass = "INSERT INTO marks (mark, number)
            SELECT m.mark, t.number FROM statements s JOIN marks m ON m.number = s.number JOIN targets t ON t.target = s.id
            WHERE s.id = $1 ON CONFLICT DO NOTHING";
        // Nothing new passed on: whoever speaks of those that speak of it has it already. So circles end.
        if sql.change(pass, &[id.into()])? > 0 {
            let speaking = "SELECT s.id FROM targets t JOIN statements s ON s.number = t.number WHERE t.target = $1";
            for mut row in sql.rows(speaking, &[id.into()])? {
                changed.push(row.uuid(0)?);
            }
        }
    }
    Ok(())
}

fn attach<'a>(sql: &mut dyn Sql, attachments: impl Iterator<Item = &'a Attachment>) -> Result<(), Fault> {
    for Attachment { sha2, kind, body } in attachments {
        let values = [sha2.as_str().into(), kind.as_str().into(), body[..].into()];
        insert_missing(sql, "attachments", 3, &values)?;
    }
    Ok(())
}
