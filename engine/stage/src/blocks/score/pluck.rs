//! Notes that sound as they begin, plucked.

use crate::lesson::Lesson;
use crate::sound::{RATE, Sound, static_sound};
use bevy::prelude::*;
use kira::sound::static_sound::{StaticSoundData, StaticSoundSettings};
use shujin_music::pluck::{Pluck, pluck};
use std::collections::BTreeMap;

/// Pitch (MIDI), loudness, length and tone of a note, in coarse steps, so that a note is made once and played often.
type Key = (u8, u8, u8, u8);

/// Sounds what has begun since the last frame.
pub fn play(
    mut sound: NonSendMut<Sound>,
    mut notes: Local<BTreeMap<Key, StaticSoundData>>,
    lesson: Option<ResMut<Lesson>>,
) {
    let Some(mut lesson) = lesson else { return };
    let struck = std::mem::take(&mut lesson.sounds);
    let Some(manager) = &mut sound.manager else { return };
    let brightness = lesson.play.lesson.scene.score.as_ref().map_or(0.5, |s| s.brightness);
    for (midi, loudness, seconds) in struck {
        let tone = (brightness * 16.0).round().clamp(0.0, 16.0) as u8;
        let key = (midi, (loudness * 8.0).round() as u8, (seconds * 4.0).ceil().clamp(1.0, 24.0) as u8, tone);
        let data = notes.entry(key).or_insert_with(|| note(key));
        if let Err(e) = manager.play(data.clone()) {
            debug!("a note was not played: {e}");
        }
    }
}

/// The samples of a note: it rings a little longer than it is written.
fn note((midi, loudness, quarters, tone): Key) -> StaticSoundData {
    let samples = pluck(
        &Pluck {
            midi,
            velocity: f64::from(loudness) / 8.0,
            seconds: f64::from(quarters) / 4.0 + 0.8,
            sample_rate: RATE,
            brightness: f64::from(tone) / 16.0,
        },
        u64::from(midi),
    );
    static_sound(&samples, StaticSoundSettings::new())
}
