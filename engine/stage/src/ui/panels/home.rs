//! Home: the scenes as cards; and what is shown while one is opened or cannot be.

use super::{in_language, meant_for};
use crate::{
    action::UiAction,
    port::Card,
    ui::{
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, CardStyle, Picture, Widget},
        words::Words,
    },
};
use bevy::math::Vec2;

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

/// Between two cards, logical pixels.
const GAP: f32 = 18.0;

/// The whole screen without a lesson. Of more scenes than it holds one page at a time is shown.
pub fn home(state: &Home, shelf: &Shelf, words: &Words, lang: &str) -> Vec<Widget> {
    let cards = shelf.cards;
    let head = Widget::Row(
        16.0,
        vec![
            Widget::text("home-title", words.get(lang, "home-title"), Style::Title, Tone::Light),
            Widget::text("", words.get(lang, "home-line"), Style::Body, Tone::Light),
            Widget::Spacer,
            Widget::button("language", words.get(lang, "language"), ButtonVariant::Quiet, UiAction::Language).into(),
        ],
    );
    let mut rows = vec![Widget::Within(FOUR, vec![head])];
    match state {
        Home::Cards if cards.is_empty() => {
            rows.push(Widget::card(560.0, vec![Widget::body(words.get(lang, "home-empty"))]));
        }
        Home::Cards => {
            let (leaf, leaves, shown) = shelf.shown();
            rows.push(Widget::Tiles(GAP, shown.iter().map(|c| card(c, words, lang)).collect()));
            if leaves > 1 {
                rows.push(turning(leaf, leaves, words, lang));
            }
        }
        Home::Loading(scene, fraction) => {
            let title = cards.iter().find(|c| c.id == *scene).map_or("", |c| in_language(&c.title, lang));
            rows.push(Widget::card(
                560.0,
                vec![
                    Widget::heading("loading", title),
                    Widget::live("progress", words.get(lang, "loading"), Style::Body, Tone::Ink),
                    Widget::Bar(*fraction),
                    Widget::button("loading-home", words.get(lang, "back"), ButtonVariant::Plain, UiAction::Home)
                        .into(),
                ],
            ));
        }
        Home::Error { message, is_brought } => rows.push(Widget::Card(
            CardStyle { width: 560.0, gap: 12.0, dark: false, framed: true },
            vec![
                Widget::heading(
                    "error-title",
                    words.get(lang, if *is_brought { "fault-brought" } else { "error-title" }),
                ),
                Widget::live("error", message.clone(), Style::Body, Tone::Ink),
                Widget::body(words.get(lang, if *is_brought { "error-brought" } else { "error-retry" })),
                Widget::button("error-home", words.get(lang, "back"), ButtonVariant::Main, UiAction::Home).into(),
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
    /// The screen's size, logical pixels.
    pub room: Vec2,
}

impl Shelf<'_> {
    /// The page that is shown, how many there are, and its scenes.
    fn shown(&self) -> (usize, usize, &[Card]) {
        let whole = |size: f32| (size.floor() as usize).max(1);
        let columns = whole((self.room.x - AROUND.x + GAP) / (CARD + GAP)).min(4);
        let rows = whole((self.room.y - AROUND.y + GAP) / (TALL + GAP));
        let leaves = self.cards.len().div_ceil(columns * rows).max(1);
        let leaf = self.leaf.min(leaves - 1);
        let shown = self.cards.chunks(columns * rows).nth(leaf).unwrap_or(&[]);
        (leaf, leaves, shown)
    }
}

/// The row with which one turns to other pages of scenes.
fn turning(leaf: usize, leaves: usize, words: &Words, lang: &str) -> Widget {
    let turn = |id: &str, to: Option<usize>| {
        let button = Widget::button(id, words.get(lang, id), ButtonVariant::Plain, UiAction::Leaf(to.unwrap_or(leaf)));
        Widget::Button(Button { width: 140.0, disabled: to.is_none(), ..button })
    };
    let place = words.with(lang, "leaf", &[&(leaf + 1).to_string(), &leaves.to_string()]);
    let place = Widget::live("leaf", place, Style::Body, Tone::Light);
    let (before, after) = (leaf.checked_sub(1), Some(leaf + 1).filter(|next| *next < leaves));
    let middle = vec![Widget::Spacer, turn("leaf-before", before), place, turn("leaf-after", after), Widget::Spacer];
    Widget::Within(FOUR, vec![Widget::Row(GAP, middle)])
}

fn card(card: &Card, words: &Words, lang: &str) -> Widget {
    let title = in_language(&card.title, lang);
    let family = words.get(lang, &format!("family-{}", card.family));
    let fault = in_language(&card.fault, lang);
    if !fault.is_empty() {
        let rows = vec![
            Widget::heading(&format!("broken.{}", card.id), title),
            Widget::text(&format!("fault.{}", card.id), words.get(lang, "card-fault"), Style::Body, Tone::Warm),
            Widget::small(fault),
        ];
        return Widget::Card(CardStyle { width: CARD, gap: 8.0, dark: false, framed: true }, rows);
    }
    let open = Widget::button(format!("open.{}", card.id), title, ButtonVariant::Tile, UiAction::Open(card.id.clone()));
    let mut rows = vec![
        Widget::Picture(Picture {
            address: card.picture.clone(),
            about: String::new(),
            size: [CARD - 32.0, (CARD - 32.0) * 0.5625],
        }),
        Widget::small(format!("{family} · {}", meant_for(card, words, lang))),
        Widget::Button(Button { width: CARD - 32.0, ..open }),
        Widget::body(in_language(&card.summary, lang)),
    ];
    if card.left {
        let text = words.get(lang, "left");
        rows.push(Widget::text(&format!("left.{}", card.id), text, Style::Small, Tone::Warm));
    }
    Widget::Card(CardStyle { width: CARD, gap: 8.0, dark: false, framed: false }, rows)
}
