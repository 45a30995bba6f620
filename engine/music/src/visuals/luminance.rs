//! How bright a frame is, as a whole and place by place, so that flashes can be counted.

use super::{Frame, Motion, Shape, Visuals};
use crate::flash::{Counter, relative};
use crate::{Score, transport::Transport};

/// Grid on which flashes are counted: cells of about 4 cm on an 86-inch board.
const GRID: (usize, usize) = (48, 27);

/// Mean relative luminance of the whole frame, 0 to 1.
pub fn luminance(frame: &Frame) -> f64 {
    let cells = cells(frame, GRID.0, GRID.1);
    cells.iter().sum::<f64>() / cells.len() as f64
}

/// Relative luminance at the middle of each cell of a grid, rows from the bottom; both numbers at least 1. Shapes are taken
/// as filled with their colour: their weave differs from it by less than a flash needs ([`WEAVE`](super::palette::WEAVE)).
/// The playhead is left out: in the scrolling view it stands still, in the still one it passes each place once a phrase.
pub fn cells(frame: &Frame, columns: usize, rows: usize) -> Vec<f64> {
    let (columns, rows) = (columns.max(1), rows.max(1));
    let mut cells = vec![relative(frame.background); columns * rows];
    let scale = columns as f64 / (frame.right - frame.left).max(1e-9);
    let mut fill = |x: f64, width: f64, bottom: f64, top: f64, light: f64| {
        for row in middles(bottom * rows as f64, top * rows as f64, rows) {
            for column in middles((x - frame.left) * scale, (x + width - frame.left) * scale, columns) {
                cells[row * columns + column] = light;
            }
        }
    };
    for arch in &frame.arches {
        let light = relative(arch.colour);
        // A parabola over the phrase, in strips as wide as a cell.
        let strip = 1.0 / scale;
        let strips = libm::ceil(arch.width / strip) as usize;
        for i in 0..strips.min(4 * columns) {
            let x = i as f64 * strip;
            let t = ((x + strip / 2.0) / arch.width).min(1.0);
            let bottom = arch.y + arch.rise * 4.0 * t * (1.0 - t);
            fill(arch.x + x, strip.min(arch.width - x), bottom, bottom + arch.thickness, light);
        }
    }
    for Shape { x, width, y, height, colour, .. } in &frame.shapes {
        fill(*x, *width, y - height / 2.0, y + height / 2.0, relative(*colour));
    }
    cells
}

/// Cells whose middle lies between two edges.
fn middles(from: f64, to: f64, count: usize) -> std::ops::Range<usize> {
    let first = libm::ceil(from - 0.5).clamp(0.0, count as f64);
    let last = libm::ceil(to - 0.5).clamp(first, count as f64);
    first as usize..last as usize
}

/// The most flashes in any one second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flashes {
    /// Of the picture's mean luminance.
    pub whole: usize,
    /// Of any single place in it: stricter than WCAG, which lets a quarter of the field flash.
    pub place: usize,
}

/// Plays a whole score at a rate (see [`Transport::set_rate`]), 60 steps a second, and counts what flashes. Both
/// numbers should be at most 2. A three-minute song takes about a tenth of a second, so checks can call it.
pub fn flashes(score: &Score, rate: f64, motion: Motion) -> Flashes {
    const STEP: f64 = 1.0 / 60.0;
    let visuals = Visuals::new(score);
    let mut transport = Transport::new(score);
    transport.set_rate(rate);
    transport.play();
    let mut whole = Counter::default();
    let mut places = vec![Counter::default(); GRID.0 * GRID.1];
    let mut at = 0.0;
    while transport.playing() {
        let cells = cells(&visuals.frame(transport.position(), motion), GRID.0, GRID.1);
        whole.next(cells.iter().sum::<f64>() / cells.len() as f64, at);
        for (place, &light) in places.iter_mut().zip(&cells) {
            place.next(light, at);
        }
        transport.tick(STEP);
        at += STEP;
    }
    Flashes { whole: whole.most(), place: places.iter().map(Counter::most).max().unwrap_or(0) }
}
