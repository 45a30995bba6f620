//! Pictures of our own between the world and the screen, where one is needed: a smaller one, or one with smoothed edges.
//!
//! Bevy's are of no use to us in a browser: WebGL 2 does not let it make any that keep colours as they are shown.

use super::passes::straight;
use bevy::app::SubApp;
use bevy::camera::MainPassResolutionOverride;
use bevy::prelude::*;
use bevy::render::render_resource::{TextureDescriptor, TextureDimension, TextureFormat, TextureUsages};
use bevy::render::renderer::RenderDevice;
use bevy::render::texture::{CachedTexture, TextureCache};
use bevy::render::view::ViewTarget;
use bevy::render::{Render, RenderSystems};

/// How a colour is kept: as it is shown, eight bits each.
pub const FORMAT: TextureFormat = TextureFormat::Rgba8Unorm;

/// The picture that the world is drawn on before the screen.
#[derive(Component)]
pub struct Apart(pub CachedTexture);

/// Makes them when they are needed.
pub fn prepare(drawing: &mut SubApp) {
    drawing.add_systems(Render, make.in_set(RenderSystems::PrepareResources));
}

fn make(
    mut commands: Commands,
    device: Res<RenderDevice>,
    mut cache: ResMut<TextureCache>,
    views: Query<(Entity, &ViewTarget, &Msaa, Has<MainPassResolutionOverride>)>,
) {
    for (view, target, smooth, smaller) in &views {
        if !straight(target) || (!smaller && *smooth == Msaa::Off) {
            commands.entity(view).remove::<Apart>();
            continue;
        }
        let texture = TextureDescriptor {
            label: Some("apart from the screen"),
            size: target.main_texture().size(),
            mip_level_count: 1,
            sample_count: smooth.samples(),
            dimension: TextureDimension::D2,
            format: FORMAT,
            usage: match smaller {
                true => TextureUsages::RENDER_ATTACHMENT | TextureUsages::TEXTURE_BINDING,
                false => TextureUsages::RENDER_ATTACHMENT,
            },
            view_formats: &[],
        };
        commands.entity(view).insert(Apart(cache.get(&device, texture)));
    }
}
