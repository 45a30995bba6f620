//! Tasks, steps and hints: can each be reached and done?

use super::{Check, IdKind};
use crate::format::{Step, Task};
use crate::report::{quote, say};
use crate::source::way;
use std::collections::BTreeSet;

impl Check<'_> {
    pub(crate) fn tasks(&mut self) {
        let scene = self.scene;
        let mut shown = BTreeSet::new();
        for (i, task) in scene.tasks.iter().enumerate() {
            shown.extend(task.goals.iter().map(String::as_str));
            self.task(i, task);
        }
        for (i, goal) in scene.goals.iter().enumerate() {
            if !scene.tasks.is_empty() && !shown.contains(goal.as_str()) {
                self.put(
                    "goal-without-task",
                    &way!["goals", i],
                    say!("scene-no-task-shows", goal),
                    say!("scene-task-goals"),
                    say!("scene-write-goals-task-delete", goal),
                );
            }
        }
    }

    fn task(&mut self, i: usize, task: &Task) {
        for (k, goal) in task.goals.iter().enumerate() {
            self.refer(IdKind::GOAL, goal, &way!["task", i, "goals", k]);
        }
        self.at_least(&way!["task", i], task.steps.len(), 1);
        for (k, step) in task.steps.iter().enumerate() {
            self.step(i, k, step);
        }
        let steps: BTreeSet<&str> = task.steps.iter().map(|s| s.id.as_str()).collect();
        for (k, hint) in task.hints.iter().enumerate() {
            if let Some(step) = hint.step.as_deref().filter(|step| !steps.contains(step)) {
                let list = steps.iter().copied().collect::<Vec<_>>().join(", ");
                let help = match self.out.guess.closest(step, steps.iter().copied()) {
                    Some(close) => say!("did-you-mean", close),
                    None => say!("scene-name-step-task-delete"),
                };
                let expected = say!("scene-step-task", list);
                self.put("unknown-id", &way!["task", i, "hint", k, "step"], quote(step), expected, help);
            }
        }
    }

    fn step(&mut self, i: usize, k: usize, step: &Step) {
        if step.done.is_none() && step.ask.is_none() {
            let id = &step.id;
            self.put(
                "endless-step",
                &way!["task", i, "step", k],
                say!("scene-neither-done-nor-ask", id),
                say!("scene-what-counts-done"),
                say!("scene-write-done-done-visited"),
            );
        }
        let scene = self.scene;
        scene.blocks().for_each(|block| block.check_step(self, step, &way!["task", i, "step", k]));
        if let Some(viewpoint) = &step.go {
            self.refer(IdKind::VIEWPOINT, viewpoint, &way!["task", i, "step", k, "go"]);
        }
        for (n, node) in step.mark.iter().enumerate() {
            self.refer(IdKind::NODE, node, &way!["task", i, "step", k, "mark", n]);
        }
        for (n, node) in step.watch.iter().enumerate() {
            self.refer(IdKind::NODE, node, &way!["task", i, "step", k, "watch", n]);
        }
    }
}
