//! Puts the engine together: Bevy's parts, our rooms, one window.

use crate::{
    bevy_plugins::Parts,
    blocks::BlocksPlugin,
    control::ControlPlugin,
    frame::{FramePlugin, tier::DynamicResolution},
    host::Host,
    input::InputPlugin,
    lesson::LessonPlugin,
    port::Notice,
    schedule::FrameSet,
    screen::Screen,
    sound::{Sound, SoundPlugin},
    ui::InterfacePlugin,
    ui::fonts::Fonts,
    ui::theme,
    world::WorldPlugin,
};
use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use bevy::window::PresentMode;
use shujin_play::TICK;
use std::time::Duration;

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
    app.add_plugins(parts(&config));
    assemble(&mut app, config.font, host);
    app.add_plugins((SoundPlugin, FramePlugin)).add_systems(PostUpdate, tell_ready);
    app
}

/// The engine without window, graphics card and sound: everything else goes on as it does with them. Each `update` is one frame, a
/// sixtieth of a second after the last. The window of `config.size` stands in the world, and what devices would tell is written there.
pub fn headless(config: Config, host: Host) -> App {
    let mut app = App::new();
    // Whatever is drawn tells the renderer when it goes, also where there is none.
    app.add_plugins((parts(&config).headless(), bevy::render::sync_world::SyncWorldPlugin))
        .insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_secs_f64(TICK)));
    assemble(&mut app, config.font, host);
    app.init_resource::<DynamicResolution>().finish();
    app.cleanup();
    app
}

/// Bevy's parts with the window that is wanted.
fn parts(config: &Config) -> Parts {
    let mode = if config.kiosk {
        bevy::window::WindowMode::BorderlessFullscreen(MonitorSelection::Current)
    } else {
        bevy::window::WindowMode::Windowed
    };
    let [width, height] = config.size.unwrap_or([1280, 720]);
    let window = Window {
        title: say!("home-title").to_string(),
        resolution: (width, height).into(),
        fit_canvas_to_parent: config.canvas.is_some(),
        canvas: config.canvas.clone(),
        prevent_default_event_handling: true,
        present_mode: PresentMode::AutoVsync,
        mode,
        ..default()
    };
    Parts { window: WindowPlugin { primary_window: Some(window), ..default() } }
}

/// What of the engine does not draw or sound, upon Bevy's parts.
fn assemble(app: &mut App, font: Vec<u8>, host: Host) {
    let house = app.world_mut().resource_mut::<Assets<Font>>().add(Font::from_bytes(font.clone()));
    app.insert_resource(Fonts::new(house, font))
        .insert_resource(host)
        .init_resource::<Screen>()
        .insert_resource(ClearColor(theme::behind()))
        .configure_sets(
            Update,
            (FrameSet::Input, FrameSet::Lesson, FrameSet::World, FrameSet::Sound, FrameSet::Interface).chain(),
        )
        .init_non_send::<Sound>()
        .add_plugins((InputPlugin, ControlPlugin, LessonPlugin, WorldPlugin, BlocksPlugin, InterfacePlugin));
}

/// Says that the engine draws, after its first frames.
fn tell_ready(mut frames: Local<u32>, host: Res<Host>) {
    *frames = frames.saturating_add(1);
    if *frames == 3 {
        host.tell(Notice::Ready { version: env!("CARGO_PKG_VERSION").into() });
    }
}
