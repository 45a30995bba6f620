//! What a lesson's traces say: for each pupil how far and how, for the class what was hard. Counts only what was seen; who was
//! quick and who was slow is not set in any order.

use crate::scenes::outline::Outline;
use serde_json::Value;
use shujin_lesson::format::{Hint, Inquiry, Step, Task};
use shujin_trace::Timestamp;
use shujin_trace::guidance::Opportunity;
use shujin_trace::path::{Kind, Moment, moment};
use std::collections::{BTreeMap, BTreeSet};

/// A pupil's way through a lesson.
#[derive(Clone, Debug, Default)]
pub struct Path {
    /// What happened, in order.
    pub moments: Vec<Moment>,
    /// Registrations of the sittings that it is made of, for the recording and for tracing figures back.
    pub registrations: BTreeSet<String>,
}

impl Path {
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

    /// Hints shown for a task.
    pub fn hints(&self, task: &str) -> usize {
        let of_task = |moment: &&Moment| moment.name.split_once('.').is_some_and(|(of, _)| of == task);
        self.moments.iter().filter(|moment| moment.kind == Kind::Hinted).filter(of_task).count()
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

    /// Opportunities to show a goal, in order: each question of its tasks by its first answer, each of its tasks without questions
    /// by whether it was done; a hint before then counts as help.
    pub fn opportunities(&self, goal: &str, outline: &Outline) -> Vec<Opportunity> {
        let mut seen = Vec::new();
        for task in outline.scene.tasks.iter().filter(|task| task.goals.iter().any(|of| of == goal)) {
            let judged: Vec<&Step> = task.steps.iter().filter(|step| judged(step, outline).is_some()).collect();
            match judged.as_slice() {
                [] => seen.extend(self.at(Kind::Task, &task.id).map(|at| Opportunity {
                    by: format!("task.{}.goal", task.id),
                    success: !self.helped(task, None, at),
                })),
                some => seen.extend(some.iter().filter_map(|step| self.judge(task, step, outline))),
            }
        }
        seen
    }

    /// Steps that exercise an element of inquiry and were done, or at least answered; and of which of them can be said whether they
    /// succeeded: a question by its first answer, what was to be done by a hint before then. Of a prediction it cannot.
    pub fn inquired(&self, element: Inquiry, outline: &Outline) -> Inquired {
        let mut found = Inquired::default();
        for task in &outline.scene.tasks {
            for step in task.steps.iter().filter(|step| step.inquiry == Some(element)) {
                let by = format!("task.{}.step.{}", task.id, step.id);
                if let Some(question) = &step.ask {
                    if self.answers(question).is_empty() {
                        continue;
                    }
                    found.seen.extend(self.judge(task, step, outline));
                } else {
                    let Some(at) = self.at(Kind::Step, &format!("{}.{}", task.id, step.id)) else { continue };
                    found.seen.push(Opportunity { by: by.clone(), success: !self.helped(task, Some(&step.id), at) });
                }
                found.steps.push(by);
            }
        }
        found
    }

    /// When it was first done.
    fn at(&self, kind: Kind, name: &str) -> Option<Timestamp> {
        self.moments.iter().find(|moment| moment.kind == kind && moment.name == name).map(|moment| moment.at)
    }

    /// The question of a step, judged by its first answer.
    fn judge(&self, task: &Task, step: &Step, outline: &Outline) -> Option<Opportunity> {
        let question = judged(step, outline)?;
        let first = *self.answers(question).first()?;
        let success = first.right == Some(true) && !self.helped(task, Some(&step.id), first.at);
        Some(Opportunity { by: format!("question.{question}.ask"), success })
    }

    /// Whether a hint was shown before: any of the task's, or of those only what can have helped with this step.
    fn helped(&self, task: &Task, step: Option<&str>, before: Timestamp) -> bool {
        let concerns = |hint: &Hint| match (step, hint.step.as_deref()) {
            (Some(step), Some(of)) => step == of,
            _ => true,
        };
        let shown = |name: &str| {
            let hint = name.strip_prefix(&task.id)?.strip_prefix('.')?;
            task.hints.iter().find(|one| one.id == hint)
        };
        let helping = |moment: &Moment| {
            moment.kind == Kind::Hinted && moment.at <= before && shown(&moment.name).is_some_and(concerns)
        };
        self.moments.iter().any(helping)
    }
}

/// The question of a step, where an answer to it is right or wrong.
fn judged<'a>(step: &'a Step, outline: &Outline) -> Option<&'a str> {
    let question = outline.question(step.ask.as_deref()?)?;
    step.ask.as_deref().filter(|_| !question.predict)
}

