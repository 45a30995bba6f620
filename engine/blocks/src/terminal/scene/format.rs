//! Terminals, as authors write them.

use crate::format::{Expr, is_meant};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A terminal to which wires go: a binding post of a cell, a lamp or a meter, a pipe's end. Touch one and then another: they are joined, or parted
/// where they were. A wire has no direction: it goes where each end accepts the other.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Terminal {
    /// Its node: each terminal is one of its own.
    pub node: String,
    /// How many wires go to it at most, 1–99.
    #[serde(default = "four")]
    #[schemars(range(min = 1, max = 99))]
    pub joins: u32,
    /// Nodes of the terminals to which a wire may go from here; `lamp-*` is every one that begins so. Any other if left out.
    #[serde(default)]
    pub accepts: Option<Vec<String>>,
    /// Expression: while it holds, wires are joined and parted here; always if left out.
    #[serde(default)]
    pub when: Option<Expr<bool>>,
}

fn four() -> u32 {
    4
}

impl Terminal {
    /// Whether a wire may go between the two.
    pub fn fits(&self, other: &Terminal) -> bool {
        self.node != other.node && self.takes(&other.node) && other.takes(&self.node)
    }

    /// Whether a wire may go from here to this node.
    fn takes(&self, node: &str) -> bool {
        self.accepts.as_ref().is_none_or(|forms| forms.iter().any(|form| is_meant(form, node)))
    }
}
