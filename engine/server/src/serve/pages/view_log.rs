//! Looks at names by a page that asks again and again: noted once an hour, not each time.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// How long a look that was noted stands for those after it.
const NOTED: Duration = Duration::from_secs(3600);

/// Which teacher viewed which lesson lately.
#[derive(Default)]
pub(in crate::serve) struct RecentViews(Mutex<HashMap<(String, Uuid), Instant>>);

impl RecentViews {
    /// Whether a look is to be noted.
    pub(super) fn is_new(&self, teacher: &str, lesson: Uuid) -> bool {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.retain(|_, at| at.elapsed() < NOTED);
        !noted.contains_key(&(teacher.to_owned(), lesson))
    }

    /// A look was noted.
    pub(super) fn noted(&self, teacher: &str, lesson: Uuid) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.insert((teacher.to_owned(), lesson), Instant::now());
    }
}
