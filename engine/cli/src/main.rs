//! The `shujin` command: check, pack and start scenes, serve them. Links no Bevy; every judgement is `shujin-lesson`'s,
//! every answer to a browser `shujin-server`'s.
//!
//! Exit codes: 0 clean (warnings may be printed), 1 problems, 2 could not run.

shujin_messages::catalogue!(MESSAGES);

/// A message of this crate.
macro_rules! message {
    ($($message:tt)*) => {
        shujin_messages::message!($crate::MESSAGES, $($message)*)
    };
}

mod check;
mod cmi5;
mod data_lifecycle;
mod folder;
mod generate;
mod keys;
mod new;
mod pack;
mod school;
mod secret_options;
mod serve;
mod store;

use clap::{Parser, Subcommand, ValueEnum};
use shujin_lesson::Locale;
use shujin_lesson::format::Family;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// 蜀锦：检查、打包、新建和供应场景。Shujin: checks, packs, starts and serves scenes.
#[derive(Parser)]
#[command(name = "shujin", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 检查场景，一次列出所有问题。Checks scenes: all problems in one run.
    Check {
        /// 场景文件夹、装着场景的文件夹，或 .shujin 文件。A scene's folder, a folder of scenes, or a pack.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// 报告用的语言。The report's language.
        #[arg(long, value_parser = language, default_value_t = Locale::SOURCE)]
        lang: Locale,
        /// 报告的样式。The report's form.
        #[arg(long, value_enum, default_value_t = Form::Text)]
        format: Form,
    },
    /// 把场景打成一个 .shujin 文件；先检查。Packs a scene into one file, after checking it.
    Pack {
        /// 场景文件夹。The scene's folder.
        dir: PathBuf,
        /// 写到哪里。Where to write.
        #[arg(short, long)]
        out: PathBuf,
        /// 完整的字体，只取用到的字；不写就用自带的。A whole font, of which only the characters used are taken; else our own.
        #[arg(long)]
        font: Option<PathBuf>,
        /// 报告用的语言。The report's language.
        #[arg(long, value_parser = language, default_value_t = Locale::SOURCE)]
        lang: Locale,
    },
    /// 新建一个能通过检查的场景。Starts a scene that checks clean.
    New {
        /// 哪一类。Which family.
        #[arg(value_enum)]
        family: Starter,
        /// 新文件夹，如 scenes/culture/my-scene。The new folder.
        dir: PathBuf,
        /// 说话用的语言；场景总是中英两种都有。What it speaks; the scene always has both languages.
        #[arg(long, value_parser = language, default_value_t = Locale::SOURCE)]
        lang: Locale,
    },
    /// 开服务器：网页、场景、学习记录。Serves page, scenes and traces.
    Serve(Box<serve::Arguments>),
    /// 学习记录库的钥匙：造、列、收回。Keys to the record store.
    Key(keys::Arguments),
    /// 班级名单。Lists of classes.
    Roster(school::RosterArguments),
    /// 老师：谁能看哪个班。Teachers: who may see which class.
    Teacher(school::TeacherArguments),
    /// 导出：去标识的学习记录，或给学习平台的课程包。Exports: de-identified statements, or a course package for a learning platform.
    #[command(subcommand)]
    Export(Export),
    /// 删去一名学生的全部学习记录。Erases all traces of one pupil.
    #[command(after_help = data_lifecycle::FORGET_HELP)]
    Forget(Box<data_lifecycle::ForgetArguments>),
    /// 删去某一天之前的全部学习记录。Erases all traces older than a day.
    Retain(data_lifecycle::RetainArguments),
    /// 谁看过名字，删去过什么。Who looked at names, and what was erased.
    Audit(data_lifecycle::AuditArguments),
    /// 备份学习记录，服务器不用停。Backs the traces up; the server goes on.
    Backup {
        /// 写到哪个文件（gzip）。The file to write.
        to: PathBuf,
        #[command(flatten)]
        store: store::Store,
    },
    /// 把备份恢复到空的数据库，可以换一种数据库。Restores a backup into an empty database, of either kind.
    Restore {
        /// 备份文件。The backup.
        from: PathBuf,
        #[command(flatten)]
        store: store::Store,
    },
    /// 写出 scene.toml 的 JSON Schema。Prints the JSON Schema of scene.toml.
    Schema {
        /// 写到文件或文件夹。Writes it to a file, or into a folder.
        #[arg(short, long)]
        out: Option<PathBuf>,
    },
    /// 写出作者手册。Prints the author's reference.
    Reference {
        /// 写到文件。Writes it to a file.
        #[arg(short, long)]
        out: Option<PathBuf>,
    },
}

