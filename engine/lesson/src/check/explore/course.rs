//! The course of a lesson, every one at once: what pupils could do is done, what follows of it follows, until nothing new
//! comes about.

use super::could::Could;
use super::item::Item;
use super::world::World;
use crate::format::{Action, ExprRef, Order, Rule, Scalar, Step, Trigger, Value};

impl<'a> World<'a> {
    /// Goes on until nothing new comes about.
    pub(super) fn run(&mut self) {
        loop {
            let before = self.changes();
            self.things();
            self.controls();
            self.blocks().for_each(|block| block.come_about(self));
            self.tasks();
            self.rules();
            self.dialogues();
            if self.changes() == before || self.gave_up() {
                return;
            }
        }
    }

    /// What could be seen. What else comes of it, names and blocks tell by themselves.
    fn things(&mut self) {
        let scene = self.scene;
        for node in &scene.nodes {
            if !self.seen.contains(node.id.as_str()) && self.may_show(node) {
                self.seen.insert(&node.id);
                self.changed();
            }
        }
    }

    fn show(&mut self, node: &'a str) {
        if self.shown.insert(node) {
            self.changed();
        }
    }

    fn controls(&mut self) {
        let scene = self.scene;
        for (i, value) in scene.values.iter().enumerate() {
            if value.control.is_some() && value.is.is_none() && self.may_set(i, value) {
                self.set(&value.id, &by_hand(value));
            }
        }
    }

    /// Whether a control could be on the screen.
    fn may_set(&self, i: usize, value: &Value) -> bool {
        value.control.is_some() && (self.granted.contains(&Item::Shows(i)) || self.may_if_any(value.show.as_ref()))
    }

    fn tasks(&mut self) {
        let scene = self.scene;
        for (i, task) in scene.tasks.iter().enumerate() {
            let mut first = true; // of those not done
            for (k, step) in task.steps.iter().enumerate() {
                if first && self.came.insert((i, k)) {
                    self.changed();
                }
                if first {
                    self.blocks().for_each(|block| block.step_came_up(self, step));
                }
                let open = first || task.order == Order::Any;
                let name = format!("{}.{}", task.id, step.id);
                if open && !self.done.contains(&name) && self.may_do(i, k, step) {
                    self.done.insert(name.clone());
                    self.changed();
                }
                first &= self.done.contains(&name);
            }
            if !first {
                return;
            }
            if self.done.insert(task.id.clone()) {
                self.changed();
            }
        }
        if !scene.tasks.is_empty() && !self.finished {
            self.finished = true;
            self.changed();
        }
    }

    /// Whether a step could be done when it is open.
    pub(super) fn may_do(&self, i: usize, k: usize, step: &Step) -> bool {
        if self.granted.contains(&Item::Step(i, k)) {
            return true;
        }
        let of_blocks = self.blocks().filter_map(|block| block.step_could_be_done(self, step)).all(|could| could);
        let done = step.done.as_ref().is_none_or(|text| self.done_could(i, k, text, Vec::new()).may_hold());
        of_blocks && done && (step.ask.is_some() || step.done.is_some())
    }

