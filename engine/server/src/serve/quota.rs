//! Daily quotas for pages: stored statements by seat, and by address those of browsers without a seat. Every browser gets a key, so
//! the storage that keys can fill is bounded; an earlier holder of a pupil's seat does not use up the pupil's quota. A pupil makes some
//! sixty statements in a lesson.

use super::limits::Subnet;
use super::page_key::KeyHolder;
use shujin_trace::Timestamp;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Statements and their bytes, as they are stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Usage {
    pub(super) statements: u64,
    pub(super) bytes: u64,
}

impl Usage {
    fn and(self, more: Self) -> Self {
        Self {
            statements: self.statements.saturating_add(more.statements),
            bytes: self.bytes.saturating_add(more.bytes),
        }
    }

    fn less(self, some: Self) -> Self {
        Self {
            statements: self.statements.saturating_sub(some.statements),
            bytes: self.bytes.saturating_sub(some.bytes),
        }
    }

    fn is_within(self, most: Self) -> bool {
        self.statements <= most.statements && self.bytes <= most.bytes
    }
}

/// Of one seat in a lesson.
const SEAT: Usage = Usage { statements: 1_500, bytes: 3 << 20 };
/// Of one browser without a seat, in a day.
const LEARNER: Usage = Usage { statements: 4_000, bytes: 8 << 20 };
/// Of all browsers without a seat from one address.
const ADDRESS: Usage = Usage { statements: 100_000, bytes: 200 << 20 };
/// Most browsers without a seat that are counted by themselves; further ones wait for the next day. Seats are few.
const COUNTED: usize = 200_000;

/// The owner of a daily quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum QuotaKey {
    /// A seat, by its id.
    Seat(String),
    /// A browser without a seat, and its address.
    Alone(String, Option<Subnet>),
}

impl QuotaKey {
    /// The owner of the statements of this key's holder from this address.
    pub(super) fn bearer(bearer: &KeyHolder, from: Option<IpAddr>) -> Self {
        match &bearer.seat {
            Some(seat) => Self::Seat(seat.clone()),
            None => Self::Alone(bearer.learner.as_str().to_owned(), from.map(Subnet::of)),
        }
    }
}

#[derive(Default)]
struct Day {
    day: i64,
    seats: HashMap<String, Usage>,
    alone: HashMap<String, Usage>,
    addresses: HashMap<Subnet, Usage>,
}

/// Counters of the day.
#[derive(Default)]
pub(super) struct Quotas(Mutex<Day>);

impl Quotas {
    /// Counts statements about to be stored; false, and nothing counted, when a quota of the day is used up.
    pub(super) fn take(&self, of: &QuotaKey, load: Usage, now: Timestamp) -> bool {
        self.with(now, |day| match of {
            QuotaKey::Seat(seat) => {
                let own = day.seats.get(seat).copied().unwrap_or_default().and(load);
                own.is_within(SEAT) && {
                    day.seats.insert(seat.clone(), own);
                    true
                }
            }
            QuotaKey::Alone(learner, from) => {
                let known = day.alone.get(learner).copied();
                let own = known.unwrap_or_default().and(load);
                let here = from.map(|from| (from, day.addresses.get(&from).copied().unwrap_or_default().and(load)));
                let fits = own.is_within(LEARNER) && here.is_none_or(|(_, here)| here.is_within(ADDRESS));
                (fits && (known.is_some() || day.alone.len() < COUNTED)) && {
                    day.alone.insert(learner.clone(), own);
                    day.addresses.extend(here);
                    true
                }
            }
        })
    }

    /// Takes back what was counted and then not stored.
    pub(super) fn give_back(&self, of: &QuotaKey, load: Usage, now: Timestamp) {
        let less = |one: Option<&mut Usage>| {
            if let Some(one) = one {
                *one = one.less(load);
            }
        };
        self.with(now, |day| match of {
            QuotaKey::Seat(seat) => less(day.seats.get_mut(seat)),
            QuotaKey::Alone(learner, from) => {
                less(day.alone.get_mut(learner));
                less(from.and_then(|from| day.addresses.get_mut(&from)));
            }
        });
    }

    fn with<T>(&self, now: Timestamp, work: impl FnOnce(&mut Day) -> T) -> T {
        let today = now.as_second().div_euclid(24 * 3600);
        let mut day = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if day.day != today {
            *day = Day { day: today, ..Day::default() };
        }
        work(&mut day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_share_of_the_day() {
        let quotas = Quotas::default();
        let at = |second| Timestamp::from_second(second).expect("a time");
        let here = Some(Subnet::of(IpAddr::from([10, 0, 0, 7])));
        let (many, one) = (Usage { statements: 100, bytes: 100_000 }, Usage { statements: 1, bytes: 1_000 });
        let wang = QuotaKey::Seat("wang".into());
        for _ in 0..15 {
            assert!(quotas.take(&wang, many, at(0)));
        }
        assert!(!quotas.take(&wang, one, at(86_399)));
        assert!(quotas.take(&QuotaKey::Seat("li".into()), many, at(0)), "others go on");
        quotas.give_back(&wang, many, at(0));
        assert!(quotas.take(&wang, many, at(0)) && !quotas.take(&wang, one, at(0)), "what was not kept");
        assert!(quotas.take(&wang, one, at(86_400)), "the next day is another");
        let large = Usage { statements: 1, bytes: 1 << 20 };
        assert_eq!((0..20).filter(|_| quotas.take(&QuotaKey::Seat("zhao".into()), large, at(0))).count(), 3, "bytes");
        // Browsers without a seat share their address's quota; a seat has its own.
        let alone = |key: usize| QuotaKey::Alone(key.to_string(), here);
        assert_eq!((0..1_200).filter(|key| quotas.take(&alone(*key), many, at(0))).count(), 1_000);
        let elsewhere = Some(Subnet::of(IpAddr::from([10, 0, 0, 8])));
        assert_eq!(
            (0..300).filter(|key| quotas.take(&QuotaKey::Alone(format!("b{key}"), elsewhere), large, at(0))).count(),
            200
        );
        assert!(quotas.take(&QuotaKey::Seat("chen".into()), many, at(0)));
    }
}
