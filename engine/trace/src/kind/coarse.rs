//! Coarse numbers, for statements that leave a school: no learner can be found by an exact number.

use std::time::Duration;

/// Most of what was counted that is told: rows, phrases, hints, answers, wrong keys.
pub const COUNTED: usize = 99;
/// Longest time that is told.
pub const LONGEST: Duration = Duration::from_secs(3600);

/// What was counted, [`COUNTED`] at most.
pub fn count(counted: &mut usize) {
    *counted = (*counted).min(COUNTED);
}

/// Two digits that count.
pub fn figure(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let step = 10_f64.powf(value.abs().log10().floor() - 1.0);
    let rounded = (value / step).round() * step;
    // Written and read again, so that no digits are left over from reckoning.
    format!("{rounded:.1e}").parse().unwrap_or(value)
}

/// Whole minutes, begun ones too, an hour at most.
pub fn minutes(time: Duration) -> Duration {
    let whole = Duration::from_secs(time.as_secs().div_ceil(60) * 60);
    whole.min(LONGEST)
}

/// A time in ticks of 1/60 s, as [`minutes`].
pub fn ticks(ticks: u64) -> u64 {
    minutes(Duration::from_secs(ticks / 60)).as_secs() * 60
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_two_digits() {
        assert_eq!([0.0, 1.79512, -0.012345, 98_765.0, 9.99].map(figure), [0.0, 1.8, -0.012, 99_000.0, 10.0]);
    }

    #[test]
    fn times_are_whole_minutes_and_an_hour_at_most() {
        let minutes = [0, 1, 60, 61, 9_000].map(|seconds| minutes(Duration::from_secs(seconds)).as_secs());
        assert_eq!(minutes, [0, 60, 60, 120, 3_600]);
    }
}
