//! Where the slots are, and when they are drawn anew: when what they show has changed.

use super::{
    draw::{Kit, Solid, draw},
    panels::{self, SLOTS, Slot, View},
    theme,
    widget::Widget,
    words::Words,
};
use crate::{lesson::Lesson, screen::Screen};
use bevy::prelude::*;
use std::collections::BTreeMap;

/// The place on the screen for which all sizes are given, logical pixels.
const DESIGN: Vec2 = Vec2::new(1280.0, 720.0);

/// A slot's entity.
#[derive(Component)]
pub struct SlotRoot(pub Slot);

/// What each slot shows now.
#[derive(Resource, Default)]
pub struct Shown(BTreeMap<Slot, Vec<Widget>>);

/// Pictures that hosts brought, by address.
#[derive(Resource, Default)]
pub struct Pictures(pub BTreeMap<String, Handle<Image>>);

/// The typeface.
#[derive(Resource, Default)]
pub struct Typeface(pub Handle<Font>);

/// Spawns the slots.
pub fn set_up(mut commands: Commands) {
    let absolute =
        || Node { position_type: PositionType::Absolute, flex_direction: FlexDirection::Column, ..default() };
    let bar = Node { left: px(0), right: px(0), top: px(0), padding: UiRect::axes(px(14), px(5)), ..absolute() };
    commands.spawn((bar, BackgroundColor(theme::NIGHT.with_alpha(0.78)), SlotRoot(Slot::Bar), Solid));
    let left = commands.spawn(Node { left: px(14), top: px(66), row_gap: px(8), ..absolute() }).id();
    let column = || Node { flex_direction: FlexDirection::Column, ..default() };
    commands.spawn((column(), SlotRoot(Slot::Task), ChildOf(left)));
    commands.spawn((column(), SlotRoot(Slot::Data), ChildOf(left)));
    commands.spawn((Node { right: px(14), top: px(66), ..absolute() }, SlotRoot(Slot::Side)));
    let below = Node {
        left: px(0),
        right: px(0),
        bottom: px(12),
        row_gap: px(10),
        align_items: AlignItems::Center,
        ..absolute()
    };
    let below = commands.spawn(below).id();
    let inner = || Node {
        flex_direction: FlexDirection::Column,
        align_items: AlignItems::Center,
        row_gap: px(8),
        max_width: percent(96),
        ..default()
    };
    commands.spawn((inner(), SlotRoot(Slot::Message), ChildOf(below)));
    commands.spawn((inner(), SlotRoot(Slot::Foot), ChildOf(below)));
    let whole = Node {
        left: px(0),
        right: px(0),
        top: px(56),
        bottom: px(0),
        align_items: AlignItems::Center,
        justify_content: JustifyContent::Center,
        row_gap: px(18),
        padding: UiRect::all(px(20)),
        ..absolute()
    };
    commands.spawn((whole, SlotRoot(Slot::Whole), GlobalZIndex(5)));
}

/// Fits the design to the window, and to a board's size in millimetres where it is told.
pub fn scale(window: Query<&Window>, screen: Res<Screen>, mut scale: ResMut<UiScale>) {
    let Ok(window) = window.single() else { return };
    let size = Vec2::new(window.width(), window.height());
    let fit = (size / DESIGN).min_element().clamp(0.55, 4.0);
    // On a board a target of 44 design pixels must measure 25 mm.
    let board = match screen.board_inches {
        inches if inches > 0.0 => size.length() / (inches * 25.4) * 25.0 / 44.0,
        _ => 0.0,
    };
    let wanted = fit.max(board.min(fit * 1.6));
    if (scale.0 - wanted).abs() > 0.001 {
        scale.0 = wanted;
    }
}

/// Draws anew the slots whose widgets have changed.
pub fn refresh(
    mut commands: Commands,
    mut shown: ResMut<Shown>,
    roots: Query<(Entity, &SlotRoot)>,
    lesson: Option<Res<Lesson>>,
    (screen, words, face, pictures): (Res<Screen>, Res<Words>, Res<Typeface>, Res<Pictures>),
) {
    for slot in SLOTS {
        let widgets = match &lesson {
            _ if screen.bare => Vec::new(),
            Some(lesson) if screen.home.is_none() => {
                let view = View {
                    play: &lesson.play,
                    lang: &screen.lang,
                    words: &words,
                    marked: &screen.marked,
                    paused: screen.paused,
                };
                panels::lesson(slot, &view)
            }
            _ => match (&screen.home, slot) {
                (Some(home), Slot::Whole) => panels::home(home, &screen.cards, &words, &screen.lang),
                _ => Vec::new(),
            },
        };
        if shown.0.get(&slot) == Some(&widgets) && !pictures.is_changed() {
            continue;
        }
        let Some((root, _)) = roots.iter().find(|(_, r)| r.0 == slot) else { continue };
        commands.entity(root).despawn_related::<Children>();
        let kit = Kit { font: face.0.clone(), pictures: &pictures.0 };
        widgets.iter().for_each(|w| draw(&mut commands, root, w, &kit));
        let visible = if widgets.is_empty() { Display::None } else { Display::Flex };
        commands.entity(root).entry::<Node>().and_modify(move |mut n| n.display = visible);
        shown.0.insert(slot, widgets);
    }
}
