//! Stores statements: each new one with its filter keys; a statement that refers to another inherits its keys; voiding; activities;
//! attachments.
//!
//! One thread writes for all requests (`database::writer`), so the work of a request is bounded, whatever is stored already:
//! [`KEYS_PER_REQUEST`] filter keys of its own, [`INHERITED_PER_REQUEST`] inherited ones, [`activities::MOST`] definitions of
//! [`activities::REWRITTEN`] bytes in all, two hundred statements in 1 MB and attachments in 16 MB (`serve::xapi`). A request beyond
//! that is refused whole, before anything is written.

use super::activities;
use super::write_cache::WriteCache;
use crate::database::{Clock, DatabaseError, Sql, Value, insert_missing, placeholders};
use std::collections::{BTreeSet, HashMap, HashSet};
use uuid::Uuid;

/// Most filter keys of a statement of its own: enough for a class of a hundred as a group, or as many activities.
pub const KEYS_PER_STATEMENT: usize = 256;

/// Most filter keys of all statements of a request together.
pub const KEYS_PER_REQUEST: usize = 20_000;

/// Most filter keys that statements inherit in one request, new ones and stored ones; counted before it is done.
pub const INHERITED_PER_REQUEST: i64 = 20_000;

/// A checked statement that is to be stored.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Its id.
    pub id: Uuid,
    /// The JSON as it came.
    pub body: String,
    /// Digest of its content, the same for equivalent spellings.
    pub digest: [u8; 32],
    /// Name of the key that it came with.
    pub authority: String,
    /// 1 for xAPI 1.0.3, 2 for 2.0.0: as it was sent.
    pub version: i64,
    /// Its own timestamp, microseconds since 1970.
    pub timestamp: Option<i64>,
    /// The filter key of the actor; none for a group without identifier.
    pub actor: Option<i64>,
    /// Its filter keys, see [`super::filter_keys`].
    pub filter_keys: BTreeSet<i64>,
    /// The statement that it refers to.
    pub target: Option<Uuid>,
    /// Whether it voids its target.
    pub voids: bool,
    /// Whether its key may void statements of other keys.
    pub over_others: bool,
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

/// Why a batch was not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InsertError {
    /// Another statement has this id.
    #[error("another statement has the id {0}")]
    Conflict(Uuid),
    /// Storing it would exceed the work that one request may cause.
    #[error("too much hangs together here: too many agents, activities or statements that speak of each other")]
    TooTangled,
}

const STATEMENT_COLUMNS: usize = 10;

/// In the column `voids`: the statement's key may void statements of other keys.
const OVER_OTHERS: i64 = 2;

/// Stores the new statements of a batch.
pub(super) fn insert(
    sql: &mut dyn Sql,
    clock: &Clock,
    batch: &[Incoming],
    cache: &WriteCache,
) -> Result<Result<(), InsertError>, DatabaseError> {
    cache.refresh(sql)?;
    // A late copy of an erased statement is accepted and not stored.
    let (late, batch): (Vec<&Incoming>, Vec<&Incoming>) = batch.iter().partition(|one| cache.is_late(one));
    let there = there(sql, &batch)?;
    let mut new = Vec::with_capacity(batch.len());
    for one in &batch {
        match there.get(&one.id) {
            Some(digest) if *digest == one.digest => {}
            Some(_) => return Ok(Err(InsertError::Conflict(one.id))),
            None => new.push(*one),
        }
    }
    if new.is_empty() {
        return Ok(Ok(()));
    }
    if new.iter().map(|one| one.filter_keys.len()).sum::<usize>() > KEYS_PER_REQUEST {
        return Ok(Err(InsertError::TooTangled));
    }
    let (first, stored) = clock.take(sql, new.len() as i64)?;
    let new: Vec<(i64, &Incoming)> = (first..).zip(new).collect();
    rows(sql, &new, stored)?;
    // Statements of this batch to which statements stored earlier refer.
    let awaited = awaited(sql, first)?;
    if !inherit(sql, &new, &awaited)? {
        return Ok(Err(InsertError::TooTangled));
    }
    void(sql, &new, &awaited)?;
    if !activities::learn(sql, new.iter().flat_map(|(_, one)| &one.activities), cache)? {
        return Ok(Err(InsertError::TooTangled));
    }
    attach(sql, new.iter().flat_map(|(_, one)| &one.attachments))?;
    // An attachment of several statements came with the first of them.
    let spoken_of = |sha2: &str| new.iter().any(|(_, one)| one.body.to_ascii_lowercase().contains(sha2));
    attach(sql, late.iter().flat_map(|one| &one.attachments).filter(|one| spoken_of(&one.sha2)))?;
    Ok(Ok(()))
}

