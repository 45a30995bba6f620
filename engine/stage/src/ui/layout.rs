//! The slots of the screen, and when they are drawn anew: when what they show has changed. Where they stand is [`super::arrange`]'s.

use super::{
    arrange::Holds,
    draw::{BlocksPointer, DrawContext, draw},
    fold::Panel,
    fonts::Fonts,
    panels::{self, SLOTS, Slot, View},
    room::Room,
    scroll::Scrolled,
    theme,
    widget::Widget,
};
use crate::{lesson::Lesson, screen::Screen};
use bevy::prelude::*;
use shujin_lesson::pinyin::Pinyin;
use shujin_messages::Locale;
use std::cell::Cell;
use std::collections::BTreeMap;

/// A slot's entity.
#[derive(Component)]
pub struct SlotRoot(pub Slot);

/// A slot that has just come to show something, and for how long it has, s.
#[derive(Component)]
pub struct Arrives(f32);

/// How long a card takes to come to rest, s, and from how far below its place, logical pixels: the eye sees that it is new.
const ARRIVAL: (f32, f32) = (0.2, 16.0);

/// What each slot shows now, and the room and the contrast for which it was drawn, and with which pinyin.
#[derive(Resource, Default)]
pub struct Shown(BTreeMap<Slot, Vec<Widget>>, Room, theme::Contrast, Option<Pinyin>);

/// Widths of what stands to the left and to the right of what is seen, logical pixels.
#[derive(Resource, Default, PartialEq)]
pub struct Columns(pub [f32; 2]);

/// Pictures that hosts brought, by address.
#[derive(Resource, Default)]
pub struct Pictures(pub BTreeMap<String, Handle<Image>>);

/// The ground of the bar: what is behind it shows through a little.
fn bar_ground() -> Color {
    theme::NIGHT.with_alpha(0.78)
}

/// Spawns the slots. Message and foot stand in the middle of a strip, since they are as wide as what they show.
pub fn set_up(mut commands: Commands) {
    let absolute =
        || Node { position_type: PositionType::Absolute, flex_direction: FlexDirection::Column, ..default() };
    let bar = (absolute(), BackgroundColor(bar_ground()), BlocksPointer);
    commands.spawn((bar, SlotRoot(Slot::Bar), Holds(Slot::Bar)));
    commands.spawn((Node { row_gap: px(8), ..absolute() }, SlotRoot(Slot::Task), Holds(Slot::Task)));
    commands.spawn((absolute(), SlotRoot(Slot::Side), Holds(Slot::Side)));
    for (slot, width) in [(Slot::Message, auto()), (Slot::Footer, percent(100))] {
        let strip = commands.spawn((absolute(), Holds(slot))).id();
        let inner = Node {
            flex_direction: FlexDirection::Column,
            align_items: AlignItems::Center,
            row_gap: px(8),
            width,
            max_width: percent(100),
            min_height: px(0),
            ..default()
        };
        commands.spawn((inner, SlotRoot(slot), ChildOf(strip)));
    }
    let whole = Node {
        align_items: AlignItems::Center,
        justify_content: JustifyContent::Center,
        row_gap: px(18),
        ..absolute()
    };
    commands.spawn((whole, SlotRoot(Slot::Whole), Holds(Slot::Whole), GlobalZIndex(5)));
}

/// Fits the interface to the canvas, to the reader's zoom, and to a board's size in millimetres where it is told.
pub fn scale(window: Query<&Window>, mut screen: ResMut<Screen>, mut scale: ResMut<UiScale>) {
    let Ok(window) = window.single() else { return };
    let room = Room::of(Vec2::new(window.width(), window.height()), screen.zoom, screen.board_inches);
    let room = room.enlarged(screen.text_size.factor());
    if screen.room != room {
        screen.room = room;
    }
    if (scale.0 - room.scale).abs() > 0.001 {
        scale.0 = room.scale;
    }
}

/// What a slot shows now.
fn wanted(slot: Slot, lesson: Option<&Lesson>, screen: &Screen) -> Vec<Widget> {
    match (lesson, &screen.home, slot) {
        _ if screen.bare => Vec::new(),
        (Some(lesson), None, _) => panels::lesson(slot, &View::of(lesson, screen)),
        (_, Some(_), Slot::Whole) if screen.settings => panels::settings(screen, screen.locale),
        (_, Some(home), Slot::Whole) => {
            let shelf = panels::Shelf { cards: &screen.cards, leaf: screen.leaf, room: &screen.room };
            panels::home(home, &shelf, screen)
        }
        _ => Vec::new(),
    }
}

