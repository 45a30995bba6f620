//! Rate limits. A class that starts all at once stays far below them.
//!
//! ```text
//! keys       requests a second by key; wrong keys by address, without effect on the right one
//! passwords  by account and address
//! codes      by browser, and by address
//! seats      by address and lesson
//! sessions   of known browsers by browser, of new ones by address
//! ```

mod body_memory;
mod bucket;
mod codes;
mod passwords;
mod seat_limits;
mod subnet;
mod wait_slots;

pub(super) use codes::Counted;
pub(super) use passwords::Passwords;
pub(super) use subnet::Subnet;
pub(super) use wait_slots::WaitSlots;

use super::SharedState;
use super::connection::Peer;
use axum::extract::{Extension, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use body_memory::BodyMemory;
use codes::Codes;
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};
use seat_limits::SeatLimits;
use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Limits of requests.
pub(super) struct Limits {
    keys: DefaultKeyedRateLimiter<String>,
    /// Keys with a rate of their own, by user.
    own: Mutex<HashMap<String, (NonZeroU32, DefaultDirectRateLimiter)>>,
    wrong: DefaultKeyedRateLimiter<Subnet>,
    /// Tries of class codes.
    pub(super) codes: Codes,
    /// Seats taken and requested.
    pub(super) seats: SeatLimits,
    /// New browsers, by address.
    new: DefaultKeyedRateLimiter<Subnet>,
    /// Sessions of known browsers.
    sessions: DefaultKeyedRateLimiter<String>,
    /// Refusals for asking too often.
    refusals: DefaultKeyedRateLimiter<Subnet>,
    /// Refused batches, by page key.
    refused: DefaultKeyedRateLimiter<String>,
    /// Page keys that must wait, and since when.
    waiting: Mutex<HashMap<String, Instant>>,
    /// Recordings of a seat.
    recordings: DefaultKeyedRateLimiter<String>,
    /// Account names tried at sign-in, by address.
    names: DefaultKeyedRateLimiter<Subnet>,
    /// Tries of passwords.
    pub(super) passwords: Passwords,
    /// Memory for bodies that are parsed.
    pub(super) room: BodyMemory,
}

/// Too many wrong secrets came from this address, or too many requests at a time.
pub(super) struct RateLimited;

/// Delay of a refusal for an address that was refused too often: a client that repeats at once is slowed down, and leaves capacity for
/// others.
const HELD_BACK: Duration = Duration::from_millis(500);

/// Delays refusals for asking too often where an address gets many.
pub(super) async fn refusals(
    State(state): State<SharedState>,
    from: Option<Extension<Peer>>,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    let is_one = response.status() == StatusCode::TOO_MANY_REQUESTS;
    if is_one && !state.limits.refusal(from.map(|Extension(Peer(from))| from)) {
        tokio::time::sleep(HELD_BACK).await;
    }
    response
}

/// So many a second, and a burst of twice as many.
fn quota(per_second: NonZeroU32) -> Quota {
    Quota::per_second(per_second).allow_burst(per_second.saturating_mul(NonZeroU32::MIN.saturating_add(1)))
}

/// Wrong keys from one address: a burst of so many, and then one in three seconds.
const WRONG: NonZeroU32 = NonZeroU32::new(30).expect("not 0");
const WRONG_AGAIN: Duration = Duration::from_secs(3);

/// New browsers from one address, which may be that of a whole school: so many a second, and in a burst.
const NEW: NonZeroU32 = NonZeroU32::new(2).expect("not 0");
const NEW_AT_ONCE: NonZeroU32 = NonZeroU32::new(1000).expect("not 0");
/// Sessions of a known browser.
const KNOWN: NonZeroU32 = NonZeroU32::MIN;
const KNOWN_AT_ONCE: NonZeroU32 = NonZeroU32::new(20).expect("not 0");
/// How long a page's key must wait after too many refused batches.
const WAITS: Duration = Duration::from_secs(1);
/// Recordings of one seat: a page sends one every twenty seconds, and one at its end.
const RECORDINGS: NonZeroU32 = NonZeroU32::new(5).expect("not 0");
const RECORDING_AGAIN: Duration = Duration::from_secs(5);
/// Account names tried from one address: all teachers of a school may sign in at eight.
const NAMES: NonZeroU32 = NonZeroU32::new(2).expect("not 0");
const NAMES_AT_ONCE: NonZeroU32 = NonZeroU32::new(300).expect("not 0");
/// Refusals for asking too often that one address gets without delay.
const REFUSALS: NonZeroU32 = NonZeroU32::new(20).expect("not 0");
const REFUSALS_AT_ONCE: NonZeroU32 = NonZeroU32::new(100).expect("not 0");
/// Refused batches of one key.
const REFUSED: NonZeroU32 = NonZeroU32::MIN;
const REFUSED_AT_ONCE: NonZeroU32 = NonZeroU32::new(30).expect("not 0");

