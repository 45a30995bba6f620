//! A score's turn in a tick, and what a learner can want of it.

use super::events::{Heard, Played, Timing};
use super::intents::{Key, Loop, Playing, Rate, Seek};
use super::music::Music;
use super::names::MusicName;
use serde_json::{Map, Value};
use shujin_lesson::Lesson;
use shujin_music::transport::Cue;
use shujin_play::{Block, Intent, Name, Offer, On, OnIntent, OpenError, Play, State, TICK, written};
use std::sync::Arc;

/// Loudness of a key played by touch, 0–1.
const TOUCH: f64 = 0.8;

/// Loudness of a note that is only let be heard.
const QUIET: f64 = 0.4;

/// The block for the engine's list.
pub static BLOCK: Running = Running;

/// How it runs.
pub struct Running;

impl Block for Running {
    fn open(&self, lesson: &Arc<Lesson>, _: u64) -> Result<Option<Box<dyn State>>, OpenError> {
        let Some(score) = &lesson.scene.score else { return Ok(None) };
        Ok(Some(Box::new(Music::new(score, &lesson.files)?)))
    }

    fn name(&self, _: &Lesson, name: &str) -> Option<Name> {
        let (kind, rest) = name.split_once('.').unwrap_or((name, ""));
        let name = MusicName::read(kind, rest)?;
        Some(Name::live(move |play| Some(play.state::<Music>()?.read(&name))))
    }

    fn intents(&self) -> &'static [&'static dyn OnIntent] {
        &[
            &On(|play, Playing { on }| with(play, |music| music.play_or_pause(on))),
            &On(|play, Seek { quarter }| with(play, |music| music.seek(quarter))),
            &On(|play, Rate { rate }| with(play, |music| music.set_rate(rate))),
            &On(|play, Loop { phrase }| with(play, |music| music.set_loop(phrase))),
            &On(|play, Key { key }| strike_key(play, key)),
        ]
    }

    fn offers(&self, play: &Play, add: &mut dyn FnMut(Offer)) {
        let Some(music) = play.state::<Music>() else { return };
        (0..music.keys.len()).for_each(|key| add(Offer::of(Intent::of(Key { key }))));
        add(Offer::of(Intent::of(Playing { on: !music.transport.playing() })));
        self.offered_nodes(play, &mut |node| add(Offer::touch(node)));
    }

    fn offered_nodes(&self, play: &Play, add: &mut dyn FnMut(&str)) {
        let is_wanted = play.state::<Music>().is_some_and(|music| music.next_note().is_some());
        let instrument = play.lesson.scene.score.as_ref().and_then(|score| score.instrument.as_deref());
        instrument.filter(|node| is_wanted && play.shows(node)).into_iter().for_each(add);
    }

    fn begin_tick(&self, play: &mut Play) {
        forget(play);
    }

    fn takes_touch(&self, play: &mut Play, node: &str) -> bool {
        sound_next(play, node)
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

fn with(play: &mut Play, does: impl FnOnce(&mut Music)) {
    if let Some(music) = play.state_mut::<Music>() {
        does(music);
    }
}

fn strike_key(play: &mut Play, key: usize) {
    let now = play.seconds();
    let Some(music) = play.state_mut::<Music>() else { return };
    let Some(midi) = music.keys.get(key).copied() else { return };
    music.struck.push((midi, TOUCH));
    let judged = music.strike(midi, now);
    music.judged = Some((key, judged.right));
    if judged.right {
        music.right += 1;
    } else {
        music.wrong += 1;
    }
    if judged.done {
        finish_phrase(play);
    }
}

/// The phrase was played to its end: tells of it, and begins it anew.
fn finish_phrase(play: &mut Play) {
    let Some(music) = play.state_mut::<Music>() else { return };
    let (phrase, (_, wrong)) = (music.phrase, music.practice.counts());
    let felt = music.rhythm.counts();
    let timing = Timing { early: felt.early as usize, late: felt.late as usize, even: felt.even as usize };
    music.count("touched", phrase);
    music.begin_phrase();
    play.tell(Played { phrase: phrase + 1, wrong: wrong as usize, timing: Some(timing) });
}

/// While somebody plays, the instrument gives the note that comes next: nothing may come between them and the keys.
fn sound_next(play: &mut Play, node: &str) -> bool {
    let of_score = play.lesson.scene.score.as_ref().and_then(|score| score.instrument.as_deref()) == Some(node);
    let Some(music) = play.state_mut::<Music>().filter(|_| of_score) else { return false };
    let Some(next) = music.next_note() else { return false };
    music.struck.push((next, QUIET));
    true
}

fn step(play: &mut Play) {
    let Some(music) = play.state_mut::<Music>() else { return };
    music.begun |= music.transport.playing();
    music.pulsate(TICK);
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
    with(play, |music| {
        music.cues.clear();
        music.struck.clear();
    });
}
