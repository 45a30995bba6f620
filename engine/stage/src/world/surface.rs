//! How parts of models look: their meshes, and materials by tint and name.
//!
//! Does not: know nodes, nor where they stand.

use super::{
    material::{Layer, SceneMaterial, WATER},
    spawn::SpawnContext,
};
use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;
use shujin_lesson::model::{Matrix, Part};

/// How a part of a model looks: its tint, its material's name, and whether it is seen from behind, too.
#[derive(Clone, Debug)]
pub(super) struct Surface {
    /// Its colour and opacity, linear.
    pub tint: Vec4,
    /// Its material's name.
    pub name: String,
    /// Seen from behind, too.
    pub double: bool,
}

impl Surface {
    /// A part's own, with a tint over it.
    pub(super) fn of(part: &Part, over: Vec4) -> Surface {
        Surface { tint: Vec4::from(part.tint) * over, name: part.material.clone(), double: part.double }
    }
}

/// A material for this tint; the file's materials named `water`, `glass` and `glow` are kinds of it.
pub(super) fn house(kit: &mut SpawnContext, surface: &Surface) -> Handle<SceneMaterial> {
    let Surface { tint, ref name, double } = *surface;
    let key = format!("{name} {tint:?} {double}");
    if let Some(made) = kit.made.get(&key) {
        return made.clone();
    }
    let mut look = kit.sunlight.on(tint);
    look.mist.w = f32::from(u8::from(name.starts_with("glow")));
    if name.starts_with("water") {
        look.flow = Vec4::new(0.0, 0.0, WATER, 0.0);
    }
    let layer = if tint.w < 0.99 { Layer::Clear } else { Layer::Solid };
    let made = kit.materials.add(SceneMaterial { double, ..SceneMaterial::new(look, layer) });
    kit.made.insert(key, made.clone());
    made
}

/// The mesh of a part that this matrix places in the world.
pub(super) fn mesh(part: &Part, placed: Matrix) -> Mesh {
    // Kept in the main world too: hands are followed to the surface they touch.
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, part.points.clone())
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, part.normals.clone())
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, part.colours.clone())
        .with_inserted_indices(Indices::U32(part.wound(placed)))
}
