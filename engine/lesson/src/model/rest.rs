//! Where the nodes of a scene rest: each by its parent, and in the world. The check, the ground that one walks on and the picture
//! all read it here.
//!
//! Does not: move anything. What binds add while a lesson runs stands in `shujin_play::Places`.

use super::{IDENTITY, Matrix, mirrors, multiply, transform};
use crate::format::Node;
use std::collections::HashMap;

/// How a node stands in the space of its parent: first scaled, then turned, then moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalPose {
    /// Its origin, m.
    pub at: [f32; 3],
    /// How it is turned: a unit quaternion x, y, z, w.
    pub turn: [f32; 4],
    /// Size factors along its own axes; the first is negative where it is mirrored.
    pub scale: [f32; 3],
}

impl Default for LocalPose {
    fn default() -> Self {
        LocalPose { at: [0.0; 3], turn: [0.0, 0.0, 0.0, 1.0], scale: [1.0; 3] }
    }
}

impl LocalPose {
    /// The pose that a matrix gives. A matrix that shears has none of its own: the shear is left out.
    pub fn of(m: Matrix) -> LocalPose {
        let sign = if mirrors(m) { -1.0 } else { 1.0 };
        let scale = [0, 1, 2].map(|column| length(m[column]) * if column == 0 { sign } else { 1.0 });
        let axes = [0, 1, 2].map(|column| {
            let size = if scale[column] == 0.0 { 1.0 } else { scale[column] };
            [0, 1, 2].map(|row| m[column][row] / size)
        });
        LocalPose { at: [m[3][0], m[3][1], m[3][2]], turn: quaternion(axes), scale }
    }

    /// The matrix from the node's own space to its parent's.
    pub fn matrix(&self) -> Matrix {
        let [x, y, z, w] = self.turn;
        let [at_x, at_y, at_z] = self.at;
        let [a, b, c] = self.scale;
        [
            [a * (1.0 - 2.0 * (y * y + z * z)), a * 2.0 * (x * y + w * z), a * 2.0 * (x * z - w * y), 0.0],
            [b * 2.0 * (x * y - w * z), b * (1.0 - 2.0 * (x * x + z * z)), b * 2.0 * (y * z + w * x), 0.0],
            [c * 2.0 * (x * z + w * y), c * 2.0 * (y * z - w * x), c * (1.0 - 2.0 * (x * x + y * y)), 0.0],
            [at_x, at_y, at_z, 1.0],
        ]
    }

    /// The same, turned further about one of its own axes (0 is x, 1 y, 2 z), in radians.
    #[must_use]
    pub fn turned(self, axis: usize, by: f32) -> LocalPose {
        let mut turn = [0.0, 0.0, 0.0, libm::cosf(by / 2.0)];
        turn[axis] = libm::sinf(by / 2.0);
        LocalPose { turn: product(self.turn, turn), ..self }
    }

    /// The same, larger by this factor.
    #[must_use]
    pub fn scaled(self, by: f32) -> LocalPose {
        LocalPose { scale: self.scale.map(|size| size * by), ..self }
    }
}

/// Where a node rests.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rest {
    /// The number of its parent. Of a ring of parents, which the check refuses, one node has none.
    pub parent: Option<usize>,
    /// How many nodes are above it.
    pub depth: usize,
    /// How it stands in its parent's space, or in the world where it has none.
    pub local: LocalPose,
    /// From its own space to the world.
    pub world: Matrix,
}

