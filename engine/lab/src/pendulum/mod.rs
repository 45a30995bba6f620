//! A pendulum of any amplitude: its inputs, its motion, its outputs.
//!
//! Changing an input holds the bob and releases it again, as on a bench: a string isn't lengthened in flight, and a record
//! belongs to one set of values. Reading errors are in [`crate::instrument`].

mod motion;
mod spec;
mod tally;
mod theory;

pub use spec::SPEC;
pub use theory::{exact_period, gravity_from_slope, small_angle_period};

use crate::{Error, Model, Spec, TICK};
use motion::{Law, Phase, Stride};
use spec::{ANGLE, DAMPING, GRAVITY, LENGTH, MASS};
use tally::Tally;

/// Radius of the bob in m: what blocks the light beam.
pub const BOB_RADIUS: f64 = 0.010;

/// The largest step, as the angle of phase √(g/L)·h in rad: periods are then exact to better than 1e-10.
const FINEST: f64 = 0.05;

/// Below this energy per m·L² in rad²/s², relative to g/L, the bob is said to hang still: a swing of 1e-9 rad. Without
/// it a damped bob would go on being counted, in ever smaller numbers, for ever.
const STILL: f64 = 0.5e-18;

const RAD: f64 = core::f64::consts::PI / 180.0;

/// The model `pendulum`; see [`SPEC`].
#[derive(Debug, Clone, PartialEq)]
pub struct Pendulum {
    inputs: [f64; 5],
    swinging: bool,
    ticks: u32,
    phase: Phase,
    tally: Tally,
    gate: bool,
    // What follows from the inputs, kept because a tick is short.
    law: Law,
    steps: u32,
    step: f64,
    stride: Stride,
}

impl Default for Pendulum {
    fn default() -> Self {
        Self::new()
    }
}

impl Pendulum {
    /// A pendulum at the start values, held.
    pub fn new() -> Self {
        let mut inputs = [0.0; 5];
        for (value, port) in inputs.iter_mut().zip(SPEC.inputs) {
            *value = port.start;
        }
        Self::held(inputs)
    }

    /// Held at its start angle: the state that depends on the inputs alone.
    fn held(inputs: [f64; 5]) -> Self {
        let law = Law { pull: inputs[GRAVITY] / inputs[LENGTH], loss: inputs[DAMPING] / inputs[MASS] };
        let steps = libm::ceil(libm::sqrt(law.pull) * TICK / FINEST).max(1.0);
        let step = TICK / steps;
        let phase = Phase { angle: inputs[ANGLE] * RAD, rate: 0.0 };
        let mut held = Pendulum {
            inputs,
            swinging: false,
            ticks: 0,
            phase,
            tally: Tally::new(phase.angle),
            gate: false,
            law,
            steps: steps as u32,
            step,
            stride: law.stride(step),
        };
        held.gate = held.blocks();
        held
    }

    /// Energy per m·L², in rad²/s². The half-angle keeps the digits of a small swing.
    fn specific_energy(&self) -> f64 {
        let half = libm::sin(0.5 * self.phase.angle);
        0.5 * self.phase.rate * self.phase.rate + 2.0 * self.law.pull * half * half
    }

    /// Whether the bob is in the beam at this instant.
    fn blocks(&self) -> bool {
        self.phase.angle.abs() * self.inputs[LENGTH] <= BOB_RADIUS
    }

    fn seconds(&self) -> f64 {
        f64::from(self.ticks) * TICK
    }
}

impl Model for Pendulum {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    fn input(&self, i: usize) -> f64 {
        self.inputs.get(i).copied().unwrap_or(f64::NAN)
    }

    /// Takes hold of the bob at the start angle, unless the value is the one it has.
    fn set(&mut self, i: usize, value: f64) -> Result<(), Error> {
        SPEC.check(i, value)?;
        if self.inputs[i] != value {
            let mut inputs = self.inputs;
            inputs[i] = value;
            *self = Self::held(inputs);
        }
        Ok(())
    }

    /// `release` lets go of a held bob and does nothing to a swinging one; `hold` takes it back to the start angle.
    fn act(&mut self, action: &str) -> Result<(), Error> {
        match action {
            "release" => self.swinging = true,
            "hold" => *self = Self::held(self.inputs),
            _ => return Err(SPEC.no_action(action)),
        }
        Ok(())
    }

    fn step(&mut self) {
        if !self.swinging {
            return;
        }
        let begun = self.seconds();
        let crossings = self.tally.crossings;
        for n in 0..self.steps {
            let before = self.phase;
            self.phase = self.stride.advance(before);
            let start = begun + f64::from(n) * self.step;
            self.tally.watch(&self.law, before, self.phase, start, self.step);
        }
        if self.law.loss > 0.0 && self.specific_energy() < STILL * self.law.pull {
            self.phase = Phase { angle: 0.0, rate: 0.0 };
            self.tally.amplitude = 0.0;
        }
        self.ticks = self.ticks.saturating_add(1);
        self.gate = self.blocks() || self.tally.crossings != crossings;
    }

    fn output(&self, i: usize) -> f64 {
        let length = self.inputs[LENGTH];
        match i {
            0 => self.phase.angle / RAD,
            1 => length * self.phase.rate.abs(),
            2 => self.inputs[MASS] * length * length * self.specific_energy(),
            3 => self.seconds(),
            4 => self.tally.amplitude / RAD,
            5 => f64::from(self.tally.turns / 2),
            6 => self.tally.period,
            7 => f64::from(u8::from(self.gate)),
            8 => f64::from(self.tally.crossings),
            9 => self.tally.crossed,
            _ => f64::NAN,
        }
    }

    fn state(&self) -> Vec<f64> {
        let flags = [
            f64::from(u8::from(self.swinging)),
            f64::from(self.ticks),
            self.phase.angle,
            self.phase.rate,
            f64::from(u8::from(self.gate)),
        ];
        let tally = self.tally.state();
        [&self.inputs[..], &flags[..], &tally[..]].concat()
    }
}
