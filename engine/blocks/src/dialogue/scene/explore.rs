//! People who talk while a lesson is explored: which dialogues could begin. What is said in them, the exploration follows by itself.

use crate::check::explore::{Could, Explored, Item, World};
use crate::format::{Action, Role, Trigger};
use crate::report::{Message, say};
use std::collections::BTreeSet;

impl Explored for Vec<Role> {
    fn could_be(&self, world: &World<'_>, before: &str, after: &str) -> Option<Could> {
        match before {
            "talked" => Some(Could::count(world.over.contains(after))),
            "talking" => Some(Could::if_ever(world.begun.contains(after))),
            _ => None,
        }
    }

    /// People who could be seen are talked to; of several people of one node the first talks.
    fn come_about<'a>(&'a self, world: &mut World<'a>) {
        let mut met = BTreeSet::new();
        for role in self {
            let Some(node) = role.node.as_deref().filter(|node| met.insert(*node)) else { continue };
            if let Some(talk) = role.talk.as_deref().filter(|_| world.may_meet(node)) {
                world.begin(talk);
            }
        }
    }

    fn perform<'a>(&'a self, world: &mut World<'a>, action: &'a Action) {
        if let Action::Talk(node) = action {
            world.begin(node);
        }
    }

    fn could_set_off(&self, world: &World<'_>, trigger: &Trigger) -> Option<bool> {
        let Trigger::Talk(node) = trigger else { return None };
        Some(world.name(&format!("talked.{node}")).may_hold())
    }

    fn known_at(&self, trigger: &Trigger) -> Option<(String, Could)> {
        let Trigger::Talk(node) = trigger else { return None };
        Some((format!("talked.{node}"), Could::span(1.0, f64::INFINITY)))
    }

    fn makers_of(&self, world: &World<'_>, before: &str, after: &str) -> Option<Vec<Item>> {
        if !matches!(before, "talked" | "talking") {
            return None;
        }
        let mut makers = world.rules_that(|action| matches!(action, Action::Talk(node) if node == after));
        let roles = self.iter().filter(|role| role.talk.as_deref() == Some(after));
        makers.extend(roles.filter_map(|role| role.node.as_ref()).flat_map(|node| world.line_of(node)));
        Some(makers)
    }

    fn makers_of_trigger(&self, trigger: &Trigger, names: &mut BTreeSet<String>, _: &mut Vec<Item>) {
        if let Trigger::Talk(node) = trigger {
            names.insert(format!("talked.{node}"));
        }
    }

    fn makers_of_dialogues(&self, items: &mut Vec<Item>) {
        items.extend(self.iter().filter_map(|role| Some(Item::Node(role.node.clone()?))));
    }

    fn why_never(&self, world: &World<'_>, before: &str, after: &str) -> Option<Message> {
        match before {
            "talked" | "talking" if world.begun.contains(after) => Some(say!("dialogue-never-ends")),
            "talked" | "talking" => Some(say!("dialogue-never-begins")),
            _ => None,
        }
    }

    fn why_never_set_off(&self, trigger: &Trigger) -> Option<Message> {
        let why = say!("dialogue-never-begins-or-ends");
        matches!(trigger, Trigger::Talk(_)).then_some(why)
    }
}
