//! Opens `.glb` files that may come from anybody.
//!
//! Does: what the `gltf` crate leaves out before it looks at the numbers in a file; it trusts that an attribute names an accessor
//! and a channel a sampler and a node that are there, and would end the program at one that does not. Does not: look at what the numbers mean.

use gltf::Gltf;
use serde_json::Value as Json;

/// A file's description and data.
///
/// # Errors
/// Why it is no glTF that can be read.
pub fn open(bytes: &[u8]) -> Result<Gltf, String> {
    let glb = gltf::Glb::from_slice(bytes).map_err(|error| error.to_string())?;
    let json: Json = serde_json::from_slice(&glb.json).map_err(|error| error.to_string())?;
    let accessors = json["accessors"].as_array().map_or(0, Vec::len) as u64;
    let parts = list(&json["meshes"]).flat_map(|mesh| list(&mesh["primitives"]));
    let named = parts.flat_map(|part| std::iter::once(&part["attributes"]).chain(list(&part["targets"])));
    if named.filter_map(Json::as_object).flat_map(|names| names.values()).any(|name| !is_below(name, accessors)) {
        return Err("an attribute without an accessor".into());
    }
    let nodes = list(&json["nodes"]).count() as u64;
    for animation in list(&json["animations"]) {
        let samplers = list(&animation["samplers"]).count() as u64;
        let is_whole =
            |channel: &Json| is_below(&channel["sampler"], samplers) && is_below(&channel["target"]["node"], nodes);
        if !list(&animation["channels"]).all(is_whole) {
            return Err("a movement of nothing".into());
        }
    }
    Gltf::from_slice(bytes).map_err(|error| error.to_string())
}

fn list(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().into_iter().flatten()
}

fn is_below(number: &Json, end: u64) -> bool {
    number.as_u64().is_some_and(|number| number < end)
}
