//! The player's clock: time steps in, what starts and stops out.
//!
//! It makes no sound and looks at no clock. The same steps and commands give the same cues anywhere.

use crate::{Score, TIME_TOLERANCE};

/// Something that happens in the music.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// A note begins (index in [`Score::notes`]).
    On(usize),
    /// A note ends.
    Off(usize),
    /// An accompanying note begins (index in [`Score::along`]). There is no cue for its end.
    Along(usize),
    /// A phrase begins (index in [`Score::phrases`]).
    Phrase(usize),
    /// The end is reached; the transport has stopped there.
    End,
}

/// A position in a score that moves with time.
#[derive(Debug, Clone)]
pub struct Transport {
    /// Moments and cues in order.
    events: Vec<(f64, Cue)>,
    /// Phrases as (start, end).
    phrases: Vec<(f64, f64)>,
    end: f64,
    /// Moments and quarter notes per second at rate 1 from there on; the first moment is 0.
    speeds: Vec<(f64, f64)>,
    position: f64,
    next: usize,
    playing: bool,
    rate: f64,
    looping: Option<usize>,
    sounding: Vec<usize>,
    /// Cues of commands, given with the next tick.
    pending: Vec<Cue>,
}

/// Slowest rate.
pub const SLOWEST: f64 = 0.25;
/// Most rounds of a loop in one step.
const ROUNDS: usize = 4096;
/// Fastest rate.
pub const FASTEST: f64 = 1.5;

impl Transport {
    /// At the start of the score, paused, at rate 1, without a loop.
    pub fn new(score: &Score) -> Transport {
        let mut events = Vec::new();
        for note in score.notes.iter().filter(|n| n.pitch.is_some()) {
            events.push((note.onset, Cue::On(note.id)));
            events.push((note.end(), Cue::Off(note.id)));
        }
        events.extend(score.along.iter().map(|note| (note.onset, Cue::Along(note.id))));
        for (i, phrase) in score.phrases.iter().enumerate() {
            events.push((phrase.onset, Cue::Phrase(i)));
        }
        // At one moment: endings, then the phrase, then its notes.
        events.sort_by(|a, b| a.0.total_cmp(&b.0).then(rank(a.1).cmp(&rank(b.1))));
        Transport {
            events,
            phrases: score.phrases.iter().map(|p| (p.onset, p.end())).collect(),
            end: score.length(),
            speeds: score.tempos.iter().map(|one| (one.onset, one.tempo / 60.0)).collect(),
            position: 0.0,
            next: 0,
            playing: false,
            rate: 1.0,
            looping: None,
            sounding: Vec::new(),
            pending: Vec::new(),
        }
    }

    /// Starts, from the beginning (of the loop) if the end was reached.
    pub fn play(&mut self) {
        if self.position >= self.until() - TIME_TOLERANCE {
            self.seek(self.from());
        }
        self.playing = true;
    }

    /// Stops where it is; sounding notes end with the next tick.
    pub fn pause(&mut self) {
        self.playing = false;
        self.silence();
    }

    /// Goes to a moment in quarter notes; one outside the score is brought inside. Sounding notes end;
    /// a note that began before is not struck.
    pub fn seek(&mut self, quarter: f64) {
        self.silence();
        self.position = if quarter > 0.0 { quarter.min(self.end) } else { 0.0 };
        self.next = self.events.partition_point(|e| e.0 < self.position - TIME_TOLERANCE);
        self.skip_offs();
    }

    /// Sets the speed as a share of the written tempo, from [`SLOWEST`] to [`FASTEST`].
    pub fn set_rate(&mut self, rate: f64) {
        if rate.is_finite() {
            self.rate = rate.clamp(SLOWEST, FASTEST);
        }
    }

    /// Repeats one phrase, or none. An index that doesn't exist is none. From outside the phrase it goes
    /// to its start.
    pub fn set_loop(&mut self, phrase: Option<usize>) {
        self.looping = phrase.filter(|&p| p < self.phrases.len());
        if self.looping.is_some()
            && !(self.from() - TIME_TOLERANCE..self.until() - TIME_TOLERANCE).contains(&self.position)
        {
            self.seek(self.from());
        }
    }

    /// Position in quarter notes.
    pub fn position(&self) -> f64 {
        self.position
    }

    /// Speed as a share of the written tempo.
    pub fn rate(&self) -> f64 {
        self.rate
    }

    /// Whether it moves.
    pub fn playing(&self) -> bool {
        self.playing
    }

    /// The phrase that repeats.
    pub fn looping(&self) -> Option<usize> {
        self.looping
    }

