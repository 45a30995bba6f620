//! Where a native player's statements survive a crash: SQLite with a write-ahead log that is synced before anything is
//! acknowledged. What a server keeps is `database`'s and `record`'s business.

pub mod courier;
pub mod outbox;

pub use courier::Courier;
pub use outbox::SqliteOutbox;
pub use shujin_trace::Uuid;

use crate::files::private_file;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Opens a database so that a committed transaction survives kill -9 and a power cut. Only its owner reads it.
pub(crate) fn open(path: &Path) -> rusqlite::Result<Connection> {
    // SQLite gives its journals the permissions of the file. If it cannot be created, SQLite reports that below; if another user owns it,
    // that user decides who reads it.
    let _ = private_file(path);
    for beside in beside(path).iter().filter(|beside| beside.exists()) {
        let _ = private_file(beside);
    }
    let connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // Erased data is overwritten with zeros.
    connection.pragma_update(None, "secure_delete", "ON")?;
    Ok(connection)
}

/// The files that SQLite keeps beside a database.
pub(crate) fn beside(path: &Path) -> [PathBuf; 3] {
    ["-wal", "-shm", "-journal"].map(|ending| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        name.into()
    })
}

/// Brings what was written to where it stays and empties the journal, in which what was erased still stands. False where others
/// read or wrote all the while, so that it could not be emptied.
pub(crate) fn checkpoint(connection: &Connection, timeout: Duration) -> rusqlite::Result<bool> {
    let until = Instant::now() + timeout;
    loop {
        // SQLite waits for readers and writers, but not for another checkpoint.
        connection.busy_timeout(until.saturating_duration_since(Instant::now()))?;
        let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy == 0 || Instant::now() >= until {
            return Ok(busy == 0);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}
