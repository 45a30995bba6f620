//! Surfaces while a lesson is explored: one could be gone over once it could be seen, its `when` could hold, and its tool be in hand.

use super::super::super::take::scene::may_be_held;
use super::of;
use crate::check::explore::{Could, Explored, Item, Part, Said, World, held, some};
use crate::format::{ExprRef, Surface, Trigger};
use crate::report::{Message, say};
use crate::source::way;
use std::collections::BTreeSet;

/// A surface that could be gone over is noted under this word.
const WORKED: &str = "worked";

impl Explored for Vec<Surface> {
    fn could_be(&self, world: &World<'_>, before: &str, after: &str) -> Option<Could> {
        of(self, after).filter(|_| before == "covered")?;
        Some(if world.is_noted(WORKED, after) { Could::span(0.0, 1.0) } else { Could::number(0.0) })
    }

    fn come_about<'a>(&'a self, world: &mut World<'a>) {
        for surface in self {
            let has_tool = surface.tool.as_ref().is_none_or(|tool| may_be_held(world, tool));
            if has_tool && world.may_meet(&surface.node) && world.may_if_any(surface.when.as_ref()) {
                world.note(WORKED, &surface.node);
            }
        }
    }

    fn could_set_off(&self, world: &World<'_>, trigger: &Trigger) -> Option<bool> {
        let Trigger::Covered(node) = trigger else { return None };
        Some(world.is_noted(WORKED, node))
    }

    fn stuck(&self, world: &World<'_>, add: &mut dyn FnMut(Part)) {
        for (number, surface) in self.iter().enumerate() {
            if world.may_meet(&surface.node) && !world.may_if_any(surface.when.as_ref()) {
                add(Part { what: WORKED, number });
            }
        }
    }

    fn conditions(&self, part: Part) -> Option<Vec<ExprRef<'_>>> {
        (part.what == WORKED).then(|| self.get(part.number).map(|surface| some(&surface.when)).unwrap_or_default())
    }

    fn said(&self, part: Part, why: &Message) -> Option<Said> {
        let way = way!["surface", part.number, "when"];
        (part.what == WORKED).then(|| held(way, why, say!("surface-never-worked")))
    }

    fn makers_of(&self, world: &World<'_>, before: &str, after: &str) -> Option<Vec<Item>> {
        of(self, after).filter(|_| before == "covered").map(|surface| world.line_of(&surface.node))
    }

    fn makers_of_trigger(&self, trigger: &Trigger, names: &mut BTreeSet<String>, _: &mut Vec<Item>) {
        if let Trigger::Covered(node) = trigger {
            names.insert(format!("covered.{node}"));
        }
    }

    fn why_never(&self, _: &World<'_>, before: &str, after: &str) -> Option<Message> {
        of(self, after).filter(|_| before == "covered").map(|_| say!("surface-never-covered"))
    }

    fn why_never_set_off(&self, trigger: &Trigger) -> Option<Message> {
        matches!(trigger, Trigger::Covered(_)).then(|| say!("surface-never-covered"))
    }
}
