//! Things that are taken, while a lesson is explored: where each could be. One can be taken once it could be seen and its `when` could hold.

use super::of;
use crate::check::explore::{Could, Explored, Item, Part, Said, World, held, some};
use crate::format::{Action, ExprRef, Scalar, Take, Trigger};
use crate::report::{Message, say};
use crate::source::way;
use std::collections::BTreeSet;

/// Things that could be taken are noted under this word, and the places to which each could come, as words, stand under the other.
const TAKEN: &str = "taken";
const PUT: &str = "put";

/// Whether the thing of this node could ever be in a hand.
pub(in super::super::super) fn may_be_held(world: &World<'_>, node: &str) -> bool {
    world.is_noted(TAKEN, node)
}

fn may_take(world: &World<'_>, take: &Take) -> bool {
    may_be_held(world, &take.node)
}

/// The places where a thing could be.
fn places_of(world: &World<'_>, take: &Take) -> Could {
    let mut could = Could::word(&take.home);
    could.join(&world.entry(PUT, &take.node));
    could
}

/// The things that could be in a place.
pub(in super::super::super) fn things_in<'w>(world: &World<'w>, place: &str) -> Vec<&'w Take> {
    let there = Scalar::Word(place.to_owned());
    let could = |take: &&Take| take.home == place || world.entry(PUT, &take.node).few().contains(&there);
    world.scene.takes.iter().filter(could).collect()
}

impl Explored for Vec<Take> {
    fn could_be(&self, world: &World<'_>, before: &str, after: &str) -> Option<Could> {
        let take = of(self, after)?;
        match before {
            "held" => Some(Could::if_ever(may_take(world, take))),
            "at" => {
                let mut could = places_of(world, take);
                if may_take(world, take) {
                    could.join(&Could::word(""));
                }
                Some(could)
            }
            _ => None,
        }
    }

    fn come_about<'a>(&'a self, world: &mut World<'a>) {
        for take in self.iter().filter(|take| of(self, &take.node).is_some_and(|first| std::ptr::eq(first, *take))) {
            if world.may_meet(&take.node) && world.may_if_any(take.when.as_ref()) {
                world.note(TAKEN, &take.node);
            }
            if !may_take(world, take) {
                continue;
            }
            let places = &world.scene.sockets;
            for place in places.iter().filter(|place| place.receives(take)) {
                if world.may_meet(&place.node) && world.may_if_any(place.needs.as_ref()) {
                    world.add_entry(PUT, &take.node, &Could::word(&place.id));
                }
            }
        }
    }

    fn perform<'a>(&'a self, world: &mut World<'a>, action: &'a Action) {
        if let Action::Put(all) = action {
            all.iter().for_each(|putting| world.add_entry(PUT, &putting.thing, &Could::word(&putting.place)));
        }
    }

    fn could_set_off(&self, world: &World<'_>, trigger: &Trigger) -> Option<bool> {
        match trigger {
            Trigger::Take(node) => Some(of(self, node).is_some_and(|take| may_take(world, take))),
            // What is at home there is put back there once it was taken.
            Trigger::Put(place) | Trigger::Leave(place) => {
                Some(things_in(world, place).into_iter().any(|take| may_take(world, take)))
            }
            _ => None,
        }
    }

    fn stuck(&self, world: &World<'_>, add: &mut dyn FnMut(Part)) {
        for (number, take) in self.iter().enumerate() {
            if world.may_meet(&take.node) && !world.may_if_any(take.when.as_ref()) {
                add(Part { what: TAKEN, number });
            }
        }
    }

    fn conditions(&self, part: Part) -> Option<Vec<ExprRef<'_>>> {
        (part.what == TAKEN).then(|| self.get(part.number).map(|take| some(&take.when)).unwrap_or_default())
    }

    fn said(&self, part: Part, why: &Message) -> Option<Said> {
        let way = way!["take", part.number, "when"];
        (part.what == TAKEN).then(|| held(way, why, say!("take-never-taken")))
    }

    fn makers_of(&self, world: &World<'_>, before: &str, after: &str) -> Option<Vec<Item>> {
        let take = of(self, after).filter(|_| matches!(before, "held" | "at"))?;
        let puts = |action: &Action| matches!(action, Action::Put(all) if all.iter().any(|one| one.thing == after));
        Some(world.line_of(&take.node).into_iter().chain(world.rules_that(puts)).collect())
    }

    fn makers_of_trigger(&self, trigger: &Trigger, names: &mut BTreeSet<String>, _: &mut Vec<Item>) {
        match trigger {
            Trigger::Take(node) => _ = names.insert(format!("held.{node}")),
            Trigger::Put(place) | Trigger::Leave(place) => _ = names.insert(format!("count.{place}")),
            _ => {}
        }
    }

    fn why_never(&self, _: &World<'_>, before: &str, after: &str) -> Option<Message> {
        of(self, after).filter(|_| matches!(before, "held" | "at")).map(|_| say!("take-never-there"))
    }

    fn why_never_set_off(&self, trigger: &Trigger) -> Option<Message> {
        matches!(trigger, Trigger::Take(_) | Trigger::Put(_) | Trigger::Leave(_)).then(|| say!("take-never-comes"))
    }
}
