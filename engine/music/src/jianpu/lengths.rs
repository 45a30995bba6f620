//! How a length becomes digits, dashes, dots and underlines.

use super::{Digit, Mark, Sign};
use crate::TIME_TOLERANCE;

/// Lengths that one digit can show without a dash: (quarter notes, underlines, dots), longest first.
const SHORT: [(f64, u8, u8); 12] = [
    (1.75, 0, 2),
    (1.5, 0, 1),
    (1.0, 0, 0),
    (0.875, 1, 2),
    (0.75, 1, 1),
    (0.5, 1, 0),
    (0.4375, 2, 2),
    (0.375, 2, 1),
    (0.25, 2, 0),
    (0.1875, 3, 1),
    (0.125, 3, 0),
    (0.0625, 4, 0),
];

/// Writes one note or rest from `from` to `to`; it is tied where it began before (`began`).
pub(super) fn write(signs: &mut Vec<Sign>, note: Option<usize>, digit: Digit, from: f64, to: f64, began: f64) {
    let mut now = from;
    while to - now > TIME_TOLERANCE {
        let left = to - now;
        let tied = digit.degree != 0 && now > began + TIME_TOLERANCE;
        let (length, underlines, dots, tuplet) = fit(left);
        let shown = Digit { underlines, dots, tuplet, tied, ..digit };
        signs.push(Sign { note, onset: now, length, mark: Mark::Digit(shown) });
        now += length;
        // A whole number of quarters: dashes follow a note, further zeros a rest.
        while digit.degree != 0 && length == 1.0 && to - now > 1.0 - TIME_TOLERANCE {
            signs.push(Sign { note, onset: now, length: 1.0, mark: Mark::Dash });
            now += 1.0;
        }
    }
}

/// The first digit's part of a length: (quarter notes, underlines, dots, tuplet).
fn fit(left: f64) -> (f64, u8, u8, u8) {
    let same = |a: f64, b: f64| (a - b).abs() < TIME_TOLERANCE;
    if left > 2.0 - TIME_TOLERANCE {
        return (1.0, 0, 0, 0);
    }
    if let Some(&(length, u, d)) = SHORT.iter().find(|s| same(s.0, left)) {
        return (length, u, d, 0);
    }
    // Three in the time of two, five in the time of four; the sounding length is kept.
    for (tuplet, stretch) in [(3, 1.5), (5, 1.25)] {
        if let Some(&(_, u, d)) = SHORT.iter().find(|s| same(s.0, left * stretch)) {
            return (left, u, d, tuplet);
        }
    }
    // Longest that fits without a dot; the rest is tied on. What is shorter than a 64th is a 64th.
    SHORT.iter().filter(|s| s.2 == 0).find(|s| s.0 < left).map_or((left, 4, 0, 0), |s| (s.0, s.1, 0, 0))
}

/// Joins underlines within a beat: a quarter, or three eighths where the measure counts in eighths by threes.
pub(super) fn join(signs: &mut [Sign], from: f64, beats: u8, beat_type: u8) {
    let beat = if beat_type == 8 && beats.is_multiple_of(3) { 1.5 } else { 1.0 };
    let beat_of = |onset: f64| libm::floor((onset - from + TIME_TOLERANCE) / beat);
    for i in 1..signs.len() {
        let (before, after) = signs.split_at_mut(i);
        let (Some(a), Some(b)) = (before.last_mut(), after.first()) else {
            continue;
        };
        let same = beat_of(a.onset) == beat_of(b.onset);
        if let (Mark::Digit(left), Mark::Digit(right)) = (&mut a.mark, &b.mark) {
            left.joined = same && left.underlines > 0 && right.underlines > 0;
        }
    }
}
