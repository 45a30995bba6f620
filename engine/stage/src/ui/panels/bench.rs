//! What can be set and read: controls, numbers, instruments, table, plot.

use super::View;
use crate::{
    act::Act,
    ui::{
        theme::{Style, Tone},
        widget::{Button, Look, Paper, Plot, Slider, Widget},
    },
};
use shujin_lesson::format::{Control, InstrumentKind, Lab, Scalar, Value};
use shujin_play::{Bench, Intent, text::decimal};

/// Width of the card, logical pixels.
const WIDTH: f32 = 320.0;

/// Rows of the table that are shown, the last ones.
const ROWS: usize = 4;

/// Width of the card with table and plot, logical pixels.
const DATA: f32 = 430.0;

/// The card to the right; nothing where the scene has nothing to set or read.
pub fn side(view: &View) -> Vec<Widget> {
    let scene = &view.play.lesson.scene;
    let mut rows: Vec<Widget> = scene.values.iter().flat_map(|v| value(view, v)).collect();
    if let (Some(lab), Some(bench)) = (&scene.lab, &view.play.bench) {
        rows.extend(actions(view, lab));
        rows.extend(instruments(view, lab, bench));
    }
    if rows.is_empty() { rows } else { vec![Widget::card(WIDTH, rows)] }
}

/// The card with table and plot; nothing where the lab has no table.
pub fn data(view: &View) -> Vec<Widget> {
    let (Some(lab), Some(bench)) = (&view.play.lesson.scene.lab, &view.play.bench) else { return Vec::new() };
    if lab.table.is_none() {
        return Vec::new();
    }
    let mut rows = table(view, lab, bench);
    rows.extend(plot(view, lab, bench));
    vec![Widget::Card(Paper { width: DATA, gap: 4.0, dark: false, framed: false }, rows)]
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
    let now = play.number(&value.id);
    let set = |to: Scalar| Act::Intent(Intent::Set { value: value.id.clone(), to });
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
                format!("{} {label}", if on { "☑" } else { "☐" }),
                Look::Plain,
                set(Scalar::Bool(!on)),
            );
            vec![Widget::Button(Button { checked: on, name: label, ..button })]
        }
        Some(Control::Choice) => {
            let options = value.options.iter().map(|o| {
                let id = format!("value.{}.{o}", value.id);
                let name = view.text(&format!("value.{}.option.{o}", value.id));
                let checked = play.name(&value.id) == Some(Scalar::Word(o.clone()));
                Widget::Button(Button {
                    checked,
                    ..Widget::button(id, name, Look::Plain, set(Scalar::Word(o.clone())))
                })
            });
            vec![Widget::small(label), Widget::Row(6.0, options.collect())]
        }
    }
}

fn number(id: &str, label: &str, shows: String) -> Widget {
    Widget::Row(8.0, vec![Widget::small(label), Widget::Fill, Widget::text(id, shows, Style::Number, Tone::Ink)])
}

fn actions(view: &View, lab: &Lab) -> Vec<Widget> {
    if lab.actions.is_empty() {
        return Vec::new();
    }
    let buttons = lab.actions.iter().map(|action| {
        let act = Act::Intent(Intent::Act { action: action.clone() });
        Widget::button(format!("act.{action}"), view.text(&format!("line.act-{action}")), Look::Plain, act).into()
    });
    vec![Widget::Row(8.0, buttons.collect())]
}