/// The pinyin that is shown beside the characters of the open scene.
pub fn pinyin<'a>(lesson: Option<&'a Lesson>, screen: &Screen) -> Option<&'a Pinyin> {
    let is_shown = screen.pinyin && screen.home.is_none() && screen.locale == Locale::SOURCE;
    lesson.filter(|_| is_shown).map(|lesson| &lesson.play.lesson.pinyin)
}

/// Draws anew the slots whose widgets have changed, and all of them in another room.
pub fn refresh(
    mut commands: Commands,
    mut shown: ResMut<Shown>,
    roots: Query<(Entity, &SlotRoot)>,
    lesson: Option<Res<Lesson>>,
    (mut screen, faces, pictures): (ResMut<Screen>, Res<Fonts>, Res<Pictures>),
    mut scrolled: ResMut<Scrolled>,
    mut columns: ResMut<Columns>,
) {
    if let Some(lesson) = lesson.as_ref().filter(|_| screen.home.is_none()) {
        let view = View::of(lesson, &screen);
        let said = view.has(Panel::Talk).then(|| panels::said(&view));
        let widths = panels::columns(&view);
        columns.set_if_neq(Columns(widths));
        // While the lesson stands still nothing is said, and what is open stays so.
        if !screen.stands_still() {
            screen.folds.hear(said);
            screen.folds.go_on(lesson.play.progress.task);
        }
    }
    let pinyin = pinyin(lesson.as_deref(), &screen);
    let is_other_contrast = shown.2 != screen.contrast;
    let is_other_pinyin = shown.3.as_ref() != pinyin;
    let is_anew = pictures.is_changed() || shown.1 != screen.room || is_other_contrast || is_other_pinyin;
    (shown.1, shown.2) = (screen.room, screen.contrast);
    if is_other_pinyin {
        shown.3 = pinyin.cloned();
    }
    for slot in SLOTS {
        let widgets = wanted(slot, lesson.as_deref(), &screen);
        if shown.0.get(&slot) == Some(&widgets) && !is_anew {
            continue;
        }
        let Some((root, _)) = roots.iter().find(|(_, r)| r.0 == slot) else { continue };
        let before = shown.0.get(&slot).map_or(&[][..], Vec::as_slice);
        if panels::gist(before) != panels::gist(&widgets) {
            scrolled.begin(slot.word());
        }
        commands.entity(root).despawn_related::<Children>();
        if slot == Slot::Bar && is_other_contrast {
            let ground = screen.contrast.ground(bar_ground());
            commands.entity(root).insert(BackgroundColor(ground));
        }
        let kit = DrawContext {
            faces: &faces,
            pictures: &pictures.0,
            contrast: screen.contrast,
            room: &screen.room,
            pinyin,
            scrolled: &scrolled,
            more: say!("scroll-more").text(screen.locale),
            slot: slot.word(),
            parts: Cell::new(0),
        };
        widgets.iter().for_each(|w| draw(&mut commands, root, w, &kit));
        if before.is_empty() && !widgets.is_empty() && !screen.reduce_motion && slot != Slot::Bar {
            commands.entity(root).insert(Arrives(0.0));
        }
        let visible = if widgets.is_empty() { Display::None } else { Display::Flex };
        commands.entity(root).entry::<Node>().and_modify(move |mut n| n.display = visible);
        shown.0.insert(slot, widgets);
    }
}

/// Brings what is new to its place. Moved after the layout, so that nothing is laid out anew for it.
pub fn arrive(
    mut commands: Commands,
    time: Res<Time<Real>>,
    mut slots: Query<(Entity, &mut Arrives, &mut UiTransform)>,
) {
    for (slot, mut arrives, mut place) in &mut slots {
        // A frame that was long in coming must not swallow the way.
        arrives.0 += time.delta_secs().min(ARRIVAL.0 / 3.0);
        let left = (1.0 - arrives.0 / ARRIVAL.0).max(0.0);
        place.translation = Val2::px(0.0, ARRIVAL.1 * left * left);
        if left == 0.0 {
            commands.entity(slot).remove::<Arrives>();
        }
    }
}
