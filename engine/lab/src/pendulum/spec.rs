//! The pendulum's ports and what it says of itself.

use crate::{Port, Spec};

pub(super) const LENGTH: usize = 0;
pub(super) const MASS: usize = 1;
pub(super) const ANGLE: usize = 2;
pub(super) const DAMPING: usize = 3;
pub(super) const GRAVITY: usize = 4;

const START: f64 = 10.0;

const fn input(name: &'static str, unit: &'static str, range: (f64, f64), start: f64) -> Port {
    Port { name, unit, min: range.0, max: range.1, start }
}

/// An output that is never below 0.
const fn output(name: &'static str, unit: &'static str, max: f64, start: f64) -> Port {
    input(name, unit, (0.0, max), start)
}

/// What the model `pendulum` is.
pub static SPEC: Spec = Spec {
    name: "pendulum",
    inputs: &[
        input("length", "m", (0.10, 2.00), 0.80),
        input("mass", "kg", (0.02, 0.50), 0.10),
        input("angle", "deg", (1.0, 170.0), START),
        input("damping", "kg/s", (0.0, 0.1), 0.0),
        input("gravity", "m/s²", (1.0, 25.0), 9.791),
    ],
    outputs: &[
        Port { name: "angle", unit: "deg", min: -170.0, max: 170.0, start: START },
        output("speed", "m/s", f64::INFINITY, 0.0),
        output("energy", "J", f64::INFINITY, 0.011_900),
        output("time", "s", f64::INFINITY, 0.0),
        output("amplitude", "deg", 170.0, START),
        output("swings", "", f64::INFINITY, 0.0),
        output("period", "s", f64::INFINITY, 0.0),
        output("gate", "", 1.0, 0.0),
        output("crossings", "", f64::INFINITY, 0.0),
        output("crossed", "s", f64::INFINITY, 0.0),
    ],
    actions: &["release", "hold"],
    equations: "θ'' = −(g/L)·sin θ − (b/m)·θ';  θ(0) = angle, θ'(0) = 0;  E = m·L²·θ'²/2 + m·g·L·(1 − cos θ)",
    source: "Equation: any mechanics textbook. Exact period: NIST Digital Library of Mathematical Functions, chapters 19 and 22. \
        Gravity 9.791 m/s²: calculated, not measured: gravity model EGM96 (NASA/TP-1998-206861) to degree 360 at 30.66° N, \
        104.07° E, 500 m, with the Earth's rotation.",
};
