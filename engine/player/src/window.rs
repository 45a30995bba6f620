//! The native window: answers the engine's needs from disk and keeps its statements.

mod watch;

use self::watch::{Change, SceneWatcher};
use crate::{Arguments, Failure, data_dir::DataDir, scene, statements::StatementSender};
use shujin_lesson::pack;
use shujin_server::scenes::catalogue::{Entry, with_unique_ids};
use shujin_server::scenes::{self, SceneInfo};
use shujin_stage::ui::theme::Contrast;
use shujin_stage::{
    Config, Host,
    port::{Card, Command, Notice, Session},
};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use uuid::Uuid;

/// The interface's typeface, compiled in: a window needs no other file than its scene.
const FONT: &[u8] = include_bytes!("../../../assets/fonts/shujin-sans.ttf");

/// The name space of pseudonyms where no school has named its own.
const HOME: &str = "https://shujin.example";

/// Opens the scene in a window, or home if there are several; returns when the window is closed.
pub fn run(arguments: &Arguments) -> Result<bool, Failure> {
    let host = Host::default();
    host.send(Command::Language { lang: shujin_messages::spoken().tag().to_owned() });
    host.send(Command::Comfort {
        reduce_motion: false,
        contrast: Contrast::Usual,
        board_inches: arguments.board,
        vibrates: false,
    });
    let sources = scene::all(&arguments.scene)?;
    let scenes = catalogue_scenes(sources);
    if let (1, Some((only, scene))) = (scenes.len(), scenes.iter().next()) {
        if scene.entry.can_open() {
            host.send(Command::Open { scene: only.clone(), seed: Some(arguments.seed), task: arguments.task.clone() });
        } else if !arguments.watch {
            // The errors of a single scene are printed on the terminal.
            scene::lesson(&scene::files(&scene.entry.source)?)?;
        }
    }
    let data_dir = DataDir::open(arguments.data.clone())?;
    let replay = arguments.replay.as_ref().map(|file| scene::recording(file)).transpose()?;
    let statements = StatementSender::open(&data_dir.outbox(), arguments.lrs.as_ref())?;
    let learner = data_dir.learner()?;
    let fast = arguments.fast;
    let watcher = arguments.watch.then(|| SceneWatcher::new(arguments.scene.clone()));
    let supplier =
        Supplier { scenes, replay, fast, agreed: true, learner, data_dir, statements, recorded: None, watcher };
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

/// An available scene.
struct Scene {
    entry: Entry,
    picture: Option<Vec<u8>>,
}

/// The available scenes, by id.
fn catalogue_scenes(sources: Vec<PathBuf>) -> BTreeMap<String, Scene> {
    let mut pictures = BTreeMap::new();
    let read = |source: PathBuf| {
        let files = scenes::read(&source);
        let picture = files.as_ref().ok().and_then(|files| files.get("picture.png").map(<[u8]>::to_vec));
        pictures.extend(picture.map(|picture| (source.clone(), picture)));
        Entry::of(&source, &files, None)
    };
    let entries = sources.into_iter().map(read).collect();
    let scene = |entry: Entry| {
        let picture = pictures.remove(&entry.source).filter(|_| entry.can_open());
        (entry.info.id.clone(), Scene { entry, picture })
    };
    with_unique_ids(entries).into_iter().map(scene).collect()
}

/// Answers the engine.
struct Supplier {
    scenes: BTreeMap<String, Scene>,
    replay: Option<serde_json::Value>,
    fast: bool,
    /// What a replay came to: false if a state was not the recorded one.
    agreed: bool,
    learner: String,
    data_dir: DataDir,
    statements: StatementSender,
    recorded: Option<serde_json::Value>,
    /// Where changes of the open scene are to be shown.
    watcher: Option<SceneWatcher>,
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
            self.watch(host);
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn answer_one(&mut self, host: &Host, notice: Notice) {
        match notice {
            Notice::Need { scene } => self.supply(host, scene),
            Notice::Statement { statement } => self.statements.keep(&statement),
            Notice::Recording { recording } => self.recorded = Some(recording),
            Notice::Keep { scene, recording } => {
                if let Err(failure) = self.data_dir.set_resume_recording(&scene, recording.as_deref()) {
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
            Notice::Closed => {
                self.watcher.iter_mut().for_each(SceneWatcher::close);
                self.show(host);
            }
            Notice::Dropped { path } => host.send(Command::Bring { bytes: dropped(Path::new(&path)) }),
            Notice::Error { code, message } => eprintln!("{code}: {message}"),
            _ => {}
        }
    }

    /// The cards at home, with their pictures.
    fn show(&self, host: &Host) {
        let cards = self.scenes.values().map(|Scene { entry: Entry { info, error, .. }, picture }| Card {
            id: info.id.clone(),
            family: info.family.word().into(),
            grades: info.grades,
            minutes: info.minutes,
            title: info.title.clone(),
            summary: info.summary.clone(),
            picture: if picture.is_some() { info.id.clone() } else { String::new() },
            left: self.data_dir.resume_recording(&info.id).is_some(),
            fault: error.clone(),
        });
        host.send(Command::Catalogue { scenes: cards.collect() });
        for (id, Scene { picture, .. }) in &self.scenes {
            if let Some(bytes) = picture.clone() {
                host.send(Command::Picture { scene: id.clone(), bytes });
            }
        }
    }

    /// Shows the open scene as it was saved since, or what is wrong with it; at home, the cards.
    fn watch(&mut self, host: &Host) {
        match self.watcher.as_mut().and_then(SceneWatcher::poll) {
            Some(Change::Catalogue(sources)) => {
                self.scenes = catalogue_scenes(sources);
                self.show(host);
            }
            Some(Change::Open(command)) => host.send(command),
            None => {}
        }
    }

    fn supply(&mut self, host: &Host, scene: String) {
        let session = Session {
            id: Uuid::new_v4().to_string(),
            started: jiff::Timestamp::now().to_string(),
            learner: self.learner.clone(),
            home: HOME.into(),
            lesson: None,
            launch: None,
        };
        let left = self.data_dir.resume_recording(&scene);
        if let (Some(watcher), Some(found)) = (&mut self.watcher, self.scenes.get(&scene)) {
            watcher.open(&scene, &found.entry.source);
        }
        // Read again each time, so that an author sees changes after going home and opening the scene again.
        match self.pack(&scene) {
            Ok(bytes) => host.send(Command::Supply { scene, bytes, session, left }),
            Err(failure) => host.send(Command::Unavailable { scene, reason: failure.to_string() }),
        }
        if let Some(recording) = &self.replay {
            host.send(Command::Replay { recording: recording.clone(), fast: self.fast });
        }
    }

    fn pack(&self, scene: &str) -> Result<Vec<u8>, Failure> {
        let source = self.scenes.get(scene).map(|found| &found.entry.source);
        let source = source.ok_or_else(|| Failure::NoScene(scene.into()))?;
        Ok(pack::pack(scene, &scene::files(source)?, None)?)
    }
}

/// The pack that was dropped on the window, or that a folder makes; what is none the engine says.
fn dropped(path: &Path) -> Vec<u8> {
    if path.is_file() {
        return scenes::pack_bytes(path).unwrap_or_default();
    }
    let files = scene::files(path).ok();
    let packed = files.and_then(|files| pack::pack(&SceneInfo::read(&files).ok()?.id, &files, None).ok());
    packed.unwrap_or_default()
}
