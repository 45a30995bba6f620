//! The JSON Schema of `scene.toml`, made from the format's types.

use crate::format::Scene;
use serde_json::Value;
use std::sync::LazyLock;

/// The schema, as editors and the structural check read it.
pub fn schema() -> &'static Value {
    static SCHEMA: LazyLock<Value> = LazyLock::new(|| schemars::schema_for!(Scene).to_value());
    &SCHEMA
}

/// The schema as it stands in `scenes/schema/scene.v1.json`.
pub fn schema_text() -> String {
    format!("{:#}\n", schema())
}
