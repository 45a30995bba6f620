//! Handles while a lesson is explored: one could be held once it could be seen and its value could be set.

use super::{is_dragged, of};
use crate::check::explore::{Could, Explored, Item, World};
use crate::format::{Handle, Trigger};
use crate::report::{Message, say};
use std::collections::BTreeSet;

/// Whether the handle on this node could ever be held.
fn may_hold(handles: &[Handle], world: &World<'_>, node: &str) -> bool {
    let Some(handle) = of(handles, node).filter(|handle| is_dragged(handle)) else { return false };
    let value = world.scene.values.iter().find(|value| value.id == handle.value);
    world.may_meet(node) && value.is_some_and(|value| world.may_if_any(value.show.as_ref()))
}

impl Explored for Vec<Handle> {
    fn could_be(&self, world: &World<'_>, before: &str, after: &str) -> Option<Could> {
        of(self, after).filter(|_| before == "gripped")?;
        Some(Could::if_ever(may_hold(self, world, after)))
    }

    fn could_set_off(&self, world: &World<'_>, trigger: &Trigger) -> Option<bool> {
        let (Trigger::Hold(node) | Trigger::LetGo(node)) = trigger else { return None };
        Some(may_hold(self, world, node))
    }

    fn makers_of(&self, world: &World<'_>, before: &str, after: &str) -> Option<Vec<Item>> {
        of(self, after).filter(|_| before == "gripped").map(|handle| world.line_of(&handle.node))
    }

    fn makers_of_trigger(&self, trigger: &Trigger, names: &mut BTreeSet<String>, _: &mut Vec<Item>) {
        if let Trigger::Hold(node) | Trigger::LetGo(node) = trigger {
            names.insert(format!("gripped.{node}"));
        }
    }

    fn why_never(&self, _: &World<'_>, before: &str, after: &str) -> Option<Message> {
        of(self, after).filter(|_| before == "gripped").map(|_| say!("handle-never-held"))
    }

    fn why_never_set_off(&self, trigger: &Trigger) -> Option<Message> {
        matches!(trigger, Trigger::Hold(_) | Trigger::LetGo(_)).then(|| say!("handle-never-held"))
    }
}
