//! A plot: axes with a few round numbers, points, a line.

use super::{DrawContext, absolute, text};
use crate::ui::{
    a11y::A11yNode,
    theme::{self, Style},
    widget::Plot,
};
use bevy::prelude::*;
use shujin_play::text::decimal;

/// Room for the numbers at the axes, logical pixels: left of the upright one, below the level one.
const AXES: Vec2 = Vec2::new(46.0, 24.0);

/// Draws points, and the line through them where there is one, on axes from 0 on; `size` in logical pixels.
pub(super) fn draw(commands: &mut Commands, parent: Entity, plot: &Plot, size: Vec2, kit: &DrawContext) {
    let most = |i: usize| plot.points.iter().map(|p| p[i]).fold(0.0, f64::max).max(1e-9) * 1.15;
    let (right, top) = (most(0), most(1));
    let field = size - AXES;
    let soft = kit.contrast.ink(theme::INK_SOFT);
    let place = |x: f64, y: f64| Vec2::new((x / right) as f32 * field.x, field.y - (y / top) as f32 * field.y);
    // One thing, also in a row with others.
    let column = Node { flex_direction: FlexDirection::Column, ..default() };
    let parent = commands.spawn((column, ChildOf(parent))).id();
    text(commands, parent, &format!("↑ {}", plot.y), Style::Small, soft, kit);
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
    let frame = commands.spawn((frame, BorderColor::all(soft), ChildOf(whole))).id();
    let rules = kit.contrast.ground(theme::PAPER_DARK);
    let rule = |commands: &mut Commands, node: Node| {
        commands.spawn((Node { ..node }, BackgroundColor(rules), ChildOf(frame)));
    };
    for (y, label) in ticks(top) {
        let at = place(0.0, y).y;
        rule(commands, Node { top: px(at), width: percent(100), height: px(1), ..absolute() });
        let node = Node { right: px(size.x - AXES.x + 6.0), top: px(at - 12.0), ..absolute() };
        let node = commands.spawn((node, ChildOf(whole))).id();
        text(commands, node, &label, Style::Small, soft, kit);
    }
    for (x, label) in ticks(right) {
        let at = place(x, 0.0).x;
        rule(commands, Node { left: px(at), width: px(1), height: percent(100), ..absolute() });
        let node = Node { left: px(AXES.x + at - 10.0), top: px(field.y + 1.0), ..absolute() };
        let node = commands.spawn((node, ChildOf(whole))).id();
        text(commands, node, &label, Style::Small, soft, kit);
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
        commands.spawn((node, turn, BackgroundColor(kit.contrast.ink(theme::GREEN)), ChildOf(frame)));
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
        commands.spawn((node, BackgroundColor(kit.contrast.ink(theme::RED)), ChildOf(frame)));
    }
    text(commands, parent, &format!("→ {}", plot.x), Style::Small, soft, kit);
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
