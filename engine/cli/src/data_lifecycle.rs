//! `shujin export traces`, `shujin forget`, `shujin retain`: what leaves the school, and what is taken away.

use crate::school;
use crate::store::{Store, runtime};
use crate::{Failure, say};
use clap::Args;
use shujin_server::database::{Database, DatabaseError, DatabaseLocation, dump};
use shujin_server::record::Record;
use shujin_server::record::find::stamp;
use shujin_server::school::erase::{self, Erased, Forgotten};
use shujin_server::school::erasure_check::{self, FileKind, Leftovers, SearchTerms};
use shujin_server::school::export::{self, Days, Form, K};
use shujin_server::school::former_pupils::{NameDigest, NamedLearner};
use shujin_server::school::{Seal, base_iris, deidentify, former_pupils, forward, roster};
use shujin_server::store::{SqliteOutbox, Uuid};
use shujin_server::{Home, Pseudonym};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

/// How long an erasure waits for readers before it gives up a checkpoint.
const CHECKPOINT_TIMEOUT: Duration = Duration::from_secs(10);

/// What `shujin forget` says of its exit code.
pub const FORGET_HELP: &str = "\
结束码：0 全部删去，并在数据文件夹的每个文件（场景包除外）、点名的备份和发件箱里再查过一遍，都没有了；1 删了，但还有够不着的地方，逐一列出：\
有人正在读数据库、备份坏了、文件夹里有打不开的文件或别的压缩包（zip、tar、xz、7z 等，不看里面）、已转发到上级平台的、PostgreSQL 自己的日志、\
副本和备份；或者还有同名的人，可能是转了班、换了年级的同一个人；或者 --pseudonym 的化名从来没有过，什么都没有改；2 没有运行，什么都没有删：如没有这个数据库、点名的不是备份。别处的拷贝和导出的文件不在其内。
之后再送来的、说的是删除以前的事的学习记录（如从发件箱、从上级平台），收下但不存。

Exit code: 0 when all is erased and was looked for once more in every file of the data folder (but packs of scenes), in the backups and \
outboxes named, and is gone; 1 when it was erased but something is out of reach, each of which is named: somebody reads the database, a \
backup is damaged, a folder holds what cannot be opened or another archive (zip, tar, xz, 7z and their like: not looked into), statements \
were sent on to a district, PostgreSQL's own journal, replicas and backups; or when others have the same name, who may be the same pupil in another \
class; or when nothing was ever told of the --pseudonym, and nothing was \
changed; 2 when it did not run and nothing was erased: there is no such database, what was named is no backup. Copies elsewhere and exports are \
none of it.
Statements that come later and tell of what happened before (out of an outbox, from a district) are taken and not kept.";

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

/// What `shujin export traces` says of what it leaves out.
pub const EXPORT_HELP: &str = "\
按事情发生的日子选（--since、--until），不按存下的日子；一个场景的一个小时要么整个在内，要么整个不在，结束满七天才导出。一个小时第一次导出以后就定下来：\
以后才送到的不再加入；其中有记录被删去的，整个小时不再导出。所以先后两份导出相减，看不出哪一名学生。

Days (--since, --until) are those on which something was done, not stored. An hour of a scene is in whole or not at all, and only when it ended \
seven days ago or earlier. It stays as it was first exported: what comes later is not added, and when something of it is erased it is exported no \
more. So the difference of two exports shows no pupil.";

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
    /// 从哪一天起做的，如 2026-09-01。Done on this day or later.
    #[arg(long)]
    since: Option<Day>,
    /// 哪一天之前做的。Done before this day.
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
    /// 学校以前用过、而数据库还不知道的网址，可以写几次。IRIs of the school's that the database does not know: it knows those that serve was
    /// given.
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

/// A pseudonym as this program writes them.
fn parse_pseudonym(text: &str) -> Result<String, String> {
    let said = "化名是 p- 和 16 到 64 位 0–9、a–f，或 52 位小写字母和数字 / a pseudonym is p- and 16 to 64 of 0-9 and a-f, or 52 small letters and digits";
    Pseudonym::try_from(text.to_owned()).map(String::from).map_err(|_| said.to_owned())
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
    /// 化名：已不在名单上的（读入新名单时写出，也可以用 roster find 按姓名找），或没有上课时用浏览器留下的。A pseudonym, of who is not in a list any
    /// more (it is printed when a new list is read, and roster find finds it by the name), or of a browser outside a class.
    #[arg(long, conflicts_with_all = ["class", "number"], value_parser = parse_pseudonym)]
    pseudonym: Option<String>,
    #[command(flatten)]
    base_iris: BaseIris,
    #[command(flatten)]
    backups: Backups,
    /// 单机播放器的发件箱（outbox.sqlite）：里面还没送出的也删去。A native player's outbox: what waits in it goes too.
    #[arg(long = "outbox", num_args = 1.., value_name = "FILE")]
    outboxes: Vec<PathBuf>,
    #[command(flatten)]
    store: Store,
}

