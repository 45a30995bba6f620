//! The course of a lesson, every one at once: what pupils could do is done, what follows of it follows, until nothing new
//! comes about.

use super::could::Could;
use super::item::Item;
use super::world::World;
use crate::blocks::question::scene::may_be_right;
use crate::format::{Action, Expr, ExprRef, Order, Rule, Scalar, Step, Trigger, Value};

impl<'a> World<'a> {
    /// Goes on until nothing new comes about.
    pub(super) fn run(&mut self) {
        loop {
            let before = self.changes();
            self.things();
            self.controls();
            self.lay_out();
            self.tasks();
            self.rules();
            self.dialogues();
            if self.changes() == before || self.gave_up() {
                return;
            }
        }
    }

    /// Whoever could be seen is talked to. What else touching does, names tell by themselves.
    fn things(&mut self) {
        let scene = self.scene;
        for node in &scene.nodes {
            if !self.seen.contains(node.id.as_str()) && self.may_show(node) {
                self.seen.insert(&node.id);
                self.changed();
            }
            // Of several people of one node the first talks.
            let role = scene.roles.iter().find(|r| r.node.as_ref() == Some(&node.id));
            if let Some(talk) = role.and_then(|r| r.talk.as_deref())
                && !self.begun.contains(talk)
                && self.seen.contains(node.id.as_str())
            {
                self.begin(talk);
            }
        }
    }

    fn begin(&mut self, talk: &'a str) {
        if self.begun.insert(talk) {
            self.changed();
        }
    }

    fn ask(&mut self, question: &'a str) {
        if self.asked.insert(question) {
            self.changed();
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

    /// Instruments that could be used, and rows that could be written.
    fn lay_out(&mut self) {
        let scene = self.scene;
        for instrument in scene.lab.iter().flat_map(|lab| &lab.instruments) {
            if !self.at_hand.contains(instrument.id.as_str()) && self.may_use(instrument) {
                self.at_hand.insert(&instrument.id);
                self.changed();
            }
        }
        self.table();
        if self.recorded {
            self.write_rows();
        }
    }

    fn table(&mut self) {
        let table = self.scene.lab.as_ref().and_then(|lab| lab.table.as_ref());
        if let Some(table) = table.filter(|_| !self.recorded)
            && (self.granted.contains(&Item::Ready) || self.may_if_any(table.ready.as_ref()))
        {
            self.recorded = true;
            self.changed();
        }
    }

    fn tasks(&mut self) {
        let scene = self.scene;
        for (i, task) in scene.tasks.iter().enumerate() {
            let mut first = true; // of those not done
            for (k, step) in task.steps.iter().enumerate() {
                if first && self.came.insert((i, k)) {
                    self.changed();
                }
                if let Some(question) = step.ask.as_deref().filter(|_| first) {
                    self.ask(question);
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
        let answered = step.ask.as_ref().is_none_or(|id| {
            let question = self.question(id);
            self.asked.contains(id.as_str()) && question.is_some_and(|q| q.predict || may_be_right(q))
        });
        let done = step.done.as_ref().is_none_or(|text| self.done_could(i, k, text, Vec::new()).may_hold());
        answered && done && (step.ask.is_some() || step.done.is_some())
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
        // What the step asks was answered rightly then.
        let step = &self.scene.tasks[i].steps[k];
        let asked = step.ask.as_ref().and_then(|id| self.question(id)).filter(|q| !q.predict);
        match (asked, name.split_once('.')) {
            (Some(question), Some(("right", id))) if question.id == id => Could::truth(true),
            (Some(question), Some(("answer", id))) if question.id == id => {
                Could::word(question.right.iter().min().map_or("", String::as_str))
            }
            _ => self.name(name),
        }
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
                && rule.condition.as_ref().is_none_or(|text| self.could(text, known_at(&rule.when)).may_hold()))
    }

    /// The action of a rule that would write a row, if `ready` never holds where the rule's condition does. What was done
    /// before it in the rule might change that.
    pub(super) fn idle_record(&self, i: usize, ready: &Expr<bool>) -> Option<usize> {
        let rule = &self.scene.rules[i];
        let quiet = |a: &&Action| matches!(a, Action::Say(_) | Action::Log(_) | Action::Ask(_));
        let k = rule.actions.iter().take_while(quiet).count();
        let condition = rule.condition.as_ref().and_then(|condition| self.ast(condition));
        matches!(rule.actions.get(k)?, Action::Record(_)).then_some(())?;
        (!self.could_where(ready, condition, known_at(&rule.when)).may_hold()).then_some(k)
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
            Trigger::Answer(question) => happens(format!("answered.{question}")),
            Trigger::Step(name) | Trigger::Task(name) => happens(format!("done.{name}")),
            Trigger::Talk(node) => happens(format!("talked.{node}")),
            Trigger::Row(_) => self.recorded,
            Trigger::Becomes(text) => self.may(text),
        }
    }

    fn perform(&mut self, action: &'a Action) {
        match action {
            Action::Set(assign) => {
                let to = self.result(&assign.to);
                self.set(&assign.value, &to);
            }
            Action::Show(node) => self.show(node),
            Action::Talk(node) => self.begin(node),
            Action::Ask(question) => self.ask(question),
            Action::Finish(_) if !self.finished => {
                self.finished = true;
                self.changed();
            }
            // What hides only takes away; the rest is told by names.
            _ => {}
        }
    }
}

/// What is certain when a rule fires.
pub(super) fn known_at(trigger: &Trigger) -> Vec<(String, Could)> {
    let once = || Could::span(1.0, f64::INFINITY);
    let known = match trigger {
        Trigger::Use(node) => (format!("used.{node}"), once()),
        Trigger::Examine(node) => (format!("examined.{node}"), once()),
        Trigger::Visit(viewpoint) => (format!("visited.{viewpoint}"), once()),
        Trigger::Talk(node) => (format!("talked.{node}"), once()),
        Trigger::Answer(question) => (format!("answered.{question}"), Could::truth(true)),
        Trigger::Step(name) | Trigger::Task(name) => (format!("done.{name}"), Could::truth(true)),
        _ => return Vec::new(),
    };
    vec![known]
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
