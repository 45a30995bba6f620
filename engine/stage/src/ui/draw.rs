//! Makes widgets seen: one function that turns each kind into nodes of bevy_ui.

use super::{
    a11y::A11yNode,
    fonts::Fonts,
    theme::{self, Style, Tone},
    widget::{Button, ButtonVariant, Menu, Note, Picture, Plot, Slider, Widget},
};
use crate::{action::UiAction, input::focus::Focus};
use bevy::prelude::*;
use bevy::text::{FontSize, LineHeight};
use shujin_lesson::format::Scalar;
use shujin_play::{Intent, text::decimal};
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
        Widget::Row(gap, children) => group(commands, parent, (row(*gap),), children, kit),
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
            let ground = if paper.dark { theme::NIGHT } else { theme::PAPER };
            let frame = if paper.framed { theme::BRONZE } else { theme::PAPER_DARK };
            let look = (node, BackgroundColor(ground), BorderColor::all(frame), BlocksPointer);
            group(commands, parent, look, children, kit);
        }
        Widget::Text(t) => {
            let entity = text(commands, parent, &t.text, t.style, t.tone.colour(), kit);
            let role = match (t.live, t.style) {
                (true, _) => "status",
                (_, Style::Title | Style::Heading) => "heading",
                _ => "text",
            };
            commands.entity(entity).insert(A11yNode::text(&t.id, role, &t.text));
        }
        Widget::Button(b) => button(commands, parent, b, kit),
        Widget::Menu(m) => menu(commands, parent, m, kit),
        Widget::Slider(s) => slider(commands, parent, s, kit),
        Widget::Bar(fraction) => bar(commands, parent, *fraction),
        Widget::Cells(width, cells, strike) => table_row(commands, parent, *width, cells, strike.as_ref(), kit),
        Widget::Plot(plot, width, height) => draw_plot(commands, parent, plot, Vec2::new(*width, *height), kit),
        Widget::Picture(p) => picture(commands, parent, p, kit),
        Widget::Notes(notes, said) => draw_notes(commands, parent, notes, said, kit),
        Widget::Spacer => {
            commands.spawn((Node { flex_grow: 1.0, ..default() }, ChildOf(parent)));
        }
    }
}

fn picture(commands: &mut Commands, parent: Entity, picture: &Picture, kit: &DrawContext) {
    let [width, height] = picture.size;
    let node = Node { width: px(width), height: px(height), border_radius: BorderRadius::all(px(8)), ..default() };
    let named = A11yNode::text("", "image", &picture.about);
    let mut drawn = commands.spawn((node, BackgroundColor(theme::PAPER_DARK), named, ChildOf(parent)));
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

fn group(commands: &mut Commands, parent: Entity, look: impl Bundle, children: &[Widget], kit: &DrawContext) {
    let entity = commands.spawn((look, ChildOf(parent))).id();
    children.iter().for_each(|child| draw(commands, entity, child, kit));
}

/// Spawns a text and gives its entity.
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
            Text::new(text),
            TextFont { font: kit.faces.of(text).into(), font_size: FontSize::Px(style.size()), ..default() },
            LineHeight::RelativeToFont(1.45),
            TextColor(colour),
            ChildOf(parent),
        ))
        .id()
}

/// Colours of a button: ground, text, frame.
fn colours(button: &Button) -> (Color, Color, Color) {
    match button.look {
        ButtonVariant::Main => (theme::RED, theme::PAPER, theme::RED),
        ButtonVariant::Tile => (theme::RED, theme::PAPER, theme::RED),
        ButtonVariant::Quiet => (Color::NONE, Color::NONE, Color::NONE),
        _ if button.checked => (theme::GREEN, theme::PAPER, theme::GREEN),
        ButtonVariant::Plain | ButtonVariant::Option | ButtonVariant::Key => {
            (theme::PAPER_DARK, theme::INK, theme::BRONZE)
        }
    }
}

fn button(commands: &mut Commands, parent: Entity, b: &Button, kit: &DrawContext) {
    let (ground, ink, frame) = colours(b);
    let quiet = b.look == ButtonVariant::Quiet;
    // The cross at the end of a table's row may not make the row higher than its figures.
    let cross = b.label == "×";
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
    // A quiet button stands on the dark bar or, as a cross in a table, on paper.
    let ink = match (quiet, cross) {
        (_, true) => theme::INK_SOFT,
        (true, _) => theme::PAPER,
        _ => ink,
    };
    let style = match b.look {
        ButtonVariant::Key => Style::Note,
        ButtonVariant::Tile => Style::Heading,
        ButtonVariant::Option => Style::Small,
        _ => Style::Body,
    };
    text(commands, entity, &b.label, style, ink.with_alpha(fade), kit);
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
    let look = (BackgroundColor(theme::PAPER), BorderColor::all(theme::BRONZE), GlobalZIndex(6), BlocksPointer);
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
    text(commands, head, &s.label, Style::Small, theme::INK_SOFT, kit);
    commands.spawn((Node { flex_grow: 1.0, ..default() }, ChildOf(head)));
    text(commands, head, &s.shows, Style::Body, theme::INK, kit);
    bar(commands, track, ((s.now - s.min) / (s.max - s.min)) as f32);
    button(commands, line, &small("+", "more", s.now + s.step), kit);
}

