//! A plucked string such as a guzheng's or pipa's, by extended Karplus–Strong synthesis.
//!
//! A burst of noise runs round a delay line as long as one period. Each turn passes a two-point average
//! that takes the high partials first, a gain that sets how long the string rings, and an allpass
//! that makes up the fraction of a sample by which the loop would be out of tune. After D. Jaffe and
//! J. Smith, "Extensions of the Karplus–Strong Plucked-String Algorithm", Computer Music Journal 7 (2), 1983.
//!
//! It models neither the instrument's body nor the pressing of the string (按音, 颤音).

use rand_pcg::{
    Pcg64,
    rand_core::{Rng as _, SeedableRng},
};
use std::f64::consts::PI;

/// A pluck.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pluck {
    /// MIDI note number; from 24 to 108 the pitch is true.
    pub midi: u8,
    /// Strength, 0 to 1: louder and brighter.
    pub velocity: f64,
    /// Length of the sound, more than 0 and at most 20 s; the last 30 ms fade out.
    pub seconds: f64,
    /// Samples per second, 8,000 to 192,000.
    pub sample_rate: u32,
    /// 0 (dull, silk) to 1 (bright, steel).
    pub brightness: f64,
}

/// Where the string is plucked, as a share of its length from the bridge: the plectrum's place on a guzheng.
const PLACE: f64 = 0.13;
/// Peak of the loudest sound, so that a few notes together don't clip.
const PEAK: f64 = 0.7;
const FADE: f64 = 0.03;

/// Frequency in hertz of a MIDI note, A4 (69) being 440 Hz, equal temperament.
pub fn frequency(midi: u8) -> f64 {
    440.0 * libm::exp2((f64::from(midi) - 69.0) / 12.0)
}

/// The samples of a pluck: mono, from −1 to 1. Values outside their ranges are brought into them. The
/// same pluck and seed give the same samples on every machine.
pub fn pluck(pluck: &Pluck, seed: u64) -> Vec<f32> {
    let rate = f64::from(pluck.sample_rate.clamp(8_000, 192_000));
    let velocity = within(pluck.velocity, 0.0, 1.0);
    let count = (within(pluck.seconds, 0.05, 20.0) * rate) as usize;
    let mut string = Loop::tuned(frequency(pluck.midi), rate, within(pluck.brightness, 0.0, 1.0));
    let burst = excitation(string.line.len(), velocity, seed);
    let mut out: Vec<f64> = (0..count).map(|i| string.turn(burst.get(i).copied().unwrap_or(0.0))).collect();
    finish(&mut out, rate, velocity);
    out.into_iter().map(|s| s as f32).collect()
}

/// A NaN becomes the lower bound.
fn within(value: f64, low: f64, high: f64) -> f64 {
    if value > low { value.min(high) } else { low }
}

/// The delay line with its filters.
struct Loop {
    line: Vec<f64>,
    at: usize,
    /// Weight of the sample before in the two-point average, 0 to 0.5.
    blend: f64,
    gain: f64,
    before: f64,
    allpass: f64,
    allpass_in: f64,
    allpass_out: f64,
}

impl Loop {
    fn tuned(frequency: f64, rate: f64, brightness: f64) -> Loop {
        let omega = 2.0 * PI * frequency / rate;
        // High notes turn more often and would lose their partials too soon.
        let blend = (0.42 - 0.34 * brightness) * (220.0 / frequency).clamp(0.25, 1.0);
        // The average's own phase delay at the fundamental, and its loss there.
        let (re, im) = (1.0 - blend + blend * libm::cos(omega), -blend * libm::sin(omega));
        let delay = -libm::atan2(im, re) / omega;
        let loss = libm::hypot(re, im);
        // 60 dB in so many seconds, lower strings longer; never a gain that grows.
        let ring = (5.5 * libm::pow(220.0 / frequency, 0.5)).clamp(1.2, 7.0);
        let gain = (libm::pow(10.0, -3.0 / (frequency * ring)) / loss).min(0.99995);
        // What is left of the period: whole samples, and a fraction for the allpass in its good range.
        let period = rate / frequency - delay;
        let whole = libm::floor(period - 0.3).max(2.0);
        let fraction = period - whole;
        let allpass = libm::sin((1.0 - fraction) * omega / 2.0) / libm::sin((1.0 + fraction) * omega / 2.0);
        Loop {
            line: vec![0.0; whole as usize],
            at: 0,
            blend,
            gain,
            before: 0.0,
            allpass,
            allpass_in: 0.0,
            allpass_out: 0.0,
        }
    }

    fn turn(&mut self, push: f64) -> f64 {
        let out = self.line[self.at];
        let averaged = self.gain * ((1.0 - self.blend) * out + self.blend * self.before);
        self.before = out;
        let tuned = self.allpass * averaged + self.allpass_in - self.allpass * self.allpass_out;
        self.allpass_in = averaged;
        self.allpass_out = tuned;
        let new = tuned + push;
        self.line[self.at] = new;
        self.at = (self.at + 1) % self.line.len();
        new
    }
}

/// One period of noise, softened for a soft pluck, with the partials missing that have a node at the
/// place of plucking, and without a mean, which would only push the loudspeaker's cone.
fn excitation(period: usize, velocity: f64, seed: u64) -> Vec<f64> {
    let soft = 0.75 - 0.6 * velocity;
    let (mut chance, mut low) = (Pcg64::seed_from_u64(seed), 0.0);
    let noise: Vec<f64> = (0..period)
        .map(|_| {
            low = soft * low + (1.0 - soft) * (f64::from(chance.next_u32()) / f64::from(u32::MAX) * 2.0 - 1.0);
            low
        })
        .collect();
    let shift = ((period as f64 * PLACE) as usize).max(1);
    let mut burst: Vec<f64> = (0..period).map(|i| noise[i] - noise[(i + period - shift) % period]).collect();
    let mean = burst.iter().sum::<f64>() / period as f64;
    burst.iter_mut().for_each(|s| *s -= mean);
    burst
}

/// Brings the peak to the loudness of the velocity and fades the end.
fn finish(out: &mut [f64], rate: f64, velocity: f64) {
    let peak = out.iter().fold(0.0_f64, |p, s| p.max(s.abs()));
    let scale = if peak > 0.0 { PEAK * (0.15 + 0.85 * velocity) / peak } else { 0.0 };
    let fade = ((FADE * rate) as usize).clamp(1, out.len().max(1));
    let start = out.len().saturating_sub(fade);
    for (i, sample) in out.iter_mut().enumerate() {
        let left = if i < start { 1.0 } else { 1.0 - (i - start + 1) as f64 / fade as f64 };
        *sample *= scale * left;
    }
}