fn there(sql: &mut dyn Sql, batch: &[&Incoming]) -> Result<HashMap<Uuid, Vec<u8>>, DatabaseError> {
    let mut there = HashMap::new();
    for ids in batch.chunks(64) {
        let ids: Vec<Value> = ids.iter().map(|one| one.id.into()).collect();
        for mut row in any_of(sql, "SELECT id, digest FROM statements WHERE id IN", ids)? {
            there.insert(row.uuid(0)?, row.bytes(1)?);
        }
    }
    Ok(there)
}

/// A query that ends in a list. The list is padded by repeating its last value, so that few statements are prepared.
fn any_of(sql: &mut dyn Sql, query: &str, mut list: Vec<Value>) -> Result<Vec<crate::database::Row>, DatabaseError> {
    let Some(last) = list.last().cloned() else { return Ok(Vec::new()) };
    list.resize(list.len().next_power_of_two(), last);
    sql.rows(&format!("{query} {}", placeholders(1, list.len())), &list)
}

fn rows(sql: &mut dyn Sql, new: &[(i64, &Incoming)], stored: i64) -> Result<(), DatabaseError> {
    let mut statements = Vec::with_capacity(new.len() * STATEMENT_COLUMNS);
    let (mut filter_keys, mut targets) = (Vec::new(), Vec::new());
    for (number, one) in new {
        let number = Value::from(*number);
        statements.extend([
            number.clone(),
            one.id.into(),
            stored.into(),
            one.actor.into(),
            one.authority.as_str().into(),
            one.version.into(),
            (i64::from(one.voids) * if one.over_others { OVER_OTHERS } else { 1 }).into(),
            false.into(),
            one.digest[..].into(),
            one.body.as_str().into(),
        ]);
        one.filter_keys.iter().for_each(|filter_key| filter_keys.extend([(*filter_key).into(), number.clone()]));
        if let Some(target) = one.target {
            targets.extend([target.into(), number]);
        }
    }
    insert_missing(sql, "statements", STATEMENT_COLUMNS, &statements)?;
    insert_missing(sql, "marks", 2, &filter_keys)?;
    insert_missing(sql, "targets", 2, &targets)
}

/// Ids in this batch, which has the numbers from `first` on, to which earlier statements refer.
fn awaited(sql: &mut dyn Sql, first: i64) -> Result<Vec<Uuid>, DatabaseError> {
    // One reference is enough.
    let spoken_of = "SELECT s.id FROM statements s WHERE s.number >= $1
        AND EXISTS (SELECT 1 FROM targets t WHERE t.target = s.id AND t.number < $1)";
    sql.rows(spoken_of, &[first.into()])?.into_iter().map(|mut row| row.uuid(0)).collect()
}

/// Voids the target of a voiding statement, whichever came first, unless the target is a voiding statement itself.
fn void(sql: &mut dyn Sql, new: &[(i64, &Incoming)], awaited: &[Uuid]) -> Result<(), DatabaseError> {
    for (_, one) in new.iter().filter(|(_, one)| one.voids) {
        let own = "UPDATE statements SET voided = 1 WHERE id = $1 AND voids = 0 AND (CAST($3 AS BIGINT) = 1 OR authority = $2)";
        sql.change(own, &[one.target.into(), one.authority.as_str().into(), one.over_others.into()])?;
    }
    for id in awaited {
        let voided = "UPDATE statements SET voided = 1 WHERE id = $1 AND voids = 0 AND EXISTS
            (SELECT 1 FROM targets t JOIN statements s ON s.number = t.number WHERE t.target = $1 AND
            (s.voids = 2 OR s.voids = 1 AND s.authority = statements.authority))";
        sql.change(voided, &[(*id).into()])?;
    }
    Ok(())
}

