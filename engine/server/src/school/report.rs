//! Evaluates a lesson's statements: for each pupil the progress, for the class what was hard. Counts only what was observed, and ranks
//! no pupils.

use crate::scenes::outline::Outline;
use serde_json::Value;
use shujin_lesson::format::{Hint, Inquiry, Order, Step, Task};
use shujin_trace::Timestamp;
use shujin_trace::guidance::{MODEL, Opportunity, Stage};
use shujin_trace::path::{Kind, Moment, moment};
use std::collections::{BTreeMap, BTreeSet};

/// A pupil's way through a lesson.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// What happened, in order.
    pub moments: Vec<Moment>,
    /// Registrations of the sittings that it is made of, for the recording and for tracing figures back.
    pub registrations: BTreeSet<String>,
}

impl Timeline {
    /// Whether this kind of thing happened.
    pub fn has(&self, kind: Kind) -> bool {
        self.moments.iter().any(|moment| moment.kind == kind)
    }

    /// When the last thing happened.
    pub fn last(&self) -> Option<Timestamp> {
        self.moments.last().map(|moment| moment.at)
    }

    /// The viewpoint reached last.
    pub fn place(&self) -> Option<&str> {
        self.moments.iter().rev().find(|moment| moment.kind == Kind::Visited).map(|moment| moment.name.as_str())
    }

