//! What moves with what, where the file of a model places its nodes, and their triangles.

use super::{Matrix, Model, Part, multiply, transform};
use crate::format::Node;

/// Most nodes in a line of which each moves with the next: what is further up is not looked at.
pub const CARRIERS: usize = 64;

/// A node and those that it moves with, each the parent of the one before. `find` gives the node of an id.
pub fn carriers<'a>(node: &'a Node, find: impl Fn(&str) -> Option<&'a Node>) -> impl Iterator<Item = &'a Node> {
    std::iter::successors(Some(node), move |node| find(node.parent.as_deref()?)).take(CARRIERS)
}

/// The matrix by which the file of a node's model places it, whose model was read; none where the model has no such node.
pub fn own(node: &Node, model: &Model) -> Option<Matrix> {
    let (tree, above) = model.find(&node.model.as_ref()?.node)?;
    Some(multiply(above, tree.local))
}

/// The triangles of a node, whose model was read, with `world` from its own space to the one wanted: points and indices. Empty where
/// the model has no such node.
pub fn triangles(node: &Node, model: &Model, world: Matrix) -> (Vec<[f32; 3]>, Vec<[u32; 3]>) {
    let (mut points, mut indices) = (Vec::new(), Vec::new());
    let found = node.model.as_ref().and_then(|wanted| model.find(&wanted.node));
    let Some((tree, _)) = found else { return (points, indices) };
    let mut add = |part: &Part, matrix: Matrix| {
        let first = points.len() as u32;
        points.extend(part.points.iter().map(|p| transform(matrix, *p)));
        indices.extend(part.wound(matrix).chunks_exact(3).map(|t| [first + t[0], first + t[1], first + t[2]]));
    };
    tree.parts.iter().for_each(|p| add(p, world));
    tree.children.iter().for_each(|c| c.each(world, &mut add));
    (points, indices)
}