    /// What counts as done for a step, where it is known what was done before and what was not.
    pub(super) fn done_could<'e>(
        &self,
        i: usize,
        k: usize,
        expr: impl Into<ExprRef<'e>>,
        own: Vec<(String, Could)>,
    ) -> Could {
        self.could_with(expr, own, &|name| self.name_at(i, k, name))
    }

    /// What a name could mean when a step is done.
    pub(super) fn name_at(&self, i: usize, k: usize, name: &str) -> Could {
        if self.free.contains(name) {
            return Could::any();
        }
        if let Some(yes) = self.done_before(i, k, name) {
            return Could::truth(yes);
        }
        let step = &self.scene.tasks[i].steps[k];
        self.blocks().find_map(|block| block.could_be_at(self, step, name)).unwrap_or_else(|| self.name(name))
    }

    /// Whether the task or step of a name `done.…` is done when another is, as far as their order says so.
    pub(super) fn done_before(&self, i: usize, k: usize, name: &str) -> Option<bool> {
        let strict = self.scene.tasks[i].order == Order::Strict;
        match self.place(name.strip_prefix("done.")?)? {
            (task, _) if task != i => Some(task < i),
            (_, None) => Some(false),
            (_, Some(other)) if other == k => Some(false),
            (_, Some(other)) if strict => Some(other < k),
            _ => None,
        }
    }

    /// The task, or the step of it, of this name.
    pub(super) fn place(&self, name: &str) -> Option<(usize, Option<usize>)> {
        let (task, step) = name.split_once('.').map_or((name, None), |(task, step)| (task, Some(step)));
        let i = self.scene.tasks.iter().position(|t| t.id == task)?;
        self.work.add((i + self.scene.tasks[i].steps.len()) / 8);
        match step {
            None => Some((i, None)),
            Some(step) => Some((i, Some(self.scene.tasks[i].steps.iter().position(|s| s.id == step)?))),
        }
    }

    fn rules(&mut self) {
        let scene = self.scene;
        for (i, rule) in scene.rules.iter().enumerate() {
            if !self.fired.contains(&i) && self.may_fire(i, rule) {
                self.fired.insert(i);
                self.changed();
            }
            if self.fired.contains(&i) {
                rule.actions.iter().for_each(|action| self.perform(action));
            }
        }
    }

    fn may_fire(&self, i: usize, rule: &Rule) -> bool {
        self.granted.contains(&Item::Rule(i))
            || (self.may_set_off(&rule.when)
                && rule.condition.as_ref().is_none_or(|text| self.could(text, self.known_at(&rule.when)).may_hold()))
    }

    /// What is certain when a rule fires.
    pub(crate) fn known_at(&self, trigger: &Trigger) -> Vec<(String, Could)> {
        let once = || Could::span(1.0, f64::INFINITY);
        let known = match trigger {
            Trigger::Use(node) => Some((format!("used.{node}"), once())),
            Trigger::Examine(node) => Some((format!("examined.{node}"), once())),
            Trigger::Visit(viewpoint) => Some((format!("visited.{viewpoint}"), once())),
            Trigger::Step(name) | Trigger::Task(name) => Some((format!("done.{name}"), Could::truth(true))),
            _ => self.blocks().find_map(|block| block.known_at(trigger)),
        };
        known.into_iter().collect()
    }

    /// Whether what sets off a rule could happen.
    pub(super) fn may_set_off(&self, trigger: &Trigger) -> bool {
        let happens = |name: String| self.name(&name).may_hold();
        match trigger {
            Trigger::Start(_) | Trigger::Visit(_) => true,
            Trigger::Use(node) => happens(format!("used.{node}")),
            Trigger::Examine(node) => happens(format!("examined.{node}")),
            Trigger::Set(value) => {
                self.scene.values.iter().enumerate().any(|(i, v)| v.id == *value && self.may_set(i, v))
            }
            Trigger::Step(name) | Trigger::Task(name) => happens(format!("done.{name}")),
            Trigger::Becomes(text) => self.may(text),
            Trigger::Answer(_) | Trigger::Talk(_) | Trigger::Row(_) => {
                self.blocks().find_map(|block| block.could_set_off(self, trigger)).unwrap_or(false)
            }
        }
    }

    fn perform(&mut self, action: &'a Action) {
        match action {
            Action::Set(assign) => {
                let to = self.result(&assign.to);
                self.set(&assign.value, &to);
            }
            Action::Show(node) => self.show(node),
            Action::Finish(_) if !self.finished => {
                self.finished = true;
                self.changed();
            }
            // What hides only takes away; the rest is told by names, or by the block that brings it.
            _ => self.blocks().for_each(|block| block.perform(self, action)),
        }
    }
}

/// What a hand can set a value to: it keeps its kind.
fn by_hand(value: &Value) -> Could {
    match value.start {
        Some(Scalar::Bool(_)) => Could::if_ever(true),
        Some(Scalar::Word(_)) => {
            let mut could = Could::none();
            value.options.iter().for_each(|option| could.add(Scalar::Word(option.clone())));
            could
        }
        _ => Could::span(value.min.unwrap_or(f64::NEG_INFINITY), value.max.unwrap_or(f64::INFINITY)),
    }
}
