//! Vessels while a lesson is explored: what could be in each, and how much. One could be poured once it could be seen, with something in it,
//! and its `when` could hold; one that is taken, once it could be in a hand.

use super::super::super::take::scene::may_be_held;
use super::{is_liquid, of, sources};
use crate::check::explore::{Could, Explored, Item, Part, Said, World, held, some};
use crate::format::{ExprRef, Scalar, Trigger, Vessel};
use crate::report::{Message, say};
use crate::source::way;
use std::collections::BTreeSet;

/// Vessels that could be poured are noted under this word, and those into which something could be poured under the next.
const POURED: &str = "poured";
const FILLED: &str = "filled";
/// What could be in each vessel, as words.
const LIQUIDS: &str = "liquids";

/// Whether this vessel could be poured as the world is now.
fn may_pour(world: &World<'_>, number: usize, vessel: &Vessel) -> bool {
    let may_hold = world.is_granted(Part { what: POURED, number }) || world.may_if_any(vessel.when.as_ref());
    let is_taken = world.scene.takes.iter().any(|take| take.node == vessel.node);
    may_hold
        && !vessel.doses.is_empty()
        && world.may_meet(&vessel.node)
        && (!is_taken || may_be_held(world, &vessel.node))
        && !world.entry(LIQUIDS, &vessel.node).is_none()
}

/// How much could be in a vessel, mL.
fn amounts(vessels: &[Vessel], world: &World<'_>, vessel: &Vessel) -> Could {
    let pours = |from: &Vessel, to: &str| world.is_noted(POURED, &from.node) && world.is_noted(FILLED, to);
    let others: u64 = sources(vessels, &vessel.node, pours).iter().map(|source| source.amount.0).sum();
    let all = (others + vessel.amount.0).min(vessel.holds.0.max(vessel.amount.0));
    let least = if world.is_noted(POURED, &vessel.node) { 0.0 } else { vessel.amount.millilitres() };
    Could::span(least, all as f64 / 1000.0)
}

/// Which part of what is in a vessel this liquid could be.
fn shares(world: &World<'_>, vessel: &Vessel, liquid: &str) -> Could {
    let all = world.entry(LIQUIDS, &vessel.node);
    let this = Scalar::Word(liquid.to_owned());
    let is_there = all.is_any_word() || all.few().contains(&this);
    let is_alone = !all.is_any_word() && all.few().len() == 1;
    match (is_there, is_alone) {
        (false, _) => Could::number(0.0),
        (true, false) => Could::span(0.0, 1.0),
        // What is in it is this, or nothing is in it.
        (true, true) => {
            let is_never_empty = vessel.filled_with().is_some() && !world.is_noted(POURED, &vessel.node);
            let mut could = if is_never_empty { Could::none() } else { Could::number(0.0) };
            could.add(Scalar::Number(1.0));
            could
        }
    }
}

impl Explored for Vec<Vessel> {
    fn could_be(&self, world: &World<'_>, before: &str, after: &str) -> Option<Could> {
        match before {
            "amount" => of(self, after).map(|vessel| amounts(self, world, vessel)),
            "share" => {
                let (node, liquid) = after.split_once('.').filter(|(_, liquid)| is_liquid(self, liquid))?;
                of(self, node).map(|vessel| shares(world, vessel, liquid))
            }
            _ => None,
        }
    }

    fn come_about<'a>(&'a self, world: &mut World<'a>) {
        let is_first = |vessel: &Vessel| of(self, &vessel.node).is_some_and(|first| std::ptr::eq(first, vessel));
        for (number, vessel) in self.iter().enumerate().filter(|(_, vessel)| is_first(vessel)) {
            if let Some(liquid) = vessel.filled_with() {
                world.add_entry(LIQUIDS, &vessel.node, &Could::word(liquid));
            }
            if !may_pour(world, number, vessel) {
                continue;
            }
            let liquids = world.entry(LIQUIDS, &vessel.node);
            for to in self.iter().filter(|to| vessel.pours_into(&to.node)) {
                if world.may_meet(&to.node) {
                    world.note(POURED, &vessel.node);
                    world.note(FILLED, &to.node);
                    world.add_entry(LIQUIDS, &to.node, &liquids);
                }
            }
        }
    }

    fn could_set_off(&self, world: &World<'_>, trigger: &Trigger) -> Option<bool> {
        let Trigger::Pour(node) = trigger else { return None };
        Some(world.is_noted(FILLED, node))
    }

    fn stuck(&self, world: &World<'_>, add: &mut dyn FnMut(Part)) {
        for (number, vessel) in self.iter().enumerate() {
            if world.may_meet(&vessel.node) && !world.may_if_any(vessel.when.as_ref()) {
                add(Part { what: POURED, number });
            }
        }
    }

    fn conditions(&self, part: Part) -> Option<Vec<ExprRef<'_>>> {
        (part.what == POURED).then(|| self.get(part.number).map(|vessel| some(&vessel.when)).unwrap_or_default())
    }

    fn said(&self, part: Part, why: &Message) -> Option<Said> {
        let way = way!["vessel", part.number, "when"];
        (part.what == POURED).then(|| held(way, why, say!("vessel-never-poured")))
    }

    fn makers_of(&self, world: &World<'_>, before: &str, after: &str) -> Option<Vec<Item>> {
        let node = match before {
            "amount" => after,
            "share" => after.split_once('.')?.0,
            _ => return None,
        };
        let vessel = of(self, node)?;
        let others = sources(self, node, |_, _| true);
        Some([vessel].into_iter().chain(others).flat_map(|one| world.line_of(&one.node)).collect())
    }

    fn makers_of_trigger(&self, trigger: &Trigger, names: &mut BTreeSet<String>, _: &mut Vec<Item>) {
        if let Trigger::Pour(node) = trigger {
            names.insert(format!("amount.{node}"));
        }
    }

    fn why_never(&self, _: &World<'_>, before: &str, after: &str) -> Option<Message> {
        let node = if before == "share" { after.split_once('.')?.0 } else { after };
        of(self, node).filter(|_| matches!(before, "amount" | "share")).map(|_| say!("vessel-never-so"))
    }

    fn why_never_set_off(&self, trigger: &Trigger) -> Option<Message> {
        matches!(trigger, Trigger::Pour(_)).then(|| say!("vessel-never-filled"))
    }
}
