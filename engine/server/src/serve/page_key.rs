//! A page's key: the pseudonym that it may write under, and its seat in a class's lesson. The key's user name holds both and is signed
//! as the secret, so that the server keeps no list and a tablet may deliver its statements weeks later.
//!
//! ```text
//! page.<ends>.<pseudonym>           a browser outside a lesson: its own pseudonym
//! page.<ends>.<alias>.<seat>        a pupil in a lesson; the seat determines the pupil and the time span
//! ```

use crate::database::{Database, DatabaseError};
use crate::record::keys::PAGE;
use crate::school::lessons::Lesson;
use crate::school::seats;
use shujin_trace::{Pseudonym, Timestamp};
use std::num::NonZeroU32;

/// How long a page's key is good: longer than a holiday, since a tablet may lie in a cupboard with traces in it.
pub(super) const GOOD_FOR: jiff::SignedDuration = jiff::SignedDuration::from_hours(24 * 120);

/// Most bytes of a page's request: its outbox sends 50 statements of some 2 kB.
pub(super) const BYTES: NonZeroU32 = NonZeroU32::new(512 * 1024).expect("not 0");

/// How long after a lesson's end activity still counts for a pupil who sat there to the end, microseconds: time to finish an action.
const GRACE: i64 = 10 * 60 * 1_000_000;

/// Whose statements a page may bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageKey {
    /// The pseudonym that the page writes under.
    pub(super) alias: Pseudonym,
    /// The seat in a lesson.
    pub(super) seat: Option<String>,
}

impl PageKey {
    /// The key's user, with when it ends, seconds since 1970.
    pub(super) fn user(&self, ends: i64) -> String {
        let seat = self.seat.iter().map(|seat| format!(".{seat}")).collect::<String>();
        format!("{PAGE}{ends}.{}{seat}", self.alias.as_str())
    }

    /// What a user says, and when its key ends. That it is signed is for others to check.
    pub(super) fn read(user: &str) -> Option<(Self, i64)> {
        let mut parts = user.strip_prefix(PAGE)?.split('.');
        let ends = parts.next()?.parse().ok()?;
        let alias = Pseudonym::try_from(parts.next()?.to_owned()).ok()?;
        let seat = parts.next().map(str::to_owned);
        parts.next().is_none().then_some((Self { alias, seat }, ends))
    }

    /// The holder of this key; none where the seat is gone. A seat taken by mistake has an empty time span. Blocks.
    pub(super) fn bearer(&self, database: &Database) -> Result<Option<KeyHolder>, DatabaseError> {
        let Some(seat) = &self.seat else {
            return Ok(Some(KeyHolder {
                alias: self.alias.clone(),
                learner: self.alias.clone(),
                seat: None,
                sits: None,
            }));
        };
        let id = Some(seat.clone());
        let Some(seat) = seats::get(database, seat)? else { return Ok(None) };
        let Ok(learner) = Pseudonym::try_from(seat.learner.clone()) else { return Ok(None) };
        // Not the same as a seat that is gone: a page sets aside what is refused, and would wait for ever for a better key.
        let late = seat.is_closed(Timestamp::now().as_microsecond());
        let span = seat.span(GRACE).filter(|_| !late);
        Ok(Some(KeyHolder { alias: self.alias.clone(), learner, seat: id, sits: Some((seat.lesson, span)) }))
    }
}

/// The holder of a page's key.
#[derive(Clone, Debug)]
pub(super) struct KeyHolder {
    /// The pseudonym in the statements that come.
    pub(super) alias: Pseudonym,
    /// The pseudonym that they are kept under.
    pub(super) learner: Pseudonym,
    /// The seat, where it sits in one.
    pub(super) seat: Option<String>,
    /// The lesson, and from when to when what was done is of this seat, microseconds since 1970; at no time where it was a slip.
    pub(super) sits: Option<(Lesson, Option<(i64, i64)>)>,
}

impl KeyHolder {
    /// Whether the holder was in the lesson at a time that is not in the future.
    pub(super) fn was_there(&self, at: Timestamp, now: Timestamp) -> bool {
        let latest = now.as_microsecond().saturating_add(seats::SLACK);
        let within = |(from, to): (i64, i64)| (from..=to.min(latest)).contains(&at.as_microsecond());
        self.sits.as_ref().is_none_or(|(_, span)| span.is_some_and(within))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_says_who_may_write() {
        let alias = Pseudonym::from_bytes([7; 16]);
        for seat in [None, Some("0a1b".to_owned())] {
            let pass = PageKey { alias: alias.clone(), seat };
            assert_eq!(PageKey::read(&pass.user(17)), Some((pass, 17)));
        }
        // Keys of an earlier program held no pseudonym.
        for other in
            ["page.17", "page.17.王小明", "page.x.p-0123456789abcdef", "page.17.p-0123456789abcdef.s.t", "school"]
        {
            assert_eq!(PageKey::read(other), None, "{other}");
        }
    }
}
