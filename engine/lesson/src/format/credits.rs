//! `CREDITS.toml`: where each part of a scene comes from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where each part of a scene comes from, and how it may be used.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Credits {
    /// The parts: each file of the scene belongs to one.
    #[serde(default, rename = "part")]
    pub parts: Vec<Credit>,
}

/// Where a part of a scene comes from.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
// Reading goes on without them, so that all that is missing is said at once.
#[schemars(extend("required" = ["files", "by", "licence"]))]
pub struct Credit {
    /// Its files, with their folders, as in `models/yard.glb`.
    #[serde(default)]
    pub files: Vec<String>,
    /// What it is.
    #[serde(default)]
    pub what: String,
    /// What it was taken from: a work, a page, an address.
    #[serde(default)]
    pub from: String,
    /// Who made it.
    #[serde(default)]
    pub by: String,
    /// How it may be used, as in `CC BY 4.0`.
    #[serde(default)]
    pub licence: String,
}
