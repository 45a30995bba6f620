//! Makes widgets seen: one function that turns each kind into nodes of bevy_ui. What has a figure of its own stands beside it.

mod card;
mod menu;
mod notation;
mod plot;
mod rewrap;
mod signs;
mod slider;
mod table;

pub use menu::{Popup, keep_in};
pub use rewrap::rewrap;
pub use slider::slide;

use super::{
    a11y::A11yNode,
    fonts::Fonts,
    room::{FINGER, Room},
    scroll::Scrolled,
    theme::{self, Contrast, Style},
    widget::{Button, ButtonVariant, Picture, Slider, Text, Widget},
};
use crate::{input::focus::Focus, screen::Screen};
use bevy::prelude::*;
use bevy::text::{FontSize, LineHeight};
use shujin_lesson::pinyin::Pinyin;
use std::cell::Cell;
use std::collections::BTreeMap;

/// Height of a line; and how large pinyin is beside its character, also where a text is no larger than the last row can read: it reads the character.
const LINE: LineHeight = LineHeight::RelativeToFont(1.45);
const PINYIN: f32 = 0.7;

/// Something to press, as it was drawn.
#[derive(Component, Clone)]
pub struct Pressable(pub Button);

/// The track of a slider, as it was drawn.
#[derive(Component, Clone)]
pub struct Track(pub Slider);

/// What drawing needs besides the widgets.
pub struct DrawContext<'a> {
    /// The typefaces.
    pub faces: &'a Fonts,
    /// Pictures by address.
    pub pictures: &'a BTreeMap<String, Handle<Image>>,
    /// How strongly ink stands out from paper.
    pub contrast: Contrast,
    /// How much room there is.
    pub room: &'a Room,
    /// Pinyin that stands beside its characters.
    pub pinyin: Option<&'a Pinyin>,
    /// How far parts of panels are moved up.
    pub scrolled: &'a Scrolled,
    /// What the button is called that shows what is further down.
    pub more: String,
    /// The word of the slot, in names of its parts.
    pub slot: &'static str,
    /// How many parts have been drawn.
    pub parts: Cell<usize>,
}

impl DrawContext<'_> {
    /// The name of the next part that may be higher than its room.
    fn next_part(&self) -> String {
        format!("{}.{}", self.slot, self.parts.replace(self.parts.get() + 1))
    }

    /// Height of an instrument's key, logical pixels: lower where the screen is.
    fn key_height(&self) -> f32 {
        if self.room.is_flat() { 48.0 } else { 56.0 }
    }
}

/// Draws a widget under `parent`.
pub fn draw(commands: &mut Commands, parent: Entity, widget: &Widget, kit: &DrawContext) {
    match widget {
        Widget::Column(gap, children) => {
            let column = Node { flex_direction: FlexDirection::Column, row_gap: px(*gap), ..default() };
            group(commands, parent, (column,), children, kit);
        }
        Widget::Within(width, children) => {
            let node =
                Node { width: percent(100), max_width: px(*width), flex_direction: FlexDirection::Column, ..default() };
            group(commands, parent, (node,), children, kit);
        }
        Widget::Row(gap, children) => {
            group(commands, parent, (row(*gap),), children, kit);
        }
        Widget::Ends(gap, left, right) => ends(commands, parent, *gap, [left, right], kit),
        Widget::Beside(wide, last) => {
            let line = Node { flex_wrap: FlexWrap::NoWrap, align_items: AlignItems::FlexStart, ..row(8.0) };
            let line = commands.spawn((line, ChildOf(parent))).id();
            let rest = Node { flex_grow: 1.0, flex_basis: px(0), flex_direction: FlexDirection::Column, ..default() };
            group(commands, line, (rest,), std::slice::from_ref(&**wide), kit);
            button(commands, line, last, kit);
        }
        Widget::Scroll(gap, children) => {
            let children: Vec<&Widget> = children.iter().collect();
            let part = card::scrolling(commands, parent, (percent(100), *gap), AlignItems::Center, &children, kit);
            card::more(commands, parent, &part, kit);
        }
        Widget::Foot(children) => children.iter().for_each(|child| draw(commands, parent, child, kit)),
        Widget::TwoColumns(children) => {
            let node = Node {
                display: Display::Grid,
                width: percent(100),
                grid_template_columns: RepeatedGridTrack::flex(2, 1.0),
                column_gap: px(8),
                row_gap: px(2),
                ..default()
            };
            group(commands, parent, (node,), children, kit);
        }
        Widget::Tiles(gap, children) => {
            let tiles = Node { align_items: AlignItems::Stretch, justify_content: JustifyContent::Center, ..row(*gap) };
            group(commands, parent, (tiles,), children, kit);
        }
        Widget::Card(paper, children) => {
            card::card(commands, parent, paper, card::inset(kit), children, kit);
        }
        Widget::PressableCard(paper, does, children) => {
            let sheet = card::card(commands, parent, paper, card::inset(kit), children, kit);
            commands.entity(sheet).insert(Pressable(does.clone()));
        }
        Widget::Edge(paper, children) => {
            card::card(commands, parent, paper, card::EDGE, children, kit);
        }
        Widget::Text(t) => named_text(commands, parent, t, kit),
        Widget::Button(b) => button(commands, parent, b, kit),
        Widget::Menu(m) => menu::menu(commands, parent, m, kit),
        Widget::Slider(s) => slider::slider(commands, parent, s, kit),
        Widget::Bar(fraction) => slider::bar(commands, parent, *fraction, kit),
        Widget::Table(t) => table::draw(commands, parent, t, kit),
        Widget::Plot(plot, width, height) => plot::draw(commands, parent, plot, Vec2::new(*width, *height), kit),
        Widget::Picture(p) => picture(commands, parent, p, kit),
        Widget::Notes(notes, said) => notation::draw(commands, parent, notes, said, kit),
        Widget::Beats(beats, beat, name) => signs::beats(commands, parent, (*beats, *beat), name, kit),
        Widget::Strokes(strokes) => signs::strokes(commands, parent, strokes, kit),
        Widget::Spacer => {
            commands.spawn((Node { flex_grow: 1.0, ..default() }, ChildOf(parent)));
        }
    }
}

