//! What a model holds and is not drawn, in words for its author.

use super::part::Why;
use crate::report::{Message, say, shorten};

/// Something that is not drawn, or does not move.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Lost {
    /// Pictures other than a surface's base colour, or that cannot be read.
    Textures(usize),
    /// Faces with more of a picture on them than the colours of their corners show.
    Details {
        /// How many.
        detailed: usize,
        /// Of how many that have a picture.
        faces: usize,
    },
    /// Meshes with shapes that they could take.
    Morphs(usize),
    /// Joints of a skeleton with more than can be drawn.
    Joints(usize),
    /// A part of a mesh.
    Part {
        /// Which part of which mesh of the file, both from 0.
        of: (usize, usize),
        /// The mesh's name, else its number.
        mesh: String,
        /// Why.
        why: Why,
    },
    /// What hangs below a node that lies too deep.
    Deep {
        /// The node's name.
        node: String,
    },
    /// Nodes with meshes in other scenes of the file than its first.
    Elsewhere(usize),
    /// Meshes that no node has.
    Unused(usize),
    /// Nodes that stand for many copies of a mesh.
    Instances(usize),
    /// A required extension about surfaces, pictures or light.
    Extension(String),
    /// Movements of something else than a node.
    Movements(usize),
    /// Tracks of a movement that cannot be read.
    Tracks {
        /// The movement's name.
        clip: String,
        /// How many.
        tracks: usize,
    },
}

impl Lost {
    /// What was found, what is drawn instead, and what to do about it.
    pub fn told(&self) -> [Message; 3] {
        let faces = || say!("model-triangles");
        let again = || say!("model-mend-blender-then-export");
        match self {
            Self::Textures(n) => [
                say!("model-textures", n),
                say!("model-base-colour-textures-png"),
                say!("model-not-drawn-normals-roughness"),
            ],
            Self::Details { detailed, faces } => [
                say!("model-textures-details-faces", faces, detailed),
                say!("model-colour-each-vertex"),
                say!("model-no-more-drawn-than"),
            ],
            Self::Morphs(n) => [
                say!("model-morphs-shape-keys", n),
                say!("model-meshes-moved-bones-nodes"),
                say!("model-delete-animate-bones-instead"),
            ],
            Self::Joints(n) => {
                let most = super::MOST_JOINTS;
                [say!("model-skeleton-bones", n), say!("model-at-most", most), say!("model-merge-delete-bones-then")]
            }
            Self::Part { mesh, of, why } => {
                let (mesh, part) = (shorten(mesh), of.1);
                let help = match why {
                    Why::NoTriangles => {
                        say!("model-turn-into-faces-blender")
                    }
                    Why::Packed => say!("model-export-without-compression"),
                    _ => again(),
                };
                [why.told(&mesh, part), faces(), help]
            }
            Self::Deep { node } => {
                let (node, most) = (shorten(node), super::DEEP);
                [
                    say!("model-nodes-below", node),
                    say!("model-at-most-levels", most),
                    say!("model-use-fewer-levels-parents"),
                ]
            }
            Self::Elsewhere(n) => [
                say!("model-nodes-other-scenes-file", n),
                say!("model-files-first-scene"),
                say!("model-export-scene-blender-active"),
            ],
            Self::Unused(n) => {
                [say!("model-meshes-no-node-has", n), say!("model-meshes-nodes"), say!("model-delete-only-weigh")]
            }
            Self::Instances(n) => [
                say!("model-copies-gpu-instancing", n),
                say!("model-node-each-copy"),
                say!("model-export-without-gpu-instances"),
            ],
            Self::Extension(name) => {
                let help = match name.as_str() {
                    _ if name.contains("lights") => {
                        say!("model-light-set-light-scene")
                    }
                    _ if name.contains("texture") => {
                        say!("model-export-textures-png-jpeg")
                    }
                    "KHR_node_visibility" => {
                        say!("model-hidden-nodes-drawn-too")
                    }
                    _ => say!("model-will-look-different-if"),
                };
                [say!("model-about-surfaces-pictures-light", name), say!("model-colours-vertices-materials"), help]
            }
            Self::Movements(n) => {
                [say!("model-movements-something-else-than", n), say!("model-movements-shift-turn-size"), again()]
            }
            Self::Tracks { clip, tracks } => {
                let clip = shorten(clip);
                [say!("model-tracks-movement-cannot-read", clip, tracks), say!("model-keys-order-time-many"), again()]
            }
        }
    }
}

impl Why {
    /// What is wrong with a part of a mesh.
    fn told(self, mesh: &str, part: usize) -> Message {
        match self {
            Self::NoPoints => say!("model-part-no-points", mesh, part),
            Self::NoTriangles => say!("model-part-no-triangles", mesh, part),
            Self::Packed => say!("model-part-packed", mesh, part),
            Self::Kind => say!("model-part-kind", mesh, part),
            Self::Outside => say!("model-part-outside", mesh, part),
            Self::NotFinite => say!("model-part-not-finite", mesh, part),
            Self::NoSuchPoint => say!("model-part-no-such-point", mesh, part),
        }
    }
}
