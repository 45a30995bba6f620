//! The writing thread's cache, which saves a query for every statement: the last definitions, and the learners that were erased.

use super::Incoming;
use crate::database::{DatabaseError, Sql};
use serde_json::Value as Json;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Most activities that are remembered; then all are forgotten and read again.
const REMEMBERED: usize = 4096;

/// What is remembered. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(super) struct WriteCache(Arc<Mutex<Memory>>);

#[derive(Debug, Default)]
struct Memory {
    /// How many erasures there were and when the last: another process may erase, and then none of this need be true.
    erasures: (i64, Option<i64>),
    /// The definition that came last for each activity and changed nothing: statements repeat theirs all day.
    definitions: HashMap<String, Json>,
    /// The filter key of each learner whose traces were erased, and the time of it; microseconds since 1970.
    forgotten: HashMap<i64, i64>,
}

impl WriteCache {
    /// Reloads after an erasure.
    pub(super) fn refresh(&self, sql: &mut dyn Sql) -> Result<(), DatabaseError> {
        let mut row = sql.row("SELECT COUNT(*), MAX(at) FROM erasures", &[])?.ok_or(DatabaseError::Column(0))?;
        let erasures = (row.int(0)?, row.maybe_int(1)?);
        if self.memory().erasures == erasures {
            return Ok(());
        }
        let rows = sql.rows("SELECT learner, at FROM forgotten", &[])?;
        let forgotten =
            rows.into_iter().map(|mut row| Ok((row.int(0)?, row.int(1)?))).collect::<Result<_, DatabaseError>>()?;
        *self.memory() = Memory { erasures, definitions: HashMap::new(), forgotten };
        Ok(())
    }

    /// Whether a statement is a late copy: about a learner that was erased after it happened. A statement without a timestamp happens
    /// now.
    pub(super) fn is_late(&self, one: &Incoming) -> bool {
        let memory = self.memory();
        let Some(happened) = one.timestamp.filter(|_| !memory.forgotten.is_empty()) else { return false };
        one.filter_keys
            .iter()
            .any(|filter_key| memory.forgotten.get(filter_key).is_some_and(|erased| happened <= *erased))
    }

    pub(super) fn is(&self, id: &str, definition: &Json) -> bool {
        self.memory().definitions.get(id).is_some_and(|cache| cache == definition)
    }

    pub(super) fn remember(&self, id: &str, definition: &Json) {
        let definitions = &mut self.memory().definitions;
        if definitions.len() >= REMEMBERED {
            definitions.clear();
        }
        definitions.insert(id.to_owned(), definition.clone());
    }

    pub(super) fn forget(&self, id: &str) {
        self.memory().definitions.remove(id);
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