/// What was seen of an element of inquiry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inquired {
    /// Steps done, by the names of their texts.
    pub steps: Vec<String>,
    /// Those that could succeed or fail.
    pub seen: Vec<Opportunity>,
}

/// Ways by pseudonym, from the statements of a lesson.
pub fn paths(statements: impl IntoIterator<Item = Value>) -> BTreeMap<String, Path> {
    let mut paths: BTreeMap<String, Path> = BTreeMap::new();
    for statement in statements {
        let Some(learner) = statement["actor"]["account"]["name"].as_str() else { continue };
        let Some(moment) = moment(&statement) else { continue };
        let path = paths.entry(learner.to_owned()).or_default();
        path.moments.push(moment);
        if let Some(registration) = statement["context"]["registration"].as_str() {
            path.registrations.insert(registration.to_lowercase());
        }
    }
    // They arrive in the order in which they were sent, which after a time without network is not that of events.
    paths.values_mut().for_each(|path| path.moments.sort_by_key(|moment| moment.at));
    paths
}

/// What was chosen in answer to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// For each choice: pupils who made it first, and who made it at any time.
    pub choices: BTreeMap<String, (usize, usize)>,
    /// Pupils who answered.
    pub pupils: usize,
    /// Pupils whose first answer was right.
    pub right_at_once: usize,
}

/// All answers of a class to a question.
pub fn answers<'a>(paths: impl Iterator<Item = &'a Path>, question: &str) -> Answers {
    let mut all = Answers::default();
    for path in paths {
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
hint = [{ id = "other", step = "guess" }, { id = "try", step = "try" }]

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
        let (paths, outline) = (paths(all), outline());
        let of = |element| paths["p-0123456789abcdef"].inquired(element, &outline);
        let seen = |by: &str, success| Opportunity { by: by.into(), success };
        // A hint for another step is no help with this one.
        assert_eq!(of(Inquiry::Data).seen, [seen("question.q.ask", true)]);
        assert_eq!(of(Inquiry::Hypothesis), Inquired { steps: vec!["task.one.step.guess".into()], seen: Vec::new() });
        assert_eq!(of(Inquiry::Evidence).seen, [seen("task.one.step.try", false), seen("task.two.step.go", true)]);
        assert_eq!(of(Inquiry::Reflection), Inquired::default());
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
        let paths = paths(all);
        let (path, outline) = (&paths["p-0123456789abcdef"], outline());
        assert_eq!(
            (path.place(), path.task(&outline), path.hints("two"), path.hints("one")),
            (Some("bench"), None, 1, 0)
        );
        assert_eq!(path.rows(), [&[2.5][..]]);
        assert_eq!(path.opportunities("fair", &outline), [Opportunity { by: "question.q.ask".into(), success: false }]);
        assert_eq!(
            path.opportunities("timing", &outline),
            [Opportunity { by: "task.two.goal".into(), success: false }]
        );
        let answers = answers(paths.values(), "q");
        assert_eq!((answers.pupils, answers.right_at_once), (1, 0));
        assert_eq!(answers.choices["b"], (1, 1));
        assert_eq!(answers.choices["a"], (0, 1));
    }
}