fn ends(commands: &mut Commands, parent: Entity, gap: f32, [left, right]: [&[Widget]; 2], kit: &DrawContext) {
    let line = commands.spawn((Node { flex_wrap: FlexWrap::NoWrap, ..row(gap) }, ChildOf(parent))).id();
    let wide = Node { width: auto(), flex_grow: 1.0, flex_basis: px(0), min_width: px(0), ..row(gap) };
    group(commands, line, (wide,), left, kit);
    let last = Node { width: auto(), flex_shrink: 0.0, flex_wrap: FlexWrap::NoWrap, ..row(gap) };
    group(commands, line, (last,), right, kit);
}

fn picture(commands: &mut Commands, parent: Entity, picture: &Picture, kit: &DrawContext) {
    let [width, height] = picture.size;
    let node = Node { width: px(width), height: px(height), border_radius: BorderRadius::all(px(8)), ..default() };
    let named = A11yNode::text("", "image", &picture.about);
    let ground = BackgroundColor(kit.contrast.ground(theme::PAPER_DARK));
    let mut drawn = commands.spawn((node, ground, named, ChildOf(parent)));
    if let Some(image) = kit.pictures.get(&picture.address) {
        drawn.insert(ImageNode::new(image.clone()));
    }
}

/// Marks what lies over the world: a touch on it is not a touch on things behind.
#[derive(Component)]
pub struct BlocksPointer;

fn row(gap: f32) -> Node {
    Node {
        width: percent(100),
        column_gap: px(gap),
        row_gap: px(gap),
        align_items: AlignItems::Center,
        flex_wrap: FlexWrap::Wrap,
        ..default()
    }
}

fn group(commands: &mut Commands, parent: Entity, look: impl Bundle, children: &[Widget], kit: &DrawContext) -> Entity {
    let entity = commands.spawn((look, ChildOf(parent))).id();
    children.iter().for_each(|child| draw(commands, entity, child, kit));
    entity
}

/// A text with what is told of it.
fn named_text(commands: &mut Commands, parent: Entity, t: &Text, kit: &DrawContext) {
    let entity = text(commands, parent, &t.text, t.style, kit.contrast.ink(t.tone.colour()), kit);
    let role = if matches!(t.style, Style::Title | Style::Heading) { "heading" } else { "text" };
    let Some((name, value)) = t.as_told() else { return };
    let named = A11yNode { value: value.into(), live: t.live, ..A11yNode::text(&t.id, role, name) };
    commands.entity(entity).insert(named);
}

/// Spawns a text of this colour, as it is shown, and gives its entity. Characters that are learnt late have their pinyin behind them.
pub fn text(
    commands: &mut Commands,
    parent: Entity,
    text: &str,
    style: Style,
    colour: Color,
    kit: &DrawContext,
) -> Entity {
    let pieces = kit.pinyin.map_or_else(|| vec![(text, None)], |pinyin| pinyin.pieces(text));
    pieces_of(commands, parent, &pieces, kit.faces.of(text), style, colour, kit)
}

/// The same without pinyin: where there is room for the word alone.
fn word(commands: &mut Commands, parent: Entity, text: &str, style: Style, colour: Color, kit: &DrawContext) -> Entity {
    pieces_of(commands, parent, &[(text, None)], kit.faces.of(text), style, colour, kit)
}

fn pieces_of(
    commands: &mut Commands,
    parent: Entity,
    pieces: &[(&str, Option<&str>)],
    face: Handle<Font>,
    style: Style,
    colour: Color,
    kit: &DrawContext,
) -> Entity {
    let size = kit.room.text(style);
    let font = |face: &Handle<Font>, size| {
        let font = TextFont { font: face.clone().into(), font_size: FontSize::Px(size), ..default() };
        (font, LINE, TextColor(colour))
    };
    let first = pieces.first().map_or("", |(piece, _)| piece);
    let entity = commands.spawn((bevy::prelude::Text::new(first), font(&face, size), ChildOf(parent))).id();
    for (at, (piece, pinyin)) in pieces.iter().enumerate() {
        if at > 0 {
            commands.spawn((TextSpan::new(*piece), font(&face, size), ChildOf(entity)));
        }
        if let Some(pinyin) = pinyin {
            let small = font(&kit.faces.of(pinyin), size * PINYIN);
            commands.spawn((TextSpan::new(format!("({pinyin})")), small, ChildOf(entity)));
        }
    }
    entity
}

