//! Opens `.glb` files that may come from anybody.
//!
//! Of what a file says only that is left which is drawn; all else is counted and taken out before the `gltf` crate sees it, which trusts
//! that a picture has a type, an attribute an accessor and a channel a node, and would end the program at one that has not. Does not: look at
//! what the numbers mean.

use super::paint::{Picture, Surface};
use super::{Lost, ModelError, Why};
use crate::report::{Phrase, say, shorten};
use gltf::Document;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// A file's description and data.
pub(super) struct Container {
    pub document: Document,
    pub blob: Vec<u8>,
    /// What was taken out of the description.
    pub lost: Vec<Lost>,
    /// Each picture of the file; none where it does not lie inside.
    pub pictures: Vec<Option<Picture>>,
    /// Materials by number.
    pub surfaces: Vec<Surface>,
    /// Of each mesh the numbers that its primitives have in the file.
    pub parts: BTreeMap<usize, Vec<usize>>,
}

/// Extensions without which the triangles cannot be read, and the box to untick in the program that wrote the file.
const PACKED: &[(&str, &str, &str)] = &[
    (
        "KHR_draco_mesh_compression",
        "导出时不要勾选“压缩”（Blender：几何 → 压缩，即 Draco）。",
        "export it without compression (in Blender untick Mesh → Compression, which is Draco).",
    ),
    (
        "KHR_meshopt_compression",
        "不要用 meshopt 压缩（gltf-transform 不用 meshopt）。",
        "do not compress it with meshopt (gltf-transform without meshopt).",
    ),
    (
        "EXT_meshopt_compression",
        "不要用 meshopt 压缩（gltfpack 不加 -c、-cc；gltf-transform 不用 meshopt）。",
        "do not compress it with meshopt (gltfpack without -c or -cc, gltf-transform without meshopt).",
    ),
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

/// Why a file is no model, as found, expected and remedy.
fn broken(found: Phrase, help: Phrase) -> ModelError {
    ModelError::Broken(Box::new([found, say!("完整的 .glb", "a whole .glb"), help]))
}

fn again() -> Phrase {
    say!("从 Blender 重新导出 glTF 二进制（.glb）。", "export it again as glTF binary (.glb).")
}

/// What a file really is that is called `.glb`.
fn other(bytes: &[u8]) -> Phrase {
    let begins = |with: &[u8]| bytes.starts_with(with);
    let text = std::str::from_utf8(&bytes[..bytes.len().min(256)]).is_ok();
    let first = bytes.iter().copied().find(|byte| !byte.is_ascii_whitespace());
    match first {
        _ if begins(b"Kaydara FBX") => say!("FBX 文件改了名", "an FBX file under another name"),
        _ if begins(b"BLENDER") => {
            say!("Blender 自己的文件（.blend）改了名", "Blender's own file (.blend) under another name")
        }
        _ if begins(b"PK\x03\x04") => say!("压缩包（zip）改了名", "a zip under another name"),
        Some(b'{') => say!("文本的 glTF（.gltf）改了名", "a glTF of text (.gltf) under another name"),
        Some(b'<') => say!("XML 文件（如 .dae）改了名", "an XML file such as .dae under another name"),
        Some(b'o' | b'v' | b'#' | b'm') if text => say!("OBJ 文件改了名", "an OBJ file under another name"),
        None => say!("空文件", "an empty file"),
        _ => say!("不是 glTF 的文件", "a file that is no glTF"),
    }
}

/// The description and the data of a `.glb`.
fn chunks(bytes: &[u8]) -> Result<(&[u8], Option<&[u8]>), ModelError> {
    if !bytes.starts_with(b"glTF") {
        return Err(broken(other(bytes), again()));
    }
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let off = || broken(say!("断了的文件", "a file that breaks off"), again());
    let version = word(4).ok_or_else(off)?;
    if version != 2 {
        let found = say!("第 {version} 版的 glTF", "glTF of version {version}");
        return Err(broken(found, say!("用较新的程序导出 glTF 2.0。", "export glTF 2.0, with a newer program.")));
    }
    let length = word(8).map_or(0, |length| length as usize);
    let whole = bytes.get(..length).filter(|whole| whole.len() >= 20).ok_or_else(off)?;
    let chunk = |at: usize, kind: &[u8; 4]| -> Option<(&[u8], usize)> {
        let length = word(at)? as usize;
        let end = at.checked_add(8)?.checked_add(length)?;
        let same = whole.get(at + 4..at + 8)? == kind;
        same.then(|| whole.get(at + 8..end)).flatten().map(|body| (body, end))
    };
    let (description, end) = chunk(12, b"JSON").ok_or_else(off)?;
    // Chunks of other kinds may stand between.
    let mut at = end.next_multiple_of(4);
    while at < whole.len() {
        if let Some((data, _)) = chunk(at, b"BIN\0") {
            return Ok((description, Some(data)));
        }
        let length = word(at).ok_or_else(off)? as usize;
        at = at.checked_add(8).and_then(|at| at.checked_add(length)).ok_or_else(off)?.next_multiple_of(4);
    }
    Ok((description, None))
}

/// The data of a file; as text they are not read.
fn data<'a>(json: &Json, blob: Option<&'a [u8]>) -> Result<&'a [u8], ModelError> {
    let help = || say!("导出时把数据放进文件里（.glb）。", "export it with its data inside (.glb).");
    let is_text = |buffer: &Json| buffer["uri"].as_str().is_some_and(|uri| uri.starts_with("data:"));
    if list(&json["buffers"]).any(is_text) {
        let found = say!("把数据写成文字（data URI）的文件", "a file with its data written as text (data URI)");
        return Err(broken(found, help()));
    }
    blob.ok_or_else(|| broken(say!("没有数据的文件", "a file without data"), help()))
}

