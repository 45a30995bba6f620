//! Tasks, steps and hints: can each be reached and done?

use super::{Check, IdKind};
use crate::format::{Step, Task};
use crate::report::{Phrase, say};
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
                    say!("没有任务对应的目标 `{goal}`", "`{goal}`, which no task shows"),
                    say!("某个任务的 goals 里有它", "a task with it in `goals`"),
                    say!(
                        "在任务里写 goals = [\"{goal}\"]，或删去这个目标。",
                        "write `goals = [\"{goal}\"]` in a task, or delete the goal."
                    ),
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
                    Some(close) => say!("是不是想写 `{close}`？", "did you mean `{close}`?"),
                    None => say!("改成这个任务的一步，或删掉 step。", "name a step of this task, or delete `step`."),
                };
                let expected = say!("这个任务的一步：{list}", "a step of this task: {list}");
                self.put("unknown-id", &way!["task", i, "hint", k, "step"], Phrase::quote(step), expected, help);
            }
        }
    }

    fn step(&mut self, i: usize, k: usize, step: &Step) {
        if step.done.is_none() && step.ask.is_none() {
            let id = &step.id;
            self.put(
                "endless-step",
                &way!["task", i, "step", k],
                say!("`{id}` 既没有 done 也没有 ask", "`{id}` with neither `done` nor `ask`"),
                say!("怎样算做完", "what counts as done"),
                say!(
                    "写上 done = \"…\"，例如 done = \"visited.start > 0\"。",
                    "write `done = \"…\"`, as in `done = \"visited.start > 0\"`."
                ),
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
    }
}
