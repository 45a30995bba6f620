//! The scenes that the server offers: searched for at each request, read again only when their files have changed.
//!
//! So an author changes a text and reloads the page. A scene with errors is not served: its card shows the errors, and stderr gets them
//! once.

use super::card::Card;
use crate::scenes::catalogue::{Entry, read_error, with_unique_ids};
use crate::scenes::outline::Outline;
use crate::scenes::{self, SceneInfo};
use shujin_lesson::Files;
use shujin_lesson::pack::pack;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

/// How long a request waits for another one that scans the scenes.
const RESCAN_TIMEOUT: Duration = Duration::from_millis(500);

/// A scene that is served.
#[derive(Clone, Debug)]
pub(in crate::serve) struct ServedScene {
    /// Its card.
    pub(in crate::serve) card: Card,
    /// Its pack, as a file.
    pub(in crate::serve) pack: PathBuf,
    /// Its picture, as a file.
    pub(in crate::serve) picture: Option<PathBuf>,
}

/// The last result of reading a scene, and the fingerprint of its files then.
struct CachedScene {
    fingerprint: String,
    entry: Entry,
    held: Option<Arc<ServedScene>>,
    /// The version served before: a page may still be fetching it.
    replaced: Option<Arc<ServedScene>>,
    /// Its information when it could last be read.
    info: Option<SceneInfo>,
}

/// A scene in the catalogue.
struct ListedScene {
    entry: Entry,
    fingerprint: String,
    held: Option<Arc<ServedScene>>,
}

/// All scenes.
pub(in crate::serve) struct Library {
    folders: Vec<PathBuf>,
    made: PathBuf,
    read: Mutex<HashMap<PathBuf, CachedScene>>,
    /// Held while the scenes are scanned.
    scanning: Mutex<()>,
    /// Whether all were scanned once.
    ready: AtomicBool,
    /// The source of each id.
    holders: Mutex<BTreeMap<String, PathBuf>>,
    outlines: Mutex<HashMap<String, Arc<Outline>>>,
}

impl Library {
    /// Scenes below these places; packs are made in `data/packs`.
    pub(in crate::serve) fn open(folders: Vec<PathBuf>, data: &Path) -> io::Result<Self> {
        let made = data.join("packs");
        // Emptied at each start, so that neither old versions pile up nor packs of an older program are served.
        if made.exists() {
            fs::remove_dir_all(&made)?;
        }
        fs::create_dir_all(&made)?;
        Ok(Self {
            folders,
            made,
            read: Mutex::default(),
            scanning: Mutex::default(),
            ready: AtomicBool::new(false),
            holders: Mutex::default(),
            outlines: Mutex::default(),
        })
    }

    /// All served scenes, by id. Blocks on the disk.
    pub(in crate::serve) fn all(&self) -> Vec<Arc<ServedScene>> {
        self.found().into_iter().filter_map(|found| found.held).collect()
    }

    /// All cards, by id, including those of scenes that cannot be served. Blocks on the disk.
    pub(in crate::serve) fn cards(&self) -> Vec<Card> {
        let card = |found: ListedScene| match found.held {
            Some(held) => held.card.clone(),
            None => Card::broken(found.entry, &found.fingerprint),
        };
        self.found().into_iter().map(card).collect()
    }

    fn found(&self) -> Vec<ListedScene> {
        let sources: Vec<PathBuf> = self.folders.iter().flat_map(|place| scenes::find(place)).collect();
        // One request scans at a time: two that both find a change would make the same pack twice.
        if let Some(_looking) = self.scan_lock() {
            let changed = sources.iter().filter(|source| self.rescan(source)).count();
            if changed > 0 {
                self.tidy(&sources);
            }
            self.ready.store(true, Ordering::Release);
        }
        let read = self.known();
        let mut entries: Vec<Entry> =
            sources.iter().filter_map(|source| Some(read.get(source)?.entry.clone())).collect();
        // A scene keeps its id: one that is added later does not take it over.
        let mut holders = self.holders.lock().unwrap_or_else(PoisonError::into_inner);
        entries.sort_by_key(|entry| holders.get(&entry.info.id) != Some(&entry.source));
        let found = |entry: Entry| {
            let known = read.get(&entry.source);
            let held = known.and_then(|known| known.held.clone()).filter(|_| entry.can_open());
            ListedScene { fingerprint: known.map(|known| known.fingerprint.clone()).unwrap_or_default(), entry, held }
        };
        let found: Vec<ListedScene> = with_unique_ids(entries).into_iter().map(found).collect();
        *holders = found.iter().map(|found| (found.entry.info.id.clone(), found.entry.source.clone())).collect();
        found
    }

