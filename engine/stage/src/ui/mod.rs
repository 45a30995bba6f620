//! The interface: panels give widgets, [`draw`] makes them seen, [`a11y`] read aloud. What is done with them is [`crate::input`]'s.

pub mod a11y;
pub mod aloud;
pub mod announce;
pub mod arrange;
pub mod clear;
pub mod draw;
pub mod fold;
pub mod fonts;
pub mod label;
pub mod layout;
pub mod panels;
pub mod pointing;
pub mod room;
pub mod scroll;
mod spots;
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
            .init_resource::<layout::Columns>()
            .init_resource::<arrange::Covered>()
            .init_resource::<arrange::Free>()
            .init_resource::<clear::Anchors>()
            .init_resource::<spots::Spots>()
            .init_resource::<scroll::Scrolled>()
            .init_resource::<layout::Pictures>()
            .init_resource::<a11y::LastTree>()
            .init_resource::<announce::Announcer>()
            .init_resource::<aloud::Aloud>()
            .add_systems(Startup, layout::set_up)
            .add_systems(
                Update,
                (
                    layout::scale,
                    layout::refresh,
                    arrange::arrange,
                    scroll::apply,
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
                (
                    draw::rewrap,
                    draw::keep_in,
                    arrange::measure,
                    scroll::reveal,
                    clear::look,
                    spots::look,
                    label::place,
                    pointing::place,
                    a11y::tell,
                    focus::follow,
                )
                    .chain()
                    .after(bevy::ui::UiSystems::PostLayout),
            );
    }
}
