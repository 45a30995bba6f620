//! What a score has while it runs: the piece, its transport, what was heard and played of it.

use super::names::MusicName;
use shujin_lesson::{
    Files,
    format::{self, Scalar},
};
use shujin_messages::Message;
use shujin_music::{
    Score,
    jianpu::{self, Sheet, do_midi},
    practice::Practice,
    transport::{Cue, FASTEST, SLOWEST, Transport},
};
use shujin_play::{OpenError, State, StateHash};
use std::collections::BTreeMap;

/// The piece of music and where it stands.
pub struct Music {
    /// The score.
    pub score: Score,
    /// The score in numbered notation.
    pub sheet: Sheet,
    /// The clock of its playing.
    pub transport: Transport,
    /// The melody being played by touch.
    pub practice: Practice,
    /// The phrase that `follow` is about, from 0.
    pub phrase: usize,
    /// Pitches of the keys, MIDI numbers.
    pub keys: Vec<u8>,
    /// What began and ended in this tick.
    pub cues: Vec<Cue>,
    /// Keys struck in this tick: pitch (MIDI) and loudness 0–1.
    pub struck: Vec<(u8, f64)>,
    /// The key struck last and whether it was right.
    pub judged: Option<(usize, bool)>,
    /// The piece has begun to sound, now or earlier: before that nothing of it is shown, for pupils guess first.
    pub begun: bool,
    pub(super) hearing: Option<usize>,
    pub(super) counts: BTreeMap<(&'static str, usize), u32>,
    pub(super) ended: u32,
    pub(super) wrong_before: u32,
    pub(super) right: u32,
    pub(super) wrong: u32,
}

impl Music {
    pub(super) fn new(data: &format::Score, files: &Files) -> Result<Music, OpenError> {
        let missing = || unread(say!("score-not-there", file = &data.file));
        let bytes = files.get(&data.file).ok_or_else(missing)?;
        let options = shujin_music::catalogue::read_options(data);
        let mut score = Score::read_with(bytes, &options).map_err(|e| unread(e.message()))?;
        let ranges: Vec<(usize, usize)> = data.phrases.iter().map(|[a, b]| (*a as usize, *b as usize)).collect();
        if !ranges.is_empty() {
            score = score.with_phrases(&ranges).map_err(|e| unread(e.message()))?;
        }
        if let Some(tempo) = data.tempo {
            score.set_tempo(tempo.clamp(30.0, 200.0));
        }
        Ok(Music {
            transport: Transport::new(&score),
            practice: Practice::new(&score, Some(0)),
            phrase: 0,
            keys: data.keys.iter().map(|k| pitch(k, score.key_fifths)).collect(),
            cues: Vec::new(),
            struck: Vec::new(),
            judged: None,
            begun: false,
            hearing: None,
            counts: BTreeMap::new(),
            ended: 0,
            wrong_before: 0,
            right: 0,
            wrong: 0,
            sheet: jianpu::write(&score),
            score,
        })
    }

    pub(super) fn count(&mut self, kind: &'static str, phrase: usize) {
        *self.counts.entry((kind, phrase)).or_default() += 1;
    }

    /// What a name of the score means now.
    pub(super) fn read(&self, name: &MusicName) -> Scalar {
        let transport = &self.transport;
        let number = |n: u32| Scalar::Number(f64::from(n));
        match name {
            MusicName::Counted(kind, phrase) => number(self.counts.get(&(*kind, *phrase)).copied().unwrap_or(0)),
            MusicName::Playing => Scalar::Bool(transport.playing()),
            MusicName::Rate => Scalar::Number(transport.rate()),
            MusicName::Loop => Scalar::Number(transport.looping().map_or(0.0, |phrase| phrase as f64 + 1.0)),
            MusicName::Quarter => Scalar::Number(transport.position()),
            MusicName::Ended => number(self.ended),
            MusicName::Right => number(self.right),
            MusicName::Wrong => number(self.wrong),
        }
    }

    /// Everything that determines how the music goes on.
    pub(super) fn state(&self) -> Vec<f64> {
        let mut out = self.transport.state();
        out.extend(self.practice.state());
        out.extend(self.counts.values().chain([&self.ended, &self.right, &self.wrong]).map(|n| f64::from(*n)));
        out.extend([self.phrase as f64, self.hearing.map_or(-1.0, |p| p as f64), f64::from(u8::from(self.begun))]);
        out
    }

    pub(super) fn choose_phrase(&mut self, phrase: usize) {
        if phrase < self.score.phrases.len() && phrase != self.phrase {
            self.phrase = phrase;
            self.practice = Practice::new(&self.score, Some(phrase));
            self.wrong_before = 0;
        }
    }
}

impl Music {
    pub(super) fn play_or_pause(&mut self, on: bool) {
        if on { self.transport.play() } else { self.transport.pause() }
    }

    pub(super) fn seek(&mut self, quarter: f64) {
        if quarter.is_finite() {
            self.transport.seek(quarter);
            self.hearing = None;
        }
    }

    pub(super) fn set_rate(&mut self, rate: f64) {
        if rate.is_finite() {
            self.transport.set_rate(rate.clamp(SLOWEST, FASTEST));
        }
    }

    pub(super) fn set_loop(&mut self, phrase: usize) {
        let phrase = phrase.checked_sub(1).filter(|p| *p < self.score.phrases.len());
        self.transport.set_loop(phrase);
        self.hearing = None;
        if let Some(phrase) = phrase {
            self.choose_phrase(phrase);
        }
    }
}

impl State for Music {
    fn hash(&self, to: &mut StateHash) {
        self.state().iter().for_each(|x| to.number(*x));
    }
}

/// The pitch of a key such as `5,`, `1`, `6'` in a key of `fifths` sharps.
fn pitch(key: &str, fifths: i8) -> u8 {
    const STEPS: [i32; 7] = [0, 2, 4, 5, 7, 9, 11];
    let degree = key.chars().next().and_then(|c| c.to_digit(10)).unwrap_or(1).clamp(1, 7);
    let up = key.matches('\'').count() as i32 - key.matches(',').count() as i32;
    (do_midi(fifths) + STEPS[degree as usize - 1] + 12 * up).clamp(0, 127) as u8
}

fn unread(why: Message) -> OpenError {
    OpenError::Block(say!("score-unread", why))
}
