//! What never happens, and which of it is the root of the rest: what waits for nothing that is stuck, too.

use super::could::Could;
use super::item::Item;
use super::world::World;
use crate::format::{Action, Expr, ExprRef, Order, Property, Trigger};
use std::collections::BTreeSet;

/// The names in a condition that never holds.
pub(super) struct Culprits {
    pub names: BTreeSet<String>,
    /// Each of them alone keeps it from holding; otherwise they are all of its names, which exclude each other.
    pub alone: bool,
}

impl World<'_> {
    /// Everything that should happen and never does, what is open in the tasks first. Steps that wait for one of these to be
    /// done are left out.
    pub(super) fn stuck(&self) -> Vec<Item> {
        let scene = self.scene;
        let mut out = self.open_steps();
        out.extend((0..scene.rules.len()).filter(|i| !self.fired.contains(i)).map(Item::Rule));
        self.blocks().for_each(|block| block.stuck(self, &mut |part| out.push(Item::Part(part))));
        let values = scene.values.iter().enumerate();
        out.extend(values.filter(|(_, v)| !self.may_if_any(v.show.as_ref())).map(|(i, _)| Item::Shows(i)));
        out.extend(scene.nodes.iter().filter(|n| !self.may_show_itself(n)).map(|n| Item::Node(n.id.clone())));
        self.hints(&mut out);
        for (i, node) in scene.nodes.iter().enumerate().filter(|(_, n)| self.may_show(n)) {
            let never = node.clips.iter().enumerate().filter(|(_, clip)| !self.may_if_any(clip.when.as_ref()));
            out.extend(never.map(|(k, _)| Item::Clip(i, k)));
        }
        if scene.tasks.is_empty() && !self.finished {
            out.push(Item::Finish);
        }
        out.retain(|item| !self.granted.contains(item));
        out
    }

    /// Steps of the task that never ends which could be done next, if any could.
    fn open_steps(&self) -> Vec<Item> {
        let Some((i, task)) = self.scene.tasks.iter().enumerate().find(|(_, t)| !self.done.contains(&t.id)) else {
            return Vec::new();
        };
        let left = task.steps.iter().enumerate();
        let left = left.filter(|(_, step)| !self.done.contains(&format!("{}.{}", task.id, step.id)));
        let most = if task.order == Order::Any { usize::MAX } else { 1 };
        left.take(most).map(|(k, _)| Item::Step(i, k)).collect()
    }

    fn hints(&self, out: &mut Vec<Item>) {
        for (i, task) in self.scene.tasks.iter().enumerate() {
            for (n, hint) in task.hints.iter().enumerate() {
                let of = |k: usize| hint.step.as_ref().is_none_or(|step| task.steps[k].id == *step);
                let comes = (0..task.steps.len()).any(|k| of(k) && self.came.contains(&(i, k)));
                if comes && !self.may_if_any(hint.condition.as_ref()) {
                    out.push(Item::Hint(i, n));
                }
            }
        }
    }

    /// The one to mend first: it waits for nothing else that is stuck. Where all wait for each other, the first.
    pub(super) fn root(&self, stuck: &[Item]) -> Option<Item> {
        let all: BTreeSet<&Item> = stuck.iter().collect();
        let waits =
            |item: &Item| !self.gave_up() && self.makers(item).iter().any(|maker| maker != item && all.contains(maker));
        stuck.iter().find(|item| !waits(item)).or(stuck.first()).cloned()
    }

    /// The expressions that must hold for something to happen.
    pub(super) fn conditions(&self, item: &Item) -> Vec<ExprRef<'_>> {
        let scene = self.scene;
        match item {
            Item::Step(i, k) => some(&scene.tasks[*i].steps[*k].done),
            Item::Rule(i) => match &scene.rules[*i].when {
                Trigger::Becomes(text) => [vec![text.into()], some(&scene.rules[*i].condition)].concat(),
                _ => some(&scene.rules[*i].condition),
            },
            Item::Part(part) => self.blocks().find_map(|block| block.conditions(*part)).unwrap_or_default(),
            Item::Shows(i) => some(&scene.values[*i].show),
            Item::Node(id) => {
                let binds = scene.nodes.iter().filter(|n| n.id == *id).flat_map(|n| &n.binds);
                binds.filter(|b| b.property == Property::Shown).map(|b| (&b.to).into()).collect()
            }
            Item::Hint(i, n) => some(&scene.tasks[*i].hints[*n].condition),
            Item::Clip(i, k) => some(&scene.nodes[*i].clips[*k].when),
            Item::Finish => Vec::new(),
        }
    }

    /// What one of its conditions could give, with more known of some names.
    pub(super) fn condition_could(&self, item: &Item, expr: ExprRef<'_>, own: Vec<(String, Could)>) -> Could {
        match item {
            Item::Step(i, k) => self.done_could(*i, *k, expr, own),
            Item::Rule(i) if self.scene.rules[*i].condition.as_ref().map(ExprRef::from) == Some(expr) => {
                self.could(expr, [self.known_at(&self.scene.rules[*i].when), own].concat())
            }
            _ => self.could(expr, own),
        }
    }

    /// What keeps something from happening; none where that is no condition of its own.
    pub(super) fn culprits(&self, item: &Item) -> Option<Culprits> {
        let never = |expr: &&ExprRef<'_>| !self.condition_could(item, **expr, Vec::new()).may_hold();
        let conditions = self.conditions(item);
        let expr = *conditions.iter().find(never)?;
        let names = self.ast(expr).map(|e| e.names()).unwrap_or_default();
        let names: BTreeSet<String> = names.into_iter().map(|(name, _)| name.to_owned()).collect();
        let frees = |name: &&String| self.condition_could(item, expr, vec![((*name).clone(), Could::any())]).may_hold();
        let some: BTreeSet<String> = names.iter().filter(frees).cloned().collect();
        let alone = !some.is_empty();
        Some(Culprits { names: if alone { some } else { names }, alone })
    }

    /// Takes it that something happens after all, so that what only waits for it is not reported as well.
    pub(super) fn grant(&mut self, item: &Item) {
        if let Some(Culprits { names, alone: true }) = self.culprits(item) {
            self.free.extend(names);
        }
        if let Item::Rule(i) = item
            && !self.may_set_off(&self.scene.rules[*i].when)
        {
            match &self.scene.rules[*i].when {
                Trigger::Use(x) => drop(self.free.insert(format!("used.{x}"))),
                Trigger::Examine(x) => drop(self.free.insert(format!("examined.{x}"))),
                when => {
                    let known = self.blocks().find_map(|block| block.known_at(when));
                    self.free.extend(known.map(|(name, _)| name));
                }
            }
        }
        self.granted.insert(item.clone());
        self.finished |= *item == Item::Finish;
        self.changed();
    }

    /// What could make it happen.
    fn makers(&self, item: &Item) -> Vec<Item> {
        let mut names = BTreeSet::new();
        match self.culprits(item).filter(|culprits| culprits.alone) {
            // What else its conditions name is as it should be.
            Some(culprits) => self.computed_from(culprits.names, &mut names),
            None => self.conditions(item).into_iter().for_each(|expr| self.names_in(expr, &mut names)),
        }
        let mut out = Vec::new();
        match item {
            Item::Step(i, k) => {
                let step = &self.scene.tasks[*i].steps[*k];
                self.blocks().for_each(|block| block.makers_of_step(step, &mut names));
            }
            Item::Rule(i) => self.sets_off(&self.scene.rules[*i].when, &mut names, &mut out),
            Item::Node(id) => out.extend(self.rules_that(|a| matches!(a, Action::Show(node) if node == id))),
            Item::Finish => out.extend(self.rules_that(|a| matches!(a, Action::Finish(_)))),
            _ => {}
        }
        names.iter().for_each(|name| self.makers_of(name, &mut out));
        out
    }

    fn sets_off(&self, trigger: &Trigger, names: &mut BTreeSet<String>, out: &mut Vec<Item>) {
        match trigger {
            Trigger::Use(x) | Trigger::Examine(x) => drop(names.insert(format!("used.{x}"))),
            Trigger::Step(x) | Trigger::Task(x) => drop(names.insert(format!("done.{x}"))),
            Trigger::Set(x) => {
                out.extend(self.scene.values.iter().position(|v| v.id == *x).map(Item::Shows));
            }
            _ => self.blocks().for_each(|block| block.makers_of_trigger(trigger, names, out)),
        }
    }

    /// The names in an expression, and in what they are computed from.
    pub(super) fn names_in(&self, expr: ExprRef<'_>, names: &mut BTreeSet<String>) {
        let named = self.ast(expr).map(|e| e.names()).unwrap_or_default();
        self.computed_from(named.into_iter().map(|(name, _)| name.to_owned()), names);
    }

    /// These names, and those in what they are computed from.
    fn computed_from(&self, from: impl IntoIterator<Item = String>, names: &mut BTreeSet<String>) {
        let mut open: Vec<String> = from.into_iter().collect();
        while let Some(name) = open.pop() {
            self.work.add(1 + self.scene.values.len() / 16);
            if names.insert(name.clone()) {
                let value = self.scene.values.iter().find(|value| value.id == name);
                let expr = value.and_then(|value| value.is.as_ref().map(ExprRef::from));
                let named = expr.and_then(|expr| self.ast(expr)).map(|e| e.names()).unwrap_or_default();
                open.extend(named.into_iter().map(|(name, _)| name.to_owned()));
            }
        }
    }

    pub(crate) fn rules_that(&self, does: impl Fn(&Action) -> bool) -> Vec<Item> {
        let rules = self.scene.rules.iter().enumerate();
        self.work.add(1 + self.scene.rules.len() / 4);
        rules.filter(|(_, rule)| rule.actions.iter().any(&does)).map(|(i, _)| Item::Rule(i)).collect()
    }

    /// What could change what a name means.
    fn makers_of(&self, name: &str, out: &mut Vec<Item>) {
        let scene = self.scene;
        let (kind, rest) = name.split_once('.').unwrap_or((name, ""));
        match kind {
            "used" | "examined" => out.extend(self.line_of(rest)),
            "done" => match self.place(rest) {
                Some((i, Some(k))) => out.extend(self.steps_before(i, k + 1)),
                Some((i, None)) => out.extend(self.steps_before(i, scene.tasks[i].steps.len())),
                None => {}
            },
            _ => match self.blocks().find_map(|block| block.makers_of(self, kind, rest)) {
                Some(makers) => out.extend(makers),
                None => self.makers_of_value(name, out),
            },
        }
    }

    /// What could set a value.
    fn makers_of_value(&self, name: &str, out: &mut Vec<Item>) {
        out.extend(self.rules_that(|a| matches!(a, Action::Set(assign) if assign.value == name)));
        out.extend(self.scene.values.iter().position(|v| v.id == name).map(Item::Shows));
        // Whatever begins a dialogue could have one set it.
        if self.stored.contains(name) {
            out.extend(self.rules_that(|a| self.scene.blocks().any(|block| block.talk_of(a).is_some())));
            self.blocks().for_each(|block| block.makers_of_dialogues(out));
        }
    }

    /// A node and those that it moves with.
    pub(crate) fn line_of(&self, id: &str) -> Vec<Item> {
        self.work.add(1);
        self.node(id).into_iter().flat_map(|node| self.line(node)).map(|node| Item::Node(node.id.clone())).collect()
    }

    /// The steps of earlier tasks, and of this task those before step `k`.
    pub(crate) fn steps_before(&self, i: usize, k: usize) -> Vec<Item> {
        let earlier = (0..i).flat_map(|i| (0..self.scene.tasks[i].steps.len()).map(move |k| Item::Step(i, k)));
        earlier.chain((0..k).map(|k| Item::Step(i, k))).collect()
    }
}

/// An expression, if there is one.
pub(crate) fn some(expr: &Option<Expr<bool>>) -> Vec<ExprRef<'_>> {
    expr.iter().map(ExprRef::from).collect()
}
