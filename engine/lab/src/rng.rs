//! A seeded generator whose numbers are the same everywhere: the only source of chance in a lab.
//!
//! The bits are PCG-XSL-RR 128/64's, from `rand_pcg`. Deviates are made here through libm, because `rand_distr`'s use
//! the platform's logarithm as soon as any crate of the build asks it for `std`, and the last bit then differs
//! between a browser and a native window.

use rand_pcg::{
    Pcg64,
    rand_core::{Rng as _, SeedableRng},
};

/// A stream of numbers fixed by its seed and its stream number.
#[derive(Debug, Clone, PartialEq)]
pub struct Rng {
    seed: u64,
    stream: u64,
    draws: u64,
    bits: Pcg64,
}

impl Rng {
    /// The first stream of a seed.
    pub fn new(seed: u64) -> Self {
        Self::stream(seed, 0)
    }

    /// One of a seed's independent streams. With a stream for each instrument, reading the ruler once more doesn't
    /// change what the stopwatch shows next.
    pub fn stream(seed: u64, stream: u64) -> Self {
        // Seeded twice, so that neither neighbouring seeds nor neighbouring streams begin alike.
        let mixed = Pcg64::seed_from_u64(seed).next_u64();
        Rng { seed, stream, draws: 0, bits: Pcg64::seed_from_u64(mixed.wrapping_add(stream)) }
    }

    /// 64 evenly distributed bits.
    pub fn bits(&mut self) -> u64 {
        self.draws += 1;
        self.bits.next_u64()
    }

    /// Evenly distributed in [0, 1), in steps of 2⁻⁵³.
    pub fn uniform(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
        (self.bits() >> 11) as f64 * STEP
    }

    /// Normally distributed with the given mean and standard deviation, by Box and Muller's transform.
    ///
    /// Two draws make one deviate; the transform's second one is left, so that nothing but the count of draws is kept.
    pub fn normal(&mut self, mean: f64, sd: f64) -> f64 {
        // 1 − u lies in (0, 1], where the logarithm is finite.
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.uniform()));
        let turn = libm::cos(core::f64::consts::TAU * self.uniform());
        mean + sd * radius * turn
    }

    /// Seed, stream and number of draws made: all that the future depends on, for a state hash.
    pub fn state(&self) -> [u64; 3] {
        [self.seed, self.stream, self.draws]
    }
}
