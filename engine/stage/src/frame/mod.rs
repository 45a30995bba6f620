//! How a frame reaches the screen: the passes it takes, and how fine it is drawn.
//!
//! Colours are kept as the screen shows them (sRGB), not as linear light: light is reckoned linearly inside the house
//! material and encoded once, at its end. So nothing on the way to the screen has to be decoded and encoded again, which on
//! a machine without a graphics card costs as much as the drawing itself; figures stand in tests/bench/README.md.

mod offscreen_target;
mod passes;
#[cfg(target_arch = "wasm32")]
mod surface;
pub mod tier;
mod upscale;

use bevy::camera::{CompositingSpace, MainPassResolutionOverride};
use bevy::prelude::*;
use bevy::render::camera::CameraRenderGraph;
use bevy::render::sync_world::RenderEntity;
use bevy::render::{Extract, ExtractSchedule, RenderApp};

/// What a camera needs to be drawn by our passes.
pub fn of_camera() -> impl Bundle {
    (CameraRenderGraph::new(passes::Frame), CompositingSpace::Srgb)
}

/// The plugin of our passes.
pub struct FramePlugin;

impl Plugin for FramePlugin {
    fn build(&self, app: &mut App) {
        upscale::load(app);
        app.init_resource::<tier::DynamicResolution>();
        let Some(drawing) = app.get_sub_app_mut(RenderApp) else { return };
        drawing.add_schedule(passes::schedule()).add_systems(ExtractSchedule, hand_over);
        offscreen_target::prepare(drawing);
        upscale::prepare(drawing);
        #[cfg(target_arch = "wasm32")]
        surface::prepare(drawing);
    }
}

/// Bevy knows the smaller size of the world's picture, but does not hand it to the drawing side.
fn hand_over(
    mut commands: Commands,
    cameras: Extract<Query<(RenderEntity, Option<&MainPassResolutionOverride>), With<Camera3d>>>,
) {
    for (camera, smaller) in &cameras {
        let mut camera = commands.entity(camera);
        match smaller {
            Some(smaller) => camera.insert(MainPassResolutionOverride(smaller.0)),
            None => camera.remove::<MainPassResolutionOverride>(),
        };
    }
}
