//! The house material: one sun, light from sky and ground, mist, a rim; no textures, no shadows, one pass.
//!
//! Light of corners is baked into vertex colours. Water is the same material with a moving pattern.

use bevy::asset::{load_internal_asset, uuid_handle};
use bevy::pbr::{Material, MaterialPlugin as BevyMaterialPlugin};
use bevy::prelude::*;
use bevy::render::render_resource::{AsBindGroup, ShaderType};
use bevy::shader::{Shader, ShaderRef};

const SHADER: Handle<Shader> = uuid_handle!("5c1a8f3e-66d4-4a50-9be0-4c1f2d0e7a11");

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
    /// Where the mist begins and ends, m; glow of a mark 0–1; 1 for colours as they are, without light.
    pub mist: Vec4,
    /// Water: way of the pattern in m, foam 0–1; kind (0 solid, 1 water, 2 sky).
    pub flow: Vec4,
}

/// The house material.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug)]
pub struct House {
    /// What the shader is told.
    #[uniform(0)]
    pub look: Look,
    /// When it is drawn.
    pub layer: Layer,
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

impl Material for House {
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

    fn enable_prepass() -> bool {
        false
    }

    fn enable_shadows() -> bool {
        false
    }
}

/// The material's plugin.
pub struct MaterialPlugin;

impl Plugin for MaterialPlugin {
    fn build(&self, app: &mut App) {
        load_internal_asset!(app, SHADER, "house.wgsl", Shader::from_wgsl);
        app.add_plugins(BevyMaterialPlugin::<House>::default());
    }
}
