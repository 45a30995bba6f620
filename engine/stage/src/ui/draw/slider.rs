//! Bars to slide along, and bars that show how far something is.

use super::{BlocksPointer, DrawContext, Track, button, row, text};
use crate::{
    action::UiAction,
    lesson::Lesson,
    ui::{
        a11y::A11yNode,
        theme::{self, Contrast, Style},
        widget::{Button, ButtonVariant, Slider, Widget},
    },
};
use bevy::prelude::*;
use shujin_lesson::format::Scalar;
use shujin_play::Intent;

/// Draws a slider: its name, its number and its track between the two steps.
pub(super) fn slider(commands: &mut Commands, parent: Entity, s: &Slider, kit: &DrawContext) {
    let line = Node { flex_wrap: FlexWrap::NoWrap, ..row(8.0) };
    let line = commands.spawn((line, ChildOf(parent))).id();
    let step = |to: f64| UiAction::Intent(Intent::Set { value: s.value.clone(), to: Scalar::Number(to) });
    let small = |sign: &str, id: &str, to: f64| Button {
        name: format!("{} {sign}", s.label),
        ..Widget::button(format!("{}.{id}", s.id), sign, ButtonVariant::Plain, step(to))
    };
    button(commands, line, &small("−", "less", s.now - s.step), kit);
    // Name, number and bar between the two signs: all of it is the track, so that a finger need not be exact.
    let track = Node {
        flex_grow: 1.0,
        min_height: px(48),
        flex_direction: FlexDirection::Column,
        justify_content: JustifyContent::Center,
        padding: UiRect::horizontal(px(2)),
        ..default()
    };
    let named = A11yNode { value: s.shows.clone(), ..A11yNode::text(&s.id, "slider", &s.label) };
    let track = commands.spawn((track, Track(s.clone()), named, BlocksPointer, ChildOf(line))).id();
    let head = commands.spawn((row(8.0), ChildOf(track))).id();
    text(commands, head, &s.label, Style::Small, kit.contrast.ink(theme::INK_SOFT), kit);
    commands.spawn((Node { flex_grow: 1.0, ..default() }, ChildOf(head)));
    text(commands, head, &s.shows, Style::Body, kit.contrast.ink(theme::INK), kit);
    bar(commands, track, ((s.now - s.min) / (s.max - s.min)) as f32, kit);
    button(commands, line, &small("+", "more", s.now + s.step), kit);
}

/// A filled part of a bar, so that a slider can follow the hand without being drawn anew.
#[derive(Component)]
pub struct Filled;

/// Draws a bar that is filled so far, 0–1.
pub(super) fn bar(commands: &mut Commands, parent: Entity, fraction: f32, kit: &DrawContext) {
    let round = BorderRadius::all(px(8));
    // Where the groove is as light as the paper, an edge shows how far it goes.
    let edge = UiRect::all(px(if kit.contrast == Contrast::Usual { 0.0 } else { 1.0 }));
    let groove = Node { width: percent(100), height: px(16), border_radius: round, border: edge, ..default() };
    let ground = BackgroundColor(kit.contrast.ground(theme::PAPER_DARK));
    let frame = BorderColor::all(kit.contrast.ink(theme::INK));
    let groove = commands.spawn((groove, ground, frame, ChildOf(parent))).id();
    let width = percent(fraction.clamp(0.0, 1.0) * 100.0);
    let fill = Node { width, min_width: px(16), height: px(16), border_radius: round, ..default() };
    commands.spawn((fill, BackgroundColor(kit.contrast.ground(theme::GREEN)), Filled, ChildOf(groove)));
}

/// Keeps a slider's filled part where its value is while a hand drags it.
pub fn slide(
    lesson: Option<Res<Lesson>>,
    tracks: Query<(&Track, &Children)>,
    grooves: Query<&Children>,
    mut fills: Query<&mut Node, With<Filled>>,
) {
    let Some(lesson) = lesson else { return };
    for (Track(s), children) in &tracks {
        let fraction = (lesson.play.number_of(&s.value) - s.min) / (s.max - s.min);
        for groove in children.iter().filter_map(|c| grooves.get(c).ok()).flatten() {
            if let Ok(mut node) = fills.get_mut(*groove) {
                let width = percent((fraction as f32).clamp(0.0, 1.0) * 100.0);
                if node.width != width {
                    node.width = width;
                }
            }
        }
    }
}
