//! `shujin roster`, `shujin teacher`: class lists and the teachers who may see them. Names are stored in the sealed list alone.

use crate::store::{Store, runtime};
use crate::{Failure, say, secret_options};
use clap::{Args, Subcommand};
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
    /// 从表格（CSV：班级,学号,姓名）读入名单；已有的班级换成新的，学生的图不变。Reads lists from a spreadsheet (CSV: class, number, name).
    Import {
        /// 表格文件（CSV；UTF-8、UTF-16 或 GB 18030）。The file.
        file: PathBuf,
        /// 表里没有“班级”一列时，是哪个班。Whose list it is, where it has no column of classes.
        #[arg(long)]
        class: Option<String>,
        /// 只说会怎样，什么都不改。Says what would come of it, and changes nothing.
        #[arg(long)]
        dry_run: bool,
        /// 还是原来的班，只是重编了学号：同名的就是同一个人；学号一样而姓名不同的，是换了人。The same class, numbered anew: whose name stands once in
        /// both lists is one pupil; the same number with another name is another.
        #[arg(long)]
        same_class: bool,
        /// 只是改正了姓名，人没有换：班级:学号，如 七年级3班:7；学号也变了就写 七年级3班:7=8（原来=现在）。A name was corrected: CLASS:NUMBER, or CLASS:BEFORE=NOW.
        #[arg(long, value_name = "CLASS:NUMBER")]
        corrected: Vec<String>,
        /// 这个班是另一个班（如新学年的同名班级）：谁都不是原来的人。This class is another one of the name, as in a new school year: nobody is who was in it.
        #[arg(long, value_name = "CLASS")]
        new_class: Vec<String>,
    },
    /// 列出班级和人数，不列姓名。Lists classes and how many are in them; no names.
    List,
    /// 按姓名找化名，在名单上的和已不在名单上的，用来删去其学习记录。Finds pseudonyms by a name, of who is in a list and of who was, so that
    /// their traces can be erased.
    Find {
        /// 姓名，或 @文件。The name, or @FILE.
        #[arg(long)]
        name: String,
    },
    /// 删去一个班的名单，如毕业了；学习记录还在，只有知道姓名的人还能用 find 找到是谁的。Takes a class's list away, when it has left the school:
    /// traces stay, and whose they are is found by name alone, with find.
    Remove {
        /// 班级。The class.
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
    /// 加一位老师，或换密码；密码只显示这一次。Adds a teacher, or sets a new password, shown this once.
    Add {
        /// 登录用的名字。The name to sign in with.
        #[arg(long)]
        name: String,
        /// 能看哪个班，可以写几次。A class that this teacher may see; several times if need be.
        #[arg(long = "class", required = true)]
        classes: Vec<String>,
    },
    /// 列出老师。Lists teachers.
    List,
    /// 停用一位老师。Ends a teacher's access.
    Revoke {
        /// 哪一位。Which one.
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
            let list =
                class_list::read(&bytes, class.as_deref()).map_err(|why| Failure::List { path: file.clone(), why })?;
            if !list.passed.is_empty() {
                let lines = list.passed.iter().map(u64::to_string).collect::<Vec<_>>().join("、");
                say(format_args!("第 {lines} 行不是学生，跳过了 / lines that are no pupils, passed over: {lines}\n"));
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
                    say(format_args!("{}: {}\n", class.class, in_doubt(doubt)));
                }
                if dry_run {
                    plan(class, &before, &same)?;
                }
                answers.push(same);
            }
            said.all_used()?;
            if doubted > 0 {
                eprintln!(
                    "什么都没有改。请说明是哪一种，再运行一次：/ nothing was changed. Say which it is and run it again:\n  --same-class 还是原来的班，重编了学号 / \
                     the same class, numbered anew\n  --corrected 班级:7 这个学号只是改正了姓名 / the name of this number was corrected\n  --new-class 班级 另一个同名的班 / another class of this name"
                );
                return Ok(false);
            }
            if dry_run {
                say("什么都没有改（--dry-run）/ nothing was changed\n");
                return Ok(true);
            }
            for (class, same) in classes.into_iter().zip(answers) {
                let (name, pupils) = (class.class.clone(), class.pupils.len());
                let changed = runtime.block_on(roster::keep(&database, Arc::clone(&seal), class, same))?;
                let new = changed.new.len();
                say(format_args!("{name}: {pupils}（新 {new} 人 / {new} new）\n"));
                let seen = teachers::list(&database)?.into_iter();
                let seen = seen.filter(|one| one.revoked.is_none() && one.classes.contains(&name));
                let seen = seen.map(|one| one.name).collect::<Vec<_>>().join("、");
                if !seen.is_empty() {
                    say(format_args!("  能看到名字的老师 / teachers who see the names: {seen}\n"));
                }
                for pupil in changed.gone {
                    // By name, too, as long as the name is known: see `roster find`.
                    let (number, pseudonym) = (&pupil.number, seal.pseudonym(&pupil.id));
                    say(format_args!(
                        "  {number} 不在名单上了，化名 / is not in it any more; the pseudonym: {pseudonym}\n"
                    ));
                }
            }
        }
        RosterAction::List => {
            let seal = seal()?;
            for class in roster::classes(&database)? {
                let pupils = roster::get(&database, &seal, &class)?.map_or(0, |roster| roster.pupils.len());
                say(format_args!("{class}: {pupils}\n"));
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
                Removed::Former(pupils) => say(format_args!(
                    "已删去 / removed: {class}（{pupils}）\n  要删去其中某人的学习记录：/ to erase the traces of one of them: shujin roster find --name …\n"
                )),
                Removed::Unopened => say(format_args!(
                    "已删去 / removed: {class}\n  名单打不开（没有原来的 roster.key），其中各人的学习记录再也查不出是谁的，只能按日期删：/ the list could not be opened, without \
                     its roster.key: whose the traces are is known to nobody any more, and only all before a day can be erased: shujin retain\n"
                )),
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
fn in_doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Moved(before, now) => {
            format!(
                "学号 {before} 和现在的 {now} 同名，是同一个人吗？/ {before} before and {now} now have one name: the same pupil?"
            )
        }
        Doubt::Renamed(number) => {
            format!(
                "学号 {number} 的姓名变了：改正了，还是换了人？/ {number} has another name: corrected, or another pupil?"
            )
        }
    }
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
    say(format_args!("{name}: 留下 {stay} 人，新来 {new}，离开 {gone} / {stay} stay; new: {new}; gone: {gone}\n"));
    Ok(())
}

