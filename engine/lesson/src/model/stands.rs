//! Where models stand in a scene, and their triangles there.

use super::{Matrix, Model, Part, multiply, transform};
use crate::format::Node;

/// Most nodes in a line of which each moves with the next: what is further up is not looked at.
const CARRIERS: usize = 64;

/// A node and those that it moves with, each the parent of the one before. `find` gives the node of an id.
pub fn carriers<'a>(node: &'a Node, find: impl Fn(&str) -> Option<&'a Node>) -> impl Iterator<Item = &'a Node> {
    std::iter::successors(Some(node), move |node| find(node.parent.as_deref()?)).take(CARRIERS)
}

/// The triangles of a node in the world, whose model was read: points and indices. Empty where the model has no such node.
pub fn triangles(node: &Node, model: &Model) -> (Vec<[f32; 3]>, Vec<[u32; 3]>) {
    let (mut points, mut indices) = (Vec::new(), Vec::new());
    let found = node.model.as_ref().and_then(|wanted| model.find(&wanted.node));
    let Some((tree, above)) = found else { return (points, indices) };
    let placed = placed(node, multiply(above, tree.local));
    let mut add = |part: &Part, matrix: Matrix| {
        let first = points.len() as u32;
        points.extend(part.points.iter().map(|p| transform(matrix, *p)));
        indices.extend(part.wound(matrix).chunks_exact(3).map(|t| [first + t[0], first + t[1], first + t[2]]));
    };
    tree.parts.iter().for_each(|p| add(p, placed));
    tree.children.iter().for_each(|c| c.each(placed, &mut add));
    (points, indices)
}

/// Where a model's node stands in the scene: as its file says (`own`), unless the scene says `at`, `turn` or `scale`.
pub fn placed(node: &Node, own: Matrix) -> Matrix {
    if node.at.is_none() && node.turn.is_none() && node.scale.is_none() {
        return own;
    }
    let [x, y, z] = node.at.map_or([own[3][0], own[3][1], own[3][2]], |p| p.0);
    let a = node.turn.map_or(0.0, |t| t.0).to_radians();
    let (sin, cos) = (libm::sinf(a), libm::cosf(a));
    let s = node.scale.unwrap_or(1.0);
    [[cos * s, 0.0, -sin * s, 0.0], [0.0, s, 0.0, 0.0], [sin * s, 0.0, cos * s, 0.0], [x, y, z, 1.0]]
}
