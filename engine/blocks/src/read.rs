//! A scene read as authors want it read, whole: with the engine's catalogue, and with what it says always holds tried.

use crate::always::tried;
use crate::catalogue;
use shujin_lesson::{Files, Lesson, Report, put_broken};
use std::sync::Arc;

/// [`shujin_lesson::read`], and whatever only a lesson shows that stands as it would when it runs. That is asked where nothing else is
/// wrong.
pub fn read(files: &Files) -> (Option<Lesson>, Report) {
    let (lesson, mut report) = shujin_lesson::read(files, &catalogue());
    let lesson = lesson.map(Arc::new);
    if let Some(lesson) = lesson.as_ref().filter(|_| report.is_clean()) {
        put_broken(lesson, &tried(lesson), &mut report);
    }
    (lesson.map(Arc::unwrap_or_clone), report)
}
