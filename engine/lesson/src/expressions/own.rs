//! Names that one expression has beside those of the scene: in a row that is being written, the cells before it.

use crate::expr::{Kind, Names};
use crate::format::Scene;
#[cfg(feature = "author")]
use crate::report::Message;

/// The own names of an entry.
pub(crate) struct OwnNames<'a> {
    /// All of them.
    pub names: Vec<OwnName<'a>>,
    /// What is said where one is named that means nothing yet: what was expected, what to do.
    #[cfg(feature = "author")]
    pub too_early: [Message; 2],
}

/// A name of an entry.
pub(crate) struct OwnName<'a> {
    /// As it is written.
    pub name: &'a str,
    /// What its slot is called.
    pub slot: String,
    /// What it gives.
    pub kind: Kind,
    /// Whether it means something there already.
    pub is_known: bool,
}

impl<'a> OwnNames<'a> {
    /// The own names of the expression with this number; none for one that is no entry.
    pub(crate) fn of(scene: &'a Scene, expression: u32) -> Option<OwnNames<'a>> {
        scene.blocks().find_map(|block| block.own_names(expression))
    }

    /// The name that is written so.
    pub(crate) fn get(&self, name: &str) -> Option<&OwnName<'a>> {
        self.names.iter().find(|own| own.name == name)
    }
}

/// The names of a scene in an expression that may have names of its own.
pub(super) struct WithOwn<'a, N> {
    pub(super) scene: &'a N,
    pub(super) own: Option<&'a OwnNames<'a>>,
}

impl<'a, N> WithOwn<'a, N> {
    /// The own name, if it means something already.
    pub(super) fn known(&self, name: &str) -> Option<&'a OwnName<'a>> {
        self.own?.get(name).filter(|own| own.is_known)
    }
}

impl<N: Names> Names for WithOwn<'_, N> {
    fn kind(&self, name: &str) -> Option<Kind> {
        self.known(name).map(|own| own.kind).or_else(|| self.scene.kind(name))
    }
}
