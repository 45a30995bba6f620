//! What a learner can want of a lab.

use serde::{Deserialize, Serialize};
use shujin_play::IntentKind;

/// Have the model do something.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Act {
    /// One of the model's actions.
    pub action: String,
}

impl IntentKind for Act {
    const KIND: &'static str = "act";
}

/// Press a stopwatch: start, stop.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Press {
    /// The instrument.
    pub instrument: String,
}

impl IntentKind for Press {
    const KIND: &'static str = "press";
}

/// Write a row into the table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {}

impl IntentKind for Record {
    const KIND: &'static str = "record";
}

/// Strike a row out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Strike {
    /// Row number, from 0.
    pub row: usize,
}

impl IntentKind for Strike {
    const KIND: &'static str = "strike";
}

/// Bring a struck row back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Restore {
    /// Row number, from 0.
    pub row: usize,
}

impl IntentKind for Restore {
    const KIND: &'static str = "restore";
}
