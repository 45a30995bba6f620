//! Terminals while a lesson is explored: two could be joined, and parted again, once both could be seen and the `when` of each could hold.

use super::{of, pair};
use crate::check::explore::{Could, Explored, Item, Part, Said, World, held, some};
use crate::format::{ExprRef, Scalar, Terminal, Trigger};
use crate::report::{Message, say};
use crate::source::way;
use std::collections::BTreeSet;

/// To what each terminal could be joined, as words.
const JOINED: &str = "joined";

/// Whether a wire could begin or end here as the world is now.
fn may_join(world: &World<'_>, number: usize, terminal: &Terminal) -> bool {
    let may_hold = world.is_granted(Part { what: JOINED, number }) || world.may_if_any(terminal.when.as_ref());
    may_hold && world.may_meet(&terminal.node)
}

/// Whether these two could be joined.
fn may_be_joined(world: &World<'_>, a: &Terminal, b: &Terminal) -> bool {
    let to = world.entry(JOINED, &a.node);
    to.is_any_word() || to.few().contains(&Scalar::Word(b.node.clone()))
}

impl Explored for Vec<Terminal> {
    fn could_be(&self, world: &World<'_>, before: &str, after: &str) -> Option<Could> {
        match before {
            "joined" => pair(self, after).map(|(a, b)| Could::if_ever(may_be_joined(world, a, b))),
            "wires" => {
                let terminal = of(self, after)?;
                let others = self.iter().filter(|other| may_be_joined(world, terminal, other)).count();
                Some(Could::span(0.0, f64::from(terminal.joins).min(others as f64)))
            }
            _ => None,
        }
    }

    fn come_about<'a>(&'a self, world: &mut World<'a>) {
        let open = self.iter().enumerate().filter(|(number, terminal)| may_join(world, *number, terminal));
        let open: Vec<&Terminal> = open.map(|(_, terminal)| terminal).collect();
        for terminal in &open {
            for other in open.iter().filter(|other| terminal.fits(other)) {
                world.add_entry(JOINED, &terminal.node, &Could::word(&other.node));
            }
        }
    }

    fn could_set_off(&self, world: &World<'_>, trigger: &Trigger) -> Option<bool> {
        let (Trigger::Join(node) | Trigger::Part(node)) = trigger else { return None };
        Some(!world.entry(JOINED, node).is_none())
    }

    fn stuck(&self, world: &World<'_>, add: &mut dyn FnMut(Part)) {
        for (number, terminal) in self.iter().enumerate() {
            if world.may_meet(&terminal.node) && !world.may_if_any(terminal.when.as_ref()) {
                add(Part { what: JOINED, number });
            }
        }
    }

    fn conditions(&self, part: Part) -> Option<Vec<ExprRef<'_>>> {
        (part.what == JOINED).then(|| self.get(part.number).map(|terminal| some(&terminal.when)).unwrap_or_default())
    }

    fn said(&self, part: Part, why: &Message) -> Option<Said> {
        let way = way!["terminal", part.number, "when"];
        (part.what == JOINED).then(|| held(way, why, say!("terminal-never-open")))
    }

    fn makers_of(&self, world: &World<'_>, before: &str, after: &str) -> Option<Vec<Item>> {
        let ends: Vec<&Terminal> = match before {
            "joined" => pair(self, after).map(|(a, b)| vec![a, b])?,
            "wires" => {
                let terminal = of(self, after)?;
                self.iter().filter(|other| terminal.fits(other)).chain([terminal]).collect()
            }
            _ => return None,
        };
        Some(ends.into_iter().flat_map(|end| world.line_of(&end.node)).collect())
    }

    fn makers_of_trigger(&self, trigger: &Trigger, names: &mut BTreeSet<String>, _: &mut Vec<Item>) {
        if let Trigger::Join(node) | Trigger::Part(node) = trigger {
            names.insert(format!("wires.{node}"));
        }
    }

    fn why_never(&self, _: &World<'_>, before: &str, after: &str) -> Option<Message> {
        let is_ours = match before {
            "joined" => pair(self, after).is_some(),
            "wires" => of(self, after).is_some(),
            _ => false,
        };
        is_ours.then(|| say!("terminal-never-so"))
    }

    fn why_never_set_off(&self, trigger: &Trigger) -> Option<Message> {
        matches!(trigger, Trigger::Join(_) | Trigger::Part(_)).then(|| say!("terminal-never-joined"))
    }
}
