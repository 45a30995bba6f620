//! Numbered notation (简谱) of a score, as data to draw; [`spoken`] says it in words.
//!
//! Degree 1 is the key signature's do, from C4 upwards without dots, also in minor, as Chinese songbooks
//! write it. Only the melody is written: the highest note at each moment. A length that crosses a
//! bar line, or that one sign cannot show, is written as tied signs.

mod degree;
mod lengths;
pub mod spoken;

pub use degree::{degree, do_midi, do_name};
use serde::{Deserialize, Serialize};

use crate::{Note, Score, TIME_TOLERANCE};

/// A score in numbered notation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Do, as in "1=F".
    pub key: String,
    /// Upper number of the time signature.
    pub beats: u8,
    /// Lower number of the time signature.
    pub beat_type: u8,
    /// Measures in the order they sound.
    pub bars: Vec<Bar>,
}

/// One measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Index in [`Score::measures`].
    pub measure: usize,
    /// Signs from left to right.
    pub signs: Vec<Sign>,
    /// The bar line that closes it.
    pub line: BarLine,
}

/// A bar line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BarLine {
    /// |
    Single,
    /// ||
    Double,
    /// The end of the piece.
    Final,
}

/// One sign: a digit with its dots and underlines, or a dash that prolongs the digit before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sign {
    /// Index in [`Score::notes`] of the note that it belongs to; `None` for time that no voice fills.
    pub note: Option<usize>,
    /// Start in quarter notes from the start of the score.
    pub onset: f64,
    /// Length in quarter notes.
    pub length: f64,
    /// What is drawn.
    pub mark: Mark,
}

/// What a sign looks like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// A digit, 0 being a rest.
    Digit(Digit),
    /// A dash: one quarter more.
    Dash,
}

/// A digit and everything around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Digit {
    /// 1 to 7, or 0 for a rest.
    pub degree: u8,
    /// A cross in place of the digit: something struck, that has no pitch.
    pub cross: bool,
    /// Sharp (1), flat (−1) or neither, before the digit.
    pub accidental: i8,
    /// Dots above (positive) or below (negative).
    pub octave: i8,
    /// Lines below: 1 for an eighth, 2 for a sixteenth, and so on.
    pub underlines: u8,
    /// Augmentation dots after the digit.
    pub dots: u8,
    /// 3 for a note of a triplet, 5 of a quintuplet; 0 otherwise.
    pub tuplet: u8,
    /// Tied to the digit before: not struck again.
    pub tied: bool,
    /// Its lowest underline runs on to the next sign, because both lie in one beat.
    pub joined: bool,
}

impl Digit {
    /// What stands between accidental and dots: the digit, or a cross.
    pub fn sign(&self) -> char {
        if self.cross { 'X' } else { char::from(b'0' + self.degree.min(9)) }
    }
}

/// Writes a score in numbered notation.
pub fn write(score: &Score) -> Sheet {
    let line = voice(score);
    let mut bars: Vec<Bar> = Vec::with_capacity(score.measures.len());
    for (index, measure) in score.measures.iter().enumerate() {
        let (from, to) = (measure.onset, measure.onset + measure.length);
        let mut signs = Vec::new();
        let mut now = from;
        let begun = line.partition_point(|s| s.to <= from + TIME_TOLERANCE);
        for span in line[begun..].iter().take_while(|s| s.from < to - TIME_TOLERANCE) {
            if span.from > now + TIME_TOLERANCE {
                lengths::write(&mut signs, None, rest(), now, span.from, now);
            }
            let digit = span.note.map_or(rest(), |n| digit(n, score.key_fifths, span.from < from - TIME_TOLERANCE));
            now = span.to.min(to);
            lengths::write(&mut signs, span.note.map(|n| n.id), digit, span.from.max(from), now, span.from);
        }
        if now < to - TIME_TOLERANCE {
            lengths::write(&mut signs, None, rest(), now, to, now);
        }
        lengths::join(&mut signs, from, measure.beats, measure.beat_type);
        let line = match (index + 1 == score.measures.len(), measure.double_bar) {
            (true, _) => BarLine::Final,
            (_, true) => BarLine::Double,
            _ => BarLine::Single,
        };
        bars.push(Bar { measure: index, signs, line });
    }
    Sheet { key: format!("1={}", do_name(score.key_fifths)), beats: score.beats, beat_type: score.beat_type, bars }
}

impl Sheet {
    /// The sign being played at a moment (quarter notes): (bar, sign).
    pub fn at(&self, quarter: f64) -> Option<(usize, usize)> {
        self.bars.iter().enumerate().find_map(|(b, bar)| {
            let here = |s: &Sign| quarter >= s.onset - TIME_TOLERANCE && quarter < s.onset + s.length - TIME_TOLERANCE;
            bar.signs.iter().position(here).map(|s| (b, s))
        })
    }
}

/// A stretch of the written line.
struct Span<'a> {
    from: f64,
    to: f64,
    /// `None` for a rest.
    note: Option<&'a Note>,
}

/// The melody with each note cut where the next begins; rests fill what is left.
fn voice(score: &Score) -> Vec<Span<'_>> {
    let melody = score.melody();
    let next = |i: usize| melody.get(i + 1).map_or(f64::INFINITY, |n| n.onset);
    melody.iter().enumerate().map(|(i, n)| Span { from: n.onset, to: n.end().min(next(i)), note: Some(n) }).collect()
}

fn digit(note: &Note, fifths: i8, tied: bool) -> Digit {
    match note.pitch {
        Some(_) if note.unpitched => Digit { degree: 1, cross: true, tied, ..Digit::default() },
        Some(midi) => {
            let (degree, accidental, octave) = degree(midi, fifths);
            Digit { degree, accidental, octave, tied, ..Digit::default() }
        }
        None => rest(),
    }
}

fn rest() -> Digit {
    Digit::default()
}
