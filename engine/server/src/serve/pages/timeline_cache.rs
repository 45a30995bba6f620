//! Caches the timelines of lessons: a teacher's page asks for them every few seconds, and a term's page shows dozens of lessons.

use super::super::{AppState, SharedState};
use crate::database::DatabaseError;
use crate::record::Query;
use crate::record::filter_keys::FilterField;
use crate::school::report::{Timeline, timelines};
use crate::school::{Lesson, lessons};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// Statements read at once.
const PAGE: usize = 1000;

/// Most statements of a lesson that are read, and most that are shown whole: sixty pupils in one lesson make fewer.
const READ: usize = 200_000;
/// See [`READ`].
const SHOWN: usize = 30_000;

/// Most lessons that are remembered: a lesson of a whole class is about half a megabyte.
const MOST: usize = 128;

/// Timelines by pseudonym.
pub(super) type TimelinesByLearner = Arc<BTreeMap<String, Timeline>>;

/// How many statements a lesson had when it was read, and the number of the last; and what came of them.
type CachedLesson = ((i64, Option<i64>), TimelinesByLearner);

/// What was read.
#[derive(Default)]
pub(in crate::serve) struct TimelineCache(Mutex<HashMap<Uuid, CachedLesson>>);

impl TimelineCache {
    /// Reads the newest lessons before a teacher asks for a term of them. Blocks, for seconds.
    pub(in crate::serve) fn warm(&self, state: &SharedState) {
        let newest = lessons::newest(state.record.database(), MOST);
        let read = newest.and_then(|all| all.iter().try_for_each(|lesson| self.get(state, lesson).map(drop)));
        if let Err(error) = read {
            tracing::warn!(fault = %error, "lessons could not be read yet");
        }
    }

    /// The timelines of a lesson; read again when statements were added or erased. Blocks.
    pub(super) fn get(&self, state: &SharedState, lesson: &Lesson) -> Result<TimelinesByLearner, DatabaseError> {
        let extent = state.record.extent(FilterField::RelatedActivity, &lesson.activity(state.home.as_str()))?;
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&lesson.id).cloned();
        if let Some((_, timelines)) = known.filter(|(read, _)| *read == extent) {
            return Ok(timelines);
        }
        let mut failed = None;
        // One after another: a lesson's statements together can be larger than what is learnt of them by much.
        let timelines = timelines(
            StatementPages::of(state, lesson)
                .map_while(|told| told.map_err(|error| failed = Some(error)).ok())
                .flatten(),
        );
        if let Some(error) = failed {
            return Err(error);
        }
        let timelines = Arc::new(timelines);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(lesson.id, (extent, Arc::clone(&timelines)));
        Ok(timelines)
    }
}

/// Statements of a lesson, as they were stored, oldest first. Blocks.
pub(super) fn statements(state: &SharedState, lesson: &Lesson) -> Result<Vec<Value>, DatabaseError> {
    let mut all = Vec::new();
    for told in StatementPages::of(state, lesson) {
        all.extend(told?);
        if all.len() >= SHOWN {
            all.truncate(SHOWN);
            break;
        }
    }
    Ok(all)
}

/// A lesson's statements, a page after another.
struct StatementPages<'a> {
    state: &'a AppState,
    query: Query,
    left: usize,
}

impl<'a> StatementPages<'a> {
    fn of(state: &'a AppState, lesson: &Lesson) -> Self {
        let mut query = Query::default();
        query.filter(FilterField::RelatedActivity, &lesson.activity(state.home.as_str()));
        (query.ascending, query.limit) = (true, PAGE);
        Self { state, query, left: READ }
    }
}

impl Iterator for StatementPages<'_> {
    type Item = Result<Vec<Value>, DatabaseError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.left == 0 {
            return None;
        }
        let page = match self.state.record.find(&self.query) {
            Ok(page) => page,
            Err(error) => return Some(Err(error)),
        };
        let last = page.last()?.number;
        self.query.after = Some(last);
        self.left = if page.len() < PAGE { 0 } else { self.left.saturating_sub(page.len()) };
        Some(Ok(page.iter().filter_map(|stored| serde_json::from_str(&stored.body).ok()).collect()))
    }
}
