//! Vessels, as authors write them.

use crate::format::{Expr, Volume, is_meant};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A vessel from which something is poured, or into which: a beaker, a burette, a watering can, a pot. What is poured is counted in whole
/// microlitres, so that nothing is ever lost or gained; of a mixture each liquid goes by its share. One that can be taken pours while it is in a hand.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vessel {
    /// Its node; where that is a `[[take]]`, it pours only while it is in a hand.
    pub node: String,
    /// How much it holds; what has no room is not poured.
    pub holds: Volume,
    /// How much is in it at first.
    #[serde(default)]
    pub amount: Volume,
    /// What is in it at first, by an id of your own: `water` is named by the text `liquid.water.name`. Needed where there is an `amount`.
    #[serde(default)]
    pub of: Option<String>,
    /// How much can be poured out of it at once, the least first; at the end whatever is left is poured.
    #[serde(default)]
    pub doses: Vec<Volume>,
    /// Nodes of the vessels into which it can be poured; `flask-*` is every one that begins so. Without any it is poured into nothing.
    #[serde(default)]
    pub into: Vec<String>,
    /// Expression: while it holds, it can be poured; always if left out.
    #[serde(default)]
    pub when: Option<Expr<bool>>,
}

impl Vessel {
    /// Whether it can be poured into the vessel of this node, if that has room.
    pub fn pours_into(&self, node: &str) -> bool {
        self.node != node && self.into.iter().any(|form| is_meant(form, node))
    }

    /// What is in it at first, if anything is.
    pub fn filled_with(&self) -> Option<&str> {
        self.of.as_deref().filter(|_| self.amount > Volume(0))
    }
}
