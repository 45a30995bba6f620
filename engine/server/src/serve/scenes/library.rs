//! The scenes at hand: found anew at each request, read anew only when their files have changed.
//!
//! So an author changes a text and reloads the page. A scene that cannot be read that far is left out and named on
//! stderr once; telling what is wrong with it is `shujin check`'s work.

use super::card::Card;
use crate::scenes::outline::Outline;
use crate::scenes::{self, About};
use shujin_lesson::pack::pack;
use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A scene that can be handed out.
#[derive(Clone, Debug)]
pub(in crate::serve) struct Held {
    /// Its card.
    pub(in crate::serve) card: Card,
    /// Its pack, as a file.
    pub(in crate::serve) pack: PathBuf,
    /// Its picture, as a file.
    pub(in crate::serve) picture: Option<PathBuf>,
}

/// A scene's last reading, and what its files looked like then.
struct Read {
    seen: String,
    held: Option<Arc<Held>>,
}

/// All scenes.
pub(in crate::serve) struct Library {
    places: Vec<PathBuf>,
    made: PathBuf,
    read: Mutex<HashMap<PathBuf, Read>>,
    outlines: Mutex<HashMap<String, Arc<Outline>>>,
}

impl Library {
    /// Scenes below these places; packs are made in `data/packs`.
    pub(in crate::serve) fn open(places: Vec<PathBuf>, data: &Path) -> io::Result<Self> {
        let made = data.join("packs");
        // Made anew each time, so that neither old versions pile up nor packs of an older program are served.
        if made.exists() {
            fs::remove_dir_all(&made)?;
        }
        fs::create_dir_all(&made)?;
        Ok(Self { places, made, read: Mutex::default(), outlines: Mutex::default() })
    }

    /// All that can be read, by id; of two with the same id the first. Blocks on the disk.
    pub(in crate::serve) fn all(&self) -> Vec<Arc<Held>> {
        let sources: Vec<PathBuf> = self.places.iter().flat_map(|place| scenes::find(place)).collect();
        // One look at a time: two requests that both find a change would make the same pack twice.
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<Arc<Held>> = sources.iter().filter_map(|source| self.look(source, &mut read)).collect();
        all.sort_by(|a, b| a.card.about.id.cmp(&b.card.about.id));
        all.dedup_by(|b, a| a.card.about.id == b.card.about.id);
        all
    }

    /// The outline of a scene, if it can be read. Blocks on the disk the first time.
    pub(in crate::serve) fn outline(&self, held: &Held) -> Option<Arc<Outline>> {
        let mut outlines = self.outlines.lock().unwrap_or_else(PoisonError::into_inner);
        // By version of its pack: an author who changes a scene sees the change.
        if let Some(known) = outlines.get(&held.card.version) {
            return Some(known.clone());
        }
        let outline = scenes::read(&held.pack).and_then(|files| Outline::read(&files));
        let id = &held.card.about.id;
        let outline = Arc::new(outline.inspect_err(|error| tracing::warn!(%error, id, "no outline")).ok()?);
        outlines.insert(held.card.version.clone(), outline.clone());
        Some(outline)
    }

    fn look(&self, source: &Path, read: &mut HashMap<PathBuf, Read>) -> Option<Arc<Held>> {
        let seen = scenes::look(source).unwrap_or_default();
        if let Some(known) = read.get(source).filter(|known| known.seen == seen) {
            return known.held.clone();
        }
        let held = self.hold(source).map(Arc::new);
        let held = held.inspect_err(|error| eprintln!("shujin-server: {}: {error}", source.display())).ok();
        read.insert(source.to_owned(), Read { seen, held: held.clone() });
        held
    }

    fn hold(&self, source: &Path) -> io::Result<Held> {
        let files = scenes::read(source)?;
        let hash = files.hash();
        let id = About::read(&files)?.id;
        let pack = match source.is_file() {
            true => source.to_owned(),
            // Without a font: a page has one, and `shujin pack` makes those that are handed from one to another.
            false => self.keep(&hash, "shujin", || pack(&id, &files, None).map_err(io::Error::other))?,
        };
        let card = Card::read(&files, &hash, &fs::read(&pack)?)?;
        let picture =
            files.get("picture.png").map(|bytes| self.keep(&hash, "png", || Ok(bytes.to_vec()))).transpose()?;
        Ok(Held { card, pack, picture })
    }

    /// A file named after the hash of what it was made from, so that it never changes. It appears whole or not at all.
    fn keep(&self, hash: &str, ending: &str, make: impl FnOnce() -> io::Result<Vec<u8>>) -> io::Result<PathBuf> {
        let path = self.made.join(format!("{hash}.{ending}"));
        if !path.exists() {
            let draft = self.made.join(format!("{hash}.{ending}.{}", std::process::id()));
            fs::write(&draft, make()?)?;
            fs::rename(&draft, &path)?;
        }
        Ok(path)
    }
}
