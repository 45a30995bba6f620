//! How much one key, and one guesser, may ask for. A class that all starts at once stays far below.

use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Limits of requests.
pub(super) struct Limits {
    keys: DefaultKeyedRateLimiter<String>,
    /// Keys with a rate of their own, by user.
    own: Mutex<HashMap<String, (NonZeroU32, DefaultDirectRateLimiter)>>,
    guesses: DefaultKeyedRateLimiter<IpAddr>,
    guessers: Mutex<HashMap<IpAddr, Instant>>,
    /// How many tries from an address are being looked at.
    trying: Arc<Mutex<HashMap<IpAddr, u32>>>,
}

/// Too many wrong secrets came from there, or too many come together.
pub(super) struct TooFast;

/// A try that is being looked at, until this goes.
pub(super) struct Trying {
    from: IpAddr,
    trying: Arc<Mutex<HashMap<IpAddr, u32>>>,
}

impl Drop for Trying {
    fn drop(&mut self) {
        let mut trying = self.trying.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = trying.get_mut(&self.from) {
            *count -= 1;
            if *count == 0 {
                trying.remove(&self.from);
            }
        }
    }
}

/// Most tries of one address that are looked at together: a class behind one address joins at once, and whoever guesses many at
/// a time learns no more than so many before the first is counted.
const TOGETHER: u32 = 256;

/// So many a second, and twice as many at once.
fn quota(per_second: NonZeroU32) -> Quota {
    Quota::per_second(per_second).allow_burst(per_second.saturating_mul(NonZeroU32::MIN.saturating_add(1)))
}

/// Wrong keys from one address: so many at once, and then one in three seconds.
const GUESSES: NonZeroU32 = NonZeroU32::new(30).expect("not 0");
const GUESS_AGAIN: Duration = Duration::from_secs(3);

impl Limits {
    /// So many requests a second with one key, and twice as many at once.
    pub(super) fn new(per_second: NonZeroU32) -> Self {
        let guesses = Quota::with_period(GUESS_AGAIN).unwrap_or(Quota::per_minute(GUESSES)).allow_burst(GUESSES);
        let (keys, own) = (RateLimiter::keyed(quota(per_second)), Mutex::default());
        Self { keys, own, guesses: RateLimiter::keyed(guesses), guessers: Mutex::default(), trying: Arc::default() }
    }

    /// Whether one more request may come with this key, which may have a rate of its own.
    pub(super) fn key(&self, user: &str, rate: Option<NonZeroU32>) -> bool {
        let Some(rate) = rate else {
            self.tidy();
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

    /// Lets a secret from there be looked at, until what this gives goes; from nowhere in particular always.
    pub(super) fn tries(&self, from: Option<IpAddr>) -> Result<Option<Trying>, TooFast> {
        let Some(from) = from else { return Ok(None) };
        let guessers = self.guessers.lock().unwrap_or_else(PoisonError::into_inner);
        if guessers.get(&from).is_some_and(|until| *until > Instant::now()) {
            return Err(TooFast);
        }
        drop(guessers);
        let mut trying = self.trying.lock().unwrap_or_else(PoisonError::into_inner);
        let count = trying.entry(from).or_default();
        if *count >= TOGETHER {
            return Err(TooFast);
        }
        *count += 1;
        Ok(Some(Trying { from, trying: Arc::clone(&self.trying) }))
    }

    /// Counts a wrong key.
    pub(super) fn guessed(&self, from: Option<IpAddr>) {
        let Some(from) = from else { return };
        self.tidy();
        if self.guesses.check_key(&from).is_err() {
            let mut guessers = self.guessers.lock().unwrap_or_else(PoisonError::into_inner);
            guessers.retain(|_, until| *until > Instant::now());
            guessers.insert(from, Instant::now() + GUESS_AGAIN);
        }
    }

    /// Forgets those who have been quiet, now and then: users come in any number.
    fn tidy(&self) {
        if self.keys.len() > 10_000 {
            self.keys.retain_recent();
        }
        if self.guesses.len() > 10_000 {
            self.guesses.retain_recent();
        }
    }
}
