//! Models as triangles, skeletons and movements: what glTF nodes hold, without cameras or morphs, pictures as colours of corners.
//!
//! Read by the check, once more for the ground one walks on and once for what is drawn, by the same code: so feet stand where eyes see, and
//! whatever is not drawn is in [`Model::lost`], for the check to name.

mod accessor;
mod cleaner;
mod clip;
mod container;
mod lost;
mod paint;
mod part;
mod rest;
mod skin;
mod stands;

pub use clip::{Clip, Pose, Track};
pub use lost::Lost;
pub use part::{Part, Why};
pub use rest::{LocalPose, Rest, inverse, rests};
pub use skin::{MOST_JOINTS, Skin};
pub use stands::{CARRIERS, carriers, own, triangles};

use crate::files::Files;
use crate::report::{Message, say};
use paint::Paints;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A 4×4 matrix, columns first.
pub type Matrix = [[f32; 4]; 4];

/// Nodes deeper than this are not drawn: a hostile file cannot exhaust the stack.
const DEEP: usize = 64;

/// One face in so many may have more on it than corners can show, before it is said.
const DETAILED: usize = 10;

/// Why a model cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub enum ModelError {
    /// The scene has no such file.
    Missing(String),
    /// The file is no glTF that can be read: what was found, what was expected, what to do.
    Broken(Box<[Message; 3]>),
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "{path} is missing"),
            Self::Broken(why) => why[0].fmt(f),
        }
    }
}

impl std::error::Error for ModelError {}

/// Why a file is no model: what was found, and the remedy.
fn broken(found: Message, help: Message) -> ModelError {
    ModelError::Broken(Box::new([found, say!("model-whole-glb"), help]))
}

fn again() -> Message {
    say!("model-export-again-gltf-binary")
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
    /// All of it: a node without a name above those of its scene.
    pub whole: Tree,
    /// Skeletons, by number.
    pub skins: Vec<Skin>,
    /// Movements.
    pub clips: Vec<Clip>,
    /// What the file holds and is not drawn.
    pub lost: Vec<Lost>,
    /// Names of the pictures inside, with width and height in pixels; what cannot be read is left out.
    pub pictures: Vec<(String, [usize; 2])>,
}

impl Model {
    /// Reads a `.glb` of a scene.
    ///
    /// # Errors
    /// [`ModelError`].
    pub fn read(path: &str, files: &Files) -> Result<Model, ModelError> {
        Self::parse(files.get(path).ok_or_else(|| ModelError::Missing(path.into()))?)
    }

    /// Reads the bytes of a `.glb`.
    ///
    /// # Errors
    /// [`ModelError::Broken`].
    pub fn parse(bytes: &[u8]) -> Result<Model, ModelError> {
        Self::of(bytes, true)
    }

    /// Reads a `.glb` of a scene for its forms alone: pictures are not looked at, which takes far longer than all the rest.
    ///
    /// # Errors
    /// [`ModelError`].
    pub fn forms(path: &str, files: &Files) -> Result<Model, ModelError> {
        Self::parse_forms(files.get(path).ok_or_else(|| ModelError::Missing(path.into()))?)
    }

    /// The same of the bytes of a `.glb`.
    ///
    /// # Errors
    /// [`ModelError::Broken`].
    pub(crate) fn parse_forms(bytes: &[u8]) -> Result<Model, ModelError> {
        Self::of(bytes, false)
    }

    fn of(bytes: &[u8], painted: bool) -> Result<Model, ModelError> {
        let container::Container { document, blob, mut lost, pictures, surfaces, parts } = container::open(bytes)?;
        let scene = document.default_scene().or_else(|| document.scenes().next());
        let scene = scene.ok_or_else(|| broken(say!("model-file-without-scene"), again()))?;
        let paints = painted.then(|| Paints::new(&surfaces, &pictures, &blob));
        let (seen, shown) = (BTreeSet::new(), BTreeSet::new());
        let mut growing = Growing { blob: &blob, parts, paints, seen, shown, lost: &mut lost };
        let roots = scene.nodes().map(|node| growing.tree(&node, 0)).collect::<Option<Vec<_>>>();
        // Shared branches could unfold without end.
        let twice = || broken(say!("model-node-two-parents"), again());
        let roots = roots.ok_or_else(twice)?;
        let (seen, shown, paints) = (growing.seen, growing.shown, growing.paints);
        if let Some(Paints { drawn, faces: (faces, detailed), .. }) = paints {
            if drawn.len() < pictures.len() {
                lost.push(Lost::Textures(pictures.len() - drawn.len()));
            }
            if detailed * DETAILED > faces {
                lost.push(Lost::Details { detailed, faces });
            }
        }
        let elsewhere = document.nodes().filter(|node| !seen.contains(&node.index()) && node.mesh().is_some()).count();
        if elsewhere > 0 {
            lost.push(Lost::Elsewhere(elsewhere));
        }
        let unused = document.meshes().filter(|mesh| !shown.contains(&mesh.index())).count();
        if unused > 0 && elsewhere == 0 {
            lost.push(Lost::Unused(unused));
        }
        let joints = document.skins().map(|skin| skin.joints().count()).max().unwrap_or(0);
        if joints > MOST_JOINTS {
            lost.push(Lost::Joints(joints));
        }
        let mut clips = Vec::new();
        for animation in document.animations() {
            let (clip, left_out) = Clip::read(&animation, &blob);
            if left_out > 0 {
                lost.push(Lost::Tracks { clip: clip.name.clone(), tracks: left_out });
            }
            clips.push(clip);
        }
        lost.sort();
        lost.dedup();
        Ok(Model {
            whole: Tree {
                name: String::new(),
                index: usize::MAX,
                skin: None,
                local: IDENTITY,
                parts: Vec::new(),
                children: roots,
            },
            skins: document.skins().map(|skin| Skin::read(&skin, &blob)).collect(),
            clips,
            lost,
            pictures: pictures.into_iter().flatten().filter_map(|one| sized(one, &blob)).collect(),
        })
    }

