//! Counting flashes as WCAG 2.3.1 defines them, so that a test can prove a picture harmless.
//!
//! A general flash is a pair of opposing changes in relative luminance of at least 10 % of the maximum
//! (1.0), where the darker state is below 0.80. More than three in a second can provoke seizures; this
//! project allows two. Saturated red is kept out by the palette, and not counted here.

/// A change at least so large counts.
pub const CHANGE: f64 = 0.1;
/// Changes whose darker state is at least so bright don't count.
pub const BRIGHT: f64 = 0.8;

/// Relative luminance of an sRGB colour (each 0 to 1), as WCAG defines it.
pub fn relative(srgb: [f64; 3]) -> f64 {
    let [r, g, b] = srgb.map(linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// One sRGB channel made linear.
pub fn linear(channel: f64) -> f64 {
    let c = channel.clamp(0.0, 1.0);
    if c <= 0.04045 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) }
}

/// One linear channel as sRGB.
pub fn encode(linear: f64) -> f64 {
    let c = linear.clamp(0.0, 1.0);
    if c <= 0.003_130_8 { 12.92 * c } else { 1.055 * libm::pow(c, 1.0 / 2.4) - 0.055 }
}

/// The most flashes in any one second of a series of luminances, `dt` seconds apart.
pub fn count(luminances: &[f64], dt: f64) -> usize {
    let mut counter = Counter::default();
    for (i, &luminance) in luminances.iter().enumerate() {
        counter.next(luminance, i as f64 * dt);
    }
    counter.most()
}

/// Counts flashes of one place in a picture, frame by frame, in constant memory.
#[derive(Debug, Clone, Default)]
pub struct Counter {
    /// Lowest and highest since the last change that counted.
    low: f64,
    high: f64,
    /// The direction of that change: 1 brighter, −1 darker, 0 before the first.
    direction: i8,
    started: bool,
    /// Moments of the changes within the last second.
    recent: std::collections::VecDeque<f64>,
    most: usize,
}

impl Counter {
    /// Takes in the luminance at a moment in seconds; moments never run back.
    pub fn next(&mut self, luminance: f64, at: f64) {
        if !self.started {
            (self.low, self.high, self.started) = (luminance, luminance, true);
            return;
        }
        self.low = self.low.min(luminance);
        self.high = self.high.max(luminance);
        let rises = self.direction <= 0 && luminance - self.low >= CHANGE && self.low < BRIGHT;
        let falls = self.direction >= 0 && self.high - luminance >= CHANGE && luminance < BRIGHT;
        if rises || falls {
            self.direction = if rises { 1 } else { -1 };
            (self.low, self.high) = (luminance, luminance);
            self.recent.push_back(at);
            // A change exactly a second ago belongs to the same second: the stricter reading.
            while self.recent.front().is_some_and(|&t| t < at - 1.0 - 1e-9) {
                self.recent.pop_front();
            }
            self.most = self.most.max(self.recent.len() / 2);
        }
    }

    /// The most flashes in any second so far.
    pub fn most(&self) -> usize {
        self.most
    }
}
