//! Evaluates a lesson's statements: for each pupil the progress, for the class what was hard. Counts only what was observed, and ranks
//! no pupils. Hints that came by themselves are shown and count for nothing.

use crate::scenes::outline::Outline;
use serde_json::Value;
use shujin_blocks::KINDS;
use shujin_blocks::lab::{Recorded, Restored, Struck};
use shujin_blocks::question::Answered;
use shujin_lesson::format::{Hint, Inquiry, Order, Step, Task};
use shujin_trace::lesson::{Hinted, StepDone, TaskDone, Visited};
use shujin_trace::mastery::{MODEL, Opportunity, Stage};
use shujin_trace::timeline::{Entry, entry};
use shujin_trace::{EventKind, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// A pupil's way through a lesson.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// What happened, in order.
    pub entries: Vec<Entry>,
    /// Registrations of the sittings that it is made of, for the recording and for tracing figures back.
    pub registrations: BTreeSet<String>,
}

impl Timeline {
    /// Whether this kind of thing happened.
    pub fn has<K: EventKind>(&self) -> bool {
        self.of::<K>().next().is_some()
    }

    /// What happened of this kind, in order.
    pub fn of<K: EventKind>(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.is::<K>())
    }

    /// When the last thing happened.
    pub fn last(&self) -> Option<Timestamp> {
        self.entries.last().map(|entry| entry.at)
    }

    /// The viewpoint reached last.
    pub fn place(&self) -> Option<&str> {
        self.of::<Visited>().next_back().map(|entry| entry.name.as_str())
    }

    /// Whether a task was done.
    pub fn did(&self, task: &str) -> bool {
        self.of::<TaskDone>().any(|entry| entry.name == task)
    }

    /// The task being worked at: the first that is not done.
    pub fn task<'a>(&self, outline: &'a Outline) -> Option<&'a str> {
        outline.scene.tasks.iter().map(|task| task.id.as_str()).find(|task| !self.did(task))
    }

    /// How many hints of a task were asked for. Those that came by themselves say nothing of a pupil.
    pub fn asked_hints(&self, task: &str) -> usize {
        self.hints(task, Timestamp::MAX).count()
    }

    /// Whether a hint of a task (`task.hint`) was shown: asked for, or by itself.
    pub fn saw_hint(&self, name: &str, asked: bool) -> bool {
        self.of::<Hinted>().any(|entry| entry.name == name && entry.outcome.of_itself != asked)
    }

    /// Answers to a question, in order; also what was predicted.
    pub fn answers(&self, question: &str) -> Vec<&Entry> {
        self.of::<Answered>().filter(|entry| entry.name == question).collect()
    }

    /// Rows of the data table; struck ones are left out, unless they were brought back.
    pub fn rows(&self) -> Vec<&[f64]> {
        let mut rows: Vec<(&[f64], bool)> = Vec::new();
        for entry in &self.entries {
            if entry.is::<Recorded>() {
                rows.push((&entry.outcome.numbers, true));
            } else if (entry.is::<Struck>() || entry.is::<Restored>())
                && let Some((_, kept)) = entry.name.parse::<usize>().ok().and_then(|at| rows.get_mut(at))
            {
                *kept = entry.is::<Restored>();
            }
        }
        rows.into_iter().filter_map(|(cells, kept)| kept.then_some(cells)).collect()
    }

    /// Opportunities to show a goal, as they came: each question of its tasks by its first answer, each of its tasks without
    /// questions by whether it was done; a hint that was asked for before then counts as help.
    pub fn opportunities(&self, goal: &str, outline: &Outline) -> Vec<Opportunity> {
        let mut seen = Vec::new();
        for task in outline.scene.tasks.iter().filter(|task| task.goals.iter().any(|of| of == goal)) {
            let asked: Vec<usize> =
                (0..task.steps.len()).filter(|at| judged(&task.steps[*at], outline).is_some()).collect();
            seen.extend(asked.iter().filter_map(|at| self.judge(task, *at, outline)));
            if asked.is_empty() {
                let hinted = |at| self.hints(&task.id, at).next().is_some();
                let by = format!("task.{}.goal", task.id);
                seen.extend(self.at::<TaskDone>(&task.id).map(|at| (at, Opportunity { by, success: !hinted(at) })));
            }
        }
        in_order(seen)
    }

    /// What was done of an element of inquiry in a scene.
    pub fn inquired(&self, element: Inquiry, outline: &Outline) -> Inquired {
        let (mut steps, mut seen) = (Vec::new(), Vec::new());
        for task in &outline.scene.tasks {
            for (at, step) in task.steps.iter().enumerate().filter(|(_, step)| step.inquiry == Some(element)) {
                let by = format!("task.{}.step.{}", task.id, step.id);
                let done = match &step.ask {
                    Some(question) => self.answers(question).first().map(|first| first.at),
                    None => self.at::<StepDone>(&format!("{}.{}", task.id, step.id)),
                };
                let Some(done) = done else { continue };
                match step.ask {
                    Some(_) => seen.extend(self.judge(task, at, outline)),
                    None => seen.push((done, Opportunity { by: by.clone(), success: !self.helped(task, at, done) })),
                }
                steps.push(by);
            }
        }
        Inquired { steps, seen: in_order(seen) }
    }

    /// When it was first done.
    fn at<K: EventKind>(&self, name: &str) -> Option<Timestamp> {
        self.of::<K>().find(|entry| entry.name == name).map(|entry| entry.at)
    }

    /// The question of a task's step, judged by its first answer.
    fn judge(&self, task: &Task, at: usize, outline: &Outline) -> Option<(Timestamp, Opportunity)> {
        let question = judged(&task.steps[at], outline)?;
        let first = *self.answers(question).first()?;
        let success = first.outcome.right == Some(true) && !self.helped(task, at, first.at);
        Some((first.at, Opportunity { by: format!("question.{question}.ask"), success }))
    }

    /// Whether a hint was asked for while a step was open: one for this step, or one for any.
    fn helped(&self, task: &Task, at: usize, before: Timestamp) -> bool {
        let step = &task.steps[at].id;
        let opened = at.checked_sub(1).filter(|_| task.order == Order::Strict).and_then(|last| {
            let last = &task.steps[last].id;
            self.at::<StepDone>(&format!("{}.{last}", task.id))
        });
        let concerns = |hint: &Hint| hint.step.as_ref().is_none_or(|of| of == step);
        let mut shown = self.hints(&task.id, before).filter(|(when, _)| opened.is_none_or(|opened| *when >= opened));
        shown.any(|(_, name)| task.hints.iter().any(|hint| hint.id == name && concerns(hint)))
    }

    /// Hints of a task asked for up to a time: when, and which.
    fn hints(&self, task: &str, before: Timestamp) -> impl Iterator<Item = (Timestamp, &str)> {
        let asked = self.of::<Hinted>().filter(move |entry| entry.at <= before && !entry.outcome.of_itself);
        asked.filter_map(move |entry| Some((entry.at, entry.name.strip_prefix(task)?.strip_prefix('.')?)))
    }
}

