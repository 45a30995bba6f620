//! What a note feels like: vibration patterns for the Web Vibration API and the like.
//!
//! Those devices know only on and off, so loudness becomes the share of the note that vibrates: a loud
//! note is felt long, a soft one as a tap. Length follows the note's own. Pitch is not felt here.

use crate::{Note, Score};

/// Shortest pulse that a hand feels on common phones, in milliseconds.
const TAP: f64 = 15.0;
/// Silence that keeps two notes apart, in milliseconds.
const GAP: f64 = 25.0;
/// Browsers cut patterns with more entries than this.
const ENTRIES: usize = 99;

/// One note: `[on]` in milliseconds, or nothing for a rest.
pub fn note(note: &Note, seconds_per_quarter: f64) -> Vec<u32> {
    if note.pitch.is_none() {
        return Vec::new();
    }
    vec![on(note, seconds_per_quarter)]
}

/// A phrase: `[on, off, on, …]` in milliseconds, in time with the melody; empty for one that doesn't
/// exist. It has at most 99 entries, ends with a pulse and begins with the phrase's first note.
pub fn phrase(score: &Score, index: usize, seconds_per_quarter: f64) -> Vec<u32> {
    let Some(phrase) = score.phrases.get(index) else {
        return Vec::new();
    };
    let notes: Vec<&Note> =
        score.melody().into_iter().filter(|n| (phrase.first..=phrase.last).contains(&n.id)).collect();
    let mut pattern = Vec::new();
    for (i, note) in notes.iter().enumerate() {
        let pulse = on(note, seconds_per_quarter);
        pattern.push(pulse);
        if let Some(next) = notes.get(i + 1) {
            let step = millis((next.onset - note.onset) * seconds_per_quarter);
            pattern.push((step - f64::from(pulse)).max(0.0) as u32);
        }
    }
    pattern.truncate(ENTRIES);
    pattern
}

fn on(note: &Note, seconds_per_quarter: f64) -> u32 {
    let whole = millis(note.length * seconds_per_quarter);
    let felt = whole * (0.2 + 0.6 * note.velocity.clamp(0.0, 1.0));
    libm::round(felt.min(whole - GAP).max(TAP)) as u32
}

fn millis(seconds: f64) -> f64 {
    libm::round(seconds.clamp(0.0, 10.0) * 1000.0)
}
