//! A score as it sounds: every note with its moment, length, pitch, loudness and word.
//!
//! What is read: one part of a partwise MusicXML file (3.x or 4.0) as the melody, with chords, several voices,
//! ties, dots, tuplets, grace notes, dynamics and hairpins, accents, lyrics (first verse), slurs, changes of tempo,
//! upbeats, repeat bars, endings and jumps, as what sounds and not as what a transposing part writes; the other parts
//! where they are wished for. What is not is named, each in a [`Notice`]: see [`Omission`].

#[cfg(feature = "author")]
mod decode;
mod measure;
mod navigation;
mod omission;
mod phrase;
mod read;
mod timeline;
mod unfold;
mod xml_error;

#[cfg(feature = "author")]
pub use decode::to_utf8;
pub use omission::Omission;

use serde::{Deserialize, Serialize};

use crate::Error;

/// A piece of music, repeats unfolded, times in quarter notes from its start.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Title of the work or movement; may be empty.
    pub title: String,
    /// Composer or origin as the file names it; may be empty.
    pub composer: String,
    /// The file's `<source>`; may be empty.
    pub source: String,
    /// Sharps (positive) or flats (negative) of the key signature at the start, −7 to 7.
    pub key_fifths: i8,
    /// Mode at the start.
    pub mode: Mode,
    /// Upper number of the time signature at the start.
    pub beats: u8,
    /// Lower number of the time signature at the start.
    pub beat_type: u8,
    /// Quarter notes per minute from moments on, the first from 0 on; 90 where the file says nothing.
    pub tempos: Vec<Tempo>,
    /// The part that `notes` are of, and all that there are.
    pub parts: Vec<Part>,
    /// Notes and rests of the melody's part by onset, then by pitch. `notes[i].id == i`.
    pub notes: Vec<Note>,
    /// What sounds along and is not played by touch nor written: grace notes, and the other parts where they were wished for.
    /// `along[i].id == i`.
    pub along: Vec<Note>,
    /// Phrases by onset; never empty in a score that was read.
    pub phrases: Vec<Phrase>,
    /// Measures in the order they sound.
    pub measures: Vec<Measure>,
    /// What the file holds but this reader leaves out.
    pub notices: Vec<Notice>,
}

/// Mode of a key signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Major, and anything the file does not name.
    #[default]
    Major,
    /// Minor.
    Minor,
    /// Any other named mode.
    Other,
}

/// One sounding note, ties merged, or one rest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Its index in [`Score::notes`].
    pub id: usize,
    /// Start in quarter notes from the start of the score.
    pub onset: f64,
    /// Length in quarter notes, greater than 0.
    pub length: f64,
    /// MIDI note number (60 is C4); `None` is a rest.
    pub pitch: Option<u8>,
    /// Struck, as a drum is: the pitch is where it stands on the staff.
    pub unpitched: bool,
    /// Loudness, 0 to 1, from dynamics, hairpins and accents; 0 for a rest.
    pub velocity: f64,
    /// The syllable sung on it, first verse.
    pub lyric: Option<String>,
    /// Index in [`Score::measures`] of the measure it starts in.
    pub measure: usize,
    /// Index in [`Score::phrases`] of the phrase it starts in.
    pub phrase: Option<usize>,
}

/// A stretch of music that belongs together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Phrase {
    /// Start in quarter notes.
    pub onset: f64,
    /// Length in quarter notes, up to the next phrase or the end.
    pub length: f64,
    /// First note (index in [`Score::notes`]).
    pub first: usize,
    /// Last note, inclusive.
    pub last: usize,
}

/// One measure as played.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// Number as written; the same number appears again in a repeat, a pickup is usually "0".
    pub number: String,
    /// Which measure of the file it is, from 0.
    pub written: usize,
    /// Start in quarter notes.
    pub onset: f64,
    /// Length in quarter notes; a pickup is shorter than its time signature.
    pub length: f64,
    /// Upper number of its time signature.
    pub beats: u8,
    /// Lower number of its time signature.
    pub beat_type: u8,
    /// Whether a double or final bar line ends it.
    pub double_bar: bool,
}

