//! Instruments as a school has them: what a reading shows is the true value, an error, and a scale with steps.
//!
//! The error belongs to the reading and is drawn from the seed; the model that is measured never learns of it. What
//! an instrument looks like, and what it is held against, is not here.

use crate::rng::Rng;
use serde::{Deserialize, Serialize};

/// What sort of instrument it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Lengths in metres.
    Ruler,
    /// Angles in degrees.
    Protractor,
    /// Masses in kilograms.
    Balance,
    /// Spans of time in seconds, started and stopped by hand: both presses come late, by a reaction time each.
    Stopwatch,
    /// Spans of time in seconds, started and stopped by a light beam.
    Photogate,
}

impl Kind {
    /// All kinds, in the order in which they are declared.
    pub const ALL: [Kind; 5] = [Kind::Ruler, Kind::Protractor, Kind::Balance, Kind::Stopwatch, Kind::Photogate];

    /// The name authors write.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Ruler => "ruler",
            Kind::Protractor => "protractor",
            Kind::Balance => "balance",
            Kind::Stopwatch => "stopwatch",
            Kind::Photogate => "photogate",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The unit of true values, readings, resolution and standard deviation.
    pub const fn unit(self) -> &'static str {
        match self {
            Kind::Ruler => "m",
            Kind::Protractor => "deg",
            Kind::Balance => "kg",
            Kind::Stopwatch | Kind::Photogate => "s",
        }
    }
}

/// One instrument: its scale and its error.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Instrument {
    kind: Kind,
    resolution: f64,
    sd: f64,
    mean: f64,
}

/// What an instrument shows, and what a careful user would say of it. All in the instrument's unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The value shown: a whole number of resolution steps.
    pub value: f64,
    /// One step of the scale.
    pub resolution: f64,
    /// Standard uncertainty of the value: the error's standard deviation and the step's, resolution/√12, combined
    /// in quadrature (GUM, JCGM 100:2008).
    pub uncertainty: f64,
}

/// An instrument that cannot be.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{kind}: {what} found {value} {unit}, expected {expected}")]
pub struct Error {
    kind: &'static str,
    what: &'static str,
    value: f64,
    unit: &'static str,
    expected: &'static str,
}

impl Instrument {
    /// The usual instrument of a kind.
    ///
    /// | kind | resolution | standard deviation | why |
    /// |---|---|---|---|
    /// | ruler | 1 mm | 0.3 mm | school metre rule; both ends judged by eye (this engine's choice) |
    /// | protractor | 1° | 0.3° | school protractor, thread over the scale (this engine's choice) |
    /// | balance | 0.1 g | 0.05 g | school electronic balance (this engine's choice) |
    /// | stopwatch | 0.01 s | 0.07 s, mean 0.11 s, each press | 4,304 reaction times of timekeepers: "Manual timing in physics experiments: Error and uncertainty", Am. J. Phys. 87, 110 (2019) |
    /// | photogate | 0.1 ms | 0.05 ms | school photogate timer (this engine's choice) |
    pub const fn new(kind: Kind) -> Self {
        let (resolution, sd, mean) = match kind {
            Kind::Ruler => (0.001, 0.0003, 0.0),
            Kind::Protractor => (1.0, 0.3, 0.0),
            Kind::Balance => (0.0001, 0.00005, 0.0),
            Kind::Stopwatch => (0.01, 0.07, 0.11),
            Kind::Photogate => (0.0001, 0.00005, 0.0),
        };
        Instrument { kind, resolution, sd, mean }
    }

    /// The same instrument with another scale: `resolution` in the kind's unit, above 0.
    ///
    /// # Errors
    /// If it is not a finite number above 0.
    pub fn with_resolution(self, resolution: f64) -> Result<Self, Error> {
        if resolution.is_finite() && resolution > 0.0 {
            return Ok(Instrument { resolution, ..self });
        }
        Err(self.error("resolution", resolution, "a finite number above 0"))
    }

    /// The same instrument with another error: mean and standard deviation in the kind's unit. For a stopwatch they
    /// are those of the reaction time of one press; elsewhere the mean is the instrument's constant offset.
    ///
    /// # Errors
    /// If one is not finite or the standard deviation is below 0.
    pub fn with_error(self, mean: f64, sd: f64) -> Result<Self, Error> {
        if !mean.is_finite() {
            return Err(self.error("mean error", mean, "a finite number"));
        }
        if !(sd.is_finite() && sd >= 0.0) {
            return Err(self.error("standard deviation", sd, "a finite number, 0 or above"));
        }
        Ok(Instrument { mean, sd, ..self })
    }

    /// What sort of instrument it is.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// One step of its scale, in the kind's unit.
    pub const fn resolution(&self) -> f64 {
        self.resolution
    }

    /// Reads a true value in the kind's unit: a length, an angle, a mass, or the span between two instants.
    ///
    /// A stopwatch's span is wrong by the difference of two reactions: their mean drops out, their spread grows by √2,
    /// and it stays the same however many swings are timed. Spans are never shown below 0. A true value that is not
    /// a finite number is shown as it is.
    pub fn read(&self, true_value: f64, rng: &mut Rng) -> Reading {
        let error = match self.kind {
            Kind::Stopwatch => {
                let start = rng.normal(self.mean, self.sd);
                rng.normal(self.mean, self.sd) - start
            }
            _ => rng.normal(self.mean, self.sd),
        };
        let shown = true_value + error;
        let shown = match self.kind {
            Kind::Stopwatch | Kind::Photogate if shown < 0.0 => 0.0,
            _ => shown,
        };
        Reading {
            value: quantised(shown, self.resolution),
            resolution: self.resolution,
            uncertainty: self.uncertainty(),
        }
    }

    /// The standard uncertainty of one reading, in the kind's unit.
    pub fn uncertainty(&self) -> f64 {
        let draws = if self.kind == Kind::Stopwatch { 2.0 } else { 1.0 };
        libm::sqrt(draws * self.sd * self.sd + self.resolution * self.resolution / 12.0)
    }

    fn error(&self, what: &'static str, value: f64, expected: &'static str) -> Error {
        Error { kind: self.kind.name(), what, value, unit: self.kind.unit(), expected }
    }
}

/// The nearest whole number of steps. Where a step is one part of a whole number, as 0.01 is, the division by that
/// number gives the decimal a pupil expects (0.3, where 3 · 0.1 is 0.30000000000000004).
fn quantised(value: f64, step: f64) -> f64 {
    let parts = libm::round(1.0 / step);
    let shown = if parts >= 1.0 && (parts * step - 1.0).abs() < 1e-12 {
        libm::round(value * parts) / parts
    } else {
        libm::round(value / step) * step
    };
    // No scale shows −0.
    shown + 0.0
}
