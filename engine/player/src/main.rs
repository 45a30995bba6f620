//! `shujin-player`: a lesson in a native window, or a recording replayed without one.
//!
//! Thin: it brings bytes, keeps statements, and speaks [`shujin_stage::port`]. Exit codes: 0 well, 1 the replay differs or
//! the scene has errors, 2 could not run.

mod data_dir;
mod replay;
mod scene;
mod statements;
mod window;

use clap::Parser;
use shujin_server::Lrs;
use std::path::PathBuf;
use std::process::ExitCode;

/// 蜀锦播放器。Plays a scene in a window, or replays a recording.
#[derive(Parser)]
#[command(name = "shujin-player", version)]
struct Arguments {
    /// 场景文件夹、.shujin 文件，或装着场景的文件夹。A scene's folder, a pack, or a folder of scenes.
    scene: PathBuf,
    /// 不开窗口：只重放录制文件。No window: replays a recording and prints the state hashes.
    #[arg(long, requires = "replay")]
    headless: bool,
    /// 录制文件。A recording to replay.
    #[arg(long)]
    replay: Option<PathBuf>,
    /// 重放用最快的速度，放完就关窗口。The replay runs as fast as can be, and the window closes at its end.
    #[arg(long, requires = "replay")]
    fast: bool,
    /// 把这节课录制到文件。Where the lesson is recorded, to be replayed.
    #[arg(long, conflicts_with = "headless")]
    record: Option<PathBuf>,
    /// 随机种子。The seed of all chance in the lesson.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// 从这个任务开始，当作前面的都做完了。The task at which the scene begins, as if those before it were done.
    #[arg(long, conflicts_with_all = ["record", "replay"])]
    task: Option<String>,
    /// 盯着场景的文件：一存盘就换上新的，人还在原处。Looks at the scene's files: what is saved is shown at once, at the same place.
    #[arg(long, conflicts_with_all = ["record", "replay"])]
    watch: bool,
    /// 语言：zh-CN 或 en。The language.
    #[arg(long, default_value = "zh-CN")]
    lang: String,
    /// 全屏，无边框：用于大屏。The whole screen without a frame: for a board.
    #[arg(long)]
    kiosk: bool,
    /// 大屏对角线（英寸）。The board's diagonal in inches.
    #[arg(long, default_value_t = 0.0)]
    board: f32,
    /// 学习记录存放的文件夹。The folder that keeps statements until they are delivered.
    #[arg(long)]
    data: Option<PathBuf>,
    /// 学习记录服务器的地址与钥匙 http://…/xapi/statements,USER,SECRET。Where statements are sent; nowhere if left out.
    #[arg(long)]
    lrs: Option<Lrs>,
}

/// Why the player could not do its work.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{path}: {why}")]
    Io { path: PathBuf, why: std::io::Error },
    #[error("{0}: 没有场景（没有 scene.toml，也不是场景包）/ no scene here (no scene.toml, and not a pack)")]
    NoScene(PathBuf),
    #[error("{0}: 有 {1} 个场景，请指明一个 / {1} scenes here, name one")]
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
    let arguments = Arguments::parse();
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
