//! What is heard: plucked notes as they begin, and the sounds of the place. Silent where the machine has no sound.

mod ambience;

pub use ambience::heard;

use crate::{lesson::Lesson, schedule::FrameSet, screen::Screen};
use ambience::Ambience;
use bevy::prelude::*;
use kira::sound::static_sound::{StaticSoundData, StaticSoundSettings};
use kira::{AudioManager, AudioManagerSettings, DefaultBackend, Frame, Tween};
use shujin_music::pluck::{Pluck, pluck};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Samples in a second.
const RATE: u32 = 44_100;

/// The sound of the machine, and the notes made so far.
#[derive(Default)]
struct Sound {
    manager: Option<AudioManager<DefaultBackend>>,
    tried: bool,
    notes: BTreeMap<(u8, u8, u8, u8), StaticSoundData>,
    ambience: Ambience,
}

/// The plugin of sounds.
pub struct SoundPlugin;

impl Plugin for SoundPlugin {
    fn build(&self, app: &mut App) {
        app.init_non_send::<Sound>().add_systems(Update, sound.in_set(FrameSet::Sound));
    }
}

fn sound(mut sound: NonSendMut<Sound>, lesson: Option<ResMut<Lesson>>, screen: Res<Screen>) {
    let Some(mut lesson) = lesson else {
        sound.ambience.stop();
        return;
    };
    // Opened with the first lesson, not before: a page may make sound only once it was touched.
    if !sound.tried {
        sound.tried = true;
        let opened = AudioManager::<DefaultBackend>::new(AudioManagerSettings::default());
        sound.manager = opened.inspect_err(|e| warn!("no sound: {e}")).ok();
    }
    let brightness = lesson.play.lesson.scene.score.as_ref().map_or(0.5, |s| s.brightness);
    let struck = std::mem::take(&mut lesson.sounds);
    let Sound { manager: Some(manager), notes, ambience, .. } = &mut *sound else { return };
    for (midi, loudness, seconds) in struck {
        // In coarse steps, so that a note is made once and played often.
        let tone = (brightness * 16.0).round().clamp(0.0, 16.0) as u8;
        let key = (midi, (loudness * 8.0).round() as u8, (seconds * 4.0).ceil().clamp(1.0, 24.0) as u8, tone);
        let data = notes.entry(key).or_insert_with(|| note(key));
        if let Err(e) = manager.play(data.clone()) {
            debug!("a note was not played: {e}");
        }
    }
    ambience.follow(manager, &lesson.play, screen.paused);
}

/// The samples of a note: it rings a little longer than it is written.
fn note((midi, loudness, quarters, tone): (u8, u8, u8, u8)) -> StaticSoundData {
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

/// Mono samples as a sound of kira.
fn static_sound(samples: &[f32], settings: StaticSoundSettings) -> StaticSoundData {
    StaticSoundData {
        sample_rate: RATE,
        frames: samples.iter().map(|s| Frame::from_mono(*s)).collect::<Arc<[Frame]>>(),
        settings,
        slice: None,
    }
}

/// A change of loudness that nobody hears as a click.
fn soft() -> Tween {
    Tween { duration: std::time::Duration::from_millis(400), ..Tween::default() }
}
