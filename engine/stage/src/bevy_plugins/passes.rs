//! What of Bevy's passes our own graph (`crate::frame`) stands on: lists of what is to be drawn, the depth picture, the copy to
//! a screen that keeps other colours. Bevy's own graphs for flat and solid worlds, and what only they use, are left out.

use bevy::asset::io::embedded::EmbeddedAssetRegistry;
use bevy::core_pipeline::blit::BlitPlugin;
use bevy::core_pipeline::core_3d::*;
use bevy::core_pipeline::deferred::{AlphaMask3dDeferred, Opaque3dDeferred};
use bevy::core_pipeline::prepass::{AlphaMask3dPrepass, Opaque3dPrepass, PreviousViewUniforms};
use bevy::core_pipeline::schedule::camera_driver;
use bevy::core_pipeline::tonemapping::TonemappingPlugin;
use bevy::core_pipeline::{FullscreenShader, oit::init_oit_buffers, upscaling::UpscalingPlugin};
use bevy::prelude::*;
use bevy::render::extract_component::ExtractComponentPlugin;
use bevy::render::render_phase::{
    BinnedPhaseItem, DrawFunctions, ViewBinnedRenderPhases, ViewSortedRenderPhases, sort_phase_system,
};
use bevy::render::renderer::{PendingCommandBuffers, RenderGraph, RenderGraphSystems, RenderQueue};
use bevy::render::{ExtractSchedule, GpuResourceAppExt, Render, RenderApp, RenderStartup, RenderSystems};
use std::path::Path;

/// The plugin.
pub struct Passes;

/// Where Bevy's passes look for the triangle that covers the screen.
const WHOLE_SCREEN: &str = "bevy_core_pipeline/fullscreen_vertex_shader/fullscreen.wgsl";

impl Plugin for Passes {
    fn build(&self, app: &mut App) {
        let path = Path::new(WHOLE_SCREEN);
        let embedded = app.world_mut().resource_mut::<EmbeddedAssetRegistry>();
        embedded.insert_asset(path.into(), path, include_str!("whole_screen.wgsl").as_bytes());
        app.add_plugins((
            ExtractComponentPlugin::<Camera3d>::default(),
            BlitPlugin,
            TonemappingPlugin,
            UpscalingPlugin,
        ));
        let Some(drawing) = app.get_sub_app_mut(RenderApp) else { return };
        phase::<Opaque3d>(drawing);
        phase::<AlphaMask3d>(drawing);
        // Never drawn; Bevy's materials put nothing on these lists, but want them.
        phase::<Opaque3dPrepass>(drawing);
        phase::<AlphaMask3dPrepass>(drawing);
        phase::<Opaque3dDeferred>(drawing);
        phase::<AlphaMask3dDeferred>(drawing);
        drawing
            .init_resource::<FullscreenShader>()
            .init_gpu_resource::<PreviousViewUniforms>()
            .init_resource::<DrawFunctions<Transparent3d>>()
            .init_resource::<ViewSortedRenderPhases<Transparent3d>>()
            .add_systems(RenderStartup, init_oit_buffers)
            .add_systems(ExtractSchedule, extract_core_3d_camera_phases)
            .add_systems(
                Render,
                (
                    sort_phase_system::<Transparent3d>.in_set(RenderSystems::PhaseSort),
                    prepare_core_3d_depth_textures.in_set(RenderSystems::PrepareResources),
                ),
            )
            .add_systems(
                RenderGraph,
                (camera_driver.in_set(RenderGraphSystems::Render), submit.in_set(RenderGraphSystems::Submit)),
            );
    }
}

/// What can be drawn in a pass, and for each view what shall be.
fn phase<T: BinnedPhaseItem>(drawing: &mut SubApp) {
    drawing.init_resource::<DrawFunctions<T>>().init_resource::<ViewBinnedRenderPhases<T>>();
}

/// Hands the frame to the graphics card.
fn submit(mut pending: ResMut<PendingCommandBuffers>, queue: Res<RenderQueue>) {
    let buffers = pending.take();
    if !buffers.is_empty() {
        queue.submit(buffers);
    }
}