/// Where each node of a scene rests, by its number. `own` gives the matrix by which a model's file places a node; none for a node
/// without a model.
///
/// A place that the scene writes (`at`) is in the space of the parent, where there is one. A node without `at` stays where its file
/// puts it in the world, or at the scene's origin.
pub fn rests(nodes: &[Node], mut own: impl FnMut(&Node) -> Option<Matrix>) -> Vec<Rest> {
    // Of two nodes with one id, the first is meant.
    let numbers: HashMap<&str, usize> = nodes.iter().enumerate().rev().map(|(i, n)| (n.id.as_str(), i)).collect();
    let parent = |i: usize| nodes[i].parent.as_deref().and_then(|id| numbers.get(id).copied());
    let mut rests: Vec<Option<Rest>> = vec![None; nodes.len()];
    let mut waits = vec![false; nodes.len()];
    let mut line = Vec::new();
    for first in 0..nodes.len() {
        let mut next = Some(first);
        // Up to a node that is known, or that waits already: there a ring of parents is cut.
        while let Some(i) = next.filter(|i| rests[*i].is_none() && !waits[*i]) {
            waits[i] = true;
            line.push(i);
            next = parent(i);
        }
        while let Some(i) = line.pop() {
            let above = parent(i).and_then(|number| Some((number, rests[number]?)));
            rests[i] = Some(rest(&nodes[i], own(&nodes[i]).unwrap_or(IDENTITY), above));
        }
    }
    rests.into_iter().flatten().collect()
}

fn rest(node: &Node, own: Matrix, above: Option<(usize, Rest)>) -> Rest {
    let written = written(node, own);
    let Some((number, parent)) = above else {
        return Rest { parent: None, depth: 0, local: written, world: written.matrix() };
    };
    // What has no place of its own keeps the one in the world.
    let back = if node.at.is_none() { inverse(parent.world) } else { None };
    let local = back.map_or(written, |back| LocalPose::of(multiply(back, written.matrix())));
    Rest { parent: Some(number), depth: parent.depth + 1, local, world: multiply(parent.world, local.matrix()) }
}

/// How a node stands as it is written: as its file says (`own`), unless the scene says `at`, `turn` or `scale`.
fn written(node: &Node, own: Matrix) -> LocalPose {
    if node.at.is_none() && node.turn.is_none() && node.scale.is_none() {
        return LocalPose::of(own);
    }
    let at = node.at.map_or([own[3][0], own[3][1], own[3][2]], |p| p.0);
    let pose = LocalPose { at, scale: [node.scale.unwrap_or(1.0); 3], ..LocalPose::default() };
    node.turn.map_or(pose, |turn| pose.turned(1, turn.0.to_radians()))
}

/// The matrix that takes back what this one does; none where it makes everything flat.
pub fn inverse(m: Matrix) -> Option<Matrix> {
    let [x, y, z] = [0, 1, 2].map(|column| [m[column][0], m[column][1], m[column][2]]);
    let rows = [cross(y, z), cross(z, x), cross(x, y)];
    let size: f32 = (0..3).map(|axis| x[axis] * rows[0][axis]).sum();
    let by = 1.0 / size;
    if !by.is_finite() {
        return None;
    }
    let mut back = IDENTITY;
    for (row, column) in (0..3).flat_map(|row| (0..3).map(move |column| (row, column))) {
        back[column][row] = rows[row][column] * by;
    }
    let [x, y, z] = transform(back, [m[3][0], m[3][1], m[3][2]]);
    back[3] = [-x, -y, -z, 1.0];
    Some(back)
}

fn cross(a: [f32; 3], b: [f32; 3]) -> [f32; 3] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

fn length([x, y, z, _]: [f32; 4]) -> f32 {
    libm::sqrtf(x * x + y * y + z * z)
}

/// One turn after another: first `b`, then `a`.
fn product([ax, ay, az, aw]: [f32; 4], [bx, by, bz, bw]: [f32; 4]) -> [f32; 4] {
    [
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
    ]
}

