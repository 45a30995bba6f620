//! People who talk, as authors write them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A person who talks.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The role's id: the name before the colon in a dialogue line.
    pub id: String,
    /// The node that stands for the person.
    #[serde(default)]
    pub node: Option<String>,
    /// The Yarn file with the dialogue.
    #[serde(default)]
    pub dialogue: Option<String>,
    /// The dialogue node that begins when the person is touched.
    #[serde(default)]
    pub talk: Option<String>,
}
