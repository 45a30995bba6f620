//! Seats: which browser holds which pupil's place in a lesson, and when. A page's key names a seat, and the seat alone determines whose
//! statements the page may send.
//!
//! One browser at a time holds a pupil's place. A second one that chooses the same picture is turned away and asks the teacher
//! ([`super::seat_requests`]), who can give it the place: when a tablet failed, or a pupil took another's place. A seat that a browser left
//! for another at once was a mistake and counts for nothing, so that a browser which tries all pictures keeps one seat.

use super::erase;
use super::lessons::{self, Lesson};
use crate::database::{Database, DatabaseError, Row, Sql};
use crate::record::filter_keys::{FilterField, filter_key};
use crate::secret::random_hex;
use shujin_trace::check;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A seat left for another within this time was taken by mistake, microseconds.
const SLIP: i64 = 60 * 1_000_000;
/// How often a browser may change seats in a lesson on its own.
const CHANGES: i64 = 3;
/// How long a seat that was given is reserved, microseconds.
const RESERVED: i64 = 3 * 60 * 1_000_000;
/// How long after its release a seat still accepts statements while the lesson goes on, microseconds: a tablet on the network has sent
/// them by then, and a browser in another pupil's place can add nothing later.
pub const DELIVERED: i64 = 2 * 60 * 1_000_000;
/// Tolerance for a page's clock, which is set by the server's, microseconds.
pub const SLACK: i64 = 5 * 1_000_000;

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
    /// The time until which activity in this seat belongs to the lesson: the seat was released, the lesson ended, or it lasted too long.
    pub fn ends(&self) -> i64 {
        self.lesson_ends().min(self.until.unwrap_or(i64::MAX))
    }

    fn lesson_ends(&self) -> i64 {
        self.lesson.ended.unwrap_or(i64::MAX).min(self.lesson.started.saturating_add(lessons::LONGEST))
    }

    /// Whether it is held, in a lesson that is on, at this time.
    pub fn is_held(&self, now: i64) -> bool {
        self.until.is_none() && self.lesson.is_on(now)
    }

    /// Whether it is too late for statements: the seat was released, or taken away by the teacher, a while ago.
    pub fn is_closed(&self, now: i64) -> bool {
        self.until.is_some_and(|until| until < self.lesson_ends() && now > until.saturating_add(DELIVERED))
    }

    /// The time span in which activity belongs to this seat: while it was held, and `grace` after the lesson's end if it was held to the end.
    /// None for a mistake. Another pupil may have used the browser before and after, so the span is widened by the clocks' tolerance alone.
    pub fn span(&self, grace: i64) -> Option<(i64, i64)> {
        let (from, end) = (self.since - SLACK, self.lesson_ends());
        match self.until {
            Some(until) if until <= self.since => None,
            Some(until) if until < end => Some((from, until + SLACK)),
            _ => Some((from, end.saturating_add(grace))),
        }
    }
}

/// A browser that chooses a picture, by its cookies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Browser {
    /// The seat that it took before.
    pub seat: Option<String>,
    /// Its seat request.
    pub asker: Option<String>,
}

/// The state of a seat for a browser that chooses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It holds the seat.
    Own,
    /// The teacher gave it the seat.
    Given,
    /// Another holds it, or was given it.
    Held,
    /// The seat is free.
    Free,
    /// The seat is free, but this browser has changed seats too often in this lesson.
    Enough,
}

/// The result of choosing a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The seat is held by this browser now: its id, and that of the first that this browser took in the lesson.
    Yes(String, String),
    /// Another browser holds it, or was given it.
    Held,
    /// This browser has changed seats too often in this lesson.
    Enough,
}

