//! Home: the scenes as cards; and what is shown while one is opened or cannot be.

use super::{
    bar::{settings_button, sign},
    in_language,
    languages::languages,
    overlay,
};
use crate::{
    action::UiAction,
    port::Card,
    screen::{Screen, Signs},
    ui::{
        room::{Room, Shape},
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, CardStyle, Picture, Widget},
    },
};
use bevy::math::Vec2;
use shujin_messages::{Locale, Message};

/// What home shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Home {
    /// The cards.
    Cards,
    /// A scene is on its way, 0–1.
    Loading(String, f32),
    /// Something went wrong.
    Error {
        /// Why.
        message: String,
        /// Whether somebody brought it along.
        is_brought: bool,
    },
}

/// Width of a card, and of four of them with the gaps between, logical pixels.
const CARD: f32 = 286.0;
const FOUR: f32 = 4.0 * CARD + 3.0 * GAP;

/// Height of a card with two lines of title and of summary; what stands around all of them: logical pixels.
const TALL: f32 = 372.0;
const AROUND: Vec2 = Vec2::new(40.0, 230.0);

/// The same on a low screen, where a card says less, and on an upright one.
const LOW_CARD: f32 = 200.0;
const LOW: f32 = 250.0;
const AROUND_LOW: Vec2 = Vec2::new(16.0, 130.0);
const AROUND_UPRIGHT: Vec2 = Vec2::new(16.0, 190.0);

/// Between two cards, logical pixels.
const GAP: f32 = 18.0;

/// Height of a picture, in widths.
const PICTURE: f32 = 0.5625;

/// The whole screen without a lesson. Of more scenes than it holds one page at a time is shown.
/// While whoever holds the lesson has everybody stand still there are none to choose from.
pub fn home(state: &Home, shelf: &Shelf, screen: &Screen) -> Vec<Widget> {
    let (locale, choosing_language) = (screen.locale, screen.choosing_language);
    let cards = shelf.cards;
    let narrow = shelf.room.is_narrow();
    let title = if narrow { Style::Heading } else { Style::Title };
    let line = || Widget::text("", say!("home-line").text(locale), Style::Body, Tone::Light);
    let mut head = vec![Widget::text("home-title", say!("home-title").text(locale), title, Tone::Light)];
    // Where the line has no room beside the title it stands below, on a low screen nowhere: the cards say it.
    head.extend((!narrow).then(line));
    head.push(Widget::Spacer);
    head.extend((!narrow).then(|| sign(screen.signs, locale)));
    head.extend(languages(locale, Locale::all(), choosing_language, false));
    head.push(settings_button(locale, narrow));
    let mut rows = vec![Widget::Within(FOUR, vec![Widget::Row(if narrow { 6.0 } else { 16.0 }, head)])];
    rows.extend((shelf.room.shape() == Shape::Upright).then(line));
    rows.extend((narrow && screen.signs != Signs::default()).then(|| sign(screen.signs, locale)));
    match state {
        Home::Cards if screen.held => rows.push(overlay::held(locale, shelf.room)),
        Home::Cards if cards.is_empty() => {
            rows.push(Widget::card(560.0, vec![Widget::body(say!("home-empty").text(locale))]));
        }
        Home::Cards => {
            let (leaf, leaves, shown) = shelf.shown();
            let tiles = shown.iter().map(|c| card(c, shelf.room, locale)).collect();
            rows.push(Widget::Scroll(0.0, vec![Widget::Tiles(GAP, tiles)]));
            if leaves > 1 {
                rows.push(turning(leaf, leaves, narrow, locale));
            }
        }
        Home::Loading(scene, fraction) => {
            let title = cards.iter().find(|c| c.id == *scene).map_or("", |c| in_language(&c.title, locale));
            rows.push(Widget::card(
                560.0,
                vec![
                    Widget::heading("loading", title),
                    Widget::live("progress", say!("home-loading").text(locale), Style::Body, Tone::Ink),
                    Widget::Bar(*fraction),
                    Widget::button("loading-home", say!("home").text(locale), ButtonVariant::Plain, UiAction::Home)
                        .into(),
                ],
            ));
        }
        Home::Error { message, is_brought } => rows.push(Widget::Card(
            CardStyle { width: 560.0, gap: 12.0, dark: false, framed: true },
            vec![
                Widget::heading(
                    "error-title",
                    if *is_brought { say!("fault-brought-title") } else { say!("error-title") }.text(locale),
                ),
                Widget::live("error", message.clone(), Style::Body, Tone::Ink),
                Widget::body(if *is_brought { say!("error-brought-line") } else { say!("error-line") }.text(locale)),
                Widget::button("error-home", say!("home").text(locale), ButtonVariant::Main, UiAction::Home).into(),
            ],
        )),
    }
    rows
}

