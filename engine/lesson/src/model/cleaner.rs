//! Takes out of a file's description what is not drawn, counts it and names it.
//!
//! The `gltf` crate trusts that a picture has a type, an attribute an accessor and a channel a node, and would end the program at one that has
//! not: what it sees holds only what is drawn. Does not: look at what the numbers mean.

use super::{Lost, ModelError, Why, broken};
use crate::report::{entry, say, shorten};
use serde_json::{Value as Json, json};
use shujin_messages::{Message, table::Entry};
use std::collections::{BTreeMap, BTreeSet};

/// Extensions without which the triangles cannot be read, and the box to untick in the program that wrote the file.
const PACKED: &[(&str, &Entry)] = &[
    ("KHR_draco_mesh_compression", entry!("model-untick-compression")),
    ("KHR_meshopt_compression", entry!("model-no-meshopt")),
    ("EXT_meshopt_compression", entry!("model-no-meshopt-gltfpack")),
];
/// Extensions that are read, or of which is said what is lost with them.
const READ: &[&str] = &[
    "KHR_mesh_quantization",
    "KHR_texture_transform",
    "KHR_materials_pbrSpecularGlossiness",
    "EXT_mesh_gpu_instancing",
];
/// Extensions that change what is seen so much that they are named where a file has them at all.
const SEEN: &[&str] = &["KHR_materials_transmission", "KHR_materials_diffuse_transmission", "KHR_node_visibility"];
/// Bytes of zeros that stand for numbers of which a file says only how many there are.
const ZEROS: u64 = 1 << 24;
/// Extensions whose name begins so are about what is not drawn: light, surfaces, pictures, notes.
const SURFACES: &[&str] = &[
    "KHR_materials_",
    "KHR_texture_",
    "EXT_texture_",
    "MSFT_texture_",
    "KHR_lights_",
    "KHR_xmp",
    "EXT_lights_",
    "ADOBE_",
];
/// Attributes that are read.
const ATTRIBUTES: &[&str] = &["POSITION", "NORMAL", "COLOR_0", "JOINTS_0", "WEIGHTS_0", "TEXCOORD_0", "TEXCOORD_1"];

/// What was found in a description while it was cleaned.
#[derive(Default)]
pub(super) struct Cleaner {
    /// What is not drawn.
    pub(super) lost: Vec<Lost>,
    /// Of each mesh the numbers that its primitives have in the file.
    pub(super) parts: BTreeMap<usize, Vec<usize>>,
}

impl Cleaner {
    /// Leaves of a description only what is drawn.
    ///
    /// # Errors
    /// [`ModelError::Broken`] for what cannot be read without more than there is here.
    pub(super) fn clean(json: &mut Json) -> Result<Cleaner, ModelError> {
        let mut cleaner = Cleaner::default();
        cleaner.version(json)?;
        cleaner.extensions(json)?;
        Self::surfaces(json);
        scene(json);
        cleaner.meshes(json);
        cleaner.nodes(json);
        cleaner.animations(json);
        strip(json);
        Ok(cleaner)
    }

    fn version(&self, json: &Json) -> Result<(), ModelError> {
        let text = |name: &str| json["asset"][name].as_str().unwrap_or_default().to_owned();
        let (version, least) = (text("version"), text("minVersion"));
        if (version.is_empty() || version.starts_with("2.")) && ["", "2.0"].contains(&least.as_str()) {
            return Ok(());
        }
        let is = shorten(if least.is_empty() { &version } else { &least });
        let found = say!("model-gltf-of-version", is);
        Err(broken(found, say!("model-export-gltf-2-0")))
    }

    fn extensions(&mut self, json: &Json) -> Result<(), ModelError> {
        for name in list(&json["extensionsRequired"]).filter_map(Json::as_str) {
            if let Some((_, help)) = PACKED.iter().find(|(packed, ..)| *packed == name) {
                let found = say!("model-compressed", name);
                return Err(broken(found, Message::from(*help)));
            }
            if READ.contains(&name) {
                continue;
            }
            let name = shorten(name);
            if SURFACES.iter().any(|begin| name.starts_with(begin)) {
                self.lost.push(Lost::Extension(name));
            } else {
                let found = say!("model-needs-extension", name);
                return Err(broken(found, say!("model-export-without")));
            }
        }
        for name in list(&json["extensionsUsed"]).filter_map(Json::as_str).filter(|name| SEEN.contains(name)) {
            self.lost.push(Lost::Extension(name.to_owned()));
        }
        Ok(())
    }

