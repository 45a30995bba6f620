//! Playing the melody by touch: the pupil touches the next note, in their own time.
//!
//! Judges the pitch, never the timing. A wrong touch does not advance; the answer holds the expected note.

use crate::Score;
use crate::jianpu::degree;

/// What the pupil touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A degree, 1 to 7, in any octave: the keys for beginners.
    Degree(u8),
    /// A pitch, as a MIDI number.
    Midi(u8),
}

/// The note that was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// Index in [`Score::notes`].
    pub note: usize,
    /// MIDI number.
    pub midi: u8,
    /// Struck, not tuned: any key is right.
    pub unpitched: bool,
    /// Degree, 1 to 7.
    pub degree: u8,
    /// Dots above (positive) or below.
    pub octave: i8,
}

/// What to say to a touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// Whether it was the next note.
    pub right: bool,
    /// The note that was expected; `None` once the melody is played.
    pub expected: Option<Expected>,
    /// Wrong touches so far at this note.
    pub misses: u32,
    /// Whether the melody is now played to its end.
    pub done: bool,
}

/// Where the pupil is in the melody.
#[derive(Debug, Clone)]
pub struct Practice {
    melody: Vec<Expected>,
    at: usize,
    misses: u32,
    right: u32,
    wrong: u32,
}

impl Practice {
    /// The melody of one phrase, or of the whole score where there is none such.
    pub fn new(score: &Score, phrase: Option<usize>) -> Practice {
        let range = phrase.and_then(|p| score.phrases.get(p)).map(|p| p.first..=p.last);
        let melody = score
            .melody()
            .into_iter()
            .filter(|n| range.as_ref().is_none_or(|r| r.contains(&n.id)))
            .filter_map(|n| {
                let midi = n.pitch?;
                let (degree, _, octave) = degree(midi, score.key_fifths);
                Some(Expected { note: n.id, midi, unpitched: n.unpitched, degree, octave })
            })
            .collect();
        Practice { melody, at: 0, misses: 0, right: 0, wrong: 0 }
    }

    /// All notes to touch, in order.
    pub fn melody(&self) -> &[Expected] {
        &self.melody
    }

    /// The note to touch next; `None` at the end.
    pub fn expected(&self) -> Option<Expected> {
        self.melody.get(self.at).copied()
    }

    /// Judges a touch, and goes on if it is right.
    pub fn play(&mut self, key: Key) -> Judgement {
        let Some(expected) = self.expected() else {
            return Judgement { right: false, expected: None, misses: 0, done: true };
        };
        let right = match key {
            _ if expected.unpitched => true,
            Key::Degree(d) => d == expected.degree,
            Key::Midi(m) => m == expected.midi,
        };
        if right {
            self.at += 1;
            self.right += 1;
            self.misses = 0;
        } else {
            self.misses += 1;
            self.wrong += 1;
        }
        Judgement { right, expected: Some(expected), misses: self.misses, done: self.at == self.melody.len() }
    }

    /// Wrong touches so far at the note that is expected.
    pub fn misses(&self) -> u32 {
        self.misses
    }

    /// Back to the first note; counts start at 0.
    pub fn restart(&mut self) {
        (self.at, self.misses, self.right, self.wrong) = (0, 0, 0, 0);
    }

    /// Notes played so far, and notes in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.at, self.melody.len())
    }

    /// Right and wrong touches so far.
    pub fn counts(&self) -> (u32, u32) {
        (self.right, self.wrong)
    }

    /// Everything that matters, for hashing: place, misses here, right, wrong.
    pub fn state(&self) -> Vec<f64> {
        vec![self.at as f64, f64::from(self.misses), f64::from(self.right), f64::from(self.wrong)]
    }
}