/// Takes a pupil's seat for a browser; releases the seat that it holds in the same lesson, so that no browser has two.
///
/// # Errors
/// When the database fails, or the system has no randomness.
pub async fn sit(database: &Database, lesson: Uuid, learner: &str, browser: Browser) -> Result<Taken, DatabaseError> {
    let id = random_hex::<16>().map_err(|_| DatabaseError::Closed)?;
    let (learner, lesson) = (learner.to_owned(), lesson.to_string());
    let write = database.change(move |sql| {
        let now = sql.now()?;
        let (holder, given) = who(sql, &lesson, &learner)?;
        if let Some(holder) = holder {
            if browser.seat.as_ref() == Some(&holder) {
                let (first, _) = chain(sql, &lesson, Some(&holder))?;
                return Ok(Taken::Yes(holder.clone(), first.unwrap_or(holder)));
            }
            sql.change("UPDATE seats SET asked = $2 WHERE id = $1", &[holder.into(), now.into()])?;
            return Ok(Taken::Held);
        }
        if given.is_some() && given != browser.asker {
            return Ok(Taken::Held);
        }
        let (chain, changed) = chain(sql, &lesson, browser.seat.as_deref())?;
        if given.is_none() && changed > CHANGES {
            return Ok(Taken::Enough);
        }
        if let Some(own) = &browser.seat {
            leave(sql, &lesson, own, now)?;
        }
        if let Some(given) = given {
            sql.change("DELETE FROM askers WHERE id = $1", &[given.into()])?;
        }
        let insert = "INSERT INTO seats (id, lesson, learner, since, until, asked, chain)
            VALUES ($1, $2, $3, $4, NULL, NULL, $5)";
        let chain = chain.unwrap_or_else(|| id.clone());
        let (own, held) = (lesson.as_str().into(), learner.as_str().into());
        sql.change(insert, &[id.as_str().into(), own, held, now.into(), chain.as_str().into()])?;
        let join = "INSERT INTO joins (lesson, learner, joined) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        sql.change(join, &[lesson.as_str().into(), learner.as_str().into(), now.into()])?;
        Ok(Taken::Yes(id.clone(), chain))
    });
    write.await
}

/// The held seat of a pupil, and the request for which it is reserved.
fn who(sql: &mut dyn Sql, lesson: &str, learner: &str) -> Result<(Option<String>, Option<String>), DatabaseError> {
    let holder = "SELECT id FROM seats WHERE lesson = $1 AND learner = $2 AND until IS NULL";
    let holder = sql.row(holder, &[lesson.into(), learner.into()])?.map(|mut row| row.text(0)).transpose()?;
    let since = sql.now()? - RESERVED;
    let given = "SELECT id FROM askers WHERE lesson = $1 AND learner = $2 AND given > $3";
    let given = sql.row(given, &[lesson.into(), learner.into(), since.into()])?;
    Ok((holder, given.map(|mut row| row.text(0)).transpose()?))
}

/// The chain of a browser's seats in a lesson, by one of them, and how many seats it has: however old the cookie is that came, all count.
fn chain(sql: &mut dyn Sql, lesson: &str, seat: Option<&str>) -> Result<(Option<String>, i64), DatabaseError> {
    let Some(seat) = seat else { return Ok((None, 0)) };
    let select = "SELECT COALESCE(chain, id) FROM seats WHERE id = $1 AND lesson = $2";
    let Some(mut row) = sql.row(select, &[seat.into(), lesson.into()])? else { return Ok((None, 0)) };
    let chain = row.text(0)?;
    let count = "SELECT COUNT(*) FROM seats WHERE lesson = $1 AND chain = $2";
    let seats = sql.row(count, &[lesson.into(), chain.as_str().into()])?.map(|mut row| row.int(0)).transpose()?;
    Ok((Some(chain), seats.unwrap_or_default()))
}

/// Releases a browser's own seat for another. If it was a mistake, it was never held: the pupil has not joined by it, and its statements
/// are deleted.
fn leave(sql: &mut dyn Sql, lesson: &str, seat: &str, now: i64) -> Result<(), DatabaseError> {
    let select = "SELECT learner, since FROM seats WHERE id = $1 AND lesson = $2 AND until IS NULL";
    let Some(mut own) = sql.row(select, &[seat.into(), lesson.into()])? else { return Ok(()) };
    let (learner, since) = (own.text(0)?, own.int(1)?);
    let until = if now - since < SLIP { since } else { now };
    sql.change("UPDATE seats SET until = $2 WHERE id = $1", &[seat.into(), until.into()])?;
    if until == since {
        // A pupil who joined before has another time.
        let unjoin = "DELETE FROM joins WHERE lesson = $1 AND learner = $2 AND joined = $3";
        sql.change(unjoin, &[lesson.into(), learner.as_str().into(), since.into()])?;
        take_back(sql, lesson, &learner, since)?;
    }
    Ok(())
}

