//! Tools that are used on things, as authors write them.

use crate::format::{Duration, Expr};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A use of a tool: with it in hand, the thing is touched, or the tool is held over it. What comes of that say rules.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Apply {
    /// Its id.
    pub id: String,
    /// The node of the tool, a thing that is taken (`[[take]]`).
    pub tool: String,
    /// The node of the thing on which it is used.
    pub to: String,
    /// How long a tool that is dragged is held over the thing.
    #[serde(default = "a_moment")]
    pub hold: Duration,
    /// Expression: while it holds, it can be used so; always if left out.
    #[serde(default)]
    pub when: Option<Expr<bool>>,
}

fn a_moment() -> Duration {
    Duration(0.3)
}
