//! Sends statements on to a district's record store, under the veil: in order, with patience, each once.
//!
//! How far it has come stands in the database, and ids under the veil are the same each time, so that what is sent twice after a
//! crash is kept once over there.

use super::Seal;
use super::veil::Veil;
use super::vocabulary;
use crate::Lrs;
use crate::database::{Database, Fault};
use crate::record::{Query, Record, Stored};
use crate::store::courier::basic;
use serde_json::Value;
use shujin_trace::Home;
use std::collections::BTreeMap;
use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use ureq::Agent;

/// Statements sent at once.
const BATCH: usize = 50;
/// How often it looks for new ones.
const LOOK: Duration = Duration::from_secs(5);
/// Longest wait while the other store does not answer.
const LONGEST: Duration = Duration::from_secs(10 * 60);

/// What a step came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// All is there.
    Idle,
    /// A batch was sent.
    Went,
    /// It did not answer, or not now.
    Later,
}

/// The key of the veil towards one other store, by its address: the same learner is the same there, and another elsewhere.
pub fn key(seal: &Seal, target: &str) -> Vec<u8> {
    seal.branch(&format!("forward {target}"))
}

/// The way to one other store.
pub struct Forward {
    record: Record,
    veil: Veil,
    lrs: Lrs,
    agent: Agent,
    runtime: tokio::runtime::Runtime,
    /// Statements in a batch: fewer after one was refused, until the refused one is found.
    batch: usize,
}

impl Forward {
    /// The way to this store. The veil's key comes from the school's own.
    ///
    /// # Errors
    /// When the system refuses what waiting needs.
    pub fn new(record: Record, seal: &Seal, home: &Home, lrs: Lrs) -> std::io::Result<Self> {
        // What scenes can speak of is read with each batch: they come while the server runs.
        let veil = Veil::new(&key(seal, &lrs.statements), std::slice::from_ref(home), BTreeMap::new());
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            // Elsewhere nobody was told that statements come; and a page that answers 200 has stored nothing.
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(30)))
            .build()
            .into();
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        Ok(Self { record, veil, lrs, agent, runtime, batch: BATCH })
    }

    /// Goes on until told to stop; to be run in a thread of its own.
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
                Err(fault) => {
                    tracing::error!(%fault, "statements cannot be sent on");
                    wait = (wait * 2).min(LONGEST);
                }
            }
            // In short naps, so that the end of the server is not held up.
            let naps = wait.as_millis() / 200;
            (0..naps)
                .take_while(|_| !stop.load(Ordering::Relaxed))
                .for_each(|_| std::thread::sleep(Duration::from_millis(200)));
        }
    }

    /// Sends what is next.
    ///
    /// # Errors
    /// When the database fails.
    pub fn step(&mut self) -> Result<Step, Fault> {
        let mut query = Query::default();
        (query.ascending, query.after, query.limit) = (true, Some(self.reached()?), self.batch);
        let found = self.record.find(&query)?;
        let Some(last) = found.last().map(|last| last.number) else { return Ok(Step::Idle) };
        self.veil.learn(vocabulary::all(self.record.database())?);
        let veiled: Vec<Value> = found.iter().filter_map(|stored| self.veiled(stored)).collect();
        if veiled.is_empty() {
            self.reach(last, None)?;
            return Ok(Step::Went);
        }
        match self.send(&Value::Array(veiled).to_string()) {
            Some((200..=299, _)) => {
                self.reach(last, None)?;
                self.batch = BATCH;
                Ok(Step::Went)
            }
            // Something in it is not taken over there: halved until it stands alone, then put aside with the reason.
            Some((400 | 409 | 413, reason)) if found.len() == 1 => {
                tracing::warn!(reason, "a statement was refused by the other store");
                self.reach(last, Some(reason))?;
                Ok(Step::Went)
            }
            Some((400 | 409 | 413, _)) => {
                self.batch = found.len().div_ceil(2);
                Ok(Step::Went)
            }
            Some((status, reason)) => {
                tracing::warn!(status, reason, "the other store does not take statements now");
                Ok(Step::Later)
            }
            None => Ok(Step::Later),
        }
    }

    fn veiled(&self, stored: &Stored) -> Option<Value> {
        let mut statement: Value = serde_json::from_str(&stored.body).ok()?;
        if statement.get("timestamp").is_none() {
            statement["timestamp"] = stored.stamp().into();
        }
        // A statement may have come without an id; here it has one.
        statement["id"] = stored.id.to_string().into();
        self.veil.statement(&statement)
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
        // What is said beside the status is for people: cut off where it is long.
        let mut said = Vec::new();
        let _ = answer.body_mut().as_reader().take(2000).read_to_end(&mut said);
        Some((answer.status().as_u16(), String::from_utf8_lossy(&said).chars().take(500).collect()))
    }

    fn reached(&self) -> Result<i64, Fault> {
        self.record.database().read(|sql| {
            let row =
                sql.row("SELECT number FROM forwarded WHERE target = $1", &[self.lrs.statements.as_str().into()])?;
            row.map_or(Ok(0), |mut row| row.int(0))
        })
    }

    fn reach(&self, number: i64, refused: Option<String>) -> Result<(), Fault> {
        let target = self.lrs.statements.clone();
        let write = self.record.database().change(move |sql| {
            let upsert = "INSERT INTO forwarded (target, number) VALUES ($1, $2)
                ON CONFLICT (target) DO UPDATE SET number = excluded.number";
            sql.change(upsert, &[target.as_str().into(), number.into()])?;
            if let Some(reason) = &refused {
                let insert = "INSERT INTO refused (target, number, reason) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
                sql.change(insert, &[target.as_str().into(), number.into(), reason.as_str().into()])?;
            }
            Ok(())
        });
        self.runtime.block_on(write)
    }
}

/// The thread that sends on, told to stop when this goes.
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
        // A request under way has a time-out of its own; whoever stops the server does not wait for it.
        thread.into_iter().filter(std::thread::JoinHandle::is_finished).for_each(|thread| _ = thread.join());
    }
}

/// Statements that another store refused: number and reason. Blocks.
///
/// # Errors
/// When the database fails.
pub fn refused(database: &Database, target: &str) -> Result<Vec<(i64, String)>, Fault> {
    database.read(|sql| {
        let rows =
            sql.rows("SELECT number, reason FROM refused WHERE target = $1 ORDER BY number", &[target.into()])?;
        rows.into_iter().map(|mut row| Ok((row.int(0)?, row.text(1)?))).collect()
    })
}
