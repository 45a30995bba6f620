//! Small signs: marks on keys and notes, beats, what a thickness means.

use super::{DrawContext, row, text, word};
use crate::ui::{
    a11y::A11yNode,
    theme::{self, Style},
    widget::Mark,
};
use bevy::prelude::*;
use bevy::text::LineBreak;

/// Width and height of a sign beside a word, and of one below a note, logical pixels.
const BESIDE: f32 = 20.0;
const BELOW: f32 = 15.0;

/// A sign and its word, one beside the other; a long word stands below, broken where it must be. Where it is flat both stand beside the digit, the
/// word below the sign.
pub(super) fn mark(commands: &mut Commands, parent: Entity, mark: &Mark, ink: Color, kit: &DrawContext) {
    let has_word = !mark.word.is_empty();
    let line = Node { row_gap: px(0), justify_content: JustifyContent::Center, ..row(4.0) };
    let line = match kit.room.is_flat() {
        true => Node { width: auto(), flex_direction: FlexDirection::Column, flex_wrap: FlexWrap::NoWrap, ..line },
        false => Node { width: if has_word { percent(100) } else { auto() }, ..line },
    };
    let line = commands.spawn((line, ChildOf(parent))).id();
    sign(commands, line, &mark.picture, BESIDE, kit);
    if has_word {
        let written = word(commands, line, &mark.word, Style::Small, ink, kit);
        commands.entity(written).insert(TextLayout::linebreak(LineBreak::WordOrCharacter));
    }
}

/// The sign of a note; room for one where it has none, so that what stands below is level.
pub(super) fn below(commands: &mut Commands, parent: Entity, picture: &str, kit: &DrawContext) {
    sign(commands, parent, picture, BELOW, kit);
}

fn sign(commands: &mut Commands, parent: Entity, picture: &str, size: f32, kit: &DrawContext) {
    let mut drawn = commands.spawn((Node { width: px(size), height: px(size), ..default() }, ChildOf(parent)));
    if let Some(image) = kit.pictures.get(picture) {
        drawn.insert(ImageNode::new(image.clone()));
    }
}

/// A dot for each beat: the first one is larger, the one that it is is filled. One name for all: what changes twice a second is not told.
pub(super) fn beats(commands: &mut Commands, parent: Entity, (beats, beat): (u8, u8), name: &str, kit: &DrawContext) {
    let line = Node { column_gap: px(5), align_items: AlignItems::Center, ..default() };
    let line = commands.spawn((line, A11yNode::text("", "image", name), ChildOf(parent))).id();
    for n in 0..beats {
        let size = if n == 0 { 18.0 } else { 13.0 };
        let node = Node {
            width: px(size),
            height: px(size),
            border: UiRect::all(px(2)),
            border_radius: BorderRadius::all(px(size / 2.0)),
            ..default()
        };
        let ground = kit.contrast.ground(if n == beat { theme::RED } else { Color::NONE });
        let edge = BorderColor::all(kit.contrast.ink(theme::INK_SOFT));
        commands.spawn((node, BackgroundColor(ground), edge, ChildOf(line)));
    }
}

/// A stroke of each thickness with its word.
pub(super) fn strokes(commands: &mut Commands, parent: Entity, strokes: &[(f32, String)], kit: &DrawContext) {
    let line = Node { width: auto(), flex_wrap: FlexWrap::NoWrap, ..row(6.0) };
    let line = commands.spawn((line, ChildOf(parent))).id();
    for (thick, word) in strokes {
        let node = Node { width: px(30), height: px(*thick), border_radius: BorderRadius::all(px(3)), ..default() };
        commands.spawn((node, BackgroundColor(kit.contrast.ink(theme::BRONZE)), ChildOf(line)));
        let word_node = text(commands, line, word, Style::Small, kit.contrast.ink(theme::INK_SOFT), kit);
        commands.entity(word_node).insert(A11yNode::text("", "text", word));
    }
}
