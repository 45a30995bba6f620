//! What never happens, in words: where it stands, what keeps it from happening, what to do.

use super::could::Could;
use super::item::Item;
use super::stuck::Culprits;
use super::world::World;
use crate::blocks::severity;
use crate::check::Check;
use crate::format::{Action, Scalar, Trigger};
use crate::report::{Message, Severity, say};
use crate::source::{Seg, way};
use shujin_messages::Joint;
use std::collections::BTreeSet;

/// Most names that a report explains.
const NAMES: usize = 3;

/// Most values that are listed of a name.
const VALUES: usize = 4;

/// A problem before it is put into the report.
pub(crate) struct Said {
    pub code: &'static str,
    pub way: Vec<Seg>,
    pub found: Message,
    pub expected: Message,
    pub help: Message,
    /// Said by another check already.
    pub known: bool,
}

impl Said {
    /// Whether a scene with it may be shown.
    pub(super) fn only_warns(&self) -> bool {
        severity(self.code) == Severity::Warning
    }
}

impl Check<'_> {
    pub(super) fn put_said(&mut self, said: Said) {
        if !said.known {
            self.put(said.code, &said.way, said.found, said.expected, said.help);
        }
    }

    /// What is said of something that never happens.
    pub(super) fn said(&self, world: &World<'_>, item: &Item) -> Said {
        let scene = self.scene;
        let why = why(world, item);
        match item {
            Item::Step(i, k) => {
                let (task, step) = (&scene.tasks[*i].id, &scene.tasks[*i].steps[*k]);
                let id = format!("{task}.{}", step.id);
                let key = if step.done.is_some() { "done" } else { "ask" };
                Said {
                    code: "never-done",
                    way: way!["task", *i, "step", *k, key],
                    found: say!("never-done", id, why),
                    expected: say!("never-step-can-done"),
                    help: say!("never-have-control-rule-dialogue"),
                    known: false,
                }
            }
            Item::Rule(i) => self.rule_said(world, *i, why),
            Item::Part(part) => {
                let of_block = world.blocks().find_map(|block| block.said(*part, &why));
                of_block.unwrap_or_else(|| held(way!["id"], &why, say!("then-part-never-comes")))
            }
            Item::Node(id) => self.node_said(id, why),
            Item::Finish => Said {
                code: "never-finishes",
                way: way!["id"],
                found: say!("never-lesson-without-tasks-ends"),
                expected: say!("never-tasks-rule-finish-true"),
                help: say!("never-write-task-rule-fires"),
                known: false,
            },
            Item::Shows(i) => held(way!["value", *i, "show"], &why, say!("then-never-on-screen")),
            Item::Hint(i, n) => held(way!["task", *i, "hint", *n, "if"], &why, say!("then-hint-never-comes")),
            Item::Clip(i, k) => held(way!["node", *i, "clip", *k, "when"], &why, say!("then-movement-never-played")),
        }
    }

    fn rule_said(&self, world: &World<'_>, i: usize, why: Message) -> Said {
        let rule = &self.scene.rules[i];
        let holds = || say!("never-condition-can-hold");
        let change = || say!("never-change-condition-delete-rule");
        let (way, found, expected, help) = match trigger_said(world, &rule.when) {
            Some(never) => {
                let happens = say!("expr-something-can-happen");
                let help = say!("scene-add-what-missing-delete");
                (way!["rule", i, "when"], never, happens, help)
            }
            None if matches!(rule.when, Trigger::Becomes(_)) && !world.may_set_off(&rule.when) => {
                (way!["rule", i, "when", "becomes"], never_holds(&why), holds(), change())
            }
            None => (way!["rule", i, "if"], never_holds(&why), holds(), change()),
        };
        Said { code: "rule-never-fires", way, found, expected, help, known: false }
    }

    fn node_said(&self, id: &str, why: Message) -> Said {
        let i = self.scene.nodes.iter().position(|n| n.id == id).unwrap_or(0);
        let node = &self.scene.nodes[i];
        let bound = node.binds.iter().position(|b| b.property == crate::format::Property::Shown);
        let shows = |a: &Action| matches!(a, Action::Show(node) if node == id);
        let shown = self.scene.rules.iter().flat_map(|r| &r.actions).any(shows);
        Said {
            code: "never-shown",
            way: bound.map_or(way!["node", i, "hidden"], |k| way!["node", i, "bind", k, "to"]),
            found: say!("never-shown", id, why),
            expected: say!("never-thing-seen-some-time"),
            help: say!("never-change-condition-delete-node"),
            known: node.hidden && !shown,
        }
    }
}

/// What is said of a condition that never holds, and what comes of that.
pub(crate) fn held(way: Vec<Seg>, why: &Message, then: Message) -> Said {
    Said {
        code: "never-holds",
        way,
        found: never_holds(why),
        expected: say!("never-condition-can-hold"),
        help: say!("never-change-condition", then),
        known: false,
    }
}

/// A condition that never holds, and why.
pub(crate) fn never_holds(why: &Message) -> Message {
    say!("never-holds", why)
}

