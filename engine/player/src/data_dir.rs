//! The player's data folder: the outbox, the pseudonym of this device's learner, the recordings of unfinished lessons.

use crate::Failure;
use shujin_trace::Pseudonym;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The folder.
pub struct DataDir(PathBuf);

impl DataDir {
    /// `folder`, or `shujin` in the user's data folder; made if it is not there.
    pub fn open(folder: Option<PathBuf>) -> Result<DataDir, Failure> {
        let folder = folder.unwrap_or_else(default_folder);
        fs::create_dir_all(&folder).map_err(Failure::io(&folder))?;
        Ok(DataDir(folder))
    }

    /// Where statements wait.
    pub fn outbox(&self) -> PathBuf {
        self.0.join("outbox.sqlite")
    }

    /// The pseudonym, drawn at random the first time: `p-` and 32 hexadecimal digits.
    pub fn learner(&self) -> Result<String, Failure> {
        let file = self.0.join("learner");
        let known = fs::read_to_string(&file).unwrap_or_default();
        if let Ok(known) = Pseudonym::try_from(known.trim().to_owned()) {
            return Ok(known.as_str().to_owned());
        }
        // None yet, or damaged by a power cut.
        let drawn = format!("p-{}", Uuid::new_v4().simple());
        replace(&file, &drawn)?;
        Ok(drawn)
    }

    /// What an earlier sitting left of a scene.
    pub fn resume_recording(&self, scene: &str) -> Option<String> {
        fs::read_to_string(self.resume_file(scene)).ok()
    }

    /// Keeps what a sitting leaves of a scene, or forgets it.
    pub fn set_resume_recording(&self, scene: &str, recording: Option<&str>) -> Result<(), Failure> {
        let file = self.resume_file(scene);
        let Some(recording) = recording else {
            return match fs::remove_file(&file) {
                Err(why) if why.kind() != std::io::ErrorKind::NotFound => Err(Failure::Io { path: file, why }),
                _ => Ok(()),
            };
        };
        replace(&file, recording)
    }

    fn resume_file(&self, scene: &str) -> PathBuf {
        self.0.join(format!("left-{}.json", scene.replace('/', "-")))
    }
}

/// Writes a file beside the old one, onto the disk, and then in its place: a power cut leaves one of them whole.
fn replace(file: &Path, text: &str) -> Result<(), Failure> {
    let draft = file.with_extension("draft");
    let mut open = File::create(&draft).map_err(Failure::io(&draft))?;
    open.write_all(text.as_bytes()).and_then(|()| open.sync_all()).map_err(Failure::io(&draft))?;
    fs::rename(&draft, file).map_err(Failure::io(file))
}

/// `shujin` in the user's data folder.
fn default_folder() -> PathBuf {
    let home = || std::env::var_os("HOME").map(|h| PathBuf::from(h).join(".local/share"));
    let base = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).or_else(home).unwrap_or_default();
    base.join("shujin")
}
