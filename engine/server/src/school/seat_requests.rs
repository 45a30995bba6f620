//! Seat requests: a browser that chose a picture which another browser holds asks for the seat. Its page shows a number; the pupil shows it
//! to the teacher, who gives the seat to that number alone. So a script gains nothing by being first when a seat is released.
//!
//! Limits by address are in `serve::limits`.

use crate::database::{Database, DatabaseError, Row, Sql};
use crate::secret::random_hex;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How long a teacher sees a request, microseconds.
pub const OPEN: i64 = 10 * 60 * 1_000_000;
/// Rows are of no use after so long, microseconds.
const KEPT: i64 = 24 * 3600 * 1_000_000;
/// Numbers of three digits: a child reads them out, and they are more than anybody can ask for.
const NUMBERS: std::ops::RangeInclusive<i64> = 100..=999;

/// A browser's request for a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatRequest {
    /// What its cookie holds.
    pub id: String,
    /// What it shows.
    pub number: i64,
}

/// The open request of a browser in a lesson, redirected to this pupil's seat; none where there is no such request.
///
/// # Errors
/// When the database fails.
pub async fn redirect(
    database: &Database,
    lesson: Uuid,
    learner: &str,
    own: String,
) -> Result<Option<SeatRequest>, DatabaseError> {
    let (lesson, learner) = (lesson.to_string(), learner.to_owned());
    let write = database.change(move |sql| {
        let now = sql.now()?;
        let select = "SELECT number, learner FROM askers WHERE id = $1 AND lesson = $2 AND given IS NULL AND at > $3";
        let found = sql.row(select, &[own.as_str().into(), lesson.as_str().into(), (now - OPEN).into()])?;
        let Some(mut row) = found else { return Ok(None) };
        if row.text(1)? != learner {
            let update = "UPDATE askers SET learner = $2, at = $3 WHERE id = $1";
            sql.change(update, &[own.as_str().into(), learner.as_str().into(), now.into()])?;
        }
        Ok(Some(SeatRequest { id: own.clone(), number: row.int(0)? }))
    });
    write.await
}

/// A new asker for a pupil's seat; nothing where all numbers are out.
///
/// # Errors
/// When the database fails, or the system has no randomness.
pub async fn create(database: &Database, lesson: Uuid, learner: &str) -> Result<Option<SeatRequest>, DatabaseError> {
    let id = random_hex::<16>().map_err(|_| DatabaseError::Closed)?;
    let first = i64::from(getrandom::u32().map_err(|_| DatabaseError::Closed)?);
    let (lesson, learner) = (lesson.to_string(), learner.to_owned());
    let write = database.change(move |sql| {
        let now = sql.now()?;
        sql.change("DELETE FROM askers WHERE at < $1", &[(now - KEPT).into()])?;
        let select = "SELECT number FROM askers WHERE lesson = $1 AND at > $2";
        let out = sql.rows(select, &[lesson.as_str().into(), (now - OPEN).into()])?;
        let out: Vec<i64> = out.into_iter().map(|mut row| row.int(0)).collect::<Result<_, _>>()?;
        let many = NUMBERS.end() - NUMBERS.start() + 1;
        let mut numbers = (0..many).map(|at| NUMBERS.start() + (first + at) % many);
        let Some(number) = numbers.find(|number| !out.contains(number)) else { return Ok(None) };
        let insert = "INSERT INTO askers (id, lesson, learner, number, at, given) VALUES ($1, $2, $3, $4, $5, NULL)";
        let values = [id.as_str().into(), lesson.as_str().into(), learner.as_str().into(), number.into(), now.into()];
        sql.change(insert, &values)?;
        Ok(Some(SeatRequest { id: id.clone(), number }))
    });
    write.await
}

/// Gives a pupil's seat to the request with this number: releases the seat from the browser that holds it, and reserves it for a while.
/// Returns whether there is such a request.
///
/// # Errors
/// When the database fails.
pub async fn grant(database: &Database, lesson: Uuid, learner: &str, number: i64) -> Result<bool, DatabaseError> {
    let (lesson, learner) = (lesson.to_string(), learner.to_owned());
    let write = database.change(move |sql| {
        let now = sql.now()?;
        let seat = [lesson.as_str().into(), learner.as_str().into()];
        let select = "SELECT id FROM askers WHERE lesson = $1 AND learner = $2 AND number = $3 AND at > $4
            AND given IS NULL";
        let asks = sql.row(select, &[&seat[..], &[number.into(), (now - OPEN).into()]].concat())?;
        let Some(mut asks) = asks else { return Ok(false) };
        // A seat that was given before and not taken is given to this request instead.
        sql.change("DELETE FROM askers WHERE lesson = $1 AND learner = $2 AND given IS NOT NULL", &seat)?;
        sql.change("UPDATE askers SET given = $2 WHERE id = $1", &[asks.text(0)?.into(), now.into()])?;
        let leave = "UPDATE seats SET until = $3 WHERE lesson = $1 AND learner = $2 AND until IS NULL";
        sql.change(leave, &[&seat[..], &[now.into()]].concat())?;
        Ok(true)
    });
    write.await
}

/// The numbers of the open requests in a lesson, by the pseudonym of the pupil whose seat it is, the oldest first. Blocks.
///
/// # Errors
/// When the database fails.
pub fn open_numbers(database: &Database, lesson: Uuid) -> Result<BTreeMap<String, Vec<i64>>, DatabaseError> {
    let one = |mut row: Row| Ok((row.text(0)?, row.int(1)?));
    let all = |sql: &mut dyn Sql| {
        let since = sql.now()? - OPEN;
        let select =
            "SELECT learner, number FROM askers WHERE lesson = $1 AND given IS NULL AND at > $2 ORDER BY at, id";
        let rows = sql.rows(select, &[lesson.to_string().into(), since.into()])?;
        rows.into_iter().map(one).collect::<Result<Vec<(String, i64)>, DatabaseError>>()
    };
    let mut open = BTreeMap::<String, Vec<i64>>::new();
    for (learner, number) in database.read(all)? {
        open.entry(learner).or_default().push(number);
    }
    Ok(open)
}
