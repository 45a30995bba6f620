//! What sound becomes light and form, moment by moment.
//!
//! Each note is a shape on a field of time and pitch: its place from left to right is its onset, its
//! width its length, its height above the ground its pitch, its thickness its loudness, its colour and
//! its weave its degree; each phrase is an arch over its notes. So every quality of the sound has two
//! signs, and none hangs on colour alone. A note that sounds glows, and the glow is kept below what
//! counts as a flash at any speed. Nothing here draws; the stage does, from a [`Frame`].

mod frame;
mod luminance;
pub mod palette;

pub use frame::{Arch, Frame, Motion, Shape};
pub use luminance::{Flashes, cells, flashes, luminance};

use crate::jianpu::degree;
use crate::{Note, Score, TIME_TOLERANCE};
pub use palette::Pattern;

/// What a glow adds to the relative luminance: below the 0.1 at which a change can count as a flash.
pub const GLOW: f64 = 0.08;
/// Quarter notes in the scrolling view.
const VIEW_QUARTERS: f64 = 10.0;
/// The playhead's place in the scrolling view, from the left.
const PLAYHEAD: f64 = 0.3;
/// Quarter notes that a glow takes to rise, at most half the note.
const RISE: f64 = 0.2;
/// Quarter notes that it takes to fade after the note's end.
const FADE: f64 = 0.6;
/// The part of the field where notes lie; the arches are above.
const PITCH_FIELD: (f64, f64) = (0.1, 0.76);
/// Thickness of the softest and of the loudest notes of a score: three times as thick, to be told apart from the back of a room. A whole tone of
/// a tune of one octave and a half lies 0.077 apart: thicker ones would pass the same places one after the other, and flicker there.
const THICKNESS: (f64, f64) = (0.022, 0.074);
/// What is between them is at least this much of the whole range of loudness, so that a score of one loudness shows no differences.
const CONTRAST: f64 = 0.3;
/// Gold of the arches.
const GOLD: [f64; 3] = [0.66, 0.52, 0.25];

/// A score laid out to be seen. Build it once; ask it for a frame at any moment, in any order.
#[derive(Debug, Clone)]
pub struct Visuals {
    /// Shapes and arches without glow; the notes' ends and the phrases' ends.
    shapes: Vec<Shape>,
    ends: Vec<f64>,
    arches: Vec<Arch>,
}

impl Visuals {
    /// Lays out a score. Rests have no shape.
    pub fn new(score: &Score) -> Visuals {
        let (low, high) = score.range().unwrap_or((60, 72));
        let sounding = || score.notes.iter().filter(|n| n.pitch.is_some());
        let loudness = || sounding().map(|note| note.velocity);
        let (soft, loud) = (loudness().fold(1.0, f64::min), loudness().fold(0.0, f64::max));
        let thick =
            |velocity: f64| THICKNESS.0 + (THICKNESS.1 - THICKNESS.0) * (velocity - soft) / (loud - soft).max(CONTRAST);
        Visuals {
            shapes: sounding().map(|n| shape(n, thick(n.velocity), score.key_fifths, (low, high))).collect(),
            ends: sounding().map(Note::end).collect(),
            arches: score.phrases.iter().enumerate().map(|(i, p)| arch(i, p.onset, p.length)).collect(),
        }
    }

    /// What is to be seen at a moment in quarter notes, with the view moving as asked.
    pub fn frame(&self, quarter: f64, motion: Motion) -> Frame {
        let (left, right) = self.view(quarter, motion);
        let inside = |x: f64, width: f64| x + width > left && x < right;
        let shapes = self.shapes.iter().zip(&self.ends);
        Frame {
            at: quarter,
            left,
            right,
            background: palette::GROUND,
            shapes: shapes
                .filter(|(s, _)| inside(s.x, s.width))
                .map(|(s, end)| {
                    let glow = glow(s.x, *end, quarter);
                    let colour = with_glow(s.colour, glow);
                    Shape {
                        glow,
                        colour,
                        weave: palette::weave(colour),
                        past: *end <= quarter + TIME_TOLERANCE,
                        ..s.clone()
                    }
                })
                .collect(),
            arches: self
                .arches
                .iter()
                .filter(|a| inside(a.x, a.width))
                .map(|a| {
                    let glow = glow(a.x, a.x + a.width, quarter);
                    Arch { glow, colour: with_glow(a.colour, glow), ..a.clone() }
                })
                .collect(),
        }
    }

    fn view(&self, quarter: f64, motion: Motion) -> (f64, f64) {
        let scrolled = (quarter - PLAYHEAD * VIEW_QUARTERS, quarter + (1.0 - PLAYHEAD) * VIEW_QUARTERS);
        match motion {
            Motion::Scroll => scrolled,
            // The phrase at the moment, else the last one before, with a margin on both sides.
            Motion::Still => {
                let begun = self.arches.iter().rfind(|a| a.x <= quarter + TIME_TOLERANCE).or(self.arches.first());
                begun.map_or(scrolled, |a| (a.x - 0.5, a.x + a.width + 0.5))
            }
        }
    }
}

fn shape(note: &Note, height: f64, fifths: i8, (low, high): (u8, u8)) -> Shape {
    let midi = note.pitch.unwrap_or(low);
    let (degree, _, _) = degree(midi, fifths);
    // At least an octave from bottom to top, so that a narrow tune isn't blown up.
    let steps = f64::from(high - low).max(12.0);
    let y = PITCH_FIELD.0 + (PITCH_FIELD.1 - PITCH_FIELD.0) * f64::from(midi - low) / steps;
    Shape {
        note: note.id,
        x: note.onset,
        width: note.length - (0.08_f64).min(note.length * 0.2),
        y,
        height,
        degree,
        pattern: palette::pattern(degree),
        colour: palette::colour(degree),
        weave: palette::weave(palette::colour(degree)),
        glow: 0.0,
        past: false,
    }
}

fn arch(phrase: usize, x: f64, width: f64) -> Arch {
    Arch { phrase, x, width, y: 0.85, rise: 0.08, thickness: 0.015, colour: GOLD, glow: 0.0 }
}

/// Rises smoothly from the onset, holds, and fades smoothly after the end.
fn glow(from: f64, to: f64, at: f64) -> f64 {
    let rise = smooth((at - from) / RISE.min((to - from) / 2.0));
    rise * (1.0 - smooth((at - to) / FADE))
}

/// 0 below 0, 1 above 1, without a kink between.
fn smooth(x: f64) -> f64 {
    let x = x.clamp(0.0, 1.0);
    x * x * (3.0 - 2.0 * x)
}

/// A colour mixed with so much white that its relative luminance grows by [`GLOW`] times the glow.
fn with_glow(colour: [f64; 3], glow: f64) -> [f64; 3] {
    if glow <= 0.0 {
        return colour;
    }
    let luminance = crate::flash::relative(colour);
    let white = (GLOW * glow / (1.0 - luminance).max(GLOW)).min(1.0);
    colour.map(|c| {
        let linear = crate::flash::linear(c);
        crate::flash::encode(linear + (1.0 - linear) * white)
    })
}