/// Prints the pseudonyms under which pupils of this name are or were known; returns whether there are any.
fn find(database: &Database, seal: &Seal, name: &str) -> Result<bool, Failure> {
    let found = NameDigest::of(seal, name).all(database, seal)?;
    for known in &found {
        say(format_args!("{}\n", describe(known)));
    }
    if found.is_empty() {
        eprintln!("没有这个姓名；要和名单上写的一样 / nobody of this name: it has to be written as in the list");
    }
    Ok(!found.is_empty())
}

/// A pupil found by name, in a line.
pub fn describe(known: &NamedLearner) -> String {
    let NamedLearner { class, learner, .. } = known;
    match &known.place {
        Enrolment::Number(number) => format!("{class} {number}\t{learner}"),
        Enrolment::Left(at) => format!("{class}，{} 起不在名单上 / not in the list since then\t{learner}", stamp(*at)),
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
            say(format_args!(
                "用户名 / name: {name}\n密码 / password: {password}\n班级 / classes: {}\n",
                classes.join("、")
            ));
        }
        TeacherAction::List => {
            for teacher in teachers::list(&database)? {
                let revoked = teacher.revoked.map_or(String::new(), |at| format!("\t停用 / ended {}", stamp(at)));
                say(format_args!("{}\t{}{revoked}\n", teacher.name, teacher.classes.join("、")));
            }
        }
        TeacherAction::Revoke { name } => {
            if !runtime.block_on(teachers::revoke(&database, &name))? {
                return Err(Failure::NoTeacher(name));
            }
            say(format_args!("已停用 / ended: {name}\n"));
        }
    }
    Ok(true)
}
