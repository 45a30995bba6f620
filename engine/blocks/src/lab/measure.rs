//! Measuring: readings, the stopwatch, rows of the table.

use super::bench::{Bench, Row};
use super::events::{Measured, Recorded, Restored, Struck};
use shujin_lesson::format::{self, Column, InstrumentKind, Trigger};
use shujin_play::Play;
use std::sync::Arc;

/// Reads instrument `i` anew, without reporting it.
pub(super) fn take_reading(play: &mut Play, i: usize, data: &format::Instrument) {
    let Some(reads) = &data.reads else { return };
    let truth = play.number(reads);
    if let Some(bench) = play.state_mut::<Bench>() {
        let reading = bench.instruments[i].instrument.read(truth, &mut bench.rng);
        bench.instruments[i].shows = reading.value;
    }
}

/// Presses a stopwatch: start, stop. Pressing a finished one starts it afresh.
pub(super) fn press(play: &mut Play, id: &str) {
    let lesson = Arc::clone(&play.lesson);
    let data = lesson.scene.lab.as_ref().and_then(|l| {
        l.instruments.iter().enumerate().find(|(_, i)| i.id == id && i.kind == InstrumentKind::Stopwatch)
    });
    let Some((i, data)) = data else { return };
    let now = play.seconds();
    let count = data.counts.as_ref().map_or(0.0, |c| play.number(c));
    let Some(bench) = play.state_mut::<Bench>() else { return };
    let watch = &mut bench.instruments[i];
    match watch.running.take() {
        None => {
            watch.running = Some((now, count));
            watch.shows = 0.0;
            watch.counted = 0.0;
        }
        Some((since, from)) => {
            watch.shows = watch.instrument.read(now - since, &mut bench.rng).value.max(0.0);
            watch.counted = (count - from).max(0.0);
            let reading = watch.shows;
            play.tell(Measured { instrument: id.into(), reading, unit: data.unit.clone() });
        }
    }
}

/// Whether a row can be written now.
pub fn can_record(play: &Play) -> bool {
    let table = play.lesson.scene.lab.as_ref().and_then(|l| l.table.as_ref());
    table.is_some_and(|t| play.holds_if_any(t.ready.as_ref()))
}

/// Writes a row: instruments are read anew, columns computed from left to right.
pub(super) fn record(play: &mut Play) {
    let lesson = Arc::clone(&play.lesson);
    let Some(lab) = &lesson.scene.lab else { return };
    let Some(table) = lab.table.as_ref().filter(|_| can_record(play)) else { return };
    for (i, data) in lab.instruments.iter().enumerate() {
        let name = format!("read.{}", data.id);
        let names = |column: &Column| {
            lesson.expressions.get(&column.is).is_some_and(|is| lesson.expressions.names_in(is, &name))
        };
        if table.columns.iter().any(names) && data.kind != InstrumentKind::Stopwatch {
            take_reading(play, i, data);
        }
    }
    let mut cells: Vec<f64> = Vec::new();
    for column in &table.columns {
        let cell = play.number_with(&column.is, &cells);
        cells.push(cell);
    }
    let plotted = lab.plot.as_ref().is_none_or(|plot| play.holds_if_any(plot.counts.as_ref()));
    let Some(bench) = play.state_mut::<Bench>() else { return };
    bench.rows.push(Row { cells: cells.clone(), struck: false, plotted });
    bench.sum_up();
    let row = bench.rows.len() - 1;
    play.tell(Recorded { row, cells });
    play.trigger(Trigger::Row(true));
    draw_line(play);
}

/// Strikes a row out: it stays to be seen, and counts no longer.
pub(super) fn strike(play: &mut Play, row: usize) {
    if set_struck(play, row, true) {
        play.tell(Struck { row });
    }
}

/// Brings a struck row back.
pub(super) fn restore(play: &mut Play, row: usize) {
    if set_struck(play, row, false) {
        play.tell(Restored { row });
    }
}

/// Marks a row as struck or not; whether that changed anything.
fn set_struck(play: &mut Play, row: usize, struck: bool) -> bool {
    let Some(bench) = play.state_mut::<Bench>() else { return false };
    let Some(found) = bench.rows.get_mut(row) else { return false };
    if std::mem::replace(&mut found.struck, struck) == struck {
        return false;
    }
    bench.sum_up();
    draw_line(play);
    true
}

/// Draws the line through the plotted points, or notes why there is none.
fn draw_line(play: &mut Play) {
    let lesson = Arc::clone(&play.lesson);
    let Some(plot) = lesson.scene.lab.as_ref().and_then(|l| l.plot.as_ref()) else { return };
    let Some(bench) = play.state_mut::<Bench>() else { return };
    bench.line = bench.fit(plot);
}
