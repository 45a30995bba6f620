//! Rules that set themselves off again for ever, and rules that end the lesson as it begins.

use super::Check;
use crate::format::{Action, Rule, Scene, Trigger};
use crate::report::say;
use crate::source::way;
use std::collections::BTreeSet;

/// Of more rules than this nothing is said: the ways between them are looked at from each.
const MOST: usize = 1000;

/// Whether nothing holds a rule back, however often it is set off.
fn always(rule: &Rule) -> bool {
    let ends = rule.actions.iter().any(|action| matches!(action, Action::Finish(_)));
    rule.condition.is_none() && !rule.once && !ends
}

/// What comes of an action by itself, sooner or later.
fn sets_off(action: &Action, scene: &Scene) -> Option<Trigger> {
    match action {
        Action::Go(viewpoint) => Some(Trigger::Visit(viewpoint.clone())),
        _ => scene.blocks().find_map(|block| block.leads_to(action)),
    }
}

impl Check<'_> {
    /// Rings of rules that nobody gets out of, each said once, at its first rule.
    pub(super) fn endless(&mut self) {
        let scene = self.scene;
        self.at_once();
        if scene.rules.len() > MOST {
            return;
        }
        let next: Vec<Vec<(usize, usize)>> = scene.rules.iter().map(|rule| after(rule, scene)).collect();
        let mut told: BTreeSet<usize> = BTreeSet::new();
        for start in 0..scene.rules.len() {
            let ring = if told.contains(&start) { None } else { ring(start, &next) };
            let Some((ring, action)) = ring else { continue };
            told.extend(ring.iter().copied());
            self.ring(start, action, &ring);
        }
    }

    fn ring(&mut self, rule: usize, action: usize, ring: &[usize]) {
        let way = way!["rule", rule, "do", action];
        let others: Vec<usize> =
            ring.iter().filter(|other| **other != rule).map(|other| self.line(&way!["rule", *other])).collect();
        let lines = others.iter().take(6).map(usize::to_string).collect::<Vec<_>>().join(", ");
        let found = match others.is_empty() {
            true => say!("never-rule-sets-itself-off"),
            false => say!("never-rule-sets-itself-off-again", lines),
        };
        self.put("endless-rule", &way, found, say!("never-rule-comes-end"), say!("never-add-once-true-say"));
    }

    /// A rule that ends the lesson as it begins, so that no task is ever come to.
    fn at_once(&mut self) {
        let scene = self.scene;
        let first = Trigger::Visit(scene.walk.start.clone());
        let begins = |rule: &Rule| rule.when == Trigger::Start(true) || rule.when == first;
        for (i, rule) in scene.rules.iter().enumerate() {
            let finish = rule.actions.iter().position(|action| matches!(action, Action::Finish(_)));
            let Some(k) = finish.filter(|_| begins(rule) && rule.condition.is_none()) else { continue };
            let Some(last) = scene.tasks.last().map(|task| &task.id) else { continue };
            self.put(
                "ends-at-once",
                &way!["rule", i, "do", k, "finish"],
                say!("never-lesson-ends-begins-before"),
                say!("never-finish-once-tasks-done"),
                say!("never-change-when-when-task", last),
            );
        }
    }
}

/// Rules that come of a rule without anything holding them back, with the action that does it.
fn after(rule: &Rule, scene: &Scene) -> Vec<(usize, usize)> {
    if !always(rule) {
        return Vec::new();
    }
    let actions = rule.actions.iter().enumerate().filter_map(|(k, action)| Some((k, sets_off(action, scene)?)));
    let of = |(k, trigger): (usize, Trigger)| {
        let rules = scene.rules.iter().enumerate();
        rules.filter(move |(_, next)| next.when == trigger && always(next)).map(move |(i, _)| (i, k))
    };
    actions.flat_map(of).collect()
}

/// The rules on a way from a rule back to itself, and the action with which it begins.
fn ring(start: usize, next: &[Vec<(usize, usize)>]) -> Option<(Vec<usize>, usize)> {
    let mut from: Vec<Option<usize>> = vec![None; next.len()];
    let mut open = vec![start];
    while let Some(rule) = open.pop() {
        for (then, _) in &next[rule] {
            if *then == start {
                let ring: Vec<usize> = std::iter::successors(Some(rule), |rule| from[*rule]).collect();
                let second = ring.iter().rev().nth(1).copied().unwrap_or(start);
                let action = next[start].iter().find(|(then, _)| *then == second)?.1;
                return Some((ring, action));
            }
            if from[*then].is_none() {
                from[*then] = Some(rule);
                open.push(*then);
            }
        }
    }
    None
}
