//! Measures laid end to end: absolute times, ties merged, loudness worked out, slurs closed.

use std::collections::BTreeMap;

use super::measure::{Item, ItemKind, ROUNDED, WrittenMeasure, WrittenNote};
use super::{Measure, Note, Tempo};
use crate::TIME_TOLERANCE;

/// What the layout yields.
pub(super) struct Timeline {
    pub notes: Vec<Note>,
    pub along: Vec<Note>,
    pub measures: Vec<Measure>,
    pub tempos: Vec<Tempo>,
    /// Slurs as (first, last) indices into `notes`.
    pub slurs: Vec<(usize, usize)>,
}

/// Tempo where the file gives none.
const TEMPO: f64 = 90.0;
/// Loudness where the file gives none: mezzo forte.
const LEVEL: f64 = 0.68;
/// What a hairpin adds or takes where no dynamic mark follows it.
const HAIRPIN: f64 = 0.13;
/// Quarter notes of a grace note, which are taken from what sounds before.
const GRACE: f64 = 0.125;

/// Lays the melody's measures end to end as they are played, and beside them the other parts.
pub(super) fn timeline(raw: &[WrittenMeasure], others: &[Vec<WrittenMeasure>], played: &[usize]) -> Timeline {
    let mut onset = 0.0;
    let mut measures = Vec::with_capacity(played.len());
    for (written, measure) in played.iter().map(|index| (*index, &raw[*index])) {
        measures.push(Measure {
            number: measure.number.clone(),
            written,
            onset,
            length: measure.length(),
            beats: measure.time.beats,
            beat_type: measure.time.beat_type,
            double_bar: measure.double,
        });
        onset += measure.length();
    }
    let mut tempos = Vec::new();
    let mut part = |raw: &[WrittenMeasure]| {
        let mut timeline = PartTimeline::default();
        for (position, (index, measure)) in played.iter().zip(&measures).enumerate() {
            let Some(raw) = raw.get(*index) else { continue };
            timeline.measure(&raw.items, measure.onset, position, &mut tempos);
        }
        timeline.finish()
    };
    let (notes, mut along, slurs) = part(raw);
    for (notes, graces, _) in others.iter().map(|raw| part(raw)) {
        along.extend(notes.into_iter().chain(graces).filter(|note| note.pitch.is_some()));
    }
    along.sort_by(|a, b| a.onset.total_cmp(&b.onset).then(a.pitch.cmp(&b.pitch)));
    along.iter_mut().enumerate().for_each(|(id, note)| note.id = id);
    Timeline { notes, along, measures, tempos: in_order(tempos), slurs }
}

/// Tempos by their moments, each once and only where it changes; the first holds from the beginning.
fn in_order(mut tempos: Vec<Tempo>) -> Vec<Tempo> {
    // Of several at one moment the first that was read: the melody's own, and a printed mark before a playback hint.
    tempos.sort_by(|one, other| one.onset.total_cmp(&other.onset));
    tempos.dedup_by(|later, one| later.onset - one.onset < TIME_TOLERANCE || later.tempo == one.tempo);
    match tempos.first_mut() {
        Some(first) => first.onset = 0.0,
        None => tempos.push(Tempo { onset: 0.0, tempo: TEMPO }),
    }
    tempos
}

#[derive(Default)]
struct PartTimeline {
    /// Notes with their accent, in file order.
    notes: Vec<(Note, f64)>,
    graces: Vec<(Note, f64)>,
    /// Grace notes that wait for the note that they stand before.
    waiting: Vec<WrittenNote>,
    marks: Vec<(f64, f64)>,
    wedge: Option<(f64, bool)>,
    /// Hairpins: (start, end, louder).
    wedges: Vec<(f64, f64, bool)>,
    /// Tied notes that wait for their continuation, by pitch.
    tied: BTreeMap<u8, usize>,
    slurring: BTreeMap<String, usize>,
    slurs: Vec<(usize, usize)>,
}

impl PartTimeline {
    fn measure(&mut self, items: &[Item], onset: f64, position: usize, tempos: &mut Vec<Tempo>) {
        let mut last = onset;
        for item in items {
            let at = onset + item.at;
            match &item.what {
                ItemKind::Note(note) => {
                    self.before(at, position);
                    self.note(note, at, position);
                }
                ItemKind::Grace(note) => self.waiting.push(note.clone()),
                ItemKind::Dynamic(level) => self.marks.push((at, *level)),
                ItemKind::Wedge(louder) => self.wedge = Some((at, *louder)),
                ItemKind::WedgeStop => self.close_wedge(at),
                ItemKind::Tempo(tempo) => tempos.push(Tempo { onset: at, tempo: *tempo }),
            }
            last = at;
        }
        self.before(last, position);
    }

    /// Sounds what waits, so that it ends at this moment; at the very beginning together with the note.
    fn before(&mut self, at: f64, measure: usize) {
        let waiting = std::mem::take(&mut self.waiting);
        let mut left = waiting.iter().filter(|note| !note.chord).count();
        for (index, raw) in waiting.iter().enumerate() {
            let onset = (at - left as f64 * GRACE).max(0.0);
            if waiting.get(index + 1).is_some_and(|next| !next.chord) {
                left = left.saturating_sub(1);
            }
            let note = Note { onset, length: GRACE, ..self.made(raw, at, measure) };
            self.graces.push((note, raw.accent));
        }
    }

