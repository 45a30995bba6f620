//! `shujin roster`, `shujin teacher`: class lists and the teachers who may see them. Names are stored in the sealed list alone.

use crate::store::{Store, runtime};
use crate::{Failure, complain, put, secret_options, tell};
use clap::{Args, Subcommand};
use shujin_messages::{Joint, Message};
use shujin_server::database::Database;
use shujin_server::record::find::stamp;
use shujin_server::school::former_pupils::{Enrolment, NameDigest, NamedLearner};
use shujin_server::school::roster::{Doubt, Pupil, Removed, Roster, Same};
use shujin_server::school::{Seal, class_list, name_normalization, roster, teachers};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// What to do with lists.
#[derive(Args)]
pub struct RosterArguments {
    #[command(subcommand)]
    action: RosterAction,
    #[command(flatten)]
    store: Store,
}

#[derive(Subcommand)]
enum RosterAction {
    /// Reads lists from a spreadsheet (CSV: class, number, name).
    Import {
        /// The file.
        file: PathBuf,
        /// Whose list it is, where it has no column of classes.
        #[arg(long)]
        class: Option<String>,
        /// Says what would come of it, and changes nothing.
        #[arg(long)]
        dry_run: bool,
        /// The same class, numbered anew: whose name stands once in both lists is one pupil; the same number with another name is another.
        #[arg(long)]
        same_class: bool,
        /// A name was corrected: CLASS:NUMBER, or CLASS:BEFORE=NOW.
        #[arg(long, value_name = "CLASS:NUMBER")]
        corrected: Vec<String>,
        /// This class is another one of the name, as in a new school year: nobody is who was in it.
        #[arg(long, value_name = "CLASS")]
        new_class: Vec<String>,
    },
    /// Lists classes and how many are in them; no names.
    List,
    /// Finds pseudonyms by a name, of who is in a list and of who was, so that their traces can be erased.
    Find {
        /// The name, or @FILE.
        #[arg(long)]
        name: String,
    },
    /// Takes a class's list away, when it has left the school: traces stay, and whose they are is found by name alone, with find.
    Remove {
        /// The class.
        #[arg(long)]
        class: String,
    },
}

/// What to do with teachers.
#[derive(Args)]
pub struct TeacherArguments {
    #[command(subcommand)]
    action: TeacherAction,
    #[command(flatten)]
    store: Store,
}

#[derive(Subcommand)]
enum TeacherAction {
    /// Adds a teacher, or sets a new password, shown this once.
    Add {
        /// The name to sign in with.
        #[arg(long)]
        name: String,
        /// A class that this teacher may see; several times if need be.
        #[arg(long = "class", required = true)]
        classes: Vec<String>,
    },
    /// Lists teachers.
    List,
    /// Ends a teacher's access.
    Revoke {
        /// Which one.
        #[arg(long)]
        name: String,
    },
}

