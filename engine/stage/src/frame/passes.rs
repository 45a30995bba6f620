//! The passes of a frame: what the sun sees, where shadows are thrown; the world in one, enlarged where it was drawn smaller, the interface over it.
//!
//! Bevy's own graph draws opaque and clear things in two passes into a picture of its own, the interface over that, and then
//! copies it to the screen. Where the screen keeps colours as our picture does, we draw straight to it.

use super::offscreen_target::{Apart, FORMAT};
use super::upscale::enlarge;
use bevy::camera::{MainPassResolutionOverride, Viewport};
use bevy::core_pipeline::core_3d::{AlphaMask3d, Opaque3d, Transparent3d};
use bevy::core_pipeline::upscaling::upscaling;
use bevy::ecs::schedule::{ScheduleBuildSettings, ScheduleLabel};
use bevy::pbr::{EARLY_SHADOW_PASS, per_view_shadow_pass};
use bevy::prelude::*;
use bevy::render::camera::ExtractedCamera;
use bevy::render::render_phase::{ViewBinnedRenderPhases, ViewSortedRenderPhases};
use bevy::render::render_resource::{LoadOp, Operations, RenderPassColorAttachment, RenderPassDescriptor, StoreOp};
use bevy::render::renderer::{RenderContext, ViewQuery};
use bevy::render::view::{ExtractedView, ViewDepthTexture, ViewTarget};
use bevy::ui_render::{TransparentUi, UiCameraView};

/// Our graph, in place of Bevy's for 3D.
#[derive(ScheduleLabel, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Frame;

/// The passes in their order.
pub fn schedule() -> Schedule {
    let mut schedule = Schedule::new(Frame);
    schedule.set_build_settings(ScheduleBuildSettings { auto_insert_apply_deferred: false, ..default() });
    schedule.add_systems(
        (per_view_shadow_pass::<EARLY_SHADOW_PASS>, world, enlarge, interface, upscaling.run_if(by_way_of_a_picture))
            .chain(),
    );
    schedule
}

/// Whether the screen keeps colours as they are shown, so that it can be drawn on: see [`super::surface`].
pub fn straight(target: &ViewTarget) -> bool {
    // In the frame in which a window changes its size, screen and depth may differ.
    target.out_texture_view_format() == Some(FORMAT)
        && target.out_texture().is_some_and(|out| out.texture().size() == target.main_texture().size())
}

fn by_way_of_a_picture(view: ViewQuery<&ViewTarget>) -> bool {
    !straight(view.into_inner())
}

/// Everything in the world, in one pass: opaque things, then the sky where nothing covers it, then clear things.
fn world(
    world: &World,
    view: ViewQuery<(
        &ExtractedCamera,
        &ExtractedView,
        &ViewTarget,
        &ViewDepthTexture,
        Option<&Apart>,
        Option<&MainPassResolutionOverride>,
    )>,
    opaque: Res<ViewBinnedRenderPhases<Opaque3d>>,
    behind: Res<ViewBinnedRenderPhases<AlphaMask3d>>,
    clear: Res<ViewSortedRenderPhases<Transparent3d>>,
    ground: Res<ClearColor>,
    mut context: RenderContext,
) {
    let entity = view.entity();
    let (camera, extracted, target, depth, apart, smaller) = view.into_inner();
    let colour = if straight(target) {
        to_screen(target, apart, smaller.is_some(), ground.0)
    } else {
        Some(target.get_color_attachment())
    };
    let mut pass = context.begin_tracked_render_pass(RenderPassDescriptor {
        label: Some("world"),
        color_attachments: &[colour],
        depth_stencil_attachment: Some(depth.get_attachment(StoreOp::Store)),
        ..default()
    });
    if let Some(viewport) = Viewport::from_viewport_and_override(camera.viewport.as_ref(), smaller) {
        pass.set_camera_viewport(&viewport);
    }
    let id = &extracted.retained_view_entity;
    let drawn = [
        opaque.get(id).map(|phase| phase.render(&mut pass, world, entity)),
        behind.get(id).map(|phase| phase.render(&mut pass, world, entity)),
        clear.get(id).map(|phase| phase.render(&mut pass, world, entity)),
    ];
    for error in drawn.into_iter().flatten().filter_map(Result::err) {
        error!("the world cannot be drawn: {error:?}");
    }
}

/// The screen to draw on; or a picture apart from it, smaller, or finer and brought together on the screen.
fn to_screen<'a>(
    target: &'a ViewTarget,
    apart: Option<&'a Apart>,
    smaller: bool,
    ground: Color,
) -> Option<RenderPassColorAttachment<'a>> {
    let ground = Srgba::from(ground);
    let as_shown = LinearRgba::new(ground.red, ground.green, ground.blue, 1.0);
    let Some(Apart(apart)) = apart else { return target.out_texture_color_attachment(Some(as_shown)) };
    let view = &apart.default_view;
    let (resolve_target, store) = match smaller {
        true => (None, StoreOp::Store),
        false => (Some(target.out_texture_color_attachment(Some(as_shown))?.view), StoreOp::Discard),
    };
    let ops = Operations { load: LoadOp::Clear(as_shown.into()), store };
    Some(RenderPassColorAttachment { view, resolve_target, ops, depth_slice: None })
}

/// The interface, always as fine as the screen: text must stay sharp when the world is drawn smaller.
fn interface(
    world: &World,
    view: ViewQuery<(&ExtractedCamera, &ViewTarget, &UiCameraView)>,
    views: Query<&ExtractedView>,
    phases: Res<ViewSortedRenderPhases<TransparentUi>>,
    mut context: RenderContext,
) {
    let (camera, target, UiCameraView(entity)) = view.into_inner();
    let phase = views.get(*entity).ok().and_then(|view| phases.get(&view.retained_view_entity));
    let Some(phase) = phase.filter(|phase| !phase.items.is_empty()) else { return };
    let colour = if straight(target) {
        target.out_texture_color_attachment(None)
    } else {
        Some(target.get_unsampled_color_attachment())
    };
    let mut pass = context.begin_tracked_render_pass(RenderPassDescriptor {
        label: Some("interface"),
        color_attachments: &[colour],
        ..default()
    });
    if let Some(viewport) = &camera.viewport {
        pass.set_camera_viewport(viewport);
    }
    if let Err(error) = phase.render(&mut pass, world, *entity) {
        error!("the interface cannot be drawn: {error:?}");
    }
}
