//! Evaluates a lesson's statements: for each pupil the progress, for the class what was hard. Counts only what was observed, and ranks
//! no pupils.

use crate::scenes::outline::Outline;
use serde_json::Value;
use shujin_blocks::KINDS;
use shujin_blocks::lab::{Recorded, Struck};
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

    /// How many hints were shown for a task.
    pub fn hinted(&self, task: &str) -> usize {
        self.hints(task, Timestamp::MAX).count()
    }

    /// Answers to a question, in order; also what was predicted.
    pub fn answers(&self, question: &str) -> Vec<&Entry> {
        self.of::<Answered>().filter(|entry| entry.name == question).collect()
    }

    /// Rows of the data table; struck ones are left out.
    pub fn rows(&self) -> Vec<&[f64]> {
        let mut rows: Vec<Option<&[f64]>> = Vec::new();
        for entry in &self.entries {
            if entry.is::<Recorded>() {
                rows.push(Some(&entry.outcome.numbers));
            } else if entry.is::<Struck>()
                && let Some(row) = entry.name.parse::<usize>().ok().and_then(|at| rows.get_mut(at))
            {
                *row = None;
            }
        }
        rows.into_iter().flatten().collect()
    }

    /// Opportunities to show a goal, as they came: each question of its tasks by its first answer, each of its tasks without
    /// questions by whether it was done; a hint before then counts as help.
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

    /// Whether a hint was shown while a step was open: one for this step, or one for any.
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

    /// Hints of a task shown up to a time: when, and which.
    fn hints(&self, task: &str, before: Timestamp) -> impl Iterator<Item = (Timestamp, &str)> {
        let shown = self.of::<Hinted>().filter(move |entry| entry.at <= before);
        shown.filter_map(move |entry| Some((entry.at, entry.name.strip_prefix(task)?.strip_prefix('.')?)))
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
    /// a hint before then. Of a prediction it cannot.
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
mod tests {
    use super::*;
    use serde_json::json;
    use shujin_lesson::Files;
    use shujin_trace::{Event, Session, Statements};
    use std::time::Duration;

    const LEARNER: &str = "p-0123456789abcdef";

    const SCENE: &str = r#"
format = 1
id = "lab/swing"
family = "bench"
grades = [7, 9]
minutes = 10
goals = ["fair", "timing"]
walk.start = "bench"
[[viewpoint]]
id = "bench"
eye = "0 1 2 m"
look = "0 1 0 m"

[[task]]
id = "one"
goals = ["fair"]
step = [
    { id = "ask", ask = "q", inquiry = "data" },
    { id = "guess", ask = "p", inquiry = "hypothesis" },
    { id = "try", done = "true", inquiry = "evidence" },
]
hint = [{ id = "other", step = "guess" }, { id = "try", step = "try" }, { id = "any" }]

[[task]]
id = "two"
goals = ["timing"]
step = [{ id = "go", done = "true", inquiry = "evidence" }]
hint = [{ id = "wait" }]

[[question]]
id = "q"
options = ["a", "b"]
right = ["a"]

[[question]]
id = "p"
options = ["a"]
right = ["a"]
predict = true
"#;

    fn outline() -> Outline {
        let mut files = Files::new();
        files.insert("scene.toml", SCENE);
        Outline::read(&files).expect("reads")
    }

    /// The statement of what happened in a second of a lesson.
    fn told(second: u64, event: impl EventKind) -> Value {
        let session: Session = serde_json::from_value(json!({
            "id": "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10", "started": "2026-03-02T08:30:00Z", "home": "https://school.example",
            "learner": LEARNER, "scene": "lab/swing", "hash": "", "language": "zh-CN",
        }))
        .expect("a session");
        let event = Event::new(second * 60, &event);
        Statements::new(session, &KINDS).push(&event, Duration::from_secs(second)).remove(0)
    }

    fn answered(question: &str, answer: &str, right: bool, prediction: bool) -> Answered {
        Answered { question: question.into(), answer: vec![answer.into()], right, prediction, step: None }
    }

    fn hinted(task: &str, hint: &str) -> Hinted {
        Hinted { task: task.into(), hint: hint.into(), asked: false }
    }

    fn step_done(task: &str, step: &str) -> StepDone {
        StepDone { task: task.into(), step: step.into() }
    }

    fn task_done(task: &str) -> TaskDone {
        TaskDone { task: task.into(), goals: Vec::new(), ticks: 60, hints: 0 }
    }

    #[test]
    fn elements_of_inquiry_are_judged_by_their_steps() {
        let all = [
            told(1, hinted("one", "other")),
            told(2, answered("q", "a", true, false)),
            told(3, step_done("one", "ask")),
            told(4, answered("p", "a", true, true)),
            told(5, step_done("one", "guess")),
            told(6, hinted("one", "try")),
            told(7, step_done("one", "try")),
            told(8, step_done("two", "go")),
        ];
        // The same once more, where a hint for any step was shown while the last was open only.
        let mut again = all.to_vec();
        again[5] = told(6, hinted("one", "any"));
        let (again, timelines, outline) = (timelines(again), timelines(all), outline());
        let of = |element| timelines[LEARNER].inquired(element, &outline);
        let seen = |by: &str, success| Opportunity { by: by.into(), success };
        // A hint for another step is no help with this one, nor is one that was shown before it came.
        assert_eq!(of(Inquiry::Data).seen, [seen("question.q.ask", true)]);
        assert_eq!(of(Inquiry::Hypothesis), Inquired { steps: vec!["task.one.step.guess".into()], seen: Vec::new() });
        assert_eq!(of(Inquiry::Evidence).seen, [seen("task.one.step.try", false), seen("task.two.step.go", true)]);
        assert_eq!(of(Inquiry::Reflection), Inquired::default());
        let again = &again[LEARNER];
        assert_eq!(again.inquired(Inquiry::Evidence, &outline).seen[0], seen("task.one.step.try", false));
        assert_eq!(again.inquired(Inquiry::Data, &outline).seen, [seen("question.q.ask", true)]);
    }

    #[test]
    fn a_term_takes_lessons_one_after_another() {
        let done = |second| told(second, step_done("two", "go"));
        let (outline, one, other) = (outline(), timelines([done(1)]), timelines([done(9)]));
        let [one, other] = [&one, &other].map(|timelines| &timelines[LEARNER]);
        let nothing = Timeline::default();
        let over = |element| {
            Practised::over(
                element,
                [("march", one, &outline), ("april", &nothing, &outline), ("may", other, &outline)],
            )
        };
        let evidence = over(Inquiry::Evidence).expect("something was done");
        assert_eq!(evidence.lessons.iter().map(|(lesson, _)| *lesson).collect::<Vec<_>>(), ["march", "may"]);
        let seen = vec![Opportunity { by: "task.two.step.go".into(), success: true }; 2];
        assert_eq!(evidence.stage(), Some(MODEL.stage(&seen)));
        assert_eq!(over(Inquiry::Data), None);
        let supposed = timelines([told(4, answered("p", "a", false, true))]);
        let supposed = Practised::over(Inquiry::Hypothesis, [((), &supposed[LEARNER], &outline)]);
        assert_eq!(supposed.expect("something was supposed").stage(), None);
    }

    #[test]
    fn a_path_is_put_in_order_and_read() {
        let recorded = |row, value| Recorded { row, cells: vec![value] };
        let all = [
            told(30, task_done("two")),
            told(4, answered("q", "b", false, false)),
            told(5, answered("q", "a", true, false)),
            told(3, Visited { viewpoint: "bench".into() }),
            told(6, recorded(0, 1.5)),
            told(7, Struck { row: 0 }),
            told(8, recorded(1, 2.5)),
            told(9, task_done("one")),
            told(20, hinted("two", "wait")),
        ];
        let timelines = timelines(all);
        let (path, outline) = (&timelines[LEARNER], outline());
        assert_eq!(
            (path.place(), path.task(&outline), path.hinted("two"), path.hinted("one")),
            (Some("bench"), None, 1, 0)
        );
        assert_eq!(path.rows(), [&[2.5][..]]);
        assert_eq!(path.opportunities("fair", &outline), [Opportunity { by: "question.q.ask".into(), success: false }]);
        assert_eq!(
            path.opportunities("timing", &outline),
            [Opportunity { by: "task.two.goal".into(), success: false }]
        );
        let answers = answers(timelines.values(), "q");
        assert_eq!((answers.pupils, answers.right_at_once), (1, 0));
        assert_eq!(answers.choices["b"], (1, 1));
        assert_eq!(answers.choices["a"], (0, 1));
    }
}