    /// Of materials only the name is left; how they look was taken before.
    fn surfaces(json: &mut Json) {
        for material in list_mut(json, "materials") {
            *material = json!({ "name": material["name"].as_str().unwrap_or_default() });
        }
        if let Some(root) = json.as_object_mut() {
            ["images", "textures", "samplers", "cameras"].iter().for_each(|name| _ = root.remove(*name));
        }
    }

    fn meshes(&mut self, json: &mut Json) {
        let accessors = list(&json["accessors"]).count() as u64;
        // Of packed triangles nothing else says where they lie.
        let empty: BTreeSet<u64> = (0..accessors)
            .filter(|at| json["accessors"][*at as usize]["bufferView"].is_null())
            .filter(|at| json["accessors"][*at as usize]["sparse"].is_null())
            .collect();
        let (mut positions, mut packed) = (BTreeSet::new(), BTreeSet::new());
        let mut morphs = 0;
        for (at, mesh) in list_mut(json, "meshes").enumerate() {
            let mut moves = false;
            for (part, primitive) in list_mut(mesh, "primitives").enumerate() {
                moves |= list(&primitive["targets"]).count() > 0;
                let is_empty = primitive["attributes"]["POSITION"].as_u64().is_some_and(|at| empty.contains(&at));
                if is_empty && PACKED.iter().any(|(name, ..)| !primitive["extensions"][name].is_null()) {
                    packed.insert((at, part));
                }
                let Some(primitive) = primitive.as_object_mut() else { continue };
                primitive.remove("targets");
                let attributes = primitive.get_mut("attributes").and_then(Json::as_object_mut);
                if let Some(attributes) = attributes {
                    // Attributes of one's own, further colours: none is drawn.
                    attributes
                        .retain(|name, accessor| ATTRIBUTES.contains(&name.as_str()) && is_below(accessor, accessors));
                    positions.extend(attributes.get("POSITION").and_then(Json::as_u64));
                } else {
                    primitive.insert("attributes".into(), json!({}));
                }
            }
            morphs += usize::from(moves);
        }
        if morphs > 0 {
            self.lost.push(Lost::Morphs(morphs));
        }
        // A part without points is nothing to the format, and is taken out; the others keep their numbers in `parts`.
        for (at, mesh) in list_mut(json, "meshes").enumerate() {
            let name = mesh["name"].as_str().map_or_else(|| at.to_string(), shorten);
            let Some(primitives) = mesh.get_mut("primitives").and_then(Json::as_array_mut) else {
                mesh["primitives"] = json!([]);
                continue;
            };
            let mut part = 0;
            primitives.retain(|primitive| {
                let why = match primitive["attributes"]["POSITION"].is_null() {
                    _ if packed.contains(&(at, part)) => Some(Why::Packed),
                    true => Some(Why::NoPoints),
                    false => None,
                };
                match why {
                    None => self.parts.entry(at).or_default().push(part),
                    Some(why) => self.lost.push(Lost::Part { of: (at, part), mesh: name.clone(), why }),
                }
                part += 1;
                why.is_none()
            });
        }
        // Programs leave these out, and nothing here reads them.
        for (at, accessor) in list_mut(json, "accessors").enumerate() {
            let Some(accessor) = accessor.as_object_mut() else { continue };
            accessor.remove("min");
            accessor.remove("max");
            if positions.contains(&(at as u64)) {
                accessor.insert("min".into(), json!([0.0, 0.0, 0.0]));
                accessor.insert("max".into(), json!([0.0, 0.0, 0.0]));
            }
        }
    }

    fn nodes(&mut self, json: &mut Json) {
        let mut instances = 0;
        for node in list_mut(json, "nodes") {
            instances += usize::from(!node["extensions"]["EXT_mesh_gpu_instancing"].is_null());
            if let Some(node) = node.as_object_mut() {
                ["camera", "weights"].iter().for_each(|name| _ = node.remove(*name));
            }
        }
        if instances > 0 {
            self.lost.push(Lost::Instances(instances));
        }
        let skins = list(&json["skins"]).filter(|skin| list(&skin["joints"]).next().is_none()).count();
        if skins > 0 {
            // A skeleton without bones bends nothing: which nodes have it no longer matters.
            let without: BTreeSet<u64> = list(&json["skins"])
                .enumerate()
                .filter(|(_, skin)| list(&skin["joints"]).next().is_none())
                .map(|(at, _)| at as u64)
                .collect();
            for node in list_mut(json, "nodes") {
                if node["skin"].as_u64().is_some_and(|skin| without.contains(&skin))
                    && let Some(node) = node.as_object_mut()
                {
                    node.remove("skin");
                }
            }
        }
    }

