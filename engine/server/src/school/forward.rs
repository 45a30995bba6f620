//! Forwards de-identified statements to a district's record store: hour by hour, with retries, until each has arrived.
//!
//! ```text
//! an hour that is over ─ learners on a list ─ in the order of their de-identified ids ─ batches
//! ```
//!
//! The time of arrival tells in which hour a statement was stored here, and no more: an hour is sent ten minutes after its end, in an order
//! that carries no information. The database holds the progress, and de-identified ids are the same each time, so that the other store
//! keeps a statement once that is sent again after a crash. A batch is recorded before it is sent, since its answer may be lost.

use super::Seal;
use super::deidentify::Deidentifier;
use super::export::listed;
use super::vocabulary;
use crate::Lrs;
use crate::database::{Database, DatabaseError};
use crate::record::{Query, Record, Stored};
use crate::store::courier::basic;
use serde_json::Value;
use shujin_trace::Home;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use ureq::Agent;
use uuid::Uuid;

/// Statements sent at once.
const BATCH: usize = 50;
/// How often it looks whether an hour is over.
const LOOK: Duration = Duration::from_secs(60);
/// How long after an hour's end it is sent, microseconds.
const AFTER: i64 = 10 * 60 * 1_000_000;
/// Microseconds of an hour.
const HOUR: i64 = 3600 * 1_000_000;
/// Most characters that are stored of the reason for a refusal.
const REASON: usize = 500;
/// Longest wait while the other store does not answer.
const LONGEST: Duration = Duration::from_secs(10 * 60);

/// The result of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// All is there.
    Idle,
    /// A batch was sent.
    Went,
    /// It did not answer, or not now.
    Later,
}

/// The de-identifying key for one other store, by its address: a learner is the same there each time, and another one elsewhere.
pub fn key(seal: &Seal, target: &str) -> Vec<u8> {
    seal.derive_key(&format!("forward {target}"))
}

/// Forwards to one other store.
pub struct Forward {
    record: Record,
    deidentifier: Deidentifier,
    lrs: Lrs,
    agent: Agent,
    runtime: tokio::runtime::Runtime,
    /// Statements in a batch: fewer after one was refused, until the refused one is found.
    batch: usize,
    /// Whether it sends at once, without waiting for the end of an hour.
    at_once: bool,
    load: Option<Load>,
}

/// The unsent statements of an hour.
struct Load {
    /// The hour's last statement.
    through: i64,
    /// Numbers of statements, in the order of their de-identified ids.
    numbers: VecDeque<i64>,
}

