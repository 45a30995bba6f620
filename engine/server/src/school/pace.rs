//! Where pupils stand while a lesson is on: in which step, for how long, beside how long it took the others. Tells a teacher who may be stuck.
//!
//! Does not: know the time; the caller says what time it is. Compares nobody with anybody for longer than the lesson lasts.

use super::report::Timeline;
use crate::scenes::outline::Outline;
use shujin_lesson::format::{Step, Task};
use shujin_trace::lesson::{Finished, Hinted, Left, Resumed, Started, StepDone, TaskDone};
use shujin_trace::timeline::Entry;
use shujin_trace::{EventKind, Timestamp};
use std::collections::BTreeMap;

/// How long a pupil is left alone with a step, seconds.
const PATIENCE: i64 = 3 * 60;
/// How often as long as the class somebody takes before a teacher is told.
const SLOWER: i64 = 2;
/// How long, where nobody has done the step yet, seconds.
const ALONE: i64 = 5 * 60;
/// Pupils who did a step before it can be said how long it takes.
const ENOUGH: usize = 3;

/// Where a pupil stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The task.
    pub task: &'a str,
    /// The step of it: the first that is not done.
    pub step: &'a str,
    /// For how long, seconds.
    pub waited: i64,
    /// Hints asked for in this time.
    pub asked: usize,
    /// How long half of those who did this step took at most, seconds; nothing where few have done it.
    pub usual: Option<i64>,
}

impl Standing<'_> {
    /// Whether it is worth a look: much longer than the others, or long and nobody is further.
    pub fn is_stuck(&self) -> bool {
        match self.usual {
            Some(usual) => self.waited >= PATIENCE.max(SLOWER * usual),
            None => self.waited >= ALONE,
        }
    }
}

/// How long the class took for each step (`task.step`): the median of those who did it, seconds.
pub struct Pace(BTreeMap<String, i64>);

impl Pace {
    /// From the ways of a class.
    pub fn of<'a>(timelines: impl IntoIterator<Item = &'a Timeline>) -> Self {
        let mut took: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        for timeline in timelines {
            let mut since = None;
            for entry in &timeline.entries {
                if entry.is::<StepDone>()
                    && let Some(since) = since
                {
                    took.entry(entry.name.clone()).or_default().push(seconds(since, entry.at));
                }
                if opens_a_step(entry) {
                    since = Some(entry.at);
                }
            }
        }
        let known = took.into_iter().filter(|(_, all)| all.len() >= ENOUGH);
        Self(known.map(|(step, all)| (step, median(all))).collect())
    }

    /// Where a pupil stands at this time; nothing before the lesson was begun, after it was finished or left.
    pub fn standing<'a>(&self, timeline: &Timeline, outline: &'a Outline, now: Timestamp) -> Option<Standing<'a>> {
        let gone = timeline.entries.last()?.is::<Left>() || timeline.has::<Finished>();
        let since = timeline.entries.iter().rfind(|entry| opens_a_step(entry)).filter(|_| !gone)?.at;
        let (task, step) = open_step(timeline, outline)?;
        let prefix = format!("{}.", task.id);
        let of_task = |entry: &&Entry| entry.name.starts_with(&prefix) && !entry.outcome.of_itself;
        Some(Standing {
            task: &task.id,
            step: &step.id,
            waited: seconds(since, now),
            asked: timeline.of::<Hinted>().filter(|entry| entry.at >= since).filter(of_task).count(),
            usual: self.0.get(&format!("{}.{}", task.id, step.id)).copied(),
        })
    }
}

/// Whether a step comes up with this.
fn opens_a_step(entry: &Entry) -> bool {
    fn any<K: EventKind>(entry: &Entry) -> bool {
        entry.is::<K>()
    }
    [any::<Started>, any::<Resumed>, any::<StepDone>, any::<TaskDone>].iter().any(|is| is(entry))
}

/// The first step that is not done, of the first task that is not.
fn open_step<'a>(timeline: &Timeline, outline: &'a Outline) -> Option<(&'a Task, &'a Step)> {
    let task = outline.scene.tasks.iter().find(|task| !timeline.did(&task.id))?;
    let done = |step: &Step| timeline.of::<StepDone>().any(|entry| entry.name == format!("{}.{}", task.id, step.id));
    task.steps.iter().find(|step| !done(step)).map(|step| (task, step))
}