/// What can be exported.
#[derive(Subcommand)]
enum Export {
    /// 把场景做成学习平台能导入的课程包（cmi5）。Makes a course package of scenes.
    Cmi5(cmi5::Arguments),
    /// 导出去标识的学习记录。Exports de-identified statements.
    #[command(after_help = data_lifecycle::EXPORT_HELP)]
    Traces(Box<data_lifecycle::ExportArguments>),
}

/// A report's language, by the tag of its locale.
fn language(tag: &str) -> Result<Locale, String> {
    Locale::of(tag).ok_or_else(|| Locale::all().map(Locale::tag).collect::<Vec<_>>().join(", "))
}

/// A report's form.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// 给人读。For people.
    Text,
    /// 给程序读。For programs.
    Json,
}

/// A family to start a scene of.
#[derive(Clone, Copy, ValueEnum)]
enum Starter {
    /// 漫步（德育）：走一走，看一看。Places explored on foot.
    Walk,
    /// 岗位（劳动教育）：一个人教你做一件事。A working environment and its process.
    Role,
    /// 实验台（科学教育）：仪器、测量、检验。Apparatus and instruments.
    Bench,
    /// 音乐（美育）：听、看、触一首曲子。A piece of music.
    Music,
}

impl From<Starter> for Family {
    fn from(starter: Starter) -> Family {
        match starter {
            Starter::Walk => Family::Walk,
            Starter::Role => Family::Role,
            Starter::Bench => Family::Bench,
            Starter::Music => Family::Music,
        }
    }
}

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{path}: {why}")]
    Io { path: PathBuf, why: std::io::Error },
    #[error("{0}: 没有找到场景（没有 scene.toml）/ no scene here (no scene.toml)")]
    NoScene(PathBuf),
    #[error("{0} 处读不了，见上 / {0} could not be read, see above")]
    Unread(usize),
    #[error("{0}: 已经有东西了，请用新的文件夹 / not empty: name a new folder")]
    NotEmpty(PathBuf),
    #[error(
        "{0}：这是文件夹，--out 要写文件名，如 my-scene.shujin / this is a folder: name a file, as in my-scene.shujin"
    )]
    OutIsFolder(PathBuf),
    #[error("{path}: {why}（--font）")]
    Font { path: PathBuf, why: shujin_lesson::pack::FontError },
    #[error(transparent)]
    Serve(#[from] shujin_server::Error),
    #[error("{0}：这里没有数据库，请检查 --data 和 --store / there is no database here: check --data and --store")]
    NoDatabase(PathBuf),
    #[error("{0}：不是 shujin backup 写的备份；什么都没有删 / not a backup by shujin backup; nothing was erased")]
    NoBackup(PathBuf),
    #[error("{0}: {1}")]
    OpenDatabase(shujin_server::database::DatabaseLocation, shujin_server::database::DatabaseError),
    #[error(transparent)]
    Database(#[from] shujin_server::database::DatabaseError),
    #[error(transparent)]
    Dump(#[from] shujin_server::database::dump::DumpError),
    #[error(transparent)]
    Seal(#[from] shujin_server::school::SealError),
    #[error("{path}: {why}")]
    Outbox { path: PathBuf, why: shujin_server::store::outbox::OutboxError },
    #[error("{path}: {why}")]
    List { path: PathBuf, why: shujin_server::school::class_list::ListError },
    #[error(
        "没有班级 {0}：先用 shujin roster import 读入名单 / there is no class {0}: read its list first, with shujin roster import"
    )]
    NoClass(String),
    #[error(transparent)]
    Export(#[from] shujin_server::school::export::ExportError),
    #[error("{0}（--home）")]
    Home(String),
    #[error(
        "{0}：--server 要写完整的网址，如 https://school.example / --server is a whole address, as https://school.example"
    )]
    Server(String),
    #[error("{1} 和 {2} 都叫 {0}：改其中一个的 id / {1} and {2} are both {0}: change the id of one of them")]
    SameScene(String, PathBuf, PathBuf),
    #[error("{0}：场景有错，先运行 shujin check / this scene has faults: run shujin check first")]
    Unclean(PathBuf),
    #[error("--mastery 应在 0 与 1 之间 / --mastery is between 0 and 1")]
    Mastery,
    #[error("{0} 没有学号 {1} / there is no number {1} in {0}")]
    NoPupil(String, String),
    #[error("没有能停用的老师 {0} / there is no teacher {0} whose access could end")]
    NoTeacher(String),
    #[error(transparent)]
    KeyName(#[from] shujin_server::record::keys::NameError),
    #[error(transparent)]
    Given(#[from] secret_options::SecretOptionError),
    #[error("没有能收回的钥匙叫 {0} / there is no key {0} to revoke")]
    NoKey(String),
    #[error("{0}：这里没有 roster.key，认不出谁是谁 / there is no roster.key here, and without it nobody is found")]
    NoRosterKey(PathBuf),
    #[error("{0}：已经有这个文件了，请换一个名字 / there is such a file already: name another")]
    There(PathBuf),
    #[error(
        "{0}：名单里没有这样要说明的人或班，什么都没有改；应写 班级:学号 或 班级:原来=现在 / there is nobody and no class in the list of whom this is to be said, and nothing was changed: write CLASS:NUMBER or CLASS:BEFORE=NOW"
    )]
    Correction(String),
    #[error("--from 是以后的日子：那样全部都会删去 / --from is a day to come: everything would be erased")]
    ToCome,
    #[error(transparent)]
    Pack(#[from] shujin_lesson::pack::PackError),
}

impl Failure {
    /// For `map_err`: a failure to read or write `path`.
    fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Failure {
        let path = path.into();
        move |why| Failure::Io { path, why }
    }
}

/// Prints, as it is. A reader that has seen enough (`shujin check … | head`) is no failure.
fn say(text: impl std::fmt::Display) {
    let _ = write!(std::io::stdout(), "{text}");
}

fn main() -> ExitCode {
    shujin_lesson::guard::quiet_panics();
    // A usage error ends here with code 2, help with 0.
    let result = match Arguments::parse().command {
        Command::Check { paths, lang, format } => check::run(&paths, lang, format == Form::Json),
        Command::Pack { dir, out, font, lang } => pack::run(&dir, &out, font.as_deref(), lang),
        Command::New { family, dir, lang } => new::run(family.into(), &dir, lang),
        Command::Serve(arguments) => serve::run(*arguments),
        Command::Key(arguments) => keys::run(arguments),
        Command::Roster(arguments) => school::rosters(arguments),
        Command::Teacher(arguments) => school::teachers(arguments),
        Command::Export(Export::Cmi5(arguments)) => cmi5::run(arguments),
        Command::Export(Export::Traces(arguments)) => data_lifecycle::export(*arguments),
        Command::Forget(arguments) => data_lifecycle::forget(*arguments),
        Command::Retain(arguments) => data_lifecycle::retain(arguments),
        Command::Audit(arguments) => data_lifecycle::audit(arguments),
        Command::Backup { to, store } => store::backup(&store, &to),
        Command::Restore { from, store } => store::restore(&store, &from),
        Command::Schema { out } => generate::schema(out.as_deref()),
        Command::Reference { out } => generate::reference(out.as_deref()),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => {
            eprintln!("shujin: {failure}");
            ExitCode::from(2)
        }
    }
}
