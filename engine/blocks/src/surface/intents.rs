//! What a hand can want of a surface.

use serde::{Deserialize, Serialize};
use shujin_play::{IntentKind, is_first};

/// Go over one cell of a surface.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stroke {
    /// The surface's node.
    pub node: String,
    /// The cell, row by row from 0.
    pub cell: u16,
    /// Which hand, 0–15.
    #[serde(default, skip_serializing_if = "is_first")]
    pub hand: u8,
}

impl IntentKind for Stroke {
    const KIND: &'static str = "stroke";
}

/// Go over the first row that is not finished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrokeRow {
    /// The surface's node.
    pub node: String,
    /// Which hand, 0–15.
    #[serde(default, skip_serializing_if = "is_first")]
    pub hand: u8,
}

impl IntentKind for StrokeRow {
    const KIND: &'static str = "stroke-row";
}

/// Take back that a cell was gone over; nothing but where something is being undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unstroke {
    /// The surface's node.
    pub node: String,
    /// The cell.
    pub cell: u16,
}

impl IntentKind for Unstroke {
    const KIND: &'static str = "unstroke";
}
