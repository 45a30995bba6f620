//! Questions, as authors write them.

use crate::format::Expr;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A question; its right answer may be open (a prediction is compared with the outcome later).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question's id.
    pub id: String,
    /// The answers to choose from; their texts are `question.<id>.option.<option>`.
    #[serde(default)]
    pub options: Vec<String>,
    /// The right ones.
    pub right: Vec<String>,
    /// Several may be chosen.
    #[serde(default)]
    pub several: bool,
    /// Asked before the outcome is seen: any answer goes on, and the explanation waits until `reveal` holds.
    #[serde(default)]
    pub predict: bool,
    /// Expression: when the explanation of a prediction is shown.
    #[serde(default)]
    pub reveal: Option<Expr<bool>>,
}