fn instruments(view: &View, lab: &Lab, bench: &Bench) -> Vec<Widget> {
    let mut rows = Vec::new();
    for (data, state) in lab.instruments.iter().zip(&bench.instruments) {
        if !view.play.holds_if_any(data.show.as_ref()) {
            continue;
        }
        let name = view.text(&format!("instrument.{}", data.id));
        let digits = (0..6u8).find(|d| data.resolution * 10f64.powi(i32::from(*d)) >= 0.999).unwrap_or(6);
        let watch = data.kind == InstrumentKind::Stopwatch;
        let shows = match state.running {
            Some(_) => "…".to_owned(),
            None => format!("{} {}", decimal(state.shows, digits), data.unit),
        };
        rows.push(number(&format!("instrument.{}", data.id), &name, shows));
        if watch {
            let key = if state.running.is_some() { "stop" } else { "go" };
            let act = Act::Intent(Intent::Press { instrument: data.id.clone() });
            let button = Widget::button(format!("press.{}", data.id), view.word(key), Look::Main, act);
            rows.push(Widget::Button(Button { width: WIDTH - 40.0, ..button }));
        }
    }
    rows
}

fn table(view: &View, lab: &Lab, bench: &Bench) -> Vec<Widget> {
    let Some(table) = &lab.table else { return Vec::new() };
    let cell = |text: String, tone| Widget::text("", text, Style::Small, tone);
    let width = (DATA - 40.0 - 40.0) / table.columns.len() as f32 - 4.0;
    let mut rows = Vec::new();
    let heads = table.columns.iter().map(|c| {
        let unit = if c.unit.is_empty() { String::new() } else { format!("/{}", c.unit) };
        format!("{}{unit}", view.text(&format!("column.{}", c.id)))
    });
    let heads: Vec<String> = heads.collect();
    rows.push(Widget::Cells(width, heads.into_iter().map(|h| (h, Tone::Soft)).collect(), None));
    let first = bench.rows.len().saturating_sub(ROWS);
    for (i, row) in bench.rows.iter().enumerate().skip(first) {
        let tone = if row.struck { Tone::Soft } else { Tone::Ink };
        let cells = row.cells.iter().zip(&table.columns).map(|(n, c)| {
            let text = decimal(*n, c.decimals);
            (if row.struck { format!("({text})") } else { text }, tone)
        });
        let name = view.word_with("strike", &[&(i + 1).to_string()]);
        let act = Act::Intent(Intent::Strike { row: i });
        let strike =
            Button { name, disabled: row.struck, ..Widget::button(format!("strike.{i}"), "×", Look::Quiet, act) };
        rows.push(Widget::Cells(width, cells.collect(), Some(strike)));
    }
    if bench.rows.is_empty() {
        rows.push(cell(view.word("no-rows"), Tone::Soft));
    }
    let button = Widget::button("record", view.word("record"), Look::Plain, Act::Intent(Intent::Record));
    rows.push(Widget::Button(Button { disabled: !view.play.can_record(), width: DATA - 40.0, ..button }));
    rows
}

fn plot(view: &View, lab: &Lab, bench: &Bench) -> Vec<Widget> {
    let (Some(plot), Some(table)) = (&lab.plot, &lab.table) else { return Vec::new() };
    let at = |id: &str| table.columns.iter().position(|c| c.id == id);
    let (Some(x), Some(y)) = (at(&plot.x), at(&plot.y)) else { return Vec::new() };
    let head = |i: usize| {
        let column = &table.columns[i];
        let name = view.text(&format!("column.{}", column.id));
        if column.unit.is_empty() { name } else { format!("{name}/{}", column.unit) }
    };
    let points: Vec<[f64; 2]> = bench.kept().map(|r| [r.cells[x], r.cells[y]]).collect();
    if points.is_empty() {
        return Vec::new();
    }
    let line = bench.line.as_ref();
    let mut rows =
        vec![Widget::Plot(Plot { points, line: line.map(|l| [l.slope, l.intercept]), x: head(x), y: head(y) })];
    if let Some(line) = line {
        let sd = line.slope_uncertainty.map_or("–".into(), |s| decimal(s, 3));
        rows.push(Widget::live(
            "line-fit",
            view.word_with("line", &[&decimal(line.slope, 3), &sd]),
            Style::Small,
            Tone::Ink,
        ));
    }
    rows
}