    fn animations(&mut self, json: &mut Json) {
        let nodes = list(&json["nodes"]).count() as u64;
        let mut others = 0;
        for animation in list_mut(json, "animations") {
            let samplers = list(&animation["samplers"]).count() as u64;
            if let Some(channels) = animation.get_mut("channels").and_then(Json::as_array_mut) {
                channels.retain(|channel| {
                    let target = &channel["target"];
                    let moves = ["translation", "rotation", "scale"].iter().any(|path| target["path"] == *path);
                    // The format's own word: a channel without a node is to be passed over.
                    others += usize::from(!moves && target["path"] != "weights");
                    moves && is_below(&target["node"], nodes) && is_below(&channel["sampler"], samplers)
                });
            }
        }
        if others > 0 {
            self.lost.push(Lost::Movements(others));
        }
        // An animation of nothing is none.
        if let Some(animations) = json.get_mut("animations").and_then(Json::as_array_mut) {
            animations.iter_mut().filter(|one| list(&one["channels"]).next().is_none()).for_each(|one| {
                let name = one["name"].clone();
                *one = json!({ "name": name, "channels": [], "samplers": [] });
                if one["name"].is_null()
                    && let Some(one) = one.as_object_mut()
                {
                    one.remove("name");
                }
            });
        }
    }
}

/// Of a file without scenes all nodes are shown that hang below no other.
fn scene(json: &mut Json) {
    if list(&json["scenes"]).next().is_some() || list(&json["nodes"]).next().is_none() {
        return;
    }
    let below: BTreeSet<u64> =
        list(&json["nodes"]).flat_map(|node| list(&node["children"])).filter_map(Json::as_u64).collect();
    let roots: Vec<u64> = (0..list(&json["nodes"]).count() as u64).filter(|node| !below.contains(node)).collect();
    json["scenes"] = json!([{ "nodes": roots }]);
    if let Some(root) = json.as_object_mut() {
        root.remove("scene");
    }
}

/// Numbers of which a file says only how many there are, are zeros: glTF 2.0, 5.1.1. The library that reads the description asks that they lie
/// somewhere.
pub(super) fn zeros(json: &mut Json, blob: &mut Vec<u8>) {
    let is_empty = |accessor: &Json| accessor["bufferView"].is_null() && accessor["sparse"].is_null();
    // Never more than 16 numbers of 4 bytes each.
    let long = |accessor: &Json| accessor["count"].as_u64().unwrap_or(0).saturating_mul(64).min(ZEROS);
    let Some(most) = list(&json["accessors"]).filter(|one| is_empty(one)).map(long).max() else { return };
    let start = blob.len();
    blob.resize(start + most.max(64) as usize, 0);
    if list(&json["buffers"]).next().is_none() {
        json["buffers"] = json!([{}]);
    }
    json["buffers"][0]["byteLength"] = blob.len().into();
    if !json["bufferViews"].is_array() {
        json["bufferViews"] = json!([]);
    }
    let view = list(&json["bufferViews"]).count();
    if let Some(views) = json["bufferViews"].as_array_mut() {
        views.push(json!({ "buffer": 0, "byteOffset": start, "byteLength": blob.len() - start }));
    }
    for accessor in list_mut(json, "accessors").filter(|one| is_empty(one)) {
        if accessor.is_object() {
            accessor["bufferView"] = view.into();
            accessor["byteOffset"] = 0.into();
        }
    }
}

/// Takes away what only extensions and notes say.
fn strip(json: &mut Json) {
    match json {
        Json::Object(map) => {
            ["extensions", "extras", "extensionsRequired", "extensionsUsed"]
                .iter()
                .for_each(|name| _ = map.remove(*name));
            map.values_mut().for_each(strip);
        }
        Json::Array(all) => all.iter_mut().for_each(strip),
        _ => {}
    }
}

pub(super) fn list(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().into_iter().flatten()
}

fn list_mut<'a>(json: &'a mut Json, name: &str) -> impl Iterator<Item = &'a mut Json> {
    json.get_mut(name).and_then(Json::as_array_mut).into_iter().flatten()
}

fn is_below(number: &Json, end: u64) -> bool {
    number.as_u64().is_some_and(|number| number < end)
}
