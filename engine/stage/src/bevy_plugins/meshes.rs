//! What of Bevy's physically based drawing the house material stands on: meshes, skins, materials, and the sun's shadow map.
//!
//! The rest of `PbrPlugin` is left out: its own material, several lights, decals, reflections, atmosphere and all their
//! passes. Bevy binds something for each of them to every view all the same, so they get their empty buffers here.

use bevy::asset::{load_internal_asset, uuid_handle};
use bevy::light::cluster::GlobalClusterSettings;
use bevy::pbr::*;
use bevy::prelude::*;
use bevy::render::batching::gpu_preprocessing::{GpuPreprocessingMode, GpuPreprocessingSupport};
use bevy::render::camera::{ExtractedCamera, sort_cameras};
use bevy::render::render_phase::{AddRenderCommand, DrawFunctions, ViewSortedRenderPhases};
use bevy::render::renderer::{RenderDevice, RenderQueue};
use bevy::render::sync_component::SyncComponentPlugin;
use bevy::render::view::ExtractedView;
use bevy::render::{
    ExtractSchedule, GpuResourceAppExt, Render, RenderApp, RenderStartup, RenderSystems, init_gpu_resource,
};
use bevy::shader::Shader;
use bevy::sprite_render::{SpriteAssetEvents, extract_sprite_events};

/// Tells the interface's drawing which pictures changed: all that it asks of Bevy's sprites.
pub struct Pictures;

impl Plugin for Pictures {
    fn build(&self, app: &mut App) {
        if let Some(drawing) = app.get_sub_app_mut(RenderApp) {
            drawing.init_resource::<SpriteAssetEvents>().add_systems(ExtractSchedule, extract_sprite_events);
        }
    }
}

/// Meshes with the house material, and the shadow map of the sun.
pub struct Meshes;

const TRANSFORMATIONS: Handle<Shader> = uuid_handle!("8d0cf2f0-6f0b-4b0b-a0e6-5f3c0f6b1a51");
const ATMOSPHERE: Handle<Shader> = uuid_handle!("f27e34e5-97a5-4a2c-9d2c-1f3a6d3f8b02");
const PACKING: Handle<Shader> = uuid_handle!("0b4f6a3c-2f57-4a5d-8f0a-6f7b9d1c2e73");

impl Plugin for Meshes {
    fn build(&self, app: &mut App) {
        load_internal_asset!(app, TRANSFORMATIONS, "transformations.wgsl", Shader::from_wgsl);
        load_internal_asset!(app, ATMOSPHERE, "atmosphere.wgsl", Shader::from_wgsl);
        load_internal_asset!(app, PACKING, "packing.wgsl", Shader::from_wgsl);
        app.init_resource::<DefaultOpaqueRendererMethod>().add_plugins((
            MeshRenderPlugin { use_gpu_instance_buffer_builder: false, debug_flags: default() },
            MaterialsPlugin::default(),
            ClusteredDecalPlugin,
            SyncComponentPlugin::<DirectionalLight, PbrPlugin>::default(),
        ));
        let mut images = app.world_mut().resource_mut::<Assets<Image>>();
        let (noise, areas) = (images.add(stbn_placeholder()), images.add(area_light_luts_placeholder()));
        let Some(drawing) = app.get_sub_app_mut(RenderApp) else { return };
        drawing
            .insert_resource(Bluenoise { texture: noise })
            .insert_resource(AreaLightLuts { image: areas })
            .insert_resource(DfgLut { texture: Handle::default() })
            .init_resource::<DefaultOpaqueRendererMethod>()
            .init_resource::<DrawFunctions<Transmissive3d>>()
            .init_resource::<ViewSortedRenderPhases<Transmissive3d>>()
            .add_render_command::<Transmissive3d, DrawMaterial>()
            .init_resource::<bevy::render::view::RenderShadowLodOrigin>()
            .init_gpu_resource::<FogMeta>()
            .init_gpu_resource::<LightProbesBuffer>()
            .init_gpu_resource::<ScreenSpaceReflectionsBuffer>()
            .init_gpu_resource::<ContactShadowsBuffer>()
            .init_gpu_resource::<LightMeta>()
            .init_gpu_resource::<RenderMaterialBindings>()
            .allow_ambiguous_resource::<RenderMaterialBindings>()
            .add_systems(
                RenderStartup,
                (
                    gather_here.after(init_gpu_resource::<GpuPreprocessingSupport>).before(MeshPipelineSystems),
                    init_shadow_samplers,
                    init_global_clusterable_object_meta,
                    init_fallback_bindless_resources,
                    init_render_lightmaps,
                ),
            )
            .add_systems(
                ExtractSchedule,
                (
                    extract_clusters_for_cpu_clustering,
                    extract_lights,
                    extract_ambient_light_resource,
                    extract_ambient_light,
                    extract_shadow_filtering_method,
                    extract_shadow_lod_origin,
                    late_sweep_material_instances,
                ),
            )
            .add_systems(
                Render,
                (
                    prepare_lights.in_set(RenderSystems::CreateViews).after(sort_cameras),
                    prepare_clusters_for_cpu_clustering.in_set(RenderSystems::PrepareResources),
                    see_through_nothing.in_set(RenderSystems::CreateViews),
                    mirror_nothing.in_set(RenderSystems::PrepareResources),
                ),
            );
        drawing.world_mut().add_observer(view_the_sun);
        drawing.world_mut().add_observer(leave_the_sun);
    }