impl Limits {
    /// So many requests a second with one key, and twice as many at once.
    pub(super) fn new(per_second: NonZeroU32) -> Self {
        let wrong = Quota::with_period(WRONG_AGAIN).unwrap_or(Quota::per_minute(WRONG)).allow_burst(WRONG);
        let (keys, own) = (RateLimiter::keyed(quota(per_second)), Mutex::default());
        let (codes, passwords, seats) = (Codes::new(), Passwords::new(), SeatLimits::default());
        let new = RateLimiter::keyed(Quota::per_second(NEW).allow_burst(NEW_AT_ONCE));
        let sessions = RateLimiter::keyed(Quota::per_second(KNOWN).allow_burst(KNOWN_AT_ONCE));
        let recording = Quota::with_period(RECORDING_AGAIN).unwrap_or(Quota::per_minute(RECORDINGS));
        let recordings = RateLimiter::keyed(recording.allow_burst(RECORDINGS));
        let names = RateLimiter::keyed(Quota::per_second(NAMES).allow_burst(NAMES_AT_ONCE));
        let refusals = RateLimiter::keyed(Quota::per_second(REFUSALS).allow_burst(REFUSALS_AT_ONCE));
        let refused = RateLimiter::keyed(Quota::per_second(REFUSED).allow_burst(REFUSED_AT_ONCE));
        Self {
            keys,
            own,
            wrong: RateLimiter::keyed(wrong),
            codes,
            seats,
            new,
            sessions,
            refusals,
            refused,
            waiting: Mutex::default(),
            recordings,
            names,
            passwords,
            room: BodyMemory::new(),
        }
    }

    /// Whether one more request with this key is allowed; the key may have a rate of its own.
    pub(super) fn key(&self, user: &str, rate: Option<NonZeroU32>) -> bool {
        let Some(rate) = rate else {
            tidy(&self.keys);
            return self.keys.check_key(&user.to_owned()).is_ok();
        };
        // Few: each was made by hand with `shujin key add`. So old ones are not dropped.
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        let anew = || (rate, RateLimiter::direct(quota(rate)));
        let one = own.entry(user.to_owned()).or_insert_with(anew);
        if one.0 != rate {
            *one = anew();
        }
        one.1.check().is_ok()
    }

    /// Counts a wrong key; returns whether its sender may go on.
    pub(super) fn wrong_key(&self, from: Option<IpAddr>) -> bool {
        tidy(&self.wrong);
        from.is_none_or(|from| self.wrong.check_key(&Subnet::of(from)).is_ok())
    }

    /// Whether one more new browser from this address is allowed.
    pub(super) fn new_browser(&self, from: Option<IpAddr>) -> bool {
        tidy(&self.new);
        from.is_none_or(|from| self.new.check_key(&Subnet::of(from)).is_ok())
    }

    /// Whether one more session of a known browser is allowed, from any address.
    pub(super) fn session(&self, browser: String) -> bool {
        tidy(&self.sessions);
        self.sessions.check_key(&browser).is_ok()
    }

    /// Whether one more recording of a seat is allowed.
    pub(super) fn recording(&self, seat: &str) -> bool {
        tidy(&self.recordings);
        self.recordings.check_key(&seat.to_owned()).is_ok()
    }

    /// Whether one more account name may be tried from this address.
    pub(super) fn name(&self, from: Option<IpAddr>) -> bool {
        tidy(&self.names);
        self.names.check_key(&Subnet::of_peer(from)).is_ok()
    }

    /// Counts a refusal for asking too often; whether it is sent at once, or delayed because this address gets so many.
    pub(super) fn refusal(&self, from: Option<IpAddr>) -> bool {
        tidy(&self.refusals);
        self.refusals.check_key(&Subnet::of_peer(from)).is_ok()
    }

    /// Counts a refused batch of a page's key; returns whether the page may go on.
    pub(super) fn refused(&self, key: &str) -> bool {
        tidy(&self.refused);
        let may = self.refused.check_key(&key.to_owned()).is_ok();
        if !may {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            waiting.retain(|_, since| since.elapsed() < WAITS);
            waiting.insert(key.to_owned(), Instant::now());
        }
        may
    }

    /// Whether a page's key must wait, since too many of its batches were refused lately.
    pub(super) fn is_refused(&self, key: &str) -> bool {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.get(key).is_some_and(|since| since.elapsed() < WAITS)
    }
}

/// Drops limiters that have recovered, now and then: there can be any number of keys.
fn tidy<K: Clone + Eq + Hash>(limiter: &DefaultKeyedRateLimiter<K>) {
    if limiter.len() > 10_000 {
        limiter.retain_recent();
    }
}
