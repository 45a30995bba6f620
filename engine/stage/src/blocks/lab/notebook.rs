//! The notebook of a bench: what there is to do, the table, the plot; one page at a time, so that each has room.

use crate::{
    action::UiAction,
    ui::{
        fold::Panel,
        panels::{View, away, inner, numbers, task},
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, CardStyle, Plot, Widget},
    },
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use shujin_blocks::lab::{Bench, Strike};
use shujin_lesson::format::Lab;
use shujin_messages::Message;
use shujin_play::{Intent, text::decimal};

/// Width of the table's and the plot's page on a wide screen, logical pixels.
pub const WIDTH: f32 = 470.0;

/// The greatest size of the plot, logical pixels.
const PLOT: [f32; 2] = [420.0, 240.0];

/// Rows of the table on a sheet at the least and at the most; the newest sheet is shown first. Height of a row, and of all that stands on the
/// screen beside the rows, logical pixels.
const ROWS: [f32; 2] = [3.0, 12.0];
const ROW: f32 = 46.0;
const AROUND: f32 = 400.0;

/// Width that a figure of the table needs, in heights of its letters; between figures, and of the cross at the end of the row, logical pixels.
const FIGURE: f32 = 2.9;
const GAP: f32 = 4.0;
const CROSS: f32 = 48.0;

/// A page of the notebook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Page {
    /// What there is to do.
    #[default]
    Task,
    /// What was measured: the last rows, or those so many sheets before them.
    Table(u8),
    /// The points and their line.
    Plot,
}

/// Of the screen: the page that is open.
pub const PAGE: &str = "lab.page";

fn page(view: &View) -> Page {
    view.own(PAGE)
}

/// Turning to a page.
fn turn(page: Page) -> UiAction {
    UiAction::Own(PAGE, json!(page))
}

/// Whether this scene's bench keeps one.
pub fn is_kept(view: &View) -> bool {
    view.play.lesson.scene.lab.as_ref().is_some_and(|lab| lab.table.is_some())
}

/// The column on the left as it is: wide with table or plot.
pub fn is_wide(view: &View) -> bool {
    is_kept(view) && page(view) != Page::Task
}

/// Rows of the table on a sheet here.
fn rows_on_sheet(view: &View) -> usize {
    ((view.room.size.y - AROUND) / ROW).clamp(ROWS[0], ROWS[1]) as usize
}

/// Width of the page here, and of what stands on it, logical pixels.
fn widths(view: &View) -> [f32; 2] {
    let width = if view.room.is_narrow() { view.room.sheet() } else { WIDTH };
    [width, inner(view, width)]
}

/// Width of each of so many figures, logical pixels: where a line has no room for all of them, they stand in as many lines as it takes.
fn figure(view: &View, figures: usize) -> f32 {
    let room = widths(view)[1] - CROSS;
    let most = (room / (FIGURE * view.room.text(Style::Small) + GAP)).floor().max(1.0) as usize;
    let in_line = figures.div_ceil(figures.div_ceil(most).max(1)).max(1);
    // A hair less, so that rounding puts none of them into the next line.
    room / in_line as f32 - GAP - 0.5
}

/// The open page with the tabs above it; nothing where there is no table to keep.
pub fn notebook(view: &View) -> Vec<Widget> {
    let (Some(lab), Some(bench)) = (&view.play.lesson.scene.lab, view.play.state::<Bench>()) else { return Vec::new() };
    if lab.table.is_none() {
        return Vec::new();
    }
    let mut shown = vec![Widget::Beside(Box::new(tabs(view, lab, bench)), away(view, Panel::Task))];
    let rows = match page(view) {
        Page::Task => {
            shown.push(Widget::card(task::width(view), task::steps(view)));
            // What follows from what was measured stands below: to the right there is no more room.
            let numbers = numbers(view);
            if !numbers.is_empty() {
                shown.push(Widget::Card(
                    CardStyle { width: task::width(view), gap: 6.0, dark: false, framed: false },
                    numbers,
                ));
            }
            return shown;
        }
        Page::Table(before) => table(view, lab, bench, before),
        Page::Plot => plot(view, lab, bench),
    };
    // What to do next must not be lost sight of.
    let rows = task::next_step(view).into_iter().chain(rows).chain(numbers(view)).collect();
    shown.push(Widget::Card(CardStyle { width: widths(view)[0], gap: 6.0, dark: false, framed: false }, rows));
    shown
}

