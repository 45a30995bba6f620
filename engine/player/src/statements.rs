//! Keeps statements in an SQLite file at once, and carries them to an LRS when there is one.

use crate::Failure;
use serde_json::Value;
use shujin_server::Lrs;
use shujin_server::store::{Courier, SqliteOutbox, courier::Step};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// Takes statements: each is on the disk before [`StatementSender::keep`] returns, with or without a network.
pub struct StatementSender {
    store: SqliteOutbox,
    sender: Option<Sender<Uuid>>,
    thread: Option<JoinHandle<()>>,
}

impl StatementSender {
    /// Opens the outbox in this file and begins to deliver to `lrs`.
    pub fn open(file: &Path, lrs: Option<&Lrs>) -> Result<StatementSender, Failure> {
        let store = SqliteOutbox::open(file)?;
        let nowhere = Lrs { statements: String::new(), user: String::new(), secret: String::new() };
        let seed = u64::from(std::process::id());
        let courier = Courier::new(SqliteOutbox::open(file)?, lrs.cloned().unwrap_or(nowhere), seed)?;
        let (sender, receiver) = channel();
        let thread = lrs.is_some().then(|| std::thread::spawn(move || deliver(courier, &receiver)));
        Ok(StatementSender { store, sender: Some(sender), thread })
    }

    /// Keeps a statement.
    pub fn keep(&self, statement: &Value) {
        match self.store.keep(statement) {
            Ok(id) => {
                if let Some(sender) = &self.sender {
                    let _ = sender.send(id); // without a courier the statement waits in the store
                }
            }
            Err(error) => eprintln!("{}", say!("statement-not-kept", why = error.to_string())),
        }
    }
}

impl Drop for StatementSender {
    fn drop(&mut self) {
        // A batch under way may be answered; what was not delivered waits for the next start.
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join(); // a panic in it has been reported already
        }
    }
}

/// Delivers stored statements. Ends when the sender is dropped.
fn deliver(mut courier: Courier, receiver: &Receiver<Uuid>) {
    let began = Instant::now();
    let mut wait = Duration::ZERO;
    loop {
        match receiver.recv_timeout(wait.min(Duration::from_secs(1))) {
            Ok(id) => courier.queue(id),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        wait = match courier.step(began.elapsed()) {
            Ok(Step::Went) => Duration::ZERO,
            Ok(Step::Wait(wait)) => wait,
            Ok(Step::Idle | Step::KeyRefused) => Duration::from_secs(1),
            Err(error) => {
                eprintln!("{error}");
                Duration::from_secs(1)
            }
        };
    }
}
