//! Models and pictures: glTF files are read for their nodes and weighed; pictures for their size, from the header.

use super::Check;
use crate::report::{Phrase, say};
use crate::source::way;
use std::collections::{BTreeMap, BTreeSet};

/// Most bytes of one model.
pub(crate) const MODEL_BYTES: usize = 8 << 20;
/// Most vertices of one model.
const VERTICES: usize = 200_000;
/// Most pixels along one side of a picture.
pub(crate) const SIDE: usize = 2048;

/// What a model file holds.
struct Held {
    names: BTreeSet<String>,
    vertices: usize,
    /// Pictures too large: name and size.
    pictures: Vec<(String, (usize, usize))>,
}

impl Check<'_> {
    pub(crate) fn models(&mut self) {
        let scene = self.scene;
        let mut held: BTreeMap<&str, Option<Held>> = BTreeMap::new();
        for (i, node) in scene.nodes.iter().enumerate() {
            let Some(model) = &node.model else { continue };
            let path = model.file.as_str();
            if !self.file(path, "glb", &way!["node", i, "model", "file"]) {
                continue;
            }
            if !held.contains_key(path) {
                let bytes = self.files.get(path).unwrap_or(&[]);
                held.insert(path, self.model_file(path, bytes));
            }
            if let Some(Some(held)) = held.get(path)
                && !held.names.contains(&model.node)
            {
                let help = match self.out.guess.closest(&model.node, held.names.iter().map(String::as_str)) {
                    Some(close) => say!("是不是想写 `{close}`？", "did you mean `{close}`?"),
                    None => {
                        let list = held.names.iter().take(12).cloned().collect::<Vec<_>>().join(", ");
                        say!("文件里有：{list}。", "the file has: {list}.")
                    }
                };
                self.put(
                    "missing-node",
                    &way!["node", i, "model", "node"],
                    Phrase::quote(&model.node),
                    say!("`{path}` 里的节点", "a node of `{path}`"),
                    help,
                );
            }
        }
        self.pictures();
    }

    fn model_file(&mut self, path: &str, bytes: &[u8]) -> Option<Held> {
        if bytes.len() > MODEL_BYTES {
            let (is, most) = (bytes.len() >> 20, MODEL_BYTES >> 20);
            self.heavy(
                path,
                say!("{is} MB 以上的文件", "a file of over {is} MB"),
                say!("最多 {most} MB", "at most {most} MB"),
            );
        }
        let held = match read(bytes) {
            Ok(held) => held,
            Err(why) => {
                self.out.put(
                    "broken-model",
                    (path, 1, 1),
                    say!("读不了的文件（{why}）", "a file that cannot be read ({why})"),
                    say!("完整的 .glb", "a whole .glb"),
                    say!("从 Blender 重新导出 glTF 二进制（.glb）。", "export it again as glTF binary (.glb)."),
                );
                return None;
            }
        };
        if held.vertices > VERTICES {
            let n = held.vertices;
            self.heavy(path, say!("{n} 个顶点", "{n} vertices"), say!("最多 {VERTICES} 个", "at most {VERTICES}"));
        }
        for (name, (width, height)) in &held.pictures {
            self.heavy(
                path,
                say!("贴图 `{name}` {width}×{height}", "texture `{name}`, {width}×{height}"),
                say!("每边最多 {SIDE}", "at most {SIDE} a side"),
            );
        }
        Some(held)
    }

    fn pictures(&mut self) {
        let ending = |path: &str| path.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
        let files = self.files;
        for (path, bytes) in files.iter() {
            if !matches!(ending(path).as_deref(), Some("png" | "jpg" | "jpeg" | "webp")) {
                continue;
            }
            match imagesize::blob_size(bytes) {
                Ok(size) if size.width > SIDE || size.height > SIDE => {
                    let (width, height) = (size.width, size.height);
                    self.heavy(
                        path,
                        say!("{width}×{height}", "{width}×{height}"),
                        say!("每边最多 {SIDE}", "at most {SIDE} a side"),
                    );
                }
                Ok(_) => {}
                Err(_) => self.out.put(
                    "broken-picture",
                    (path, 1, 1),
                    say!("读不了的图片", "a picture that cannot be read"),
                    say!("完整的 PNG、JPEG 或 WebP", "a whole PNG, JPEG or WebP"),
                    say!("重新保存这张图。", "save the picture again."),
                ),
            }
        }
    }

    fn heavy(&mut self, path: &str, found: Phrase, expected: Phrase) {
        self.out.put(
            "too-heavy",
            (path, 1, 1),
            found,
            expected,
            say!(
                "减面、缩小贴图，或拆成几个文件：教室里的旧电脑也要带得动。",
                "use fewer faces, smaller textures or several files: old classroom computers must keep up."
            ),
        );
    }
}

/// The most pixels along a side of a picture, or of a picture inside a model; `None` if it is neither or broken.
pub(crate) fn largest_side(path: &str, bytes: &[u8]) -> Option<usize> {
    let side = |bytes: &[u8]| imagesize::blob_size(bytes).ok().map(|size| size.width.max(size.height));
    match path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?.as_str() {
        "png" | "jpg" | "jpeg" | "webp" => side(bytes),
        "glb" => {
            let gltf = gltf::Gltf::from_slice(bytes).ok()?;
            let sides = gltf.images().filter_map(|image| side(embedded(&gltf, &image).ok()?));
            sides.max()
        }
        _ => None,
    }
}

/// The bytes of a picture inside a `.glb`.
fn embedded<'a>(gltf: &'a gltf::Gltf, image: &gltf::Image<'_>) -> Result<&'a [u8], &'static str> {
    let gltf::image::Source::View { view, .. } = image.source() else {
        return Err("picture outside the file");
    };
    let end = view.offset().checked_add(view.length());
    end.and_then(|end| gltf.blob.as_deref()?.get(view.offset()..end)).ok_or("picture outside the data")
}

/// Reads a `.glb`. Its pictures must be inside it.
fn read(bytes: &[u8]) -> Result<Held, String> {
    let gltf = gltf::Gltf::from_slice(bytes).map_err(|e| crate::report::shorten(&e.to_string()))?;
    let names = gltf.nodes().filter_map(|n| n.name().map(str::to_owned)).collect();
    let positions = gltf.meshes().flat_map(|m| {
        m.primitives().filter_map(|p| p.get(&gltf::Semantic::Positions)).map(|a| a.count()).collect::<Vec<_>>()
    });
    let vertices = positions.fold(0, usize::saturating_add);
    let mut pictures = Vec::new();
    for (i, image) in gltf.images().enumerate() {
        let size = imagesize::blob_size(embedded(&gltf, &image)?).map_err(|_| "broken picture")?;
        if size.width > SIDE || size.height > SIDE {
            let name = image.name().map_or_else(|| i.to_string(), crate::report::shorten);
            pictures.push((name, (size.width, size.height)));
        }
    }
    Ok(Held { names, vertices, pictures })
}