    /// The nodes of its scene.
    pub fn roots(&self) -> &[Tree] {
        &self.whole.children
    }

    /// The node of this name and the matrix from its parent's space to the file's: of several the first that shows anything; all of the file
    /// where the name is empty.
    pub fn find(&self, name: &str) -> Option<(&Tree, Matrix)> {
        if name.is_empty() {
            return Some((&self.whole, IDENTITY));
        }
        let mut all = Vec::new();
        self.roots().iter().for_each(|tree| tree.named(name, IDENTITY, &mut all));
        let first = all.first().copied();
        all.into_iter().find(|(tree, _)| tree.shows()).or(first)
    }
}

/// The matrix that changes nothing.
pub const IDENTITY: Matrix = [[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]];

impl Tree {
    fn named<'a>(&'a self, name: &str, above: Matrix, found: &mut Vec<(&'a Tree, Matrix)>) {
        if self.name == name {
            found.push((self, above));
        }
        let here = multiply(above, self.local);
        self.children.iter().for_each(|child| child.named(name, here, found));
    }

    /// Whether this node or one below it shows anything.
    pub fn shows(&self) -> bool {
        !self.parts.is_empty() || self.children.iter().any(Tree::shows)
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

/// The pictures inside a `.glb`, by name; none of one that is broken.
#[cfg(feature = "author")]
pub(crate) fn pictures_in(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(container) = container::open(bytes) else { return Vec::new() };
    let blob = container.blob;
    let bytes = |one: paint::Picture| Some((one.name, blob.get(one.at)?.to_vec()));
    container.pictures.into_iter().flatten().filter_map(bytes).collect()
}

/// A picture's name with its size.
fn sized(picture: paint::Picture, blob: &[u8]) -> Option<(String, [usize; 2])> {
    Some((picture.name, crate::picture::sides(blob.get(picture.at)?)?))
}

/// Trees while they are read.
struct Growing<'a> {
    blob: &'a [u8],
    /// Of each mesh the numbers that its primitives have in the file.
    parts: BTreeMap<usize, Vec<usize>>,
    paints: Option<Paints<'a>>,
    /// Nodes that were reached.
    seen: BTreeSet<usize>,
    /// Meshes of nodes that were reached.
    shown: BTreeSet<usize>,
    lost: &'a mut Vec<Lost>,
}

impl Growing<'_> {
    /// A node with what is below it; nothing where one is reached a second time.
    fn tree(&mut self, node: &gltf::Node<'_>, depth: usize) -> Option<Tree> {
        if !self.seen.insert(node.index()) {
            return None;
        }
        // Exporters name the mesh where its node has no name.
        let name = node.name().or_else(|| node.mesh().and_then(|mesh| mesh.name())).unwrap_or_default().to_owned();
        let mut parts = Vec::new();
        for (mesh, primitive) in node.mesh().iter().flat_map(|mesh| mesh.primitives().map(move |part| (mesh, part))) {
            self.shown.insert(mesh.index());
            let numbers = self.parts.get(&mesh.index());
            let number = numbers.and_then(|numbers| numbers.get(primitive.index())).copied();
            let of = (mesh.index(), number.unwrap_or_else(|| primitive.index()));
            let read = Part::read(of, mesh, &primitive, self.blob, self.paints.as_mut());
            match read {
                Ok(part) => parts.push(part),
                Err(lost) => self.lost.push(lost),
            }
        }
        let mut children = Vec::new();
        if depth < DEEP {
            for child in node.children() {
                children.push(self.tree(&child, depth + 1)?);
            }
        } else if node.children().next().is_some() {
            self.lost.push(Lost::Deep { node: name.clone() });
        }
        let skin = node.skin().map(|skin| skin.index());
        Some(Tree { name, index: node.index(), skin, local: node.transform().matrix(), parts, children })
    }
}

/// Whether a matrix turns left into right.
pub fn mirrors(m: Matrix) -> bool {
    let [x, y, z] = [0, 1, 2].map(|column| [m[column][0], m[column][1], m[column][2]]);
    let cross = [y[1] * z[2] - y[2] * z[1], y[2] * z[0] - y[0] * z[2], y[0] * z[1] - y[1] * z[0]];
    (0..3).map(|axis| x[axis] * cross[axis]).sum::<f32>() < 0.0
}

/// `a` after `b`.
pub fn multiply(a: Matrix, b: Matrix) -> Matrix {
    std::array::from_fn(|column| std::array::from_fn(|row| (0..4).map(|k| a[k][row] * b[column][k]).sum()))
}

/// A point through a matrix.
pub fn transform(m: Matrix, p: [f32; 3]) -> [f32; 3] {
    std::array::from_fn(|row| m[0][row] * p[0] + m[1][row] * p[1] + m[2][row] * p[2] + m[3][row])
}