/// A tempo, from a moment on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Tempo {
    /// Quarter notes from the start.
    pub onset: f64,
    /// Quarter notes per minute.
    pub tempo: f64,
}

/// A part of the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its id in the file, `P1`.
    pub id: String,
    /// Its name; may be empty.
    pub name: String,
    /// Whether it is the melody.
    pub melody: bool,
}

/// Something in the file that is left out, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Line in the file, from 1.
    pub line: u32,
    /// What is left out.
    pub what: Omission,
}

/// What of a score is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The melody's part, by id or name; the first one with a note where none is said.
    pub part: Option<String>,
    /// Whether the other parts sound along.
    pub others: bool,
}

impl Part {
    /// The part's id, with its name if it has one.
    pub fn called(&self) -> String {
        if self.name.is_empty() { self.id.clone() } else { format!("{} ({})", self.id, self.name) }
    }
}

impl Phrase {
    /// End in quarter notes.
    pub fn end(&self) -> f64 {
        self.onset + self.length
    }
}

impl Note {
    /// End in quarter notes.
    pub fn end(&self) -> f64 {
        self.onset + self.length
    }
}

impl Score {
    /// Reads MusicXML that is UTF-8 text; the melody is the first part that has a note.
    ///
    /// # Errors
    /// The first thing that stops the reading, with line and measure; see [`crate::ErrorKind`].
    pub fn read_musicxml(bytes: &[u8]) -> Result<Score, Error> {
        read::read(bytes, &ReadOptions::default())
    }

    /// The same with a part of one's own choice.
    ///
    /// # Errors
    /// As [`Self::read_musicxml`], and [`crate::ErrorKind::Part`] where there is no such part.
    pub fn read_with(bytes: &[u8], options: &ReadOptions) -> Result<Score, Error> {
        read::read(bytes, options)
    }

    /// Quarter notes per minute at the start.
    pub fn tempo(&self) -> f64 {
        self.tempos.first().map_or(90.0, |first| first.tempo)
    }

    /// Begins with this tempo; changes keep their proportion.
    pub fn set_tempo(&mut self, tempo: f64) {
        let change = tempo / self.tempo();
        self.tempos.iter_mut().for_each(|one| one.tempo *= change);
    }

    /// The same score with phrases given as ranges of written measure numbers, both ends included,
    /// where repeats sound counted the first time through.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Phrase`] where a number does not exist, or ranges overlap or run backwards.
    pub fn with_phrases(mut self, ranges: &[(usize, usize)]) -> Result<Score, Error> {
        let phrases = phrase::from_ranges(&self, ranges)?;
        phrase::apply(&mut self, phrases);
        Ok(self)
    }

    /// Length of the whole score in quarter notes.
    pub fn length(&self) -> f64 {
        self.measures.last().map_or(0.0, |m| m.onset + m.length)
    }

    /// The melody: the highest note at each onset, rests left out.
    pub fn melody(&self) -> Vec<&Note> {
        let mut line: Vec<&Note> = Vec::new();
        for note in self.notes.iter().filter(|n| n.pitch.is_some()) {
            match line.last() {
                // Sorted by pitch within an onset, so the later is the higher.
                Some(last) if note.onset - last.onset < crate::TIME_TOLERANCE => {
                    line.pop();
                    line.push(note);
                }
                _ => line.push(note),
            }
        }
        line
    }

    /// Lowest and highest MIDI number, or `None` for a score of rests.
    pub fn range(&self) -> Option<(u8, u8)> {
        let mut pitches = self.notes.iter().filter_map(|n| n.pitch);
        let first = pitches.next()?;
        Some(pitches.fold((first, first), |(low, high), p| (low.min(p), high.max(p))))
    }
}
