//! What a `.glb` holds, as far as a check must know: nodes that can be named, weight, and what playing leaves out.
//!
//! Follows `shujin_play::model`, which reads triangles with vertex colours, skeletons and the movements of nodes; reads no vertex.

use super::models::SIDE;
use gltf::mesh::Mode;
use gltf::{Gltf, Semantic};
use std::collections::{BTreeMap, BTreeSet};

/// Nodes deeper than this are not drawn.
const DEEP: usize = 32;

/// What a model file holds.
#[derive(Default)]
pub(super) struct Held {
    /// Names of the nodes of its scene, and whether the node or one below it shows anything.
    pub nodes: BTreeMap<String, bool>,
    pub vertices: usize,
    /// Pictures too large: name and size.
    pub pictures: Vec<(String, (usize, usize))>,
    /// Textures.
    pub textures: usize,
    /// Names of its animations.
    pub clips: BTreeSet<String>,
    /// Joints of its largest skeleton.
    pub joints: usize,
    /// Meshes with morph targets.
    pub morphs: usize,
    /// Parts of meshes that are no triangles.
    pub loose: usize,
}

/// Reads a `.glb`. Its data and pictures must be inside it, and its nodes a tree.
pub(super) fn read(bytes: &[u8]) -> Result<Held, String> {
    let gltf = crate::glb::open(bytes).map_err(|e| crate::report::shorten(&e))?;
    if gltf.blob.is_none() {
        return Err("no data".into());
    }
    let mut held = Held { textures: gltf.textures().count(), ..Held::default() };
    held.clips = gltf.animations().filter_map(|a| a.name().map(str::to_owned)).collect();
    held.joints = gltf.skins().map(|s| s.joints().count()).max().unwrap_or(0);
    for mesh in gltf.meshes() {
        let mut morphs = false;
        for part in mesh.primitives() {
            let count = part.get(&Semantic::Positions).map_or(0, |a| a.count());
            held.vertices = held.vertices.saturating_add(count);
            held.loose += usize::from(part.mode() != Mode::Triangles);
            morphs |= part.morph_targets().len() > 0;
        }
        held.morphs += usize::from(morphs);
    }
    held.nodes = nodes(&gltf)?;
    for (i, image) in gltf.images().enumerate() {
        let size = imagesize::blob_size(embedded(&gltf, &image)?).map_err(|_| "broken picture")?;
        if size.width > SIDE || size.height > SIDE {
            let name = image.name().map_or_else(|| i.to_string(), crate::report::shorten);
            held.pictures.push((name, (size.width, size.height)));
        }
    }
    Ok(held)
}

/// The nodes of the scene by name, the first of each, and whether they show anything.
///
/// A node that is reached twice is refused: shared branches could unfold without end.
fn nodes(gltf: &Gltf) -> Result<BTreeMap<String, bool>, &'static str> {
    let scene = gltf.default_scene().or_else(|| gltf.scenes().next()).ok_or("no scene")?;
    // Parents of the nodes reached so far; outer `None` is not reached, inner `None` a root.
    let mut parents: Vec<Option<Option<usize>>> = vec![None; gltf.nodes().count()];
    let mut shown = vec![false; parents.len()];
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut open: Vec<_> = scene.nodes().map(|node| (node, None, 0)).collect();
    open.reverse();
    while let Some((node, parent, depth)) = open.pop() {
        let index = node.index();
        if parents[index].replace(parent).is_some() {
            return Err("a node with two parents");
        }
        if let Some(name) = node.name() {
            first.entry(name.to_owned()).or_insert(index);
        }
        let draws =
            |part: gltf::Primitive<'_>| part.mode() == Mode::Triangles && part.get(&Semantic::Positions).is_some();
        if node.mesh().is_some_and(|mesh| mesh.primitives().any(draws)) {
            show(index, &parents, &mut shown);
        }
        if depth < DEEP {
            let below = open.len();
            open.extend(node.children().map(|child| (child, Some(index), depth + 1)));
            open[below..].reverse();
        }
    }
    Ok(first.into_iter().map(|(name, index)| (name, shown[index])).collect())
}

/// Marks a node and all above it, up to the first that is marked already.
fn show(index: usize, parents: &[Option<Option<usize>>], shown: &mut [bool]) {
    let mut here = Some(index);
    while let Some(index) = here.filter(|i| !shown[*i]) {
        shown[index] = true;
        here = parents[index].flatten();
    }
}

/// The most pixels along a side of a picture inside a `.glb`; `None` if there is none or the file is broken.
pub(super) fn side_inside(bytes: &[u8]) -> Option<usize> {
    let gltf = crate::glb::open(bytes).ok()?;
    let sizes = gltf.images().filter_map(|image| imagesize::blob_size(embedded(&gltf, &image).ok()?).ok());
    sizes.map(|size| size.width.max(size.height)).max()
}

/// The bytes of a picture inside a `.glb`.
fn embedded<'a>(gltf: &'a Gltf, image: &gltf::Image<'_>) -> Result<&'a [u8], &'static str> {
    let gltf::image::Source::View { view, .. } = image.source() else {
        return Err("picture outside the file");
    };
    let end = view.offset().checked_add(view.length());
    end.and_then(|end| gltf.blob.as_deref()?.get(view.offset()..end)).ok_or("picture outside the data")
}