    fn finish(&self, app: &mut App) {
        // One sun, no lamps: nothing to sort by place, so as little room for it as the shaders allow.
        let settings = GlobalClusterSettings {
            supports_storage_buffers: false,
            clustered_decals_are_usable: false,
            gpu_clustering: None,
            max_uniform_buffer_clusterable_objects: MAX_UNIFORM_BUFFER_CLUSTERABLE_OBJECTS,
            view_cluster_bindings_max_indices: ViewClusterBindings::MAX_INDICES,
        };
        if let Some(drawing) = app.get_sub_app_mut(RenderApp) {
            drawing.insert_resource(settings.clone());
        }
        app.insert_resource(settings);
    }
}

/// Instances are gathered by the processor, as in a browser: one way to draw on every machine. Bevy would else put meshes on
/// lists that only a graphics card's own gathering reads.
fn gather_here(mut support: ResMut<GpuPreprocessingSupport>) {
    support.max_supported_mode = GpuPreprocessingMode::None;
}

/// A sun that throws shadows is looked at by each camera's own view of it.
fn view_the_sun(add: On<Add, ExtractedDirectionalLight>, mut commands: Commands) {
    if let Ok(mut sun) = commands.get_entity(add.entity) {
        sun.insert(DirectionalLightViewEntities::default());
    }
}

/// These views go with it.
fn leave_the_sun(
    remove: On<Remove, DirectionalLightViewEntities>,
    suns: Query<&DirectionalLightViewEntities>,
    mut commands: Commands,
) {
    for view in suns.get(remove.entity).into_iter().flat_map(|views| views.values().flatten()) {
        if let Ok(mut view) = commands.get_entity(*view) {
            view.despawn();
        }
    }
}

/// Bevy queues meshes for views alone that could also have some which bend light. These have none.
fn see_through_nothing(
    views: Query<&ExtractedView, With<ExtractedCamera>>,
    mut bending: ResMut<ViewSortedRenderPhases<Transmissive3d>>,
) {
    for view in &views {
        bending.prepare_for_new_frame(view.retained_view_entity);
    }
}

/// Bevy's views each want a list of what is mirrored around them. Theirs is empty.
fn mirror_nothing(
    mut commands: Commands,
    views: Query<Entity, With<ExtractedView>>,
    mut mirrors: ResMut<LightProbesBuffer>,
    (device, queue): (Res<RenderDevice>, Res<RenderQueue>),
) {
    let Some(mut writer) = mirrors.get_writer(views.iter().len(), &device, &queue) else { return };
    for view in &views {
        let mut offset = ViewLightProbesUniformOffset::default();
        *offset = writer.write(&LightProbesUniform::default());
        commands.entity(view).insert(offset);
    }
}
