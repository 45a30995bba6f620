//! A river divided in two, with a side weir and a narrow throat on the inner branch.
//!
//! What it shows: why the same weir waters the plain in drought and spares it in flood. Below the crest everything in
//! the inner channel goes to the plain; above it a long weir takes nearly all that is added, since the throat is narrow.
//! Waves, storage and sediment are not here.

mod hydraulics;
mod spec;

pub use spec::SPEC;

use crate::{Error, Model, Spec, TICK};
use spec::{BAR, CREST, INFLOW};

/// Time constant in s with which flow, bar and crest approach what was set.
pub const RELAXATION: f64 = 2.0;

/// Relative to its range, how near an input counts as arrived: nothing creeps for ever.
const ARRIVED: f64 = 1e-9;

/// The model `river-split`; see [`SPEC`].
#[derive(Debug, Clone, PartialEq)]
pub struct RiverSplit {
    /// What was set.
    inputs: [f64; 3],
    /// What is there now.
    now: [f64; 3],
    /// What follows from `now`: kept because it is read more often than it changes.
    flows: Flows,
}

/// Where the water goes; m³/s and m.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Flows {
    inner: f64,
    outer: f64,
    spill: f64,
    plain: f64,
    level: f64,
}

impl Flows {
    fn of(now: [f64; 3]) -> Self {
        let share = 1.0 - (1.0 - hydraulics::open_share(now[INFLOW])) * (1.0 - now[BAR]);
        let inner = share * now[INFLOW];
        let level = hydraulics::level(inner, now[CREST]);
        Flows {
            inner,
            outer: now[INFLOW] - inner,
            spill: hydraulics::weir(level, now[CREST]),
            plain: hydraulics::throat(level),
            level,
        }
    }
}

impl Default for RiverSplit {
    fn default() -> Self {
        Self::new()
    }
}

impl RiverSplit {
    /// The river at its start values, settled.
    pub fn new() -> Self {
        let mut inputs = [0.0; 3];
        for (value, port) in inputs.iter_mut().zip(SPEC.inputs) {
            *value = port.start;
        }
        RiverSplit { inputs, now: inputs, flows: Flows::of(inputs) }
    }
}

impl Model for RiverSplit {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    fn input(&self, i: usize) -> f64 {
        self.inputs.get(i).copied().unwrap_or(f64::NAN)
    }

    fn set(&mut self, i: usize, value: f64) -> Result<(), Error> {
        SPEC.check(i, value)?;
        self.inputs[i] = value;
        Ok(())
    }

    /// `settle` sets the river to its steady state at once.
    fn act(&mut self, action: &str) -> Result<(), Error> {
        match action {
            "settle" => {
                self.now = self.inputs;
                self.flows = Flows::of(self.now);
                Ok(())
            }
            _ => Err(SPEC.no_action(action)),
        }
    }

    fn step(&mut self) {
        if self.now == self.inputs {
            return;
        }
        let part = -libm::expm1(-TICK / RELAXATION);
        for ((now, goal), port) in self.now.iter_mut().zip(self.inputs).zip(SPEC.inputs) {
            *now += part * (goal - *now);
            if (goal - *now).abs() <= ARRIVED * (port.max - port.min) {
                *now = goal;
            }
        }
        self.flows = Flows::of(self.now);
    }

    fn output(&self, i: usize) -> f64 {
        let flow = self.now[INFLOW];
        let Flows { inner, outer, spill, plain, level } = self.flows;
        match i {
            0 => flow,
            1 => inner / flow,
            2 => inner,
            3 => outer,
            4 => spill,
            5 => plain,
            6 => outer + spill,
            7 => level,
            8 => flow - plain - (outer + spill),
            9 => spill / inner,
            _ => f64::NAN,
        }
    }

    fn state(&self) -> Vec<f64> {
        [self.inputs, self.now].concat()
    }
}
