//! Limits for trying passwords. Each try is counted before it is checked, since checking is what costs.
//!
//! ```text
//! a browser that has signed in to this account before ─ its own budget
//! any other ─ by account and address ─ by account ──────┴─ few wait ─ two are checked at a time
//! a name that is no account is counted in the same way, and takes no slot
//! ```
//!
//! So guessing behind a school's one address keeps no teacher out of the browser that the teacher always uses, and wrong passwords
//! for one account do not affect another.

use super::subnet::Subnet;
use super::wait_slots::{WaitSlot, WaitSlots};
use super::{RateLimited, tidy};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// For one account from one address, or from one browser that is known: so many at once, and then one more each.
const HERE: NonZeroU32 = NonZeroU32::new(10).expect("not 0");
const HERE_AGAIN: Duration = Duration::from_secs(30);
/// For one account from all browsers that are not known.
const OVERALL: NonZeroU32 = NonZeroU32::new(60).expect("not 0");
const OVERALL_AGAIN: Duration = Duration::from_secs(10);
/// How many wait at a time: of one address for one account, of one address, and in all. Not for an account from everywhere: a guesser
/// elsewhere would delay its teacher.
const WAIT: u32 = 4;
const WAIT_HERE: u32 = 16;
const WAIT_ALL: u32 = 32;
/// Of browsers that are known, in all.
const WAIT_KNOWN: u32 = 16;
/// How many are checked at a time: argon2 takes 19 MB and a core each time, and a small server has two, of which a class needs one.
const LOOKED_AT: usize = 1;

/// An account by a digest of its name: names that are tried may be of any length.
type Account = [u8; 16];

/// Tries of passwords.
pub(in crate::serve) struct Passwords {
    here: DefaultKeyedRateLimiter<(Account, Subnet)>,
    overall: DefaultKeyedRateLimiter<Account>,
    known: DefaultKeyedRateLimiter<(Account, String)>,
    waiting: WaitSlots<(Account, Subnet)>,
    waiting_here: WaitSlots<Subnet>,
    /// Waiting tries of known browsers, which no other client can displace.
    known_waiting: WaitSlots<String>,
    places: Arc<Semaphore>,
}

/// A try that was let in.
pub(in crate::serve) struct Try {
    places: Arc<Semaphore>,
    waits: Waits,
}

/// The right to check one password, until dropped. The task that checks holds it: the client may disconnect while the check goes on.
pub(in crate::serve) struct Turn {
    _waits: Waits,
    _place: OwnedSemaphorePermit,
}

/// Kept for what its end does.
#[expect(dead_code)]
enum Waits {
    Known(WaitSlot<String>),
    Other(WaitSlot<(Account, Subnet)>, WaitSlot<Subnet>),
}

impl Try {
    /// Waits for the turn to be checked; none when the server ends.
    pub(in crate::serve) async fn turn(self) -> Option<Turn> {
        let place = self.places.acquire_owned().await.ok()?;
        Some(Turn { _waits: self.waits, _place: place })
    }
}

fn digest(account: &str) -> Account {
    let digest = Sha256::digest(account);
    std::array::from_fn(|at| digest[at])
}

impl Passwords {
    pub(super) fn new() -> Self {
        let quota =
            |again, at_once| Quota::with_period(again).unwrap_or(Quota::per_minute(at_once)).allow_burst(at_once);
        Self {
            here: RateLimiter::keyed(quota(HERE_AGAIN, HERE)),
            overall: RateLimiter::keyed(quota(OVERALL_AGAIN, OVERALL)),
            known: RateLimiter::keyed(quota(HERE_AGAIN, HERE)),
            waiting: WaitSlots::new(WAIT, WAIT_ALL),
            waiting_here: WaitSlots::new(WAIT_HERE, WAIT_ALL),
            known_waiting: WaitSlots::new(WAIT, WAIT_KNOWN),
            places: Arc::new(Semaphore::new(LOOKED_AT)),
        }
    }