/// A filled part of a bar, so that a slider can follow the hand without being drawn anew.
#[derive(Component)]
pub struct Filled;

fn bar(commands: &mut Commands, parent: Entity, fraction: f32) {
    let round = BorderRadius::all(px(8));
    let groove = Node { width: percent(100), height: px(16), border_radius: round, ..default() };
    let groove = commands.spawn((groove, BackgroundColor(theme::PAPER_DARK), ChildOf(parent))).id();
    let width = percent(fraction.clamp(0.0, 1.0) * 100.0);
    let fill = Node { width, min_width: px(16), height: px(16), border_radius: round, ..default() };
    commands.spawn((fill, BackgroundColor(theme::GREEN), Filled, ChildOf(groove)));
}

fn table_row(
    commands: &mut Commands,
    parent: Entity,
    width: f32,
    cells: &[(String, Tone)],
    strike: Option<&Button>,
    kit: &DrawContext,
) {
    let line = Node { flex_wrap: FlexWrap::NoWrap, ..row(4.0) };
    let all = cells.iter().map(|c| c.0.as_str()).collect::<Vec<_>>().join(", ");
    let line = commands.spawn((line, A11yNode::text("", "text", &all), ChildOf(parent))).id();
    for (cell, tone) in cells {
        let node = Node { width: px(width), justify_content: JustifyContent::FlexEnd, ..default() };
        let node = commands.spawn((node, ChildOf(line))).id();
        text(commands, node, cell, Style::Small, tone.colour(), kit);
    }
    if let Some(strike) = strike {
        button(commands, line, strike, kit);
    }
}

/// Room for the numbers at the axes, logical pixels: left of the upright one, below the level one.
const AXES: Vec2 = Vec2::new(46.0, 24.0);

fn draw_plot(commands: &mut Commands, parent: Entity, plot: &Plot, size: Vec2, kit: &DrawContext) {
    let most = |i: usize| plot.points.iter().map(|p| p[i]).fold(0.0, f64::max).max(1e-9) * 1.15;
    let (right, top) = (most(0), most(1));
    let field = size - AXES;
    let place = |x: f64, y: f64| Vec2::new((x / right) as f32 * field.x, field.y - (y / top) as f32 * field.y);
    text(commands, parent, &format!("↑ {}", plot.y), Style::Small, theme::INK_SOFT, kit);
    let whole = Node { width: px(size.x), height: px(size.y), ..default() };
    let whole = commands.spawn((whole, A11yNode::text("plot", "image", &plot.about), ChildOf(parent))).id();
    let frame = Node {
        left: px(AXES.x),
        width: px(field.x),
        height: px(field.y),
        border: UiRect::new(px(2), px(0), px(0), px(2)),
        overflow: Overflow::clip(),
        ..absolute()
    };
    let frame = commands.spawn((frame, BorderColor::all(theme::INK_SOFT), ChildOf(whole))).id();
    let rule = |commands: &mut Commands, node: Node| {
        commands.spawn((Node { ..node }, BackgroundColor(theme::PAPER_DARK), ChildOf(frame)));
    };
    for (y, label) in ticks(top) {
        let at = place(0.0, y).y;
        rule(commands, Node { top: px(at), width: percent(100), height: px(1), ..absolute() });
        let node = Node { right: px(size.x - AXES.x + 6.0), top: px(at - 12.0), ..absolute() };
        let node = commands.spawn((node, ChildOf(whole))).id();
        text(commands, node, &label, Style::Small, theme::INK_SOFT, kit);
    }
    for (x, label) in ticks(right) {
        let at = place(x, 0.0).x;
        rule(commands, Node { left: px(at), width: px(1), height: percent(100), ..absolute() });
        let node = Node { left: px(AXES.x + at - 10.0), top: px(field.y + 1.0), ..absolute() };
        let node = commands.spawn((node, ChildOf(whole))).id();
        text(commands, node, &label, Style::Small, theme::INK_SOFT, kit);
    }
    if let Some([slope, intercept]) = plot.line {
        let (from, to) = within(slope, intercept, right, top);
        let (a, b) = (place(from, slope * from + intercept), place(to, slope * to + intercept));
        let (middle, length) = ((a + b) / 2.0, a.distance(b));
        let node = Node {
            left: px(middle.x - length / 2.0),
            top: px(middle.y - 1.0),
            width: px(length),
            height: px(2.5),
            ..absolute()
        };
        let turn = UiTransform::from_rotation(Rot2::radians((b - a).to_angle()));
        commands.spawn((node, turn, BackgroundColor(theme::GREEN), ChildOf(frame)));
    }
    for [x, y] in &plot.points {
        let at = place(*x, *y);
        let node = Node {
            left: px(at.x - 5.0),
            top: px(at.y - 5.0),
            width: px(10),
            height: px(10),
            border_radius: BorderRadius::all(px(5)),
            ..absolute()
        };
        commands.spawn((node, BackgroundColor(theme::RED), ChildOf(frame)));
    }
    text(commands, parent, &format!("→ {}", plot.x), Style::Small, theme::INK_SOFT, kit);
}

