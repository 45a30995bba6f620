//! `shujin export traces`, `shujin forget`, `shujin retain`: what leaves the school, and what is taken away.

use crate::store::{Store, runtime};
use crate::{Failure, say};
use clap::Args;
use shujin_server::DEFAULT_HOME;
use shujin_server::record::{Query, Record};
use shujin_server::school::export::{self, Form, K};
use shujin_server::school::{Seal, erase, roster};
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
    store: Store,
}

/// Until when to keep.
#[derive(Args)]
pub struct RetainArguments {
    /// 这一天之前存下的全部删去，如上一学年结束的 2026-08-01。Everything stored before this day is taken away.
    #[arg(long)]
    from: Day,
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
    let erased = runtime()?.block_on(erase::learner(&database, &arguments.home, &pseudonym))?;
    told(erased);
    Ok(true)
}

/// Takes away what is older.
pub fn retain(arguments: RetainArguments) -> Result<bool, Failure> {
    let database = arguments.store.open()?;
    told(runtime()?.block_on(erase::before(&database, arguments.from.0))?);
    Ok(true)
}

fn told(erased: erase::Erased) {
    say(format_args!(
        "删去 {} 条学习记录，{} 项其他 / erased {} statements, {} others\n",
        erased.statements, erased.others, erased.statements, erased.others
    ));
}
