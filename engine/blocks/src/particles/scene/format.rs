//! Small things in the air, as authors write them.

use crate::format::{Colour, Expr, Length, Point, Share};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Small things in the air, in a box: they belong to the picture, not to the lesson. None where motion is reduced.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Drift {
    /// What they are.
    pub kind: DriftKind,
    /// The middle of the box.
    pub at: Point,
    /// Width, height and depth of the box.
    pub size: Point,
    /// How many there are at most, 1–2000.
    #[serde(default = "count")]
    #[schemars(range(min = 1, max = 2000))]
    pub count: u32,
    /// Expression: which part of them there is, 0–1; all if left out.
    #[serde(default = "always")]
    pub amount: Expr<Share>,
    /// Their colour instead of the kind's own.
    #[serde(default)]
    pub colour: Option<Colour>,
    /// Radius of one of them instead of the kind's own.
    #[serde(default)]
    pub grain: Option<Length>,
}

fn count() -> u32 {
    120
}

fn always() -> Expr<Share> {
    "1".into()
}

/// Kinds of small things in the air.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DriftKind {
    /// Drops above fast water.
    Spray,
    /// Petals that sink.
    Petals,
    /// Leaves that fall.
    Leaves,
    /// Fireflies at night.
    Fireflies,
    /// Dust in the light of a window.
    Dust,
}