/// The scenes, and how many of them the screen holds.
pub struct Shelf<'a> {
    /// All scenes.
    pub cards: &'a [Card],
    /// The page that is wanted, from 0.
    pub leaf: usize,
    /// How much room there is.
    pub room: &'a Room,
}

impl Shelf<'_> {
    /// The page that is shown, how many there are, and its scenes.
    fn shown(&self) -> (usize, usize, &[Card]) {
        let whole = |size: f32| (size.floor() as usize).max(1);
        let (card, around) = match self.room.shape() {
            Shape::Wide => (Vec2::new(CARD, TALL), AROUND),
            Shape::Short => (Vec2::new(LOW_CARD, LOW), AROUND_LOW),
            Shape::Upright => (Vec2::new(CARD, TALL), AROUND_UPRIGHT),
        };
        let fit = (self.room.size - around + GAP) / (card + GAP);
        let (columns, rows) = (whole(fit.x).min(4), whole(fit.y));
        let leaves = self.cards.len().div_ceil(columns * rows).max(1);
        let leaf = self.leaf.min(leaves - 1);
        let shown = self.cards.chunks(columns * rows).nth(leaf).unwrap_or(&[]);
        (leaf, leaves, shown)
    }
}

/// The row with which one turns to other pages of scenes.
fn turning(leaf: usize, leaves: usize, narrow: bool, locale: Locale) -> Widget {
    let turn = |id: &str, label: Message, to: Option<usize>| {
        let act = UiAction::Leaf(to.unwrap_or(leaf));
        let button = Widget::button(id, label.text(locale), ButtonVariant::Plain, act);
        Widget::Button(Button { width: if narrow { 0.0 } else { 140.0 }, disabled: to.is_none(), ..button })
    };
    let place = say!("page", page = leaf + 1, pages = leaves).text(locale);
    let place = Widget::live("leaf", place, Style::Body, Tone::Light);
    let (before, after) = (leaf.checked_sub(1), Some(leaf + 1).filter(|next| *next < leaves));
    let before = turn("leaf-before", say!("page-before"), before);
    let after = turn("leaf-after", say!("page-after"), after);
    let middle = vec![Widget::Spacer, before, place, after, Widget::Spacer];
    Widget::Within(FOUR, vec![Widget::Row(if narrow { 6.0 } else { GAP }, middle)])
}

fn card(card: &Card, room: &Room, locale: Locale) -> Widget {
    let is_low = room.shape() == Shape::Short;
    let width = if is_low { LOW_CARD } else { CARD.min(room.size.x - 2.0 * room.edge()) };
    let title = in_language(&card.title, locale);
    let fault = in_language(&card.fault, locale);
    if !fault.is_empty() {
        let rows = vec![
            Widget::heading(&format!("broken.{}", card.id), title),
            Widget::text(&format!("fault.{}", card.id), say!("home-card-fault").text(locale), Style::Body, Tone::Warm),
            Widget::small(fault),
        ];
        return Widget::Card(CardStyle { width, gap: 8.0, dark: false, framed: true }, rows);
    }
    let open = Widget::button(format!("open.{}", card.id), title, ButtonVariant::Tile, UiAction::Open(card.id.clone()));
    let inner = width - if room.is_narrow() { 24.0 } else { 38.0 };
    let mut rows = vec![
        Widget::Picture(Picture {
            address: card.picture.clone(),
            about: String::new(),
            size: [inner, inner * PICTURE],
        }),
        Widget::small(about(card).text(locale)),
        Widget::Button(Button { width: inner, ..open.clone() }),
    ];
    if !is_low {
        rows.push(Widget::body(in_language(&card.summary, locale)));
    }
    if card.left {
        let text = say!("left-unfinished").text(locale);
        rows.push(Widget::text(&format!("left.{}", card.id), text, Style::Small, Tone::Warm));
    }
    Widget::PressableCard(CardStyle { width, gap: 8.0, dark: false, framed: false }, open, rows)
}

/// What kind of scene it is, for whom, and how long it takes.
fn about(card: &Card) -> Message {
    let ([low, high], minutes) = (card.grades, card.minutes);
    let family = match card.family.as_str() {
        "walk" => say!("family-walk"),
        "role" => say!("family-role"),
        "bench" => say!("family-bench"),
        "music" => say!("family-music"),
        other => Message::same(other),
    };
    say!("home-card", family, low, high, minutes)
}
