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
    practice::{self, Judgement, Practice},
    rhythm::{Feel, Rhythm},
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
    /// Whoever learns is playing: the song waits, and what is seen of the music follows the keys.
    pub practising: bool,
    /// How the last right note came; nothing where that says nothing.
    pub felt: Option<Feel>,
    /// Beats since playing by touch began, at the tempo that is set: a pulse to play with.
    pub(super) pulse: f64,
    pub(super) rhythm: Rhythm,
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
    /// The piece has begun to sound or to be played, now or earlier: before that nothing of it is shown, for pupils guess first.
    pub begun: bool,
    pub(super) hearing: Option<usize>,
    pub(super) counts: BTreeMap<(&'static str, usize), u32>,
    pub(super) ended: u32,
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
            practising: false,
            felt: None,
            pulse: 0.0,
            rhythm: Rhythm::default(),
            phrase: 0,
            keys: data.keys.iter().map(|k| pitch(k, score.key_fifths)).collect(),
            cues: Vec::new(),
            struck: Vec::new(),
            judged: None,
            begun: false,
            hearing: None,
            counts: BTreeMap::new(),
            ended: 0,
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
            MusicName::Practising => Scalar::Bool(self.practising),
            MusicName::Early => number(self.rhythm.counts().early),
            MusicName::Late => number(self.rhythm.counts().late),
            MusicName::Right => number(self.right),
            MusicName::Wrong => number(self.wrong),
        }
    }

    /// Everything that determines how the music goes on.
    pub(super) fn state(&self) -> Vec<f64> {
        let mut out = self.transport.state();
        out.extend(self.practice.state());
        out.extend(self.counts.values().chain([&self.ended, &self.right, &self.wrong]).map(|n| f64::from(*n)));
        out.extend(self.rhythm.state().into_iter().chain([f64::from(u8::from(self.practising)), self.pulse]));
        out.extend([self.phrase as f64, self.hearing.map_or(-1.0, |p| p as f64), f64::from(u8::from(self.begun))]);
        out
    }

    pub(super) fn choose_phrase(&mut self, phrase: usize) {
        if phrase < self.score.phrases.len() && phrase != self.phrase {
            self.phrase = phrase;
            self.practice = Practice::new(&self.score, Some(phrase));
        }
    }

    /// The moment of the score that is shown, in quarter notes: the note to be played next while somebody plays, else the one that sounds.
    pub fn at(&self) -> f64 {
        let next = self.practice.expected().filter(|_| self.practising);
        next.map_or(self.transport.position(), |next| self.score.notes[next.note].onset)
    }

    /// The beats of a measure there, and the one that it is, from 0: the pulse's while somebody plays, the score's as it sounds. A beat is what
    /// the lower number of the time signature says.
    pub fn beat(&self) -> (u8, u8) {
        let (beats, passed) = self.beats();
        (beats, (passed as u64 % u64::from(beats)) as u8)
    }

    /// How far the present beat has gone, 0–1.
    pub fn in_beat(&self) -> f64 {
        let (_, passed) = self.beats();
        passed - passed.floor()
    }

    /// The beats of a measure there, and how many have passed, from 0.
    fn beats(&self) -> (u8, f64) {
        let at = self.at();
        let here = self.score.measures.iter().rfind(|measure| measure.onset <= at + 1e-6);
        let Some(measure) = here.or(self.score.measures.first()) else { return (1, 0.0) };
        let quarters = if self.practising { self.pulse } else { at - measure.onset };
        (measure.beats.max(1), (quarters * f64::from(measure.beat_type.max(1)) / 4.0).max(0.0))
    }

    /// A key was played at `now` seconds: the song waits from here on.
    pub(super) fn strike(&mut self, midi: u8, now: f64) -> Judgement {
        self.begun = true;
        if self.transport.playing() {
            self.transport.pause();
            self.hearing = None;
        }
        if !self.practising {
            self.begin_phrase();
            self.practising = true;
            self.pulse = 0.0;
        }
        let searched = self.practice.misses() > 0;
        let judged = self.practice.play(practice::Key::Midi(midi));
        if let Some(note) = judged.expected.filter(|_| judged.right) {
            self.felt = self.rhythm.play(now, self.score.notes[note.note].onset, searched);
        }
        judged
    }

    /// The phrase is played from its start: nothing is known of its rhythm yet.
    pub(super) fn begin_phrase(&mut self) {
        self.practice.restart();
        self.rhythm = Rhythm::default();
        self.felt = None;
    }

    /// Goes on with the pulse of whoever plays.
    pub(super) fn pulsate(&mut self, seconds: f64) {
        if self.practising {
            self.pulse += seconds / self.transport.seconds_per_quarter();
        }
    }

    /// The note that is to be played next, MIDI; nothing while nobody plays.
    pub(super) fn next_note(&self) -> Option<u8> {
        self.practice.expected().filter(|_| self.practising).map(|next| next.midi)
    }
}

