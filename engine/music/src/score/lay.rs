//! Measures laid end to end: absolute times, ties merged, loudness worked out, slurs closed.

use std::collections::BTreeMap;

use super::measure::{Raw, What};
use super::{Measure, Note, Notice};
use crate::SAME;

/// What the layout yields.
pub(super) struct Laid {
    pub notes: Vec<Note>,
    pub measures: Vec<Measure>,
    pub tempo: f64,
    /// Slurs as (first, last) indices into `notes`.
    pub slurs: Vec<(usize, usize)>,
}

/// Tempo where the file gives none.
const TEMPO: f64 = 90.0;
/// Loudness where the file gives none: mezzo forte.
const LEVEL: f64 = 0.68;
/// What a hairpin adds or takes where no dynamic mark follows it.
const HAIRPIN: f64 = 0.13;

pub(super) fn lay(raw: &[Raw], played: &[usize], notices: &mut Vec<Notice>) -> Laid {
    let mut laid = Layout::default();
    let mut onset = 0.0;
    for (position, &index) in played.iter().enumerate() {
        let measure = &raw[index];
        for item in &measure.items {
            let at = onset + item.at;
            match &item.what {
                What::Note(note) => laid.note(note, at, position),
                What::Dynamic(level) => laid.marks.push((at, *level)),
                What::Wedge(louder) => laid.wedge = Some((at, *louder)),
                What::WedgeStop => laid.close_wedge(at),
                What::Tempo(tempo) => match laid.tempo {
                    Some(first) if first != *tempo => {
                        let what = format!("measure {}: a change of tempo is not played", measure.number);
                        let notice = Notice { line: item.line, what };
                        if !notices.contains(&notice) {
                            notices.push(notice);
                        }
                    }
                    _ => laid.tempo = Some(*tempo),
                },
            }
        }
        laid.measures.push(Measure {
            number: measure.number.clone(),
            onset,
            length: measure.length,
            beats: measure.beats,
            beat_type: measure.beat_type,
            double_bar: measure.double,
        });
        onset += measure.length;
    }
    laid.finish()
}

#[derive(Default)]
struct Layout {
    /// Notes with their accent, in file order.
    notes: Vec<(Note, f64)>,
    measures: Vec<Measure>,
    tempo: Option<f64>,
    marks: Vec<(f64, f64)>,
    wedge: Option<(f64, bool)>,
    /// Hairpins: (start, end, louder).
    wedges: Vec<(f64, f64, bool)>,
    /// Tied notes that wait for their continuation, by pitch.
    tied: BTreeMap<u8, usize>,
    slurring: BTreeMap<String, usize>,
    slurs: Vec<(usize, usize)>,
}

impl Layout {
    fn note(&mut self, raw: &super::measure::RawNote, at: f64, measure: usize) {
        let index = match self.continued(raw, at) {
            Some(index) => index,
            None => {
                let note = Note {
                    id: 0,
                    onset: at,
                    length: raw.length,
                    pitch: raw.pitch,
                    velocity: 0.0,
                    lyric: raw.lyric.clone(),
                    measure,
                    phrase: None,
                };
                self.notes.push((note, raw.accent));
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
    fn continued(&mut self, raw: &super::measure::RawNote, at: f64) -> Option<usize> {
        let pitch = raw.pitch.filter(|_| raw.tie_stop)?;
        let index = self.tied.remove(&pitch)?;
        let note = &mut self.notes[index].0;
        if (note.end() - at).abs() > SAME {
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

    fn finish(mut self) -> Laid {
        self.marks.sort_by(|a, b| a.0.total_cmp(&b.0));
        let ramps = self.ramps();
        let marks = std::mem::take(&mut self.marks);
        for (note, accent) in &mut self.notes {
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
        Laid { notes, measures: self.measures, tempo: self.tempo.unwrap_or(TEMPO), slurs }
    }

    /// Hairpins with their levels: (start, end, from, to). A mark up to a quarter after the end is the
    /// goal; without one the hairpin changes the level by [`HAIRPIN`], which then stays.
    fn ramps(&mut self) -> Vec<(f64, f64, f64, f64)> {
        let mut ramps = Vec::new();
        for &(start, end, louder) in &self.wedges {
            let from = mark_at(&self.marks, start);
            let goal = self.marks.iter().find(|m| m.0 > start + SAME && m.0 <= end + 1.0);
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
    marks.iter().rev().find(|m| m.0 <= at + SAME).map_or(LEVEL, |m| m.1)
}

fn loudness(marks: &[(f64, f64)], ramps: &[(f64, f64, f64, f64)], at: f64) -> f64 {
    match ramps.iter().find(|r| at >= r.0 - SAME && at < r.1 - SAME) {
        Some(&(start, end, from, to)) => from + (to - from) * (at - start).max(0.0) / (end - start),
        None => mark_at(marks, at),
    }
}
