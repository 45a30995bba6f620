//! Where the slots are, and when they are drawn anew: when what they show has changed.

use super::{
    draw::{BlocksPointer, DrawContext, draw},
    fonts::Fonts,
    panels::{self, SLOTS, Slot, View},
    theme,
    widget::Widget,
};
use crate::{lesson::Lesson, screen::Screen};
use bevy::prelude::*;
use std::collections::BTreeMap;

/// The place on the screen for which all sizes are given, logical pixels.
const DESIGN: Vec2 = Vec2::new(1280.0, 720.0);

/// A slot's entity.
#[derive(Component)]
pub struct SlotRoot(pub Slot);

/// A slot that has just come to show something, and for how long it has, s.
#[derive(Component)]
pub struct Arrives(f32);

/// How long a card takes to come to rest, s, and from how far below its place, logical pixels: the eye sees that it is new.
const ARRIVAL: (f32, f32) = (0.2, 16.0);

/// What each slot shows now.
#[derive(Resource, Default)]
pub struct Shown(BTreeMap<Slot, Vec<Widget>>);

/// A wide notebook stands on the left.
#[derive(Resource, Default, PartialEq)]
pub struct Wide(bool);

/// Pictures that hosts brought, by address.
#[derive(Resource, Default)]
pub struct Pictures(pub BTreeMap<String, Handle<Image>>);

/// The stack of message and foot along the lower edge.
#[derive(Component)]
pub struct Below;

/// Height of the bar with its distance to what stands below it, logical pixels.
const BAR: f32 = 66.0;

/// Distance of the columns from the screen's sides, logical pixels.
const EDGE: f32 = 14.0;

/// A screen narrower than this has no room beside its foot, logical pixels: a telephone's.
const NARROW: f32 = 790.0;

/// How far the message moves to the right of the middle to stand between a wide notebook and the side, logical pixels.
const ASIDE: f32 = 110.0;

/// The ground of the bar: what is behind it shows through a little.
fn bar_ground() -> Color {
    theme::NIGHT.with_alpha(0.78)
}