/// Works on lists.
pub fn rosters(arguments: RosterArguments) -> Result<bool, Failure> {
    let database = arguments.store.open()?;
    // Removing a list needs no key.
    let seal = || Seal::for_database(&arguments.store.data, &database).map(Arc::new);
    let runtime = runtime()?;
    match arguments.action {
        RosterAction::Import { file, class, dry_run, same_class, corrected, new_class } => {
            let seal = seal()?;
            let bytes = std::fs::read(&file).map_err(Failure::io(&file))?;
            let class = class.map(|class| name_normalization::visible_chars(&class).collect::<String>());
            let list =
                class_list::read(&bytes, class.as_deref()).map_err(|why| Failure::List { path: file.clone(), why })?;
            if name_normalization::turns_text(&bytes) {
                tell(say!("roster-turned"));
            }
            if !list.passed.is_empty() {
                tell(say!("roster-passed", lines = listed(list.passed.iter().map(u64::to_string))));
            }
            let mut classes = list.classes;
            for class in &mut classes {
                if let Some(known) = roster::written(&database, &class.class)? {
                    class.class = known;
                }
            }
            let mut said = RosterDecisions::read(same_class, &corrected, &new_class)?;
            let (mut doubted, mut answers) = (0, Vec::new());
            for class in &classes {
                let before = roster::get(&database, &seal, &class.class)?.map_or_else(Vec::new, |roster| roster.pupils);
                let same = said.of(class, &before)?;
                for doubt in roster::doubts(&before, &class.pupils).iter().filter(|doubt| !is_answered(doubt, &same)) {
                    doubted += 1;
                    tell(say!("roster-doubt", class = &class.class, doubt = in_doubt(doubt)));
                }
                if dry_run {
                    plan(class, &before, &same)?;
                }
                answers.push(same);
            }
            said.all_used()?;
            if doubted > 0 {
                complain(say!("roster-say-which"));
                return Ok(false);
            }
            if dry_run {
                tell(say!("roster-dry-run"));
                return Ok(true);
            }
            for (class, same) in classes.into_iter().zip(answers) {
                let (name, pupils) = (class.class.clone(), class.pupils.len());
                let changed = runtime.block_on(roster::keep(&database, Arc::clone(&seal), class, same))?;
                let new = changed.new.len();
                tell(say!("roster-kept", name = &name, pupils, new));
                let seen = teachers::list(&database)?.into_iter();
                let seen = seen.filter(|one| one.revoked.is_none() && one.classes.contains(&name));
                let seen: Vec<String> = seen.map(|one| one.name).collect();
                if !seen.is_empty() {
                    put(format_args!("  {}\n", say!("roster-seen-by", teachers = listed(seen))));
                }
                for pupil in changed.gone {
                    // By name, too, as long as the name is known: see `roster find`.
                    let (number, pseudonym) = (&pupil.number, seal.pseudonym(&pupil.id));
                    put(format_args!("  {}\n", say!("roster-gone", number, pseudonym)));
                }
            }
        }
        RosterAction::List => {
            let seal = seal()?;
            for class in roster::classes(&database)? {
                let pupils = roster::get(&database, &seal, &class)?.map_or(0, |roster| roster.pupils.len());
                put(format_args!("{class}: {pupils}\n"));
            }
        }
        RosterAction::Find { name } => {
            // A newly generated key would match no name.
            let seal = Seal::existing(&arguments.store.data)?
                .ok_or_else(|| Failure::NoRosterKey(arguments.store.data.clone()))?;
            return find(&database, &seal, &secret_options::text("--name", &name)?);
        }
        RosterAction::Remove { class } => {
            // A key that cannot be read opens no list either.
            let key = Seal::existing(&arguments.store.data).ok().flatten().map(Arc::new);
            let class = roster::written(&database, &class)?.unwrap_or(class);
            match runtime.block_on(roster::remove(&database, key, &class))? {
                Removed::None => return Err(Failure::NoClass(class)),
                Removed::Former(pupils) => tell(say!("roster-removed", class, pupils)),
                Removed::Unopened => tell(say!("roster-removed-unopened", class)),
            }
        }
    }
    Ok(true)
}

/// The options that say how pupils of an imported list relate to those of the old one, by class.
struct RosterDecisions {
    same_class: bool,
    /// Class, number before, number now.
    corrected: Vec<(String, String, String)>,
    new_class: Vec<String>,
    used: BTreeSet<String>,
}

impl RosterDecisions {
    fn read(same_class: bool, corrected: &[String], new_class: &[String]) -> Result<Self, Failure> {
        let read = |text: &String| {
            let (class, numbers) = text.rsplit_once([':', '：'])?;
            let (before, now) = numbers.split_once('=').unwrap_or((numbers, numbers));
            let [class, before, now] = [class, before, now].map(|one| one.trim().to_owned());
            (!class.is_empty() && !before.is_empty() && !now.is_empty()).then_some((class, before, now))
        };
        let wrong = |text: &String| Failure::Correction(text.clone());
        let corrected = corrected.iter().map(|text| read(text).ok_or_else(|| wrong(text))).collect::<Result<_, _>>()?;
        Ok(Self { same_class, corrected, new_class: new_class.to_vec(), used: BTreeSet::new() })
    }

    /// The decisions for a class; a correction of a pupil who is not in doubt is an error.
    fn of(&mut self, class: &Roster, before: &[Pupil]) -> Result<Same, Failure> {
        let nobody = self.new_class.iter().find(|of| is_class(of, &class.class)).cloned();
        self.used.extend(nobody.clone());
        let nobody = nobody.is_some();
        let mut same = Same { class: self.same_class && !nobody, corrected: Default::default(), nobody };
        let kept = roster::plan(&mut class.pupils.clone(), before, &same)?;
        for (of, old, now) in self.corrected.iter().filter(|(of, ..)| is_class(of, &class.class)) {
            let text = format!("{of}:{old}={now}");
            let is = |list: &[Pupil], number: &String| list.iter().any(|pupil| pupil.number == *number);
            // A pupil whom neither number and name nor the name alone identifies.
            if nobody
                || !is(&kept.gone, old)
                || !is(&kept.new, now)
                || same.corrected.insert(now.clone(), old.clone()).is_some()
            {
                return Err(Failure::Correction(text));
            }
            self.used.insert(text);
        }
        Ok(same)
    }

