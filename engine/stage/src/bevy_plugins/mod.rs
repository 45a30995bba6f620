//! The parts of Bevy that the engine is made of, in place of its default ones.
//!
//! What is added here travels to every browser. Bevy's default parts also draw flat worlds, materials after the physics of
//! light, mirrors, decals, clouds; nothing here shows them, and they are a fifth of the player (tests/bench/README.md says
//! how that is measured). A part that is wanted is added to one of these lists; what it lacks, Bevy names when it starts.

mod log;
mod meshes;
mod passes;

use bevy::app::{PanicHandlerPlugin, PluginGroupBuilder, TaskPoolPlugin};
use bevy::prelude::*;
use bevy::render::{RenderPlugin, settings::WgpuSettings};

/// All of them.
pub struct Parts {
    /// The one window.
    pub window: WindowPlugin,
}

impl Parts {
    /// Those that need neither a screen nor a graphics card, nor anything of the process: any number can stand beside each other.
    pub fn headless(self) -> PluginGroupBuilder {
        let no_card = WgpuSettings { backends: None, ..default() };
        let parts = self
            .build()
            .disable::<PanicHandlerPlugin>()
            .disable::<log::Log>()
            .disable::<bevy::winit::WinitPlugin>()
            .set(RenderPlugin { render_creation: no_card.into(), ..default() });
        #[cfg(not(target_arch = "wasm32"))]
        let parts = parts
            .disable::<bevy::app::TerminalCtrlCHandlerPlugin>()
            .disable::<bevy::render::pipelined_rendering::PipelinedRenderingPlugin>();
        parts
    }
}

impl PluginGroup for Parts {
    fn build(self) -> PluginGroupBuilder {
        let parts = PluginGroupBuilder::start::<Self>()
            .add(PanicHandlerPlugin)
            .add(log::Log)
            .add(TaskPoolPlugin::default())
            .add(bevy::diagnostic::FrameCountPlugin)
            .add(bevy::time::TimePlugin)
            .add(TransformPlugin)
            .add(bevy::input::InputPlugin)
            .add(bevy::input_focus::InputFocusPlugin)
            .add(self.window)
            .add(bevy::a11y::AccessibilityPlugin)
            .add(AssetPlugin::default())
            .add(bevy::winit::WinitPlugin::default())
            .add(RenderPlugin::default())
            .add(ImagePlugin::default())
            .add(bevy::image::TextureAtlasPlugin)
            .add(bevy::mesh::MeshPlugin)
            .add(bevy::camera::CameraPlugin)
            .add(bevy::light::LightPlugin);
        // Drawing one frame while the next is reckoned. A page has one thread.
        #[cfg(not(target_arch = "wasm32"))]
        let parts = parts
            .add(bevy::app::TerminalCtrlCHandlerPlugin)
            .add(bevy::render::pipelined_rendering::PipelinedRenderingPlugin);
        parts
            .add(passes::Passes)
            .add(bevy::text::TextPlugin)
            .add(bevy::ui::UiPlugin)
            .add(bevy::ui_render::UiRenderPlugin)
            .add(meshes::Pictures)
            .add(meshes::Meshes)
    }
}
