//! Tasks: which step is open, what counts as done, which hint fits.

use crate::{Play, TICKS_PER_SECOND};
use shujin_lesson::format::{Hint, Order, Scene, Step, Task, Trigger};
use shujin_trace::lesson::{Hinted, StepDone, TaskDone};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How far the tasks are.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// Number of the task that is open, from 0; as many as there are tasks when all are done.
    pub task: usize,
    /// Done tasks and steps, as `task` and `task.step`.
    pub done: BTreeSet<String>,
    /// Hints shown, as `task.hint`, in order.
    pub hints: Vec<String>,
    /// The hint on the screen.
    pub hint: Option<(String, String)>,
    /// Tick at which it came.
    pub hint_since: u64,
    /// Tick at which the open task came up.
    pub since: u64,
    /// Tick at which the open step came up.
    pub step_since: u64,
    /// The step that came up last, so that it comes up once.
    pub shown: Option<String>,
}

impl Progress {
    /// Whether a task or `task.step` is done.
    pub fn is_done(&self, name: &str) -> bool {
        self.done.contains(name)
    }

    /// The open task.
    pub fn open_task<'a>(&self, scene: &'a Scene) -> Option<&'a Task> {
        scene.tasks.get(self.task)
    }

    /// The open step of the open task: the first that is not done.
    pub fn open_step<'a>(&self, scene: &'a Scene) -> Option<(&'a Task, &'a Step)> {
        let task = self.open_task(scene)?;
        let step = task.steps.iter().find(|s| !self.is_done(&format!("{}.{}", task.id, s.id)))?;
        Some((task, step))
    }
}

/// A hint is left alone this long, so that it can be read, before the next one comes by itself.
const HINT_STAYS: u64 = 10 * TICKS_PER_SECOND;

impl Play {
    pub(crate) fn advance_tasks(&mut self) {
        let lesson = Arc::clone(&self.lesson);
        let scene = &lesson.scene;
        if self.rules.ending {
            return self.finish_when_read();
        }
        self.bring_up_step(scene);
        if let Some(task) = self.progress.open_task(scene) {
            let open = task.steps.iter().filter(|s| !self.step_is_done(task, s));
            let due: Vec<&Step> = match task.order {
                Order::Strict => open.take(1).filter(|s| self.step_holds(s)).collect(),
                Order::Any => open.filter(|s| self.step_holds(s)).collect(),
            };
            due.into_iter().for_each(|step| self.step_done(task, step));
            if task.steps.iter().all(|s| self.step_is_done(task, s)) {
                self.task_done(task);
            }
        }
        // After what was done has made way: a new step's clock starts anew before its hints are looked at.
        self.bring_up_step(scene);
        self.hint(false);
        let all = !scene.tasks.is_empty() && self.progress.task >= scene.tasks.len();
        if all {
            self.finish_when_read();
        }
    }

    /// Ends the lesson as soon as nothing is to be read: what the last step sets off may still have something to say.
    fn finish_when_read(&mut self) {
        if self.rules.queue.is_empty() && self.speech.is_empty() {
            self.finish();
        }
    }

    /// Takes the tasks before this one for done: what rules do at that is done, and what they would say or ask is not.
    pub(crate) fn skip_to(&mut self, task: &str) {
        let lesson = Arc::clone(&self.lesson);
        let Some(at) = lesson.scene.tasks.iter().position(|one| one.id == task) else { return };
        for task in &lesson.scene.tasks[..at] {
            for step in step_ids(task) {
                self.mark_done(step.clone());
                self.trigger(Trigger::Step(step));
            }
            self.mark_done(task.id.clone());
            self.trigger(Trigger::Task(task.id.clone()));
        }
        self.progress.task = at;
        // Rules may set each other off for ever.
        for _ in 0..lesson.scene.rules.len() {
            self.run_rules();
        }
        self.speech.clear();
        self.each_block(|block, play| block.close(play));
    }

    fn step_is_done(&self, task: &Task, step: &Step) -> bool {
        self.progress.is_done(&format!("{}.{}", task.id, step.id))
    }

    fn step_holds(&self, step: &Step) -> bool {
        let parts: Vec<bool> = self.blocks.iter().filter_map(|block| block.step_done(self, step)).collect();
        let has_any = !parts.is_empty() || step.done.is_some();
        has_any && parts.into_iter().all(|done| done) && self.holds_if_any(step.done.as_ref())
    }

