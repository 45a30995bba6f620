//! Pictures while a lesson is explored: one could be looked at once the thing that it lies on could be seen.

use super::of_name;
use crate::check::explore::{Could, Explored, Item, World};
use crate::format::Picture;
use crate::report::{Message, say};

impl Explored for Vec<Picture> {
    fn could_be(&self, world: &World<'_>, before: &str, after: &str) -> Option<Could> {
        let picture = of_name(self, before, after)?;
        Some(Could::if_ever(world.may_meet(&picture.node)))
    }

    fn makers_of(&self, world: &World<'_>, before: &str, after: &str) -> Option<Vec<Item>> {
        Some(world.line_of(&of_name(self, before, after)?.node))
    }

    fn why_never(&self, _: &World<'_>, before: &str, after: &str) -> Option<Message> {
        of_name(self, before, after)?;
        Some(say!("picture-never-seen"))
    }
}
