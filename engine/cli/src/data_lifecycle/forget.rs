//! `shujin forget`: one learner's traces are taken away wherever they can be reached, and what cannot be reached is named.

use super::backups::{Backups, ResolvedBackups};
use super::{BaseIris, CHECKPOINT_TIMEOUT, checkpoint, print_erased, report_busy, report_unread};
use crate::school;
use crate::store::{Store, runtime};
use crate::{Failure, complain, tell};
use clap::Args;
use shujin_messages::Message;
use shujin_server::Pseudonym;
use shujin_server::database::{Database, DatabaseError, DatabaseLocation};
use shujin_server::school::erase::{self, Erased, Forgotten};
use shujin_server::school::erasure_check::{self, Leftovers, SearchTerms};
use shujin_server::school::former_pupils::{NameDigest, NamedLearner};
use shujin_server::school::{Seal, deidentify, former_pupils, forward, roster};
use shujin_server::store::{SqliteOutbox, Uuid};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Display;
use std::path::{Path, PathBuf};

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
