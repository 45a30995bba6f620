//! Looks at the files of scenes, and says what their author has saved.

use crate::scene;
use shujin_lesson::pack;
use shujin_server::scenes;
use shujin_server::scenes::catalogue::{check_error, read_error};
use shujin_stage::port::Command;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Time between two polls.
const POLL_INTERVAL: Duration = Duration::from_millis(500);

/// What has changed.
#[derive(Debug)]
pub enum Change {
    /// The available scenes changed; these are there now.
    Catalogue(Vec<PathBuf>),
    /// The open scene changed: the command for the engine.
    Open(Command),
}

/// What is watched.
pub struct SceneWatcher {
    /// Where the scenes are.
    folder: PathBuf,
    /// The open scene, and where it lies.
    open: Option<(String, PathBuf)>,
    /// What the files of the open scene, or those of all while home is shown, looked like when they were read last.
    fingerprint: Option<String>,
    polled: Option<Instant>,
}

impl SceneWatcher {
    /// Watches the scenes at or below this place.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, open: None, fingerprint: None, polled: None }
    }

    /// Polls this scene from now on. Its present state, which is about to be supplied, counts as no change.
    pub fn open(&mut self, scene: &str, source: &Path) {
        (self.open, self.fingerprint) = (Some((scene.to_owned(), source.to_owned())), fingerprint(source).ok());
    }

    /// Polls all scenes from now on.
    pub fn close(&mut self) {
        (self.open, self.fingerprint) = (None, None);
    }

    /// What has changed since the last look, if it is time for another.
    pub fn poll(&mut self) -> Option<Change> {
        if self.polled.is_some_and(|at| at.elapsed() < POLL_INTERVAL) {
            return None;
        }
        self.polled = Some(Instant::now());
        self.change()
    }

    fn change(&mut self) -> Option<Change> {
        // A folder that cannot be listed now is tried again at the next poll.
        let sources = match &self.open {
            Some((_, source)) => vec![source.clone()],
            None => scene::all(&self.folder).ok()?,
        };
        let looks = sources.iter().map(|source| fingerprint(source)).collect::<io::Result<Vec<_>>>().ok()?;
        let now = looks.concat();
        let before = self.fingerprint.replace(now.clone());
        if before.as_ref() == Some(&now) {
            return None;
        }
        match (&self.open, before) {
            (None, _) => Some(Change::Catalogue(sources)),
            (Some(_), None) => None,
            (Some((scene, source)), Some(_)) => Some(Change::Open(reload(scene, source))),
        }
    }
}

/// The scene as it lies there now, or what is wrong with it.
fn reload(scene: &str, source: &Path) -> Command {
    let files = scenes::read(source);
    let error = files.as_ref().map_or_else(|error| Some(read_error(error)), check_error);
    let bytes = files.ok().and_then(|files| pack::pack(scene, &files, None).ok());
    let scene = scene.to_owned();
    match (error, bytes) {
        (None, Some(bytes)) => Command::Renew { scene, bytes },
        (error, _) => Command::Fault { scene, text: error.unwrap_or_default() },
    }
}

/// What a scene's files look like from outside, and where they lie.
fn fingerprint(source: &Path) -> io::Result<String> {
    Ok(format!("{}\n{}", source.display(), scenes::fingerprint(source)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use shujin_lesson::format::Family;
    use shujin_lesson::{Files, starter};
    use std::fs;

    const SCENE: &str = "lab/swing";

    fn write(folder: &Path, files: &Files) {
        for (path, bytes) in files.iter() {
            let file = folder.join(path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("made");
            fs::write(file, bytes).expect("written");
        }
    }

    fn rewrite(folder: &Path, from: &str, to: &str) {
        let file = folder.join("scene.toml");
        let text = fs::read_to_string(&file).expect("a scene");
        assert!(text.contains(from));
        fs::write(&file, text.replace(from, to)).expect("written");
    }

    #[test]
    fn what_is_saved_is_shown_and_what_is_wrong_is_said() {
        let home = tempfile::tempdir().expect("a folder");
        let swing = home.path().join("swing");
        write(&swing, &starter(Family::Bench, SCENE));
        let mut watcher = SceneWatcher::new(home.path().to_owned());
        assert!(matches!(watcher.change(), Some(Change::Catalogue(found)) if found == [swing.clone()]));
        assert!(watcher.change().is_none(), "nothing was changed");
        write(&home.path().join("walk"), &starter(Family::Walk, "walk/yard"));
        assert!(matches!(watcher.change(), Some(Change::Catalogue(found)) if found.len() == 2));

        watcher.open(SCENE, &swing);
        assert!(watcher.change().is_none());
        rewrite(&swing, "start = ", "strat = ");
        let Some(Change::Open(Command::Fault { scene, text })) = watcher.change() else { panic!("no fault") };
        assert!(scene == SCENE && text["zh-CN"].contains("`strat`"), "{text:?}");
        rewrite(&swing, "strat = ", "start = ");
        let Some(Change::Open(Command::Renew { bytes, .. })) = watcher.change() else { panic!("not renewed") };
        assert!(pack::open(&bytes, &pack::Limits::default()).is_ok());

        // A file renamed by mistake: it is said, and the lesson stays open.
        fs::rename(swing.join("scene.toml"), swing.join("scene.txt")).expect("renamed");
        let Some(Change::Open(Command::Fault { text, .. })) = watcher.change() else { panic!("no fault") };
        assert!(text["zh-CN"].contains("scene.txt"), "{text:?}");
        watcher.close();
        assert!(matches!(watcher.change(), Some(Change::Catalogue(found)) if found.len() == 2), "both stay on home");
    }
}
