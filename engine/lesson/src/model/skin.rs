//! Skeletons: the nodes that bend a mesh, and how each of them stood when the mesh was bound to it.

use super::accessor::floats;
use super::{IDENTITY, Matrix};
use gltf::accessor::{DataType, Dimensions};

/// Most joints of a skin: what WebGL 2 holds in one block.
pub const MOST_JOINTS: usize = 256;

/// A skeleton.
#[derive(Clone, Debug, PartialEq)]
pub struct Skin {
    /// The nodes that are its joints, by number.
    pub joints: Vec<usize>,
    /// From the space of the mesh to that of each joint, as it was bound.
    pub inverse: Vec<Matrix>,
}

impl Skin {
    /// Joints beyond [`MOST_JOINTS`] are left out; a matrix that is missing changes nothing.
    pub(super) fn read(skin: &gltf::Skin<'_>, blob: &[u8]) -> Skin {
        let joints: Vec<usize> = skin.joints().take(MOST_JOINTS).map(|joint| joint.index()).collect();
        let read = skin
            .inverse_bind_matrices()
            .and_then(|accessor| floats::<16>(&accessor, blob, &[DataType::F32], &[Dimensions::Mat4], 0.0).ok());
        let mut inverse: Vec<Matrix> = read.unwrap_or_default().into_iter().take(joints.len()).map(matrix).collect();
        inverse.resize(joints.len(), IDENTITY);
        Skin { joints, inverse }
    }
}

fn matrix(numbers: [f32; 16]) -> Matrix {
    std::array::from_fn(|column| std::array::from_fn(|row| numbers[column * 4 + row]))
}
