//! Class codes that are tried out.

use super::net::Net;
use super::pending::{Pending, Place};
use super::{TooFast, tidy};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Most tries of one address that are looked at together: a class behind one address joins at once, and whoever guesses many at
/// a time learns no more than so many before the first is counted.
const TOGETHER: u32 = 256;

/// Wrong codes from one address: so many at once, and then one in three seconds.
const GUESSES: NonZeroU32 = NonZeroU32::new(30).expect("not 0");
const GUESS_AGAIN: Duration = Duration::from_secs(3);

/// Who tried wrong ones lately.
pub(super) struct Codes {
    guesses: DefaultKeyedRateLimiter<Net>,
    guessers: Mutex<HashMap<Net, Instant>>,
    trying: Pending<Net>,
}

impl Codes {
    pub(super) fn new() -> Self {
        let guesses = Quota::with_period(GUESS_AGAIN).unwrap_or(Quota::per_minute(GUESSES)).allow_burst(GUESSES);
        let (guesses, trying) = (RateLimiter::keyed(guesses), Pending::new(TOGETHER, u32::MAX));
        Self { guesses, guessers: Mutex::default(), trying }
    }

    /// Lets a code from there be looked at, until what this gives goes; from nowhere in particular always.
    pub(super) fn tries(&self, from: Option<IpAddr>) -> Result<Option<Place<Net>>, TooFast> {
        let Some(from) = from.map(Net::of) else { return Ok(None) };
        let guessers = self.guessers.lock().unwrap_or_else(PoisonError::into_inner);
        if guessers.get(&from).is_some_and(|until| *until > Instant::now()) {
            return Err(TooFast);
        }
        drop(guessers);
        self.trying.enter(&from).map(Some).ok_or(TooFast)
    }

    /// Counts a wrong code.
    pub(super) fn guessed(&self, from: Option<IpAddr>) {
        let Some(from) = from.map(Net::of) else { return };
        tidy(&self.guesses);
        if self.guesses.check_key(&from).is_err() {
            let mut guessers = self.guessers.lock().unwrap_or_else(PoisonError::into_inner);
            guessers.retain(|_, until| *until > Instant::now());
            guessers.insert(from, Instant::now() + GUESS_AGAIN);
        }
    }
}
