//! Puts the engine together: Bevy's parts, our rooms, one window.

use crate::{
    bevy_plugins::Parts, control::ControlPlugin, frame::FramePlugin, host::Host, lesson::LessonPlugin, port::Notice,
    schedule::FrameSet, screen::Screen, sound::SoundPlugin, ui::InterfacePlugin, ui::fonts::Fonts, ui::theme,
    world::WorldPlugin,
};
use bevy::prelude::*;
use bevy::window::PresentMode;

/// What a host decides before the engine runs.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// A CSS selector of the canvas to draw on, in a page.
    pub canvas: Option<String>,
    /// The interface's typeface, TrueType or OpenType.
    pub font: Vec<u8>,
    /// No window decoration, the whole screen: for a board.
    pub kiosk: bool,
    /// Window size in logical pixels where a host wants one.
    pub size: Option<[u32; 2]>,
}

/// Runs the engine; returns when its window is closed. In a page it returns at once and runs on.
pub fn run(config: Config, host: Host) {
    build(config, host).run();
}

/// The engine, ready to run.
pub fn build(config: Config, host: Host) -> App {
    let mut app = App::new();
    let mode = if config.kiosk {
        bevy::window::WindowMode::BorderlessFullscreen(MonitorSelection::Current)
    } else {
        bevy::window::WindowMode::Windowed
    };
    let [width, height] = config.size.unwrap_or([1280, 720]);
    let window = Window {
        title: "蜀锦 Shujin".into(),
        resolution: (width, height).into(),
        fit_canvas_to_parent: config.canvas.is_some(),
        canvas: config.canvas,
        prevent_default_event_handling: true,
        present_mode: PresentMode::AutoVsync,
        mode,
        ..default()
    };
    app.add_plugins(Parts { window: WindowPlugin { primary_window: Some(window), ..default() } });
    let font = app.world_mut().resource_mut::<Assets<Font>>().add(Font::from_bytes(config.font));
    app.insert_resource(Fonts { house: font, scene: None })
        .insert_resource(host)
        .init_resource::<Screen>()
        .insert_resource(ClearColor(theme::behind()))
        .configure_sets(
            Update,
            (FrameSet::Input, FrameSet::Lesson, FrameSet::World, FrameSet::Sound, FrameSet::Interface).chain(),
        )
        .add_plugins((ControlPlugin, LessonPlugin, WorldPlugin, SoundPlugin, InterfacePlugin, FramePlugin))
        .add_systems(PostUpdate, tell_ready);
    app
}

/// Says that the engine draws, after its first frames.
fn tell_ready(mut frames: Local<u32>, host: Res<Host>) {
    *frames = frames.saturating_add(1);
    if *frames == 3 {
        host.tell(Notice::Ready { version: env!("CARGO_PKG_VERSION").into() });
    }
}
