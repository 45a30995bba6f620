//! Opens `.glb` files that may come from anybody: from bytes to a description that the `gltf` crate can read, and data.

use super::cleaner::{Cleaner, list, zeros};
use super::paint::{Picture, Surface};
use super::{Lost, ModelError, again, broken};
use crate::report::{Phrase, say, shorten};
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
    let pictures = pictures(&json, blob);
    let surfaces = list(&json["materials"]).map(|one| Surface::of(one, &json)).collect();
    let Cleaner { lost, parts } = Cleaner::clean(&mut json)?;
    let mut blob = blob.to_vec();
    zeros(&mut json, &mut blob);
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