/// Deletes what was recorded of a pupil in a lesson since a seat was taken: statements of that time that were stored since, and the
/// recording. Statements that an earlier holder sends late are of another time, and stay.
fn take_back(sql: &mut dyn Sql, lesson: &str, learner: &str, since: i64) -> Result<(), DatabaseError> {
    let mut gone = Vec::new();
    for mut home in sql.rows("SELECT home FROM homes", &[])? {
        let home = home.text(0)?;
        let of_learner = filter_key(FilterField::Agent, &format!("account {home} {learner}"));
        let of_lesson = filter_key(FilterField::RelatedActivity, &format!("{home}/lessons/{lesson}"));
        let select = "SELECT number, body FROM statements WHERE stored >= $1 AND number IN (SELECT number FROM marks WHERE mark = $2)
            AND number IN (SELECT number FROM marks WHERE mark = $3)";
        for mut row in sql.rows(select, &[since.into(), of_learner.into(), of_lesson.into()])? {
            let (number, body) = (row.int(0)?, row.text(1)?);
            let statement: serde_json::Value = serde_json::from_str(&body).unwrap_or_default();
            let at = statement["timestamp"].as_str().and_then(check::instant);
            if at.is_none_or(|at| at.as_microsecond() >= since - SLACK) {
                gone.push(number);
            }
        }
    }
    erase::statements(sql, &gone, &mut |_, _| {})?;
    let recording = "DELETE FROM documents WHERE resource = $1 AND owner = $2 AND id = $3 AND updated >= $4";
    sql.change(recording, &[lessons::RECORDING.into(), lesson.into(), learner.into(), since.into()])?;
    Ok(())
}

/// How a pupil's seat stands to a browser. Blocks.
///
/// # Errors
/// When the database fails.
pub fn stands(database: &Database, lesson: Uuid, learner: &str, browser: &Browser) -> Result<Stands, DatabaseError> {
    let lesson = lesson.to_string();
    let ((holder, given), (_, changed)) =
        database.read(|sql| Ok((who(sql, &lesson, learner)?, chain(sql, &lesson, browser.seat.as_deref())?)))?;
    Ok(match (holder, given) {
        (None, None) if changed > CHANGES => Stands::Enough,
        (None, None) => Stands::Free,
        (Some(holder), _) if browser.seat.as_ref() == Some(&holder) => Stands::Own,
        (None, given) if given == browser.asker => Stands::Given,
        _ => Stands::Held,
    })
}

/// The seat with this id. Blocks.
///
/// # Errors
/// When the database fails.
pub fn get(database: &Database, id: &str) -> Result<Option<Seat>, DatabaseError> {
    database.read(|sql| {
        let select = "SELECT lesson, learner, since, until FROM seats WHERE id = $1";
        let Some(mut row) = sql.row(select, &[id.into()])? else { return Ok(None) };
        let lesson: Uuid = row.text(0)?.parse().map_err(|_| DatabaseError::Column(0))?;
        let Some(lesson) = lessons::find(sql, lesson)? else { return Ok(None) };
        Ok(Some(Seat { lesson, learner: row.text(1)?, since: row.int(2)?, until: row.maybe_int(3)? }))
    })
}

/// The held seats of a lesson, by pseudonym, and whether another browser has asked for each lately. Blocks.
///
/// # Errors
/// When the database fails.
pub fn held(database: &Database, lesson: Uuid) -> Result<BTreeMap<String, bool>, DatabaseError> {
    let all = |sql: &mut dyn Sql| {
        let since = sql.now()? - super::seat_requests::OPEN;
        let one = |mut row: Row| Ok((row.text(0)?, row.maybe_int(1)?.is_some_and(|asked| asked > since)));
        let select = "SELECT learner, asked FROM seats WHERE lesson = $1 AND until IS NULL";
        sql.rows(select, &[lesson.to_string().into()])?.into_iter().map(one).collect()
    };
    database.read(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_its_holders_while_it_is_held() {
        let minute = 60 * 1_000_000;
        let seat = |until: Option<i64>, ended: Option<i64>| {
            let lesson = Lesson {
                id: Uuid::nil(),
                class: String::new(),
                scene: String::new(),
                code: String::new(),
                teacher: String::new(),
                started: 0,
                ended,
                paused: false,
            };
            Seat { lesson, learner: String::new(), since: minute, until }.span(10 * minute)
        };
        assert_eq!(seat(Some(minute), None), None, "a slip");
        assert_eq!(seat(Some(5 * minute), Some(9 * minute)), Some((minute - SLACK, 5 * minute + SLACK)));
        // Held to the end: released after it or not at all.
        for until in [None, Some(9 * minute), Some(12 * minute)] {
            assert_eq!(seat(until, Some(9 * minute)), Some((minute - SLACK, 19 * minute)));
        }
        assert_eq!(seat(None, None), Some((minute - SLACK, lessons::LONGEST + 10 * minute)));
    }
}
