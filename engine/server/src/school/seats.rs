//! Seats: which browser holds which pupil's place in a lesson, from when to when. A page's key names a seat, and nothing else says whose
//! statements it may bring.
//!
//! A pupil's place is held by one browser at a time. Another that chooses the same picture is turned away and the teacher sees it; the
//! teacher lets the place go, for a pupil whose tablet gave out or where somebody sat down in another's place.

use super::lessons::{self, Lesson};
use crate::database::{Database, Fault, Row, Sql};
use data_encoding::HEXLOWER;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The lesson.
    pub lesson: Lesson,
    /// The pupil's pseudonym.
    pub learner: String,
    /// Since when this browser holds it, microseconds since 1970.
    pub since: i64,
    /// Until when it did.
    pub until: Option<i64>,
}

impl Seat {
    /// Until when what was done here belongs to the lesson: the seat was let go, the lesson was ended, or went on too long.
    pub fn ends(&self) -> i64 {
        let lesson = self.lesson.ended.unwrap_or(i64::MAX).min(self.lesson.started.saturating_add(lessons::LONGEST));
        lesson.min(self.until.unwrap_or(i64::MAX))
    }

    /// Whether it is held, in a lesson that is on, at this time.
    pub fn is_held(&self, now: i64) -> bool {
        self.until.is_none() && self.lesson.is_on(now)
    }
}

/// What came of choosing a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The seat is held by this browser now; its id.
    Yes(String),
    /// Another browser holds it.
    Held,
}

/// Takes the seat of a pupil for a browser, which may hold one already (`own`): in the same lesson that is let go, so that nobody sits in two
/// places.
///
/// # Errors
/// When the database fails, or the system has no randomness.
pub async fn take(database: &Database, lesson: Uuid, learner: &str, own: Option<String>) -> Result<Taken, Fault> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| Fault::Closed)?;
    let (id, learner) = (HEXLOWER.encode(&bytes), learner.to_owned());
    let write = database.change(move |sql| {
        let (now, lesson) = (sql.now()?, lesson.to_string());
        let holder = sql.row(
            "SELECT id FROM seats WHERE lesson = $1 AND learner = $2 AND until IS NULL",
            &[lesson.as_str().into(), learner.as_str().into()],
        )?;
        if let Some(mut holder) = holder {
            let holder = holder.text(0)?;
            if own.as_ref() == Some(&holder) {
                return Ok(Taken::Yes(holder));
            }
            sql.change("UPDATE seats SET asked = $2 WHERE id = $1", &[holder.into(), now.into()])?;
            return Ok(Taken::Held);
        }
        if let Some(own) = &own {
            let leave = "UPDATE seats SET until = $3 WHERE id = $1 AND lesson = $2 AND until IS NULL";
            sql.change(leave, &[own.as_str().into(), lesson.as_str().into(), now.into()])?;
        }
        let insert = "INSERT INTO seats (id, lesson, learner, since, until, asked) VALUES ($1, $2, $3, $4, NULL, NULL)";
        sql.change(insert, &[id.as_str().into(), lesson.as_str().into(), learner.as_str().into(), now.into()])?;
        let join = "INSERT INTO joins (lesson, learner, joined) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        sql.change(join, &[lesson.as_str().into(), learner.as_str().into(), now.into()])?;
        Ok(Taken::Yes(id.clone()))
    });
    write.await
}

/// Lets a pupil's seat go, so that another browser can take it.
///
/// # Errors
/// When the database fails.
pub async fn release(database: &Database, lesson: Uuid, learner: &str) -> Result<(), Fault> {
    let learner = learner.to_owned();
    let write = database.change(move |sql| {
        let now = sql.now()?;
        let leave = "UPDATE seats SET until = $3 WHERE lesson = $1 AND learner = $2 AND until IS NULL";
        sql.change(leave, &[lesson.to_string().into(), learner.as_str().into(), now.into()])
    });
    write.await.map(drop)
}

/// The seat with this id. Blocks.
///
/// # Errors
/// When the database fails.
pub fn get(database: &Database, id: &str) -> Result<Option<Seat>, Fault> {
    database.read(|sql| {
        let select = "SELECT lesson, learner, since, until FROM seats WHERE id = $1";
        let Some(mut row) = sql.row(select, &[id.into()])? else { return Ok(None) };
        let lesson: Uuid = row.text(0)?.parse().map_err(|_| Fault::Column(0))?;
        let Some(lesson) = lessons::find(sql, lesson)? else { return Ok(None) };
        Ok(Some(Seat { lesson, learner: row.text(1)?, since: row.int(2)?, until: row.maybe_int(3)? }))
    })
}

/// Who sits in a lesson now, by pseudonym, and whether another browser has asked for the place. Blocks.
///
/// # Errors
/// When the database fails.
pub fn held(database: &Database, lesson: Uuid) -> Result<BTreeMap<String, bool>, Fault> {
    let one = |mut row: Row| Ok((row.text(0)?, row.maybe_int(1)?.is_some()));
    let all = |sql: &mut dyn Sql| {
        let select = "SELECT learner, asked FROM seats WHERE lesson = $1 AND until IS NULL";
        sql.rows(select, &[lesson.to_string().into()])?.into_iter().map(one).collect()
    };
    database.read(all)
}
