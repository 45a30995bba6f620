//! Carries the native outbox to an LRS: store, policy and HTTP put together.
//!
//! Blocking: a player runs it in a thread of its own. The clock is the caller's, as a duration since any moment.

use super::outbox::{OutboxError, SqliteOutbox};
use crate::Lrs;
use serde_json::Value;
use shujin_trace::{Action, Answer, Effect, Outbox, Uuid};
use std::time::Duration;
use ureq::Agent;

/// What a step came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// All is delivered.
    Idle,
    /// Call again after this long, or after new statements.
    Wait(Duration),
    /// A batch was sent and answered; call again at once.
    Went,
    /// The key was refused; see [`Courier::set_lrs`].
    KeyRefused,
}

/// Store, policy and client.
#[derive(Debug)]
pub struct Courier {
    store: SqliteOutbox,
    policy: Outbox,
    lrs: Lrs,
    agent: Agent,
}

impl Courier {
    /// A courier for all that the store holds. The seed spreads waits, nothing else.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn new(store: SqliteOutbox, lrs: Lrs, seed: u64) -> Result<Self, OutboxError> {
        let mut policy = Outbox::new(seed);
        store.pending()?.into_iter().for_each(|id| policy.add(id));
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // A login page that answers 200 elsewhere has stored nothing.
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(30)))
            .build();
        Ok(Self { store, policy, lrs, agent: Agent::new_with_config(config) })
    }

    /// Keeps a statement, durably, and queues it.
    ///
    /// # Errors
    /// When it cannot be kept: then it is not queued either.
    pub fn post(&mut self, statement: &Value) -> Result<Uuid, OutboxError> {
        let id = self.store.keep(statement)?;
        self.policy.add(id);
        Ok(id)
    }

    /// Queues a statement that was kept through another connection to the same store.
    pub fn queue(&mut self, id: Uuid) {
        self.policy.add(id);
    }

    /// Another address or key; tries at once.
    pub fn set_lrs(&mut self, lrs: Lrs) {
        self.lrs = lrs;
        self.policy.wake();
    }

    /// How many statements are still to be delivered.
    pub fn waiting(&self) -> usize {
        self.policy.len()
    }

    /// The store, to look at what was put aside.
    pub fn store(&self) -> &SqliteOutbox {
        &self.store
    }

    /// Does what is due at this time: at most one batch, at most 30 s.
    ///
    /// # Errors
    /// When the store fails. What was sent is then sent again later, which does no harm.
    pub fn step(&mut self, now: Duration) -> Result<Step, OutboxError> {
        let batch = match self.policy.next(now) {
            Action::Idle => return Ok(Step::Idle),
            Action::Wait(wait) => return Ok(Step::Wait(wait)),
            Action::Send(batch) => batch,
        };
        let answer = match self.store.batch(&batch) {
            Ok(body) => self.send(body),
            Err(error) => {
                self.policy.answered(now, Answer::NoNetwork);
                return Err(error);
            }
        };
        let mut step = Step::Went;
        for effect in self.policy.answered(now, answer) {
            match effect {
                Effect::Stored(ids) => self.store.forget(&ids)?,
                Effect::Rejected { id, code, reason } => self.store.set_aside(id, &format!("{code} {reason}"))?,
                Effect::KeyRefused => step = Step::KeyRefused,
                Effect::Later => {}
            }
        }
        Ok(step)
    }

    fn send(&self, body: String) -> Answer {
        let Lrs { statements, user, secret } = &self.lrs;
        let sent = self
            .agent
            .post(statements)
            .header("Authorization", basic(user, secret))
            .header("Content-Type", "application/json")
            .header("X-Experience-API-Version", "2.0.0")
            .send(body);
        let Ok(mut response) = sent else {
            return Answer::NoNetwork;
        };
        let seconds = response.headers().get("Retry-After").and_then(|value| value.to_str().ok()?.parse().ok());
        let code = response.status().as_u16();
        // The status decides. A body that breaks off after it is only a reason less, except for a success: there the
        // whole answer is waited for, since a proxy may have broken off.
        match response.body_mut().with_config().limit(64 * 1024).read_to_string() {
            Err(_) if code < 300 => Answer::NoNetwork,
            read => Answer::Status {
                code,
                retry_after: seconds.map(Duration::from_secs),
                reason: read.unwrap_or_default().chars().take(2000).collect(),
            },
        }
    }
}

/// The header of Basic authentication (RFC 7617).
pub fn basic(user: &str, secret: &str) -> String {
    use base64::{Engine as _, prelude::BASE64_STANDARD};
    format!("Basic {}", BASE64_STANDARD.encode(format!("{user}:{secret}")))
}
