//! Stretches the world over the screen where it was drawn smaller than the screen is.

use super::offscreen_target::{Apart, FORMAT};
use bevy::app::SubApp;
use bevy::asset::{load_internal_asset, uuid_handle};
use bevy::camera::MainPassResolutionOverride;
use bevy::core_pipeline::FullscreenShader;
use bevy::prelude::*;
use bevy::render::RenderStartup;
use bevy::render::render_resource::binding_types::{sampler, texture_2d, uniform_buffer};
use bevy::render::render_resource::{
    BindGroupEntries, BindGroupLayoutDescriptor, BindGroupLayoutEntries, CachedRenderPipelineId, ColorTargetState,
    ColorWrites, FilterMode, FragmentState, PipelineCache, RenderPassDescriptor, RenderPipelineDescriptor, Sampler,
    SamplerBindingType, SamplerDescriptor, ShaderStages, TextureSampleType, TextureView, UniformBuffer,
};
use bevy::render::renderer::{RenderContext, RenderDevice, RenderQueue, ViewQuery};
use bevy::render::view::ViewTarget;
use bevy::shader::Shader;

const SHADER: Handle<Shader> = uuid_handle!("0c2c5ff8-9a43-4d39-8d0e-5f3a2b1c7d22");

/// The pipeline and what it is given.
#[derive(Resource)]
pub struct Enlarging {
    layout: BindGroupLayoutDescriptor,
    sampler: Sampler,
    pipeline: CachedRenderPipelineId,
}

/// Loads the shader.
pub fn load(app: &mut App) {
    load_internal_asset!(app, SHADER, "upscale.wgsl", Shader::from_wgsl);
}

/// Makes the pipeline when the drawing side starts.
pub fn prepare(drawing: &mut SubApp) {
    drawing.add_systems(RenderStartup, set_up);
}

fn set_up(mut commands: Commands, device: Res<RenderDevice>, cache: Res<PipelineCache>, whole: Res<FullscreenShader>) {
    let entries = (
        texture_2d(TextureSampleType::Float { filterable: true }),
        sampler(SamplerBindingType::Filtering),
        uniform_buffer::<Vec4>(false),
    );
    let entries = BindGroupLayoutEntries::sequential(ShaderStages::FRAGMENT, entries);
    let layout = BindGroupLayoutDescriptor::new("enlarging", &entries);
    let target = ColorTargetState {
        // Of the picture as of the screen that it may be drawn to.
        format: FORMAT,
        blend: None,
        write_mask: ColorWrites::ALL,
    };
    let pipeline = cache.queue_render_pipeline(RenderPipelineDescriptor {
        label: Some("enlarging".into()),
        layout: vec![layout.clone()],
        vertex: whole.to_vertex_state(),
        fragment: Some(FragmentState { shader: SHADER, targets: vec![Some(target)], ..default() }),
        ..default()
    });
    let sampler = device.create_sampler(&SamplerDescriptor {
        mag_filter: FilterMode::Linear,
        min_filter: FilterMode::Linear,
        ..default()
    });
    commands.insert_resource(Enlarging { layout, sampler, pipeline });
}

/// The pass; nothing to do where the world is drawn as large as the screen.
pub fn enlarge(
    view: ViewQuery<(&ViewTarget, Option<&Apart>, &MainPassResolutionOverride)>,
    enlarging: Res<Enlarging>,
    (device, queue): (Res<RenderDevice>, Res<RenderQueue>),
    cache: Res<PipelineCache>,
    mut part: Local<UniformBuffer<Vec4>>,
    mut context: RenderContext,
) {
    let (target, apart, MainPassResolutionOverride(drawn)) = view.into_inner();
    let Some(pipeline) = cache.get_render_pipeline(enlarging.pipeline) else { return };
    let size = target.main_texture().size();
    let whole = Vec2::new(size.width as f32, size.height as f32);
    let drawn = drawn.as_vec2();
    let (share, last) = (drawn / whole, (drawn - 0.5) / whole);
    part.set(Vec4::new(share.x, share.y, last.x, last.y));
    part.write_buffer(&device, &queue);
    let Some(part) = part.binding() else { return };
    let bind = |from: &TextureView| {
        let layout = cache.get_bind_group_layout(&enlarging.layout);
        device.create_bind_group(
            "enlarging",
            &layout,
            &BindGroupEntries::sequential((from, &enlarging.sampler, part.clone())),
        )
    };
    let (group, colour);
    if let Some(Apart(apart)) = apart {
        group = bind(&apart.default_view);
        colour = target.out_texture_color_attachment(Some(LinearRgba::BLACK));
    } else {
        let write = target.post_process_write();
        group = bind(write.source);
        colour = Some(target.get_unsampled_color_attachment());
    }
    let mut pass = context.begin_tracked_render_pass(RenderPassDescriptor {
        label: Some("enlarging"),
        color_attachments: &[colour],
        ..default()
    });
    pass.set_render_pipeline(pipeline);
    pass.set_bind_group(0, &group, &[]);
    pass.draw(0..3, 0..1);
}
