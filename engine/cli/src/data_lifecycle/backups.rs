//! Backups in which is taken away what is taken away from the store.

use super::{print_erased, report_unread};
use crate::store::runtime;
use crate::{Failure, complain};
use clap::Args;
use shujin_server::database::{Database, DatabaseError, dump};
use shujin_server::school::erase::Erased;
use shujin_server::school::erasure_check;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Backups in which the same is to be taken away.
#[derive(Args)]
pub(super) struct Backups {
    /// Backups, or folders of them (with all that is below, whatever their names): what is taken away here is taken away there too, in
    /// place.
    #[arg(long, num_args = 1.., value_name = "FILE")]
    pub(super) backups: Vec<PathBuf>,
}

/// What was found where backups were said to be.
#[derive(Default)]
pub(super) struct ResolvedBackups {
    /// Backups, each once, however many links lead there.
    pub(super) backups: BTreeSet<PathBuf>,
    /// Other files of the folders.
    pub(super) others: BTreeSet<PathBuf>,
    /// What of the folders could not be opened.
    unread: Vec<(PathBuf, std::io::Error)>,
}

impl Backups {
    /// Finds them, before anything is erased anywhere: a name that is mistyped is to be mended first.
    pub(super) fn resolve(&self) -> Result<ResolvedBackups, Failure> {
        let mut found = ResolvedBackups::default();
        for location in &self.backups {
            let location = location.canonicalize().map_err(Failure::io(location))?;
            if !location.is_dir() {
                if !dump::is_backup(&location).map_err(Failure::io(&location))? {
                    return Err(Failure::NoBackup(location));
                }
                found.backups.insert(location);
                continue;
            }
            for file in erasure_check::below(&location, &mut found.unread) {
                match dump::is_backup(&file) {
                    Ok(true) => _ = found.backups.insert(file),
                    Ok(false) => _ = found.others.insert(file),
                    Err(why) => found.unread.push((file, why)),
                }
            }
        }
        Ok(found)
    }
}

impl ResolvedBackups {
    /// Does the same in each; one that fails is named, and the others are done all the same.
    pub(super) fn each(
        &self,
        erase: impl AsyncFn(&Database, &Path) -> Result<(Option<Erased>, bool), DatabaseError>,
    ) -> Result<bool, Failure> {
        let runtime = runtime()?;
        let mut all = true;
        for (path, why) in &self.unread {
            all = false;
            report_unread(path, why);
        }
        for file in &self.backups {
            let mut clean = true;
            let in_backup = async |database: &Database| {
                let erased;
                (erased, clean) = erase(database, file).await?;
                Ok(erased)
            };
            match runtime.block_on(dump::rewrite(file, in_backup)) {
                Ok(erased) => {
                    print_erased(&file.display(), erased.unwrap_or_default());
                    all &= clean;
                }
                Err(error) => {
                    all = false;
                    complain(say!("backup-unchanged", file, why = error.to_string()));
                }
            }
        }
        Ok(all)
    }
}
