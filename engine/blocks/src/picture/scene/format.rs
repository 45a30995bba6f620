//! Pictures on the faces of things, as authors write them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A picture on a thing's front: the side that faces the viewer (+z) before the thing is turned. A touch shows it large, with its text and
/// its source.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// The picture's id.
    pub id: String,
    /// The node on whose front it lies: a box or a model.
    pub node: String,
    /// The PNG or JPEG file, at most 2048 pixels a side and 3 MB, without what cameras and programs note in it.
    pub file: String,
    /// Where the picture comes from: work, collection, place. Its licence stands in `CREDITS.toml`.
    pub source: String,
}
