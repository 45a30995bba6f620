//! How much one key, and one guesser, may ask for. A class that all starts at once stays far below.
//!
//! ```text
//! keys       so many requests a second each; wrong ones by address, and never the right one's business
//! passwords  by account and address
//! codes      by address
//! ```

mod codes;
mod net;
mod passwords;
mod pending;

pub(super) use net::Net;
pub(super) use passwords::Passwords;
pub(super) use pending::{Pending, Place};

use codes::Codes;
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Limits of requests.
pub(super) struct Limits {
    keys: DefaultKeyedRateLimiter<String>,
    /// Keys with a rate of their own, by user.
    own: Mutex<HashMap<String, (NonZeroU32, DefaultDirectRateLimiter)>>,
    wrong: DefaultKeyedRateLimiter<Net>,
    codes: Codes,
    /// Tries of passwords.
    pub(super) passwords: Passwords,
}

/// Too many wrong secrets came from there, or too many come together.
pub(super) struct TooFast;

/// So many a second, and twice as many at once.
fn quota(per_second: NonZeroU32) -> Quota {
    Quota::per_second(per_second).allow_burst(per_second.saturating_mul(NonZeroU32::MIN.saturating_add(1)))
}

/// Wrong keys from one address: so many at once, and then one in three seconds.
const WRONG: NonZeroU32 = NonZeroU32::new(30).expect("not 0");
const WRONG_AGAIN: Duration = Duration::from_secs(3);

impl Limits {
    /// So many requests a second with one key, and twice as many at once.
    pub(super) fn new(per_second: NonZeroU32) -> Self {
        let wrong = Quota::with_period(WRONG_AGAIN).unwrap_or(Quota::per_minute(WRONG)).allow_burst(WRONG);
        let (keys, own) = (RateLimiter::keyed(quota(per_second)), Mutex::default());
        Self { keys, own, wrong: RateLimiter::keyed(wrong), codes: Codes::new(), passwords: Passwords::new() }
    }

    /// Whether one more request may come with this key, which may have a rate of its own.
    pub(super) fn key(&self, user: &str, rate: Option<NonZeroU32>) -> bool {
        let Some(rate) = rate else {
            tidy(&self.keys);
            return self.keys.check_key(&user.to_owned()).is_ok();
        };
        // As many as were made by hand with `shujin key add`: they need no tidying.
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        let anew = || (rate, RateLimiter::direct(quota(rate)));
        let one = own.entry(user.to_owned()).or_insert_with(anew);
        if one.0 != rate {
            *one = anew();
        }
        one.1.check().is_ok()
    }

    /// Counts a key that was found to be wrong; whether its sender may go on trying.
    pub(super) fn wrong_key(&self, from: Option<IpAddr>) -> bool {
        tidy(&self.wrong);
        from.is_none_or(|from| self.wrong.check_key(&Net::of(from)).is_ok())
    }

    /// Lets a class code from there be looked at, until what this gives goes; from nowhere in particular always.
    pub(super) fn tries(&self, from: Option<IpAddr>) -> Result<Option<Place<Net>>, TooFast> {
        self.codes.tries(from)
    }

    /// Counts a wrong code.
    pub(super) fn guessed(&self, from: Option<IpAddr>) {
        self.codes.guessed(from);
    }
}

/// Forgets those who have been quiet, now and then: they come in any number.
fn tidy<K: Clone + Eq + Hash>(limiter: &DefaultKeyedRateLimiter<K>) {
    if limiter.len() > 10_000 {
        limiter.retain_recent();
    }
}