impl Forward {
    /// Forwards to this store. The de-identifying key is derived from the school's own.
    ///
    /// # Errors
    /// When the system refuses what waiting needs.
    pub fn new(record: Record, seal: &Seal, home: &Home, lrs: Lrs) -> std::io::Result<Self> {
        // What scenes can speak of is read with each hour.
        let deidentifier = Deidentifier::new(&key(seal, &lrs.statements), std::slice::from_ref(home), BTreeMap::new());
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            // A redirect would send statements to a server that was not configured; and a page that answers 200 has stored nothing.
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(30)))
            .build()
            .into();
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        Ok(Self { record, deidentifier, lrs, agent, runtime, batch: BATCH, at_once: false, load: None })
    }

    /// Sends what there is without waiting for an hour to end, which lets the other side know when something was done. For tests.
    #[must_use]
    pub fn at_once(self) -> Self {
        Self { at_once: true, ..self }
    }

    /// Runs until stopped, in a thread of its own.
    pub fn run(mut self, stop: &AtomicBool) {
        let mut wait = LOOK;
        while !stop.load(Ordering::Relaxed) {
            match self.step() {
                Ok(Step::Went) => {
                    wait = LOOK;
                    continue;
                }
                Ok(Step::Idle) => wait = LOOK,
                Ok(Step::Later) => wait = (wait * 2).min(LONGEST),
                Err(error) => {
                    tracing::error!(fault = %error, "statements cannot be sent on");
                    wait = (wait * 2).min(LONGEST);
                }
            }
            // In short sleeps, so that it stops soon when the server ends.
            let naps = wait.as_millis() / 200;
            (0..naps)
                .take_while(|_| !stop.load(Ordering::Relaxed))
                .for_each(|_| std::thread::sleep(Duration::from_millis(200)));
        }
    }

    /// Sends the next batch.
    ///
    /// # Errors
    /// When the database fails.
    pub fn step(&mut self) -> Result<Step, DatabaseError> {
        if self.load.is_none() {
            self.load = self.next()?;
        }
        let Some(Load { through, numbers }) = &mut self.load else { return Ok(Step::Idle) };
        let through = *through;
        if numbers.is_empty() {
            self.reach(through)?;
            self.load = None;
            return Ok(Step::Went);
        }
        let batch: Vec<i64> = numbers.iter().copied().take(self.batch).collect();
        // Read now, so that what was erased since the hour was searched is not sent.
        let ready =
            batch.iter().filter_map(|number| self.deidentified(*number).transpose()).collect::<Result<Vec<_>, _>>()?;
        if ready.is_empty() {
            self.done(batch.len());
            return Ok(Step::Went);
        }
        match self.send(&Value::Array(ready).to_string()) {
            Some((200..=299, _)) => {
                self.done(batch.len());
                self.batch = BATCH;
                Ok(Step::Went)
            }
            // The other store refuses a statement of the batch: the batch is halved until one is left, which is set aside with the reason. The
            // reason is the other store's text and is not logged.
            Some((status @ (400 | 409 | 413), reason)) => {
                if let [number] = batch[..] {
                    tracing::warn!(status, "a statement was refused by the other store");
                    self.put_aside(number, reason)?;
                    self.done(1);
                } else {
                    self.batch = batch.len().div_ceil(2);
                }
                Ok(Step::Went)
            }
            Some((status, _)) => {
                tracing::warn!(status, "the other store does not take statements now");
                Ok(Step::Later)
            }
            None => Ok(Step::Later),
        }
    }

    fn done(&mut self, count: usize) {
        self.load.iter_mut().for_each(|load| _ = load.numbers.drain(..count));
    }

    /// The next hour in which something was stored, if it is over.
    fn next(&mut self) -> Result<Option<Load>, DatabaseError> {
        let mut query = Query::default();
        (query.ascending, query.after, query.limit) = (true, Some(self.reached()?), 1);
        let found = self.record.find(&query)?;
        let Some(first) = found.first() else { return Ok(None) };
        let ends = (first.stored.div_euclid(HOUR) + 1) * HOUR;
        let now = self.record.database().read(|sql| sql.now())?;
        if !self.at_once && now < ends + AFTER {
            return Ok(None);
        }
        // Scenes come while the server runs, and all of which something was stored in this hour are known by now.
        self.deidentifier.learn(vocabulary::all(self.record.database())?);
        (query.until, query.limit) = (Some(ends - 1), 1000);
        let listed = listed(self.record.database())?;
        let (mut through, mut leaving) = (first.number, Vec::new());
        loop {
            let page = self.record.find(&query)?;
            let Some(last) = page.last() else { break };
            (through, query.after) = (last.number, Some(last.number));
            leaving.extend(page.iter().filter_map(|stored| Some((self.id(stored, &listed)?, stored.number))));
        }
        if !leaving.is_empty() {
            self.note_sending(through)?;
        }
        leaving.sort_unstable();
        Ok(Some(Load { through, numbers: leaving.into_iter().map(|(_, number)| number).collect() }))
    }

    /// Its de-identified id, if it may leave.
    fn id(&self, stored: &Stored, listed: &BTreeSet<String>) -> Option<Uuid> {
        let deed = self.deidentifier.deed(&whole(stored)?)?;
        let listed = listed.contains(deed.learner.as_str());
        listed.then(|| self.deidentifier.deidentified(&deed)).flatten().map(|deed| deed.id)
    }

    /// The de-identified statement of this number; none where it is gone.
    fn deidentified(&self, number: i64) -> Result<Option<Value>, DatabaseError> {
        let mut query = Query::default();
        (query.ascending, query.after, query.limit) = (true, Some(number - 1), 1);
        let found = self.record.find(&query)?;
        let stored = found.first().filter(|stored| stored.number == number);
        Ok(stored.and_then(whole).and_then(|statement| self.deidentifier.statement(&statement)))
    }

    fn send(&self, body: &str) -> Option<(u16, String)> {
        let sent = self
            .agent
            .post(&self.lrs.statements)
            .header("Authorization", basic(&self.lrs.user, &self.lrs.secret))
            .header("Content-Type", "application/json")
            .header("X-Experience-API-Version", "2.0.0")
            .send(body);
        let mut answer = sent.ok()?;
        // The text beside the status is for people: it is cut off where it is long.
        let mut said = Vec::new();
        let _ = answer.body_mut().as_reader().take(2000).read_to_end(&mut said);
        Some((answer.status().as_u16(), String::from_utf8_lossy(&said).chars().take(REASON).collect()))
    }

    fn reached(&self) -> Result<i64, DatabaseError> {
        self.record.database().read(|sql| {
            let row =
                sql.row("SELECT number FROM forwarded WHERE target = $1", &[self.lrs.statements.as_str().into()])?;
            row.map_or(Ok(0), |mut row| row.int(0))
        })
    }

    fn reach(&self, number: i64) -> Result<(), DatabaseError> {
        self.note(
            number,
            "INSERT INTO forwarded (target, number) VALUES ($1, $2)
                ON CONFLICT (target) DO UPDATE SET number = excluded.number",
        )
    }

    fn note_sending(&self, number: i64) -> Result<(), DatabaseError> {
        self.note(
            number,
            "INSERT INTO forwarded (target, number, sending) VALUES ($1, 0, $2)
                ON CONFLICT (target) DO UPDATE SET sending = excluded.sending",
        )
    }

    fn note(&self, number: i64, upsert: &'static str) -> Result<(), DatabaseError> {
        let target = self.lrs.statements.clone();
        let write =
            self.record.database().change(move |sql| sql.change(upsert, &[target.as_str().into(), number.into()]));
        self.runtime.block_on(write).map(drop)
    }

    fn put_aside(&self, number: i64, reason: String) -> Result<(), DatabaseError> {
        let target = self.lrs.statements.clone();
        let write = self.record.database().change(move |sql| {
            // Erased while it was being sent: then nothing of it is stored.
            if sql.row("SELECT number FROM statements WHERE number = $1", &[number.into()])?.is_some() {
                let insert = "INSERT INTO refused (target, number, reason) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
                sql.change(insert, &[target.as_str().into(), number.into(), reason.as_str().into()])?;
            }
            Ok(())
        });
        self.runtime.block_on(write)
    }
}

