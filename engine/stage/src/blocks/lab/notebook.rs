//! The notebook of a bench: what there is to do, the table, the plot; one page at a time, so that each has room.

use super::figure;
use crate::{
    action::UiAction,
    ui::{
        fold::Panel,
        panels::{View, foldable, inner, numbers, task},
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, CardStyle, Live, Plot, Table, TableRow, Told, Widget},
    },
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use shujin_blocks::lab::{Bench, NoLine, Restore, Row, Strike};
use shujin_lesson::{
    format::{Column, Lab},
    mentions,
};
use shujin_messages::Message;
use shujin_play::{Intent, text::decimal};

/// Width of the table's and the plot's page on a wide screen, logical pixels.
pub const WIDTH: f32 = 470.0;

/// The greatest size of the plot, logical pixels.
const PLOT: [f32; 2] = [420.0, 240.0];

/// Rows of the table on a sheet at the least and at the most; the newest sheet is shown first. What follows from the rows stands above them, so
/// that no number of rows moves it. Height of a row, and of all that stands on the screen beside the rows, logical pixels.
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
fn cell_width(view: &View, figures: usize) -> f32 {
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
    let mut shown = foldable(view, Panel::Task, vec![tabs(view, lab, bench)]);
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
    // What to do next, and what follows from the rows, must not be lost sight of.
    let rows = task::next_step(view).into_iter().chain(numbers(view)).chain(rows).collect();
    shown.push(Widget::Card(CardStyle { width: widths(view)[0], gap: 6.0, dark: false, framed: false }, rows));
    shown
}

fn tabs(view: &View, lab: &Lab, bench: &Bench) -> Widget {
    let open = page(view);
    let tab = |id: &str, label: String, page| -> Widget {
        let button = Widget::button(id, label, ButtonVariant::Option, turn(page));
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

/// The heading of a column, with its unit.
fn head(view: &View, column: &Column) -> String {
    let name = view.text(&format!("column.{}", column.id));
    if column.unit.is_empty() { name } else { format!("{name}/{}", column.unit) }
}

/// Row `i` of the table; one that was struck out stands in brackets.
fn line(view: &View, columns: &[Column], i: usize, row: &Row) -> TableRow {
    let cells = row.cells.iter().zip(columns).map(|(n, column)| {
        let text = decimal(*n, column.decimals);
        if row.struck { format!("({text})") } else { text }
    });
    let name = if row.struck { say!("row-struck", row = i + 1) } else { say!("row", row = i + 1) };
    let tone = if row.struck { Tone::Soft } else { Tone::Ink };
    TableRow { name: view.say(name), cells: cells.collect(), tone, act: Some(strike(view, i, row)) }
}

fn table(view: &View, lab: &Lab, bench: &Bench, before: u8) -> Vec<Widget> {
    let Some(table) = &lab.table else { return Vec::new() };
    let width = cell_width(view, table.columns.len());
    let on_sheet = rows_on_sheet(view);
    let heads: Vec<String> = table.columns.iter().map(|column| head(view, column)).collect();
    let after = bench.rows.len().saturating_sub(on_sheet * usize::from(before));
    let first = after.saturating_sub(on_sheet);
    let shown = bench.rows.iter().enumerate().take(after).skip(first);
    let lines = shown.map(|(i, row)| line(view, &table.columns, i, row)).collect();
    let about = view.say(say!("table-about", rows = bench.kept().count()));
    let mut rows = vec![Widget::Table(Table { id: "table".into(), about, width, heads, rows: lines })];
    if bench.rows.is_empty() {
        rows.push(Widget::text(
            "",
            view.say(say!("no-rows", record = mentions::RECORD.word())),
            Style::Small,
            Tone::Soft,
        ));
    }
    if bench.rows.len() > on_sheet {
        let turn = |id: &str, label: Message, open: bool, to| -> Widget {
            let button = Widget::button(id, view.say(label), ButtonVariant::Option, turn(Page::Table(to)));
            Button { disabled: !open, ..button }.into()
        };
        let earlier = turn("earlier", say!("rows-earlier"), first > 0, before.saturating_add(1));
        let later = turn("later", say!("rows-later"), before > 0, before.saturating_sub(1));
        rows.push(Widget::Row(8.0, vec![earlier, later]));
    }
    vec![Widget::Column(2.0, rows)]
}

/// Strikes a row out, or brings a struck one back.
fn strike(view: &View, row: usize, data: &Row) -> Button {
    let number = row + 1;
    let (label, name, intent) = match data.struck {
        false => ("×", say!("row-strike", row = number), Intent::of(Strike { row })),
        true => ("+", say!("row-restore", row = number), Intent::of(Restore { row })),
    };
    let name = view.say(name);
    Button { name, ..Widget::button(format!("strike.{row}"), label, ButtonVariant::Quiet, UiAction::Intent(intent)) }
}

fn plot(view: &View, lab: &Lab, bench: &Bench) -> Vec<Widget> {
    let Some(data) = &lab.plot else { return Vec::new() };
    let size = (PLOT[0].min(widths(view)[1]), PLOT[1].min(view.room.size.y * 0.34));
    let Some(plot) = plot_of(view, size) else {
        return vec![Widget::small(view.say(say!("no-rows", record = mentions::RECORD.word())))];
    };
    let mut rows = vec![plot];
    let fit = match &bench.line {
        Ok(line) => {
            let error = line.slope_uncertainty.map_or("–".into(), |s| decimal(s, 3));
            say!("plot-line", slope = decimal(line.slope, 3), error)
        }
        Err(NoLine::TooClose) => say!("plot-too-close", level = view.text(&format!("column.{}", data.x))),
        Err(NoLine::TooFew) => return rows,
    };
    let named = Told::Of(view.say(say!("plot-line-name")));
    rows.push(Widget::text("line-fit", view.say(fit), Style::Small, Tone::Ink).told(named).announced(Live::Reading));
    rows
}

/// The points that were written down and their line, this wide and high (logical pixels); nothing before there are any.
pub fn plot_of(view: &View, (width, height): (f32, f32)) -> Option<Widget> {
    let (lab, bench) = (view.play.lesson.scene.lab.as_ref()?, view.play.state::<Bench>()?);
    let (plot, table) = (lab.plot.as_ref()?, lab.table.as_ref()?);
    let at = |id: &str| table.columns.iter().position(|c| c.id == id);
    let (x, y) = (at(&plot.x)?, at(&plot.y)?);
    let [level, upright] = [x, y].map(|i| head(view, &table.columns[i]));
    let points: Vec<[f64; 2]> = bench.points(plot).into_iter().map(<[f64; 2]>::from).collect();
    if points.is_empty() {
        return None;
    }
    let decimals = [x, y].map(|i| table.columns[i].decimals);
    let line = bench.line.as_ref().ok();
    let about = figure::in_words(view.locale, [&level, &upright], decimals, &points, line);
    let line = line.map(|line| [line.slope, line.intercept]);
    Some(Widget::Plot(Plot { points, line, x: level, y: upright, about }, width, height))
}
