//! The vocabulary and texts of each scene, against which the statements of pages are checked.

use super::Library;
use crate::database::{Database, DatabaseError};
use crate::scenes;
use crate::school::vocabulary;
use shujin_blocks::KINDS;
use shujin_lesson::Catalogue;
use shujin_trace::{Texts, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Scenes are scanned again after this time: a page that sends statements about a new scene got the scene from here before.
const LOOK: Duration = Duration::from_secs(2);

/// The vocabulary and texts of a scene.
#[derive(Clone, Debug, Default)]
pub(in crate::serve) struct SceneVocabulary {
    /// The vocabulary of all its versions.
    pub(in crate::serve) vocabulary: Vocabulary,
    /// The texts of the newest version.
    pub(in crate::serve) texts: Texts,
}

#[derive(Default)]
struct Inner {
    known: BTreeMap<String, Arc<SceneVocabulary>>,
    /// Versions of packs that were read.
    read: BTreeSet<String>,
    looked: Option<Instant>,
}

/// The vocabularies of all scenes.
#[derive(Default)]
pub(in crate::serve) struct VocabularyCache(Mutex<Inner>);

impl VocabularyCache {
    /// The vocabulary of a scene.
    pub(in crate::serve) fn get(&self, scene: &str) -> Option<Arc<SceneVocabulary>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).known.get(scene).cloned()
    }

    /// For unknown names: scans the scenes again, unless that was done a moment ago. Returns whether it did; then it blocks on the
    /// disk.
    pub(in crate::serve) fn look_again(
        &self,
        library: &Library,
        database: &Database,
        runtime: &tokio::runtime::Handle,
    ) -> Result<bool, DatabaseError> {
        let due = self.is_due();
        if due {
            self.renew(library, database, runtime)?;
        }
        Ok(due)
    }

    /// Whether it is time to scan the scenes again; the caller that gets true must do it.
    fn is_due(&self) -> bool {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let due = inner.looked.is_none_or(|looked| looked.elapsed() > LOOK);
        if due {
            inner.looked = Some(Instant::now());
        }
        due
    }

    /// Loads the vocabularies in the database, and those of scenes that were not read yet. Blocks on the disk.
    pub(in crate::serve) fn renew(
        &self,
        library: &Library,
        database: &Database,
        runtime: &tokio::runtime::Handle,
    ) -> Result<(), DatabaseError> {
        for held in library.all() {
            let version = held.card.version.clone();
            if self.0.lock().unwrap_or_else(PoisonError::into_inner).read.contains(&version) {
                continue;
            }
            let id = held.card.info.id.clone();
            let known = scenes::read(&held.pack).and_then(|files| read(&files));
            match known {
                Ok(known) => {
                    runtime.block_on(vocabulary::learn(database, &id, &known.vocabulary))?;
                    let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                    inner.known.insert(id, Arc::new(known));
                    inner.read.insert(version);
                }
                Err(error) => tracing::warn!(%error, id, "a scene whose statements cannot be checked"),
            }
        }
        let kept = vocabulary::all(database)?;
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (scene, vocabulary) in kept {
            let texts = inner.known.get(&scene).map(|known| known.texts.clone()).unwrap_or_default();
            inner.known.insert(scene, Arc::new(SceneVocabulary { vocabulary, texts }));
        }
        Ok(())
    }
}

fn read(files: &shujin_lesson::Files) -> io::Result<SceneVocabulary> {
    // Warnings and errors for authors do not matter here: a scene that can be parsed is played.
    let (lesson, _) = shujin_lesson::read(files, &Catalogue::default());
    let lesson = lesson.ok_or_else(|| io::Error::other("scene.toml cannot be understood"))?;
    Ok(SceneVocabulary { vocabulary: KINDS.vocabulary(&lesson), texts: KINDS.texts(&lesson) })
}
