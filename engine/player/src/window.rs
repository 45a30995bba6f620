//! The native window: answers the engine's needs from disk and keeps its statements.

use crate::{Arguments, Failure, keep::Keeper, own::Own, scene};
use shujin_lesson::pack;
use shujin_stage::{
    Config, Host,
    port::{Command, Notice, Session},
};
use std::fs;
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
    let own = Own::open(arguments.data.clone())?;
    let replay = arguments.replay.as_ref().map(|file| scene::recording(file)).transpose()?;
    let keeper = Keeper::open(&own.outbox(), arguments.lrs.as_deref())?;
    let learner = own.learner()?;
    let supplier = Supplier { pack: pack::pack(&scene, &files, None)?, replay, learner, own, keeper, recorded: None };
    let host = Host::default();
    host.send(Command::Language { lang: arguments.lang.clone() });
    host.send(Command::Comfort { reduce_motion: false, board_inches: arguments.board });
    host.send(Command::Open { scene, seed: Some(arguments.seed) });
    let over = Arc::new(AtomicBool::new(false));
    let answering = {
        let (host, over) = (host.clone(), Arc::clone(&over));
        std::thread::spawn(move || supplier.answer(&host, &over))
    };
    let config = Config { font: FONT.to_vec(), kiosk: arguments.kiosk, ..Config::default() };
    shujin_stage::run(config, host);
    over.store(true, Ordering::Relaxed);
    let Ok(recorded) = answering.join() else { return Ok(false) };
    if let (Some(file), Some(recorded)) = (&arguments.record, recorded) {
        fs::write(file, recorded.to_string()).map_err(Failure::io(file))?;
    }
    Ok(true)
}

/// Answers the engine.
struct Supplier {
    pack: Vec<u8>,
    replay: Option<serde_json::Value>,
    learner: String,
    own: Own,
    keeper: Keeper,
    recorded: Option<serde_json::Value>,
}

impl Supplier {
    /// Answers notices until the window is closed, and once more after that. Gives the recording of the last lesson.
    fn answer(mut self, host: &Host, over: &AtomicBool) -> Option<serde_json::Value> {
        loop {
            let last = over.load(Ordering::Relaxed);
            for notice in host.take() {
                self.answer_one(host, notice);
            }
            if last {
                return self.recorded;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn answer_one(&mut self, host: &Host, notice: Notice) {
        match notice {
            Notice::Need { scene } => self.supply(host, scene),
            Notice::Statement { statement } => self.keeper.keep(statement),
            Notice::Recording { recording } => self.recorded = Some(recording),
            Notice::Keep { scene, recording } => {
                if let Err(failure) = self.own.keep_left(&scene, recording.as_deref()) {
                    eprintln!("{failure}");
                }
            }
            Notice::Error { code, message } => eprintln!("{code}: {message}"),
            _ => {}
        }
    }

    fn supply(&self, host: &Host, scene: String) {
        let session = Session {
            id: Uuid::new_v4().to_string(),
            started: jiff::Timestamp::now().to_string(),
            learner: self.learner.clone(),
            home: HOME.into(),
        };
        let left = self.own.left(&scene);
        host.send(Command::Supply { scene, bytes: self.pack.clone(), session, left });
        if let Some(recording) = &self.replay {
            host.send(Command::Replay { recording: recording.clone(), fast: false });
        }
    }
}
