//! What is heard: the machine's sound, opened once, for the blocks that have something to sound. Silent where the machine has none.

use crate::lesson::Lesson;
use crate::schedule::FrameSet;
use crate::screen::Screen;
use bevy::prelude::*;
use kira::sound::static_sound::{StaticSoundData, StaticSoundSettings};
use kira::{AudioManager, AudioManagerSettings, Decibels, DefaultBackend, Frame, Tween};
use std::sync::Arc;

/// Samples in a second.
pub const RATE: u32 = 44_100;

/// The sound of the machine.
#[derive(Default)]
pub struct Sound {
    /// Where sounds are played; nothing before a lesson was opened, and where the machine has none.
    pub manager: Option<AudioManager<DefaultBackend>>,
    tried: bool,
}

/// The plugin of sounds. Blocks add their systems to [`FrameSet::Sound`].
pub struct SoundPlugin;

impl Plugin for SoundPlugin {
    fn build(&self, app: &mut App) {
        app.add_systems(Update, (open.in_set(FrameSet::Lesson), mute.in_set(FrameSet::Sound)));
    }
}

/// Opens it with the first lesson, not before: a page may make sound only once it was touched.
fn open(mut sound: NonSendMut<Sound>, lesson: Option<Res<Lesson>>) {
    if lesson.is_some() && !sound.tried {
        sound.tried = true;
        let opened = AudioManager::<DefaultBackend>::new(AudioManagerSettings::default());
        sound.manager = opened.inspect_err(|e| warn!("no sound: {e}")).ok();
    }
}

/// Has nothing be heard, whatever sounds: it goes on all the same.
fn mute(mut sound: NonSendMut<Sound>, screen: Res<Screen>, mut is_muted: Local<bool>) {
    let Some(manager) = sound.manager.as_mut().filter(|_| *is_muted != screen.muted) else { return };
    *is_muted = screen.muted;
    let loudness = if screen.muted { Decibels::SILENCE } else { Decibels::IDENTITY };
    manager.main_track().set_volume(loudness, soft());
}

/// Mono samples as a sound of kira.
pub fn static_sound(samples: &[f32], settings: StaticSoundSettings) -> StaticSoundData {
    StaticSoundData {
        sample_rate: RATE,
        frames: samples.iter().map(|s| Frame::from_mono(*s)).collect::<Arc<[Frame]>>(),
        settings,
        slice: None,
    }
}

/// A change of loudness that nobody hears as a click.
pub fn soft() -> Tween {
    Tween { duration: std::time::Duration::from_millis(400), ..Tween::default() }
}
