//! The page's canvas as a surface of our own, which takes colours as they are shown.
//!
//! Bevy always asks for one that takes linear light. In WebGL 2 there is no such canvas: each frame is then drawn once more,
//! encoding every pixel. Ours is only copied.

use super::offscreen_target::FORMAT;
use bevy::app::SubApp;
use bevy::prelude::*;
use bevy::render::camera::ExtractedCamera;
use bevy::render::render_resource::{TextureFormat, TextureUsages, TextureView};
use bevy::render::renderer::{RenderDevice, RenderInstance};
use bevy::render::view::{
    ExtractedView, ExtractedWindow, ExtractedWindows, create_surfaces, prepare_view_attachments, prepare_view_targets,
    prepare_windows,
};
use bevy::render::{Render, RenderSystems};
use wgpu::{CurrentSurfaceTexture, Surface, SurfaceConfiguration, SurfaceTargetUnsafe};

/// Our surface, once there is a canvas.
#[derive(Resource, Default)]
struct Canvas(Option<Surface<'static>>);

/// Puts our surface's texture where Bevy would put its own's.
pub fn prepare(drawing: &mut SubApp) {
    drawing.init_resource::<Canvas>().add_systems(
        Render,
        (
            (configure, acquire).chain().after(create_surfaces).before(prepare_windows),
            // Whenever the size changes, Bevy takes its own: ours comes last.
            acquire.after(prepare_windows).before(prepare_view_attachments),
            keep_bevys_pictures_possible.before(prepare_view_targets),
        )
            .in_set(RenderSystems::PrepareViews),
    );
}

fn configure(
    mut windows: ResMut<ExtractedWindows>,
    instance: Res<RenderInstance>,
    device: Res<RenderDevice>,
    mut canvas: ResMut<Canvas>,
) {
    let Some(window) = windows.primary.and_then(|id| windows.windows.get_mut(&id)) else { return };
    let new = canvas.0.is_none();
    if new {
        canvas.0 = surface(window, &instance);
    }
    if let Some(surface) = canvas.0.as_ref().filter(|_| new || window.size_changed || window.present_mode_changed) {
        window.swap_chain_texture = None;
        window.swap_chain_texture_view = None;
        device.configure_surface(surface, &configuration(window));
    }
}

fn acquire(mut windows: ResMut<ExtractedWindows>, canvas: Res<Canvas>) {
    let Some(window) = windows.primary.and_then(|id| windows.windows.get_mut(&id)) else { return };
    let held = window.swap_chain_texture.is_some() && window.swap_chain_texture_view_format == Some(FORMAT);
    let Some(surface) = canvas.0.as_ref().filter(|_| !held) else { return };
    if let CurrentSurfaceTexture::Success(frame) = surface.get_current_texture() {
        let view = frame.texture.create_view(&default());
        window.swap_chain_texture_view = Some(TextureView::from(view));
        window.swap_chain_texture_view_format = Some(FORMAT);
        window.swap_chain_texture = Some(frame.into());
    }
}

/// Bevy makes pictures for each camera that we do not draw on; ones of our format it cannot make in WebGL 2. What is drawn
/// has been prepared for our format by now, and the interface has a view of its own.
fn keep_bevys_pictures_possible(mut views: Query<&mut ExtractedView, With<ExtractedCamera>>) {
    for mut view in &mut views {
        view.target_format = TextureFormat::Rgba8UnormSrgb;
    }
}

fn surface(window: &ExtractedWindow, instance: &RenderInstance) -> Option<Surface<'static>> {
    let target = SurfaceTargetUnsafe::RawHandle {
        raw_display_handle: Some(window.handle.get_display_handle()),
        raw_window_handle: window.handle.get_window_handle(),
    };
    // SAFETY: the handle is that of the window's canvas, as Bevy itself uses it, and lives as long as the page.
    #[expect(unsafe_code, reason = "a surface of a window's handle cannot be made otherwise")]
    let surface = unsafe { instance.create_surface_unsafe(target) };
    surface.inspect_err(|error| error!("the canvas cannot be drawn on: {error}")).ok()
}

fn configuration(window: &ExtractedWindow) -> SurfaceConfiguration {
    SurfaceConfiguration {
        usage: TextureUsages::RENDER_ATTACHMENT,
        format: FORMAT,
        width: window.physical_width,
        height: window.physical_height,
        present_mode: wgpu::PresentMode::AutoVsync,
        desired_maximum_frame_latency: 2,
        alpha_mode: wgpu::CompositeAlphaMode::Auto,
        view_formats: Vec::new(),
    }
}
