//! Models and pictures: glTF files are read for what they hold ([`super::glb`]) and weighed; pictures for their size,
//! from the header.

use super::Check;
use super::glb::{Held, read, side_inside};
use crate::format::Node;
use crate::model::ModelError;
use crate::report::{Phrase, say};
use crate::source::{Seg, way};
use std::collections::BTreeMap;

/// Most bytes of one model.
pub(crate) const MODEL_BYTES: usize = 8 << 20;
/// Most vertices of one model.
const VERTICES: usize = 200_000;
/// Most things named that a model holds and is not drawn.
const LOST: usize = 12;
/// Most pixels along one side of a picture.
pub(crate) const SIDE: usize = 2048;

/// Models by their paths; none for what cannot be read.
pub(crate) type Models<'a> = BTreeMap<&'a str, Option<Held>>;

impl<'a> Check<'a> {
    /// Gives the models that can be read, by their paths.
    pub(super) fn models(&mut self) -> Models<'a> {
        let scene = self.scene;
        let mut held: Models<'a> = BTreeMap::new();
        for (i, node) in scene.nodes.iter().enumerate() {
            let Some(model) = &node.model else {
                self.clips_without_model(i, node);
                continue;
            };
            let path = model.file.as_str();
            if !self.file(path, &["glb"], &way!["node", i, "model", "file"]) {
                continue;
            }
            if !held.contains_key(path) {
                let bytes = self.files.get(path).unwrap_or(&[]);
                held.insert(path, self.model_file(path, bytes));
            }
            if let Some(Some(held)) = held.get(path) {
                self.model_node(held, path, &model.node, &way!["node", i, "model", "node"]);
                self.clips(held, path, i, node);
            }
        }
        self.pictures();
        held
    }

    /// A node of a model must be there, and show something.
    fn model_node(&mut self, held: &Held, path: &str, name: &str, way: &[Seg]) {
        match held.nodes.get(name) {
            Some(true) => {}
            Some(false) => self.put(
                "nothing-to-see",
                way,
                Phrase::quote(name),
                say!("画得出来的节点：它或它下面有三角面", "a node that shows something: triangles in it or below it"),
                say!(
                    "换成有网格的节点；线和点先在 Blender 里转成面。只要一个位置，就不写 model。",
                    "name a node with a mesh; turn lines and points into faces first. For a mere place leave `model` out."
                ),
            ),
            None => {
                let help = match self.out.guess.closest(name, held.nodes.keys().map(String::as_str)) {
                    Some(close) => say!("是不是想写 `{close}`？", "did you mean `{close}`?"),
                    None => {
                        let shown = held.nodes.iter().filter(|(name, shows)| !name.is_empty() && **shows);
                        let list = shown.map(|(name, _)| name.as_str()).take(12).collect::<Vec<_>>().join(", ");
                        if list.is_empty() {
                            say!(
                                "文件里没有有名称的节点：不写 node，就用整个文件。",
                                "no node of the file has a name: leave `node` out to take the whole file."
                            )
                        } else {
                            say!("文件里有：{list}；不写 node，就用整个文件。", "the file has: {list}; without `node` it is the whole file.")
                        }
                    }
                };
                let expected = say!("`{path}` 里的节点", "a node of `{path}`");
                self.put("missing-node", way, Phrase::quote(name), expected, help);
            }
        }
    }

    fn clips_without_model(&mut self, i: usize, node: &Node) {
        if !node.clips.is_empty() {
            self.put(
                "missing-clip",
                &way!["node", i, "clip"],
                say!("没有 model 的 clip", "`clip` without `model`"),
                say!("带动画的 model", "a `model` with animations"),
                say!("写上 model，或删去 clip。", "name a `model`, or delete `clip`."),
            );
        }
    }

    /// What a node plays must be in its file; what stands after a clip that always holds is never played.
    fn clips(&mut self, held: &Held, path: &str, i: usize, node: &Node) {
        for (k, clip) in node.clips.iter().enumerate() {
            let way = way!["node", i, "clip", k, "name"];
            if !held.clips.contains(&clip.name) {
                let list = held.clips.iter().take(12).cloned().collect::<Vec<_>>().join(", ");
                let help = match self.out.guess.closest(&clip.name, held.clips.iter().map(String::as_str)) {
                    Some(close) => say!("是不是想写 `{close}`？", "did you mean `{close}`?"),
                    None if list.is_empty() => say!(
                        "文件里没有动画；在 Blender 里做好动作再导出。",
                        "the file has no animation: make an action in Blender and export again."
                    ),
                    None => say!("文件里有：{list}。", "the file has: {list}."),
                };
                let expected = say!("`{path}` 里的动画", "an animation of `{path}`");
                self.put("missing-clip", &way, Phrase::quote(&clip.name), expected, help);
            }
            if clip.when.is_none() && k + 1 < node.clips.len() {
                let name = &clip.name;
                self.put(
                    "clip-always-first",
                    &way,
                    say!("`{name}` 总是成立，后面的动画永远轮不到", "`{name}`, which always holds, before others"),
                    say!("写着 when 的动画", "a clip with `when`"),
                    say!("给它写 when，或把它移到最后。", "give it a `when`, or move it to the end."),
                );
            }
        }
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
        let held = match self.out.guarded(path, || read(bytes))? {
            Ok(held) => held,
            Err(ModelError::Broken(why)) => {
                let [found, expected, help] = *why;
                self.out.put("broken-model", (path, 1, 1), found, expected, help);
                return None;
            }
            // It was found before.
            Err(ModelError::Missing(_)) => return None,
        };
        if held.vertices > VERTICES {
            let n = held.vertices;
            self.heavy(path, say!("{n} 个顶点", "{n} vertices"), say!("最多 {VERTICES} 个", "at most {VERTICES}"));
        }
        for (name, [width, height]) in held.pictures.iter().take(LOST) {
            self.heavy(
                path,
                say!("贴图 `{name}` {width}×{height}", "texture `{name}`, {width}×{height}"),
                say!("每边最多 {SIDE}", "at most {SIDE} a side"),
            );
        }
        for lost in held.lost.iter().take(LOST) {
            let [found, expected, help] = lost.told();
            self.out.put("not-drawn", (path, 1, 1), found, expected, help);
        }
        let more = held.lost.len().saturating_sub(LOST);
        if more > 0 {
            self.out.put(
                "not-drawn",
                (path, 1, 1),
                say!("还有 {more} 处画不出来，不再一一列出", "{more} more that is not drawn"),
                say!("三角面", "triangles"),
                say!("先看列出的几处。", "look at those that are listed first."),
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
            let Some(size) = self.out.guarded(path, || imagesize::blob_size(bytes)) else { continue };
            match size {
                Ok(size) if size.width > SIDE || size.height > SIDE => {
                    let (width, height) = (size.width, size.height);
                    self.heavy(
                        path,
                        say!("{width}×{height}", "{width}×{height}"),
                        say!("每边最多 {SIDE}", "at most {SIDE} a side"),
                    );
                }
                // Whether it is whole is an author's to know, and looked at with what it is.
                Ok(_) => {}
                #[cfg(feature = "author")]
                Err(_) => {}
                #[cfg(not(feature = "author"))]
                Err(_) => self.broken_picture(path),
            }
        }
    }

    pub(super) fn broken_picture(&mut self, path: &str) {
        self.out.put(
            "broken-picture",
            (path, 1, 1),
            say!("读不了的图片", "a picture that cannot be read"),
            say!("完整的 PNG、JPEG 或 WebP", "a whole PNG, JPEG or WebP"),
            say!("重新保存这张图。", "save the picture again."),
        );
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
        "glb" => side_inside(bytes),
        _ => None,
    }
}
