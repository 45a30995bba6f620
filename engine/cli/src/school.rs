//! `shujin roster`, `shujin teacher`: lists of classes and who may see them. Names go into the sealed list and nowhere else.

use crate::store::{Store, runtime};
use crate::{Failure, say};
use clap::{Args, Subcommand};
use shujin_server::record::find::stamp;
use shujin_server::school::{Seal, roster, teachers};
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
        /// 表格文件，UTF-8 或 GB 18030。The file.
        file: PathBuf,
    },
    /// 列出班级和人数，不列姓名。Lists classes and how many are in them; no names.
    List,
    /// 删去一个班的名单，如毕业了；学习记录还在，但再也查不出是谁的。Takes a class's list away, when it has left the school: traces stay, and
    /// nobody can be found in them any more.
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
    // Whoever takes a list away needs no key for it.
    let seal = || Seal::of(&arguments.store.data, &database).map(Arc::new);
    let runtime = runtime()?;
    match arguments.action {
        RosterAction::Import { file } => {
            let seal = seal()?;
            let bytes = std::fs::read(&file).map_err(Failure::io(&file))?;
            for class in roster::read(&bytes).map_err(|why| Failure::List { path: file.clone(), why })? {
                let (name, pupils) = (class.class.clone(), class.pupils.len());
                let changed = runtime.block_on(roster::keep(&database, Arc::clone(&seal), class))?;
                let new = changed.new.len();
                say(format_args!("{name}: {pupils}（新 {new} 人 / {new} new）\n"));
                for pupil in changed.gone {
                    // The last time that anybody can tell whose it is.
                    let (number, pseudonym) = (&pupil.number, seal.pseudonym(&pupil.id));
                    say(format_args!(
                        "  {number} 不在新名单上；要删去其学习记录：/ {number} is not in it any more; to erase the traces: shujin forget --pseudonym {pseudonym}\n"
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
        RosterAction::Remove { class } => {
            if !runtime.block_on(roster::remove(&database, &class))? {
                return Err(Failure::NoClass(class));
            }
            say(format_args!("已删去 / removed: {class}\n"));
        }
    }
    Ok(true)
}

/// Works on teachers.
pub fn teachers(arguments: TeacherArguments) -> Result<bool, Failure> {
    let database = arguments.store.open()?;
    let runtime = runtime()?;
    match arguments.action {
        TeacherAction::Add { name, classes } => {
            let known = roster::classes(&database)?;
            if let Some(unknown) = classes.iter().find(|class| !known.contains(class)) {
                return Err(Failure::NoClass(unknown.clone()));
            }
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