fn in_order(mut seen: Vec<(Timestamp, Opportunity)>) -> Vec<Opportunity> {
    seen.sort_by_key(|(at, _)| *at);
    seen.into_iter().map(|(_, one)| one).collect()
}

/// The question of a step, where an answer to it is right or wrong.
fn judged<'a>(step: &'a Step, outline: &Outline) -> Option<&'a str> {
    let question = outline.question(step.ask.as_deref()?)?;
    step.ask.as_deref().filter(|_| !question.predict)
}

/// What one pupil did of an element of inquiry in one lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inquired {
    /// Steps that exercise it and were done, or at least answered, by the names of their texts, in the scene's order.
    pub steps: Vec<String>,
    /// Those of which can be said whether they succeeded, as they came: a question by its first answer, what was to be done by
    /// a hint asked for before then. Of a prediction it cannot.
    pub seen: Vec<Opportunity>,
}

/// What one pupil did of an element of inquiry in several lessons, oldest first, each with what the caller knows it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practised<L> {
    /// Lessons in which anything was done, with what.
    pub lessons: Vec<(L, Inquired)>,
}

impl<L> Practised<L> {
    /// From a pupil's timelines, oldest first; none where nothing was done of it.
    pub fn over<'a>(
        element: Inquiry,
        timelines: impl IntoIterator<Item = (L, &'a Timeline, &'a Outline)>,
    ) -> Option<Self> {
        let done = timelines.into_iter().map(|(lesson, way, outline)| (lesson, way.inquired(element, outline)));
        let lessons: Vec<_> = done.filter(|(_, inquired)| !inquired.steps.is_empty()).collect();
        (!lessons.is_empty()).then_some(Self { lessons })
    }

    /// How far it has come, over all of them; nothing where none could succeed or fail.
    pub fn stage(&self) -> Option<Stage> {
        let seen: Vec<Opportunity> = self.lessons.iter().flat_map(|(_, inquired)| inquired.seen.clone()).collect();
        (!seen.is_empty()).then(|| MODEL.stage(&seen))
    }
}

/// Timelines by pseudonym, from the statements of a lesson.
pub fn timelines(statements: impl IntoIterator<Item = Value>) -> BTreeMap<String, Timeline> {
    let mut timelines: BTreeMap<String, Timeline> = BTreeMap::new();
    for statement in statements {
        let Some(learner) = statement["actor"]["account"]["name"].as_str() else { continue };
        let Some(entry) = entry(&statement, &KINDS) else { continue };
        let path = timelines.entry(learner.to_owned()).or_default();
        path.entries.push(entry);
        if let Some(registration) = statement["context"]["registration"].as_str() {
            path.registrations.insert(registration.to_lowercase());
        }
    }
    // They arrive in the order in which they were sent, which after a time without network is not that of events.
    timelines.values_mut().for_each(|path| path.entries.sort_by_key(|entry| entry.at));
    timelines
}

/// What was chosen in answer to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// For each choice: the number of pupils who made it first, and of those who made it at any time.
    pub choices: BTreeMap<String, (usize, usize)>,
    /// The number of pupils who answered.
    pub pupils: usize,
    /// Pupils whose first answer was right.
    pub right_at_once: usize,
}

/// All answers of a class to a question.
pub fn answers<'a>(timelines: impl Iterator<Item = &'a Timeline>, question: &str) -> Answers {
    let mut all = Answers::default();
    for path in timelines {
        let given = path.answers(question);
        let Some(first) = given.first() else { continue };
        all.pupils += 1;
        all.right_at_once += usize::from(first.outcome.right == Some(true));
        for choice in &first.outcome.response {
            all.choices.entry(choice.clone()).or_default().0 += 1;
        }
        let ever: BTreeSet<&String> = given.iter().flat_map(|one| &one.outcome.response).collect();
        ever.into_iter().for_each(|choice| all.choices.entry(choice.clone()).or_default().1 += 1);
    }
    all
}

#[cfg(test)]
mod tests;