/// Spawns the slots.
pub fn set_up(mut commands: Commands) {
    let absolute =
        || Node { position_type: PositionType::Absolute, flex_direction: FlexDirection::Column, ..default() };
    let bar = Node { left: px(0), right: px(0), padding: UiRect::axes(px(EDGE), px(5)), ..absolute() };
    commands.spawn((bar, BackgroundColor(bar_ground()), SlotRoot(Slot::Bar), BlocksPointer));
    commands.spawn((Node { left: px(EDGE), row_gap: px(8), ..absolute() }, SlotRoot(Slot::Task)));
    commands.spawn((Node { right: px(EDGE), ..absolute() }, SlotRoot(Slot::Side)));
    let below = Node { left: px(0), right: px(0), row_gap: px(10), align_items: AlignItems::Center, ..absolute() };
    let below = commands.spawn((below, Below)).id();
    let inner = || Node {
        flex_direction: FlexDirection::Column,
        align_items: AlignItems::Center,
        row_gap: px(8),
        max_width: percent(96),
        ..default()
    };
    commands.spawn((inner(), SlotRoot(Slot::Message), ChildOf(below)));
    commands.spawn((inner(), SlotRoot(Slot::Footer), ChildOf(below)));
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

/// Puts the slots in their places: at a board everything that is touched stands at the lower edge, within reach of small
/// children, the columns above the foot; elsewhere the bar and the columns hang from the upper edge.
pub fn arrange(
    screen: Res<Screen>,
    shown: Res<Wide>,
    mut nodes: Query<(&mut Node, Option<&SlotRoot>, Has<Below>)>,
    laid_out: Query<(&SlotRoot, &ComputedNode)>,
    (window, ui_scale): (Query<&Window>, Res<UiScale>),
) {
    let narrow = window.single().is_ok_and(|window| window.width() / ui_scale.0 < NARROW);
    let board = screen.board_inches > 0.0;
    let foot = laid_out.iter().find(|(slot, _)| slot.0 == Slot::Footer);
    let foot = foot.map_or(0.0, |(_, node)| node.size().y * node.inverse_scale_factor());
    let stand = if foot > 1.0 { BAR + foot + 10.0 } else { BAR };
    let hang = |top: f32, bottom: f32| if board { (auto(), px(bottom)) } else { (px(top), auto()) };
    for (mut node, slot, below) in &mut nodes {
        let mut wanted = node.clone();
        match slot.map(|s| s.0) {
            Some(Slot::Bar) => (wanted.top, wanted.bottom) = hang(0.0, 0.0),
            Some(Slot::Task | Slot::Side) => (wanted.top, wanted.bottom) = hang(BAR, stand),
            Some(Slot::Message) => wanted.margin.left = px(if shown.0 { ASIDE } else { 0.0 }),
            Some(Slot::Footer) => {
                // The foot is wider, and the side card does not reach down to it.
                wanted.margin.left = px(if shown.0 && !board && !narrow { 2.0 * ASIDE } else { 0.0 });
                // Of a foot as wide as its content, rows that wrap would be given the height of one.
                wanted.width = if narrow { percent(96) } else { auto() };
            }
            None if below => wanted.bottom = px(if board { BAR } else { 12.0 }),
            _ => continue,
        }
        node.set_if_neq(wanted);
    }
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
    let wanted = fit.max(board.min(fit * 1.6)) * screen.text_size.factor();
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
    (screen, faces, pictures): (Res<Screen>, Res<Fonts>, Res<Pictures>),
    (window, ui_scale): (Query<&Window>, Res<UiScale>),
    (mut wide, mut drawn): (ResMut<Wide>, Local<theme::Contrast>),
) {
    let is_anew = std::mem::replace(&mut *drawn, screen.contrast) != screen.contrast;
    let mut is_wide = false;
    for slot in SLOTS {
        let widgets = match &lesson {
            _ if screen.bare => Vec::new(),
            Some(lesson) if screen.home.is_none() => {
                let view = View::of(lesson, &screen);
                is_wide = panels::is_wide(&view);
                panels::lesson(slot, &view)
            }
            _ => match (&screen.home, slot) {
                (Some(_), Slot::Whole) if screen.settings => panels::settings(&screen, screen.locale),
                (Some(home), Slot::Whole) => {
                    let size = window
                        .single()
                        .map_or(DESIGN, |window| Vec2::new(window.width(), window.height()) / ui_scale.0);
                    let shelf = panels::Shelf { cards: &screen.cards, leaf: screen.leaf, room: size };
                    panels::home(home, &shelf, &screen)
                }
                _ => Vec::new(),
            },
        };
        if shown.0.get(&slot) == Some(&widgets) && !pictures.is_changed() && !is_anew {
            continue;
        }
        let Some((root, _)) = roots.iter().find(|(_, r)| r.0 == slot) else { continue };
        commands.entity(root).despawn_related::<Children>();
        let kit = DrawContext { faces: &faces, pictures: &pictures.0, contrast: screen.contrast };
        if slot == Slot::Bar && is_anew {
            let ground = screen.contrast.ground(bar_ground());
            commands.entity(root).insert(BackgroundColor(ground));
        }
        widgets.iter().for_each(|w| draw(&mut commands, root, w, &kit));
        let was_empty = shown.0.get(&slot).is_none_or(Vec::is_empty);
        if was_empty && !widgets.is_empty() && !screen.reduce_motion && slot != Slot::Bar {
            commands.entity(root).insert(Arrives(0.0));
        }
        let visible = if widgets.is_empty() { Display::None } else { Display::Flex };
        commands.entity(root).entry::<Node>().and_modify(move |mut n| n.display = visible);
        shown.0.insert(slot, widgets);
    }
    wide.set_if_neq(Wide(is_wide));
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
