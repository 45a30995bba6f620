//! The card to the right: what can be set and read.

use super::{View, dock::foldable};
use crate::{
    action::UiAction,
    blocks::BLOCKS,
    ui::{
        fold::Panel,
        theme::Style,
        widget::{Button, ButtonVariant, CardStyle, Live, Slider, Widget},
    },
};
use shujin_lesson::format::{Control, Scalar, Value};
use shujin_play::Intent;

/// Width of the card on a wide screen, logical pixels.
pub const WIDTH: f32 = 320.0;

/// Width of what stands on a card of this width, logical pixels.
pub fn inner(view: &View, width: f32) -> f32 {
    width - if view.room.is_narrow() { 24.0 } else { 38.0 }
}

/// Options of a choice that stand beside each other; more are put below each other.
const BESIDE: usize = 3;

/// The card to the right, this wide (logical pixels); nothing where the scene has nothing to set or read.
pub fn side(view: &View, width: f32) -> Vec<Widget> {
    let scene = &view.play.lesson.scene;
    // Where a block shows the numbers that follow from what was measured, they stand there.
    let elsewhere = BLOCKS.iter().any(|block| block.shows_numbers(view));
    let here = |v: &&Value| v.control.is_some() || !elsewhere;
    let mut rows: Vec<Widget> =
        scene.values.iter().filter(here).flat_map(|v| value(view, v, inner(view, width))).collect();
    rows.extend(BLOCKS.iter().flat_map(|block| block.side(view, inner(view, width))));
    let rows = foldable(view, Panel::Side, rows);
    let card = |rows| Widget::Card(CardStyle { width, gap: 8.0, dark: false, framed: false }, rows);
    if rows.is_empty() { rows } else { vec![card(rows)] }
}

/// The numbers that are shown and cannot be set.
pub fn numbers(view: &View) -> Vec<Widget> {
    let values = view.play.lesson.scene.values.iter().filter(|v| v.control.is_none());
    values.flat_map(|v| value(view, v, 0.0)).collect()
}

/// What can be set and what is read now, in words: as one leaves it.
pub fn left(view: &View) -> Vec<Widget> {
    let values = view.play.lesson.scene.values.iter().filter(|value| is_shown(view, value));
    let row = |value: &Value| {
        let label = view.text(&format!("value.{}.name", value.id));
        Widget::small(format!("{label}  {}", view.play.shown(view.locale.tag(), value)))
    };
    values.map(row).collect()
}

fn is_shown(view: &View, value: &Value) -> bool {
    match (&value.show, value.control) {
        (Some(show), _) => view.play.holds(show),
        (None, control) => control.is_some(),
    }
}

/// What is shown of a value, on a card that is so wide within, logical pixels.
fn value(view: &View, value: &Value, inner: f32) -> Vec<Widget> {
    let play = view.play;
    if !is_shown(view, value) {
        return Vec::new();
    }
    let label = view.text(&format!("value.{}.name", value.id));
    let shows = play.shown(view.locale.tag(), value);
    let now = play.number_of(&value.id);
    let set = |to: Scalar| UiAction::Intent(Intent::Set { value: value.id.clone(), to });
    match value.control {
        None => vec![number(&format!("value.{}", value.id), &label, shows)],
        Some(Control::Slider | Control::Steps) => vec![Widget::Slider(Slider {
            id: format!("value.{}", value.id),
            label,
            shows,
            value: value.id.clone(),
            min: value.min.unwrap_or(0.0),
            max: value.max.unwrap_or(1.0),
            step: value.step.unwrap_or(0.1),
            now,
        })],
        Some(Control::Switch) => {
            let on = now != 0.0;
            let button = Widget::button(
                format!("value.{}", value.id),
                format!("{} {label}", if on { "■" } else { "□" }),
                ButtonVariant::Plain,
                set(Scalar::Bool(!on)),
            );
            vec![Widget::Button(Button { checked: on, name: label, ..button })]
        }
        Some(Control::Choice) => {
            let beside = value.options.len().min(BESIDE) as f32;
            let width = (inner - 6.0 * (beside - 1.0)) / beside;
            let options = value.options.iter().map(|o| {
                let id = format!("value.{}.{o}", value.id);
                let name = view.text(&format!("value.{}.option.{o}", value.id));
                let checked = play.name(&value.id) == Some(Scalar::Word(o.clone()));
                Widget::Button(Button {
                    checked,
                    width,
                    grows: true,
                    ..Widget::button(id, name, ButtonVariant::Option, set(Scalar::Word(o.clone())))
                })
            });
            vec![Widget::Column(2.0, vec![Widget::small(label), Widget::Row(6.0, options.collect())])]
        }
    }
}

fn number(id: &str, label: &str, shows: String) -> Widget {
    let [label, shows] = Widget::reading(id, label, shows, Style::Number, Live::Reading);
    Widget::Row(8.0, vec![label, Widget::Spacer, shows])
}
