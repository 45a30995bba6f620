//! Rules: what sets them off, whether their condition holds, what they do.

use crate::Play;
use shujin_lesson::format::{Action, Trigger};
use shujin_trace::lesson::Logged;
use std::sync::Arc;

/// Triggers followed in one tick; rules that set each other off for ever stop here and go on in the next tick.
const MOST_PER_TICK: usize = 64;

impl Play {
    pub(crate) fn run_rules(&mut self) {
        self.look_for_becomes();
        for _ in 0..MOST_PER_TICK {
            let Some(trigger) = self.queue.pop_front() else { break };
            self.fire(&trigger);
        }
    }

    /// Notices expressions that hold now and did not before.
    fn look_for_becomes(&mut self) {
        let lesson = Arc::clone(&self.lesson);
        for (i, rule) in lesson.scene.rules.iter().enumerate() {
            if let Trigger::Becomes(text) = &rule.when {
                let holds = self.holds(text);
                if holds && !self.held.insert(i, holds).unwrap_or(false) {
                    // Two rules may wait for the same: it is told once, and both hear it.
                    if !self.queue.contains(&rule.when) {
                        self.queue.push_back(rule.when.clone());
                    }
                } else if !holds {
                    self.held.insert(i, false);
                }
            }
        }
    }

    fn fire(&mut self, trigger: &Trigger) {
        let lesson = Arc::clone(&self.lesson);
        for (i, rule) in lesson.scene.rules.iter().enumerate() {
            let ready = rule.when == *trigger
                && !(rule.once && self.fired.contains(&i))
                && self.holds_if_any(rule.condition.as_ref());
            if ready {
                self.fired.insert(i);
                rule.actions.iter().for_each(|action| self.perform(action));
            }
        }
    }

    fn perform(&mut self, action: &Action) {
        match action {
            Action::Set(assign) => {
                let to = self.value(&assign.to);
                self.set_value(&assign.value, to);
            }
            Action::Say(line) => self.said.push_back(line.clone()),
            Action::Log(line) => {
                self.log.push((self.tick, line.clone()));
                self.tell(Logged { line: line.clone() });
            }
            Action::Show(node) => {
                self.hidden.remove(node);
            }
            Action::Hide(node) => {
                self.hidden.insert(node.clone());
            }
            Action::Go(viewpoint) => self.go(viewpoint),
            Action::Talk(node) => self.begin_talk(node),
            Action::Ask(question) => self.ask(question),
            Action::Act(action) => self.lab_action(action),
            Action::Record(_) => self.record(),
            // The lesson ends when all that is said has been read; what is asked need not be answered any more.
            Action::Finish(_) => (self.asking, self.ending) = (None, true),
        }
    }
}