/// Colours of a button as they are shown: ground, text, frame.
fn colours(button: &Button, contrast: Contrast) -> (Color, Color, Color) {
    let (ground, ink, frame) = house_colours(button);
    (contrast.ground(ground), contrast.on(ground, ink), contrast.ink(frame))
}

fn house_colours(button: &Button) -> (Color, Color, Color) {
    match button.look {
        // The cross in a table, on paper; what else is quiet stands on the dark bar.
        ButtonVariant::Quiet if is_cross(button) => (Color::NONE, theme::INK_SOFT, Color::NONE),
        ButtonVariant::Quiet => (Color::NONE, theme::PAPER, Color::NONE),
        ButtonVariant::Main => (theme::RED, theme::PAPER, theme::RED),
        ButtonVariant::Tile => (theme::RED, theme::PAPER, theme::RED),
        _ if button.checked => (theme::GREEN, theme::PAPER, theme::GREEN),
        ButtonVariant::Plain | ButtonVariant::Option | ButtonVariant::Key => {
            (theme::PAPER_DARK, theme::INK, theme::BRONZE)
        }
    }
}

/// The cross at the end of a table's row, and the plus that takes it back.
fn is_cross(button: &Button) -> bool {
    button.look == ButtonVariant::Quiet && ["×", "+"].contains(&button.label.as_str())
}

fn button(commands: &mut Commands, parent: Entity, b: &Button, kit: &DrawContext) {
    let (ground, ink, frame) = colours(b, kit.contrast);
    // The cross at the end of a table's row is no higher than a finger needs it.
    let cross = is_cross(b);
    let fade = if b.disabled { 0.4 } else { 1.0 };
    let is_flat = kit.room.is_flat();
    let node = Node {
        width: if b.width > 0.0 && !b.grows { px(b.width) } else { auto() },
        flex_basis: if b.grows { px(b.width.max(FINGER)) } else { auto() },
        max_width: percent(100),
        min_width: if b.grows { auto() } else { px(FINGER) },
        min_height: px(if b.look == ButtonVariant::Key { kit.key_height() } else { FINGER }),
        flex_shrink: if b.look == ButtonVariant::Key { 0.0 } else { 1.0 },
        padding: UiRect::axes(
            px(match b.look {
                ButtonVariant::Key => 0.0,
                ButtonVariant::Quiet | ButtonVariant::Option => 6.0,
                _ => 14.0,
            }),
            px(if cross || b.look == ButtonVariant::Key { 0.0 } else { 6.0 }),
        ),
        border: UiRect::all(px(2)),
        border_radius: BorderRadius::all(px(10)),
        column_gap: px(4),
        flex_direction: if b.mark.is_some() && !is_flat { FlexDirection::Column } else { FlexDirection::Row },
        align_items: AlignItems::Center,
        justify_content: if b.width > 300.0 { JustifyContent::FlexStart } else { JustifyContent::Center },
        ..default()
    };
    let name = if b.name.is_empty() { &b.label } else { &b.name };
    let (checked, disabled, live) = (b.checked, b.disabled, b.live);
    let named = A11yNode { checked, disabled, live, ..A11yNode::text(&b.id, "button", name) };
    let entity = commands
        .spawn((
            node,
            BackgroundColor(ground.with_alpha(ground.alpha() * fade)),
            BorderColor::all(frame.with_alpha(frame.alpha() * fade)),
            Pressable(b.clone()),
            named,
            BlocksPointer,
            ChildOf(parent),
        ))
        .id();
    let style = match b.look {
        ButtonVariant::Key => Style::Note,
        ButtonVariant::Tile => Style::Heading,
        ButtonVariant::Option => Style::Small,
        _ => Style::Body,
    };
    // A key has the width of its digit.
    let write = if b.look == ButtonVariant::Key { word } else { text };
    write(commands, entity, &b.label, style, ink.with_alpha(fade), kit);
    if let Some(mark) = &b.mark {
        signs::mark(commands, entity, mark, ink, kit);
    }
}

fn absolute() -> Node {
    Node { position_type: PositionType::Absolute, ..default() }
}

/// Draws the focus ring round the element that has it.
pub fn ring(
    mut commands: Commands,
    focus: Res<Focus>,
    screen: Res<Screen>,
    named: Query<(Entity, Ref<A11yNode>, Has<Outline>)>,
) {
    for (entity, named, ringed) in &named {
        let wanted = focus.at() == Some(named.id.as_str()) && !named.id.is_empty();
        if wanted && !ringed {
            let colour = screen.contrast.ink(theme::BRONZE);
            commands.entity(entity).insert(Outline::new(px(4), px(2), colour));
        } else if ringed && !wanted {
            commands.entity(entity).remove::<Outline>();
        }
    }
}
