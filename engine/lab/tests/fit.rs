//! The least-squares line against certified values, and where there is none.

use serde::Deserialize;
use shujin_lab::fit::{self, line};

#[derive(Deserialize)]
struct Certified {
    slope: f64,
    intercept: f64,
    slope_uncertainty: f64,
    intercept_uncertainty: f64,
    residual_sd: f64,
    r2: f64,
    points: Vec<(f64, f64)>,
}

#[test]
fn the_line_has_its_certified_values() {
    let path = "../../tests/cases/lab/line-fit/norris.toml";
    let certified: Certified = toml::from_str(&std::fs::read_to_string(path).expect("readable")).expect("well-formed");
    let fitted = line(&certified.points).expect("36 points");
    for (found, expected) in [
        (Some(fitted.slope), certified.slope),
        (Some(fitted.intercept), certified.intercept),
        (fitted.slope_uncertainty, certified.slope_uncertainty),
        (fitted.intercept_uncertainty, certified.intercept_uncertainty),
        (fitted.residual_sd, certified.residual_sd),
        (fitted.r2, certified.r2),
    ] {
        let found = found.expect("36 points have it");
        assert!((found / expected - 1.0).abs() < 1e-11, "found {found}, certified {expected}");
    }
    assert_eq!(fitted.n, 36);
}

#[test]
fn two_points_have_a_line_without_uncertainty() {
    let fitted = line(&[(1.0, 2.0), (3.0, 6.0)]).expect("two points");
    assert_eq!((fitted.slope, fitted.intercept, fitted.r2, fitted.at(2.0)), (2.0, 0.0, Some(1.0), 4.0));
    assert_eq!((fitted.slope_uncertainty, fitted.intercept_uncertainty, fitted.residual_sd), (None, None, None));
    let level = line(&[(1.0, 2.0), (3.0, 2.0), (4.0, 2.0)]).expect("three points");
    assert_eq!((level.slope, level.r2, level.slope_uncertainty), (0.0, None, Some(0.0)));
}

#[test]
fn no_line_without_two_places() {
    assert_eq!(line(&[]), Err(fit::Error::TooFewX { found: 0, n: 0 }));
    assert_eq!(line(&[(1.0, 2.0)]), Err(fit::Error::TooFewX { found: 1, n: 1 }));
    assert_eq!(line(&[(1.0, 2.0), (1.0, 3.0)]), Err(fit::Error::TooFewX { found: 1, n: 2 }));
    let error = line(&[(1.0, 2.0), (2.0, f64::NAN)]).expect_err("refused");
    assert!(matches!(error, fit::Error::NotFinite { index: 1, .. }), "{error}");
    assert_eq!(line(&[(1e300, 1.0), (-1e300, 2.0)]), Err(fit::Error::Overflow));
    assert_eq!(line(&[(0.0, 1.0), (1e-300, 2.0)]), Err(fit::Error::Overflow));
}
