//! The score block at work: the transport, what was heard whole, playing by touch.

use super::events::{Heard, Played};
use super::intents::{Key, Loop, Playing, Rate, Seek};
use serde_json::{Map, Value};
use shujin_lesson::{
    Files, Lesson,
    format::{self, Scalar},
};
use shujin_music::{
    Score,
    follow::{self, Follow},
    jianpu::{self, Sheet, do_midi},
    transport::{Cue, FASTEST, SLOWEST, Transport},
};
use shujin_play::{Block, Intent, IntentForm, IntentKind, Name, OpenError, Play, State, StateHash, TICK, written};
use std::collections::BTreeMap;
use std::sync::Arc;

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
    pub follow: Follow,
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
    fn new(data: &format::Score, files: &Files) -> Result<Music, OpenError> {
        let missing = || unread(format!("{} is missing", data.file));
        let bytes = files.get(&data.file).ok_or_else(missing)?;
        let wish = shujin_music::catalogue::wish(data);
        let mut score = Score::read_as(bytes, &wish).map_err(|e| unread(e.to_string()))?;
        let ranges: Vec<(usize, usize)> = data.phrases.iter().map(|[a, b]| (*a as usize, *b as usize)).collect();
        if !ranges.is_empty() {
            score = score.with_phrases(&ranges).map_err(|e| unread(e.to_string()))?;
        }
        if let Some(tempo) = data.tempo {
            score.set_tempo(tempo.clamp(30.0, 200.0));
        }
        Ok(Music {
            transport: Transport::new(&score),
            follow: Follow::new(&score, Some(0)),
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
    fn read(&self, name: &MusicName) -> Scalar {
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
    fn state(&self) -> Vec<f64> {
        let mut out = self.transport.state();
        out.extend(self.follow.state());
        out.extend(self.counts.values().chain([&self.ended, &self.right, &self.wrong]).map(|n| f64::from(*n)));
        out.extend([self.phrase as f64, self.hearing.map_or(-1.0, |p| p as f64), f64::from(u8::from(self.begun))]);
        out
    }

    fn choose_phrase(&mut self, phrase: usize) {
        if phrase < self.score.phrases.len() && phrase != self.phrase {
            self.phrase = phrase;
            self.follow = Follow::new(&self.score, Some(phrase));
            self.wrong_before = 0;
        }
    }
}

/// A name of the score.
#[derive(Clone, Debug)]
enum MusicName {
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
    fn read(kind: &str, rest: &str) -> Option<MusicName> {
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

fn unread(why: String) -> OpenError {
    OpenError::Block(format!("the score cannot be read: {why}"))
}

/// The block for the engine's list.
pub struct ScoreBlock;

impl State for Music {
    fn hash(&self, to: &mut StateHash) {
        self.state().iter().for_each(|x| to.number(*x));
    }
}

impl Block for ScoreBlock {
    fn open(&self, lesson: &Arc<Lesson>, _: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        let Some(score) = &lesson.scene.score else { return Ok(None) };
        Ok(Some(Box::new(Music::new(score, &lesson.files)?)))
    }

    fn name(&self, _: &Lesson, name: &str) -> Option<Name> {
        let (kind, rest) = name.split_once('.').unwrap_or((name, ""));
        let name = MusicName::read(kind, rest)?;
        Some(Name::live(move |play| Some(play.state::<Music>()?.read(&name))))
    }

    fn intents(&self) -> &'static [IntentForm] {
        const {
            &[
                IntentForm::of::<Playing>(),
                IntentForm::of::<Seek>(),
                IntentForm::of::<Rate>(),
                IntentForm::of::<Loop>(),
                IntentForm::of::<Key>(),
            ]
        }
    }

    fn intent(&self, play: &mut Play, intent: &Intent) {
        let Some(music) = play.state_mut::<Music>() else { return };
        match intent.kind() {
            Playing::KIND => intent.read().into_iter().for_each(|Playing { on }| music.play_or_pause(on)),
            Seek::KIND => intent.read().into_iter().for_each(|Seek { quarter }| music.seek(quarter)),
            Rate::KIND => intent.read().into_iter().for_each(|Rate { rate }| music.set_rate(rate)),
            Loop::KIND => intent.read().into_iter().for_each(|Loop { phrase }| music.set_loop(phrase)),
            Key::KIND => intent.read().into_iter().for_each(|Key { key }| strike_key(play, key)),
            _ => {}
        }
    }

    fn begin_tick(&self, play: &mut Play) {
        forget(play);
    }

    fn tick(&self, play: &mut Play) {
        step(play);
    }

    fn describe(&self, play: &Play, to: &mut Map<String, Value>) {
        to.insert("quarter".into(), play.state::<Music>().map_or(0.0, |music| music.transport.position()).into());
    }

    fn carry_over(&self, play: &mut Play, before: &mut Play) {
        let score = |lesson: &Lesson| {
            let bytes = |file: &str| lesson.files.get(file).map(<[u8]>::to_vec);
            (written(&[&lesson.scene.score]), lesson.scene.score.as_ref().map(|score| bytes(&score.file)))
        };
        let same = score(&play.lesson) == score(&before.lesson);
        if let Some(music) = before.take_state::<Music>().filter(|_| same) {
            play.put_state(music);
        }
    }
}

impl Music {
    fn play_or_pause(&mut self, on: bool) {
        if on { self.transport.play() } else { self.transport.pause() }
    }

    fn seek(&mut self, quarter: f64) {
        if quarter.is_finite() {
            self.transport.seek(quarter);
            self.hearing = None;
        }
    }

    fn set_rate(&mut self, rate: f64) {
        if rate.is_finite() {
            self.transport.set_rate(rate.clamp(SLOWEST, FASTEST));
        }
    }

    fn set_loop(&mut self, phrase: usize) {
        let phrase = phrase.checked_sub(1).filter(|p| *p < self.score.phrases.len());
        self.transport.set_loop(phrase);
        self.hearing = None;
        if let Some(phrase) = phrase {
            self.choose_phrase(phrase);
        }
    }
}

fn strike_key(play: &mut Play, key: usize) {
    let Some(music) = play.state_mut::<Music>() else { return };
    let Some(midi) = music.keys.get(key).copied() else { return };
    music.struck.push((midi, TOUCH));
    let judged = music.follow.play(follow::Key::Midi(midi));
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
        play.tell(Played { phrase: phrase + 1, wrong: wrong_now });
    }
}

fn step(play: &mut Play) {
    let Some(music) = play.state_mut::<Music>() else { return };
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
    heard.into_iter().for_each(|what| play.tell(what));
}

/// Forgets what sounded in the last tick, before the next one.
fn forget(play: &mut Play) {
    if let Some(music) = play.state_mut::<Music>() {
        music.cues.clear();
        music.struck.clear();
    }
}
