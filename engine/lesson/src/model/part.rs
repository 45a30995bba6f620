//! Parts of meshes: triangles with one material.

use super::accessor::{Unsound, floats, wholes};
use super::paint::{Paints, Surface};
use super::{Lost, Matrix, mirrors};
use gltf::Semantic;
use gltf::accessor::{DataType, Dimensions};
use gltf::mesh::Mode;

/// A mesh part with one material, in the space of its node.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Which part of which mesh of the file it is, both from 0.
    pub of: (usize, usize),
    /// Points, m.
    pub points: Vec<[f32; 3]>,
    /// Directions, one for each point.
    pub normals: Vec<[f32; 3]>,
    /// Linear colours, one for each point, with the light of corners and the material's picture already in them.
    pub colours: Vec<[f32; 4]>,
    /// The joints that move each point, by their numbers in the skin; empty where none do.
    pub joints: Vec<[u16; 4]>,
    /// How much each of them does, in sum 1.
    pub weights: Vec<[f32; 4]>,
    /// Three numbers a triangle.
    pub indices: Vec<u32>,
    /// The material's own linear colour and opacity.
    pub tint: [f32; 4],
    /// Seen from behind, too.
    pub double: bool,
    /// The material's name.
    pub material: String,
}

/// Why a part is not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It has no points.
    NoPoints,
    /// Lines or single points.
    NoTriangles,
    /// Compressed in a way that is not read.
    Packed,
    /// Its numbers are of a kind that the format does not have there.
    Kind,
    /// Its numbers lie outside the file's data, or there are too many.
    Outside,
    /// A number is none, or without end.
    NotFinite,
    /// A triangle names a point that is not there.
    NoSuchPoint,
}

impl From<Unsound> for Why {
    fn from(unsound: Unsound) -> Self {
        match unsound {
            Unsound::Kind => Self::Kind,
            Unsound::Outside => Self::Outside,
            Unsound::NotFinite => Self::NotFinite,
        }
    }
}

impl Part {
    /// Three numbers a triangle, wound as seen from its front where a matrix places the part: one that mirrors turns each round.
    pub fn wound(&self, placed: Matrix) -> Vec<u32> {
        if !mirrors(placed) {
            return self.indices.clone();
        }
        self.indices.chunks_exact(3).flat_map(|three| [three[0], three[2], three[1]]).collect()
    }

    /// Reads a primitive.
    ///
    /// # Errors
    /// What is lost where it is not drawn.
    pub(super) fn read(
        of: (usize, usize),
        mesh: &gltf::Mesh<'_>,
        primitive: &gltf::Primitive<'_>,
        blob: &[u8],
        paints: Option<&mut Paints<'_>>,
    ) -> Result<Part, Lost> {
        let name = mesh.name().map_or_else(|| mesh.index().to_string(), str::to_owned);
        read(of, primitive, blob, paints).map_err(|why| Lost::Part { of, mesh: name, why })
    }
}

