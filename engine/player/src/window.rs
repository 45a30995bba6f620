//! The native window: answers the engine's needs from disk and keeps its statements.

use crate::{Arguments, Failure, keep::Keeper, own::Own, scene};
use shujin_lesson::pack;
use shujin_server::scenes::About;
use shujin_stage::{
    Config, Host,
    port::{Card, Command, Notice, Session},
};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use uuid::Uuid;

/// The interface's typeface, compiled in: a window needs no other file than its scene.
const FONT: &[u8] = include_bytes!("../../../assets/fonts/shujin-sans.ttf");

/// The name space of pseudonyms where no school has told its own.
const HOME: &str = "https://shujin.example";

/// Opens the scene in a window, or home if there are several; returns when the window is closed.
pub fn run(arguments: &Arguments) -> Result<bool, Failure> {
    let mut scenes = BTreeMap::new();
    let host = Host::default();
    host.send(Command::Language { lang: arguments.lang.clone() });
    host.send(Command::Comfort { reduce_motion: false, board_inches: arguments.board, vibrates: false });
    let sources = scene::all(&arguments.scene)?;
    if let [only] = sources.as_slice() {
        // A scene with errors is told of where it was called, not in a window.
        scene::lesson(&scene::files(only)?, &arguments.lang)?;
    }
    let own = Own::open(arguments.data.clone())?;
    for source in sources {
        let files = scene::files(&source)?;
        let about = About::read(&files).map_err(Failure::io(&source))?;
        scenes.insert(about.id.clone(), Scene { about, picture: files.get("picture.png").map(<[u8]>::to_vec), source });
    }
    if let (1, Some(only)) = (scenes.len(), scenes.keys().next()) {
        host.send(Command::Open { scene: only.clone(), seed: Some(arguments.seed) });
    }
    let replay = arguments.replay.as_ref().map(|file| scene::recording(file)).transpose()?;
    let keeper = Keeper::open(&own.outbox(), arguments.lrs.as_ref())?;
    let learner = own.learner()?;
    let fast = arguments.fast;
    let supplier = Supplier { scenes, replay, fast, agreed: true, learner, own, keeper, recorded: None };
    supplier.show(&host);
    let over = Arc::new(AtomicBool::new(false));
    let answering = {
        let (host, over) = (host.clone(), Arc::clone(&over));
        std::thread::spawn(move || supplier.answer(&host, &over))
    };
    let config = Config { font: FONT.to_vec(), kiosk: arguments.kiosk, ..Config::default() };
    shujin_stage::run(config, host);
    over.store(true, Ordering::Relaxed);
    let Ok((recorded, agreed)) = answering.join() else { return Ok(false) };
    if let (Some(file), Some(recorded)) = (&arguments.record, recorded) {
        fs::write(file, recorded.to_string()).map_err(Failure::io(file))?;
    }
    Ok(agreed)
}

/// A scene at hand.
struct Scene {
    about: About,
    picture: Option<Vec<u8>>,
    source: PathBuf,
}

/// Answers the engine.
struct Supplier {
    scenes: BTreeMap<String, Scene>,
    replay: Option<serde_json::Value>,
    fast: bool,
    /// What a replay came to: false if a state was not the recorded one.
    agreed: bool,
    learner: String,
    own: Own,
    keeper: Keeper,
    recorded: Option<serde_json::Value>,
}

impl Supplier {
    /// Answers notices until the window is closed, and once more after that. Gives the recording of the last lesson, and
    /// whether a replay agreed.
    fn answer(mut self, host: &Host, over: &AtomicBool) -> (Option<serde_json::Value>, bool) {
        loop {
            let last = over.load(Ordering::Relaxed);
            for notice in host.take() {
                self.answer_one(host, notice);
            }
            if last {
                return (self.recorded, self.agreed);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn answer_one(&mut self, host: &Host, notice: Notice) {
        match notice {
            Notice::Need { scene } => self.supply(host, scene),
            Notice::Statement { statement } => self.keeper.keep(&statement),
            Notice::Recording { recording } => self.recorded = Some(recording),
            Notice::Keep { scene, recording } => {
                if let Err(failure) = self.own.keep_left(&scene, recording.as_deref()) {
                    eprintln!("{failure}");
                }
            }
            Notice::Replayed { agreed } => {
                self.agreed = agreed;
                if self.fast {
                    host.send(Command::Quit);
                }
            }
            // What was left unfinished may have changed.
            Notice::Closed => self.show(host),
            Notice::Error { code, message } => eprintln!("{code}: {message}"),
            _ => {}
        }
    }

    /// The cards at home, with their pictures.
    fn show(&self, host: &Host) {
        let cards = self.scenes.values().map(|Scene { about, picture, .. }| Card {
            id: about.id.clone(),
            family: about.family.word().into(),
            grades: about.grades,
            minutes: about.minutes,
            title: about.title.clone(),
            summary: about.summary.clone(),
            picture: if picture.is_some() { about.id.clone() } else { String::new() },
            left: self.own.left(&about.id).is_some(),
        });
        host.send(Command::Catalogue { scenes: cards.collect() });
        for Scene { about, picture, .. } in self.scenes.values() {
            if let Some(bytes) = picture.clone() {
                host.send(Command::Picture { scene: about.id.clone(), bytes });
            }
        }
    }

    fn supply(&self, host: &Host, scene: String) {
        let session = Session {
            id: Uuid::new_v4().to_string(),
            started: jiff::Timestamp::now().to_string(),
            learner: self.learner.clone(),
            home: HOME.into(),
            lesson: None,
            launch: None,
        };
        let left = self.own.left(&scene);
        // Read anew each time: an author who changes a scene goes home and opens it again.
        match self.pack(&scene) {
            Ok(bytes) => host.send(Command::Supply { scene, bytes, session, left }),
            Err(failure) => host.send(Command::Unavailable { scene, reason: failure.to_string() }),
        }
        if let Some(recording) = &self.replay {
            host.send(Command::Replay { recording: recording.clone(), fast: self.fast });
        }
    }

    fn pack(&self, scene: &str) -> Result<Vec<u8>, Failure> {
        let source = self.scenes.get(scene).map(|found| &found.source);
        let source = source.ok_or_else(|| Failure::NoScene(scene.into()))?;
        Ok(pack::pack(scene, &scene::files(source)?, None)?)
    }
}
