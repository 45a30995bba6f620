//! `shujin-player`: a lesson in a native window, or a recording replayed without one.
//!
//! Thin: it brings bytes, keeps statements, and speaks [`shujin_stage::port`]. Exit codes: 0 well, 1 the replay differs or
//! the scene has errors, 2 could not run.

shujin_messages::catalogue!(MESSAGES);

/// A message of this program.
macro_rules! say {
    ($($message:tt)*) => { shujin_messages::message!($crate::MESSAGES, $($message)*) };
}

mod data_dir;
mod replay;
mod scene;
mod statements;
mod window;

use clap::Parser;
use shujin_messages::Locale;
use shujin_server::Lrs;
use std::path::PathBuf;
use std::process::ExitCode;

/// Plays a scene in a window, or replays a recording.
#[derive(Parser)]
#[command(name = "shujin-player", version)]
struct Arguments {
    /// A scene's folder, a pack, or a folder of scenes.
    scene: PathBuf,
    /// No window: replays a recording and prints the state hashes.
    #[arg(long, requires = "replay")]
    headless: bool,
    /// A recording to replay.
    #[arg(long)]
    replay: Option<PathBuf>,
    /// The replay runs as fast as can be, and the window closes at its end.
    #[arg(long, requires = "replay")]
    fast: bool,
    /// Where the lesson is recorded, to be replayed.
    #[arg(long, conflicts_with = "headless")]
    record: Option<PathBuf>,
    /// The seed of all chance in the lesson.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The task at which the scene begins, as if those before it were done.
    #[arg(long, conflicts_with_all = ["record", "replay"])]
    task: Option<String>,
    /// Looks at the scene's files: what is saved is shown at once, at the same place.
    #[arg(long, conflicts_with_all = ["record", "replay"])]
    watch: bool,
    /// The language.
    #[arg(long, value_parser = shujin_command_line::read_locale)]
    lang: Option<Locale>,
    /// The whole screen without a frame: for a board.
    #[arg(long)]
    kiosk: bool,
    /// The board's diagonal in inches.
    #[arg(long, default_value_t = 0.0)]
    board: f32,
    /// The folder that keeps statements until they are delivered.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Where statements are sent; nowhere if left out.
    #[arg(long)]
    lrs: Option<Lrs>,
}

/// Why the player could not do its work.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{path}: {why}")]
    Io { path: PathBuf, why: std::io::Error },
    #[error("{}", say!("no-scene", path = .0))]
    NoScene(PathBuf),
    #[error("{}", say!("many-scenes", path = .0, count = .1))]
    ManyScenes(PathBuf, usize),
    #[error(transparent)]
    Pack(#[from] shujin_lesson::pack::PackError),
    #[error("{0}")]
    Broken(String),
    #[error(transparent)]
    Outbox(#[from] shujin_server::store::outbox::OutboxError),
}

impl Failure {
    /// For `map_err`: a failure to read or write `path`.
    fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Failure {
        let path = path.into();
        move |why| Failure::Io { path, why }
    }
}

fn main() -> ExitCode {
    shujin_lesson::guard::quiet_panics();
    let arguments: Arguments = shujin_command_line::parse(MESSAGES);
    arguments.lang.into_iter().for_each(shujin_messages::speak);
    let result = match (&arguments.replay, arguments.headless) {
        (Some(file), true) => replay::run(&arguments.scene, file),
        _ => window::run(&arguments),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn every_argument_has_help() {
        let lacking = shujin_command_line::help::lacking(super::Arguments::command(), super::MESSAGES);
        assert!(lacking.is_empty(), "no message help-…: {lacking:?}");
    }
}