/// What never sets off a rule; none where that happens, or is an expression.
fn trigger_said(world: &World<'_>, trigger: &Trigger) -> Option<Message> {
    if world.may_set_off(trigger) {
        return None;
    }
    let why = match trigger {
        Trigger::Use(_) | Trigger::Examine(_) => say!("because-node-never-seen"),
        Trigger::Set(_) => say!("because-control-never-on-screen"),
        Trigger::Step(_) => say!("because-this-step-never-done"),
        Trigger::Task(_) => say!("because-this-task-never-done"),
        _ => world.blocks().find_map(|block| block.why_never_set_off(trigger))?,
    };
    Some(say!("never-can-happen", why))
}

/// What keeps something from happening: the names in its condition, with all that they ever are.
fn why(world: &World<'_>, item: &Item) -> Message {
    let Some(Culprits { names, alone }) = world.culprits(item) else {
        return match item {
            Item::Node(_) => say!("because-showing-rule-never-fires"),
            Item::Step(..) => {
                say!("because-question-never-right")
            }
            _ => Message::default(),
        };
    };
    let parts: Vec<Message> = names.iter().filter_map(|name| ever(world, item, name)).take(NAMES).collect();
    if parts.is_empty() || (names.len() > 1 && !alone) {
        return say!("because-parts-conflict");
    }
    joined(parts)
}

fn joined(parts: Vec<Message>) -> Message {
    Message::list(parts, Joint::Clause)
}

/// All that a name ever is, in words, and why if that is known; none where it could be anything.
fn ever(world: &World<'_>, item: &Item, name: &str) -> Option<Message> {
    let (could, later) = match item {
        Item::Step(i, k) => (world.name_at(*i, *k, name), world.done_before(*i, *k, name) == Some(false)),
        _ => (world.name(name), false),
    };
    let range = range(name, &could)?;
    if could.may_hold() {
        return Some(range);
    }
    let why = if later { Some(say!("because-not-done-before")) } else { never(world, name) };
    Some(why.map_or(range.clone(), |why| because(&range, &why)))
}

/// Why a name never holds, if that is known.
fn never(world: &World<'_>, name: &str) -> Option<Message> {
    let (kind, rest) = name.split_once('.').unwrap_or((name, ""));
    let why = match kind {
        "used" | "examined" => say!("because-never-seen"),
        "done" if rest.contains('.') => say!("because-step-never-done"),
        "done" => say!("because-task-never-done"),
        _ => match world.blocks().find_map(|block| block.why_never(world, kind, rest)) {
            Some(why) => why,
            None => return computed(world, name).or_else(|| unset(world, name)),
        },
    };
    Some(why)
}

/// Why a value stays as it is though something would set it.
fn unset(world: &World<'_>, name: &str) -> Option<Message> {
    let sets = |a: &Action| matches!(a, Action::Set(assign) if assign.value == name);
    let rules: Vec<usize> =
        (0..world.scene.rules.len()).filter(|i| world.scene.rules[*i].actions.iter().any(sets)).collect();
    let why = if rules.iter().any(|i| world.fired.contains(i)) {
        return None;
    } else if !rules.is_empty() {
        say!("because-rules-never-fire")
    } else if world.stored.contains(name) {
        say!("because-no-dialogue-changes-it")
    } else {
        return None;
    };
    Some(why)
}

fn because(what: &Message, why: &Message) -> Message {
    say!("never-because", what, why)
}

/// Why a computed value never holds.
fn computed(world: &World<'_>, name: &str) -> Option<Message> {
    let is = world.scene.values.iter().find(|v| v.id == name)?.is.as_ref()?;
    let names: BTreeSet<&str> = world.ast(is)?.names().into_iter().map(|(name, _)| name).collect();
    let frees = |name: &&&str| world.could(is, vec![((**name).to_owned(), Could::any())]).may_hold();
    let parts: Vec<Message> =
        names.iter().filter(frees).filter_map(|name| range(name, &world.name(name))).take(NAMES).collect();
    if parts.is_empty() && !names.is_empty() {
        return Some(say!("because-expression-conflicts"));
    }
    (!parts.is_empty()).then(|| joined(parts))
}

/// All that a name ever is, in words; none where it could be anything.
fn range(name: &str, could: &Could) -> Option<Message> {
    if could.fails() || could.is_any_word() {
        return None;
    }
    let Some((low, high)) = could.between() else {
        let values: Vec<Message> = could.few().iter().take(VALUES).map(|value| Message::same(written(value))).collect();
        let (is_empty, list) = (values.is_empty(), Message::list(values, Joint::Comma));
        let ever = match could.few().len() > VALUES {
            true => say!("ever-among-others", name, list),
            false => say!("ever-among", name, list),
        };
        return (!is_empty).then_some(ever);
    };
    Some(match (low.is_finite(), high.is_finite()) {
        (true, true) => say!("ever-between", name, low, high),
        (true, false) => say!("ever-at-least", name, low),
        (false, true) => say!("ever-at-most", name, high),
        (false, false) => return None,
    })
}

/// A value as it is written in an expression.
fn written(value: &Scalar) -> String {
    match value {
        Scalar::Bool(yes) => yes.to_string(),
        Scalar::Number(n) => n.to_string(),
        Scalar::Word(word) => format!("'{word}'"),
    }
}
