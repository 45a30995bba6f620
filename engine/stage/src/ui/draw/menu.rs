//! A button with what it opens.

use super::{BlocksPointer, DrawContext, absolute, button};
use crate::{
    screen::Screen,
    ui::{
        room::{FINGER, Shape},
        theme,
        widget::Menu,
    },
};
use bevy::prelude::*;

/// Between items, from the frame of the sheet to them, and the width of the frame, logical pixels.
const GAP: f32 = 8.0;
const PADDING: f32 = 10.0;
const FRAME: f32 = 3.0;
const AROUND: f32 = PADDING + FRAME;

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
    let high = menu.items.len() as f32 * (FINGER + GAP) + 2.0 * AROUND;
    let widest = menu.items.iter().fold(0.0_f32, |widest, item| widest.max(item.width));
    // On a low screen many stand in two columns.
    let is_double = kit.room.shape() == Shape::Short && high > kit.room.size.y - 2.0 * FINGER && widest > 0.0;
    let node = Node {
        right: px(0),
        top,
        bottom,
        width: if is_double { px(2.0 * widest + GAP + 2.0 * AROUND) } else { auto() },
        flex_direction: if is_double { FlexDirection::Row } else { FlexDirection::Column },
        flex_wrap: if is_double { FlexWrap::Wrap } else { FlexWrap::NoWrap },
        column_gap: px(GAP),
        row_gap: px(GAP),
        padding: UiRect::all(px(PADDING)),
        border: UiRect::all(px(FRAME)),
        border_radius: BorderRadius::all(px(14)),
        ..absolute()
    };
    let [ground, frame] = [kit.contrast.ground(theme::PAPER), kit.contrast.ink(theme::BRONZE)];
    let look = (BackgroundColor(ground), BorderColor::all(frame), GlobalZIndex(6), BlocksPointer);
    let sheet = commands.spawn((node, look, Popup, ChildOf(place))).id();
    menu.items.iter().for_each(|item| button(commands, sheet, item, kit));
}

/// Keeps what a menu has opened on the canvas, wherever its button stands.
pub fn keep_in(
    screen: Res<Screen>,
    mut sheets: Query<(&mut UiTransform, &ComputedNode, &UiGlobalTransform), With<Popup>>,
) {
    for (mut place, node, at) in &mut sheets {
        let (Val::Px(x), Val::Px(y)) = (place.translation.x, place.translation.y) else { continue };
        let size = node.size() * node.inverse_scale_factor();
        let begins = at.translation * node.inverse_scale_factor() - size / 2.0 - Vec2::new(x, y);
        let edge = Vec2::splat(screen.room.edge());
        let most = (screen.room.size - edge - size).max(edge);
        let by = begins.clamp(edge, most) - begins;
        if size.x > 0.0 {
            place.set_if_neq(UiTransform::from_translation(Val2::px(by.x, by.y)));
        }
    }
}
