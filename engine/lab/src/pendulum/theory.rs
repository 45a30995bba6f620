//! What mathematics says of a pendulum without damping: exact period, small-angle period, and g from a slope.
//!
//! The model doesn't use it: it stands here so that tests, and pupils, can hold the model against it.

use core::f64::consts::{PI, TAU};

/// The exact period in seconds of a simple pendulum without damping.
///
/// `length` in m and `gravity` in m/s², both above 0; `amplitude` in degrees, within ±180 (exclusive).
/// T = 2π·√(L/g) / agm(1, cos(θ₀/2)), which is 4·√(L/g)·K(sin(θ₀/2)) with the complete elliptic integral K
/// (NIST Digital Library of Mathematical Functions, chapters 19 and 22).
/// At ±180° the period is infinite; beyond, and for impossible arguments, the result is not a number.
pub fn exact_period(length: f64, gravity: f64, amplitude: f64) -> f64 {
    let half = libm::cos(amplitude * (PI / 360.0));
    if amplitude.abs() > 180.0 || half.is_nan() {
        return f64::NAN;
    }
    if amplitude.abs() == 180.0 {
        return f64::INFINITY;
    }
    small_angle_period(length, gravity) / agm(1.0, half)
}

/// The period in seconds by the small-angle law, T = 2π·√(L/g), for any amplitude.
pub fn small_angle_period(length: f64, gravity: f64) -> f64 {
    TAU * libm::sqrt(length / gravity)
}

/// g and its standard uncertainty in m/s² from the slope (s²/m) of T² plotted against L and the slope's own
/// uncertainty, by the small-angle law: g = 4π²/slope, u(g)/g = u(slope)/slope.
pub fn gravity_from_slope(slope: f64, uncertainty: f64) -> (f64, f64) {
    let gravity = 4.0 * PI * PI / slope;
    (gravity, (gravity * uncertainty / slope).abs())
}

/// The arithmetic-geometric mean of two positive numbers. Its steps double the correct digits each time: from the
/// worst start a pendulum below 180° can give, 12 are more than enough.
fn agm(mut a: f64, mut b: f64) -> f64 {
    for _ in 0..12 {
        (a, b) = (0.5 * (a + b), libm::sqrt(a * b));
    }
    0.5 * (a + b)
}
