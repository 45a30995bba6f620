//! Steps that are passed by another way than their text says: the pupil does the opposite of what is named there, or leaves it alone, and is
//! praised all the same.
//!
//! Does: say of a step which things its text or its marks name, and warn where it could be done without them: because its condition reads
//! what another control changes too, because a rule sets what it reads, or because touching something else does. Does not: know what a text
//! means; a thing is named where its name stands in the text, or the text mentions it.

use super::could::Could;
use super::world::World;
use crate::check::Check;
use crate::format::{Action, Expr, Rule, Step, Trigger};
use crate::mentions;
use crate::report::{Message, say};
use crate::source::way;
use crate::strings::Strings;
use std::collections::BTreeSet;

/// Fewest letters of a name that is looked for in a text: a single character stands in many words.
const SHORTEST: usize = 2;

/// What a step is about, as far as its text and its marks name it.
#[derive(Default)]
struct Named {
    controls: BTreeSet<String>,
    nodes: BTreeSet<String>,
}

/// How a step is passed otherwise, and what to do about it.
struct Way {
    found: Message,
    help: Message,
}

impl Check<'_> {
    /// Says of steps that they can be done without what they name.
    pub(super) fn passed_otherwise(&mut self, world: &World<'_>, all: &[Strings<'_>]) {
        for (i, task) in self.scene.tasks.iter().enumerate() {
            for (k, step) in task.steps.iter().enumerate() {
                let Some(done) = step.done.as_ref().filter(|_| step.ask.is_none()) else { continue };
                if world.gave_up() || !world.done.contains(&format!("{}.{}", task.id, step.id)) {
                    continue;
                }
                let named = self.named(all, &task.id, step);
                let found = by_consequence(world, (i, k), done, &named)
                    .or_else(|| self.by_rule(world, (i, k), done, &named))
                    .or_else(|| by_touch(world, (i, k), &named));
                if let Some(Way { found, help }) = found {
                    let way = way!["task", i, "step", k, "done"];
                    self.put("passed-otherwise", &way, found, say!("otherwise-what-is-named"), help);
                }
            }
        }
    }

    /// What a step names: nodes that it marks, or whose names stand in its text; controls that its text mentions or whose names stand there,
    /// and those of the things that it names.
    fn named(&self, all: &[Strings<'_>], task: &str, step: &Step) -> Named {
        let mut named = Named { nodes: step.mark.iter().cloned().collect(), ..Named::default() };
        let id = format!("task.{task}.step.{}", step.id);
        let texts = || all.iter().filter_map(|strings| Some((strings, strings.texts.get(&id)?.0.as_str())));
        let stands =
            |name: &str| texts().any(|(strings, text)| name_in(strings, name).is_some_and(|n| text.contains(n)));
        if named.nodes.is_empty() {
            let nodes = self.scene.nodes.iter().filter(|node| stands(&format!("node.{}.name", node.id)));
            named.nodes = nodes.map(|node| node.id.clone()).collect();
        }
        for value in self.scene.values.iter().filter(|value| value.control.is_some()) {
            let name = format!("value.{}.name", value.id);
            let mentioned = mentions::of_text(&name).map(|mention| format!("{{{mention}}}"));
            let is_mentioned = texts().any(|(_, text)| mentioned.as_ref().is_some_and(|m| text.contains(m)));
            let of_node = |node: &String| *node == value.id || all.iter().any(|s| is_named_after(s, &name, node));
            if is_mentioned || stands(&name) || named.nodes.iter().any(of_node) {
                named.controls.insert(value.id.clone());
            }
        }
        named
    }

    /// A rule that sets what the step reads, where the pupil should have set it.
    fn by_rule(&self, world: &World<'_>, step: (usize, usize), done: &Expr<bool>, named: &Named) -> Option<Way> {
        let read = read_by(world, done);
        for (r, rule) in self.scene.rules.iter().enumerate().filter(|(r, _)| world.fired.contains(r)) {
            let set = after(world, step, rule);
            // Where it could be set to whatever it is already, that tells nothing.
            let moves = |(value, to): &&(String, Could)| {
                named.controls.contains(value) && read.contains(value) && *to != world.name_at(step.0, step.1, value)
            };
            let Some(control) = set.iter().find(moves).map(|(value, _)| value.clone()) else { continue };
            if may_fire(world, step, rule, named) && world.done_could(step.0, step.1, done, set).may_hold() {
                let line = self.line(&way!["rule", r]);
                return Some(Way {
                    found: say!("otherwise-rule-sets", line, control = &control),
                    help: say!("otherwise-tell-rule-from-pupil", control),
                });
            }
        }
        None
    }
}

