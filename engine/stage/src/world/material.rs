//! The house material: one sun with its shadows, light from sky and ground, mist, a rim; one pass; no textures but pictures that a scene shows.
//!
//! Light of corners is baked into vertex colours. Water is the same material with a moving pattern.

use crate::{frame::tier::Tier, screen::Screen};
use bevy::asset::{load_internal_asset, uuid_handle};
use bevy::mesh::MeshVertexBufferLayoutRef;
use bevy::pbr::{Material, MaterialPipeline, MaterialPipelineKey, MaterialPlugin as BevyMaterialPlugin};
use bevy::prelude::*;
use bevy::render::render_resource::{
    AsBindGroup, Face, RenderPipelineDescriptor, ShaderType, SpecializedMeshPipelineError,
};
use bevy::shader::{Shader, ShaderRef};

const SHADER: Handle<Shader> = uuid_handle!("5c1a8f3e-66d4-4a50-9be0-4c1f2d0e7a11");
const WATERS: Handle<Shader> = uuid_handle!("b7c0a1de-2f5b-4b7e-8f0e-6a1d5c3f9e42");
const SHADOWS: Handle<Shader> = uuid_handle!("3ad1c7e4-8b52-4f66-a1c9-2d7f50b9e683");
const DRIFTS: Handle<Shader> = uuid_handle!("0f4c2d9b-7a63-4c1e-9d85-3e2b8a6c1f70");

/// What the shader is told; sixteen-byte rows, as WebGL2 wants them.
#[derive(Clone, Copy, Debug, Default, PartialEq, ShaderType)]
pub struct Look {
    /// Linear colour and opacity over the vertices' own.
    pub tint: Vec4,
    /// Direction to the sun; w: its strength.
    pub sun_dir: Vec4,
    /// The sun's linear colour.
    pub sun: Vec4,
    /// Linear light from above.
    pub sky: Vec4,
    /// Linear light from below.
    pub ground: Vec4,
    /// The mist's linear colour.
    pub horizon: Vec4,
    /// Where the mist begins and ends, m; nothing; 1 for colours as they are, without light.
    pub mist: Vec4,
    /// Water: way of the pattern in m, foam 0–1. Small things in the air: time in s, part of them 0–1. Then the kind:
    /// 0 solid, [`WATER`], [`SKY`], [`DRIFT`], [`OUTLINE`].
    pub flow: Vec4,
    /// Small things in the air: see `drift.wgsl`, and their radius in m. Outlines: their width in
    /// pixels, and how far they stand behind the thing, m.
    pub stir: Vec4,
}

/// The house material.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug)]
#[bind_group_data(Way)]
pub struct SceneMaterial {
    /// What the shader is told.
    #[uniform(0)]
    pub look: Look,
    /// When it is drawn.
    pub layer: Layer,
    /// Seen from behind, too.
    pub double: bool,
    /// What is seen on it, by its coordinates: as it is on a screen, so that interface and world share one. It is no colour yet, but what
    /// the tint is multiplied by.
    #[texture(1)]
    #[sampler(2)]
    pub picture: Option<Handle<Image>>,
    /// Lit at the corners of triangles instead of at each pixel, wherever that can be: see [`light_by_tier`].
    pub early: bool,
}

impl SceneMaterial {
    /// As seen in this light.
    pub fn new(look: Look, layer: Layer) -> SceneMaterial {
        SceneMaterial { look, layer, double: false, picture: None, early: false }
    }

    fn is_water(&self) -> bool {
        self.look.flow.z == WATER
    }
}

/// Kinds in [`Look::flow`].
pub const WATER: f32 = 1.0;
pub const SKY: f32 = 2.0;
pub const DRIFT: f32 = 3.0;
pub const OUTLINE: f32 = 4.0;

/// Which shader a material needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Way {
    early: bool,
    outline: bool,
    double: bool,
    picture: bool,
}

impl From<&SceneMaterial> for Way {
    fn from(house: &SceneMaterial) -> Way {
        let picture = house.picture.is_some();
        Way {
            // A pattern and a picture are finer than any triangle.
            early: house.early && !house.is_water() && !picture,
            outline: house.look.flow.z == OUTLINE,
            double: house.double,
            picture,
        }
    }
}

/// When a thing is drawn within the one pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// First: what hides what is behind it.
    Solid,
    /// Then what is behind everything, so that nothing is reckoned for what is hidden: the sky.
    Behind,
    /// Last, from far to near: what is seen through.
    Clear,
}

impl Material for SceneMaterial {
    fn vertex_shader() -> ShaderRef {
        SHADER.into()
    }

    fn fragment_shader() -> ShaderRef {
        SHADER.into()
    }

    fn alpha_mode(&self) -> AlphaMode {
        match self.layer {
            Layer::Solid => AlphaMode::Opaque,
            // Bevy draws these after the opaque ones; the shader drops no pixel, so it stays as cheap.
            Layer::Behind => AlphaMode::Mask(0.5),
            Layer::Clear => AlphaMode::Blend,
        }
    }

    fn specialize(
        _: &MaterialPipeline,
        descriptor: &mut RenderPipelineDescriptor,
        _: &MeshVertexBufferLayoutRef,
        key: MaterialPipelineKey<SceneMaterial>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        if key.bind_group_data.early {
            descriptor.vertex.shader_defs.push("LIT_EARLY".into());
            descriptor.fragment.iter_mut().for_each(|f| f.shader_defs.push("LIT_EARLY".into()));
        }
        if key.bind_group_data.picture {
            descriptor.fragment.iter_mut().for_each(|f| f.shader_defs.push("PICTURE".into()));
        }
        if key.bind_group_data.double {
            descriptor.primitive.cull_mode = None;
        }
        if key.bind_group_data.outline {
            descriptor.primitive.cull_mode = Some(Face::Front);
        }
        Ok(())
    }

    fn enable_prepass() -> bool {
        false
    }
}

/// On the low tier light is reckoned early: without a graphics card every pixel counts.
pub fn light_by_tier(screen: Res<Screen>, mut materials: ResMut<Assets<SceneMaterial>>) {
    let early = screen.quality.tier == Tier::Low;
    let others: Vec<AssetId<SceneMaterial>> =
        materials.iter().filter(|(_, m)| m.early != early).map(|(id, _)| id).collect();
    for id in others {
        if let Some(mut material) = materials.get_mut(id) {
            material.early = early;
        }
    }
}

/// The material's plugin.
pub struct MaterialPlugin;

impl Plugin for MaterialPlugin {
    fn build(&self, app: &mut App) {
        load_internal_asset!(app, WATERS, "water.wgsl", Shader::from_wgsl);
        load_internal_asset!(app, SHADOWS, "shadow.wgsl", Shader::from_wgsl);
        load_internal_asset!(app, DRIFTS, "drift.wgsl", Shader::from_wgsl);
        load_internal_asset!(app, SHADER, "house.wgsl", Shader::from_wgsl);
        app.add_plugins(BevyMaterialPlugin::<SceneMaterial>::default());
    }
}
