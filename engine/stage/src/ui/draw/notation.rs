//! Numbered notation: digits with octave dots, lines of duration and lyrics.

use super::{DrawContext, row, signs, text};
use crate::ui::{
    a11y::A11yNode,
    theme::{self, Style},
    widget::Note,
};
use bevy::prelude::*;
use bevy::text::{FontSize, LineHeight};

/// Draws notes in a line; `said` is what a screen reader says of them.
pub(super) fn draw(commands: &mut Commands, parent: Entity, notes: &[Note], said: &str, kit: &DrawContext) {
    let line = Node {
        align_items: AlignItems::FlexStart,
        justify_content: JustifyContent::Center,
        flex_wrap: FlexWrap::NoWrap,
        ..row(4.0)
    };
    let line = commands.spawn((line, A11yNode::text("notation", "text", said), ChildOf(parent))).id();
    for note in notes {
        let column = Node {
            min_width: px(24),
            flex_direction: FlexDirection::Column,
            align_items: AlignItems::Center,
            border_radius: BorderRadius::all(px(6)),
            ..default()
        };
        let ground = if note.now { kit.contrast.ink(theme::BRONZE).with_alpha(0.45) } else { Color::NONE };
        let column = commands.spawn((column, BackgroundColor(ground), ChildOf(line))).id();
        let ink = kit.contrast.ink(theme::INK);
        dots(commands, column, note.octave.max(0), ink);
        commands.spawn((
            Text::new(&note.text),
            TextFont {
                font: kit.faces.of(&note.text).into(),
                font_size: FontSize::Px(kit.room.text(Style::Note)),
                ..default()
            },
            LineHeight::RelativeToFont(1.0),
            TextColor(ink),
            ChildOf(column),
        ));
        for _ in 0..note.lines {
            let node = Node { width: px(20), height: px(2), margin: UiRect::bottom(px(2)), ..default() };
            commands.spawn((node, BackgroundColor(ink), ChildOf(column)));
        }
        dots(commands, column, (-note.octave).max(0), ink);
        signs::below(commands, column, &note.mark, kit);
        text(commands, column, &note.lyric, Style::Small, kit.contrast.ink(theme::INK_SOFT), kit);
    }
}

/// Octave dots above or below a digit; an empty line of their height where there are none.
fn dots(commands: &mut Commands, parent: Entity, count: i8, ink: Color) {
    let line = Node { height: px(7), column_gap: px(3), ..default() };
    let line = commands.spawn((line, ChildOf(parent))).id();
    for _ in 0..count {
        let node = Node { width: px(5), height: px(5), border_radius: BorderRadius::all(px(3)), ..default() };
        commands.spawn((node, BackgroundColor(ink), ChildOf(line)));
    }
}
