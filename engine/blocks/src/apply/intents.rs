//! What a hand can want of a tool.

use serde::{Deserialize, Serialize};
use shujin_play::{IntentKind, is_first};

/// Use the tool in hand on a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseTool {
    /// Which use of it.
    pub id: String,
    /// Which hand, 0–15.
    #[serde(default, skip_serializing_if = "is_first")]
    pub hand: u8,
}

impl IntentKind for UseTool {
    const KIND: &'static str = "apply";
}
