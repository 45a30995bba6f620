//! Names that one expression has beside those of the scene: in a row that is being written, the cells before it; in what always holds, what is drawn.

use crate::expr::{Kind, Names};
use crate::format::Scene;
#[cfg(feature = "author")]
use crate::report::Message;

/// The own names of an expression.
pub(crate) struct OwnNames {
    /// All of them.
    pub names: Vec<OwnName>,
    /// What is said where one is named that means nothing yet: what was expected, what to do.
    #[cfg(feature = "author")]
    pub too_early: [Message; 2],
}

/// An own name.
pub(crate) struct OwnName {
    /// As it is written.
    pub name: String,
    /// What its slot is called.
    pub slot: String,
    /// What it gives.
    pub kind: Kind,
    /// Whether it means something there already.
    pub is_known: bool,
}

impl OwnNames {
    /// The own names of the expression with this number; none for one that has no others than the scene's.
    pub(crate) fn of(scene: &Scene, expression: u32) -> Option<OwnNames> {
        scene.blocks().find_map(|block| block.own_names(scene, expression))
    }

    /// The name that is written so.
    pub(crate) fn get(&self, name: &str) -> Option<&OwnName> {
        self.names.iter().find(|own| own.name == name)
    }
}

/// The names of a scene in an expression that may have names of its own.
pub(super) struct WithOwn<'a, N> {
    pub(super) scene: &'a N,
    pub(super) own: Option<&'a OwnNames>,
}

impl<'a, N> WithOwn<'a, N> {
    /// The own name, if it means something already.
    pub(super) fn known(&self, name: &str) -> Option<&'a OwnName> {
        self.own?.get(name).filter(|own| own.is_known)
    }
}

impl<N: Names> Names for WithOwn<'_, N> {
    fn kind(&self, name: &str) -> Option<Kind> {
        self.known(name).map(|own| own.kind).or_else(|| self.scene.kind(name))
    }
}
