//! What the bench has to the right: its actions, its instruments, the button that writes a row.

use crate::{
    action::UiAction,
    ui::{
        panels::View,
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, Live, Widget},
    },
};
use shujin_blocks::lab::{Act, Bench, Press, Record, can_record};
use shujin_lesson::format::{InstrumentKind, Lab};
use shujin_lesson::mentions;
use shujin_play::{Intent, text::decimal};

/// The rows, this wide (logical pixels); none where the scene has no lab.
pub fn side(view: &View, inner: f32) -> Vec<Widget> {
    let (Some(lab), Some(bench)) = (&view.play.lesson.scene.lab, view.play.state::<Bench>()) else { return Vec::new() };
    let mut rows = Vec::new();
    if let Some(input) = &bench.stopped {
        let line = view.say(say!("bench-stopped", input));
        rows.push(Widget::live("bench-stopped", line, Style::Small, Tone::Warm));
    }
    let mut foot = actions(view, lab, inner);
    // On a sheet what is set and read is scrolled: what is done again and again stays in sight.
    if !view.room.is_narrow() {
        rows.append(&mut foot);
    }
    rows.extend(instruments(view, lab, bench, inner));
    if lab.table.is_some() {
        let act = UiAction::Intent(Intent::of(Record {}));
        let button = Widget::button("record", view.say(mentions::RECORD.word()), ButtonVariant::Main, act);
        foot.push(Button { disabled: !can_record(view.play), width: inner, ..button }.into());
    }
    if !foot.is_empty() {
        rows.push(Widget::Foot(foot));
    }
    rows
}

fn actions(view: &View, lab: &Lab, inner: f32) -> Vec<Widget> {
    if lab.actions.is_empty() {
        return Vec::new();
    }
    let width = (inner - 8.0 * (lab.actions.len() as f32 - 1.0)) / lab.actions.len() as f32;
    let buttons = lab.actions.iter().map(|action| {
        let act = UiAction::Intent(Intent::of(Act { action: action.clone() }));
        let button = Widget::button(
            format!("act.{action}"),
            view.text(&format!("line.act-{action}")),
            ButtonVariant::Plain,
            act,
        );
        Button { width, grows: true, ..button }.into()
    });
    vec![Widget::Row(8.0, buttons.collect())]
}

/// Whether a reading is announced. What is set by hand and only read off here trembles with each look, and is said where it is set.
fn live(kind: InstrumentKind) -> Live {
    match kind {
        InstrumentKind::Stopwatch | InstrumentKind::Photogate | InstrumentKind::Meter => Live::Reading,
        InstrumentKind::Ruler | InstrumentKind::Protractor | InstrumentKind::Balance => Live::No,
    }
}

/// What the instruments show, two beside each other, and the stopwatch's button.
fn instruments(view: &View, lab: &Lab, bench: &Bench, inner: f32) -> Vec<Widget> {
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
        let id = format!("instrument.{}", data.id);
        readings.push(Widget::Column(0.0, Widget::reading(&id, &name, shows, Style::Body, live(data.kind)).into()));
        if data.kind == InstrumentKind::Stopwatch {
            let label =
                if state.running.is_some() { mentions::STOP_TIMER.word() } else { mentions::START_TIMER.word() };
            let act = UiAction::Intent(Intent::of(Press { instrument: data.id.clone() }));
            let button = Widget::button(format!("press.{}", data.id), view.say(label), ButtonVariant::Main, act);
            buttons.push(Widget::Button(Button { width: inner, ..button }));
        }
    }
    if !readings.is_empty() {
        buttons.insert(0, Widget::TwoColumns(readings));
    }
    buttons
}
