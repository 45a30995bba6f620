//! The interface: panels give widgets, [`draw`] makes them seen, [`press`] touched, [`tree`] read aloud.

pub mod draw;
pub mod faces;
pub mod layout;
pub mod panels;
pub mod press;
pub mod tag;
pub mod theme;
pub mod tree;
pub mod widget;
pub mod words;

use crate::rooms::Rooms;
use bevy::prelude::*;

/// The interface's plugin.
pub struct InterfacePlugin;

impl Plugin for InterfacePlugin {
    fn build(&self, app: &mut App) {
        app.init_resource::<words::Words>()
            .init_resource::<layout::Shown>()
            .init_resource::<layout::Wide>()
            .init_resource::<layout::Pictures>()
            .init_resource::<press::Hands>()
            .init_resource::<press::Focus>()
            .init_resource::<tree::LastTree>()
            .add_systems(Startup, layout::set_up)
            .add_systems(Update, (press::touch, press::keys).chain().in_set(Rooms::Input))
            .add_systems(
                Update,
                (
                    layout::scale,
                    layout::refresh,
                    layout::arrange,
                    layout::arrive,
                    tag::refresh,
                    draw::ring,
                    draw::slide,
                )
                    .chain()
                    .in_set(Rooms::Interface),
            )
            .add_systems(PostUpdate, (tag::place, tree::tell).chain().after(bevy::ui::UiSystems::PostLayout));
    }
}
