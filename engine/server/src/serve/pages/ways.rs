//! Pupils' ways through lessons, as they were last read: a teacher's page asks every few seconds, and a term's has dozens of lessons.

use super::super::{House, Shared};
use crate::database::Fault;
use crate::record::Query;
use crate::record::marks::By;
use crate::school::report::{Path, paths};
use crate::school::{Lesson, lessons};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// Statements read at once.
const PAGE: usize = 1000;

/// Most statements of a lesson that are read, and most that are shown whole: sixty pupils who do nothing else make fewer.
const READ: usize = 200_000;
/// See [`READ`].
const SHOWN: usize = 30_000;

/// Most lessons that are remembered: a lesson of a whole class is about half a megabyte.
const MOST: usize = 128;

/// Ways by pseudonym.
pub(super) type ByLearner = Arc<BTreeMap<String, Path>>;

/// How many statements a lesson had when it was read, and the number of the last; and what came of them.
type Read = ((i64, Option<i64>), ByLearner);

/// What was read.
#[derive(Default)]
pub(in crate::serve) struct Ways(Mutex<HashMap<Uuid, Read>>);

impl Ways {
    /// Reads the newest lessons before a teacher asks for a term of them. Blocks, for seconds.
    pub(in crate::serve) fn warm(&self, house: &Shared) {
        let newest = lessons::newest(house.record.database(), MOST);
        let read = newest.and_then(|all| all.iter().try_for_each(|lesson| self.of(house, lesson).map(drop)));
        if let Err(fault) = read {
            tracing::warn!(%fault, "lessons could not be read yet");
        }
    }

    /// The ways through a lesson; read anew when statements came to it or were taken from it. Blocks.
    pub(super) fn of(&self, house: &Shared, lesson: &Lesson) -> Result<ByLearner, Fault> {
        let extent = house.record.extent(By::RelatedActivity, &lesson.activity(house.home.as_str()))?;
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&lesson.id).cloned();
        if let Some((_, ways)) = known.filter(|(read, _)| *read == extent) {
            return Ok(ways);
        }
        let mut failed = None;
        // One after another: a lesson's statements together can be larger than what is learnt of them by much.
        let ways =
            paths(Told::of(house, lesson).map_while(|told| told.map_err(|fault| failed = Some(fault)).ok()).flatten());
        if let Some(fault) = failed {
            return Err(fault);
        }
        let ways = Arc::new(ways);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(lesson.id, (extent, Arc::clone(&ways)));
        Ok(ways)
    }
}

/// Statements of a lesson, as they were stored, oldest first. Blocks.
pub(super) fn statements(house: &Shared, lesson: &Lesson) -> Result<Vec<Value>, Fault> {
    let mut all = Vec::new();
    for told in Told::of(house, lesson) {
        all.extend(told?);
        if all.len() >= SHOWN {
            all.truncate(SHOWN);
            break;
        }
    }
    Ok(all)
}

/// A lesson's statements, a page after another.
struct Told<'a> {
    house: &'a House,
    query: Query,
    left: usize,
}

impl<'a> Told<'a> {
    fn of(house: &'a House, lesson: &Lesson) -> Self {
        let mut query = Query::default();
        query.by(By::RelatedActivity, &lesson.activity(house.home.as_str()));
        (query.ascending, query.limit) = (true, PAGE);
        Self { house, query, left: READ }
    }
}

impl Iterator for Told<'_> {
    type Item = Result<Vec<Value>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.left == 0 {
            return None;
        }
        let page = match self.house.record.find(&self.query) {
            Ok(page) => page,
            Err(fault) => return Some(Err(fault)),
        };
        let last = page.last()?.number;
        self.query.after = Some(last);
        self.left = if page.len() < PAGE { 0 } else { self.left.saturating_sub(page.len()) };
        Some(Ok(page.iter().filter_map(|stored| serde_json::from_str(&stored.body).ok()).collect()))
    }
}
