//! Where models stand in a scene, and the triangles of those that one stands on. What a file holds is read by
//! [`shujin_lesson::model`], which the check reads it by, too.

pub use shujin_lesson::model::*;

use shujin_lesson::{Files, format::Node};

/// The triangles of a solid node in the world: points and indices. Empty where the model cannot be read.
pub(crate) fn triangles(node: &Node, files: &Files) -> (Vec<[f32; 3]>, Vec<[u32; 3]>) {
    let (mut points, mut indices) = (Vec::new(), Vec::new());
    let Some(wanted) = &node.model else { return (points, indices) };
    let Ok(model) = Model::forms(&wanted.file, files) else { return (points, indices) };
    let Some((tree, above)) = model.find(&wanted.node) else { return (points, indices) };
    let placed = placed(node, multiply(above, tree.local));
    let mut add = |part: &Part, matrix: Matrix| {
        let first = points.len() as u32;
        points.extend(part.points.iter().map(|p| transform(matrix, *p)));
        indices.extend(part.indices.chunks_exact(3).map(|t| [first + t[0], first + t[1], first + t[2]]));
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