    /// The phrase at the position.
    pub fn phrase(&self) -> Option<usize> {
        self.phrases.iter().position(|p| self.position >= p.0 - TIME_TOLERANCE && self.position < p.1 - TIME_TOLERANCE)
    }

    /// Seconds that a quarter note takes at the present rate.
    pub fn seconds_per_quarter(&self) -> f64 {
        1.0 / (self.speed() * self.rate)
    }

    /// Moves by a time step in seconds; returns the cues in order. A step that is negative or no number moves nothing; one over a
    /// minute counts as a minute.
    pub fn tick(&mut self, dt: f64) -> Vec<Cue> {
        let mut cues = std::mem::take(&mut self.pending);
        // Quarter notes at the tempo where it stands.
        let mut left = if self.playing && dt > 0.0 { dt.min(60.0) * self.speed() * self.rate } else { 0.0 };
        // A loop comes round a few times in a step at most; the bound is against absurd scores.
        for _ in 0..ROUNDS {
            if !self.playing || left <= 0.0 {
                break;
            }
            let speed = self.speed();
            let change = self.speeds.iter().map(|(from, _)| *from).find(|from| *from > self.position + TIME_TOLERANCE);
            let until = change.map_or(self.until(), |change| change.min(self.until()));
            let step = left.min(until - self.position);
            left -= step.max(0.0);
            // Reaches the end exactly despite rounding.
            let arrived = self.position + step >= until - TIME_TOLERANCE;
            self.position = if arrived { until } else { self.position + step };
            let ends = arrived && until >= self.until() - TIME_TOLERANCE;
            self.emit(ends, &mut cues);
            if ends {
                self.arrive(&mut cues);
            } else if arrived {
                // What is left of the step goes on at the new tempo.
                left *= self.speed() / speed;
            }
        }
        cues
    }

    /// Everything that matters, for hashing: position, rate, playing, loop (−1 for none), next event.
    pub fn state(&self) -> Vec<f64> {
        let looping = self.looping.map_or(-1.0, |p| p as f64);
        vec![self.position, self.rate, f64::from(u8::from(self.playing)), looping, self.next as f64]
    }

    /// Quarter notes per second at rate 1 where it stands.
    fn speed(&self) -> f64 {
        let after = self.speeds.partition_point(|(from, _)| *from <= self.position + TIME_TOLERANCE);
        self.speeds.get(after.saturating_sub(1)).map_or(1.5, |(_, speed)| *speed)
    }

    fn from(&self) -> f64 {
        self.looping.map_or(0.0, |p| self.phrases[p].0)
    }

    fn until(&self) -> f64 {
        self.looping.map_or(self.end, |p| self.phrases[p].1)
    }

    /// Events before the position; on arrival also the endings at it.
    fn emit(&mut self, arrived: bool, cues: &mut Vec<Cue>) {
        while let Some(&(at, cue)) = self.events.get(self.next) {
            let ending = matches!(cue, Cue::Off(_));
            let due = if arrived {
                at < self.position - TIME_TOLERANCE || ending && at < self.position + TIME_TOLERANCE
            } else {
                at < self.position
            };
            if !due {
                break;
            }
            self.next += 1;
            match cue {
                Cue::On(id) => self.sounding.push(id),
                Cue::Off(id) => {
                    let Some(i) = self.sounding.iter().position(|&s| s == id) else {
                        continue;
                    };
                    self.sounding.remove(i);
                }
                Cue::Phrase(_) | Cue::Along(_) | Cue::End => {}
            }
            cues.push(cue);
        }
    }

    fn arrive(&mut self, cues: &mut Vec<Cue>) {
        cues.extend(self.sounding.drain(..).map(Cue::Off));
        if self.looping.is_some() {
            self.seek(self.from());
        } else {
            self.playing = false;
            cues.push(Cue::End);
        }
    }

    fn silence(&mut self) {
        self.pending.extend(self.sounding.drain(..).map(Cue::Off));
    }

    /// After a jump, endings of notes that never began are passed over.
    fn skip_offs(&mut self) {
        while matches!(self.events.get(self.next), Some((at, Cue::Off(_))) if *at < self.position + TIME_TOLERANCE) {
            self.next += 1;
        }
    }
}

fn rank(cue: Cue) -> (u8, usize) {
    match cue {
        Cue::Off(id) => (0, id),
        Cue::Phrase(i) => (1, i),
        Cue::On(id) => (2, id),
        Cue::Along(id) => (3, id),
        Cue::End => (4, 0),
    }
}
