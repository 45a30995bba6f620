//! Colours that stay apart for everybody, and a flash counter that counts.

use shujin_music::flash::{count, encode, linear, relative};
use shujin_music::visuals::palette::{GROUND, colour, pattern};

/// Simulated dichromacy in linear RGB: G. Machado, M. Oliveira, L. Fernandes, IEEE TVCG 15 (6), 2009, severity 1.
const SIGHT: [(&str, [[f64; 3]; 3]); 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

fn times(m: &[[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
    m.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

/// OKLab, after B. Ottosson, 2020.
fn oklab(rgb: [f64; 3]) -> [f64; 3] {
    let lms = times(
        &[
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ],
        rgb.map(|c| c.clamp(0.0, 1.0)),
    );
    times(
        &[
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ],
        lms.map(f64::cbrt),
    )
}

#[test]
fn degrees_stay_apart_for_every_sight() {
    for (name, sight) in &SIGHT {
        let labs: Vec<[f64; 3]> = (1..=7).map(|d| oklab(times(sight, colour(d).map(linear)))).collect();
        for a in 0..7 {
            for b in a + 1..7 {
                let distance = labs[a].iter().zip(labs[b]).map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt();
                assert!(distance >= 0.13, "{name}: degrees {} and {}: {distance:.3}", a + 1, b + 1);
            }
        }
    }
}

#[test]
fn degrees_stand_out_from_the_ground_and_none_is_saturated_red() {
    let ground = relative(GROUND);
    for degree in 1..=7 {
        let contrast = (relative(colour(degree)) + 0.05) / (ground + 0.05);
        assert!(contrast >= 3.0, "degree {degree}: {contrast:.2}");
        let [r, g, b] = colour(degree).map(linear);
        assert!(r / (r + g + b) < 0.8, "degree {degree} is saturated red");
        for other in degree + 1..=7 {
            assert_ne!(pattern(degree), pattern(other));
        }
    }
}

#[test]
fn luminance_is_wcags() {
    assert!((relative([1.0, 1.0, 1.0]) - 1.0).abs() < 1e-9);
    assert_eq!(relative([0.0; 3]), 0.0);
    assert!((relative([0.5, 0.5, 0.5]) - 0.2140).abs() < 1e-4);
    for c in [0.0, 0.02, 0.3, 0.9, 1.0] {
        assert!((encode(linear(c)) - c).abs() < 1e-6);
    }
}

/// A square wave between two luminances, so many times a second, for three seconds at 60 frames a second.
fn blink(low: f64, high: f64, hertz: f64) -> Vec<f64> {
    (0..180).map(|i| if (f64::from(i) / 60.0 * hertz).fract() < 0.5 { high } else { low }).collect()
}

#[test]
fn flashes_are_counted() {
    let dt = 1.0 / 60.0;
    assert_eq!(count(&[], dt), 0);
    assert_eq!(count(&[0.5; 100], dt), 0);
    assert_eq!(count(&blink(0.0, 1.0, 1.0), dt), 1);
    assert!((3..=4).contains(&count(&blink(0.1, 0.5, 3.0), dt)));
    assert!((9..=10).contains(&count(&blink(0.3, 0.41, 10.0), dt)));
    // Too small a change; or the darker state bright enough.
    assert_eq!(count(&blink(0.3, 0.39, 10.0), dt), 0);
    assert_eq!(count(&blink(0.81, 1.0, 10.0), dt), 0);
    // A slow ramp up and one step down are a pair; a staircase up is none.
    let ramp: Vec<f64> = (0..30).map(|i| f64::from(i) / 30.0).chain([0.0]).collect();
    assert_eq!(count(&ramp, dt), 1);
    let stairs: Vec<f64> = (0..60).map(|i| f64::from(i / 6) / 10.0).collect();
    assert_eq!(count(&stairs, dt), 0);
}