/// Seconds from one time to another; none where a device's clock was ahead.
fn seconds(from: Timestamp, to: Timestamp) -> i64 {
    to.duration_since(from).as_secs().max(0)
}

fn median(mut all: Vec<i64>) -> i64 {
    all.sort_unstable();
    all.get(all.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use shujin_blocks::KINDS;
    use shujin_lesson::Files;
    use shujin_trace::{Event, Session, Statements};
    use std::time::Duration;

    const SCENE: &str = r#"
format = 1
id = "lab/swing"
family = "bench"
grades = [7, 9]
minutes = 10
goals = ["fair"]
walk.start = "bench"
[[viewpoint]]
id = "bench"
eye = "0 1 2 m"
look = "0 1 0 m"
[[task]]
id = "one"
step = [{ id = "first", done = "true" }, { id = "second", done = "true" }]
hint = [{ id = "any" }]
"#;

    fn outline() -> Outline {
        let mut files = Files::new();
        files.insert("scene.toml", SCENE);
        Outline::read(&files).expect("reads")
    }

    /// A pupil who began, did the first step after so many seconds, and did what follows.
    fn way(first: u64, more: &[(u64, Event)]) -> Timeline {
        let session: Session = serde_json::from_value(json!({
            "id": "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10", "started": "2026-03-02T08:30:00Z", "home": "https://school.example",
            "learner": "p-0123456789abcdef", "scene": "lab/swing", "hash": "", "language": "zh-CN",
        }))
        .expect("a session");
        let mut statements = Statements::new(session, &KINDS);
        let did = StepDone { task: "one".into(), step: "first".into() };
        let all = [(0, Event::new(0, &Started {})), (first, Event::new(first * 60, &did))];
        let told = all.into_iter().chain(more.iter().cloned());
        let told: Vec<_> = told.flat_map(|(at, event)| statements.push(&event, Duration::from_secs(at))).collect();
        super::super::report::timelines(told).pop_first().expect("a way").1
    }

    fn at(second: i64) -> Timestamp {
        let begun: Timestamp = "2026-03-02T08:30:00Z".parse().expect("a time");
        begun + jiff::SignedDuration::from_secs(second)
    }

    fn hint(second: u64, asked: bool) -> (u64, Event) {
        (second, Event::new(second * 60, &Hinted { task: "one".into(), hint: "any".into(), asked }))
    }

    fn second_done(at: u64) -> (u64, Event) {
        (at, Event::new(at * 60, &StepDone { task: "one".into(), step: "second".into() }))
    }

    #[test]
    fn who_takes_much_longer_than_the_others_is_stuck() {
        let others = [20, 40, 100].map(|took| way(10, &[second_done(10 + took)]));
        let (pace, outline) = (Pace::of(&others), outline());
        let slow = way(10, &[hint(5, true), hint(60, true), hint(70, false)]);
        let standing = |second| pace.standing(&slow, &outline, at(second)).expect("stands somewhere");
        let expected = Standing { task: "one", step: "second", waited: 60, asked: 1, usual: Some(40) };
        assert_eq!(standing(70), expected);
        assert!(!standing(150).is_stuck(), "three minutes are nobody's business");
        assert!(standing(200).is_stuck());
    }

    #[test]
    fn where_nobody_is_further_longer_is_waited() {
        let (pace, outline, way) = (Pace::of([]), outline(), way(10, &[]));
        let standing = |second| pace.standing(&way, &outline, at(second)).expect("stands somewhere");
        assert_eq!(standing(100).usual, None);
        assert!(!standing(300).is_stuck());
        assert!(standing(311).is_stuck());
        assert_eq!(standing(0).waited, 0, "a clock that is ahead");
    }

    #[test]
    fn who_left_or_has_finished_stands_nowhere() {
        let (pace, outline) = (Pace::of([]), outline());
        for end in [Event::new(600, &Left {}), Event::new(600, &Finished { ticks: 0, right: 0, answered: 0 })] {
            assert_eq!(pace.standing(&way(10, &[(20, end)]), &outline, at(900)), None);
        }
        assert_eq!(pace.standing(&Timeline::default(), &outline, at(900)), None);
    }
}
