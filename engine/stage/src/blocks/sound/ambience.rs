//! Sounds of the place, made of noise: water, wind, crickets, a quiet room. Loudness follows the scene's expressions.

use crate::sound::{RATE, soft, static_sound};
use bevy::log::debug;
use kira::sound::static_sound::{StaticSoundHandle, StaticSoundSettings};
use kira::{AudioManager, Decibels, DefaultBackend};
use shujin_blocks::sound::Strokes;
use shujin_lesson::format::{Sound, SoundKind};
use shujin_play::{Phase, Play};
use std::collections::BTreeMap;
use std::f32::consts::TAU;

/// Length of a loop, s.
const SECONDS: u32 = 4;

/// The sounds that run, by id.
#[derive(Default)]
pub struct Ambience {
    running: BTreeMap<String, (StaticSoundHandle, f32)>,
    /// How often each short sound has sounded, by its number in the scene.
    struck: BTreeMap<usize, u32>,
}

impl Ambience {
    /// Stops everything.
    pub fn stop(&mut self) {
        self.running.values_mut().for_each(|(handle, _)| handle.stop(soft()));
        self.running.clear();
        self.struck.clear();
    }

    /// Starts what is not running and sets the loudness of what is.
    pub fn follow(&mut self, manager: &mut AudioManager<DefaultBackend>, play: &Play, paused: bool) {
        let sounds = &play.lesson.scene.sounds;
        if self.running.keys().any(|id| !sounds.iter().any(|s| s.id == *id)) {
            self.stop();
        }
        for (number, sound) in sounds.iter().enumerate() {
            if sound.kind.is_short() {
                let times = Strokes::of(play, number).map_or(0, |(times, _)| times);
                // What sounded before it was opened or goes on elsewhere is not heard late, nor twice in one frame.
                let before = self.struck.insert(number, times);
                if before.is_some_and(|before| before < times) && !paused {
                    strike(manager, sound.kind, heard(play, sound));
                }
                continue;
            }
            let loudness = if paused { 0.0 } else { heard(play, sound) };
            if !self.running.contains_key(&sound.id) {
                let data = static_sound(
                    &samples(sound.kind),
                    StaticSoundSettings::new().loop_region(..).volume(Decibels::SILENCE),
                );
                let Ok(handle) = manager.play(data) else { continue };
                self.running.insert(sound.id.clone(), (handle, 0.0));
            }
            if let Some((handle, now)) = self.running.get_mut(&sound.id)
                && (*now - loudness).abs() > 0.01
            {
                *now = loudness;
                handle.set_volume(decibels(loudness), soft());
            }
        }
    }
}

/// How loud a sound of the place is where the learner stands, 0–1.
pub fn heard(play: &Play, sound: &Sound) -> f32 {
    if play.phase != Phase::Running {
        return 0.0;
    }
    let near = sound.at.map_or(1.0, |at| nearness(at.0, play.walker.eye));
    play.number(&sound.loudness) as f32 * near
}

/// Sounds a short sound once.
fn strike(manager: &mut AudioManager<DefaultBackend>, kind: SoundKind, loudness: f32) {
    let data = static_sound(&samples(kind), StaticSoundSettings::new().volume(decibels(loudness)));
    if let Err(error) = manager.play(data) {
        debug!("a sound was not played: {error}");
    }
}

fn decibels(loudness: f32) -> Decibels {
    if loudness < 0.001 { Decibels::SILENCE } else { Decibels(20.0 * loudness.min(1.0).log10() - 6.0) }
}

/// How much of a sound is left at this distance: half at 30 m.
fn nearness(at: [f32; 3], eye: [f32; 3]) -> f32 {
    let d2: f32 = (0..3).map(|i| (at[i] - eye[i]) * (at[i] - eye[i])).sum();
    1.0 / (1.0 + d2.sqrt() / 30.0)
}

/// The samples of a loop, whose end runs into its start, or of a short sound.
fn samples(kind: SoundKind) -> Vec<f32> {
    match kind {
        SoundKind::Tick => tick(),
        kind => lasting(kind),
    }
}

/// Length of a tick, s, and its pitch, Hz.
const TICK: (f32, f32) = (0.06, 1400.0);

/// A stroke on wood: it begins at once, so that it can be timed.
fn tick() -> Vec<f32> {
    let count = (RATE as f32 * TICK.0) as usize;
    let at = |i: usize| {
        let (t, left) = (i as f32 / RATE as f32, 1.0 - i as f32 / count as f32);
        // Two partials of a wooden bar, gone before the end.
        let tone = (TAU * TICK.1 * t).sin() + 0.4 * (TAU * TICK.1 * 2.76 * t).sin();
        0.55 * tone * (-t * 90.0).exp() * left
    };
    (0..count).map(at).collect()
}

fn lasting(kind: SoundKind) -> Vec<f32> {
    let count = (RATE * SECONDS) as usize;
    let fade = RATE as usize / 2;
    let mut state = 0x9e37_79b9u32;
    let mut white = move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as f32 / u32::MAX as f32 * 2.0 - 1.0
    };
    let (mut low, mut lower) = (0.0f32, 0.0f32);
    let mut out: Vec<f32> = (0..count + fade)
        .map(|i| {
            let t = i as f32 / RATE as f32;
            let noise = white();
            match kind {
                SoundKind::Water => {
                    low += (noise - low) * 0.18;
                    lower += (low - lower) * 0.01;
                    (low - lower) * (0.42 + 0.1 * (TAU * t / 1.3).sin())
                }
                SoundKind::Wind => {
                    low += (noise - low) * 0.03;
                    low * (0.7 + 0.3 * (TAU * t / 4.0).sin())
                }
                SoundKind::Crickets => {
                    let chirp = (TAU * t * 2.0).sin().max(0.0) * (TAU * t * 31.0).sin().max(0.0);
                    (TAU * 4300.0 * t).sin() * chirp * 0.10
                }
                SoundKind::Room => {
                    low += (noise - low) * 0.008;
                    low * 0.4
                }
                SoundKind::Tick => 0.0,
            }
        })
        .collect();
    for i in 0..fade {
        let t = i as f32 / fade as f32;
        out[i] = out[i] * t + out[count + i] * (1.0 - t);
    }
    out.truncate(count);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_begins_at_once_and_dies_away() {
        let samples = samples(SoundKind::Tick);
        let loudest = |part: &[f32]| part.iter().fold(0.0f32, |most, s| most.max(s.abs()));
        assert!(loudest(&samples) < 1.0);
        assert!(loudest(&samples[..RATE as usize / 500]) > 0.3, "within two thousandths of a second");
        assert!(loudest(&samples[samples.len() - 40..]) < 0.005);
    }

    #[test]
    fn no_loop_clips_or_clicks() {
        for kind in [SoundKind::Water, SoundKind::Wind, SoundKind::Crickets, SoundKind::Room] {
            let samples = samples(kind);
            assert_eq!(samples.len(), (RATE * SECONDS) as usize);
            assert!(samples.iter().all(|s| s.abs() < 1.0), "{kind:?}");
            assert!(samples.iter().any(|s| s.abs() > 0.005), "{kind:?}");
            let seam = (samples[0] - samples[samples.len() - 1]).abs();
            assert!(seam < 0.25, "{kind:?}: {seam}");
        }
    }
}