/// The unit quaternion that turns x, y and z to these axes. By the greatest of its four numbers, so that nothing is divided by little.
fn quaternion([[xx, xy, xz], [yx, yy, yz], [zx, zy, zz]]: [[f32; 3]; 3]) -> [f32; 4] {
    let four = [1.0 + xx - yy - zz, 1.0 - xx + yy - zz, 1.0 - xx - yy + zz, 1.0 + xx + yy + zz];
    let greatest = (0..4).fold(3, |best, i| if four[i] > four[best] { i } else { best });
    let root = libm::sqrtf(four[greatest].max(f32::MIN_POSITIVE));
    let (own, by) = (root / 2.0, 0.5 / root);
    match greatest {
        0 => [own, (xy + yx) * by, (zx + xz) * by, (yz - zy) * by],
        1 => [(xy + yx) * by, own, (yz + zy) * by, (zx - xz) * by],
        2 => [(zx + xz) * by, (yz + zy) * by, own, (xy - yx) * by],
        _ => [(yz - zy) * by, (zx - xz) * by, (xy - yx) * by, own],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: Matrix, b: Matrix) -> bool {
        a.iter().flatten().zip(b.iter().flatten()).all(|(a, b)| (a - b).abs() < 1e-4)
    }

    fn poses() -> impl Iterator<Item = LocalPose> {
        const TURNS: [f32; 5] = [0.0, 0.4, 1.6, 3.1, -2.5];
        let every = TURNS.iter().flat_map(|x| TURNS.iter().map(|y| (*x, *y)));
        every.flat_map(|(x, y)| {
            [[1.0; 3], [2.0, 0.5, 3.0], [-1.5, 1.0, 1.0]].map(|scale| {
                LocalPose { at: [1.0, -2.0, 3.0], scale, ..LocalPose::default() }.turned(0, x).turned(1, y).turned(2, x)
            })
        })
    }

    #[test]
    fn a_pose_comes_back_from_its_matrix() {
        for pose in poses() {
            let again = LocalPose::of(pose.matrix());
            assert!(near(again.matrix(), pose.matrix()), "{pose:?} came back as {again:?}");
            assert!((0..3).all(|i| (again.scale[i] - pose.scale[i]).abs() < 1e-4), "{pose:?} and {again:?}");
        }
    }

    #[test]
    fn an_inverse_takes_back_what_a_matrix_does() {
        for pose in poses() {
            let back = inverse(pose.matrix()).expect("it makes nothing flat");
            assert!(near(multiply(back, pose.matrix()), IDENTITY), "{pose:?}");
        }
        assert_eq!(inverse(LocalPose { scale: [1.0, 0.0, 1.0], ..LocalPose::default() }.matrix()), None);
    }

    #[test]
    fn a_turn_is_about_the_axis_that_is_named() {
        let quarter = std::f32::consts::FRAC_PI_2;
        for (axis, from, to) in [
            (0, [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]),
            (1, [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]),
            (2, [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]),
        ] {
            let turned = transform(LocalPose::default().turned(axis, quarter).matrix(), from);
            assert!((0..3).all(|i| (turned[i] - to[i]).abs() < 1e-6), "about {axis}: {turned:?}");
        }
    }

    fn node(id: &str, more: &str) -> Node {
        toml::from_str(&format!("id = \"{id}\"\n{more}")).expect("a node")
    }

    #[test]
    fn a_written_place_is_the_parents_and_any_other_the_worlds() {
        let nodes = [
            node("far", "parent = \"near\"\nat = \"0 0 1 m\""),
            node("near", "parent = \"first\"\nat = \"1 0 0 m\"\nturn = \"90 deg\""),
            node("first", "at = \"10 0 0 m\"\nscale = 2"),
            node("free", "parent = \"near\"\nmodel = { file = \"a.glb\" }"),
        ];
        let mut own = IDENTITY;
        own[3] = [5.0, 6.0, 7.0, 1.0];
        let rests = rests(&nodes, |node| node.model.as_ref().map(|_| own));
        let at = |i: usize| transform(rests[i].world, [0.0; 3]);
        // 2 m of the first node's space are 4 m of the world; a quarter turn takes z to x.
        for (i, wanted) in [(0, [14.0, 0.0, 0.0]), (1, [12.0, 0.0, 0.0]), (2, [10.0, 0.0, 0.0]), (3, [5.0, 6.0, 7.0])] {
            assert!((0..3).all(|axis| (at(i)[axis] - wanted[axis]).abs() < 1e-4), "{}: {:?}", nodes[i].id, at(i));
        }
        assert_eq!(rests.iter().map(|rest| rest.depth).collect::<Vec<_>>(), [2, 1, 0, 2]);
    }

    #[test]
    fn a_ring_of_parents_is_cut() {
        let nodes = [node("a", "parent = \"b\""), node("b", "parent = \"c\""), node("c", "parent = \"a\"")];
        let parents: Vec<_> = rests(&nodes, |_| None).iter().map(|rest| rest.parent).collect();
        assert_eq!(parents, [Some(1), Some(2), None]);
    }
}
