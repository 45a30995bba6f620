//! What a check must know of a `.glb`: nodes that can be named, weight, and what playing leaves out, as [`crate::model`] reads it.

use crate::limits::SIDE;
use crate::model::{IDENTITY, Lost, Model, ModelError, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// What a model file holds.
pub(crate) struct Held {
    /// Names of the nodes of its scene, the empty one for all of it, and whether the node of that name that is drawn shows anything.
    pub nodes: BTreeMap<String, bool>,
    pub vertices: usize,
    /// Pictures too large: name and size.
    pub pictures: Vec<(String, [usize; 2])>,
    /// Names of its animations.
    pub clips: BTreeSet<String>,
    /// What is not drawn.
    pub lost: Vec<Lost>,
    /// The file itself, without its pictures.
    #[cfg(feature = "author")]
    pub model: Model,
}

/// Reads a `.glb`.
pub(super) fn read(bytes: &[u8]) -> Result<Held, ModelError> {
    // What is lost of pictures is an author's to know: a page looks at them when it draws them.
    let read = if cfg!(feature = "author") { Model::parse } else { Model::parse_forms };
    let mut model = read(bytes)?;
    let (mut nodes, mut vertices) = (BTreeMap::new(), 0_usize);
    named(&model.whole, &mut nodes);
    model.whole.each(IDENTITY, &mut |part, _| vertices = vertices.saturating_add(part.points.len()));
    let too_large = |(_, [width, height]): &(String, [usize; 2])| *width > SIDE || *height > SIDE;
    let pictures = model.pictures.into_iter().filter(too_large).collect();
    let clips = model.clips.iter().map(|clip| clip.name.clone()).filter(|name| !name.is_empty()).collect();
    model.pictures = Vec::new();
    Ok(Held {
        nodes,
        vertices,
        pictures,
        clips,
        lost: std::mem::take(&mut model.lost),
        #[cfg(feature = "author")]
        model,
    })
}

fn named(tree: &Tree, nodes: &mut BTreeMap<String, bool>) {
    *nodes.entry(tree.name.clone()).or_default() |= tree.shows();
    tree.children.iter().for_each(|child| named(child, nodes));
}

/// The most pixels along a side of a picture inside a `.glb`; `None` if there is none or the file is broken.
pub(super) fn side_inside(bytes: &[u8]) -> Option<usize> {
    let model = Model::parse_forms(bytes).ok()?;
    model.pictures.iter().map(|(_, [width, height])| *width.max(height)).max()
}