/// From where to where along x a line lies in a field from 0 to `right` and from 0 to `top`. One that misses it has no length: a turned node
/// is not clipped to its frame.
fn within(slope: f64, intercept: f64, right: f64, top: f64) -> (f64, f64) {
    let (mut from, mut to) = (0.0, right);
    let (at_floor, at_top) = (-intercept / slope, (top - intercept) / slope);
    if slope > 0.0 {
        (from, to) = (at_floor.max(from), at_top.min(to));
    } else if slope < 0.0 {
        (from, to) = (at_top.max(from), at_floor.min(to));
    } else if !(0.0..=top).contains(&intercept) {
        to = from;
    }
    (from, to.max(from))
}

/// Three to six round numbers from 0 on, below `most`, and how they are written.
fn ticks(most: f64) -> Vec<(f64, String)> {
    let rough = most / 5.0;
    let ten = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * ten).find(|s| *s >= rough).unwrap_or(rough);
    let digits = (-step.log10().floor()).clamp(0.0, 4.0) as u8;
    let count = (most / step).floor() as usize;
    (0..=count).map(|i| i as f64 * step).filter(|n| *n < most * 0.97).map(|n| (n, decimal(n, digits))).collect()
}

fn absolute() -> Node {
    Node { position_type: PositionType::Absolute, ..default() }
}

fn draw_notes(commands: &mut Commands, parent: Entity, notes: &[Note], said: &str, kit: &DrawContext) {
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
        let ground = if note.now { theme::BRONZE.with_alpha(0.45) } else { Color::NONE };
        let column = commands.spawn((column, BackgroundColor(ground), ChildOf(line))).id();
        dots(commands, column, note.octave.max(0));
        commands.spawn((
            Text::new(&note.text),
            TextFont {
                font: kit.faces.of(&note.text).into(),
                font_size: FontSize::Px(Style::Note.size()),
                ..default()
            },
            LineHeight::RelativeToFont(1.0),
            TextColor(theme::INK),
            ChildOf(column),
        ));
        for _ in 0..note.lines {
            let node = Node { width: px(20), height: px(2), margin: UiRect::bottom(px(2)), ..default() };
            commands.spawn((node, BackgroundColor(theme::INK), ChildOf(column)));
        }
        dots(commands, column, (-note.octave).max(0));
        text(commands, column, &note.lyric, Style::Small, theme::INK_SOFT, kit);
    }
}

/// Octave dots above or below a digit; an empty line of their height where there are none.
fn dots(commands: &mut Commands, parent: Entity, count: i8) {
    let line = Node { height: px(7), column_gap: px(3), ..default() };
    let line = commands.spawn((line, ChildOf(parent))).id();
    for _ in 0..count {
        let node = Node { width: px(5), height: px(5), border_radius: BorderRadius::all(px(3)), ..default() };
        commands.spawn((node, BackgroundColor(theme::INK), ChildOf(line)));
    }
}

/// Draws the focus ring round the element that has it.
pub fn ring(mut commands: Commands, focus: Res<Focus>, named: Query<(Entity, Ref<A11yNode>, Has<Outline>)>) {
    for (entity, named, ringed) in &named {
        let wanted = focus.0.as_deref() == Some(named.id.as_str()) && !named.id.is_empty();
        if wanted && !ringed {
            commands.entity(entity).insert(Outline::new(px(4), px(2), theme::BRONZE));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_within_its_plot() {
        for (slope, intercept) in
            [(1.0, 0.0), (-138.8, 70.0), (138.8, -68.0), (0.0, 1.0), (0.0, 9.0), (2.0, 50.0), (-1.0, -1.0)]
        {
            let (from, to) = within(slope, intercept, 2.0, 4.0);
            assert!((0.0..=2.0).contains(&from) || from == to, "{slope} {intercept}: {from}");
            for x in [from, to].into_iter().filter(|_| from < to) {
                assert!((-1e-9..=4.0 + 1e-9).contains(&(slope * x + intercept)), "{slope} {intercept} at {x}");
            }
        }
        assert_eq!(within(1.0, 0.0, 2.0, 4.0), (0.0, 2.0));
    }

    #[test]
    fn axes_have_a_few_round_numbers() {
        let written = |most: f64| ticks(most).into_iter().map(|t| t.1).collect::<Vec<_>>();
        assert_eq!(written(5.56), ["0", "2", "4"]);
        assert_eq!(written(1.38), ["0.0", "0.5", "1.0"]);
        assert_eq!(written(0.01), ["0.000", "0.002", "0.004", "0.006", "0.008"]);
        for most in [1e-9, 0.3, 1.0, 7.0, 12.0, 999.0, 5480.0] {
            assert!((3..=7).contains(&ticks(most).len()), "{most}: {:?}", ticks(most));
        }
    }
}
