//! Parts of meshes: triangles with one material.

use super::accessor::{is_sound, of_blob};
use gltf::Semantic;
use gltf::accessor::{DataType, Dimensions};

/// A mesh part with one material, in the space of its node.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Points, m.
    pub points: Vec<[f32; 3]>,
    /// Directions, one for each point.
    pub normals: Vec<[f32; 3]>,
    /// Linear colours with the light of corners already in them, one for each point.
    pub colours: Vec<[f32; 4]>,
    /// The joints that move each point, by their numbers in the skin; empty where none do.
    pub joints: Vec<[u16; 4]>,
    /// How much each of them does, in sum 1.
    pub weights: Vec<[f32; 4]>,
    /// Three numbers a triangle.
    pub indices: Vec<u32>,
    /// The material's own linear colour and opacity.
    pub tint: [f32; 4],
    /// The material's name.
    pub material: String,
}

impl Part {
    /// Reads a primitive; nothing where it is no triangles or not sound.
    pub(super) fn read(primitive: &gltf::Primitive<'_>, blob: &[u8]) -> Option<Part> {
        if primitive.mode() != gltf::mesh::Mode::Triangles || !can_be_read(primitive, blob) {
            return None;
        }
        let reader = primitive.reader(|buffer| of_blob(&buffer, blob));
        let points: Vec<[f32; 3]> = reader.read_positions()?.collect();
        let count = points.len();
        let indices: Vec<u32> = match reader.read_indices() {
            Some(indices) => indices.into_u32().collect(),
            None => (0..count as u32).collect(),
        };
        if indices.iter().any(|i| *i as usize >= count) {
            return None;
        }
        let normals = reader.read_normals().map_or_else(|| vec![[0.0, 1.0, 0.0]; count], |n| n.collect());
        let colours = reader.read_colors(0).map_or_else(|| vec![[1.0; 4]; count], |c| c.into_rgba_f32().collect());
        let joints: Vec<_> = reader.read_joints(0).map_or_else(Vec::new, |j| j.into_u16().collect());
        let weights: Vec<_> = reader.read_weights(0).map_or_else(Vec::new, |w| w.into_f32().map(whole).collect());
        // One without the other, or too few of them, bend nothing.
        let bends = joints.len() == count && weights.len() == count;
        let material = primitive.material();
        (normals.len() == count && colours.len() == count).then(|| Part {
            tint: material.pbr_metallic_roughness().base_color_factor(),
            material: material.name().unwrap_or_default().to_owned(),
            joints: if bends { joints } else { Vec::new() },
            weights: if bends { weights } else { Vec::new() },
            points,
            normals,
            colours,
            indices,
        })
    }
}

/// Weights with the sum 1; all on the first joint where there are none.
fn whole(weights: [f32; 4]) -> [f32; 4] {
    let sum: f32 = weights.iter().sum();
    if sum.is_finite() && sum > 1e-6 { weights.map(|w| w / sum) } else { [1.0, 0.0, 0.0, 0.0] }
}

/// Whether what is read of a primitive is of the right kind and within the file.
fn can_be_read(primitive: &gltf::Primitive<'_>, blob: &[u8]) -> bool {
    use DataType::{F32, U8, U16, U32};
    use Dimensions::{Scalar, Vec3, Vec4};
    let attributes = primitive.attributes().all(|(semantic, accessor)| match semantic {
        Semantic::Positions | Semantic::Normals => is_sound(&accessor, blob, &[F32], &[Vec3]),
        Semantic::Colors(0) => is_sound(&accessor, blob, &[F32, U8, U16], &[Vec3, Vec4]),
        Semantic::Joints(0) => is_sound(&accessor, blob, &[U8, U16], &[Vec4]),
        Semantic::Weights(0) => is_sound(&accessor, blob, &[F32, U8, U16], &[Vec4]),
        // Not read.
        _ => true,
    });
    attributes && primitive.indices().is_none_or(|accessor| is_sound(&accessor, blob, &[U8, U16, U32], &[Scalar]))
}
