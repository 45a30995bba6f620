//! Limits for trying class codes. The right code is always accepted, however many others behind the same address guess.
//!
//! ```text
//! four digits   on the school's own network, while few were wrong: by address and in all; then all six are required
//! six digits    a browser that has taken a seat before: its own budget; others, and it too when that is spent, by address; when too many
//!               were wrong, a try waits for its turn, one a second
//! the QR code   holds a secret word, and is never refused
//! ```

use super::RateLimited;
use super::bucket::{Bucket, Budget, turn};
use super::subnet::Subnet;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

const NEAR: Budget = Budget { at_once: 30.0, again: Duration::from_secs(3) };
const NEAR_ALL: Budget = Budget { at_once: 600.0, again: Duration::from_secs(1) };
const FAR: Budget = Budget { at_once: 60.0, again: Duration::from_secs(1) };
/// For one browser that once took a seat: there are no more of them than seats, so that none are drawn to guess with.
const OWN: Budget = Budget { at_once: 10.0, again: Duration::from_secs(30) };
const FAR_ALL: Budget = Budget { at_once: 600.0, again: Duration::from_millis(200) };
/// Addresses that are remembered; those with a full budget are forgotten first.
const REMEMBERED: usize = 10_000;

/// Budgets by address, and of all.
struct Tier {
    each: Budget,
    of: HashMap<Subnet, Bucket>,
    all: Bucket,
}

impl Tier {
    fn new(each: Budget, all: Budget) -> Self {
        Self { each, of: HashMap::new(), all: Bucket::new(all) }
    }

    /// Counts a try before the code is checked; the time until the next one when there is none left.
    fn take(&mut self, from: Subnet) -> Result<(), Duration> {
        if self.of.len() >= REMEMBERED {
            self.of.retain(|_, bucket| !bucket.is_full());
        }
        let own = self.of.entry(from).or_insert_with(|| Bucket::new(self.each));
        if !own.take() {
            return Err(own.wait());
        }
        if self.all.take() {
            return Ok(());
        }
        own.give_back();
        Err(self.all.wait())
    }

    fn give_back(&mut self, from: Subnet) {
        self.all.give_back();
        if let Some(own) = self.of.get_mut(&from) {
            own.give_back();
        }
    }
}

/// Recent wrong codes.
pub(in crate::serve) struct Codes {
    near: Arc<Mutex<Tier>>,
    far: Arc<Mutex<Tier>>,
    own: Arc<Mutex<HashMap<String, Bucket>>>,
    /// Tries that wait, in order.
    queues: Mutex<HashMap<Subnet, Arc<tokio::sync::Mutex<()>>>>,
}

/// A try that was counted as a wrong one, in the common budget and in that of the browser.
pub(in crate::serve) struct Counted {
    common: Option<(Arc<Mutex<Tier>>, Subnet)>,
    own: Option<(Arc<Mutex<HashMap<String, Bucket>>>, String)>,
}

impl Counted {
    /// It was the right one.
    pub(in crate::serve) fn right(self) {
        if let Some((tier, from)) = self.common {
            tier.lock().unwrap_or_else(PoisonError::into_inner).give_back(from);
        }
        if let Some((lanes, browser)) = self.own
            && let Some(lane) = lanes.lock().unwrap_or_else(PoisonError::into_inner).get_mut(&browser)
        {
            lane.give_back();
        }
    }
}

impl Codes {
    pub(super) fn new() -> Self {
        let tier = |each, all| Arc::new(Mutex::new(Tier::new(each, all)));
        Self { near: tier(NEAR, NEAR_ALL), far: tier(FAR, FAR_ALL), own: Arc::default(), queues: Mutex::default() }
    }

    /// Counts a try of four digits; nothing where all six are to be asked for.
    pub(in crate::serve) fn near(&self, from: Option<IpAddr>) -> Option<Counted> {
        let address = from.filter(|from| is_near(*from))?;
        let (tier, from) = (Arc::clone(&self.near), Subnet::of(address));
        let taken = tier.lock().unwrap_or_else(PoisonError::into_inner).take(from);
        taken.ok().map(|()| Counted { common: Some((tier, from)), own: None })
    }

