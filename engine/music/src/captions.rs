//! Which caption holds at a moment of the music. What it says lies in the scene's strings.

/// The line of the last caption at or before a moment (quarter notes); `None` before the first.
///
/// `list` holds (moment, line id) and need not be in order; of two at one moment the later entry wins. A
/// moment that is no number is never shown.
pub fn current(list: &[(f64, String)], quarter: f64) -> Option<&str> {
    list.iter()
        .filter(|(at, _)| *at <= quarter + crate::TIME_TOLERANCE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, line)| line.as_str())
}
