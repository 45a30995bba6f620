//! The equation of motion and how it is integrated; nothing here knows degrees, ticks or what is counted.
//!
//! θ'' = −k·sin θ − γ·θ', with k = g/L and γ = b/m, is split into two flows that are solved exactly: drifting
//! (θ' constant) and kicking (θ constant, θ' decays towards −k·sin θ/γ). Drift, kick, drift is a symmetric step of
//! order 2; nine of them with the weights below make one of order 6. Without damping every part is a shear and the
//! whole is symplectic, so that energy doesn't drift however long it swings; with damping phase space shrinks by
//! exactly exp(−γ·h) a step, as it should.

/// Weights of the nine symmetric steps, palindromic, sum 1: the sixth-order method s9odr6a of "Composition constants
/// for raising the orders of unconventional schemes for ordinary differential equations", Mathematics of Computation
/// 66 (1997), doi:10.1090/S0025-5718-97-00873-9.
const WEIGHTS: [f64; 9] = [
    0.392_161_444_007_314_1,
    0.332_599_136_789_359_43,
    -0.706_246_172_557_639_3,
    0.082_213_596_293_550_8,
    0.798_543_990_934_83,
    0.082_213_596_293_550_8,
    -0.706_246_172_557_639_3,
    0.332_599_136_789_359_43,
    0.392_161_444_007_314_1,
];

/// Angle from the vertical in rad and its rate in rad/s.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Phase {
    pub angle: f64,
    pub rate: f64,
}

/// The equation's two constants.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Law {
    /// k = g/L in 1/s².
    pub pull: f64,
    /// γ = b/m in 1/s.
    pub loss: f64,
}

/// What one of the nine parts of a step does.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Part {
    /// Half of the time it drifts, in s.
    half: f64,
    /// The rate that is left after the kick, per rate before.
    kept: f64,
    /// The kick, per −sin θ, in rad/s.
    kick: f64,
}

/// A step of one length, made once and used often: its exponentials cost more than the step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stride {
    parts: [Part; 9],
}

impl Law {
    /// The step that advances by `h` seconds, either way in time.
    pub fn stride(&self, h: f64) -> Stride {
        let parts = WEIGHTS.map(|weight| {
            let time = weight * h;
            let (kept, lasting) = if self.loss == 0.0 {
                (1.0, time)
            } else {
                let lost = libm::expm1(-self.loss * time);
                (1.0 + lost, -lost / self.loss)
            };
            Part { half: 0.5 * time, kept, kick: self.pull * lasting }
        });
        Stride { parts }
    }

    /// θ'' in rad/s².
    fn acceleration(&self, phase: Phase) -> f64 {
        -self.pull * libm::sin(phase.angle) - self.loss * phase.rate
    }

    /// When, from `before` on, the angle is zero: see [`Law::root`].
    pub fn when_lowest(&self, before: Phase, h: f64) -> (f64, Phase) {
        self.root(before, h, |phase| (phase.angle, phase.rate))
    }

    /// When, from `before` on, the rate is zero: see [`Law::root`].
    pub fn when_turning(&self, before: Phase, h: f64) -> (f64, Phase) {
        self.root(before, h, |phase| (phase.rate, self.acceleration(phase)))
    }

    /// The time within [0, h] at which `f` vanishes, and the phase then; `f` gives value and time derivative and must
    /// change sign over the step. Newton's method on the integrator itself, kept within a shrinking bracket, so that
    /// an event is as exact as the motion and doesn't know the step's grain.
    fn root(&self, before: Phase, h: f64, f: impl Fn(Phase) -> (f64, f64)) -> (f64, Phase) {
        let (first, slope) = f(before);
        let (mut low, mut high) = (0.0, h);
        let mut time = (-first / slope).clamp(low, high);
        if time.is_nan() {
            time = 0.5 * h;
        }
        let mut phase = before;
        for _ in 0..60 {
            phase = self.stride(time).advance(before);
            let (value, slope) = f(phase);
            if value * first > 0.0 {
                low = time;
            } else {
                high = time;
            }
            let newton = time - value / slope;
            let next = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
            if value == 0.0 || (next - time).abs() <= 1e-15 * h {
                break;
            }
            time = next;
        }
        (time, phase)
    }
}

impl Stride {
    /// The phase one step later.
    pub fn advance(&self, phase: Phase) -> Phase {
        let Phase { mut angle, mut rate } = phase;
        for part in &self.parts {
            angle += part.half * rate;
            rate = part.kept * rate - part.kick * libm::sin(angle);
            angle += part.half * rate;
        }
        Phase { angle, rate }
    }
}
