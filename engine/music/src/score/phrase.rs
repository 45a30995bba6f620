//! Where one phrase ends and the next begins.
//!
//! The caller's ranges come first. Else the outermost slurs, if between them they cover every note:
//! then they are phrase marks, while slurs under single syllables lie within them. Else double bar
//! lines. Else the whole piece is one phrase.

use super::{Note, Phrase, Score};
use crate::TIME_TOLERANCE;
use crate::error::{Error, ErrorKind};

/// Phrases as the score itself marks them.
pub(super) fn find(score: &Score, slurs: &[(usize, usize)]) -> Vec<Phrase> {
    let starts = from_slurs(&score.notes, slurs).unwrap_or_else(|| from_bars(score));
    from_starts(score, &starts)
}

/// Onsets of the outermost slurs, if every sounding note lies under one.
fn from_slurs(notes: &[Note], slurs: &[(usize, usize)]) -> Option<Vec<f64>> {
    let mut sorted = slurs.to_vec();
    // The longer of two that begin together comes first, so that the shorter is found to lie within.
    sorted.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    let mut outer: Vec<(usize, usize)> = Vec::new();
    for slur in sorted {
        if outer.last().is_none_or(|o| slur.1 > o.1) {
            outer.push(slur);
        }
    }
    let covered = |n: &Note| {
        let after = outer.partition_point(|o| o.0 <= n.id);
        after > 0 && n.id <= outer[after - 1].1
    };
    if outer.is_empty() || !notes.iter().filter(|n| n.pitch.is_some()).all(covered) {
        return None;
    }
    let mut starts: Vec<f64> = outer.iter().map(|o| notes[o.0].onset).collect();
    starts.dedup_by(|a, b| *a - *b < TIME_TOLERANCE);
    Some(starts)
}

fn from_bars(score: &Score) -> Vec<f64> {
    let mut starts = vec![0.0];
    starts.extend(score.measures.iter().filter(|m| m.double_bar).map(|m| m.onset + m.length));
    starts
}

fn from_starts(score: &Score, starts: &[f64]) -> Vec<Phrase> {
    let end = score.length();
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts.iter().zip(ends).filter_map(|(&from, to)| cut(score, from, to)).collect()
}

/// The caller's ranges of written measure numbers.
pub(super) fn from_ranges(score: &Score, ranges: &[(usize, usize)]) -> Result<Vec<Phrase>, Error> {
    let mut phrases = Vec::new();
    let mut after = 0.0;
    for &(first, last) in ranges {
        let wrong = || Error::at(ErrorKind::Phrase(first, last), 0, None);
        let find = |number: usize| score.measures.iter().find(|m| m.number == number.to_string());
        let (a, b) = (find(first).ok_or_else(wrong)?, find(last).ok_or_else(wrong)?);
        let (from, to) = (a.onset, b.onset + b.length);
        if from < after - TIME_TOLERANCE || to <= from {
            return Err(wrong());
        }
        after = to;
        phrases.push(cut(score, from, to).ok_or_else(wrong)?);
    }
    if phrases.is_empty() {
        return Err(Error::at(ErrorKind::Phrase(0, 0), 0, None));
    }
    Ok(phrases)
}

/// The phrase between two moments; none if no note begins there.
fn cut(score: &Score, from: f64, to: f64) -> Option<Phrase> {
    let first = score.notes.partition_point(|n| n.onset <= from - TIME_TOLERANCE);
    let last = score.notes.partition_point(|n| n.onset < to - TIME_TOLERANCE).checked_sub(1)?;
    if last < first {
        return None;
    }
    Some(Phrase { onset: from, length: to - from, first, last })
}

/// Puts the phrases into the score and gives each note the index of its own.
pub(super) fn apply(score: &mut Score, phrases: Vec<Phrase>) {
    for note in &mut score.notes {
        note.phrase = phrases.iter().position(|p| (p.first..=p.last).contains(&note.id));
    }
    score.phrases = phrases;
}
