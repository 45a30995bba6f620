//! The plucked string held against its own claims: pitch, decay, level, onset, the same bits again.

use std::f64::consts::PI;

use shujin_music::pluck::{Pluck, frequency, pluck};

const RATE: u32 = 44_100;

fn sound(midi: u8, velocity: f64, seconds: f64) -> Vec<f32> {
    pluck(&Pluck { midi, velocity, seconds, sample_rate: RATE, brightness: 0.6 }, 7)
}

/// Strength of one frequency in a stretch of sound, under a Hann window.
fn strength(samples: &[f32], hertz: f64, rate: f64) -> f64 {
    let n = samples.len() as f64;
    let (mut re, mut im) = (0.0, 0.0);
    for (i, &s) in samples.iter().enumerate() {
        let window = 0.5 - 0.5 * (2.0 * PI * i as f64 / n).cos();
        let phase = 2.0 * PI * hertz * i as f64 / rate;
        re += f64::from(s) * window * phase.cos();
        im += f64::from(s) * window * phase.sin();
    }
    re.hypot(im)
}

/// The strongest frequency within a quarter tone, by golden-section search; how far off in cents.
fn cents_off(samples: &[f32], wanted: f64, rate: f64) -> f64 {
    let (mut low, mut high) = (-50.0_f64, 50.0_f64);
    let at = |cents: f64| strength(samples, wanted * (cents / 1200.0).exp2(), rate);
    while high - low > 0.05 {
        let (a, b) = (low + 0.382 * (high - low), low + 0.618 * (high - low));
        if at(a) < at(b) { low = a } else { high = b }
    }
    (low + high) / 2.0
}

#[test]
fn the_measure_of_pitch_itself_is_true() {
    let rate = f64::from(RATE);
    let wave =
        |f: f64| -> Vec<f32> { (0..35_000).map(|i| (2.0 * PI * f * f64::from(i) / rate).sin() as f32).collect() };
    assert!((cents_off(&wave(440.0), 445.0, rate) + 19.56).abs() < 0.1);
    assert!(cents_off(&wave(440.0), 440.0, rate).abs() < 0.1);
}

#[test]
fn pitch_is_true_within_three_cents() {
    // Two octaves round the usual song, then sparsely from the guzheng's lowest string upwards.
    for midi in (53..=84).chain([38, 43, 48, 89, 93, 98]) {
        let samples = sound(midi, 0.7, 1.2);
        // Low notes need a longer look to keep the neighbours' lobes apart.
        let stretch = &samples[2_000..2_000 + 35_000];
        let off = cents_off(stretch, frequency(midi), f64::from(RATE));
        assert!(off.abs() < 3.0, "MIDI {midi} is {off:.2} cents off");
    }
}

#[test]
fn pitch_holds_at_other_sample_rates_and_brightnesses() {
    for (sample_rate, brightness) in [(22_050, 0.0), (48_000, 1.0), (48_000, 0.3), (96_000, 0.6)] {
        let samples = pluck(&Pluck { midi: 67, velocity: 0.5, seconds: 1.0, sample_rate, brightness }, 1);
        let rate = f64::from(sample_rate);
        let off = cents_off(&samples[1_000..1_000 + sample_rate as usize / 2], frequency(67), rate);
        assert!(off.abs() < 3.0, "{sample_rate} Hz, brightness {brightness}: {off:.2} cents off");
    }
}

fn loudness(samples: &[f32]) -> f64 {
    (samples.iter().map(|s| f64::from(*s).powi(2)).sum::<f64>() / samples.len() as f64).sqrt()
}

#[test]
fn it_decays_and_ends_in_silence() {
    for midi in 55..=80 {
        let samples = sound(midi, 0.8, 3.0);
        let tenths: Vec<f64> = samples.chunks(RATE as usize / 2).map(loudness).collect();
        assert!(tenths.windows(2).all(|w| w[1] < w[0]), "MIDI {midi}: {tenths:?}");
        assert!(tenths[5] < 0.2 * tenths[0] && tenths[1] > 0.02 * tenths[0], "MIDI {midi}: {tenths:?}");
        assert!(samples.last().unwrap().abs() < 1e-4);
    }
}

#[test]
fn it_never_clips_and_begins_at_once() {
    for midi in (24..=108).step_by(3) {
        for velocity in [0.05, 0.5, 1.0] {
            let samples = sound(midi, velocity, 0.6);
            let peak = samples.iter().fold(0.0_f32, |p, s| p.max(s.abs()));
            assert!(peak > 0.05 && peak <= 0.71, "MIDI {midi}, velocity {velocity}: peak {peak}");
            let begins = samples.iter().position(|s| s.abs() > 0.1 * peak).unwrap();
            assert!(begins < RATE as usize * 5 / 1000, "MIDI {midi}: begins at sample {begins}");
        }
    }
}

#[test]
fn louder_is_louder_and_brighter() {
    let (soft, loud) = (sound(65, 0.2, 1.0), sound(65, 1.0, 1.0));
    assert!(loudness(&loud) > 2.0 * loudness(&soft));
    let high = |s: &[f32]| {
        let f = frequency(65);
        strength(&s[..22_050], 7.0 * f, f64::from(RATE)) / strength(&s[..22_050], f, f64::from(RATE))
    };
    assert!(high(&loud) > high(&soft));
}

#[test]
fn the_same_seed_gives_the_same_bits_and_another_seed_others() {
    let note = Pluck { midi: 69, velocity: 0.6, seconds: 0.5, sample_rate: RATE, brightness: 0.5 };
    assert_eq!(pluck(&note, 3), pluck(&note, 3));
    assert_ne!(pluck(&note, 3), pluck(&note, 4));
    // A golden sum over the bits: a browser must give the same.
    let sum = pluck(&note, 3).iter().fold(0_u32, |sum, s| sum.rotate_left(5) ^ s.to_bits());
    assert_eq!(sum, GOLDEN, "{sum:#010x}");
}

const GOLDEN: u32 = 0x3284_0a93;

#[test]
fn nonsense_is_brought_into_range() {
    let odd = Pluck { midi: 255, velocity: f64::NAN, seconds: -1.0, sample_rate: 1, brightness: f64::INFINITY };
    let samples = pluck(&odd, 0);
    assert!(!samples.is_empty() && samples.iter().all(|s| s.abs() <= 1.0));
}
