//! What reader and checker ask of a block's part of a scene.

use crate::catalogue::Catalogue;
#[cfg(feature = "author")]
use crate::check::{Asked, Life, NameContext, Needs, explore::Explored};
use crate::check::{Check, IdKind};
use crate::expr::{Kind, Want};
use crate::expressions::OwnNames;
use crate::format::{Action, Scene, Step, Trigger};
use crate::source::Seg;

/// A block's part of a scene: what stands in its field of [`Scene`](crate::format::Scene). What a block does not need it leaves out.
#[allow(unused_variables)] // the defaults do nothing with what they are given
pub(crate) trait SceneBlock {
    /// The ids that it declares, and where.
    fn ids<'a>(&'a self, add: &mut dyn FnMut(IdKind, &'a str, Vec<Seg>)) {}

    /// The kinds of its names in expressions, as far as each is known by its whole.
    fn kinds(&self, catalogue: &Catalogue, add: &mut dyn FnMut(String, Kind)) {}

    /// The kind of its name `before.after`, or `before` where `after` is empty; nothing where it is none of its names.
    fn kind_of(&self, catalogue: &Catalogue, before: &str, after: &str) -> Option<Kind> {
        None
    }

    /// The words that its names may be, in all.
    fn words<'a>(&'a self, add: &mut dyn FnMut(&'a str)) {}

    /// What its expressions want, by their numbers, where their neighbours tell more than their types.
    fn wants(&self, catalogue: &Catalogue, add: &mut dyn FnMut(u32, Want)) {}

    /// The names that the expression with this number has beside those of the scene, if it is one of the block's that has any: such an
    /// expression is asked for now and then, as the entry of a row is when the row is written, and not in each tick.
    fn own_names(&self, scene: &Scene, expression: u32) -> Option<OwnNames> {
        None
    }

    /// Checks what a player relies on.
    fn check(&self, check: &mut Check<'_>) {}

    /// Checks what sets off a rule, if that is something of the block; `way` leads to the rule's `when`.
    fn check_trigger(&self, check: &mut Check<'_>, trigger: &Trigger, way: &[Seg]) {}

    /// Checks what a rule does, if that is something of the block; `way` leads to the action.
    fn check_action(&self, check: &mut Check<'_>, action: &Action, way: &[Seg]) {}

    /// Checks the block's part of a task's step, to which `way` leads.
    fn check_step(&self, check: &mut Check<'_>, step: &Step, way: &[Seg]) {}

    /// The files of dialogues that it names, and where.
    fn dialogues<'a>(&'a self, add: &mut dyn FnMut(&'a str, Vec<Seg>)) {}

    /// The files of pictures that it shows: each is held against its bytes, and counts as used.
    fn pictures<'a>(&'a self, add: &mut dyn FnMut(&'a str)) {}

    /// Who speaks in dialogues.
    #[cfg(feature = "author")]
    fn speakers<'a>(&'a self, add: &mut dyn FnMut(&'a str)) {}

    /// The nodes of dialogues that it begins.
    #[cfg(feature = "author")]
    fn begins<'a>(&'a self, add: &mut dyn FnMut(&'a str)) {}

    /// The node of a dialogue that a rule's action begins, if that is something of the block.
    #[cfg(feature = "author")]
    fn talk_of<'a>(&self, action: &'a Action) -> Option<&'a str> {
        None
    }

    /// Checks what only authors want to know.
    #[cfg(feature = "author")]
    fn check_authored(&self, check: &mut Check<'_>) {}

    /// The texts that it needs or may have.
    #[cfg(feature = "author")]
    fn texts(&self, scene: &Scene, needs: &mut Needs) {}

    /// The questions that it puts, with their texts.
    #[cfg(feature = "author")]
    fn asked<'a>(&'a self, add: &mut dyn FnMut(Asked<'a>)) {}

    /// The lines that it shows while it goes on, whatever is asked.
    #[cfg(feature = "author")]
    fn captions<'a>(&'a self, add: &mut dyn FnMut(&'a str)) {}

    /// Its names in expressions, and whether each can ever be other than at the start.
    #[cfg(feature = "author")]
    fn names(&self, context: &NameContext<'_>, put: &mut dyn FnMut(String, Life)) {}

    /// How names begin of which not all are known, so that none is guessed at.
    #[cfg(feature = "author")]
    fn unknown_names(&self, context: &NameContext<'_>) -> &'static [&'static str] {
        &[]
    }

    /// The words that one of its names may be; nothing where it is none of its names.
    #[cfg(feature = "author")]
    fn options(&self, name: &str) -> Option<&[String]> {
        None
    }

    /// What it brings to the exploration of a lesson, if anything.
    #[cfg(feature = "author")]
    fn explored(&self) -> Option<&dyn Explored> {
        None
    }

    /// What comes of a rule's action by itself, sooner or later.
    #[cfg(feature = "author")]
    fn leads_to(&self, action: &Action) -> Option<Trigger> {
        None
    }

    /// Whether something of it is a floor under this point.
    #[cfg(feature = "author")]
    fn is_floor(&self, point: [f32; 3]) -> bool {
        false
    }

    /// Whether it has something happen when this node is touched.
    #[cfg(feature = "author")]
    fn is_touched(&self, node: &str) -> bool {
        false
    }

    /// Whether this node is taken in the hand to be used on something else: then it need not be put anywhere.
    #[cfg(feature = "author")]
    fn is_tool(&self, node: &str) -> bool {
        false
    }
}

/// A block's field of a scene, whatever the block.
#[cfg(feature = "author")]
pub(super) trait Field {
    /// Whether the scene has it.
    fn is_there(&self) -> bool;
}

#[cfg(feature = "author")]
impl<T> Field for Vec<T> {
    fn is_there(&self) -> bool {
        !self.is_empty()
    }
}

#[cfg(feature = "author")]
impl<T> Field for Option<T> {
    fn is_there(&self) -> bool {
        self.is_some()
    }
}
