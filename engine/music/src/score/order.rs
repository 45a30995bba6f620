//! The order in which written measures sound: repeat bars and endings unfolded.
//!
//! Nested repeats and jumps (da capo, dal segno) are not unfolded; jumps were refused before.

use super::measure::Raw;
use crate::error::{Error, Kind};

/// More measures than any song for a lesson; a guard against multiplying repeats.
const MOST: usize = 10_000;

/// Indices into `raw`, never empty.
pub(super) fn order(raw: &[Raw]) -> Result<Vec<usize>, Error> {
    let endings = endings(raw);
    let mut played = Vec::new();
    let (mut i, mut start, mut pass) = (0, 0, 1);
    while i < raw.len() {
        if raw[i].repeat_start && start != i {
            (start, pass) = (i, 1);
        }
        if endings[i].as_ref().is_some_and(|numbers| !numbers.contains(&pass)) {
            i += 1;
            continue;
        }
        played.push(i);
        if played.len() > MOST {
            return Err(Error::at(Kind::TooLong(MOST), raw[i].line, Some(&raw[i].number)));
        }
        let last_ending = endings[i].is_some() && endings.get(i + 1).is_none_or(Option::is_none);
        match raw[i].repeat_end {
            Some(times) if pass < times.max(most(&endings[i..])) => {
                pass += 1;
                i = start;
                continue;
            }
            Some(_) => (start, pass) = (i + 1, 1),
            None if last_ending => (start, pass) = (i + 1, 1),
            None => {}
        }
        i += 1;
    }
    // Endings that no pass reaches could leave nothing; then the file is played as written.
    Ok(if played.is_empty() { (0..raw.len()).collect() } else { played })
}

/// Each measure's ending numbers, from the measure that opens the bracket to the one that closes it.
fn endings(raw: &[Raw]) -> Vec<Option<Vec<u32>>> {
    let mut open: Option<Vec<u32>> = None;
    raw.iter()
        .map(|measure| {
            if let Some(numbers) = &measure.ending_start {
                open = Some(numbers.clone());
            }
            let here = open.clone();
            if measure.ending_stop {
                open = None;
            }
            here
        })
        .collect()
}

/// The highest ending number in the run of brackets that begins here; 0 outside brackets.
fn most(endings: &[Option<Vec<u32>>]) -> u32 {
    endings.iter().map_while(Option::as_ref).flatten().copied().max().unwrap_or(0)
}