fn tabs(view: &View, lab: &Lab, bench: &Bench) -> Widget {
    let open = page(view);
    let tab = |id: &str, label: String, page| -> Widget {
        let button = Widget::button(id, label, ButtonVariant::Plain, turn(page));
        let checked = std::mem::discriminant(&open) == std::mem::discriminant(&page);
        Button { checked, ..button }.into()
    };
    let mut tabs = vec![
        tab("page.task", view.say(say!("tab-task")), Page::Task),
        tab("page.table", view.say(say!("tab-table", rows = bench.kept().count())), Page::Table(0)),
    ];
    if lab.plot.is_some() {
        tabs.push(tab("page.plot", view.say(say!("tab-plot")), Page::Plot));
    }
    Widget::Row(6.0, tabs)
}

fn table(view: &View, lab: &Lab, bench: &Bench, before: u8) -> Vec<Widget> {
    let Some(table) = &lab.table else { return Vec::new() };
    let cell = |text: String, tone| Widget::text("", text, Style::Small, tone);
    let width = figure(view, table.columns.len());
    let on_sheet = rows_on_sheet(view);
    let mut rows = Vec::new();
    let heads = table.columns.iter().map(|c| {
        let unit = if c.unit.is_empty() { String::new() } else { format!("/{}", c.unit) };
        format!("{}{unit}", view.text(&format!("column.{}", c.id)))
    });
    let heads: Vec<String> = heads.collect();
    rows.push(Widget::Cells(width, heads.into_iter().map(|h| (h, Tone::Soft)).collect(), None));
    let after = bench.rows.len().saturating_sub(on_sheet * usize::from(before));
    let first = after.saturating_sub(on_sheet);
    for (i, row) in bench.rows.iter().enumerate().take(after).skip(first) {
        let tone = if row.struck { Tone::Soft } else { Tone::Ink };
        let cells = row.cells.iter().zip(&table.columns).map(|(n, c)| {
            let text = decimal(*n, c.decimals);
            (if row.struck { format!("({text})") } else { text }, tone)
        });
        let name = view.say(say!("row-strike", row = i + 1));
        let act = UiAction::Intent(Intent::of(Strike { row: i }));
        let strike = Button {
            name,
            disabled: row.struck,
            ..Widget::button(format!("strike.{i}"), "×", ButtonVariant::Quiet, act)
        };
        rows.push(Widget::Cells(width, cells.collect(), Some(strike)));
    }
    if bench.rows.is_empty() {
        rows.push(cell(view.say(say!("no-rows")), Tone::Soft));
    }
    if bench.rows.len() > on_sheet {
        let turn = |id: &str, label: Message, open: bool, to| -> Widget {
            let button = Widget::button(id, view.say(label), ButtonVariant::Quiet, turn(Page::Table(to)));
            Button { disabled: !open, ..button }.into()
        };
        let earlier = turn("earlier", say!("rows-earlier"), first > 0, before.saturating_add(1));
        let later = turn("later", say!("rows-later"), before > 0, before.saturating_sub(1));
        rows.push(Widget::Row(8.0, vec![earlier, later]));
    }
    vec![Widget::Column(2.0, rows)]
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
        return vec![Widget::small(view.say(say!("no-rows")))];
    }
    let line = bench.line.as_ref();
    let about = view.say(say!("plot-about", upright = head(y), level = head(x), points = points.len()));
    let plot = Plot { points, line: line.map(|l| [l.slope, l.intercept]), x: head(x), y: head(y), about };
    let width = PLOT[0].min(widths(view)[1]);
    let height = PLOT[1].min(view.room.size.y * 0.34);
    let mut rows = vec![Widget::Plot(plot, width, height)];
    if let Some(line) = line {
        let error = line.slope_uncertainty.map_or("–".into(), |s| decimal(s, 3));
        let fit = view.say(say!("plot-line", slope = decimal(line.slope, 3), error));
        rows.push(Widget::live("line-fit", fit, Style::Small, Tone::Ink));
    }
    rows
}
