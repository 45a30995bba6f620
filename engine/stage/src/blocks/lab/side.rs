//! What the bench has to the right: its actions, its instruments, the button that writes a row.

use crate::{
    action::UiAction,
    ui::{
        panels::View,
        room::Shape,
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, Live, Widget},
    },
};
use shujin_blocks::lab::{Act, Bench, Press, Record, can_record};
use shujin_lesson::format::{InstrumentKind, Lab};
use shujin_lesson::mentions;
use shujin_play::{Intent, text::decimal};

/// An upright screen lower than this has no room for more than one button that is always in sight, logical pixels.
const HIGH: f32 = 600.0;

/// Least widths of what is done again and again there, beside what shows more: of actions and of the stopwatch, for words of two characters.
const SMALL: f32 = 56.0;
const MIDDLE: f32 = 72.0;

/// The rows, this wide (logical pixels); none where the scene has no lab.
pub fn side(view: &View, inner: f32) -> Vec<Widget> {
    let (Some(lab), Some(bench)) = (&view.play.lesson.scene.lab, view.play.state::<Bench>()) else { return Vec::new() };
    let mut rows = Vec::new();
    if let Some(input) = &bench.stopped {
        let line = view.say(say!("bench-stopped", input));
        rows.push(Widget::live("bench-stopped", line, Style::Small, Tone::Warm));
    }
    let (actions, (readings, timers)) = (actions(view, lab), instruments(view, lab, bench));
    let wide = |button: Button, width: f32| Widget::from(Button { width, grows: true, ..button });
    let across = |buttons: Vec<Widget>| (!buttons.is_empty()).then_some(Widget::Row(8.0, buttons));
    let mut foot = Vec::new();
    // On a sheet that is high enough what is set and read is scrolled, and what is done again and again stays in sight.
    let is_kept = view.room.shape() == Shape::Upright && view.room.size.y >= HIGH;
    match is_kept {
        true => {
            rows.extend(readings);
            let small = actions.into_iter().map(|button| wide(Button { look: ButtonVariant::Option, ..button }, SMALL));
            foot.extend(across(small.chain(timers.into_iter().map(|button| wide(button, MIDDLE))).collect()));
        }
        false => {
            let count = actions.len().max(1) as f32;
            let width = (inner - 8.0 * (count - 1.0)) / count;
            rows.extend(across(actions.into_iter().map(|button| wide(button, width)).collect()));
            rows.extend(readings);
            rows.extend(timers.into_iter().map(|button| Button { width: inner, ..button }.into()));
        }
    }
    if lab.table.is_some() {
        let act = UiAction::Intent(Intent::of(Record {}));
        let name = view.say(mentions::RECORD.word());
        // Where the table is out of sight, the button says that a row was written.
        let label = match bench.rows.len() {
            rows if rows > 0 && view.room.is_narrow() => format!("{name} ✓ {rows}"),
            _ => name.clone(),
        };
        let button = Widget::button("record", label, ButtonVariant::Main, act);
        foot.push(Button { name, disabled: !can_record(view.play), width: inner, ..button }.into());
    }
    if !foot.is_empty() {
        rows.push(Widget::Foot(foot));
    }
    rows
}

fn actions(view: &View, lab: &Lab) -> Vec<Button> {
    let button = |action: &String| {
        let act = UiAction::Intent(Intent::of(Act { action: action.clone() }));
        let label = view.text(&format!("line.act-{action}"));
        Widget::button(format!("act.{action}"), label, ButtonVariant::Plain, act)
    };
    lab.actions.iter().map(button).collect()
}

/// Whether a reading is announced. What is set by hand and only read off here trembles with each look, and is said where it is set.
fn live(kind: InstrumentKind) -> Live {
    match kind {
        InstrumentKind::Stopwatch | InstrumentKind::Photogate | InstrumentKind::Meter => Live::Reading,
        InstrumentKind::Ruler | InstrumentKind::Protractor | InstrumentKind::Balance => Live::No,
    }
}

/// What the instruments show, two beside each other, and the buttons of stopwatches.
fn instruments(view: &View, lab: &Lab, bench: &Bench) -> (Option<Widget>, Vec<Button>) {
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
            buttons.push(Widget::button(format!("press.{}", data.id), view.say(label), ButtonVariant::Main, act));
        }
    }
    ((!readings.is_empty()).then_some(Widget::TwoColumns(readings)), buttons)
}
