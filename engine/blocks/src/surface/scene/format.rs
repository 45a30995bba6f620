//! Surfaces, as authors write them.

use crate::format::{Duration, Expr};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A surface that is gone over cell by cell until all of it is done: hands that are rubbed, a plate that is washed, a floor that is swept, gravel
/// that is dug. By finger and mouse it is rubbed; by keys, one switch and names row by row, and so by a touch.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Surface {
    /// The node that is gone over.
    pub node: String,
    /// How many cells lie across it and up it, each 1–32.
    pub grid: [u8; 2],
    /// The thing that must be in hand for it (`[[take]]`); bare hands if left out.
    #[serde(default)]
    pub tool: Option<String>,
    /// How often each cell is gone over.
    #[serde(default = "once")]
    pub passes: u32,
    /// How long the whole takes at least: strokes that come faster do nothing.
    #[serde(default)]
    pub takes: Option<Duration>,
    /// Expression: while it holds, it can be gone over; always if left out.
    #[serde(default)]
    pub when: Option<Expr<bool>>,
    /// What is seen of it.
    #[serde(default)]
    pub look: SurfaceLook,
}

/// What is seen of a surface that is gone over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SurfaceLook {
    /// Nothing by itself: the scene shows it, by `covered.<node>`.
    #[default]
    Plain,
    /// Foam where it was gone over.
    Foam,
    /// Dirt where it still has to be.
    Dirt,
}

fn once() -> u32 {
    1
}
