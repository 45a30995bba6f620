//! The native window: answers the engine's needs from disk and keeps its statements.

use crate::{Arguments, Failure, keep::Keeper, scene};
use shujin_lesson::pack;
use shujin_stage::{
    Config, Host,
    port::{Command, Notice, Session},
};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use uuid::Uuid;

/// The interface's typeface, compiled in: a window needs no other file than its scene.
const FONT: &[u8] = include_bytes!("../../../assets/fonts/shujin-sans.ttf");

/// The name space of pseudonyms where no school has told its own.
const HOME: &str = "https://shujin.example";

/// Opens the scene in a window; returns when it is closed.
pub fn run(arguments: &Arguments) -> Result<bool, Failure> {
    let files = scene::files(&arguments.scene)?;
    let lesson = scene::lesson(&files, &arguments.lang)?;
    let scene = lesson.scene.id.clone();
    let bytes = pack::pack(&scene, &files, None)?;
    let host = Host::default();
    host.send(Command::Language { lang: arguments.lang.clone() });
    host.send(Command::Comfort { reduce_motion: false, board_inches: arguments.board });
    host.send(Command::Open { scene, seed: Some(arguments.seed) });
    let keeper = Keeper::open(arguments.data.clone(), arguments.lrs.as_deref())?;
    let recording = arguments.replay.as_ref().map(std::fs::read_to_string).transpose();
    let recording = recording.map_err(Failure::io(arguments.replay.clone().unwrap_or_default()))?;
    let over = Arc::new(AtomicBool::new(false));
    let answering = {
        let (host, over) = (host.clone(), Arc::clone(&over));
        std::thread::spawn(move || answer(&host, &bytes, recording.as_deref(), &keeper, &over))
    };
    let config = Config { font: FONT.to_vec(), kiosk: arguments.kiosk, ..Config::default() };
    shujin_stage::run(config, host);
    over.store(true, Ordering::Relaxed);
    Ok(answering.join().is_ok())
}

/// Answers notices until the window is closed, and once more after that.
fn answer(host: &Host, bytes: &[u8], recording: Option<&str>, keeper: &Keeper, over: &AtomicBool) {
    let learner = format!("p-{}", Uuid::new_v4().simple());
    loop {
        let last = over.load(Ordering::Relaxed);
        for notice in host.take() {
            match notice {
                Notice::Need { scene } => {
                    let session = Session {
                        id: Uuid::new_v4().to_string(),
                        started: jiff::Timestamp::now().to_string(),
                        learner: learner.clone(),
                        home: HOME.into(),
                    };
                    host.send(Command::Supply { scene, bytes: bytes.to_vec(), session });
                    if let Some(Ok(recording)) = recording.map(serde_json::from_str) {
                        host.send(Command::Replay { recording });
                    }
                }
                Notice::Statement { statement } => keeper.keep(statement),
                Notice::Error { code, message } => eprintln!("{code}: {message}"),
                _ => {}
            }
        }
        if last {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
