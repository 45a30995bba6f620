//! Rules: what sets them off, whether their condition holds, what they do.

use crate::Play;
use crate::speech::Priority;
use shujin_lesson::format::{Action, Trigger};
use shujin_trace::lesson::Logged;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// Triggers followed in one tick; rules that set each other off for ever stop here and go on in the next tick.
const MOST_PER_TICK: usize = 64;

/// Where the rules of a lesson stand.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    /// Rules that have run, by number.
    pub fired: BTreeSet<usize>,
    /// Rules that wait for something to become so: whether it was so at the last tick.
    pub held: BTreeMap<usize, bool>,
    /// What has happened and waits for the rules that answer it.
    pub queue: VecDeque<Trigger>,
    /// A rule has ended the lesson: its finish card comes as soon as nothing waits to be read.
    pub ending: bool,
}

impl Play {
    /// Lets the rules answer to something.
    pub fn trigger(&mut self, trigger: Trigger) {
        self.rules.queue.push_back(trigger);
    }

    /// Whether a rule has ended the lesson.
    pub fn is_ending(&self) -> bool {
        self.rules.ending
    }

    pub(crate) fn run_rules(&mut self) {
        self.look_for_becomes();
        for _ in 0..MOST_PER_TICK {
            let Some(trigger) = self.rules.queue.pop_front() else { break };
            self.fire(&trigger);
        }
    }

    /// Notices expressions that hold now and did not before.
    fn look_for_becomes(&mut self) {
        let lesson = Arc::clone(&self.lesson);
        for (i, rule) in lesson.scene.rules.iter().enumerate() {
            if let Trigger::Becomes(text) = &rule.when {
                let holds = self.holds(text);
                if holds && !self.rules.held.insert(i, holds).unwrap_or(false) {
                    // Two rules may wait for the same: it is told once, and both hear it.
                    if !self.rules.queue.contains(&rule.when) {
                        self.trigger(rule.when.clone());
                    }
                } else if !holds {
                    self.rules.held.insert(i, false);
                }
            }
        }
    }

    fn fire(&mut self, trigger: &Trigger) {
        let lesson = Arc::clone(&self.lesson);
        for (i, rule) in lesson.scene.rules.iter().enumerate() {
            let ready = rule.when == *trigger
                && !(rule.once && self.rules.fired.contains(&i))
                && self.holds_if_any(rule.condition.as_ref());
            if ready {
                self.rules.fired.insert(i);
                rule.actions.iter().for_each(|action| self.perform(trigger, action));
            }
        }
    }

    fn perform(&mut self, trigger: &Trigger, action: &Action) {
        match action {
            Action::Set(assign) => {
                let to = self.value(&assign.to);
                self.set_value(&assign.value, to);
            }
            Action::Say(line) => {
                let priority = if is_deed(trigger) { Priority::Reply } else { Priority::Line };
                self.say_line(line, priority, matches!(trigger, Trigger::Visit(_)));
            }
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
            Action::Go(viewpoint) => self.take_to(viewpoint),
            // The lesson ends when all that is said has been read.
            Action::Finish(_) => {
                self.rules.ending = true;
                // What is asked need not be answered any more.
                self.speech.drop_all(Priority::Question);
            }
            of_block => {
                let blocks = self.blocks;
                blocks.iter().any(|block| block.action(self, of_block));
            }
        }
    }
}

/// Whether this is something that the learner does, and not what comes of it.
fn is_deed(trigger: &Trigger) -> bool {
    !matches!(
        trigger,
        Trigger::Start(_) | Trigger::Visit(_) | Trigger::Step(_) | Trigger::Task(_) | Trigger::Becomes(_)
    )
}
