//! `shujin export traces`, `shujin forget`, `shujin retain`: what leaves the school, and what is taken away.

use crate::school;
use crate::store::{Store, runtime};
use crate::{Failure, complain, put, tell};
use clap::Args;
use shujin_messages::Message;
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

/// A pseudonym as this program writes them.
fn parse_pseudonym(text: &str) -> Result<String, String> {
    Pseudonym::try_from(text.to_owned()).map(String::from).map_err(|_| say!("pseudonym-form").to_string())
}

/// Whose traces to take away.
#[derive(Args)]
pub struct ForgetArguments {
    /// The class.
    #[arg(long, required_unless_present = "pseudonym", requires = "number")]
    class: Option<String>,
    /// The number in the class.
    #[arg(long, requires = "class")]
    number: Option<String>,
    /// A pseudonym, of who is not in a list any more (it is printed when a new list is read, and roster find finds it by the name), or of
    /// a browser outside a class.
    #[arg(long, conflicts_with_all = ["class", "number"], value_parser = parse_pseudonym)]
    pseudonym: Option<String>,
    #[command(flatten)]
    base_iris: BaseIris,
    #[command(flatten)]
    backups: Backups,
    /// A native player's outbox: what waits in it goes too.
    #[arg(long = "outbox", num_args = 1.., value_name = "FILE")]
    outboxes: Vec<PathBuf>,
    #[command(flatten)]
    store: Store,
}

/// Backups in which the same is to be taken away.
#[derive(Args)]
struct Backups {
    /// Backups, or folders of them (with all that is below, whatever their names): what is taken away here is taken away there too, in
    /// place.
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
                    complain(say!("backup-unchanged", file, why = error.to_string()));
                }
            }
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
            complain(say!("forget-unknown", pseudonym));
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
        complain(say!("forget-not-all"));
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
            report_unread(self.data, &say!("unread-no-folder"));
        }
        let sought = SearchTerms::new(pseudonym, &forgotten.ids).map_err(Failure::io(self.data))?;
        all &= report_leftovers(location, &sought.everywhere(database, self.data, &self.others, CHECKPOINT_TIMEOUT)?);
        if matches!(database.location(), DatabaseLocation::Postgres(_)) {
            all = false;
            complain(say!("forget-postgres"));
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
            complain(say!("forget-namesake", known = school::describe(known), learner = &known.learner));
        }
        for unopened in &self.unopened {
            complain(say!("forget-namesakes-unopened", unopened));
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
    complain(say!("erase-busy", location = location.to_string()));
}

fn report_unread(path: &Path, why: &impl Display) {
    complain(say!("unread-file", path, why = why.to_string()));
}

/// Whether nothing was found; says what was.
fn report_leftovers(location: &impl Display, leftovers: &Leftovers) -> bool {
    for (table, rows) in &leftovers.rows {
        complain(say!("left-in-table", location = location.to_string(), table = *table, rows));
    }
    for file in &leftovers.files {
        complain(say!("left-in-file", file));
    }
    for (file, why) in &leftovers.unread {
        report_unread(file, why);
    }
    if leftovers.named > 0 {
        tell(say!("left-named", location = location.to_string(), rows = leftovers.named));
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
            || say!("sent-pseudonym-unknown"),
            |seal| Message::same(deidentify::pseudonym(&forward::key(seal, &sent.target), &sent.word)),
        );
        let how_many = match sent.statements {
            0 => say!("sent-perhaps"),
            many => say!("sent-at-most", many),
        };
        complain(say!("sent-on", target = &sent.target, how_many, there));
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