/// Opens a file, with only that left in its description which is drawn.
///
/// # Errors
/// [`ModelError::Broken`].
pub(super) fn open(bytes: &[u8]) -> Result<Container, ModelError> {
    let (description, blob) = chunks(bytes)?;
    let mut json: Json = serde_json::from_slice(description).map_err(|error| {
        let column = error.column();
        broken(say!("描述在第 {column} 个字节处断了", "a description that breaks off at byte {column}"), again())
    })?;
    if !json.is_object() {
        return Err(broken(say!("没有描述的文件", "a file without a description"), again()));
    }
    let blob = data(&json, blob)?;
    let mut cleaner = Cleaner { lost: Vec::new(), parts: BTreeMap::new() };
    cleaner.version(&json)?;
    cleaner.extensions(&json)?;
    let pictures = pictures(&json, blob);
    let surfaces = list(&json["materials"]).map(|one| Surface::of(one, &json)).collect();
    Cleaner::surfaces(&mut json);
    scene(&mut json);
    cleaner.meshes(&mut json);
    cleaner.nodes(&mut json);
    cleaner.animations(&mut json);
    strip(&mut json);
    let mut blob = blob.to_vec();
    zeros(&mut json, &mut blob);
    let Cleaner { lost, parts } = cleaner;
    let root = gltf::json::deserialize::from_value(json);
    let document =
        root.map_err(|error| error.to_string()).and_then(|root| Document::from_json(root).map_err(|e| e.to_string()));
    let document = document.map_err(|error| {
        let (zh, en) = contradicts(&error);
        broken(say!("描述前后不合的文件（{zh}）", "a description that contradicts itself ({en})"), again())
    })?;
    Ok(Container { document, blob, lost, pictures, surfaces, parts })
}

