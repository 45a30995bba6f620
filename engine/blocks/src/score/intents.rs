//! What a learner can want of a score.

use serde::{Deserialize, Serialize};
use shujin_play::IntentKind;

/// Play or pause.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Playing {
    /// True to play.
    pub on: bool,
}

impl IntentKind for Playing {
    const KIND: &'static str = "play";
}

/// Go to a place in the score.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seek {
    /// Quarter notes from its start.
    pub quarter: f64,
}

impl IntentKind for Seek {
    const KIND: &'static str = "seek";
}

/// Set the tempo factor, 0.25–1.5.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rate {
    /// The factor.
    pub rate: f64,
}

impl IntentKind for Rate {
    const KIND: &'static str = "rate";
}

/// Repeat a phrase, from 1; 0 for none.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Loop {
    /// Phrase number.
    pub phrase: usize,
}

impl IntentKind for Loop {
    const KIND: &'static str = "loop";
}

/// Play a key by touch.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Key {
    /// The key's number, from 0.
    pub key: usize,
}

impl IntentKind for Key {
    const KIND: &'static str = "key";
}
