//! What a hand can want of things. A hand is a number, 0–15: whose it is, never what it is; where none is named, the first is meant.

use serde::{Deserialize, Serialize};
use shujin_play::{IntentKind, is_first};

/// Take a thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Take {
    /// Its node.
    pub node: String,
    /// The hand.
    #[serde(default, skip_serializing_if = "is_first")]
    pub hand: u8,
}

impl IntentKind for Take {
    const KIND: &'static str = "take";
}

/// Put what is in hand into a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Put {
    /// The place.
    pub place: String,
    /// The hand.
    #[serde(default, skip_serializing_if = "is_first")]
    pub hand: u8,
}

impl IntentKind for Put {
    const KIND: &'static str = "put";
}

/// Put what is in hand back to where it was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Back {
    /// The hand.
    #[serde(default, skip_serializing_if = "is_first")]
    pub hand: u8,
}

impl IntentKind for Back {
    const KIND: &'static str = "back";
}
