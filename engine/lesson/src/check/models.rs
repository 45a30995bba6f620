//! Models: glTF files are read for what they hold ([`super::glb`]) and weighed.

use super::Check;
use super::glb::{Held, read, side_inside};
#[cfg(feature = "author")]
use super::pictures::carried;
use super::pictures::is_picture;
use crate::format::Node;
use crate::limits::{MODEL_BYTES, SIDE};
use crate::model::ModelError;
#[cfg(feature = "author")]
use crate::model::pictures_in;
use crate::picture::sides;
use crate::report::{Message, quote, say};
use crate::source::{Seg, way};
#[cfg(feature = "author")]
use shujin_messages::Joint;
use std::collections::BTreeMap;

/// Most vertices of one model.
const VERTICES: usize = 200_000;
/// Most things named that a model holds and is not drawn.
const LOST: usize = 12;

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
        self.picture_weights();
        held
    }

    /// A node of a model must be there, and show something.
    fn model_node(&mut self, held: &Held, path: &str, name: &str, way: &[Seg]) {
        match held.nodes.get(name) {
            Some(true) => {}
            Some(false) => self.put(
                "nothing-to-see",
                way,
                quote(name),
                say!("model-node-shows-something-triangles"),
                say!("model-name-node-mesh-turn"),
            ),
            None => {
                let help = match self.out.guess.closest(name, held.nodes.keys().map(String::as_str)) {
                    Some(close) => say!("did-you-mean", close),
                    None => {
                        let shown = held.nodes.iter().filter(|(name, shows)| !name.is_empty() && **shows);
                        let list = shown.map(|(name, _)| name.as_str()).take(12).collect::<Vec<_>>().join(", ");
                        if list.is_empty() { say!("model-no-node-file-has") } else { say!("model-nodes-of-file", list) }
                    }
                };
                let expected = say!("model-node-of-file", path);
                self.put("missing-node", way, quote(name), expected, help);
            }
        }
    }

    fn clips_without_model(&mut self, i: usize, node: &Node) {
        if !node.clips.is_empty() {
            self.put(
                "missing-clip",
                &way!["node", i, "clip"],
                say!("model-clip-without"),
                say!("model-animations"),
                say!("model-name-delete-clip"),
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
                    Some(close) => say!("did-you-mean", close),
                    None if list.is_empty() => say!("model-file-has-no-animation"),
                    None => say!("model-animations-of-file", list),
                };
                let expected = say!("model-animation-of-file", path);
                self.put("missing-clip", &way, quote(&clip.name), expected, help);
            }
            if clip.when.is_none() && k + 1 < node.clips.len() {
                let name = &clip.name;
                self.put(
                    "clip-always-first",
                    &way,
                    say!("model-always-holds-before-others", name),
                    say!("model-clip-when"),
                    say!("model-give-when-move-end"),
                );
            }
        }
    }

    /// What the pictures inside a model carry besides.
    #[cfg(feature = "author")]
    fn carried_inside(&mut self, path: &str, bytes: &[u8]) {
        let found = self.out.guarded(path, || pictures_in(bytes)).unwrap_or_default();
        let more = found.iter().map(|(name, picture)| (name, carried(picture))).filter(|(_, more)| !more.is_empty());
        for (name, more) in more.take(LOST) {
            let list = Message::list(more, Joint::Comma);
            self.carries(path, say!("picture-texture-carries", name, list));
        }
    }

    fn model_file(&mut self, path: &str, bytes: &[u8]) -> Option<Held> {
        if bytes.len() > MODEL_BYTES {
            let (is, most) = (bytes.len() >> 20, MODEL_BYTES >> 20);
            self.heavy(path, say!("model-file-over-megabytes", is), say!("model-at-most-megabytes", most), lighter());
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
            let expected = say!("model-at-most-vertices", vertices = VERTICES);
            self.heavy(path, say!("model-vertices", n), expected, lighter());
        }
        for (name, [width, height]) in held.pictures.iter().take(LOST) {
            self.heavy(
                path,
                say!("model-texture-size", name, width, height),
                say!("model-at-most-pixels", side = SIDE),
                say!("picture-make-smaller", side = SIDE),
            );
        }
        #[cfg(feature = "author")]
        self.carried_inside(path, bytes);
        for lost in held.lost.iter().take(LOST) {
            let [found, expected, help] = lost.told();
            self.out.put("not-drawn", (path, 1, 1), found, expected, help);
        }
        let more = held.lost.len().saturating_sub(LOST);
        if more > 0 {
            self.out.put(
                "not-drawn",
                (path, 1, 1),
                say!("model-more-not-drawn", more),
                say!("model-triangles"),
                say!("model-look-those-listed-first"),
            );
        }
        Some(held)
    }
}

/// What to do about a model that is too heavy.
fn lighter() -> Message {
    say!("model-use-fewer-faces-smaller")
}

/// The most pixels along a side of a picture, or of a picture inside a model; `None` if it is neither or broken.
pub(crate) fn largest_side(path: &str, bytes: &[u8]) -> Option<usize> {
    if is_picture(path) {
        return sides(bytes).map(|[width, height]| width.max(height));
    }
    path.to_ascii_lowercase().ends_with(".glb").then(|| side_inside(bytes))?
}
