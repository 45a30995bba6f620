//! How the pupil's own notes follow one another in time: early, late or even, against the pace that they keep themselves.
//!
//! Does: hold the time between two right notes against what the score writes between them, at the pupil's own pace. Does not: judge anybody.
//! There is no right pace, the first two notes only set one, and whoever speeds up or slows down takes the pace along.

use serde::{Deserialize, Serialize};

/// Sooner than this part of what was to be waited is early.
const EARLY: f64 = 0.6;
/// Later than this many times of it is late.
const LATE: f64 = 1.7;
/// How far one note moves the pace, 0–1.
const FOLLOWS: f64 = 0.4;

/// How a note came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Feel {
    /// Before the note before it had sounded out.
    Early,
    /// In time.
    Even,
    /// After a pause.
    Late,
}

/// What a phrase came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Notes that came early.
    pub early: u32,
    /// Notes that came late.
    pub late: u32,
    /// Notes in time.
    pub even: u32,
}

/// The time of the notes of a phrase.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rhythm {
    /// When the last right note was played, s, and where it stands in the score, quarter notes.
    last: Option<(f64, f64)>,
    /// Seconds that the pupil gives a quarter note.
    pace: Option<f64>,
    /// How the last note came, where it was not in time.
    off: Option<Feel>,
    counts: Counts,
}

impl Rhythm {
    /// A right note that stands at `onset` quarter notes was played at `now` seconds; how it came. Nothing for the first two, which set the
    /// pace, and for a note that was looked for (`searched`): time that passes in looking is no rhythm.
    pub fn play(&mut self, now: f64, onset: f64, searched: bool) -> Option<Feel> {
        let before = self.last.replace((now, onset));
        let (then, from) = before.filter(|_| !searched)?;
        let (passed, quarters) = (now - then, onset - from);
        if passed <= 0.0 || quarters <= 0.0 {
            return None;
        }
        let Some(pace) = self.pace else {
            self.pace = Some(passed / quarters);
            return None;
        };
        let times = passed / (quarters * pace);
        let feel = if times < EARLY {
            Feel::Early
        } else if times > LATE {
            Feel::Late
        } else {
            Feel::Even
        };
        // Two off the pace in the same way are a pace of their own: the first note was waited for, or it goes faster now.
        let again = self.off == Some(feel);
        self.off = Some(feel).filter(|feel| *feel != Feel::Even);
        self.pace = Some(match feel {
            _ if again => passed / quarters,
            Feel::Even => pace * (1.0 + FOLLOWS * (times - 1.0)),
            Feel::Early | Feel::Late => pace,
        });
        match feel {
            Feel::Early => self.counts.early += 1,
            Feel::Even => self.counts.even += 1,
            Feel::Late => self.counts.late += 1,
        }
        Some(feel)
    }

    /// What came so far.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Everything that matters, for hashing; −1 for what is not there yet.
    pub fn state(&self) -> [f64; 7] {
        let (now, onset) = self.last.unwrap_or((-1.0, -1.0));
        let Counts { early, late, even } = self.counts;
        let off = self.off.map_or(-1.0, |feel| f64::from(u8::from(feel == Feel::Late)));
        [now, onset, self.pace.unwrap_or(-1.0), off, f64::from(early), f64::from(late), f64::from(even)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plays notes at these seconds where the score has these quarter notes.
    fn played(at: &[(f64, f64)]) -> Vec<Option<Feel>> {
        let mut rhythm = Rhythm::default();
        at.iter().map(|(now, onset)| rhythm.play(*now, *onset, false)).collect()
    }

    #[test]
    fn any_steady_pace_is_even() {
        for pace in [0.3, 0.8, 2.0, 6.0] {
            let onsets = [0.0, 1.0, 1.5, 2.0, 4.0, 5.0];
            let felt = played(&onsets.map(|onset| (onset * pace, onset)));
            assert_eq!(felt[..2], [None, None], "the first two set the pace");
            assert!(felt[2..].iter().all(|feel| *feel == Some(Feel::Even)), "{pace}: {felt:?}");
        }
    }

    #[test]
    fn a_note_before_its_time_is_early_and_one_after_a_pause_late() {
        let felt = played(&[(0.0, 0.0), (1.0, 1.0), (2.0, 2.0), (2.4, 3.0), (5.0, 4.0)]);
        assert_eq!(felt[2..], [Some(Feel::Even), Some(Feel::Early), Some(Feel::Late)]);
    }

    #[test]
    fn whoever_slows_down_takes_the_pace_along() {
        let (mut now, mut felt) = (0.0, Vec::new());
        let mut rhythm = Rhythm::default();
        for note in 0..10 {
            felt.extend(rhythm.play(now, f64::from(note), false));
            now += 1.0 + 0.15 * f64::from(note);
        }
        assert!(felt.iter().all(|feel| *feel == Feel::Even), "{felt:?}");
        assert_eq!(rhythm.counts(), Counts { even: 8, ..Counts::default() });
    }

    #[test]
    fn a_long_pause_at_the_start_spoils_nothing_for_long() {
        let mut at = vec![(0.0, 0.0), (9.0, 1.0)];
        at.extend((2..9).map(|note| (9.0 + f64::from(note - 1), f64::from(note))));
        let felt = played(&at);
        assert_eq!(felt.last(), Some(&Some(Feel::Even)), "{felt:?}");
    }

    #[test]
    fn a_note_that_was_looked_for_says_nothing() {
        let mut rhythm = Rhythm::default();
        for (now, onset) in [(0.0, 0.0), (1.0, 1.0)] {
            rhythm.play(now, onset, false);
        }
        assert_eq!(rhythm.play(20.0, 2.0, true), None);
        assert_eq!(rhythm.play(21.0, 3.0, false), Some(Feel::Even));
        assert_eq!(rhythm.play(21.0, 4.0, false), None, "two in one tick");
    }
}
