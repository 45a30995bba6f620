//! Tools while a lesson is explored: one could be used once it could be in hand, the thing be seen, and its `when` hold.

use super::super::super::take::scene::may_be_held;
use super::find;
use crate::check::explore::{Could, Explored, Item, Part, Said, World, held, some};
use crate::format::{Apply, ExprRef, Trigger};
use crate::report::{Message, say};
use crate::source::way;
use std::collections::BTreeSet;

/// A use that could come about is noted under this word.
const USED: &str = "applied";

impl Explored for Vec<Apply> {
    fn could_be(&self, world: &World<'_>, before: &str, after: &str) -> Option<Could> {
        find(self, after).filter(|_| before == "applied")?;
        Some(Could::count(world.is_noted(USED, after)))
    }

    fn come_about<'a>(&'a self, world: &mut World<'a>) {
        for apply in self {
            if may_be_held(world, &apply.tool) && world.may_meet(&apply.to) && world.may_if_any(apply.when.as_ref()) {
                world.note(USED, &apply.id);
            }
        }
    }

    fn could_set_off(&self, world: &World<'_>, trigger: &Trigger) -> Option<bool> {
        let Trigger::Apply(id) = trigger else { return None };
        Some(world.is_noted(USED, id))
    }

    fn stuck(&self, world: &World<'_>, add: &mut dyn FnMut(Part)) {
        for (number, apply) in self.iter().enumerate() {
            if may_be_held(world, &apply.tool) && world.may_meet(&apply.to) && !world.may_if_any(apply.when.as_ref()) {
                add(Part { what: USED, number });
            }
        }
    }

    fn conditions(&self, part: Part) -> Option<Vec<ExprRef<'_>>> {
        (part.what == USED).then(|| self.get(part.number).map(|apply| some(&apply.when)).unwrap_or_default())
    }

    fn said(&self, part: Part, why: &Message) -> Option<Said> {
        let way = way!["apply", part.number, "when"];
        (part.what == USED).then(|| held(way, why, say!("apply-never-used")))
    }

    fn makers_of(&self, world: &World<'_>, before: &str, after: &str) -> Option<Vec<Item>> {
        let apply = find(self, after).filter(|_| before == "applied")?;
        Some([&apply.tool, &apply.to].into_iter().flat_map(|node| world.line_of(node)).collect())
    }

    fn makers_of_trigger(&self, trigger: &Trigger, names: &mut BTreeSet<String>, _: &mut Vec<Item>) {
        if let Trigger::Apply(id) = trigger {
            names.insert(format!("applied.{id}"));
        }
    }

    fn why_never(&self, _: &World<'_>, before: &str, after: &str) -> Option<Message> {
        find(self, after).filter(|_| before == "applied").map(|_| say!("apply-never-used"))
    }

    fn why_never_set_off(&self, trigger: &Trigger) -> Option<Message> {
        matches!(trigger, Trigger::Apply(_)).then(|| say!("apply-never-used"))
    }
}
