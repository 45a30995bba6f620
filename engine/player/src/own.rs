//! The player's own folder: the outbox, the pseudonym of whoever learns at this device, what was left unfinished.

use crate::Failure;
use std::fs;
use std::path::PathBuf;
use uuid::Uuid;

/// The folder.
pub struct Own(PathBuf);

impl Own {
    /// `folder`, or `shujin` in the user's data folder; made if it is not there.
    pub fn open(folder: Option<PathBuf>) -> Result<Own, Failure> {
        let folder = folder.unwrap_or_else(usual);
        fs::create_dir_all(&folder).map_err(Failure::io(&folder))?;
        Ok(Own(folder))
    }

    /// Where statements wait.
    pub fn outbox(&self) -> PathBuf {
        self.0.join("outbox.sqlite")
    }

    /// The pseudonym, drawn at random the first time: `p-` and 32 hexadecimal digits.
    pub fn learner(&self) -> Result<String, Failure> {
        let file = self.0.join("learner");
        if let Ok(known) = fs::read_to_string(&file) {
            return Ok(known);
        }
        let drawn = format!("p-{}", Uuid::new_v4().simple());
        fs::write(&file, &drawn).map_err(Failure::io(&file))?;
        Ok(drawn)
    }

    /// What an earlier sitting left of a scene.
    pub fn left(&self, scene: &str) -> Option<String> {
        fs::read_to_string(self.left_file(scene)).ok()
    }

    /// Keeps what a sitting leaves of a scene, or forgets it.
    pub fn keep_left(&self, scene: &str, recording: Option<&str>) -> Result<(), Failure> {
        let file = self.left_file(scene);
        let Some(recording) = recording else {
            return match fs::remove_file(&file) {
                Err(why) if why.kind() != std::io::ErrorKind::NotFound => Err(Failure::Io { path: file, why }),
                _ => Ok(()),
            };
        };
        // Beside it first: a power cut in the middle leaves the older one whole.
        let draft = file.with_extension("draft");
        fs::write(&draft, recording).map_err(Failure::io(&draft))?;
        fs::rename(&draft, &file).map_err(Failure::io(file))
    }

    fn left_file(&self, scene: &str) -> PathBuf {
        self.0.join(format!("left-{}.json", scene.replace('/', "-")))
    }
}

/// `shujin` in the user's data folder.
fn usual() -> PathBuf {
    let home = || std::env::var_os("HOME").map(|h| PathBuf::from(h).join(".local/share"));
    let base = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).or_else(home).unwrap_or_default();
    base.join("shujin")
}
