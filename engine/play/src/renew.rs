//! A lesson whose scene its author has changed meanwhile: it goes on where it was, as far as the changed scene has it still.

use crate::{Phase, Play, Progress, tasks::step_ids};
use serde::Serialize;
use shujin_lesson::format::{Scalar, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Play {
    /// Goes on where the lesson of before was: at the same place, in the same step where its task is still there, with values, answers and rows
    /// that the scene still knows. What is open or being said is closed. No recording can lead there: this is for who makes a scene.
    pub fn go_on_from(&mut self, mut before: Play) {
        let lesson = Arc::clone(&self.lesson);
        let earlier = Arc::clone(&before.lesson);
        let (scene, old) = (&lesson.scene, &earlier.scene);
        (self.tick, self.started, self.phase) = (before.tick, before.started, before.phase);
        for value in &scene.values {
            if let Some(kept) = before.values.get(&value.id).filter(|kept| may_be(value, kept)) {
                self.values.insert(value.id.clone(), kept.clone());
            }
        }
        // Shown or hidden by the lesson so far, not by the author just now.
        for node in &scene.nodes {
            let same = old.nodes.iter().any(|one| one.id == node.id && one.hidden == node.hidden);
            if same && before.hidden.contains(&node.id) {
                self.hidden.insert(node.id.clone());
            } else if same {
                self.hidden.remove(&node.id);
            }
        }
        self.walker.stand_as(&before.walker, old, scene);
        let (rules, before_rules) = (written(&scene.rules), written(&old.rules));
        let now = |at: usize| rules.iter().position(|rule| before_rules.get(at) == Some(rule));
        self.rules.fired = before.rules.fired.iter().filter_map(|at| now(*at)).collect();
        self.rules.held = before.rules.held.iter().filter_map(|(at, held)| Some((now(*at)?, *held))).collect();
        self.counts = std::mem::take(&mut before.counts);
        self.log = std::mem::take(&mut before.log);
        self.go_on_as(&before.progress);
        self.each_block(|block, play| block.carry_over(play, &mut before));
        self.write_all();
        self.settle();
        self.events.clear();
    }

    /// The first task that is not done, at the step at which it was.
    fn go_on_as(&mut self, before: &Progress) {
        let scene = &self.lesson.scene;
        let names: BTreeSet<String> =
            scene.tasks.iter().flat_map(|task| step_ids(task).chain([task.id.clone()])).collect();
        let is_task = |id: &str| scene.tasks.iter().any(|task| task.id == id);
        self.progress = Progress {
            done: before.done.intersection(&names).cloned().collect(),
            hints: before.hints.iter().filter(|one| one.split('.').next().is_some_and(is_task)).cloned().collect(),
            hint: None,
            ..before.clone()
        };
        self.progress.task = scene.tasks.iter().take_while(|task| self.progress.is_done(&task.id)).count();
        let open = self.progress.open_step(scene).map(|(task, step)| format!("{}.{}", task.id, step.id));
        // Another step comes up by itself, with its view and its question.
        if open.is_none() || open != before.shown {
            self.progress.shown = None;
        }
        if self.phase == Phase::Finished && self.progress.open_task(scene).is_some() {
            self.phase = Phase::Running;
        }
    }
}

/// Whether a value may be this: of its kind, within its bounds, one of its words.
fn may_be(value: &Value, kept: &Scalar) -> bool {
    match (value.start.as_ref().unwrap_or(&Scalar::Number(0.0)), kept) {
        (Scalar::Number(_), Scalar::Number(n)) => {
            value.min.is_none_or(|low| low <= *n) && value.max.is_none_or(|high| *n <= high)
        }
        (Scalar::Word(_), Scalar::Word(word)) => value.options.contains(word),
        (Scalar::Bool(_), Scalar::Bool(_)) => true,
        _ => false,
    }
}

/// Each as text: the same text is the same thing.
pub fn written<T: Serialize>(things: &[T]) -> Vec<String> {
    things.iter().map(|thing| serde_json::to_string(thing).unwrap_or_default()).collect()
}
