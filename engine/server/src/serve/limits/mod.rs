//! How much one key, and one guesser, may ask for. A class that all starts at once stays far below.
//!
//! ```text
//! keys       so many requests a second each; wrong ones by address, and never the right one's business
//! passwords  by account and address
//! codes      by browser, and by address
//! seats      by address and lesson
//! sessions   of browsers that are known by browser, of new ones by address
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
    /// Browsers that take seats and ask for them.
    pub(super) joining: SeatLimits,
    /// Browsers that are new.
    new: DefaultKeyedRateLimiter<Subnet>,
    /// Sessions that browsers ask for which are known.
    sessions: DefaultKeyedRateLimiter<String>,
    /// Refusals for asking too often.
    refusals: DefaultKeyedRateLimiter<Subnet>,
    /// Batches of pages' keys that were refused.
    refused: DefaultKeyedRateLimiter<String>,
    /// Keys of pages that wait, and since when.
    waiting: Mutex<HashMap<String, Instant>>,
    /// Recordings of a seat.
    recordings: DefaultKeyedRateLimiter<String>,
    /// Names that are tried at the teachers' door.
    names: DefaultKeyedRateLimiter<Subnet>,
    /// Tries of passwords.
    pub(super) passwords: Passwords,
    /// Bodies that are read.
    pub(super) room: BodyMemory,
}

/// Too many wrong secrets came from there, or too many come together.
pub(super) struct RateLimited;

/// How long a refusal is held back from an address that was refused too often: whoever asks as fast as it is answered is answered less often,
/// and what refusing costs is there for others.
const HELD_BACK: Duration = Duration::from_millis(500);

/// Holds back refusals for asking too often where they come in numbers.
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

/// So many a second, and twice as many at once.
fn quota(per_second: NonZeroU32) -> Quota {
    Quota::per_second(per_second).allow_burst(per_second.saturating_mul(NonZeroU32::MIN.saturating_add(1)))
}

/// Wrong keys from one address: so many at once, and then one in three seconds.
const WRONG: NonZeroU32 = NonZeroU32::new(30).expect("not 0");
const WRONG_AGAIN: Duration = Duration::from_secs(3);

/// New browsers from one address, of which a whole school may be behind it: so many a second, and at once.
const NEW: NonZeroU32 = NonZeroU32::new(2).expect("not 0");
const NEW_AT_ONCE: NonZeroU32 = NonZeroU32::new(1000).expect("not 0");
/// Sessions of a browser that is known.
const KNOWN: NonZeroU32 = NonZeroU32::MIN;
const KNOWN_AT_ONCE: NonZeroU32 = NonZeroU32::new(20).expect("not 0");
/// How long a page's key waits of which too many batches were refused.
const WAITS: Duration = Duration::from_secs(1);
/// Recordings of one seat: a page lays one down every twenty seconds, and one at its end.
const RECORDINGS: NonZeroU32 = NonZeroU32::new(5).expect("not 0");
const RECORDING_AGAIN: Duration = Duration::from_secs(5);
/// Names that are tried from one address: all of a school's teachers sign in at eight.
const NAMES: NonZeroU32 = NonZeroU32::new(2).expect("not 0");
const NAMES_AT_ONCE: NonZeroU32 = NonZeroU32::new(300).expect("not 0");
/// Refusals for asking too often that one address is told at once.
const REFUSALS: NonZeroU32 = NonZeroU32::new(20).expect("not 0");
const REFUSALS_AT_ONCE: NonZeroU32 = NonZeroU32::new(100).expect("not 0");
/// Batches that were refused, of one key.
const REFUSED: NonZeroU32 = NonZeroU32::MIN;
const REFUSED_AT_ONCE: NonZeroU32 = NonZeroU32::new(30).expect("not 0");

impl Limits {
    /// So many requests a second with one key, and twice as many at once.
    pub(super) fn new(per_second: NonZeroU32) -> Self {
        let wrong = Quota::with_period(WRONG_AGAIN).unwrap_or(Quota::per_minute(WRONG)).allow_burst(WRONG);
        let (keys, own) = (RateLimiter::keyed(quota(per_second)), Mutex::default());
        let (codes, passwords, joining) = (Codes::new(), Passwords::new(), SeatLimits::default());
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
            joining,
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
        from.is_none_or(|from| self.wrong.check_key(&Subnet::of(from)).is_ok())
    }

    /// Whether one more browser from there may become known.
    pub(super) fn new_browser(&self, from: Option<IpAddr>) -> bool {
        tidy(&self.new);
        from.is_none_or(|from| self.new.check_key(&Subnet::of(from)).is_ok())
    }

    /// Whether one more page's session may be opened by a browser that is known by its cookie: where it is makes no difference.
    pub(super) fn session(&self, browser: String) -> bool {
        tidy(&self.sessions);
        self.sessions.check_key(&browser).is_ok()
    }

    /// Whether one more recording of a seat may be laid down.
    pub(super) fn recording(&self, seat: &str) -> bool {
        tidy(&self.recordings);
        self.recordings.check_key(&seat.to_owned()).is_ok()
    }

    /// Whether one more name may be tried from there, whoever's it is.
    pub(super) fn name(&self, from: Option<IpAddr>) -> bool {
        tidy(&self.names);
        self.names.check_key(&Subnet::of_peer(from)).is_ok()
    }

    /// Counts a refusal for asking too often; whether it is told at once, or is one of so many that even telling them costs others something.
    pub(super) fn refusal(&self, from: Option<IpAddr>) -> bool {
        tidy(&self.refusals);
        self.refusals.check_key(&Subnet::of_peer(from)).is_ok()
    }

    /// Counts a batch of a page's key that was refused; whether its page may go on sending such.
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

    /// Whether a page's key is to wait, since too many of its batches were refused a moment ago.
    pub(super) fn is_refused(&self, key: &str) -> bool {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.get(key).is_some_and(|since| since.elapsed() < WAITS)
    }
}

/// Forgets those who have been quiet, now and then: they come in any number.
fn tidy<K: Clone + Eq + Hash>(limiter: &DefaultKeyedRateLimiter<K>) {
    if limiter.len() > 10_000 {
        limiter.retain_recent();
    }
}
