//! Places where things are put, as authors write them.

use crate::format::{Angle, Expr, Point, Take, is_meant};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place where things are put that a hand has taken: a hook, a pan, a shelf, a hand that is held out. What lies there moves with the
/// place's node.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Socket {
    /// The place's id.
    pub id: String,
    /// The node on which it is; touching it with something in hand puts that here.
    pub node: String,
    /// Where things come to be, in the node's own space; its origin if left out.
    #[serde(default)]
    pub at: Option<Point>,
    /// How far from one thing to the next, where it holds several.
    #[serde(default)]
    pub apart: Option<Point>,
    /// By how much things are turned here about the upright axis.
    #[serde(default)]
    pub turn: Option<Angle>,
    /// Which end of a thing comes there.
    #[serde(default)]
    pub by: HeldBy,
    /// Nodes of the things that fit; `weight-*` is every one that begins so. Others are refused.
    pub accepts: Vec<String>,
    /// How many things it holds, 1–99.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 99))]
    pub holds: u32,
    /// Expression that must hold for a thing to be put here, as where parts come in an order.
    #[serde(default)]
    pub needs: Option<Expr<bool>>,
    /// Expression: while it holds, what is here stays here.
    #[serde(default)]
    pub lock: Option<Expr<bool>>,
}

/// Which end of a thing comes to its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeldBy {
    /// The middle of its underside: it stands or lies there.
    #[default]
    Bottom,
    /// The middle of its upper side: it hangs there.
    Top,
    /// Its middle.
    Middle,
    /// The origin of its node.
    Origin,
}

fn one() -> u32 {
    1
}

impl Socket {
    /// Whether the thing of this node fits.
    pub fn fits(&self, thing: &str) -> bool {
        self.accepts.iter().any(|form| is_meant(form, thing))
    }

    /// Whether a thing may be here: it fits, or is at home here.
    pub fn receives(&self, take: &Take) -> bool {
        take.home == self.id || self.fits(&take.node)
    }
}