    /// Whether all of it was about a class of the file.
    fn all_used(&self) -> Result<(), Failure> {
        let corrected = self.corrected.iter().map(|(of, old, now)| format!("{of}:{old}={now}"));
        match corrected.chain(self.new_class.iter().cloned()).find(|text| !self.used.contains(text)) {
            Some(text) => Err(Failure::Correction(text)),
            None => Ok(()),
        }
    }
}

/// Whether both are written for one class.
fn is_class(one: &str, other: &str) -> bool {
    name_normalization::normalized(one) == name_normalization::normalized(other)
}

/// Whether what was said answers it.
fn is_answered(doubt: &Doubt, same: &Same) -> bool {
    let corrected =
        |number: &String| same.corrected.contains_key(number) || same.corrected.values().any(|old| old == number);
    same.nobody
        || same.class
        || match doubt {
            Doubt::Moved(before, now) => corrected(before) && corrected(now),
            Doubt::Renamed(number) => corrected(number),
        }
}

/// What is in doubt of a pupil, without a name.
fn in_doubt(doubt: &Doubt) -> Message {
    match doubt {
        Doubt::Moved(before, now) => say!("roster-moved", before, now),
        Doubt::Renamed(number) => say!("roster-number-renamed", number),
    }
}

/// Names or numbers, one after the other.
fn listed(all: impl IntoIterator<Item = String>) -> Message {
    Message::list(all.into_iter().map(Message::same), Joint::Comma)
}

/// Says what would come of a list.
fn plan(class: &Roster, before: &[Pupil], same: &Same) -> Result<(), Failure> {
    let mut pupils = class.pupils.clone();
    let changed = roster::plan(&mut pupils, before, same)?;
    let numbers = |pupils: &[Pupil]| {
        let numbers: Vec<&str> = pupils.iter().map(|pupil| pupil.number.as_str()).collect();
        if numbers.is_empty() { "–".to_owned() } else { numbers.join(" ") }
    };
    let (name, stay) = (&class.class, class.pupils.len() - changed.new.len());
    let (new, gone) = (numbers(&changed.new), numbers(&changed.gone));
    tell(say!("roster-plan", name, stay, new, gone));
    Ok(())
}

/// Prints the pseudonyms under which pupils of this name are or were known; returns whether there are any.
fn find(database: &Database, seal: &Seal, name: &str) -> Result<bool, Failure> {
    let found = NameDigest::of(seal, name).all(database, seal)?;
    for known in &found {
        tell(describe(known));
    }
    if found.is_empty() {
        complain(say!("roster-nobody"));
    }
    Ok(!found.is_empty())
}

/// A pupil found by name, in a line.
pub fn describe(known: &NamedLearner) -> Message {
    let NamedLearner { class, learner, .. } = known;
    match &known.place {
        Enrolment::Number(number) => Message::same(format!("{class} {number}\t{learner}")),
        Enrolment::Left(at) => say!("roster-left", class, at = stamp(*at), learner),
    }
}

/// Works on teachers.
pub fn teachers(arguments: TeacherArguments) -> Result<bool, Failure> {
    let database = arguments.store.open()?;
    let runtime = runtime()?;
    match arguments.action {
        TeacherAction::Add { name, classes } => {
            let known =
                |class: &String| roster::written(&database, class)?.ok_or_else(|| Failure::NoClass(class.clone()));
            let classes = classes.iter().map(known).collect::<Result<Vec<String>, Failure>>()?;
            let password = runtime.block_on(teachers::keep(&database, &name, &classes))?;
            tell(say!("teacher-added", name, password, classes = listed(classes)));
        }
        TeacherAction::List => {
            for teacher in teachers::list(&database)? {
                let revoked = teacher
                    .revoked
                    .map_or(String::new(), |at| format!("\t{}", say!("teacher-ended-at", at = stamp(at))));
                put(format_args!("{}\t{}{revoked}\n", teacher.name, listed(teacher.classes)));
            }
        }
        TeacherAction::Revoke { name } => {
            if !runtime.block_on(teachers::revoke(&database, &name))? {
                return Err(Failure::NoTeacher(name));
            }
            tell(say!("teacher-ended", name));
        }
    }
    Ok(true)
}
