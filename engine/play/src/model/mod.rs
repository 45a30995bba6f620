//! Models as triangles, skeletons and movements: what glTF nodes hold, without textures, cameras or morphs.
//!
//! Read once for the ground one walks on and once for what is drawn, by the same code, so that feet stand where eyes see.

mod accessor;
mod clip;
mod part;
mod skin;

pub use clip::{Clip, Pose, Track};
pub use part::Part;
pub use skin::{MOST_JOINTS, Skin};

use shujin_lesson::{Files, format::Node, glb};
use thiserror::Error;

/// A 4×4 matrix, columns first.
pub type Matrix = [[f32; 4]; 4];

/// Why a model cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ModelError {
    /// The scene has no such file.
    #[error("{0} is missing")]
    Missing(String),
    /// The file is no glTF that can be read.
    #[error("{0} cannot be read: {1}")]
    Broken(String, String),
    /// The file has no such node.
    #[error("{0} has no node named {1:?}")]
    Node(String, String),
}

/// A node with its children.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The node's name.
    pub name: String,
    /// Its number in the file, by which skins and clips know it.
    pub index: usize,
    /// The number of the skin that bends its parts.
    pub skin: Option<usize>,
    /// From its own space to its parent's.
    pub local: Matrix,
    /// What it shows.
    pub parts: Vec<Part>,
    /// Its children.
    pub children: Vec<Tree>,
}

/// A glTF file, read whole.
pub struct Model {
    /// The nodes of its scene.
    pub roots: Vec<Tree>,
    /// Skeletons, by number.
    pub skins: Vec<Skin>,
    /// Movements.
    pub clips: Vec<Clip>,
}

impl Model {
    /// Reads a `.glb`.
    ///
    /// # Errors
    /// [`ModelError::Missing`] or [`ModelError::Broken`].
    pub fn read(path: &str, files: &Files) -> Result<Model, ModelError> {
        let bytes = files.get(path).ok_or_else(|| ModelError::Missing(path.into()))?;
        let broken = |why: String| ModelError::Broken(path.into(), why);
        let gltf = glb::open(bytes).map_err(broken)?;
        let blob = gltf.blob.as_deref().ok_or_else(|| broken("it holds no data".into()))?;
        let scene = gltf.default_scene().or_else(|| gltf.scenes().next());
        let scene = scene.ok_or_else(|| broken("it holds no scene".into()))?;
        Ok(Model {
            roots: scene.nodes().map(|n| tree(&n, blob, 0)).collect(),
            skins: gltf.skins().map(|skin| Skin::read(&skin, blob)).collect(),
            clips: gltf.animations().map(|animation| Clip::read(&animation, blob)).collect(),
        })
    }

    /// The node of this name and the matrix from its parent's space to the file's.
    pub fn find(&self, name: &str) -> Option<(&Tree, Matrix)> {
        self.roots.iter().find_map(|t| t.find(name, IDENTITY))
    }
}

/// The matrix that changes nothing.
pub const IDENTITY: Matrix = [[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]];

impl Tree {
    fn find(&self, name: &str, above: Matrix) -> Option<(&Tree, Matrix)> {
        if self.name == name {
            return Some((self, above));
        }
        let here = multiply(above, self.local);
        self.children.iter().find_map(|c| c.find(name, here))
    }

    /// Whether this node or one below it is bent by a skin.
    pub fn bends(&self) -> bool {
        self.skin.is_some() || self.children.iter().any(Tree::bends)
    }

    /// Every part of this node and below, with its matrix into the space of `above`.
    pub fn each<'a>(&'a self, above: Matrix, visit: &mut dyn FnMut(&'a Part, Matrix)) {
        let here = multiply(above, self.local);
        self.parts.iter().for_each(|p| visit(p, here));
        self.children.iter().for_each(|c| c.each(here, visit));
    }
}

fn tree(node: &gltf::Node<'_>, blob: &[u8], depth: u8) -> Tree {
    let parts = node.mesh().map_or(Vec::new(), |m| m.primitives().filter_map(|p| Part::read(&p, blob)).collect());
    // Deeper than any model of ours: a hostile file cannot exhaust the stack.
    let children = if depth < 32 { node.children().map(|c| tree(&c, blob, depth + 1)).collect() } else { vec![] };
    Tree {
        name: node.name().unwrap_or_default().to_owned(),
        index: node.index(),
        skin: node.skin().map(|skin| skin.index()),
        local: node.transform().matrix(),
        parts,
        children,
    }
}

/// The triangles of a solid node in the world: points and indices. Empty where the model cannot be read.
pub(crate) fn triangles(node: &Node, files: &Files) -> (Vec<[f32; 3]>, Vec<[u32; 3]>) {
    let (mut points, mut indices) = (Vec::new(), Vec::new());
    let Some(wanted) = &node.model else { return (points, indices) };
    let Ok(model) = Model::read(&wanted.file, files) else { return (points, indices) };
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

/// `a` after `b`.
pub fn multiply(a: Matrix, b: Matrix) -> Matrix {
    std::array::from_fn(|column| std::array::from_fn(|row| (0..4).map(|k| a[k][row] * b[column][k]).sum()))
}

/// A point through a matrix.
pub fn transform(m: Matrix, p: [f32; 3]) -> [f32; 3] {
    std::array::from_fn(|row| m[0][row] * p[0] + m[1][row] * p[1] + m[2][row] * p[2] + m[3][row])
}
