//! The writing thread: several requests share a commit, and each gets its own result after it. So a class costs one
//! sync of the disk, not fifty.

use super::{Connect, DatabaseError, Sql};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use tokio::sync::oneshot;

/// Most requests that share a commit. `record::insert` bounds the work of each, so that none waits long for another.
const SHARED: usize = 64;

/// No request is writing.
const NOBODY: i64 = i64::MAX;

/// A queued request: work that can be repeated, and the channel for its result.
trait Job: Send {
    /// Does the work; false asks for a rollback.
    fn run(&mut self, sql: &mut dyn Sql, clock: &Clock) -> Result<bool, DatabaseError>;
    /// Sends the result after the commit, or the error.
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
        let _ = answer.send(result); // the client may be gone; what was written stays
    }
}

/// Gives statements their number and the time at which they were stored. Both only grow, in the order of commits, on
/// any number of servers: a writer holds the lock on the clock's row until it commits.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Nothing will be stored at an earlier time than this; [`NOBODY`] while no request writes. Valid for a database of one server only.
    writing: Arc<AtomicI64>,
    last: Arc<AtomicI64>,
    shared: bool,
}

impl Clock {
    /// Takes so many numbers: returns the first of them and the time at which they are stored, microseconds since 1970.
    ///
    /// # Errors
    /// When the database fails.
    pub fn take(&self, sql: &mut dyn Sql, count: i64) -> Result<(i64, i64), DatabaseError> {
        if !self.shared {
            // Set before the time is read: a reader that does not see it has read at an earlier time.
            self.writing.fetch_min(sql.now()?, Ordering::SeqCst);
        }
        let taken =
            sql.row("UPDATE clock SET number = number + $1 WHERE id = 1 RETURNING number, stored", &[count.into()])?;
        let mut taken = taken.ok_or(DatabaseError::Column(0))?;
        let (number, last) = (taken.int(0)?, taken.int(1)?);
        // `stored` always grows, even if the clock stands still or runs back: queries page by it.
        let stored = sql.now()?.max(last + 1);
        sql.change("UPDATE clock SET stored = $1 WHERE id = 1", &[stored.into()])?;
        Ok((number - count + 1, stored))
    }
}

/// The handle to the thread.
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
                // Each once more alone, so that each request gets its own result.
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

/// Publishes the time of the last commit before the requests get their answers: a client may query for it at once.
fn note(sql: &mut dyn Sql, clock: &Clock) {
    if !clock.shared
        && let Ok(last) = last(sql)
    {
        clock.last.store(last, Ordering::SeqCst);
    }
}

/// A connection without an open transaction: this one, or a new one if it is broken.
fn fresh(mut sql: Box<dyn Sql + Send>, connect: &Connect) -> Box<dyn Sql + Send> {
    let _ = sql.script("ROLLBACK");
    if last(sql.as_mut()).is_ok() {
        return sql;
    }
    // The database may be restarting; requests get an error if it stays down.
    std::thread::sleep(Duration::from_millis(200));
    connect().unwrap_or(sql)
}

/// Several requests in one transaction; a refused one is rolled back by itself.
fn together(sql: &mut dyn Sql, jobs: &mut [Box<dyn Job>], clock: &Clock) -> Result<(), DatabaseError> {
    sql.begin()?;
    if clock.shared {
        // A writer takes the lock first: what it reads then stays so until the commit, on any number of servers.
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
