//! The interface: panels give widgets, [`draw`] makes them seen, [`a11y`] read aloud. What is done with them is [`crate::input`]'s.

pub mod a11y;
pub mod announce;
pub mod draw;
pub mod fonts;
pub mod label;
pub mod layout;
pub mod panels;
pub mod theme;
pub mod widget;

pub use layout::Pictures;

use crate::{input::focus, schedule::FrameSet};
use bevy::prelude::*;

/// The interface's plugin.
pub struct InterfacePlugin;

impl Plugin for InterfacePlugin {
    fn build(&self, app: &mut App) {
        app.init_resource::<layout::Shown>()
            .init_resource::<layout::Wide>()
            .init_resource::<layout::Pictures>()
            .init_resource::<a11y::LastTree>()
            .init_resource::<announce::Announcer>()
            .add_systems(Startup, layout::set_up)
            .add_systems(
                Update,
                (
                    layout::scale,
                    layout::refresh,
                    layout::arrange,
                    layout::arrive,
                    label::refresh,
                    fonts::ask,
                    draw::ring,
                    draw::slide,
                )
                    .chain()
                    .in_set(FrameSet::Interface),
            )
            .add_systems(PreUpdate, fonts::fall_back)
            .add_systems(
                PostUpdate,
                (label::place, a11y::tell, focus::follow).chain().after(bevy::ui::UiSystems::PostLayout),
            );
    }
}
