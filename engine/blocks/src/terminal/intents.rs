//! What a hand can want of terminals.

use serde::{Deserialize, Serialize};
use shujin_play::{IntentKind, is_first};

/// Draw a wire from a terminal: its other end is in the hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begin {
    /// The terminal's node.
    pub node: String,
    /// The hand.
    #[serde(default, skip_serializing_if = "is_first")]
    pub hand: u8,
}

impl IntentKind for Begin {
    const KIND: &'static str = "begin";
}

/// End the wire in hand at a terminal; where the two are joined already, they are parted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The terminal's node.
    pub to: String,
    /// The hand.
    #[serde(default, skip_serializing_if = "is_first")]
    pub hand: u8,
}

impl IntentKind for Join {
    const KIND: &'static str = "join";
}

/// Let go of the wire in hand, so that there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drop {
    /// The hand.
    #[serde(default, skip_serializing_if = "is_first")]
    pub hand: u8,
}

impl IntentKind for Drop {
    const KIND: &'static str = "drop";
}

/// Take back that two terminals were joined or parted, whatever is in the hand. Nothing but taking back does that.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewire {
    /// The one terminal's node.
    pub a: String,
    /// The other's.
    pub b: String,
    /// Whether they are joined again, or parted.
    pub joined: bool,
}

impl IntentKind for Rewire {
    const KIND: &'static str = "rewire";
}
