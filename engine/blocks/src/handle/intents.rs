//! What a hand can want of a handle besides setting its value.

use serde::{Deserialize, Serialize};
use shujin_play::IntentKind;

/// Take hold of a handle, to drag it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grasp {
    /// Its node.
    pub node: String,
}

impl IntentKind for Grasp {
    const KIND: &'static str = "hold";
}

/// Let go of a handle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetGo {
    /// Its node.
    pub node: String,
}

impl IntentKind for LetGo {
    const KIND: &'static str = "let-go";
}