/// A statement that refers to another is found by all filters that find the other (xAPI, "Filter Conditions for StatementRefs"),
/// and so on along chains. False where that exceeds the limit of a request: then the transaction must be rolled back.
fn inherit(sql: &mut dyn Sql, new: &[(i64, &Incoming)], awaited: &[Uuid]) -> Result<bool, DatabaseError> {
    let mut budget = Budget(INHERITED_PER_REQUEST);
    let (order, mut grown) = far_ends_first(new);
    // A new statement inherits the keys of its own target alone, whatever else refers to that target.
    for (number, target) in order {
        if !budget.spend(1, filter_keys_of(sql, target, budget.0)?) {
            return Ok(false);
        }
        let take = "INSERT INTO marks (mark, number)
            SELECT m.mark, CAST($2 AS BIGINT) FROM statements s JOIN marks m ON m.number = s.number WHERE s.id = $1 ON CONFLICT DO NOTHING";
        sql.change(take, &[target.into(), number.into()])?;
    }
    grown.extend(awaited);
    while let Some(id) = grown.pop() {
        let speaking = count(sql, "SELECT 1 FROM targets WHERE target = $1", id, budget.0)?;
        if !budget.spend(speaking, filter_keys_of(sql, id, budget.0)?) {
            return Ok(false);
        }
        let pass = "INSERT INTO marks (mark, number)
            SELECT m.mark, t.number FROM statements s JOIN marks m ON m.number = s.number JOIN targets t ON t.target = s.id
            WHERE s.id = $1 ON CONFLICT DO NOTHING";
        // When nothing new was inherited, statements further along the chain have it already. So cycles end.
        if sql.change(pass, &[id.into()])? > 0 {
            let spoken_of_too =
                "SELECT s.id FROM targets t JOIN statements s ON s.number = t.number WHERE t.target = $1
                AND EXISTS (SELECT 1 FROM targets u WHERE u.target = s.id)";
            for mut row in sql.rows(spoken_of_too, &[id.into()])? {
                grown.push(row.uuid(0)?);
            }
        }
    }
    Ok(true)
}

/// Numbers and targets of referring statements, each after its target, so that a chain needs one pass; and one statement
/// of each cycle, from which its keys are passed on again.
fn far_ends_first(new: &[(i64, &Incoming)]) -> (Vec<(i64, Uuid)>, Vec<Uuid>) {
    let speaking: HashMap<Uuid, (i64, Uuid)> =
        new.iter().filter_map(|(number, one)| Some((one.id, (*number, one.target?)))).collect();
    let (mut order, mut circles) = (Vec::with_capacity(speaking.len()), Vec::new());
    let mut seen: HashSet<Uuid> = HashSet::new();
    for (_, one) in new {
        let (mut way, mut at) = (Vec::new(), one.id);
        while let Some(step) = speaking.get(&at).filter(|_| seen.insert(at)) {
            way.push((at, *step));
            at = step.1;
        }
        if way.iter().any(|(id, _)| *id == at) {
            circles.push(at);
        }
        order.extend(way.into_iter().rev().map(|(_, step)| step));
    }
    (order, circles)
}

/// Filter keys that may still be inherited.
struct Budget(i64);

impl Budget {
    /// Spends the inherited keys of so many statements, and at least one for the query that counts them.
    fn spend(&mut self, statements: i64, filter_keys: i64) -> bool {
        self.0 -= statements.saturating_mul(filter_keys.max(1)).max(1);
        self.0 >= 0
    }
}

fn filter_keys_of(sql: &mut dyn Sql, id: Uuid, most: i64) -> Result<i64, DatabaseError> {
    count(sql, "SELECT 1 FROM statements s JOIN marks m ON m.number = s.number WHERE s.id = $1", id, most)
}

/// The number of rows of a query, or `most + 1` for all that have more.
fn count(sql: &mut dyn Sql, rows: &str, id: Uuid, most: i64) -> Result<i64, DatabaseError> {
    let count = format!("SELECT COUNT(*) FROM ({rows} LIMIT $2) AS found");
    sql.row(&count, &[id.into(), (most + 1).into()])?.ok_or(DatabaseError::Column(0))?.int(0)
}

fn attach<'a>(sql: &mut dyn Sql, attachments: impl Iterator<Item = &'a Attachment>) -> Result<(), DatabaseError> {
    for Attachment { sha2, kind, body } in attachments {
        let values = [sha2.as_str().into(), kind.as_str().into(), body[..].into()];
        insert_missing(sql, "attachments", 3, &values)?;
    }
    Ok(())
}
