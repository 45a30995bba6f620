//! Sheets of paper: what stands on them moves up and down where there is more of it than room; what stands at their foot stays in sight.

use super::{BlocksPointer, DrawContext, Pressable, draw, row, text};
use crate::{
    action::UiAction,
    ui::{
        a11y::A11yNode,
        room::FINGER,
        scroll::{MoreBelow, MoreSign, Scrolls},
        theme::{self, Style},
        widget::{ButtonVariant, CardStyle, Widget},
    },
};
use bevy::prelude::*;
use bevy::ui::{OverflowClipMargin, VisualBox};

/// The focus ring lies outside of what has it, logical pixels: it is not cut off.
const RING: f32 = 6.0;

/// A card's margins left and right, above and below, logical pixels: on a wide screen, on a narrow one, along an edge of the screen.
const INSETS: [[f32; 2]; 2] = [[18.0, 14.0], [10.0, 8.0]];
pub(super) const EDGE: [f32; 2] = [2.0, 4.0];

/// Width of a card's edge, framed and not, logical pixels.
const FRAME: f32 = 3.0;
const LINE: f32 = 1.0;

/// A card's margins here.
pub(super) fn inset(kit: &DrawContext) -> [f32; 2] {
    INSETS[usize::from(kit.room.is_narrow())]
}

/// Draws a card and gives its sheet; with its margins left and right, above and below.
pub(super) fn card(
    commands: &mut Commands,
    parent: Entity,
    paper: &CardStyle,
    [across, down]: [f32; 2],
    children: &[Widget],
    kit: &DrawContext,
) -> Entity {
    let width = if paper.width > 0.0 { px(paper.width) } else { percent(100) };
    let node = Node {
        width,
        max_width: percent(100),
        min_height: px(0),
        flex_direction: FlexDirection::Column,
        padding: UiRect::axes(px(across), px(down)),
        border: UiRect::all(px(if paper.framed { FRAME } else { LINE })),
        border_radius: BorderRadius::all(px(14)),
        ..default()
    };
    let ground = kit.contrast.ground(if paper.dark { theme::NIGHT } else { theme::PAPER });
    let frame = kit.contrast.ink(if paper.framed { theme::BRONZE } else { theme::PAPER_DARK });
    let look = (node, BackgroundColor(ground), BorderColor::all(frame), BlocksPointer, ChildOf(parent));
    let card = commands.spawn(look).id();
    let (feet, body): (Vec<&Widget>, Vec<&Widget>) = children.iter().partition(|w| matches!(w, Widget::Foot(_)));
    // In pixels: with a percentage, the layout of a stretched card, as home has them, measures texts at their least width.
    let edge = if paper.framed { FRAME } else { LINE };
    let inner = if paper.width > 0.0 { px(paper.width - 2.0 * (across + edge)) } else { percent(100) };
    let part = scrolling(commands, card, (inner, paper.gap), AlignItems::Stretch, &body, kit);
    let foot = Node { flex_shrink: 0.0, flex_wrap: FlexWrap::NoWrap, ..row(8.0) };
    let foot = commands.spawn((foot, ChildOf(card))).id();
    more(commands, foot, &part, kit);
    let beside = Node {
        flex_grow: 1.0,
        flex_basis: px(0),
        // A button is no wider than what is left beside the one that shows more.
        min_width: px(0),
        flex_direction: FlexDirection::Column,
        row_gap: px(paper.gap),
        margin: UiRect::top(px(if feet.is_empty() { 0.0 } else { paper.gap })),
        ..default()
    };
    let beside = commands.spawn((beside, ChildOf(foot))).id();
    for widget in feet {
        if let Widget::Foot(widgets) = widget {
            widgets.iter().for_each(|widget| draw(commands, beside, widget, kit));
        }
    }
    card
}

/// Draws what may be higher than its room, so wide and with this gap, and gives the name of the part.
pub(super) fn scrolling(
    commands: &mut Commands,
    parent: Entity,
    (width, gap): (Val, f32),
    align_items: AlignItems,
    children: &[&Widget],
    kit: &DrawContext,
) -> String {
    let name = kit.next_part();
    let outer = Node {
        width: percent(100),
        min_height: px(0),
        flex_direction: FlexDirection::Column,
        overflow: Overflow::scroll_y(),
        overflow_clip_margin: OverflowClipMargin { visual_box: VisualBox::BorderBox, margin: RING },
        ..default()
    };
    let position = ScrollPosition(Vec2::new(0.0, kit.scrolled.at(&name)));
    let outer = commands.spawn((outer, position, Scrolls(name.clone()), ChildOf(parent))).id();
    let inner = Node {
        width,
        max_width: percent(100),
        flex_shrink: 0.0,
        flex_direction: FlexDirection::Column,
        align_items,
        row_gap: px(gap),
        ..default()
    };
    let inner = commands.spawn((inner, ChildOf(outer))).id();
    children.iter().for_each(|child| draw(commands, inner, child, kit));
    name
}

/// The button that shows what is further down.
pub(super) fn more(commands: &mut Commands, parent: Entity, part: &str, kit: &DrawContext) {
    let id = format!("more.{part}");
    let button = Widget::button(&id, "▼", ButtonVariant::Plain, UiAction::More(part.to_owned()));
    let node = Node {
        display: if kit.scrolled.has_more(part) { Display::Flex } else { Display::None },
        min_width: px(FINGER + 12.0),
        min_height: px(FINGER),
        flex_shrink: 0.0,
        margin: UiRect::top(px(RING)),
        border: UiRect::all(px(2)),
        border_radius: BorderRadius::all(px(22)),
        align_items: AlignItems::Center,
        justify_content: JustifyContent::Center,
        ..default()
    };
    let [ground, frame] = [kit.contrast.ground(theme::PAPER_DARK), kit.contrast.ink(theme::BRONZE)];
    let look = (BackgroundColor(ground), BorderColor::all(frame), BlocksPointer, ChildOf(parent));
    let named = A11yNode::text(&id, "button", &kit.more);
    let drawn = commands.spawn((node, look, named, Pressable(button), MoreBelow(part.to_owned()))).id();
    let sign = text(commands, drawn, "▼", Style::Body, kit.contrast.ink(theme::INK), kit);
    commands.entity(sign).insert(MoreSign);
}
