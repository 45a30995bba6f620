//! Makes widgets seen: one function that turns each kind into nodes of bevy_ui. What has a figure of its own stands beside it.

mod notation;
mod plot;
mod signs;
mod table;

use super::{
    a11y::A11yNode,
    fonts::Fonts,
    theme::{self, Contrast, Style},
    widget::{Button, ButtonVariant, CardStyle, Menu, Picture, Slider, Text, Told, Widget},
};
use crate::{action::UiAction, input::focus::Focus, screen::Screen};
use bevy::prelude::*;
use bevy::text::{FontSize, LineHeight};
use shujin_lesson::format::Scalar;
use shujin_play::Intent;
use std::collections::BTreeMap;

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
            card(commands, parent, *paper, children, kit);
        }
        Widget::PressableCard(paper, does, children) => {
            let sheet = card(commands, parent, *paper, children, kit);
            commands.entity(sheet).insert(Pressable(does.clone()));
        }
        Widget::Text(t) => named_text(commands, parent, t, kit),
        Widget::Button(b) => button(commands, parent, b, kit),
        Widget::Menu(m) => menu(commands, parent, m, kit),
        Widget::Slider(s) => slider(commands, parent, s, kit),
        Widget::Bar(fraction) => bar(commands, parent, *fraction, kit),
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

fn card(commands: &mut Commands, parent: Entity, paper: CardStyle, children: &[Widget], kit: &DrawContext) -> Entity {
    let width = if paper.width > 0.0 { px(paper.width) } else { percent(100) };
    let node = Node {
        width,
        max_width: percent(100),
        flex_direction: FlexDirection::Column,
        row_gap: px(paper.gap),
        padding: UiRect::axes(px(18), px(14)),
        border: UiRect::all(px(if paper.framed { 3.0 } else { 1.0 })),
        border_radius: BorderRadius::all(px(14)),
        ..default()
    };
    let ground = kit.contrast.ground(if paper.dark { theme::NIGHT } else { theme::PAPER });
    let frame = kit.contrast.ink(if paper.framed { theme::BRONZE } else { theme::PAPER_DARK });
    group(commands, parent, (node, BackgroundColor(ground), BorderColor::all(frame), BlocksPointer), children, kit)
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
    let (name, value) = match &t.told {
        Told::AsIs => (t.text.as_str(), ""),
        Told::As(told) => (told.as_str(), ""),
        Told::Of(label) => (label.as_str(), t.text.as_str()),
        Told::Not => return,
    };
    let named = A11yNode { value: value.into(), live: t.live, ..A11yNode::text(&t.id, role, name) };
    commands.entity(entity).insert(named);
}

/// Spawns a text of this colour, as it is shown, and gives its entity.
pub fn text(
    commands: &mut Commands,
    parent: Entity,
    text: &str,
    style: Style,
    colour: Color,
    kit: &DrawContext,
) -> Entity {
    commands
        .spawn((
            bevy::prelude::Text::new(text),
            TextFont { font: kit.faces.of(text).into(), font_size: FontSize::Px(style.size()), ..default() },
            LineHeight::RelativeToFont(1.45),
            TextColor(colour),
            ChildOf(parent),
        ))
        .id()
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

/// The cross at the end of a table's row, and the plus that takes it back: they may not make the row higher than its figures.
fn is_cross(button: &Button) -> bool {
    button.look == ButtonVariant::Quiet && ["×", "+"].contains(&button.label.as_str())
}

fn button(commands: &mut Commands, parent: Entity, b: &Button, kit: &DrawContext) {
    let (ground, ink, frame) = colours(b, kit.contrast);
    let quiet = b.look == ButtonVariant::Quiet;
    let cross = is_cross(b);
    let fade = if b.disabled { 0.4 } else { 1.0 };
    let node = Node {
        width: if b.width > 0.0 { px(b.width) } else { auto() },
        max_width: percent(100),
        min_width: px(if cross { 36.0 } else { 44.0 }),
        min_height: px(match b.look {
            ButtonVariant::Key => 56.0,
            _ if cross => 28.0,
            _ => 44.0,
        }),
        padding: UiRect::axes(
            px(if quiet || b.look == ButtonVariant::Option { 6.0 } else { 14.0 }),
            px(if cross { 0.0 } else { 6.0 }),
        ),
        border: UiRect::all(px(2)),
        border_radius: BorderRadius::all(px(10)),
        flex_direction: if b.mark.is_some() { FlexDirection::Column } else { FlexDirection::Row },
        align_items: AlignItems::Center,
        justify_content: if b.width > 300.0 { JustifyContent::FlexStart } else { JustifyContent::Center },
        ..default()
    };
    let name = if b.name.is_empty() { &b.label } else { &b.name };
    let named = A11yNode { checked: b.checked, disabled: b.disabled, ..A11yNode::text(&b.id, "button", name) };
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
    text(commands, entity, &b.label, style, ink.with_alpha(fade), kit);
    if let Some(mark) = &b.mark {
        signs::mark(commands, entity, mark, ink, kit);
    }
}

/// What a menu has opened lies over everything else, its outer edge below that of its button.
fn menu(commands: &mut Commands, parent: Entity, menu: &Menu, kit: &DrawContext) {
    let place = commands.spawn((Node::default(), ChildOf(parent))).id();
    button(commands, place, &menu.button, kit);
    if menu.items.is_empty() {
        return;
    }
    let (top, bottom) = if menu.upward { (auto(), percent(100)) } else { (percent(100), auto()) };
    let node = Node {
        right: px(0),
        top,
        bottom,
        flex_direction: FlexDirection::Column,
        row_gap: px(8),
        padding: UiRect::all(px(10)),
        border: UiRect::all(px(3)),
        border_radius: BorderRadius::all(px(14)),
        ..absolute()
    };
    let [ground, frame] = [kit.contrast.ground(theme::PAPER), kit.contrast.ink(theme::BRONZE)];
    let look = (BackgroundColor(ground), BorderColor::all(frame), GlobalZIndex(6), BlocksPointer);
    let sheet = commands.spawn((node, look, ChildOf(place))).id();
    menu.items.iter().for_each(|item| button(commands, sheet, item, kit));
}

fn slider(commands: &mut Commands, parent: Entity, s: &Slider, kit: &DrawContext) {
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

fn bar(commands: &mut Commands, parent: Entity, fraction: f32, kit: &DrawContext) {
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

/// Keeps a slider's filled part where its value is while a hand drags it.
pub fn slide(
    lesson: Option<Res<crate::lesson::Lesson>>,
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
