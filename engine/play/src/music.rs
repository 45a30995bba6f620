//! The score block at work: the transport, what was heard whole, playing by touch.

use crate::{Intent, OpenError, Play, TICK};
use shujin_blocks::score::{Heard, Played};
use shujin_lesson::{
    Files,
    format::{self, Scalar},
};
use shujin_music::{
    Score,
    jianpu::{self, Sheet, do_midi},
    practice::{Key, Practice},
    transport::{Cue, FASTEST, SLOWEST, Transport},
};
use std::collections::BTreeMap;

/// Loudness of a key played by touch, 0–1.
const TOUCH: f64 = 0.8;

/// The piece of music and where it stands.
pub struct Music {
    /// The score.
    pub score: Score,
    /// The score in numbered notation.
    pub sheet: Sheet,
    /// The clock of its playing.
    pub transport: Transport,
    /// The melody being played by touch.
    pub follow: Practice,
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
    hearing: Option<usize>,
    counts: BTreeMap<(&'static str, usize), u32>,
    ended: u32,
    wrong_before: u32,
    right: u32,
    wrong: u32,
}

impl Music {
    pub(crate) fn new(data: &format::Score, files: &Files) -> Result<Music, OpenError> {
        let missing = || OpenError::Score(format!("{} is missing", data.file));
        let bytes = files.get(&data.file).ok_or_else(missing)?;
        let options = shujin_music::catalogue::read_options(data);
        let mut score = Score::read_with(bytes, &options).map_err(|e| OpenError::Score(e.to_string()))?;
        let ranges: Vec<(usize, usize)> = data.phrases.iter().map(|[a, b]| (*a as usize, *b as usize)).collect();
        if !ranges.is_empty() {
            score = score.with_phrases(&ranges).map_err(|e| OpenError::Score(e.to_string()))?;
        }
        if let Some(tempo) = data.tempo {
            score.set_tempo(tempo.clamp(30.0, 200.0));
        }
        Ok(Music {
            transport: Transport::new(&score),
            follow: Practice::new(&score, Some(0)),
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

    fn count(&mut self, kind: &'static str, phrase: usize) {
        *self.counts.entry((kind, phrase)).or_default() += 1;
    }

    /// What a name of the score means now.
    pub(crate) fn read(&self, name: &MusicName) -> Scalar {
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
    pub(crate) fn state(&self) -> Vec<f64> {
        let mut out = self.transport.state();
        out.extend(self.follow.state());
        out.extend(self.counts.values().chain([&self.ended, &self.right, &self.wrong]).map(|n| f64::from(*n)));
        out.extend([self.phrase as f64, self.hearing.map_or(-1.0, |p| p as f64), f64::from(u8::from(self.begun))]);
        out
    }

    fn choose_phrase(&mut self, phrase: usize) {
        if phrase < self.score.phrases.len() && phrase != self.phrase {
            self.phrase = phrase;
            self.follow = Practice::new(&self.score, Some(phrase));
            self.wrong_before = 0;
        }
    }
}

/// A name of the score.
#[derive(Clone, Debug)]
pub(crate) enum MusicName {
    /// How often a phrase, counted from 0, was heard, looped or touched.
    Counted(&'static str, usize),
    Playing,
    Rate,
    Loop,
    Quarter,
    Ended,
    Right,
    Wrong,
}

impl MusicName {
    /// The name `kind.rest`; nothing where scores have none such.
    pub(crate) fn read(kind: &str, rest: &str) -> Option<MusicName> {
        if let Some(kind) = ["heard", "looped", "touched"].into_iter().find(|known| *known == kind) {
            return Some(MusicName::Counted(kind, rest.parse::<usize>().ok()?.checked_sub(1)?));
        }
        Some(match (kind, rest) {
            ("music", "playing") => MusicName::Playing,
            ("music", "rate") => MusicName::Rate,
            ("music", "loop") => MusicName::Loop,
            ("music", "quarter") => MusicName::Quarter,
            ("music", "ended") => MusicName::Ended,
            ("music", "right") => MusicName::Right,
            ("music", "wrong") => MusicName::Wrong,
            _ => return None,
        })
    }
}

/// The pitch of a key such as `5,`, `1`, `6'` in a key of `fifths` sharps.
fn pitch(key: &str, fifths: i8) -> u8 {
    const STEPS: [i32; 7] = [0, 2, 4, 5, 7, 9, 11];
    let degree = key.chars().next().and_then(|c| c.to_digit(10)).unwrap_or(1).clamp(1, 7);
    let up = key.matches('\'').count() as i32 - key.matches(',').count() as i32;
    (do_midi(fifths) + STEPS[degree as usize - 1] + 12 * up).clamp(0, 127) as u8
}

impl Play {
    pub(crate) fn music_intent(&mut self, intent: &Intent) {
        let Some(music) = &mut self.music else { return };
        match intent {
            Intent::Play { on: true } => music.transport.play(),
            Intent::Play { on: false } => music.transport.pause(),
            Intent::Seek { quarter } if quarter.is_finite() => {
                music.transport.seek(*quarter);
                music.hearing = None;
            }
            Intent::Rate { rate } if rate.is_finite() => {
                music.transport.set_rate(rate.clamp(SLOWEST, FASTEST));
            }
            Intent::Loop { phrase } => {
                let phrase = phrase.checked_sub(1).filter(|p| *p < music.score.phrases.len());
                music.transport.set_loop(phrase);
                music.hearing = None;
                if let Some(phrase) = phrase {
                    music.choose_phrase(phrase);
                }
            }
            Intent::Key { key } => self.strike_key(*key),
            _ => {}
        }
    }

    fn strike_key(&mut self, key: usize) {
        let Some(music) = &mut self.music else { return };
        let Some(midi) = music.keys.get(key).copied() else { return };
        music.struck.push((midi, TOUCH));
        let judged = music.follow.play(Key::Midi(midi));
        music.judged = Some((key, judged.right));
        if judged.right {
            music.right += 1;
        } else {
            music.wrong += 1;
        }
        if judged.done {
            let (_, wrong) = music.follow.counts();
            let phrase = music.phrase;
            music.count("touched", phrase);
            music.follow.restart();
            let wrong_now = (wrong - music.wrong_before) as usize;
            music.wrong_before = music.follow.counts().1;
            self.tell(Played { phrase: phrase + 1, wrong: wrong_now });
        }
    }

    pub(crate) fn step_music(&mut self) {
        let Some(music) = &mut self.music else { return };
        music.begun |= music.transport.playing();
        music.cues = music.transport.tick(TICK);
        let rate = music.transport.rate();
        let mut heard = Vec::new();
        for cue in music.cues.clone() {
            let next = match cue {
                Cue::Phrase(i) => Some(i),
                Cue::End => {
                    music.ended += 1;
                    None
                }
                Cue::On(_) | Cue::Off(_) | Cue::Along(_) => continue,
            };
            if let Some(done) = std::mem::replace(&mut music.hearing, next) {
                music.count("heard", done);
                if music.transport.looping() == Some(done) {
                    music.count("looped", done);
                }
                heard.push(Heard { phrase: done + 1, rate });
            }
        }
        heard.into_iter().for_each(|heard| self.tell(heard));
    }

    /// Forgets what sounded in the last tick, before the next one.
    pub(crate) fn clear_music(&mut self) {
        if let Some(music) = &mut self.music {
            music.cues.clear();
            music.struck.clear();
        }
    }
}