    /// Whether a task was done.
    pub fn did(&self, task: &str) -> bool {
        self.moments.iter().any(|moment| moment.kind == Kind::Task && moment.name == task)
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
    pub fn answers(&self, question: &str) -> Vec<&Moment> {
        let answered =
            |moment: &&Moment| [Kind::Answered, Kind::Predicted].contains(&moment.kind) && moment.name == question;
        self.moments.iter().filter(answered).collect()
    }

    /// Rows of the data table; struck ones are left out.
    pub fn rows(&self) -> Vec<&[f64]> {
        let mut rows: Vec<Option<&[f64]>> = Vec::new();
        for moment in &self.moments {
            match moment.kind {
                Kind::Recorded => rows.push(Some(&moment.numbers)),
                Kind::Struck => {
                    if let Some(row) = moment.name.parse::<usize>().ok().and_then(|at| rows.get_mut(at)) {
                        *row = None;
                    }
                }
                _ => {}
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
                seen.extend(self.at(Kind::Task, &task.id).map(|at| (at, Opportunity { by, success: !hinted(at) })));
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
                    None => self.at(Kind::Step, &format!("{}.{}", task.id, step.id)),
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
    fn at(&self, kind: Kind, name: &str) -> Option<Timestamp> {
        self.moments.iter().find(|moment| moment.kind == kind && moment.name == name).map(|moment| moment.at)
    }

    /// The question of a task's step, judged by its first answer.
    fn judge(&self, task: &Task, at: usize, outline: &Outline) -> Option<(Timestamp, Opportunity)> {
        let question = judged(&task.steps[at], outline)?;
        let first = *self.answers(question).first()?;
        let success = first.right == Some(true) && !self.helped(task, at, first.at);
        Some((first.at, Opportunity { by: format!("question.{question}.ask"), success }))
    }

    /// Whether a hint was shown while a step was open: one for this step, or one for any.
    fn helped(&self, task: &Task, at: usize, before: Timestamp) -> bool {
        let step = &task.steps[at].id;
        let opened = at.checked_sub(1).filter(|_| task.order == Order::Strict).and_then(|last| {
            let last = &task.steps[last].id;
            self.at(Kind::Step, &format!("{}.{last}", task.id))
        });
        let concerns = |hint: &Hint| hint.step.as_ref().is_none_or(|of| of == step);
        let mut shown = self.hints(&task.id, before).filter(|(when, _)| opened.is_none_or(|opened| *when >= opened));
        shown.any(|(_, name)| task.hints.iter().any(|hint| hint.id == name && concerns(hint)))
    }

    /// Hints of a task shown up to a time: when, and which.
    fn hints(&self, task: &str, before: Timestamp) -> impl Iterator<Item = (Timestamp, &str)> {
        let shown = self.moments.iter().filter(move |moment| moment.kind == Kind::Hinted && moment.at <= before);
        shown.filter_map(move |moment| Some((moment.at, moment.name.strip_prefix(task)?.strip_prefix('.')?)))
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
        let Some(moment) = moment(&statement) else { continue };
        let path = timelines.entry(learner.to_owned()).or_default();
        path.moments.push(moment);
        if let Some(registration) = statement["context"]["registration"].as_str() {
            path.registrations.insert(registration.to_lowercase());
        }
    }
    // They arrive in the order in which they were sent, which after a time without network is not that of events.
    timelines.values_mut().for_each(|path| path.moments.sort_by_key(|moment| moment.at));
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
        all.right_at_once += usize::from(first.right == Some(true));
        for choice in &first.response {
            all.choices.entry(choice.clone()).or_default().0 += 1;
        }
        let ever: BTreeSet<&String> = given.iter().flat_map(|one| &one.response).collect();
        ever.into_iter().for_each(|choice| all.choices.entry(choice.clone()).or_default().1 += 1);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use shujin_lesson::Files;

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

    fn told(second: u32, verb: &str, part: &str, result: Value) -> Value {
        json!({
            "actor": { "account": { "homePage": "https://school.example", "name": "p-0123456789abcdef" } },
            "verb": { "id": format!("http://adlnet.gov/expapi/verbs/{verb}") },
            "object": { "id": format!("https://school.example/scenes/lab/swing#{part}") },
            "context": { "registration": "7B1A4F3C-9d2e-4c55-8a01-2f6e0c9b7d10" },
            "timestamp": format!("2026-03-02T08:30:{second:02}Z"),
            "result": result,
        })
    }

    #[test]
    fn elements_of_inquiry_are_judged_by_their_steps() {
        let profile = "https://shujin.example/xapi/profile/verbs";
        let of = |mut statement: Value, verb: &str| {
            statement["verb"]["id"] = json!(format!("{profile}/{verb}"));
            statement
        };
        let predicted = json!({ "response": "a", "extensions": { "https://shujin.example/xapi/profile/extensions/prediction": true } });
        let all = [
            of(told(1, "x", "hint/one.other", json!({})), "was-hinted"),
            told(2, "answered", "question/q", json!({ "response": "a", "success": true })),
            told(3, "completed", "step/one.ask", json!({})),
            told(4, "answered", "question/p", predicted),
            told(5, "completed", "step/one.guess", json!({})),
            of(told(6, "x", "hint/one.try", json!({})), "was-hinted"),
            told(7, "completed", "step/one.try", json!({})),
            told(8, "completed", "step/two.go", json!({})),
        ];
        // The same once more, where a hint for any step was shown while the last was open only.
        let mut again = all.to_vec();
        again[5] = of(told(6, "x", "hint/one.any", json!({})), "was-hinted");
        let (again, timelines, outline) = (timelines(again), timelines(all), outline());
        let of = |element| timelines["p-0123456789abcdef"].inquired(element, &outline);
        let seen = |by: &str, success| Opportunity { by: by.into(), success };
        // A hint for another step is no help with this one, nor is one that was shown before it came.
        assert_eq!(of(Inquiry::Data).seen, [seen("question.q.ask", true)]);
        assert_eq!(of(Inquiry::Hypothesis), Inquired { steps: vec!["task.one.step.guess".into()], seen: Vec::new() });
        assert_eq!(of(Inquiry::Evidence).seen, [seen("task.one.step.try", false), seen("task.two.step.go", true)]);
        assert_eq!(of(Inquiry::Reflection), Inquired::default());
        let again = &again["p-0123456789abcdef"];
        assert_eq!(again.inquired(Inquiry::Evidence, &outline).seen[0], seen("task.one.step.try", false));
        assert_eq!(again.inquired(Inquiry::Data, &outline).seen, [seen("question.q.ask", true)]);
    }

    #[test]
    fn a_term_takes_lessons_one_after_another() {
        let done = |second| told(second, "completed", "step/two.go", json!({}));
        let (outline, one, other) = (outline(), timelines([done(1)]), timelines([done(9)]));
        let [one, other] = [&one, &other].map(|timelines| &timelines["p-0123456789abcdef"]);
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
        let supposed = timelines([told(4, "answered", "question/p", json!({ "response": "a" }))]);
        let supposed = Practised::over(Inquiry::Hypothesis, [((), &supposed["p-0123456789abcdef"], &outline)]);
        assert_eq!(supposed.expect("something was supposed").stage(), None);
    }

    #[test]
    fn a_path_is_put_in_order_and_read() {
        let row = |number: u32, value: f64| json!({ "extensions": { "https://shujin.example/xapi/profile/extensions/row": { "number": number, "cells": [value] } } });
        let mut struck = told(7, "x", "row/0", json!({}));
        struck["verb"]["id"] = json!("https://shujin.example/xapi/profile/verbs/struck-out");
        let mut hint = told(20, "x", "hint/two.wait", json!({}));
        hint["verb"]["id"] = json!("https://shujin.example/xapi/profile/verbs/was-hinted");
        let all = [
            told(30, "completed", "task/two", json!({ "completion": true })),
            told(4, "answered", "question/q", json!({ "response": "b", "success": false })),
            told(5, "answered", "question/q", json!({ "response": "a", "success": true })),
            told(3, "experienced", "viewpoint/bench", json!({})),
            told(6, "answered", "table/rows", row(0, 1.5)),
            struck,
            told(8, "answered", "table/rows", row(1, 2.5)),
            told(9, "completed", "task/one", json!({ "completion": true })),
            hint,
        ];
        let timelines = timelines(all);
        let (path, outline) = (&timelines["p-0123456789abcdef"], outline());
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