    /// Counts a password for this name, right or wrong, whether or not the name is an account; before anything is checked, since the first
    /// check costs, too. `known` is the number of a browser that has signed in to this account before; that has a budget
    /// of its own.
    pub(in crate::serve) fn count(
        &self,
        account: &str,
        from: Option<IpAddr>,
        known: Option<&str>,
    ) -> Result<(), RateLimited> {
        let (account, from) = (digest(account), Subnet::of_peer(from));
        if let Some(browser) = known {
            tidy(&self.known);
            return self.known.check_key(&(account, browser.to_owned())).map_err(|_| RateLimited);
        }
        tidy(&self.here);
        tidy(&self.overall);
        self.here.check_key(&(account, from)).map_err(|_| RateLimited)?;
        // Only now: what one address has spent does not count for the account as a whole.
        self.overall.check_key(&account).map_err(|_| RateLimited)
    }

    /// A slot for checking a password that was counted already.
    pub(in crate::serve) fn enter(
        &self,
        account: &str,
        from: Option<IpAddr>,
        known: Option<String>,
    ) -> Result<Try, RateLimited> {
        let waits = if let Some(browser) = known {
            Waits::Known(self.known_waiting.enter(&browser).ok_or(RateLimited)?)
        } else {
            let from = Subnet::of_peer(from);
            let here = self.waiting_here.enter(&from).ok_or(RateLimited)?;
            Waits::Other(self.waiting.enter(&(digest(account), from)).ok_or(RateLimited)?, here)
        };
        Ok(Try { places: Arc::clone(&self.places), waits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> Option<IpAddr> {
        Some(IpAddr::from([10, 0, 0, last]))
    }

    fn admit(
        passwords: &Passwords,
        account: &str,
        from: Option<IpAddr>,
        known: Option<&str>,
    ) -> Result<Try, RateLimited> {
        passwords.count(account, from, known)?;
        passwords.enter(account, from, known.map(str::to_owned))
    }

    #[test]
    fn who_guesses_spends_the_own_budget_and_nobody_elses() {
        let passwords = Passwords::new();
        let admitted =
            |account: &str, from: u8, known: Option<&str>| admit(&passwords, account, address(from), known).is_ok();
        let guessed = (0..100).filter(|_| admitted("wang", 1, None)).count();
        assert_eq!(guessed, 10);
        assert!(admitted("wang", 2, None), "from another address");
        assert!(admitted("li", 1, None), "another account");
        assert!(admitted("wang", 1, Some("a")), "from a browser that is known");
        // From everywhere together: 60, of which 11 are gone.
        let guessed = (3..=255).filter(|from| admitted("wang", *from, None)).count();
        assert_eq!(guessed, 49);
        assert!(!admitted("wang", 2, None) && admitted("li", 2, None));
        assert!(admitted("wang", 1, Some("a")));
        let guessed = (0..100).filter(|_| admitted("wang", 1, Some("b"))).count();
        assert_eq!(guessed, 10, "a cookie that was carried off is no way round");
    }

    #[test]
    fn few_wait_and_known_browsers_apart() {
        let passwords = Passwords::new();
        let name = |at: u8| format!("teacher {at}");
        let one: Vec<_> = (0..40).filter_map(|_| admit(&passwords, "li", address(2), None).ok()).collect();
        assert_eq!(one.len(), 4, "for one account");
        assert!(
            admit(&passwords, "li", address(3), None).is_ok() && admit(&passwords, "wang", address(2), None).is_ok()
        );
        let waiting: Vec<_> = (0..40).filter_map(|at| admit(&passwords, &name(at), address(1), None).ok()).collect();
        assert_eq!(waiting.len(), 16, "of one address");
        // Names that are no account take no slot.
        assert_eq!((0..200).filter(|at| passwords.count(&name(*at), address(200), None).is_ok()).count(), 200);
        assert_eq!((0..200).filter(|_| passwords.count("none", address(200), None).is_ok()).count(), 10);
        let others: Vec<_> =
            (0..40).filter_map(|at| admit(&passwords, &name(at), address(at + 2), None).ok()).collect();
        assert_eq!(others.len(), 12, "in all");
        assert!(admit(&passwords, "wang", address(1), Some("a")).is_ok());
        drop(one);
        drop((waiting, others));
        assert!(admit(&passwords, "wang", address(1), None).is_ok());
    }
}
