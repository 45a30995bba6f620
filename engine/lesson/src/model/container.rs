//! Opens `.glb` files that may come from anybody: from bytes to a description that the `gltf` crate can read, and data.

use super::cleaner::{Cleaner, list, zeros};
use super::paint::{Picture, Surface};
use super::{Lost, ModelError, again, broken};
use crate::report::{Message, entry, say, shorten};
use gltf::Document;
use serde_json::Value as Json;
use std::collections::BTreeMap;

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

/// What a file really is that is called `.glb`.
fn other(bytes: &[u8]) -> Message {
    let begins = |with: &[u8]| bytes.starts_with(with);
    let text = std::str::from_utf8(&bytes[..bytes.len().min(256)]).is_ok();
    let first = bytes.iter().copied().find(|byte| !byte.is_ascii_whitespace());
    match first {
        _ if begins(b"Kaydara FBX") => say!("model-fbx-file-under-another"),
        _ if begins(b"BLENDER") => {
            say!("model-blenders-own-file-blend")
        }
        _ if begins(b"PK\x03\x04") => say!("model-zip-under-another-name"),
        Some(b'{') => say!("model-gltf-text-gltf-under"),
        Some(b'<') => say!("model-xml-file-such-dae"),
        Some(b'o' | b'v' | b'#' | b'm') if text => say!("model-obj-file-under-another"),
        None => say!("model-empty-file"),
        _ => say!("model-file-no-gltf"),
    }
}

/// The description and the data of a `.glb`.
fn chunks(bytes: &[u8]) -> Result<(&[u8], Option<&[u8]>), ModelError> {
    if !bytes.starts_with(b"glTF") {
        return Err(broken(other(bytes), again()));
    }
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let off = || broken(say!("model-file-breaks-off"), again());
    let version = word(4).ok_or_else(off)?;
    if version != 2 {
        let found = say!("model-gltf-version-number", version);
        return Err(broken(found, say!("model-export-gltf-2-0-newer")));
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
    let help = || say!("model-export-data-inside-glb");
    let is_text = |buffer: &Json| buffer["uri"].as_str().is_some_and(|uri| uri.starts_with("data:"));
    if list(&json["buffers"]).any(is_text) {
        let found = say!("model-file-data-written-text");
        return Err(broken(found, help()));
    }
    blob.ok_or_else(|| broken(say!("model-file-without-data"), help()))
}

/// Opens a file, with only that left in its description which is drawn.
///
/// # Errors
/// [`ModelError::Broken`].
pub(super) fn open(bytes: &[u8]) -> Result<Container, ModelError> {
    let (description, blob) = chunks(bytes)?;
    let mut json: Json = serde_json::from_slice(description).map_err(|error| {
        let column = error.column();
        broken(say!("model-description-breaks-off-byte", column), again())
    })?;
    if !json.is_object() {
        return Err(broken(say!("model-file-without-description"), again()));
    }
    let blob = data(&json, blob)?;
    let pictures = pictures(&json, blob);
    let surfaces = list(&json["materials"]).map(|one| Surface::of(one, &json)).collect();
    let Cleaner { lost, parts } = Cleaner::clean(&mut json)?;
    let mut blob = blob.to_vec();
    zeros(&mut json, &mut blob);
    let root = gltf::json::deserialize::from_value(json);
    let document =
        root.map_err(|error| error.to_string()).and_then(|root| Document::from_json(root).map_err(|e| e.to_string()));
    let document = document.map_err(|error| {
        let why = contradicts(&error);
        broken(say!("model-contradicts-itself", why), again())
    })?;
    Ok(Container { document, blob, lost, pictures, surfaces, parts })
}

/// What the reader of the format says of a place, which is the same in any language, and of what is wrong there.
fn contradicts(error: &str) -> Message {
    let error = error.trim_start_matches("invalid glTF: ").trim_end_matches(';');
    let place = error.split(": ").next().filter(|place| place.contains('[') || place.contains('.')).unwrap_or_default();
    let what = [
        ("Index out of bounds", entry!("model-contradiction-index")),
        ("Missing", entry!("model-contradiction-missing")),
        ("Invalid value", entry!("model-contradiction-value")),
        ("missing field", entry!("model-contradiction-missing")),
        ("invalid length", entry!("model-contradiction-length")),
        ("invalid type", entry!("model-contradiction-type")),
    ];
    let found = what.iter().find(|(said, _)| error.contains(said));
    let what = found.map_or(entry!("model-not-format"), |(_, what)| what);
    let place = shorten(place);
    if place.is_empty() { Message::from(what) } else { say!("model-contradiction-at", place, what) }
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