/// A statement with what it may have come without, and has here.
fn whole(stored: &Stored) -> Option<Value> {
    let mut statement: Value = serde_json::from_str(&stored.body).ok()?;
    if statement.get("timestamp").is_none() {
        statement["timestamp"] = stored.stamp().into();
    }
    statement["id"] = stored.id.to_string().into();
    Some(statement)
}

/// The forwarding thread; dropping this stops it.
pub struct Forwarding {
    stop: Arc<AtomicBool>,
    thread: Mutex<Option<std::thread::JoinHandle<()>>>,
}

impl Forwarding {
    /// Starts to send on.
    pub fn start(forward: Forward) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stop);
        let thread = std::thread::spawn(move || forward.run(&told));
        Self { stop, thread: Mutex::new(Some(thread)) }
    }
}

impl Drop for Forwarding {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        // A request under way has a time-out of its own; stopping the server does not wait for it.
        thread.into_iter().filter(std::thread::JoinHandle::is_finished).for_each(|thread| _ = thread.join());
    }
}

/// Statements that another store refused: number and reason. Blocks.
///
/// # Errors
/// When the database fails.
pub fn refused(database: &Database, target: &str) -> Result<Vec<(i64, String)>, DatabaseError> {
    database.read(|sql| {
        let rows =
            sql.rows("SELECT number, reason FROM refused WHERE target = $1 ORDER BY number", &[target.into()])?;
        rows.into_iter().map(|mut row| Ok((row.int(0)?, row.text(1)?))).collect()
    })
}
