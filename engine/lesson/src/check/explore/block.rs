//! What the exploration of a lesson asks of a block, as [`SceneBlock`](crate::blocks::SceneBlock) is what reader and checker ask.
//!
//! What could come about of a block is kept in the world: what was noted ([`World::note`]), and what could stand somewhere
//! ([`World::add_entry`]), each by a word and an id. So a block has no state of its own here.

use super::could::Could;
use super::item::{Item, Part};
use super::say::Said;
use super::world::World;
use crate::check::Check;
use crate::format::{Action, ExprRef, Step, Trigger};
use crate::report::Message;
use std::collections::BTreeSet;

/// A block's part of a scene while the lesson is explored. What a block does not need it leaves out.
#[allow(unused_variables)] // the defaults do nothing with what they are given
pub(crate) trait Explored {
    /// What its name `before.after` could mean, or `before` where `after` is empty; nothing where it is none of its names.
    fn could_be(&self, world: &World<'_>, before: &str, after: &str) -> Option<Could> {
        None
    }

    /// Notes what could come about of the block as the world is now.
    fn come_about<'a>(&'a self, world: &mut World<'a>) {}

    /// Notes what comes of a rule's action.
    fn perform<'a>(&'a self, world: &mut World<'a>, action: &'a Action) {}

    /// Notes what comes of a step that comes up.
    fn step_came_up<'a>(&'a self, world: &mut World<'a>, step: &'a Step) {}

    /// Whether its part of a step could be done; nothing where it has none in it.
    fn step_could_be_done(&self, world: &World<'_>, step: &Step) -> Option<bool> {
        None
    }

    /// What its name comes of without being computed in the scene, as a model's outputs come of its inputs; nothing where it is none of
    /// its names.
    fn comes_of(&self, before: &str, after: &str) -> Option<Vec<ExprRef<'_>>> {
        None
    }

    /// What a name could mean when a step is done, where that is known better than at other times.
    fn could_be_at(&self, world: &World<'_>, step: &Step, name: &str) -> Option<Could> {
        None
    }

    /// Whether what sets off a rule could happen; nothing where that is none of the block's.
    fn could_set_off(&self, world: &World<'_>, trigger: &Trigger) -> Option<bool> {
        None
    }

    /// A name of which more is known when this sets off a rule, and what.
    fn known_at(&self, trigger: &Trigger) -> Option<(String, Could)> {
        None
    }

    /// Its parts that should happen and never do.
    fn stuck(&self, world: &World<'_>, add: &mut dyn FnMut(Part)) {}

    /// The expressions that must hold for a part to happen; nothing where it is none of the block's.
    fn conditions(&self, part: Part) -> Option<Vec<ExprRef<'_>>> {
        None
    }

    /// What is said of a part that never happens, and `why`; nothing where it is none of the block's.
    fn said(&self, part: Part, why: &Message) -> Option<Said> {
        None
    }

    /// What could change what its name means; nothing where it is none of its names.
    fn makers_of(&self, world: &World<'_>, before: &str, after: &str) -> Option<Vec<Item>> {
        None
    }

    /// What could make it set off a rule: names that would tell, and items.
    fn makers_of_trigger(&self, trigger: &Trigger, names: &mut BTreeSet<String>, items: &mut Vec<Item>) {}

    /// Names that tell of its part of a step.
    fn makers_of_step(&self, step: &Step, names: &mut BTreeSet<String>) {}

    /// What could begin dialogues, which set values.
    fn makers_of_dialogues(&self, items: &mut Vec<Item>) {}

    /// Why its name never holds; nothing where it is none of its names, or that is not known.
    fn why_never(&self, world: &World<'_>, before: &str, after: &str) -> Option<Message> {
        None
    }

    /// Why this never sets off a rule.
    fn why_never_set_off(&self, trigger: &Trigger) -> Option<Message> {
        None
    }

    /// Says what is wrong with what could come about, whether it happens or not.
    fn explored(&self, check: &mut Check<'_>, world: &World<'_>) {}
}
