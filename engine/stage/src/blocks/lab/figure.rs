//! A plot in words, for those who do not see it: what its axes show, from where to where its points lie, whether they rise, and the line
//! through them. Says no more than the picture shows.

use shujin_lab::fit::Line;
use shujin_messages::{Joint, Locale, Message};
use shujin_play::text::decimal;

/// Correlation from which on points rise or fall in one direction.
const ALONG: f64 = 0.8;

/// Part of its greatest height within which a row of points is level.
const LEVEL: f64 = 0.02;

/// Fewer points than these show no direction.
const FEW: usize = 3;

/// How the points of a plot lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trend {
    /// Too few of them, or all above one place.
    None,
    Rises,
    Falls,
    Level,
    Scattered,
}

/// The plot in words. `heads` and `decimals` are those of the level axis and of the upright one.
pub fn in_words(
    locale: Locale,
    heads: [&str; 2],
    decimals: [u8; 2],
    points: &[[f64; 2]],
    line: Option<&Line>,
) -> String {
    let [level, upright] = heads;
    let mut said = vec![say!("plot-about", upright, level, points = points.len())];
    for axis in [0, 1] {
        let of_axis = || points.iter().map(|point| point[axis]);
        let [from, to] = [of_axis().fold(f64::INFINITY, f64::min), of_axis().fold(f64::NEG_INFINITY, f64::max)]
            .map(|n| decimal(n, decimals[axis]));
        said.push(say!("plot-range", axis = heads[axis], from, to));
    }
    said.extend(match trend(points) {
        Trend::None => None,
        Trend::Rises => Some(say!("plot-rises")),
        Trend::Falls => Some(say!("plot-falls")),
        Trend::Level => Some(say!("plot-level")),
        Trend::Scattered => Some(say!("plot-scattered")),
    });
    if let Some(line) = line {
        let off = points.iter().map(|[x, y]| (y - line.at(*x)).abs()).fold(0.0, f64::max);
        let [slope, intercept, off] = [line.slope, line.intercept, off].map(|n| decimal(n, 3));
        said.push(say!("plot-fit", slope, intercept, off));
    }
    Message::list(said, Joint::Sentence).text(locale)
}

fn trend(points: &[[f64; 2]]) -> Trend {
    let count = points.len() as f64;
    let mean = |axis: usize| points.iter().map(|point| point[axis]).sum::<f64>() / count;
    let [across, up] = [mean(0), mean(1)];
    let sum = |of: fn(f64, f64) -> f64| points.iter().map(|[x, y]| of(x - across, y - up)).sum::<f64>();
    let [wide, high, both] = [sum(|x, _| x * x), sum(|_, y| y * y), sum(|x, y| x * y)];
    let tallest = points.iter().map(|point| point[1].abs()).fold(0.0, f64::max);
    if points.len() < FEW || wide <= 0.0 {
        return Trend::None;
    }
    if points.iter().all(|point| (point[1] - up).abs() <= LEVEL * tallest) {
        return Trend::Level;
    }
    match both / (wide * high).sqrt() {
        r if r > ALONG => Trend::Rises,
        r if r < -ALONG => Trend::Falls,
        _ => Trend::Scattered,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_rise_fall_lie_level_or_scatter() {
        for (points, wanted) in [
            (vec![[0.3, 1.2], [0.6, 2.4]], Trend::None),
            (vec![[0.3, 1.2], [0.3, 2.4], [0.3, 1.0]], Trend::None),
            (vec![[0.3, 1.2], [0.6, 2.4], [0.9, 3.7]], Trend::Rises),
            (vec![[0.3, 3.7], [0.6, 2.4], [0.9, 1.2]], Trend::Falls),
            (vec![[50.0, 1.55], [100.0, 1.56], [300.0, 1.55]], Trend::Level),
            (vec![[0.3, 3.0], [0.6, 1.0], [0.9, 3.0], [1.2, 1.0]], Trend::Scattered),
        ] {
            assert_eq!(trend(&points), wanted, "{points:?}");
        }
    }

    #[test]
    fn a_plot_is_told_with_its_range_and_its_line() {
        let points = [[0.3, 1.2], [0.6, 2.4], [0.9, 3.6]];
        let line = shujin_lab::fit::line(&points.map(|[x, y]| (x, y))).expect("a line");
        let english = Locale::of("en").expect("English");
        let said = in_words(english, ["length/m", "square/s²"], [2, 1], &points, Some(&line));
        for part in ["square/s²", "length/m", "3", "0.30", "0.90", "1.2", "3.6", "4.000", "0.000"] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
}
