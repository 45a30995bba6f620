//! How much pages may tell in a day: by key, by lesson, by address. Whoever has a browser gets a key, so what a key can fill is bounded. A pupil
//! makes some sixty statements in a lesson; a class, a school behind one address, stay far below.

use super::limits::Net;
use shujin_trace::Timestamp;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Statements of one key in a day.
const KEY: u32 = 4_000;
/// Of one lesson.
const LESSON: u32 = 60_000;
/// From one address.
const ADDRESS: u32 = 200_000;
/// Most that are counted apart; beyond, new ones wait for the next day.
const COUNTED: usize = 200_000;

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Of {
    Key(String),
    Lesson(uuid::Uuid),
    Address(Net),
}

/// Counts of the day.
#[derive(Default)]
pub(super) struct Quotas(Mutex<(i64, HashMap<Of, u32>)>);

impl Quotas {
    /// Counts so many statements; false where one of the three has had its share of the day, and then nothing is counted.
    pub(super) fn take(
        &self,
        key: &str,
        lesson: Option<uuid::Uuid>,
        from: Option<IpAddr>,
        many: usize,
        now: Timestamp,
    ) -> bool {
        let many = u32::try_from(many).unwrap_or(u32::MAX);
        let day = now.as_second().div_euclid(24 * 3600);
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.0 != day {
            *counts = (day, HashMap::new());
        }
        let shares = [
            Some((Of::Key(key.to_owned()), KEY)),
            lesson.map(|id| (Of::Lesson(id), LESSON)),
            from.map(|from| (Of::Address(Net::of(from)), ADDRESS)),
        ];
        let shares: Vec<_> = shares.into_iter().flatten().collect();
        let all = &mut counts.1;
        let fits = |(of, most): &(Of, u32)| match all.get(of) {
            Some(count) => count.saturating_add(many) <= *most,
            None => many <= *most && all.len() < COUNTED,
        };
        if !shares.iter().all(fits) {
            return false;
        }
        for (of, _) in shares {
            *all.entry(of).or_default() += many;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_share_of_the_day() {
        let quotas = Quotas::default();
        let at = |second| Timestamp::from_second(second).expect("a time");
        let from = Some(IpAddr::from([10, 0, 0, 7]));
        let lesson = Some(uuid::Uuid::from_u128(1));
        for _ in 0..KEY / 100 {
            assert!(quotas.take("one", lesson, from, 100, at(0)));
        }
        assert!(!quotas.take("one", lesson, from, 1, at(86_399)));
        assert!(quotas.take("two", lesson, from, 100, at(0)), "others go on");
        assert!(quotas.take("one", lesson, from, 1, at(86_400)), "the next day is another");
        let taken = (0..700).filter(|key| quotas.take(&key.to_string(), lesson, from, 100, at(86_400))).count();
        assert_eq!(taken, (LESSON as usize - 1) / 100);
    }
}
