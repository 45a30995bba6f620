//! Things that a hand takes, as authors write them.

use crate::format::Expr;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A thing that a hand takes and puts into a place. It is always in a place or in a hand: what is let go anywhere else goes back to where it
/// was taken. By finger or mouse it is dragged, or touched and then the place; by keys, one switch and names the same.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Take {
    /// The node of the thing; neither loose nor bound to a place.
    pub node: String,
    /// The place where it is at first, just as its node stands in the scene.
    pub home: String,
    /// Expression: while it holds, the thing can be taken; always if left out.
    #[serde(default)]
    pub when: Option<Expr<bool>>,
}

/// A thing and the place into which a rule puts it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Putting {
    /// The thing.
    pub thing: String,
    /// The place.
    pub place: String,
}