    /// Counts a try of six digits: of a browser that has taken a seat before (`known`) from its own budget, without waiting; otherwise waits
    /// when too many were wrong.
    pub(in crate::serve) async fn far(
        &self,
        from: Option<IpAddr>,
        known: Option<String>,
    ) -> Result<Counted, RateLimited> {
        let (tier, from) = (Arc::clone(&self.far), Subnet::of_peer(from));
        let take = || tier.lock().unwrap_or_else(PoisonError::into_inner).take(from);
        if let Some(browser) = known.filter(|browser| self.has_own(browser)) {
            // Wrong ones count for all, too, so that many cookies are of little use; but whether there is room is nothing to this one.
            let common = take().is_ok().then(|| (Arc::clone(&tier), from));
            return Ok(Counted { common, own: Some((Arc::clone(&self.own), browser)) });
        }
        if take().is_err() {
            turn(&self.queue(from), take).await?;
        }
        Ok(Counted { common: Some((tier, from)), own: None })
    }

    /// Takes one of a browser's own tries.
    fn has_own(&self, browser: &str) -> bool {
        let mut lanes = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if lanes.len() >= REMEMBERED {
            lanes.retain(|_, lane| !lane.is_full());
        }
        lanes.entry(browser.to_owned()).or_insert_with(|| Bucket::new(OWN)).take()
    }

    fn queue(&self, from: Subnet) -> Arc<tokio::sync::Mutex<()>> {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        queues.retain(|_, queue| Arc::strong_count(queue) > 1);
        Arc::clone(queues.entry(from).or_default())
    }
}

/// Whether an address lies in the school's own network: private, of this link or of this machine.
fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(four) => four.is_private() || four.is_loopback() || four.is_link_local(),
        IpAddr::V6(six) => six.is_loopback() || six.is_unique_local() || six.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::Instant;

    fn address(last: u8) -> Option<IpAddr> {
        Some(IpAddr::from([10, 0, 0, last]))
    }

    #[test]
    fn wrong_codes_of_four_digits_have_a_budget_and_right_ones_cost_nothing() {
        let codes = Codes::new();
        (0..200).filter_map(|_| codes.near(address(1))).for_each(Counted::right);
        assert_eq!((0..200).filter(|_| codes.near(address(1)).is_some()).count(), 30);
        assert!(codes.near(address(2)).is_some(), "from elsewhere");
        assert!(codes.near(Some(IpAddr::from([203, 0, 113, 7]))).is_none(), "only on the school's own network");
        // In all: from however many places.
        let wrong: usize = (3..=255).map(|from| (0..30).filter(|_| codes.near(address(from)).is_some()).count()).sum();
        assert!((560..=600).contains(&wrong), "{wrong}");
    }

    #[tokio::test(start_paused = true)]
    async fn who_comes_after_a_guesser_waits_for_a_turn_and_comes_in() {
        let codes = Arc::new(Codes::new());
        for _ in 0..60 {
            assert!(codes.far(address(1), None).await.is_ok());
        }
        let guesser = Arc::clone(&codes);
        let guessing = tokio::spawn(async move { while guesser.far(address(1), None).await.is_ok() {} });
        tokio::time::sleep(Duration::from_secs(30)).await;
        let begun = Instant::now();
        assert!(codes.far(address(1), None).await.is_ok());
        assert!(begun.elapsed() <= Duration::from_secs(5), "{:?}", begun.elapsed());
        let before = Instant::now();
        assert!(codes.far(address(2), None).await.is_ok());
        assert_eq!(before.elapsed(), Duration::ZERO, "others wait for nobody");
        // A browser that has taken a seat before does not wait, and has a budget of wrong codes.
        let before = Instant::now();
        for _ in 0..10 {
            assert!(codes.far(address(1), Some("mine".into())).await.is_ok());
        }
        assert_eq!(before.elapsed(), Duration::ZERO);
        assert!(codes.far(address(1), Some("mine".into())).await.is_ok());
        assert!(before.elapsed() > Duration::ZERO, "then in the common lane");
        // Its wrong codes beyond that count for its address, and right ones not at all.
        for _ in 0..100 {
            assert!(codes.far(address(3), Some("right".into())).await.is_ok_and(|counted| {
                counted.right();
                true
            }));
        }
        for at in 0..12 {
            for _ in 0..10 {
                assert!(codes.far(address(4), Some(format!("wrong {at}"))).await.is_ok());
            }
        }
        let before = Instant::now();
        assert!(codes.far(address(3), None).await.is_ok());
        assert_eq!(before.elapsed(), Duration::ZERO);
        assert!(codes.far(address(4), None).await.is_ok());
        assert!(before.elapsed() > Duration::ZERO);
        guessing.abort();
    }
}
