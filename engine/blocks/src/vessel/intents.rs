//! What a hand can want of vessels.

use super::contents::Parts;
use serde::{Deserialize, Serialize};
use shujin_play::{IntentKind, is_first};

/// Pour a dose from one vessel into another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pour {
    /// The node of the vessel that is poured.
    pub from: String,
    /// The node of the vessel into which.
    pub to: String,
    /// One of the doses of the first, µL.
    pub dose: u64,
    /// The hand.
    #[serde(default, skip_serializing_if = "is_first")]
    pub hand: u8,
}

impl IntentKind for Pour {
    const KIND: &'static str = "pour";
}

/// Take back what was poured: the very parts of it, which a dose of a mixture would not be. Nothing but taking back does that.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PourBack {
    /// The node of the vessel into which it was poured.
    pub from: String,
    /// The node of the vessel from which it came.
    pub to: String,
    /// What it was, µL of each liquid.
    pub parts: Parts,
}

impl IntentKind for PourBack {
    const KIND: &'static str = "pour-back";
}
