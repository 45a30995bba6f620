//! Sounds of the place, as authors write them.

use crate::format::{Expr, Point, Share};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A sound of the place. Its caption is `sound.<id>`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sound {
    /// The sound's id.
    pub id: String,
    /// Which sound.
    pub kind: SoundKind,
    /// Where it comes from; everywhere if left out.
    #[serde(default)]
    pub at: Option<Point>,
    /// Expression: loudness 0–1.
    pub loudness: Expr<Share>,
    /// Expression: it sounds once each time this number has grown, as `lab.crossings` does when a pendulum passes its lowest point. A `tick`
    /// needs one; what lasts takes none.
    #[serde(default)]
    pub each: Option<Expr<f64>>,
}

/// Sounds that the engine makes itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SoundKind {
    /// Running water.
    Water,
    /// Wind in leaves.
    Wind,
    /// Crickets at night.
    Crickets,
    /// A quiet room.
    Room,
    /// A short stroke on wood: what moves can be timed by ear.
    Tick,
}

impl SoundKind {
    /// Whether it is over at once, and sounds each time that something happens.
    pub fn is_short(self) -> bool {
        self == SoundKind::Tick
    }
}
