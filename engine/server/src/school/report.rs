//! What a lesson's traces say: for each pupil how far and how, for the class what was hard. Counts only what was seen; who was
//! quick and who was slow is not set in any order.

use crate::scenes::outline::Outline;
use serde_json::Value;
use shujin_trace::Timestamp;
use shujin_trace::guidance::{MODEL, Opportunity, Stage};
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
        outline.tasks.iter().map(|task| task.id.as_str()).find(|task| !self.did(task))
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
    /// by whether it was done; a hint for the task before then counts as help.
    pub fn opportunities(&self, goal: &str, outline: &Outline) -> Vec<Opportunity> {
        let mut seen = Vec::new();
        for task in outline.tasks.iter().filter(|task| task.goals.iter().any(|of| of == goal)) {
            let questions: Vec<&str> = task.steps.iter().filter_map(|step| step.ask.as_deref()).collect();
            let asked =
                questions.iter().filter(|id| outline.questions.get(**id).is_some_and(|question| !question.predict));
            let mut any = false;
            for question in asked {
                any = true;
                if let Some(first) = self.answers(question).first() {
                    let success = first.right == Some(true) && !self.helped(&task.id, first.at);
                    seen.push(Opportunity { by: format!("question.{question}.ask"), success });
                }
            }
            let done = self.moments.iter().find(|moment| moment.kind == Kind::Task && moment.name == task.id);
            if let (false, Some(done)) = (any, done) {
                seen.push(Opportunity {
                    by: format!("task.{}.goal", task.id),
                    success: !self.helped(&task.id, done.at),
                });
            }
        }
        seen
    }

    fn helped(&self, task: &str, before: Timestamp) -> bool {
        let hinted = |moment: &Moment| {
            moment.kind == Kind::Hinted
                && moment.at <= before
                && moment.name.split_once('.').is_some_and(|(of, _)| of == task)
        };
        self.moments.iter().any(hinted)
    }

    /// How far a goal has come, and from what that is concluded.
    pub fn goal(&self, goal: &str, outline: &Outline) -> (Stage, Vec<Opportunity>) {
        let seen = self.opportunities(goal, outline);
        (MODEL.stage(&seen), seen)
    }
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

    fn outline() -> Outline {
        let mut files = Files::new();
        let scene = "id = \"lab/swing\"\nfamily = \"bench\"\ngoals = [\"fair\", \"timing\"]\n\
            [[task]]\nid = \"one\"\ngoals = [\"fair\"]\n[[task.step]]\nid = \"ask\"\nask = \"q\"\n[[task.step]]\nid = \"guess\"\nask = \"p\"\n\
            [[task]]\nid = \"two\"\ngoals = [\"timing\"]\n\
            [[question]]\nid = \"q\"\noptions = [\"a\", \"b\"]\nright = [\"a\"]\n[[question]]\nid = \"p\"\npredict = true\n";
        files.insert("scene.toml", scene);
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
