//! The `shujin` command: check, pack and start scenes, serve them. Links no Bevy; every judgement is `shujin-lesson`'s,
//! every answer to a browser `shujin-server`'s.
//!
//! Exit codes: 0 clean (warnings may be printed), 1 problems, 2 could not run.

shujin_messages::catalogue!(MESSAGES);

/// A message of this program.
macro_rules! say {
    ($($message:tt)*) => { shujin_messages::message!($crate::MESSAGES, $($message)*) };
}

/// An entry of this program's catalogue, which takes no values.
macro_rules! entry {
    ($id:literal) => {
        shujin_messages::entry!($crate::MESSAGES, $id)
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
use shujin_lesson::format::Family;
use shujin_messages::{Locale, Message};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Shujin: checks, packs, starts and serves scenes.
#[derive(Parser)]
#[command(name = "shujin", version)]
struct Arguments {
    /// The language to speak.
    #[arg(long, global = true, value_parser = shujin_command_line::read_locale)]
    lang: Option<Locale>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Checks scenes: all problems in one run.
    Check {
        /// A scene's folder, a folder of scenes, or a pack.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// The report's form.
        #[arg(long, value_enum, default_value_t = Form::Text)]
        format: Form,
    },
    /// Packs a scene into one file, after checking it.
    Pack {
        /// The scene's folder.
        dir: PathBuf,
        /// Where to write.
        #[arg(short, long)]
        out: PathBuf,
        /// A whole font, of which only the characters used are taken; else our own.
        #[arg(long)]
        font: Option<PathBuf>,
    },
    /// Starts a scene that checks clean.
    New {
        /// Which family.
        #[arg(value_enum)]
        family: Starter,
        /// The new folder.
        dir: PathBuf,
    },
    /// Serves page, scenes and traces.
    Serve(Box<serve::Arguments>),
    /// Keys to the record store.
    Key(keys::Arguments),
    /// Lists of classes.
    Roster(school::RosterArguments),
    /// Teachers: who may see which class.
    Teacher(school::TeacherArguments),
    /// Exports: de-identified statements, or a course package for a learning platform.
    #[command(subcommand)]
    Export(Export),
    /// Erases all traces of one pupil.
    Forget(Box<data_lifecycle::ForgetArguments>),
    /// Erases all traces older than a day.
    Retain(data_lifecycle::RetainArguments),
    /// Who looked at names, and what was erased.
    Audit(data_lifecycle::AuditArguments),
    /// Backs the traces up; the server goes on.
    Backup {
        /// The file to write.
        to: PathBuf,
        #[command(flatten)]
        store: store::Store,
    },
    /// Restores a backup into an empty database, of either kind.
    Restore {
        /// The backup.
        from: PathBuf,
        #[command(flatten)]
        store: store::Store,
    },
    /// Prints the JSON Schema of scene.toml.
    Schema {
        /// Writes it to a file, or into a folder.
        #[arg(short, long)]
        out: Option<PathBuf>,
    },
    /// Prints the author's reference.
    Reference {
        /// Writes it to a file.
        #[arg(short, long)]
        out: Option<PathBuf>,
    },
}

/// What can be exported.
#[derive(Subcommand)]
enum Export {
    /// Makes a course package of scenes.
    Cmi5(cmi5::Arguments),
    /// Exports de-identified statements.
    Traces(Box<data_lifecycle::ExportArguments>),
}

/// A report's form.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// A family to start a scene of.
#[derive(Clone, Copy, ValueEnum)]
enum Starter {
    /// Places explored on foot.
    Walk,
    /// A working environment and its process.
    Role,
    /// Apparatus and instruments.
    Bench,
    /// A piece of music.
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
    #[error("{}", say!("no-scene", path = .0))]
    NoScene(PathBuf),
    #[error("{}", say!("unread", count = .0))]
    Unread(usize),
    #[error("{}", say!("not-empty", path = .0))]
    NotEmpty(PathBuf),
    #[error("{}", say!("out-is-folder", path = .0))]
    OutIsFolder(PathBuf),
    #[error("{}", say!("font", path, why = why.to_string()))]
    Font { path: PathBuf, why: shujin_lesson::pack::FontError },
    #[error(transparent)]
    Serve(#[from] shujin_server::Error),
    #[error("{}", say!("no-database", path = .0))]
    NoDatabase(PathBuf),
    #[error("{}", say!("no-backup", path = .0))]
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
    #[error("{}", say!("no-class", class = .0))]
    NoClass(String),
    #[error(transparent)]
    Export(#[from] shujin_server::school::export::ExportError),
    #[error("{}", say!("home", why = .0))]
    Home(String),
    #[error("{}", say!("server-address", found = .0))]
    Server(String),
    #[error("{}", say!("same-scene", id = .0, one = .1, other = .2))]
    SameScene(String, PathBuf, PathBuf),
    #[error("{}", say!("unclean", path = .0))]
    Unclean(PathBuf),
    #[error("{}", say!("mastery"))]
    Mastery,
    #[error("{}", say!("no-pupil", class = .0, number = .1))]
    NoPupil(String, String),
    #[error("{}", say!("no-teacher", name = .0))]
    NoTeacher(String),
    #[error(transparent)]
    KeyName(#[from] shujin_server::record::keys::NameError),
    #[error(transparent)]
    Given(#[from] secret_options::SecretOptionError),
    #[error("{}", say!("no-key", name = .0))]
    NoKey(String),
    #[error("{}", say!("no-roster-key", path = .0))]
    NoRosterKey(PathBuf),
    #[error("{}", say!("file-there", path = .0))]
    There(PathBuf),
    #[error("{}", say!("roster-correction", found = .0))]
    Correction(String),
    #[error("{}", say!("retain-to-come"))]
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
fn put(text: impl std::fmt::Display) {
    let _ = write!(std::io::stdout(), "{text}");
}

/// Prints a message on a line of its own.
fn tell(message: Message) {
    put(format_args!("{message}\n"));
}

/// Prints a message about what went wrong on a line of its own.
fn complain(message: Message) {
    eprintln!("{message}");
}

fn main() -> ExitCode {
    shujin_lesson::guard::quiet_panics();
    // A usage error ends here with code 2, help with 0.
    let Arguments { lang, command } = shujin_command_line::parse(MESSAGES);
    lang.into_iter().for_each(shujin_messages::speak);
    let result = match command {
        Command::Check { paths, format } => check::run(&paths, format == Form::Json),
        Command::Pack { dir, out, font } => pack::run(&dir, &out, font.as_deref()),
        Command::New { family, dir } => new::run(family.into(), &dir),
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn every_command_and_argument_has_help() {
        let lacking = shujin_command_line::help::lacking(super::Arguments::command(), super::MESSAGES);
        assert!(lacking.is_empty(), "no message help-…: {lacking:?}");
    }
}
