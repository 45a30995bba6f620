//! What can be set and read at the bench: controls, actions, instruments, numbers.

use super::{View, notebook};
use crate::{
    action::UiAction,
    ui::{
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, CardStyle, Slider, Widget},
    },
};
use shujin_blocks::lab::{Act, Bench, Press, Record, can_record};
use shujin_lesson::format::{Control, InstrumentKind, Lab, Scalar, Value};
use shujin_play::{Intent, text::decimal};

/// Width of the card and of what stands in it, logical pixels.
const WIDTH: f32 = 320.0;
const INNER: f32 = WIDTH - 38.0;

/// Options of a choice that stand beside each other; more are put below each other.
const BESIDE: usize = 3;

/// The card to the right; nothing where the scene has nothing to set or read.
pub fn side(view: &View) -> Vec<Widget> {
    let scene = &view.play.lesson.scene;
    // With a notebook at hand the numbers that follow from what was measured stand there.
    let here = |v: &&Value| v.control.is_some() || !notebook::is_kept(view);
    let mut rows: Vec<Widget> = scene.values.iter().filter(here).flat_map(|v| value(view, v)).collect();
    if let (Some(lab), Some(bench)) = (&scene.lab, view.play.state::<Bench>()) {
        if let Some(input) = &bench.stopped {
            let line = view.word_with("bench-stopped", &[input]);
            rows.push(Widget::live("bench-stopped", line, Style::Small, Tone::Warm));
        }
        rows.extend(actions(view, lab));
        rows.extend(instruments(view, lab, bench));
        if lab.table.is_some() {
            let button = Widget::button(
                "record",
                view.word("record"),
                ButtonVariant::Main,
                UiAction::Intent(Intent::of(Record {})),
            );
            rows.push(Widget::Button(Button { disabled: !can_record(view.play), width: INNER, ..button }));
        }
    }
    let card = |rows| Widget::Card(CardStyle { width: WIDTH, gap: 8.0, dark: false, framed: false }, rows);
    if rows.is_empty() { rows } else { vec![card(rows)] }
}

/// The numbers that are shown and cannot be set.
pub fn numbers(view: &View) -> Vec<Widget> {
    let values = view.play.lesson.scene.values.iter().filter(|v| v.control.is_none());
    values.flat_map(|v| value(view, v)).collect()
}

fn value(view: &View, value: &Value) -> Vec<Widget> {
    let play = view.play;
    let shown = match (&value.show, value.control) {
        (Some(show), _) => play.holds(show),
        (None, control) => control.is_some(),
    };
    if !shown {
        return Vec::new();
    }
    let label = view.text(&format!("value.{}.name", value.id));
    let shows = play.shown(view.lang, value);
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
            let width = (INNER - 6.0 * (beside - 1.0)) / beside;
            let options = value.options.iter().map(|o| {
                let id = format!("value.{}.{o}", value.id);
                let name = view.text(&format!("value.{}.option.{o}", value.id));
                let checked = play.name(&value.id) == Some(Scalar::Word(o.clone()));
                Widget::Button(Button {
                    checked,
                    width,
                    ..Widget::button(id, name, ButtonVariant::Option, set(Scalar::Word(o.clone())))
                })
            });
            vec![Widget::Column(2.0, vec![Widget::small(label), Widget::Row(6.0, options.collect())])]
        }
    }
}

fn number(id: &str, label: &str, shows: String) -> Widget {
    Widget::Row(8.0, vec![Widget::small(label), Widget::Spacer, Widget::text(id, shows, Style::Number, Tone::Ink)])
}

fn actions(view: &View, lab: &Lab) -> Vec<Widget> {
    if lab.actions.is_empty() {
        return Vec::new();
    }
    let width = (INNER - 8.0 * (lab.actions.len() as f32 - 1.0)) / lab.actions.len() as f32;
    let buttons = lab.actions.iter().map(|action| {
        let act = UiAction::Intent(Intent::of(Act { action: action.clone() }));
        let button = Widget::button(
            format!("act.{action}"),
            view.text(&format!("line.act-{action}")),
            ButtonVariant::Plain,
            act,
        );
        Button { width, ..button }.into()
    });
    vec![Widget::Row(8.0, buttons.collect())]
}

/// What the instruments show, two beside each other, and the stopwatch's button.
fn instruments(view: &View, lab: &Lab, bench: &Bench) -> Vec<Widget> {
    let (mut readings, mut buttons) = (Vec::new(), Vec::new());
    for (data, state) in lab.instruments.iter().zip(&bench.instruments) {
        if !view.play.holds_if_any(data.show.as_ref()) {
            continue;
        }
        let name = view.text(&format!("instrument.{}", data.id));
        let digits = (0..6u8).find(|d| data.resolution * 10f64.powi(i32::from(*d)) >= 0.999).unwrap_or(6);
        let shows = match state.running {
            // It runs: what its hand points at, without the error of a press.
            Some((since, _)) => format!("{} {}", decimal(view.play.seconds() - since, digits), data.unit),
            None => format!("{} {}", decimal(state.shows, digits), data.unit),
        };
        let shows = Widget::text(&format!("instrument.{}", data.id), shows, Style::Body, Tone::Ink);
        readings.push(Widget::Column(0.0, vec![Widget::small(name), shows]));
        if data.kind == InstrumentKind::Stopwatch {
            let key = if state.running.is_some() { "stop" } else { "go" };
            let act = UiAction::Intent(Intent::of(Press { instrument: data.id.clone() }));
            let button = Widget::button(format!("press.{}", data.id), view.word(key), ButtonVariant::Main, act);
            buttons.push(Widget::Button(Button { width: INNER, ..button }));
        }
    }
    if !readings.is_empty() {
        buttons.insert(0, Widget::TwoColumns(readings));
    }
    buttons
}
