//! A score's turn in a tick, and what a learner can want of it.

use super::events::{Heard, Played};
use super::intents::{Key, Loop, Playing, Rate, Seek};
use super::music::Music;
use super::names::MusicName;
use serde_json::{Map, Value};
use shujin_lesson::Lesson;
use shujin_music::practice;
use shujin_music::transport::Cue;
use shujin_play::{Block, Name, On, OnIntent, OpenError, Play, State, TICK, written};
use std::sync::Arc;

/// Loudness of a key played by touch, 0–1.
const TOUCH: f64 = 0.8;

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

fn with(play: &mut Play, does: impl FnOnce(&mut Music)) {
    if let Some(music) = play.state_mut::<Music>() {
        does(music);
    }
}

fn strike_key(play: &mut Play, key: usize) {
    let Some(music) = play.state_mut::<Music>() else { return };
    let Some(midi) = music.keys.get(key).copied() else { return };
    music.struck.push((midi, TOUCH));
    let judged = music.practice.play(practice::Key::Midi(midi));
    music.judged = Some((key, judged.right));
    if judged.right {
        music.right += 1;
    } else {
        music.wrong += 1;
    }
    if judged.done {
        let (_, wrong) = music.practice.counts();
        let phrase = music.phrase;
        music.count("touched", phrase);
        music.practice.restart();
        let wrong_now = (wrong - music.wrong_before) as usize;
        music.wrong_before = music.practice.counts().1;
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
    with(play, |music| {
        music.cues.clear();
        music.struck.clear();
    });
}
