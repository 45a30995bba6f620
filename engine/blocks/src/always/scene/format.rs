//! What always holds, as authors write it.

use crate::format::{Expr, Scalar};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What holds whatever a pupil does, such as that picture and figures agree. `shujin check` has the lesson stand at every corner, and in the
/// middle, of what controls set, and names the first at which it does not hold.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Always {
    /// Expression: what always holds. It may name what is drawn, beside the names that all expressions have.
    pub holds: Expr<bool>,
    /// Expression: only while this holds is anything said.
    #[serde(default, rename = "if")]
    pub condition: Option<Expr<bool>>,
    /// In place of what controls set: names, and for each a list of what it is taken to be. Values, `time`, what is done, used, examined,
    /// visited or answered; for what rules and tasks bring about.
    #[serde(default)]
    pub with: BTreeMap<String, Vec<Scalar>>,
}
