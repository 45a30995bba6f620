//! A button with what it opens.

use super::{BlocksPointer, DrawContext, absolute, button};
use crate::ui::{theme, widget::Menu};
use bevy::prelude::*;

/// What a menu has opened: it takes no room from other panels.
#[derive(Component)]
pub struct Popup;

/// What a menu has opened lies over everything else, its outer edge below that of its button.
pub(super) fn menu(commands: &mut Commands, parent: Entity, menu: &Menu, kit: &DrawContext) {
    let place = commands.spawn((Node::default(), ChildOf(parent))).id();
    button(commands, place, &menu.button, kit);
    if menu.items.is_empty() {
        return;
    }
    let (top, bottom) = if menu.upward { (auto(), percent(100)) } else { (percent(100), auto()) };
    let node = Node {
        right: px(0),
        top,
        bottom,
        flex_direction: FlexDirection::Column,
        row_gap: px(8),
        padding: UiRect::all(px(10)),
        border: UiRect::all(px(3)),
        border_radius: BorderRadius::all(px(14)),
        ..absolute()
    };
    let [ground, frame] = [kit.contrast.ground(theme::PAPER), kit.contrast.ink(theme::BRONZE)];
    let look = (BackgroundColor(ground), BorderColor::all(frame), GlobalZIndex(6), BlocksPointer);
    let sheet = commands.spawn((node, look, Popup, ChildOf(place))).id();
    menu.items.iter().for_each(|item| button(commands, sheet, item, kit));
}
