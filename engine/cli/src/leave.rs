//! `shujin export traces`, `shujin forget`, `shujin retain`: what leaves the school, and what is taken away.

use crate::store::{Store, runtime};
use crate::{Failure, say};
use clap::Args;
use shujin_server::DEFAULT_HOME;
use shujin_server::database::{Database, Fault, dump};
use shujin_server::record::{Query, Record};
use shujin_server::school::erase::{self, Erased};
use shujin_server::school::export::{self, Form, K};
use shujin_server::school::{Seal, roster};
use std::fmt::Display;
use std::path::PathBuf;
use std::str::FromStr;

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
    /// 写到哪个文件；旁边另有一份 .about.md 说明做了什么。The file to write; beside it one more says what was done.
    to: PathBuf,
    /// jsonl、csv 或 parquet。jsonl, csv or parquet.
    #[arg(long, default_value = "csv")]
    format: Form,
    /// 少于这么多学习者的场景整组去掉。Scenes with fewer learners are left out.
    #[arg(long, default_value_t = K)]
    k: usize,
    /// 从哪一天起，如 2026-09-01。From this day on.
    #[arg(long)]
    since: Option<Day>,
    /// 到哪一天之前。Before this day.
    #[arg(long)]
    until: Option<Day>,
    /// 学校自己的网址，和 serve 时一样。The school's own IRI, as given to serve.
    #[arg(long, default_value = DEFAULT_HOME)]
    home: String,
    #[command(flatten)]
    store: Store,
}

/// Whose traces to take away.
#[derive(Args)]
pub struct ForgetArguments {
    /// 班级。The class.
    #[arg(long)]
    class: String,
    /// 学号。The number in the class.
    #[arg(long)]
    number: String,
    /// 学校自己的网址，和 serve 时一样。The school's own IRI, as given to serve.
    #[arg(long, default_value = DEFAULT_HOME)]
    home: String,
    #[command(flatten)]
    backups: Backups,
    #[command(flatten)]
    store: Store,
}

/// Backups in which the same is to be taken away.
#[derive(Args)]
struct Backups {
    /// 备份文件，或放备份的文件夹（其中的 .gz）：里面的也一并删去，原地改写。Backups, or folders of them (*.gz): what is taken away here
    /// is taken away there too, in place.
    #[arg(long, num_args = 1.., value_name = "FILE")]
    backups: Vec<PathBuf>,
}

impl Backups {
    fn files(&self) -> Result<Vec<PathBuf>, Failure> {
        let mut files = Vec::new();
        for place in &self.backups {
            if !place.is_dir() {
                files.push(place.clone());
                continue;
            }
            let entries = std::fs::read_dir(place).map_err(Failure::io(place))?;
            let mut here: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            here.retain(|path| path.extension().is_some_and(|ending| ending == "gz"));
            here.sort();
            files.extend(here);
        }
        Ok(files)
    }

    /// Does the same in each; one that fails is named, and the others are done all the same.
    fn each(&self, erase: impl AsyncFn(&Database) -> Result<Erased, Fault>) -> Result<bool, Failure> {
        let runtime = runtime()?;
        let mut all = true;
        for file in self.files()? {
            match runtime.block_on(dump::rewrite(&file, &erase)) {
                Ok(erased) => told(&file.display(), erased),
                Err(error) => {
                    all = false;
                    eprintln!("{}：没有改 / not changed: {error}", file.display());
                }
            }
        }
        Ok(all)
    }
}

/// Until when to keep.
#[derive(Args)]
pub struct RetainArguments {
    /// 这一天之前存下的全部删去，如上一学年结束的 2026-08-01。Everything stored before this day is taken away.
    #[arg(long)]
    from: Day,
    #[command(flatten)]
    backups: Backups,
    #[command(flatten)]
    store: Store,
}

/// Writes an export.
pub fn export(arguments: ExportArguments) -> Result<bool, Failure> {
    let record = Record::new(arguments.store.open()?);
    let mut query = Query::default();
    query.since = arguments.since.map(|day| day.0);
    query.until = arguments.until.map(|day| day.0);
    let ExportArguments { to, format, k, home, .. } = arguments;
    let exported = export::export(&record, &home, query, k, format, &to)?;
    say(format_args!(
        "{}: {} 条 / statements, {} 名学习者 / learners\n",
        to.display(),
        exported.statements,
        exported.learners
    ));
    Ok(true)
}

/// Takes one learner's traces away.
pub fn forget(arguments: ForgetArguments) -> Result<bool, Failure> {
    let database = arguments.store.open()?;
    let seal = Seal::open(&arguments.store.data)?;
    let listed = roster::get(&database, &seal, &arguments.class)?;
    if !listed.is_some_and(|roster| roster.pupils.iter().any(|pupil| pupil.number == arguments.number)) {
        return Err(Failure::NoPupil(arguments.class, arguments.number));
    }
    let pseudonym = seal.pseudonym(&arguments.class, &arguments.number);
    let erase = async |database: &Database| erase::learner(database, &arguments.home, &pseudonym).await;
    told(&arguments.store.place(), runtime()?.block_on(erase(&database))?);
    arguments.backups.each(erase)
}

/// Takes away what is older.
pub fn retain(arguments: RetainArguments) -> Result<bool, Failure> {
    let database = arguments.store.open()?;
    let erase = async |database: &Database| erase::before(database, arguments.from.0).await;
    told(&arguments.store.place(), runtime()?.block_on(erase(&database))?);
    arguments.backups.each(erase)
}

fn told(place: &impl Display, Erased { statements, others }: Erased) {
    say(format_args!(
        "{place}：删去 {statements} 条学习记录，{others} 项其他 / erased {statements} statements, {others} others\n"
    ));
}
