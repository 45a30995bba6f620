//! Which record store a command works on, for all commands that do; and `shujin backup`, `shujin restore`.

use crate::{Failure, secret_options, tell};
use clap::Args;
use shujin_server::database::{Database, DatabaseLocation, dump};
use shujin_server::files::private_folder;
use std::path::{Path, PathBuf};

/// The record store.
#[derive(Args)]
pub struct Store {
    /// Folder for the traces.
    #[arg(long, default_value = "data", global = true)]
    pub data: PathBuf,
    /// Database of the traces: sqlite (in the data folder, without this), a file, or postgres://user:secret@host/database; or @FILE, whose
    /// one line says it.
    #[arg(long, global = true)]
    pub store: Option<String>,
}

impl Store {
    /// The database that was named.
    pub fn location(&self) -> Result<DatabaseLocation, Failure> {
        match self.store.as_deref() {
            None | Some("sqlite") => Ok(DatabaseLocation::in_folder(&self.data)),
            Some(named) => secret_options::location(named),
        }
    }

    /// Opens one that is there, for commands that have nothing to do where there is none.
    pub fn open_there(&self) -> Result<Database, Failure> {
        let location = self.location()?;
        // SQLite would make one where a path is mistyped. One that holds nothing is none yet.
        if let DatabaseLocation::Sqlite(path) = &location
            && !std::fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() > 0)
        {
            return Err(Failure::NoDatabase(path.clone()));
        }
        if self.data.is_dir() {
            private_folder(&self.data).map_err(Failure::io(&self.data))?;
        }
        Database::open(location.clone()).map_err(|error| Failure::OpenDatabase(location, error))
    }

    /// Opens it, making folder and tables where they are missing.
    pub fn open(&self) -> Result<Database, Failure> {
        private_folder(&self.data).map_err(Failure::io(&self.data))?;
        let location = self.location()?;
        Database::open(location.clone()).map_err(|error| Failure::OpenDatabase(location, error))
    }
}

/// What waits for the database's writing thread.
pub fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_current_thread().build().map_err(Failure::io("tokio"))
}

/// Writes everything to a file, while the server goes on.
pub fn backup(store: &Store, to: &Path) -> Result<bool, Failure> {
    // An older backup may be replaced, and nothing else: a database or a key would be gone.
    if to.exists() && !dump::is_backup(to).map_err(Failure::io(to))? {
        return Err(Failure::There(to.to_owned()));
    }
    let rows = dump::backup(&store.open_there()?, to)?;
    tell(say!("rows", place = to, rows));
    Ok(true)
}

/// Reads a backup into an empty database.
pub fn restore(store: &Store, from: &Path) -> Result<bool, Failure> {
    let database = store.open()?;
    let rows = runtime()?.block_on(dump::restore(&database, from))?;
    tell(say!("rows", place = store.location()?.to_string(), rows));
    Ok(true)
}