    /// The right to scan. While another request scans, a request waits a little, then uses the last result: reading a scene may take long, and
    /// all requests share few threads. Without a result it waits to the end.
    fn scan_lock(&self) -> Option<MutexGuard<'_, ()>> {
        let since = Instant::now();
        loop {
            match self.scanning.try_lock() {
                Ok(scanning) => return Some(scanning),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock)
                    if self.ready.load(Ordering::Acquire) && since.elapsed() > RESCAN_TIMEOUT =>
                {
                    return None;
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
            }
        }
    }

    fn known(&self) -> MutexGuard<'_, HashMap<PathBuf, CachedScene>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The outline of a scene, if it can be read. Blocks on the disk the first time.
    pub(in crate::serve) fn outline(&self, held: &ServedScene) -> Option<Arc<Outline>> {
        let mut outlines = self.outlines();
        // Cached by version of the pack: an author who changes a scene sees the change.
        if let Some(known) = outlines.get(&held.card.version) {
            return Some(known.clone());
        }
        let outline = scenes::read(&held.pack).and_then(|files| Outline::read(&files));
        let id = &held.card.info.id;
        let outline = Arc::new(outline.inspect_err(|error| tracing::warn!(%error, id, "no outline")).ok()?);
        outlines.insert(held.card.version.clone(), outline.clone());
        Some(outline)
    }

    /// Reads a scene again if its files have changed; returns whether they have. Only the scanning request calls it; others use the last result.
    fn rescan(&self, source: &Path) -> bool {
        let fingerprint = scenes::fingerprint(source).unwrap_or_default();
        let (before, replaced) = match self.known().get(source) {
            Some(known) if known.fingerprint == fingerprint => return false,
            Some(known) => (known.info.clone(), known.held.clone().or(known.replaced.clone())),
            None => (None, None),
        };
        let files = scenes::read(source);
        let mut entry = Entry::of(source, &files, before.clone());
        let handed = files.ok().filter(|_| entry.can_open()).map(|files| self.publish(source, &entry.info, &files));
        let held = match handed {
            Some(Ok(held)) => Some(Arc::new(held)),
            Some(Err(error)) => {
                entry.error = read_error(&error);
                None
            }
            None => None,
        };
        if let Some(said) = entry.error.get(shujin_messages::spoken().tag()).or_else(|| entry.error.get("en")) {
            eprintln!("shujin-server: {}: {said}", source.display());
        }
        let info = held.as_ref().map(|held| held.card.info.clone()).or(before);
        self.known().insert(source.to_owned(), CachedScene { fingerprint, entry, held, replaced, info });
        true
    }

    /// Drops scenes that are gone, and deletes their packs: an author saves a thousand times between two starts.
    fn tidy(&self, sources: &[PathBuf]) {
        let mut known = self.known();
        known.retain(|source, _| sources.contains(source));
        let held = || known.values().flat_map(|read| read.held.iter().chain(&read.replaced));
        let files: HashSet<&Path> =
            held().flat_map(|held| std::iter::once(held.pack.as_path()).chain(held.picture.as_deref())).collect();
        for made in fs::read_dir(&self.made).into_iter().flatten().flatten() {
            if !files.contains(made.path().as_path()) {
                // A file that cannot be deleted stays until the next start.
                let _ = fs::remove_file(made.path());
            }
        }
        let versions: HashSet<&str> = held().map(|held| held.card.version.as_str()).collect();
        self.outlines().retain(|version, _| versions.contains(version.as_str()));
    }

    fn outlines(&self) -> MutexGuard<'_, HashMap<String, Arc<Outline>>> {
        self.outlines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn publish(&self, source: &Path, info: &SceneInfo, files: &Files) -> io::Result<ServedScene> {
        let hash = files.hash();
        let pack = match source.is_file() {
            true => source.to_owned(),
            // Without a font: a page has one. `shujin pack` makes packs with a font.
            false => self.keep(&hash, "shujin", || pack(&info.id, files, None).map_err(io::Error::other))?,
        };
        let card = Card::new(info.clone(), files, &hash, &fs::read(&pack)?);
        let picture =
            files.get("picture.png").map(|bytes| self.keep(&hash, "png", || Ok(bytes.to_vec()))).transpose()?;
        Ok(ServedScene { card, pack, picture })
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
