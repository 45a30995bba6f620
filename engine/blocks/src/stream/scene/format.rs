//! Running water, as authors write it.

use crate::format::{Colour, Discharge, Expr, Length, Point};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Running water: drawn as a ribbon along its points, moving with its flow, its name `stream.<id>` written on it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stream {
    /// The stream's id.
    pub id: String,
    /// Its middle line, downstream.
    pub points: Vec<Point>,
    /// Its width at each point, or one for all.
    pub widths: Vec<Length>,
    /// Expression: its discharge in m³/s.
    pub flow: Expr<Discharge>,
    /// The discharge at which it fills its width, m³/s.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub full: f32,
    /// The water's colour.
    #[serde(default)]
    pub colour: Option<Colour>,
    /// How far it rises from no flow to full flow; with the same power of its discharge as its width.
    #[serde(default)]
    pub rise: Option<Length>,
    /// The power of its discharge with which width and height grow, 0.2–1; 0.5 unless told. A bed that is high and flat has more: at low water
    /// hardly anything runs in it.
    #[serde(default)]
    #[schemars(range(min = 0.2, max = 1))]
    pub swells: Option<f32>,
    /// Expression: how much higher the water stands by something else than its discharge, m, as over a weir that is raised.
    #[serde(default)]
    pub lift: Option<Expr<Length>>,
}
