//! The straight line that fits best: least squares in y, equal weights, with standard uncertainties.
//!
//! No weights, no errors in x, no other curves: a pupil's plot of T² against L needs none of them.

use serde::Serialize;

/// A fitted line y = slope·x + intercept. Units follow the points'.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Line {
    /// Units of y per unit of x.
    pub slope: f64,
    /// The line's y at x = 0.
    pub intercept: f64,
    /// Standard uncertainty of the slope; `None` for two points, which always lie on a line.
    pub slope_uncertainty: Option<f64>,
    /// Standard uncertainty of the intercept; `None` for two points.
    pub intercept_uncertainty: Option<f64>,
    /// Standard deviation of the points about the line, n − 2 degrees of freedom; `None` for two points.
    pub residual_sd: Option<f64>,
    /// Coefficient of determination, 0 to 1; `None` where all y are equal and there is nothing to explain.
    pub r2: Option<f64>,
    /// How many points were fitted.
    pub n: usize,
}

impl Line {
    /// The line's y at `x`.
    pub fn at(&self, x: f64) -> f64 {
        self.slope * x + self.intercept
    }
}

/// Why no line could be fitted.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// A coordinate is infinite or not a number.
    #[error("point {index}: found ({x}, {y}), expected two finite numbers")]
    NotFinite {
        /// The point's position, from 0.
        index: usize,
        /// Its x.
        x: f64,
        /// Its y.
        y: f64,
    },
    /// A line's slope needs points at two places at least.
    #[error("found {found} distinct x among {n} points, expected at least 2")]
    TooFewX {
        /// How many different x there are: 0 or 1.
        found: usize,
        /// How many points there are.
        n: usize,
    },
    /// The coordinates are so large or so close together that sums over- or underflow.
    #[error("the points' coordinates are too large or too close together for f64")]
    Overflow,
}

/// Fits a line through points (x, y).
///
/// Sums are taken about the means, so that a small spread about a large mean keeps its digits.
///
/// # Errors
/// [`Error::NotFinite`] for the first such point; [`Error::TooFewX`] for fewer than two distinct x;
/// [`Error::Overflow`] where f64 does not reach.
pub fn line(points: &[(f64, f64)]) -> Result<Line, Error> {
    let bad = |(_, (x, y)): &(usize, &(f64, f64))| !(x.is_finite() && y.is_finite());
    if let Some((index, &(x, y))) = points.iter().enumerate().find(bad) {
        return Err(Error::NotFinite { index, x, y });
    }
    let n = points.len();
    if !points.iter().any(|p| p.0 != points[0].0) {
        return Err(Error::TooFewX { found: n.min(1), n });
    }
    let count = n as f64;
    let mean_x = points.iter().map(|p| p.0).sum::<f64>() / count;
    let mean_y = points.iter().map(|p| p.1).sum::<f64>() / count;
    let about = |f: fn(f64, f64) -> f64| -> f64 { points.iter().map(|p| f(p.0 - mean_x, p.1 - mean_y)).sum::<f64>() };
    let sxx = about(|x, _| x * x);
    let syy = about(|_, y| y * y);
    let slope = about(|x, y| x * y) / sxx;
    let intercept = mean_y - slope * mean_x;
    // Summed from the residuals themselves: the difference syy − slope·sxy cancels where the line is good.
    let left: f64 =
        points.iter().map(|p| (p.1 - mean_y) - slope * (p.0 - mean_x)).map(|residual| residual * residual).sum();
    let finite = [slope, intercept, sxx, syy, left].iter().all(|sum| sum.is_finite());
    if !finite || sxx == 0.0 {
        return Err(Error::Overflow);
    }
    let residual_sd = (n > 2).then(|| libm::sqrt(left / (count - 2.0)));
    Ok(Line {
        slope,
        intercept,
        slope_uncertainty: residual_sd.map(|sd| sd / libm::sqrt(sxx)),
        intercept_uncertainty: residual_sd.map(|sd| sd * libm::sqrt(1.0 / count + mean_x * mean_x / sxx)),
        residual_sd,
        r2: (syy > 0.0).then(|| 1.0 - left / syy),
        n,
    })
}
