//! Measuring: readings, the stopwatch, rows of the table.

use super::bench::{Bench, Row};
use super::events::{Measured, Recorded, Struck};
use shujin_lab::fit;
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
    let Some(bench) = play.state_mut::<Bench>() else { return };
    bench.rows.push(Row { cells: cells.clone(), struck: false });
    bench.sum_up();
    let row = bench.rows.len() - 1;
    play.tell(Recorded { row, cells });
    play.trigger(Trigger::Row(true));
    draw_line(play);
}

pub(super) fn strike(play: &mut Play, row: usize) {
    let Some(bench) = play.state_mut::<Bench>() else { return };
    let Some(found) = bench.rows.get_mut(row) else { return };
    if !std::mem::replace(&mut found.struck, true) {
        bench.sum_up();
        play.tell(Struck { row });
        draw_line(play);
    }
}

pub(super) fn draw_line(play: &mut Play) {
    let lesson = Arc::clone(&play.lesson);
    let Some(plot) = lesson.scene.lab.as_ref().and_then(|l| l.plot.as_ref()) else { return };
    let Some(bench) = play.state_mut::<Bench>() else { return };
    let (Some(x), Some(y)) = (bench.column(&plot.x), bench.column(&plot.y)) else { return };
    let points: Vec<(f64, f64)> = x.into_iter().zip(y).collect();
    let enough = plot.line_from > 0 && points.len() >= plot.line_from as usize;
    bench.line = if enough { fit::line(&points).ok() } else { None };
}
