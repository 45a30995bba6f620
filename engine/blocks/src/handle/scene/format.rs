//! Handles, as authors write them.

use crate::format::{Angle, Length};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A thing by which a value is set: a bolt, a valve, a gate, a slide, a lever, a bob that is pulled aside. Dragged along its track it sets the
/// value as the control does; how the thing moves with the value say its binds. A touch goes on by a tenth of the way, or to the next option.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Handle {
    /// The node that is taken hold of.
    pub node: String,
    /// The value that it sets: one with a control; nothing is dragged where that is not shown.
    pub value: String,
    /// How far the thing goes along `axis` from the lowest to the highest number; negative the other way.
    #[serde(default)]
    pub slide: Option<Length>,
    /// By how much it turns about `axis` from the lowest to the highest number; negative the other way.
    #[serde(default)]
    pub turn: Option<Angle>,
    /// The axis of the world along which it slides or about which it turns.
    #[serde(default)]
    pub axis: Axis,
    /// The node about whose origin it turns; its own origin if left out.
    #[serde(default)]
    pub about: Option<String>,
}

/// An axis of the world.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    /// To the right.
    #[default]
    X,
    /// Up.
    Y,
    /// Towards the viewer.
    Z,
}