    /// Does what an open step brings with it, once: its view, and what blocks have in it, such as a question.
    fn bring_up_step(&mut self, scene: &Scene) {
        let Some((task, step)) = self.progress.open_step(scene) else { return };
        let name = format!("{}.{}", task.id, step.id);
        if self.progress.shown.as_ref() == Some(&name) {
            return;
        }
        // What was done before its turn is passed in the next tick: nobody is taken anywhere for it, nor asked. It comes up after all where a
        // rule that the step before sets off undoes it.
        if self.step_holds(step) {
            return;
        }
        self.speech.came_up(&name);
        self.progress.shown = Some(name);
        self.progress.step_since = self.tick;
        self.progress.hint = None;
        if let Some(viewpoint) = &step.go {
            self.take_to(viewpoint);
        }
        self.each_block(|block, play| block.step_came_up(play, step));
    }

    /// Notes that a task, or a step as `task.step`, is done.
    fn mark_done(&mut self, name: String) {
        self.scope.write(&format!("done.{name}"), 1.0);
        self.progress.done.insert(name);
    }

    fn step_done(&mut self, task: &Task, step: &Step) {
        let name = format!("{}.{}", task.id, step.id);
        self.mark_done(name.clone());
        self.speech.passed(&name, self.tick);
        self.tell(StepDone { task: task.id.clone(), step: step.id.clone() });
        self.trigger(Trigger::Step(name));
    }

    fn task_done(&mut self, task: &Task) {
        let prefix = format!("{}.", task.id);
        self.tell(TaskDone {
            task: task.id.clone(),
            goals: task.goals.clone(),
            ticks: self.tick - self.progress.since,
            hints: self.progress.hints.iter().filter(|h| h.starts_with(&prefix)).count(),
        });
        self.mark_done(task.id.clone());
        self.progress.task += 1;
        self.progress.since = self.tick;
        self.progress.hint = None;
        self.trigger(Trigger::Task(task.id.clone()));
    }

    /// Whether there is a hint for who asks now.
    pub fn has_hint(&self) -> bool {
        let Some((task, step)) = self.progress.open_step(&self.lesson.scene) else { return false };
        task.hints.iter().any(|hint| self.fits(hint, step))
    }

    /// Whether a hint fits this step as things stand.
    fn fits(&self, hint: &Hint, step: &Step) -> bool {
        hint.step.as_ref().is_none_or(|of| *of == step.id) && self.holds_if_any(hint.condition.as_ref())
    }

    /// Shows the next hint that fits: any when `asked`, otherwise one whose time has come.
    pub(crate) fn hint(&mut self, asked: bool) {
        let lesson = Arc::clone(&self.lesson);
        let Some((task, step)) = self.progress.open_step(&lesson.scene) else { return };
        if !asked && self.progress.hint.is_some() && self.tick < self.progress.hint_since + HINT_STAYS {
            return;
        }
        let waited = (self.tick - self.progress.step_since) as f32 / TICKS_PER_SECOND as f32;
        let due = |h: &&Hint| asked || h.after.is_some_and(|after| waited >= after.0);
        let name = |h: &Hint| format!("{}.{}", task.id, h.id);
        let fresh = |h: &&Hint| !self.progress.hints.contains(&name(h));
        let mut fitting = task.hints.iter().filter(due).filter(|h| self.fits(h, step));
        let found = match asked {
            // Asked again and nothing new: the last fitting one once more.
            true => fitting.clone().find(fresh).or_else(|| fitting.next_back()),
            false => fitting.find(fresh),
        };
        let Some(hint) = found else { return };
        self.progress.hint = Some((task.id.clone(), hint.id.clone()));
        self.progress.hint_since = self.tick;
        if fresh(&hint) || asked {
            let (task, hint) = (task.id.clone(), hint.id.clone());
            self.progress.hints.push(format!("{task}.{hint}"));
            self.tell(Hinted { task, hint, asked });
        }
    }
}

/// A task's steps, as `task.step`.
pub(crate) fn step_ids(task: &Task) -> impl Iterator<Item = String> {
    task.steps.iter().map(|step| format!("{}.{}", task.id, step.id))
}