/// Backups in which the same is to be taken away.
#[derive(Args)]
struct Backups {
    /// 备份文件，或放备份的文件夹（包括下面各层，不看文件名，只看内容）：里面的也一并删去，原地改写。Backups, or folders of them (with all that is below,
    /// whatever their names): what is taken away here is taken away there too, in place.
    #[arg(long, num_args = 1.., value_name = "FILE")]
    backups: Vec<PathBuf>,
}

/// What was found where backups were said to be.
#[derive(Default)]
struct ResolvedBackups {
    /// Backups, each once, however many links lead there.
    backups: BTreeSet<PathBuf>,
    /// Other files of the folders.
    others: BTreeSet<PathBuf>,
    /// What of the folders could not be opened.
    unread: Vec<(PathBuf, std::io::Error)>,
}

impl Backups {
    /// Finds them, before anything is erased anywhere: a name that is mistyped is to be mended first.
    fn resolve(&self) -> Result<ResolvedBackups, Failure> {
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
    fn each(
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

/// Prints who viewed names, and what was erased.
pub fn audit(arguments: AuditArguments) -> Result<bool, Failure> {
    let database = arguments.store.open_there()?;
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
    let database = arguments.store.open_there()?;
    let data = &arguments.store.data;
    let by_name = arguments.pseudonym.is_some();
    let seal = Seal::existing(data)?;
    let pseudonym = match (arguments.pseudonym, arguments.class, arguments.number) {
        (Some(pseudonym), ..) => pseudonym,
        (None, class, number) => {
            let (class, number) = (class.unwrap_or_default(), number.unwrap_or_default());
            let seal = seal.as_ref().ok_or_else(|| Failure::NoRosterKey(data.clone()))?;
            let listed = roster::get(&database, seal, &class)?;
            let pupil = listed.and_then(|list| list.pupils.into_iter().find(|pupil| pupil.number == number));
            seal.pseudonym(&pupil.ok_or(Failure::NoPupil(class, number))?.id)
        }
    };
    let base_iris = arguments.base_iris.all(&database)?;
    // Before anything is erased: one that is not there would be made, and what is none has to be named otherwise.
    let mut outboxes = Vec::new();
    for file in &arguments.outboxes {
        std::fs::metadata(file).map_err(Failure::io(file))?;
        let opened = SqliteOutbox::open(file).map_err(|why| Failure::Outbox { path: file.clone(), why })?;
        outboxes.push((file.clone(), opened));
    }
    let backups = arguments.backups.resolve()?;
    let mut others: Vec<PathBuf> = arguments.outboxes.iter().flat_map(|file| SqliteOutbox::files(file)).collect();
    others.extend(backups.backups.iter().chain(&backups.others).cloned());
    if by_name && !erase::is_known(&database, &base_iris, &pseudonym)? {
        let sought = SearchTerms::new(&pseudonym, &BTreeSet::new()).map_err(Failure::io(data))?;
        let files: Vec<PathBuf> =
            erasure_check::below(data, &mut Vec::new()).into_iter().chain(others.clone()).collect();
        if sought.in_files(&files).files.is_empty() {
            eprintln!(
                "{pseudonym}：从来没有这个化名的记录，什么都没有改；是不是抄错了，或者以前用过别的 --home / nothing was ever told of this pseudonym, and nothing was \
                 changed: is it copied right, or was it under another --home?"
            );
            return Ok(false);
        }
    }
    let namesakes = Namesakes::of(&database, seal, &pseudonym)?;
    let runtime = runtime()?;
    let forgotten = runtime.block_on(erase::learner(&database, &base_iris, &pseudonym))?;
    let location = arguments.store.location()?;
    print_erased(&location, forgotten.erased);
    let work =
        ErasureRun { database: &database, data, base_iris: &base_iris, pseudonym: &pseudonym, others, namesakes };
    // From here on something is erased: what fails now leaves the rest where it is, and that is said with 1.
    let all = work.everywhere(&location, outboxes, &backups, forgotten).unwrap_or_else(|failure| {
        eprintln!("shujin: {failure}");
        false
    });
    if !all {
        eprintln!("没有全部删去，见上 / not everything is gone, see above");
    }
    Ok(all)
}

/// A learner whose traces are being erased.
struct ErasureRun<'a> {
    database: &'a Database,
    data: &'a Path,
    base_iris: &'a [String],
    pseudonym: &'a str,
    /// Files to look through besides the data folder.
    others: Vec<PathBuf>,
    namesakes: Namesakes,
}

impl ErasureRun<'_> {
    /// Erases in outboxes and backups, looks whether all is gone, and says what is not.
    fn everywhere(
        mut self,
        location: &DatabaseLocation,
        outboxes: Vec<(PathBuf, SqliteOutbox)>,
        backups: &ResolvedBackups,
        mut forgotten: Forgotten,
    ) -> Result<bool, Failure> {
        let (database, pseudonym) = (self.database, self.pseudonym);
        let mut all = true;
        for (file, outbox) in outboxes {
            let (ids, clean) = erase_from_outbox(&file, outbox, self.base_iris, pseudonym)?;
            all &= clean;
            print_erased(&file.display(), Erased { statements: ids.len() as u64, others: 0 });
            forgotten.ids.extend(ids);
        }
        let namesakes = RefCell::new(&mut self.namesakes);
        all &= backups.each(async |backup, file| {
            namesakes.borrow_mut().look(backup, file);
            let Forgotten { erased, ids, again, .. } = erase::learner(backup, self.base_iris, pseudonym).await?;
            let sought = SearchTerms::new(pseudonym, &ids).map_err(|why| DatabaseError::Address(why.to_string()))?;
            // Also recorded in a backup that holds nothing of the pupil: late copies may be sent to a server that was restored from it.
            let changed = erased != Erased::default() || !again;
            Ok((changed.then_some(erased), report_leftovers(&file.display(), &sought.in_rows(backup)?)))
        })?;
        all &= checkpoint(database)?;
        if !self.data.is_dir() {
            all = false;
            report_unread(self.data, &"没有这个文件夹，--data 写对了吗 / there is no such folder: is --data right?");
        }
        let sought = SearchTerms::new(pseudonym, &forgotten.ids).map_err(Failure::io(self.data))?;
        all &= report_leftovers(location, &sought.everywhere(database, self.data, &self.others, CHECKPOINT_TIMEOUT)?);
        if matches!(database.location(), DatabaseLocation::Postgres(_)) {
            all = false;
            eprintln!(
                "够不着：PostgreSQL 自己的日志（WAL）、还没有清理的旧行、副本和它的备份，请数据库管理员处理 / out of reach: PostgreSQL's own journal (WAL), \
                 rows not vacuumed yet, replicas and its backups: ask who looks after the database"
            );
        }
        all &= report_forwarded(self.data, &forgotten)?;
        all &= self.namesakes.none();
        Ok(all)
    }
}

/// Other pseudonyms of the same name: a pupil who changed classes has one in each.
struct Namesakes {
    /// The key and the name; none where there is no key, or the pseudonym was never on a list.
    by: Option<(Seal, NameDigest)>,
    own: String,
    found: BTreeSet<NamedLearner>,
    /// Where it was not possible to look.
    unopened: Vec<String>,
}

impl Namesakes {
    /// Looks for them before anything of the pupil is erased: then the name would be gone.
    fn of(database: &Database, seal: Option<Seal>, own: &str) -> Result<Self, Failure> {
        let name = seal.as_ref().map(|seal| NameDigest::of_learner(database, seal, own)).transpose()?.flatten();
        let mut unopened = Vec::new();
        if seal.is_none() && former_pupils::any(database)? {
            unopened.push("roster.key".to_owned());
        }
        let by = seal.zip(name);
        let mut namesakes = Self { by, own: own.to_owned(), found: BTreeSet::new(), unopened };
        namesakes.look(database, Path::new(""));
        Ok(namesakes)
    }