impl Music {
    /// Starts or stops the song. It has the word from then on: whoever was playing has stopped; a phrase that repeats begins anew.
    pub(super) fn play_or_pause(&mut self, on: bool) {
        if !on {
            return self.transport.pause();
        }
        if std::mem::take(&mut self.practising)
            && let Some(start) = self.transport.looping().and_then(|phrase| self.score.phrases.get(phrase))
        {
            self.transport.seek(start.onset);
        }
        self.transport.play();
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

    /// Repeats a phrase, from 1, and plays it; 0 plays the whole song, once. Chosen again while it plays, it stops.
    pub(super) fn set_loop(&mut self, phrase: usize) {
        let wanted = phrase.checked_sub(1);
        if wanted.is_some_and(|phrase| phrase >= self.score.phrases.len()) {
            return;
        }
        let is_chosen = self.transport.looping() == wanted;
        if is_chosen && self.transport.playing() {
            return self.transport.pause();
        }
        let goes_on = is_chosen && !self.practising;
        self.practising = false;
        self.transport.set_loop(wanted);
        if !goes_on {
            self.seek(wanted.map_or(0.0, |phrase| self.score.phrases[phrase].onset));
        }
        if let Some(phrase) = wanted {
            self.choose_phrase(phrase);
        }
        self.transport.play();
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A pickup of an eighth and a whole measure in 6/8.
    const SIX_EIGHTHS: &str = r#"<score-partwise version="4.0">
  <part-list><score-part id="P1"><part-name/></score-part></part-list>
  <part id="P1">
    <measure number="0" implicit="yes">
      <attributes><divisions>2</divisions><key><fifths>0</fifths></key><time><beats>6</beats><beat-type>8</beat-type></time></attributes>
      <note><pitch><step>G</step><octave>4</octave></pitch><duration>1</duration></note>
    </measure>
    <measure number="1">
      <note><pitch><step>C</step><octave>5</octave></pitch><duration>3</duration></note>
      <note><pitch><step>D</step><octave>5</octave></pitch><duration>3</duration></note>
    </measure>
  </part>
</score-partwise>"#;

    fn music() -> Music {
        let data = serde_json::json!({ "file": "scores/six.musicxml", "phrases": [[0, 1]], "screen": "screen", "keys": ["5,", "1", "2"] });
        let data: format::Score = serde_json::from_value(data).expect("a score");
        let mut files = Files::new();
        files.insert("scores/six.musicxml", SIX_EIGHTHS);
        Music::new(&data, &files).expect("music")
    }

    #[test]
    fn a_beat_is_what_the_lower_number_says_and_counts_from_the_measure() {
        let mut music = music();
        for (eighth, beat, part) in [(0.25, 0, 0.25), (1.0, 0, 0.0), (3.5, 2, 0.5), (6.0, 5, 0.0)] {
            music.seek(eighth / 2.0);
            assert_eq!(music.beat(), (6, beat), "{eighth}");
            assert!((music.in_beat() - part).abs() < 1e-9, "{eighth}: {}", music.in_beat());
        }
    }

    #[test]
    fn the_first_key_begins_the_piece() {
        let mut music = music();
        assert!(!music.begun);
        music.strike(67, 0.0);
        assert!(music.begun && music.practising);
        music.pulsate(music.transport.seconds_per_quarter() * 0.75);
        assert_eq!(music.beat(), (6, 1), "the pulse is in eighths, too");
        assert!((music.in_beat() - 0.5).abs() < 1e-9);
    }

    /// A press that plays a phrase or the whole song: the same once more stops it.
    #[test]
    fn a_phrase_and_the_whole_song_are_one_press_each() {
        let mut music = music();
        music.set_loop(1);
        assert!(music.transport.playing());
        assert_eq!(music.transport.looping(), Some(0));
        music.set_loop(0);
        assert!(music.transport.playing(), "the whole song sounds at once");
        assert_eq!((music.transport.looping(), music.transport.position()), (None, 0.0));
        music.set_loop(0);
        assert!(!music.transport.playing());
        // What is no phrase is nothing.
        music.set_loop(7);
        assert!(!music.transport.playing() && music.transport.looping().is_none());
    }
}
