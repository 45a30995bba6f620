//! When to send which statements, and what an answer means. Policy without store, clock or network.
//!
//! The host keeps the statements where they survive (SQLite natively, IndexedDB in the browser), **before** it calls
//! [`Outbox::add`], and takes them away only on [`Effect::Stored`]. After a crash it adds everything it still has:
//! ids never change, so sending twice stores once. One batch is under way at a time.
//!
//! # The policy, for whoever mirrors it in another language
//!
//! | what | rule |
//! |---|---|
//! | batch | the oldest ≤ 50 statements, as one JSON array, POST |
//! | 200, 204 | all of it is stored: forget it; waiting starts anew from 1 s |
//! | 400, 409 and 413, more than one statement | halve: first half next, then the second; at once |
//! | 400, 409 and 413, one statement | put it aside with status and reason; the rest goes on at once |
//! | 401, 403 | keep all, wait 5 min; [`Effect::KeyRefused`]: fetch a new key, then [`Outbox::wake`] |
//! | 408, 429, 5xx, anything else, no network, no answer | keep all; wait |
//! | wait | 1 s · 2^(failures − 1), at most 5 min, times a random factor of 0.5–1; at least `Retry-After`, at most 1 h |
//! | new statement while waiting | goes into the queue; the wait stays |
//! | network is back, page is seen again | [`Outbox::wake`]: wait no longer |
//! | put aside | never sent again by itself, never deleted: a teacher or a developer looks at it |
//!
//! A statement that an LRS calls bad can never become good (its content is fixed with its id), so it must not block the
//! others; halving finds it in log₂ 50 ≈ 6 tries.

use rand_pcg::{
    Pcg64,
    rand_core::{Rng as _, SeedableRng},
};
use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;
use uuid::Uuid;

/// Most statements in one batch.
pub const BATCH: usize = 50;
/// The first wait.
pub const FIRST_WAIT: Duration = Duration::from_secs(1);
/// The longest wait of our own choosing.
pub const LONGEST_WAIT: Duration = Duration::from_secs(300);
/// The longest wait that a server may ask for.
pub const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(3600);

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Nothing: no statement is waiting, or a batch is under way.
    Idle,
    /// Ask again after this long.
    Wait(Duration),
    /// Send these as one array, then say what came of it.
    Send(Vec<Uuid>),
}

/// What came of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The server answered.
    Status {
        /// HTTP status.
        code: u16,
        /// `Retry-After`, if it was sent as seconds.
        retry_after: Option<Duration>,
        /// The answer's body, for the reason; the host may cut it short.
        reason: String,
    },
    /// No network, no answer, time-out.
    NoNetwork,
}

impl Answer {
    /// An answer with a status and nothing else.
    pub fn status(code: u16) -> Self {
        Self::Status { code, retry_after: None, reason: String::new() }
    }
}

/// What the host does about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Stored for good: forget them.
    Stored(Vec<Uuid>),
    /// Refused for good: keep it apart with the reason.
    Rejected {
        /// The statement.
        id: Uuid,
        /// HTTP status.
        code: u16,
        /// The server's reason.
        reason: String,
    },
    /// The key is not accepted: get another and wake the outbox, or tell someone.
    KeyRefused,
    /// Not now; all is kept.
    Later,
}

/// The state of an outbox: ids and waits, no statements.
#[derive(Clone, Debug)]
pub struct Outbox {
    queue: VecDeque<Uuid>,
    halves: VecDeque<Vec<Uuid>>,
    under_way: Vec<Uuid>,
    known: BTreeSet<Uuid>,
    failures: u32,
    not_before: Duration,
    chance: Pcg64,
}

impl Outbox {
    /// An empty outbox. The seed only spreads the waits of many clients, so that a class does not knock all at once.
    pub fn new(seed: u64) -> Self {
        Self {
            queue: VecDeque::new(),
            halves: VecDeque::new(),
            under_way: Vec::new(),
            known: BTreeSet::new(),
            failures: 0,
            not_before: Duration::ZERO,
            chance: Pcg64::seed_from_u64(seed),
        }
    }

    /// Takes a statement that the host has stored. One that is waiting already is not taken twice.
    pub fn add(&mut self, id: Uuid) {
        if self.known.insert(id) {
            self.queue.push_back(id);
        }
    }

    /// How many statements wait or are under way.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether everything has been stored or put aside.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// What to do at this time, counted from any fixed moment.
    pub fn next(&mut self, now: Duration) -> Action {
        if self.known.is_empty() || !self.under_way.is_empty() {
            return Action::Idle;
        }
        if now < self.not_before {
            return Action::Wait(self.not_before - now);
        }
        self.under_way = match self.halves.pop_front() {
            Some(half) => half,
            None => self.queue.drain(..self.queue.len().min(BATCH)).collect(),
        };
        Action::Send(self.under_way.clone())
    }

    /// Waits no longer: there is a new key, or the network is back.
    pub fn wake(&mut self) {
        self.not_before = Duration::ZERO;
    }

    /// What an answer to the batch under way means. Without one under way it means nothing.
    pub fn answered(&mut self, now: Duration, answer: Answer) -> Vec<Effect> {
        let batch = std::mem::take(&mut self.under_way);
        if batch.is_empty() {
            return Vec::new();
        }
        match answer {
            Answer::Status { code: 200 | 204, .. } => {
                self.failures = 0;
                batch.iter().for_each(|id| _ = self.known.remove(id));
                vec![Effect::Stored(batch)]
            }
            Answer::Status { code: code @ (400 | 409 | 413), reason, .. } => self.refused(batch, code, reason),
            Answer::Status { code: 401 | 403, .. } => {
                self.halves.push_front(batch);
                self.not_before = now + LONGEST_WAIT;
                vec![Effect::KeyRefused]
            }
            Answer::Status { retry_after, .. } => self.later(batch, now, retry_after.unwrap_or_default()),
            Answer::NoNetwork => self.later(batch, now, Duration::ZERO),
        }
    }

    fn refused(&mut self, mut batch: Vec<Uuid>, code: u16, reason: String) -> Vec<Effect> {
        if let [id] = batch[..] {
            self.known.remove(&id);
            return vec![Effect::Rejected { id, code, reason }];
        }
        let second = batch.split_off(batch.len().div_ceil(2));
        self.halves.push_front(second);
        self.halves.push_front(batch);
        Vec::new()
    }

    fn later(&mut self, batch: Vec<Uuid>, now: Duration, at_least: Duration) -> Vec<Effect> {
        self.halves.push_front(batch);
        let doubled = FIRST_WAIT.saturating_mul(1 << self.failures.min(16)).min(LONGEST_WAIT);
        self.failures = self.failures.saturating_add(1);
        let chance = f64::from(self.chance.next_u32()) / f64::from(u32::MAX);
        let wait = doubled.mul_f64(0.5 + 0.5 * chance);
        self.not_before = now + wait.max(at_least.min(LONGEST_RETRY_AFTER));
        vec![Effect::Later]
    }
}
