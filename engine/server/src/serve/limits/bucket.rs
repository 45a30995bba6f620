//! Token buckets, and queues for those who find one empty.

use super::RateLimited;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, timeout};

/// Longest wait in a queue.
const TURN: Duration = Duration::from_secs(20);

/// Waits in this queue until `take` gives a token; `take` returns the time until there is one where there is none.
///
/// # Errors
/// When there was no token for 20 s.
pub(super) async fn turn(queue: &Mutex<()>, take: impl Fn() -> Result<(), Duration>) -> Result<(), RateLimited> {
    let waited = timeout(TURN, async {
        let _first = queue.lock().await;
        while let Err(wait) = take() {
            sleep(wait).await;
        }
    });
    waited.await.map_err(|_| RateLimited)
}

/// A budget: so many at once, and then one more each so often.
#[derive(Clone, Copy)]
pub(super) struct Budget {
    pub(super) at_once: f64,
    pub(super) again: Duration,
}

/// What is left of a budget.
pub(super) struct Bucket {
    budget: Budget,
    left: f64,
    at: Instant,
}

impl Bucket {
    /// A full one.
    pub(super) fn new(budget: Budget) -> Self {
        Self { budget, left: budget.at_once, at: Instant::now() }
    }

    fn fill(&mut self) {
        let now = Instant::now();
        let more = now.duration_since(self.at).as_secs_f64() / self.budget.again.as_secs_f64();
        (self.left, self.at) = ((self.left + more).min(self.budget.at_once), now);
    }

    /// Takes one, if there is one.
    pub(super) fn take(&mut self) -> bool {
        self.fill();
        let there = self.left >= 1.0;
        if there {
            self.left -= 1.0;
        }
        there
    }

    /// How long until there is one.
    pub(super) fn wait(&self) -> Duration {
        self.budget.again.mul_f64((1.0 - self.left).max(0.01))
    }

    /// What was taken is there again.
    pub(super) fn give_back(&mut self) {
        self.left = (self.left + 1.0).min(self.budget.at_once);
    }

    /// Whether nothing is known of it that a new one would not have.
    pub(super) fn is_full(&mut self) -> bool {
        self.fill();
        self.left >= self.budget.at_once
    }
}
