//! `shujin export traces`, `shujin forget`, `shujin retain`: what leaves the school, and what is taken away.

use crate::store::{Store, runtime};
use crate::{Failure, say};
use clap::Args;
use shujin_server::Home;
use shujin_server::database::{Database, Fault, dump};
use shujin_server::record::find::stamp;
use shujin_server::record::{Query, Record};
use shujin_server::school::erase::{self, Erased};
use shujin_server::school::export::{self, Form, K};
use shujin_server::school::{Seal, homes, roster};
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
    /// 同一场景、同一小时少于这么多学生的整组去掉，至少 5。Fewer pupils at a scene in an hour are left out; at least 5.
    #[arg(long, default_value_t = K)]
    k: usize,
    /// 从哪一天起，如 2026-09-01。From this day on.
    #[arg(long)]
    since: Option<Day>,
    /// 到哪一天之前。Before this day.
    #[arg(long)]
    until: Option<Day>,
    #[command(flatten)]
    homes: Homes,
    #[command(flatten)]
    store: Store,
}

/// Under which IRIs traces were written down.
#[derive(Args)]
struct Homes {
    /// 学校以前用过、而数据库还不知道的网址，可以写几次。IRIs of the school's that the database does not know: it knows those that serve was
    /// given.
    #[arg(long = "home")]
    more: Vec<String>,
}

impl Homes {
    fn all(self, database: &Database) -> Result<Vec<String>, Failure> {
        let mut all = homes::all(database)?;
        for home in self.more {
            all.push(homes::sound(&home).map_err(|error| Failure::Home(error.to_string()))?);
        }
        Ok(all)
    }
}

/// Whose traces to take away.
#[derive(Args)]
pub struct ForgetArguments {
    /// 班级。The class.
    #[arg(long, required_unless_present = "pseudonym", requires = "number")]
    class: Option<String>,
    /// 学号。The number in the class.
    #[arg(long, requires = "class")]
    number: Option<String>,
    /// 化名：已不在名单上的（读入新名单时写出），或没有上课时用浏览器留下的。A pseudonym, of who is not in a list any more (it is printed when
    /// a new list is read), or of a browser outside a class.
    #[arg(long, conflicts_with_all = ["class", "number"])]
    pseudonym: Option<String>,
    #[command(flatten)]
    homes: Homes,
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
            for entry in std::fs::read_dir(place).map_err(Failure::io(place))? {
                let path = entry.map_err(Failure::io(place))?.path();
                if path.extension().is_some_and(|ending| ending == "gz") {
                    files.push(path);
                }
            }
        }
        // What a link leads to is one backup, however many lead there.
        let mut files = files
            .into_iter()
            .map(|file| file.canonicalize().map_err(Failure::io(file)))
            .collect::<Result<Vec<_>, _>>()?;
        files.sort();
        files.dedup();
        Ok(files)
    }

    /// Does the same in each; one that fails is named, and the others are done all the same.
    fn each(&self, erase: impl AsyncFn(&Database) -> Result<Erased, Fault>) -> Result<bool, Failure> {
        let runtime = runtime()?;
        let mut all = true;
        for file in self.files()? {
            let in_backup = async |database: &Database| {
                let erased = erase(database).await?;
                Ok((erased != Erased::default()).then_some(erased))
            };
            match runtime.block_on(dump::rewrite(&file, in_backup)) {
                Ok(erased) => told(&file.display(), erased.unwrap_or_default()),
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

/// What to look through.
#[derive(Args)]
pub struct AuditArguments {
    /// 只看这个班。Of this class alone.
    #[arg(long)]
    class: Option<String>,
    /// 从哪一天起。From this day on.
    #[arg(long)]
    since: Option<Day>,
    #[command(flatten)]
    store: Store,
}

/// Says who looked at names, and what was erased.
pub fn audit(arguments: AuditArguments) -> Result<bool, Failure> {
    let database = arguments.store.open()?;
    let since = arguments.since.map_or(i64::MIN, |day| day.0);
    for view in roster::views(&database, since, arguments.class.as_deref())? {
        say(format_args!("{}\t{}\t{}\t{}\n", stamp(view.at), view.teacher, view.class, view.page));
    }
    for (at, rule, erased) in erase::noted(&database)?.into_iter().filter(|(at, ..)| *at >= since) {
        say(format_args!("{}\t删除 / erased: {rule}\t{} + {}\n", stamp(at), erased.statements, erased.others));
    }
    Ok(true)
}

/// Writes an export.
pub fn export(arguments: ExportArguments) -> Result<bool, Failure> {
    let (record, data) = (Record::new(arguments.store.open()?), arguments.store.data.clone());
    let mut query = Query::default();
    query.since = arguments.since.map(|day| day.0);
    query.until = arguments.until.map(|day| day.0);
    let ExportArguments { to, format, k, homes, .. } = arguments;
    let homes = homes.all(record.database())?;
    let homes = homes.into_iter().map(Home::try_from).collect::<Result<Vec<_>, _>>();
    let homes = homes.map_err(|error| Failure::Home(error.to_string()))?;
    let seal = Seal::open(&data)?;
    let exported = export::export(&record, &seal, &homes, query, k, format, &to)?;
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
    let pseudonym = match (arguments.pseudonym, arguments.class, arguments.number) {
        (Some(pseudonym), ..) => pseudonym,
        (None, class, number) => {
            let (class, number) = (class.unwrap_or_default(), number.unwrap_or_default());
            let seal = Seal::open(&arguments.store.data)?;
            let listed = roster::get(&database, &seal, &class)?;
            let pupil = listed.and_then(|list| list.pupils.into_iter().find(|pupil| pupil.number == number));
            seal.pseudonym(&pupil.ok_or(Failure::NoPupil(class, number))?.id)
        }
    };
    let homes = arguments.homes.all(&database)?;
    let erase = async |database: &Database| erase::learner(database, &homes, &pseudonym).await;
    told(&arguments.store.place()?, runtime()?.block_on(erase(&database))?);
    arguments.backups.each(erase)
}

/// Takes away what is older.
pub fn retain(arguments: RetainArguments) -> Result<bool, Failure> {
    let database = arguments.store.open()?;
    let erase = async |database: &Database| erase::before(database, arguments.from.0).await;
    told(&arguments.store.place()?, runtime()?.block_on(erase(&database))?);
    arguments.backups.each(erase)
}

fn told(place: &impl Display, Erased { statements, others }: Erased) {
    say(format_args!(
        "{place}：删去 {statements} 条学习记录，{others} 项其他 / erased {statements} statements, {others} others\n"
    ));
}