    /// Looks in the lists of this database, or of a backup.
    fn look(&mut self, database: &Database, file: &Path) {
        let Some((seal, name)) = &self.by else { return };
        match name.all(database, seal) {
            Ok(all) => self.found.extend(all.into_iter().filter(|known| known.learner != self.own)),
            Err(error) => self.unopened.push(format!("{}: {error}", file.display())),
        }
    }

    /// Prints the namesakes; returns whether there are none.
    fn none(&self) -> bool {
        for known in &self.found {
            eprintln!(
                "同名的人：{}；是同一个人（如转了班、换了年级）就再运行：/ of the same name; if it is the same pupil, who changed classes, run: shujin forget --pseudonym {}",
                school::describe(known),
                known.learner
            );
        }
        for unopened in &self.unopened {
            eprintln!("没有能找同名的人 / could not be looked through for others of the name: {unopened}");
        }
        self.found.is_empty() && self.unopened.is_empty()
    }
}

/// Takes a learner's statements out of a native player's outbox; says which they were, and whether nothing is left of them.
fn erase_from_outbox(
    file: &Path,
    mut outbox: SqliteOutbox,
    base_iris: &[String],
    pseudonym: &str,
) -> Result<(Vec<Uuid>, bool), Failure> {
    let failed = |why| Failure::Outbox { path: file.to_owned(), why };
    let ids = erase::from_outbox(&mut outbox, base_iris, pseudonym).map_err(failed)?;
    let clean = outbox.clean(CHECKPOINT_TIMEOUT).unwrap_or_default();
    if !clean {
        report_busy(&file.display());
    }
    Ok((ids, clean))
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
    eprintln!(
        "{location}：有人正在读（如备份），日志里还留着删去的内容，请稍后再运行一次 / somebody reads, as a backup does, and what was erased still stands in the \
         journal: run this again later"
    );
}

fn report_unread(path: &Path, why: &impl Display) {
    eprintln!("{}：没有查 / not looked through: {why}", path.display());
}

/// Whether nothing was found; says what was.
fn report_leftovers(location: &impl Display, leftovers: &Leftovers) -> bool {
    for (table, rows) in &leftovers.rows {
        eprintln!(
            "{location}：{table} 表里还有 {rows} 行写着这个化名 / the pseudonym still stands in {rows} rows of {table}, written by others or since"
        );
    }
    for file in &leftovers.files {
        eprintln!("{}：文件里还有 / something still stands in this file", file.display());
    }
    for (file, why) in &leftovers.unread {
        report_unread(file, why);
    }
    if leftovers.named > 0 {
        say(format_args!(
            "{location}：别人的 {n} 行用编号提到删去的记录，看不出是谁的 / {n} rows of others name what was erased by its id, not whose it was\n",
            n = leftovers.named
        ));
    }
    leftovers.none()
}

/// Whether nothing of the learner had been forwarded; otherwise prints what to ask of the other store.
fn report_forwarded(data: &Path, forgotten: &Forgotten) -> Result<bool, Failure> {
    let sent: Vec<_> = forgotten.sent.iter().filter(|sent| sent.statements > 0 || forgotten.again).collect();
    if sent.is_empty() {
        return Ok(true);
    }
    // With another key than it was sent with it would be another pseudonym: none is drawn here.
    let seal = if data.join("roster.key").is_file() { Some(Seal::open(data)?) } else { None };
    for sent in sent {
        let there = seal.as_ref().map_or_else(
            || "？（没有 roster.key / without roster.key）".to_owned(),
            |seal| deidentify::pseudonym(&forward::key(seal, &sent.target), &sent.word).into(),
        );
        let how_many = match sent.statements {
            0 => "上一次删除以前可能送过一些 / some, perhaps, before it was first erased".to_owned(),
            many => format!("送过最多 {many} 条 / at most {many} statements"),
        };
        eprintln!(
            "{}：{how_many}；那里的化名是 {there}，请对方删去这个化名的全部记录 / over there the pseudonym is {there}: ask them to erase everything of it",
            sent.target
        );
    }
    Ok(false)
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
                report_unread(file, &format!("压缩包 / archive: {name}"));
            }
            Ok(FileKind::Gzip) => {
                all = false;
                report_unread(file, &"gzip，不是这个程序的备份 / gzip, and no backup of this program");
            }
            Ok(FileKind::Unknown) => {
                all = false;
                report_unread(file, &"不认识的文件种类 / a file of a kind that is not known");
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
    say(format_args!(
        "{location}：删去 {statements} 条学习记录，{others} 项其他 / erased {statements} statements, {others} others\n"
    ));
}
