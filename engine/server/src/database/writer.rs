//! The one thread that writes: several requests share a commit, and each learns its own result after it. So a class costs one
//! sync of the disk, not fifty.

use super::{Connect, DatabaseError, Sql};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use tokio::sync::oneshot;

/// Most requests that share a commit. What one of them may ask for is bounded where it is read (`record::insert`), so that nobody
/// waits for long behind another.
const SHARED: usize = 64;

/// Nobody is writing.
const NOBODY: i64 = i64::MAX;

/// A request: work that may be done again, and somebody who waits.
trait Job: Send {
    /// Does the work; false asks for it to be undone.
    fn run(&mut self, sql: &mut dyn Sql, clock: &Clock) -> Result<bool, DatabaseError>;
    /// Tells the result after the commit, or that there was none.
    fn tell(self: Box<Self>, committed: Result<(), DatabaseError>);
}

struct Request<F, T, E> {
    work: F,
    done: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<Result<T, E>, DatabaseError>>,
}

impl<F, T, E> Job for Request<F, T, E>
where
    F: Fn(&mut dyn Sql, &Clock) -> Result<Result<T, E>, DatabaseError> + Send,
    T: Send,
    E: Send,
{
    fn run(&mut self, sql: &mut dyn Sql, clock: &Clock) -> Result<bool, DatabaseError> {
        let done = (self.work)(sql, clock)?;
        let keep = done.is_ok();
        self.done = Some(done);
        Ok(keep)
    }

    fn tell(self: Box<Self>, committed: Result<(), DatabaseError>) {
        let Self { done, answer, .. } = *self;
        let result = committed.and_then(|()| done.ok_or(DatabaseError::Closed));
        let _ = answer.send(result); // nobody waits any more: what was written is kept all the same
    }
}

/// What gives statements their number and the time at which they were stored. Both only grow, in the order of commits, on
/// however many servers: whoever writes holds the clock's row until the commit.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Before this nothing new will be stored; [`NOBODY`] while nobody writes. Only for a database of one server.
    writing: Arc<AtomicI64>,
    last: Arc<AtomicI64>,
    shared: bool,
}

impl Clock {
    /// Takes so many numbers: the first of them, and when they are stored, microseconds since 1970.
    ///
    /// # Errors
    /// When the database fails.
    pub fn take(&self, sql: &mut dyn Sql, count: i64) -> Result<(i64, i64), DatabaseError> {
        if !self.shared {
            // Said before the time is taken: a reader that does not see this has looked earlier than it.
            self.writing.fetch_min(sql.now()?, Ordering::SeqCst);
        }
        let taken =
            sql.row("UPDATE clock SET number = number + $1 WHERE id = 1 RETURNING number, stored", &[count.into()])?;
        let mut taken = taken.ok_or(DatabaseError::Column(0))?;
        let (number, last) = (taken.int(0)?, taken.int(1)?);
        // `stored` never stands still or runs back, whatever the clock does: queries page by it.
        let stored = sql.now()?.max(last + 1);
        sql.change("UPDATE clock SET stored = $1 WHERE id = 1", &[stored.into()])?;
        Ok((number - count + 1, stored))
    }
}

/// The door to the thread.
#[derive(Clone)]
pub(super) struct Writer {
    jobs: Sender<Box<dyn Job>>,
    clock: Clock,
}

impl Writer {
    pub(super) fn start(
        mut connection: Box<dyn Sql + Send>,
        connect: Connect,
        shared: bool,
    ) -> Result<Self, DatabaseError> {
        let last = last(connection.as_mut())?;
        let clock = Clock { writing: Arc::new(AtomicI64::new(NOBODY)), last: Arc::new(AtomicI64::new(last)), shared };
        let (jobs, inbox) = channel();
        let own = clock.clone();
        std::thread::spawn(move || write_all(connection, &connect, &own, &inbox));
        Ok(Self { jobs, clock })
    }

    pub(super) async fn write<T, E>(
        &self,
        work: impl Fn(&mut dyn Sql, &Clock) -> Result<Result<T, E>, DatabaseError> + Send + 'static,
    ) -> Result<Result<T, E>, DatabaseError>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let (answer, told) = oneshot::channel();
        self.jobs.send(Box::new(Request { work, done: None, answer })).map_err(|_| DatabaseError::Closed)?;
        told.await.map_err(|_| DatabaseError::Closed)?
    }

    /// For a database of one server, see [`super::Database::consistent_through`].
    pub(super) fn consistent_through(&self) -> i64 {
        let now = shujin_trace::Timestamp::now().as_microsecond();
        let writing = self.clock.writing.load(Ordering::SeqCst);
        let last = self.clock.last.load(Ordering::SeqCst);
        if writing == NOBODY { now.max(last) } else { last.max((writing - 1).min(now)) }
    }
}

fn last(sql: &mut dyn Sql) -> Result<i64, DatabaseError> {
    sql.row("SELECT stored FROM clock WHERE id = 1", &[])?.ok_or(DatabaseError::Column(0))?.int(0)
}

/// Writes until the last sender is gone.
fn write_all(mut sql: Box<dyn Sql + Send>, connect: &Connect, clock: &Clock, inbox: &Receiver<Box<dyn Job>>) {
    while let Ok(first) = inbox.recv() {
        let mut jobs: Vec<Box<dyn Job>> = std::iter::once(first).chain(inbox.try_iter().take(SHARED - 1)).collect();
        match together(sql.as_mut(), &mut jobs, clock) {
            Ok(()) => {
                note(sql.as_mut(), clock);
                jobs.into_iter().for_each(|job| job.tell(Ok(())));
            }
            Err(_) => {
                sql = fresh(sql, connect);
                // Each once more by itself, so that everybody learns their own result.
                for mut job in jobs {
                    let done = together(sql.as_mut(), std::slice::from_mut(&mut job), clock);
                    if done.is_err() {
                        sql = fresh(sql, connect);
                    }
                    note(sql.as_mut(), clock);
                    job.tell(done);
                }
            }
        }
        if !clock.shared {
            clock.writing.store(NOBODY, Ordering::SeqCst);
        }
    }
}

/// Notes when something was stored last, before whoever waits is told: they may ask for it at once.
fn note(sql: &mut dyn Sql, clock: &Clock) {
    if !clock.shared
        && let Ok(last) = last(sql)
    {
        clock.last.store(last, Ordering::SeqCst);
    }
}

/// A connection without a transaction under way: this one, or another if it is broken.
fn fresh(mut sql: Box<dyn Sql + Send>, connect: &Connect) -> Box<dyn Sql + Send> {
    let _ = sql.script("ROLLBACK");
    if last(sql.as_mut()).is_ok() {
        return sql;
    }
    // The database may be starting again; whoever waits is told soon enough.
    std::thread::sleep(Duration::from_millis(200));
    connect().unwrap_or(sql)
}

/// Several requests in one transaction; one that is refused is undone by itself.
fn together(sql: &mut dyn Sql, jobs: &mut [Box<dyn Job>], clock: &Clock) -> Result<(), DatabaseError> {
    sql.begin()?;
    if clock.shared {
        // Whoever writes looks first: what it sees stays so until the commit, on however many servers.
        sql.row("SELECT stored FROM clock WHERE id = 1 FOR UPDATE", &[])?;
    }
    for job in jobs {
        sql.script("SAVEPOINT request")?;
        if !job.run(sql, clock)? {
            sql.script("ROLLBACK TO SAVEPOINT request")?;
        }
        sql.script("RELEASE SAVEPOINT request")?;
    }
    sql.script("COMMIT")
}