/// The name of a thing as it stands in a file of texts, as far as no value is put into it.
fn name_in<'s>(strings: &'s Strings<'_>, id: &str) -> Option<&'s str> {
    let text = &strings.texts.get(id)?.0;
    let name = text.split('{').next().unwrap_or("").trim_end_matches([':', '：', ' ']);
    (name.chars().count() >= SHORTEST).then_some(name)
}

/// Whether a control's name has that of a node in it, as one would call what one sets there.
fn is_named_after(strings: &Strings<'_>, control: &str, node: &str) -> bool {
    let (control, node) = (name_in(strings, control), name_in(strings, &format!("node.{node}.name")));
    control.zip(node).is_some_and(|(control, node)| control.contains(node))
}

/// The names that a condition reads, and those that these are computed from.
fn read_by(world: &World<'_>, done: &Expr<bool>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    world.names_in(done.into(), &mut names);
    names
}

/// A condition that reads only what comes of the control, where another control does the same.
fn by_consequence(world: &World<'_>, (i, k): (usize, usize), done: &Expr<bool>, named: &Named) -> Option<Way> {
    let read = read_by(world, done);
    for name in &read {
        let (before, after) = name.split_once('.').unwrap_or((name, ""));
        let Some(causes) = world.blocks().find_map(|block| block.comes_of(before, after)) else { continue };
        let mut reached = BTreeSet::new();
        causes.into_iter().for_each(|cause| world.names_in(cause, &mut reached));
        let control = named.controls.iter().find(|control| reached.contains(*control) && !read.contains(*control));
        let there = |show: &Expr<bool>| world.done_could(i, k, show, Vec::new()).may_hold();
        let other = world.scene.values.iter().find(|value| {
            let is_other = !named.controls.contains(&value.id) && reached.contains(&value.id);
            is_other && value.control.is_some() && value.show.as_ref().is_none_or(there)
        });
        if let (Some(control), Some(other)) = (control, other) {
            return Some(Way {
                found: say!("otherwise-only-consequence", control, name, other = &other.id),
                help: say!("otherwise-read-control-too", control),
            });
        }
    }
    None
}

/// What a rule has set once it has run, while a step is open.
fn after(world: &World<'_>, (i, k): (usize, usize), rule: &Rule) -> Vec<(String, Could)> {
    let mut set: Vec<(String, Could)> = Vec::new();
    for action in &rule.actions {
        if let Action::Set(assign) = action {
            let to = world.done_could(i, k, &assign.to, set.clone());
            set.push((assign.value.clone(), to));
        }
    }
    set
}

/// Whether a rule could run by itself while a step is open: not where the pupil sets it off by a deed that may be what is asked.
fn may_fire(world: &World<'_>, (i, k): (usize, usize), rule: &Rule, named: &Named) -> bool {
    let may = |expr: &Expr<bool>| world.done_could(i, k, expr, Vec::new()).may_hold();
    let set_off = match &rule.when {
        Trigger::Becomes(expr) => may(expr),
        Trigger::Visit(_) => true,
        Trigger::Set(value) => !named.controls.contains(value),
        Trigger::Step(name) | Trigger::Task(name) => world.done_before(i, k, &format!("done.{name}")).is_none(),
        _ => false,
    };
    set_off && rule.condition.as_ref().is_none_or(may)
}

/// Something else that does when it is touched, where nothing does if nothing is touched.
fn by_touch(world: &World<'_>, (i, k): (usize, usize), named: &Named) -> Option<Way> {
    if named.nodes.is_empty() || !world.work.is_light() {
        return None;
    }
    let step = &world.scene.tasks[i];
    let name = format!("{}.{}", step.id, step.steps[k].id);
    let done_without = |untouched: BTreeSet<String>| {
        let mut other = world.without(untouched, i, k);
        other.run();
        !other.gave_up() && other.done.contains(&name)
    };
    let all = world.scene.nodes.iter().map(|node| node.id.clone()).collect();
    if done_without(all) || !done_without(named.nodes.clone()) {
        return None;
    }
    let list = crate::check::listed(named.nodes.iter().map(String::as_str))?;
    Some(Way { found: say!("otherwise-untouched", list), help: say!("otherwise-ask-for-touch") })
}
