//! Places where things are put, while a lesson is explored: what could be in each, and how much.

use super::super::super::take::scene::things_in;
use super::find;
use crate::check::explore::{Could, Explored, Item, Part, Said, World, held, some};
use crate::format::{ExprRef, Socket};
use crate::report::{Message, say};
use crate::source::way;

/// Nothing could ever be put here: the place's number.
const NEEDS: &str = "needs";

impl Explored for Vec<Socket> {
    fn could_be(&self, world: &World<'_>, before: &str, after: &str) -> Option<Could> {
        let place = find(self, after)?;
        let things = things_in(world, &place.id);
        match before {
            "count" => Some(Could::span(0.0, f64::from(place.holds).min(things.len() as f64))),
            "in" => {
                let mut could = Could::word("");
                things.iter().for_each(|take| could.join(&Could::word(&take.node)));
                Some(could)
            }
            _ => None,
        }
    }

    fn stuck(&self, world: &World<'_>, add: &mut dyn FnMut(Part)) {
        for (number, place) in self.iter().enumerate() {
            if world.may_meet(&place.node) && !world.may_if_any(place.needs.as_ref()) {
                add(Part { what: NEEDS, number });
            }
        }
    }

    fn conditions(&self, part: Part) -> Option<Vec<ExprRef<'_>>> {
        (part.what == NEEDS).then(|| self.get(part.number).map(|place| some(&place.needs)).unwrap_or_default())
    }

    fn said(&self, part: Part, why: &Message) -> Option<Said> {
        let way = way!["place", part.number, "needs"];
        (part.what == NEEDS).then(|| held(way, why, say!("place-never-filled")))
    }

    fn makers_of(&self, world: &World<'_>, before: &str, after: &str) -> Option<Vec<Item>> {
        let place = find(self, after).filter(|_| matches!(before, "in" | "count"))?;
        let things = things_in(world, &place.id);
        let things = things.iter().flat_map(|take| world.line_of(&take.node));
        Some(world.line_of(&place.node).into_iter().chain(things).collect())
    }

    fn why_never(&self, _: &World<'_>, before: &str, after: &str) -> Option<Message> {
        find(self, after).filter(|_| matches!(before, "in" | "count")).map(|_| say!("place-never-so"))
    }
}
