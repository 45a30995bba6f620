//! Where a native player's statements survive a crash: SQLite with a write-ahead log that is synced before anything is
//! acknowledged. What a server keeps is `database`'s and `record`'s business.

pub mod courier;
pub mod outbox;

pub use courier::Courier;
pub use outbox::SqliteOutbox;

use rusqlite::Connection;
use std::path::Path;
use std::time::Duration;

/// Opens a database so that a committed transaction survives kill -9 and a power cut.
pub(crate) fn open(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // What is erased is overwritten, not only let go.
    connection.pragma_update(None, "secure_delete", "ON")?;
    Ok(connection)
}