    fn made(&self, raw: &WrittenNote, at: f64, measure: usize) -> Note {
        Note {
            id: 0,
            onset: at,
            length: raw.length,
            pitch: raw.pitch,
            unpitched: raw.unpitched,
            velocity: 0.0,
            lyric: raw.lyric.clone(),
            measure,
            phrase: None,
        }
    }

    fn note(&mut self, raw: &WrittenNote, at: f64, measure: usize) {
        let index = match self.continued(raw, at) {
            Some(index) => index,
            None => {
                self.notes.push((self.made(raw, at, measure), raw.accent));
                self.notes.len() - 1
            }
        };
        if let (Some(pitch), true) = (raw.pitch, raw.tie_start) {
            self.tied.insert(pitch, index);
        }
        // Stops before starts: a note may end one slur and begin the next under the same number.
        for (number, _) in raw.slurs.iter().filter(|s| !s.1) {
            if let Some(first) = self.slurring.remove(number) {
                self.slurs.push((first, index));
            }
        }
        for (number, _) in raw.slurs.iter().filter(|s| s.1) {
            self.slurring.insert(number.clone(), index);
        }
    }

    /// The note that this one prolongs, already prolonged.
    fn continued(&mut self, raw: &WrittenNote, at: f64) -> Option<usize> {
        let pitch = raw.pitch.filter(|_| raw.tie_stop)?;
        let index = self.tied.remove(&pitch)?;
        let note = &mut self.notes[index].0;
        // A measure that was rounded ends a little before its last note.
        if (note.end() - at).abs() > ROUNDED + TIME_TOLERANCE {
            return None;
        }
        note.length += raw.length;
        Some(index)
    }

    fn close_wedge(&mut self, at: f64) {
        if let Some((start, louder)) = self.wedge.take() {
            self.wedges.push((start, at, louder));
        }
    }

    /// Notes, grace notes, and slurs over the notes.
    fn finish(mut self) -> (Vec<Note>, Vec<Note>, Vec<(usize, usize)>) {
        self.marks.sort_by(|a, b| a.0.total_cmp(&b.0));
        let ramps = self.ramps();
        let marks = std::mem::take(&mut self.marks);
        for (note, accent) in self.notes.iter_mut().chain(&mut self.graces) {
            if note.pitch.is_some() {
                note.velocity = (loudness(&marks, &ramps, note.onset) + *accent).clamp(0.05, 1.0);
            }
        }
        // Sorted by time and pitch; slurs follow their notes to the new places.
        let mut order: Vec<usize> = (0..self.notes.len()).collect();
        order.sort_by(|&a, &b| {
            let (a, b) = (&self.notes[a].0, &self.notes[b].0);
            a.onset.total_cmp(&b.onset).then(a.pitch.cmp(&b.pitch))
        });
        let mut place = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new;
        }
        let mut notes: Vec<Note> = order.iter().map(|&old| self.notes[old].0.clone()).collect();
        for (id, note) in notes.iter_mut().enumerate() {
            note.id = id;
        }
        let slurs = self.slurs.iter().map(|&(a, b)| (place[a].min(place[b]), place[a].max(place[b]))).collect();
        (notes, self.graces.into_iter().map(|(note, _)| note).collect(), slurs)
    }

    /// Hairpins with their levels: (start, end, from, to). A mark up to a quarter after the end is the
    /// goal; without one the hairpin changes the level by [`HAIRPIN`], which then stays.
    fn ramps(&mut self) -> Vec<(f64, f64, f64, f64)> {
        let mut ramps = Vec::new();
        for &(start, end, louder) in &self.wedges {
            let from = mark_at(&self.marks, start);
            let goal = self.marks.iter().find(|m| m.0 > start + TIME_TOLERANCE && m.0 <= end + 1.0);
            let to = match goal {
                Some(&(_, level)) => level,
                None => {
                    let to = (from + if louder { HAIRPIN } else { -HAIRPIN }).clamp(0.05, 1.0);
                    let at = self.marks.partition_point(|m| m.0 <= end);
                    self.marks.insert(at, (end, to));
                    to
                }
            };
            ramps.push((start, end, from, to));
        }
        ramps
    }
}

fn mark_at(marks: &[(f64, f64)], at: f64) -> f64 {
    marks.iter().rev().find(|m| m.0 <= at + TIME_TOLERANCE).map_or(LEVEL, |m| m.1)
}

fn loudness(marks: &[(f64, f64)], ramps: &[(f64, f64, f64, f64)], at: f64) -> f64 {
    match ramps.iter().find(|r| at >= r.0 - TIME_TOLERANCE && at < r.1 - TIME_TOLERANCE) {
        Some(&(start, end, from, to)) => from + (to - from) * (at - start).max(0.0) / (end - start),
        None => mark_at(marks, at),
    }
}
