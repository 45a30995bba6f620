//! Where warnings and errors go: the terminal, or the console of the page.

use bevy::prelude::*;

/// Of the libraries no more than this.
const LIBRARIES: [(&str, &str); 3] = [("wgpu", "error"), ("naga", "error"), ("icu_provider", "off")];

/// The plugin.
pub struct Log;

#[cfg(not(target_arch = "wasm32"))]
impl Plugin for Log {
    fn build(&self, app: &mut App) {
        let libraries = LIBRARIES.map(|(name, level)| format!(",{name}={level}")).concat();
        app.add_plugins(bevy::log::LogPlugin { filter: format!("warn{libraries}"), ..default() });
    }
}

/// Not Bevy's: its filter is read from the environment, which a page has not, by regular expressions.
#[cfg(target_arch = "wasm32")]
impl Plugin for Log {
    fn build(&self, _: &mut App) {
        use bevy::log::tracing_subscriber::{
            filter::{LevelFilter, Targets},
            prelude::*,
            registry,
        };
        let libraries = LIBRARIES.map(|(name, level)| (name, level.parse().unwrap_or(LevelFilter::ERROR)));
        let filter = Targets::new().with_default(LevelFilter::WARN).with_targets(libraries);
        let console = tracing_wasm::WASMLayer::new(tracing_wasm::WASMLayerConfig::default());
        // A page that starts the engine a second time has one already.
        drop(registry().with(filter).with(console).try_init());
    }
}
