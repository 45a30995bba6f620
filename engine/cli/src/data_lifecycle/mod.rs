//! `shujin export traces`, `shujin forget`, `shujin retain`, `shujin audit`: what leaves the school, and what is taken away.

mod backups;
mod forget;

use crate::store::{Store, runtime};
use crate::{Failure, complain, put, tell};
use backups::Backups;
use clap::Args;
pub use forget::{ForgetArguments, forget};
use shujin_server::Home;
use shujin_server::database::Database;
use shujin_server::record::Record;
use shujin_server::record::find::stamp;
use shujin_server::school::erase::{self, Erased};
use shujin_server::school::erasure_check::{self, FileKind};
use shujin_server::school::export::{self, Days, Form, K};
use shujin_server::school::{Seal, base_iris, roster};
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

/// How long an erasure waits for readers before it gives up a checkpoint.
const CHECKPOINT_TIMEOUT: Duration = Duration::from_secs(10);

/// A day, as the moment at which it begins here; microseconds since 1970.
#[derive(Clone, Copy)]
struct Day(i64);

impl FromStr for Day {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let date: jiff::civil::Date = text.parse().map_err(|_| format!("{text}: 2026-09-01"))?;
        let begins = date.to_zoned(jiff::tz::TimeZone::system()).map_err(|error| error.to_string())?;
        Ok(Self(begins.timestamp().as_microsecond()))
    }
}

/// What to export.
#[derive(Args)]
pub struct ExportArguments {
    /// The file to write; beside it one more says what was done.
    to: PathBuf,
    /// jsonl, csv or parquet.
    #[arg(long, default_value = "csv")]
    format: Form,
    /// Fewer pupils at a scene in an hour are left out; at least 5.
    #[arg(long, default_value_t = K)]
    k: usize,
    /// Done on this day or later.
    #[arg(long)]
    since: Option<Day>,
    /// Done before this day.
    #[arg(long)]
    until: Option<Day>,
    #[command(flatten)]
    base_iris: BaseIris,
    #[command(flatten)]
    store: Store,
}

/// Under which IRIs traces were written down.
#[derive(Args)]
struct BaseIris {
    /// IRIs of the school's that the database does not know: it knows those that serve was given.
    #[arg(long = "home")]
    more: Vec<String>,
}

impl BaseIris {
    fn all(self, database: &Database) -> Result<Vec<String>, Failure> {
        let mut all = base_iris::all(database)?;
        for home in self.more {
            all.push(base_iris::sound(&home).map_err(|error| Failure::Home(error.to_string()))?);
        }
        Ok(all)
    }
}

/// Until when to keep.
#[derive(Args)]
pub struct RetainArguments {
    /// Everything stored before this day is taken away.
    #[arg(long)]
    from: Day,
    #[command(flatten)]
    backups: Backups,
    #[command(flatten)]
    store: Store,
}

/// What to look through.
#[derive(Args)]
pub struct AuditArguments {
    /// Of this class alone.
    #[arg(long)]
    class: Option<String>,
    /// From this day on.
    #[arg(long)]
    since: Option<Day>,
    #[command(flatten)]
    store: Store,
}

/// Prints who viewed names, and what was erased.
pub fn audit(arguments: AuditArguments) -> Result<bool, Failure> {
    let database = arguments.store.open_there()?;
    let since = arguments.since.map_or(i64::MIN, |day| day.0);
    for view in roster::views(&database, since, arguments.class.as_deref())? {
        put(format_args!("{}\t{}\t{}\t{}\n", stamp(view.at), view.teacher, view.class, view.page));
    }
    for (at, rule, erased) in erase::noted(&database)?.into_iter().filter(|(at, ..)| *at >= since) {
        let erased = format!("{} + {}", erased.statements, erased.others);
        tell(say!("audit-erased", at = stamp(at), rule, erased));
    }
    Ok(true)
}

/// Writes an export.
pub fn export(arguments: ExportArguments) -> Result<bool, Failure> {
    let (record, data) = (Record::new(arguments.store.open_there()?), arguments.store.data.clone());
    let days = Days { since: arguments.since.map(|day| day.0), until: arguments.until.map(|day| day.0) };
    let ExportArguments { to, format, k, base_iris, .. } = arguments;
    let base_iris = base_iris.all(record.database())?;
    let base_iris = base_iris.into_iter().map(Home::try_from).collect::<Result<Vec<_>, _>>();
    let base_iris = base_iris.map_err(|error| Failure::Home(error.to_string()))?;
    let seal = Seal::for_database(&data, record.database())?;
    // An existing file may be a key or an earlier export: it is not overwritten.
    if to.exists() {
        return Err(Failure::There(to));
    }
    let exported = export::export(&record, &seal, &base_iris, days, k, format, &to)?;
    tell(say!("exported", path = &to, statements = exported.statements, learners = exported.learners));
    Ok(true)
}

/// Checkpoints SQLite's log; prints where another connection prevents it.
fn checkpoint(database: &Database) -> Result<bool, Failure> {
    let checkpointed = database.checkpoint(CHECKPOINT_TIMEOUT)?;
    if !checkpointed {
        report_busy(database.location());
    }
    Ok(checkpointed)
}

fn report_busy(location: &impl Display) {
    complain(say!("erase-busy", location = location.to_string()));
}

fn report_unread(path: &Path, why: &impl Display) {
    complain(say!("unread-file", path, why = why.to_string()));
}

/// Takes away what is older.
pub fn retain(arguments: RetainArguments) -> Result<bool, Failure> {
    if arguments.from.0 > jiff::Timestamp::now().as_microsecond() {
        return Err(Failure::ToCome);
    }
    let database = arguments.store.open_there()?;
    let backups = arguments.backups.resolve()?;
    print_erased(&arguments.store.location()?, runtime()?.block_on(erase::before(&database, arguments.from.0))?);
    let checkpointed = checkpoint(&database)?;
    let mut all = backups.each(async |backup, _| {
        let erased = erase::before(backup, arguments.from.0).await?;
        Ok(((erased != Erased::default()).then_some(erased), true))
    })?;
    for file in &backups.others {
        match erasure_check::kind(file) {
            Ok(FileKind::Archive(name)) => {
                all = false;
                report_unread(file, &say!("unread-archive", name));
            }
            Ok(FileKind::Gzip) => {
                all = false;
                report_unread(file, &say!("unread-gzip"));
            }
            Ok(FileKind::Unknown) => {
                all = false;
                report_unread(file, &say!("unread-kind"));
            }
            Ok(FileKind::Pack | FileKind::Other) => {}
            Err(why) => {
                all = false;
                report_unread(file, &why);
            }
        }
    }
    Ok(checkpointed && all)
}

fn print_erased(location: &impl Display, Erased { statements, others }: Erased) {
    tell(say!("erased", location = location.to_string(), statements, others));
}