fn read(
    of: (usize, usize),
    primitive: &gltf::Primitive<'_>,
    blob: &[u8],
    paints: Option<&mut Paints<'_>>,
) -> Result<Part, Why> {
    use DataType::{F32, I8, I16, U8, U16};
    use Dimensions::{Vec3, Vec4};
    let mode = primitive.mode();
    if !matches!(mode, Mode::Triangles | Mode::TriangleStrip | Mode::TriangleFan) {
        return Err(Why::NoTriangles);
    }
    let get = |semantic: Semantic| primitive.get(&semantic);
    // KHR_mesh_quantization: points and directions of 8 and 16 bits.
    let small = [F32, I8, U8, I16, U16];
    let positions = get(Semantic::Positions).ok_or(Why::NoPoints)?;
    let points = floats::<3>(&positions, blob, &small, &[Vec3], 0.0)?;
    let count = points.len();
    let listed = match primitive.indices() {
        Some(indices) => wholes(&indices, blob)?,
        None => (0..count as u32).collect(),
    };
    if listed.iter().any(|index| *index as usize >= count) {
        return Err(Why::NoSuchPoint);
    }
    let indices = triangles(mode, &listed);
    if indices.is_empty() {
        return Err(Why::NoTriangles);
    }
    let of_each = |found: Vec<[f32; 4]>| (found.len() == count).then_some(found);
    let mut colours = match get(Semantic::Colors(0)) {
        Some(colours) => {
            of_each(floats::<4>(&colours, blob, &[F32, U8, U16], &[Vec3, Vec4], 1.0)?).ok_or(Why::Outside)?
        }
        None => vec![[1.0; 4]; count],
    };
    let surface = paints.map(|paints| paints.put(primitive, blob, &indices, &mut colours));
    // One without the other, or too few of them, bend nothing.
    let joints =
        get(Semantic::Joints(0)).map(|joints| floats::<4>(&joints, blob, &[U8, U16], &[Vec4], 0.0)).transpose()?;
    let weights = get(Semantic::Weights(0))
        .map(|weights| floats::<4>(&weights, blob, &[F32, U8, U16], &[Vec4], 0.0))
        .transpose()?;
    let bent = joints.and_then(of_each).zip(weights.and_then(of_each));
    let (joints, weights) = bent.map_or_else(Default::default, |(joints, weights)| {
        let joints: Vec<[u16; 4]> = joints.into_iter().map(|four| four.map(|joint| joint as u16)).collect();
        (joints, weights.into_iter().map(whole).collect::<Vec<_>>())
    });
    let normals =
        get(Semantic::Normals).map(|normals| floats::<3>(&normals, blob, &[F32, I8, I16], &[Vec3], 0.0)).transpose()?;
    let material = primitive.material();
    let part = Part {
        of,
        tint: surface.as_ref().map_or([1.0; 4], |surface| surface.tint),
        double: surface.is_some_and(|surface: Surface| surface.double),
        material: material.name().unwrap_or_default().to_owned(),
        normals: normals.clone().unwrap_or_default(),
        points,
        colours,
        joints,
        weights,
        indices,
    };
    match normals {
        Some(normals) if normals.len() == count => Ok(part),
        Some(_) => Err(Why::Outside),
        None => Ok(flat(&part)),
    }
}

/// Triangles one by one, of a list, a strip or a fan.
fn triangles(mode: Mode, listed: &[u32]) -> Vec<u32> {
    let windows = listed.windows(3).enumerate();
    match mode {
        Mode::TriangleStrip => windows
            .flat_map(
                |(at, three)| if at % 2 == 0 { [three[0], three[1], three[2]] } else { [three[1], three[0], three[2]] },
            )
            .collect(),
        Mode::TriangleFan => {
            let rest = listed.get(1..).unwrap_or_default();
            rest.windows(2).flat_map(|two| [listed[0], two[0], two[1]]).collect()
        }
        _ => listed[..listed.len() / 3 * 3].to_vec(),
    }
}

/// Without directions of its own each triangle is flat: glTF 2.0, 3.7.2.1. Its corners are then its own.
fn flat(part: &Part) -> Part {
    let each = |numbers: &[u32]| numbers.to_vec();
    let corners = each(&part.indices);
    let at = |index: &u32| *index as usize;
    let points: Vec<[f32; 3]> = corners.iter().map(|index| part.points[at(index)]).collect();
    let normals = points
        .chunks_exact(3)
        .flat_map(|three| {
            let normal = normal(three[0], three[1], three[2]);
            [normal; 3]
        })
        .collect();
    let pick = |of: &[[f32; 4]]| corners.iter().filter_map(|index| of.get(at(index)).copied()).collect::<Vec<_>>();
    Part {
        of: part.of,
        normals,
        colours: pick(&part.colours),
        joints: corners.iter().filter_map(|index| part.joints.get(at(index)).copied()).collect(),
        weights: pick(&part.weights),
        indices: (0..points.len() as u32).collect(),
        points,
        tint: part.tint,
        double: part.double,
        material: part.material.clone(),
    }
}

/// The direction of a triangle; upwards where it has none.
fn normal(a: [f32; 3], b: [f32; 3], c: [f32; 3]) -> [f32; 3] {
    let to = |other: [f32; 3]| [other[0] - a[0], other[1] - a[1], other[2] - a[2]];
    let (u, v) = (to(b), to(c));
    let cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    let length = libm::sqrtf(cross.iter().map(|x| x * x).sum());
    if length > 0.0 && length.is_finite() { cross.map(|x| x / length) } else { [0.0, 1.0, 0.0] }
}

/// Weights with the sum 1; all on the first joint where there are none.
fn whole(weights: [f32; 4]) -> [f32; 4] {
    let sum: f32 = weights.iter().sum();
    if sum.is_finite() && sum > 1e-6 { weights.map(|w| w / sum) } else { [1.0, 0.0, 0.0, 0.0] }
}