/// What the reader of the format says of a place, which is the same in any language, and of what is wrong there.
fn contradicts(error: &str) -> (String, String) {
    let error = error.trim_start_matches("invalid glTF: ").trim_end_matches(';');
    let place = error.split(": ").next().filter(|place| place.contains('[') || place.contains('.')).unwrap_or_default();
    let what = [
        ("Index out of bounds", "编号超出范围", "a number of something that is not there"),
        ("Missing", "缺少内容", "something is missing"),
        ("Invalid value", "值不对", "a value that there is not"),
        ("missing field", "缺少内容", "something is missing"),
        ("invalid length", "数目不对", "too many or too few"),
        ("invalid type", "种类不对", "of another kind"),
    ];
    let found = what.iter().find(|(said, ..)| error.contains(said));
    let (zh, en) = found.map_or(("不合格式", "not of the format"), |(_, zh, en)| (*zh, *en));
    let place = shorten(place);
    if place.is_empty() { (zh.into(), en.into()) } else { (format!("{place}：{zh}"), format!("{place}: {en}")) }
}

/// Takes out of a description what is not drawn, and notes it.
struct Cleaner {
    lost: Vec<Lost>,
    parts: BTreeMap<usize, Vec<usize>>,
}

impl Cleaner {
    fn version(&self, json: &Json) -> Result<(), ModelError> {
        let text = |name: &str| json["asset"][name].as_str().unwrap_or_default().to_owned();
        let (version, least) = (text("version"), text("minVersion"));
        if (version.is_empty() || version.starts_with("2.")) && ["", "2.0"].contains(&least.as_str()) {
            return Ok(());
        }
        let is = shorten(if least.is_empty() { &version } else { &least });
        let found = say!("glTF {is} 的文件", "a file of glTF {is}");
        Err(broken(found, say!("导出成 glTF 2.0。", "export it as glTF 2.0.")))
    }

    fn extensions(&mut self, json: &Json) -> Result<(), ModelError> {
        for name in list(&json["extensionsRequired"]).filter_map(Json::as_str) {
            if let Some((_, zh, en)) = PACKED.iter().find(|(packed, ..)| *packed == name) {
                let found = say!("用 {name} 压缩的模型", "a model compressed with {name}");
                return Err(broken(found, Phrase { zh: (*zh).into(), en: (*en).into() }));
            }
            if READ.contains(&name) {
                continue;
            }
            let name = shorten(name);
            if SURFACES.iter().any(|begin| name.starts_with(begin)) {
                self.lost.push(Lost::Extension(name));
            } else {
                let found = say!("要用 {name} 才能读的模型", "a model that needs {name}");
                return Err(broken(found, say!("导出时关掉这一项。", "export it without that.")));
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
fn zeros(json: &mut Json, blob: &mut Vec<u8>) {
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

/// The pictures of a file, as far as they lie within its data.
fn pictures(json: &Json, blob: &[u8]) -> Vec<Option<Picture>> {
    let number = |json: &Json| json.as_u64().and_then(|number| usize::try_from(number).ok());
    let inside = |image: &Json| {
        let view = &json["bufferViews"][number(&image["bufferView"])?];
        let from = number(&view["byteOffset"]).unwrap_or(0);
        let at = from..from.checked_add(number(&view["byteLength"])?)?;
        (number(&view["buffer"]) == Some(0) && blob.get(at.clone()).is_some()).then_some(at)
    };
    let name = |at: usize, image: &Json| image["name"].as_str().map_or_else(|| at.to_string(), shorten);
    list(&json["images"])
        .enumerate()
        .map(|(at, image)| Some(Picture { name: name(at, image), at: inside(image)? }))
        .collect()
}

fn list(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().into_iter().flatten()
}

fn list_mut<'a>(json: &'a mut Json, name: &str) -> impl Iterator<Item = &'a mut Json> {
    json.get_mut(name).and_then(Json::as_array_mut).into_iter().flatten()
}

fn is_below(number: &Json, end: u64) -> bool {
    number.as_u64().is_some_and(|number| number < end)
}
