//! Numbers that could be several: sums and the like, and what functions give.

use super::could::{Could, as_number};
use super::work::Work;
use crate::expr::{Binary, Function, Reach};
use crate::format::Scalar;

/// Most pairs of single values that are reckoned one by one.
const PAIRS: usize = 1024;

/// Single numbers only, if that is all it could be.
fn numbers(could: &Could) -> Option<Vec<f64>> {
    could.between().is_none().then(|| could.few().iter().filter_map(as_number).collect())
}

/// Whether a number is wanted and something else could be there.
fn no_number(could: &Could) -> bool {
    could.fails() || could.has_word()
}

/// The number, or 0 where there is none: what an expression gives that never gave anything.
fn finite(x: f64) -> Scalar {
    Scalar::Number(if x.is_finite() { x } else { 0.0 })
}

/// Sums, differences, products, quotients, powers.
pub(super) fn arithmetic(op: Binary, a: &Could, b: &Could, work: &Work) -> Could {
    let mut out = Could::none();
    match (numbers(a), numbers(b)) {
        (Some(a), Some(b)) if a.len() * b.len() <= PAIRS => {
            work.add(a.len() * b.len());
            for (a, b) in a.iter().flat_map(|a| b.iter().map(move |b| (*a, *b))) {
                out.add(finite(op.apply(a, b)));
            }
        }
        _ => {
            if let (Some(a), Some(b)) = (a.hull(), b.hull()) {
                out = spanned(op, a, b);
            }
        }
    }
    if no_number(a) || no_number(b) {
        out.add_failure();
    }
    out
}

/// What lies between the results at the ends: each operation grows, or shrinks, with each of its operands.
fn spanned(op: Binary, (al, ah): (f64, f64), (bl, bh): (f64, f64)) -> Could {
    let ends = match op {
        Binary::Add => [al + bl, ah + bh, al + bl, ah + bh],
        Binary::Subtract => [al - bh, ah - bl, al - bh, ah - bl],
        Binary::Multiply => [times(al, bl), times(al, bh), times(ah, bl), times(ah, bh)],
        Binary::Power => return Could::any_number(),
        _ if bl <= 0.0 && bh >= 0.0 => return Could::any_number(),
        _ => [al / bl, al / bh, ah / bl, ah / bh],
    };
    between(&ends)
}

/// A product, in which 0 times anything is 0.
fn times(a: f64, b: f64) -> f64 {
    if a == 0.0 || b == 0.0 { 0.0 } else { a * b }
}

/// Everything between the least and the greatest; what is too great to be a number is 0.
fn between(ends: &[f64]) -> Could {
    if ends.iter().any(|x| x.is_nan()) {
        return Could::any_number();
    }
    let (low, high) = ends.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), x| (l.min(*x), h.max(*x)));
    let mut out = Could::span(low, high);
    if low.is_infinite() || high.is_infinite() {
        out.add(Scalar::Number(0.0));
    }
    out
}

/// What a function gives.
pub(super) fn call(function: Function, args: &[Could], work: &Work) -> Could {
    let singles: Option<Vec<Vec<f64>>> = args.iter().map(numbers).collect();
    let mut out = match singles.filter(|s| s.iter().map(Vec::len).product::<usize>() <= PAIRS) {
        Some(singles) => {
            let mut out = Could::none();
            work.add(singles.iter().map(Vec::len).product());
            for args in choices(&singles) {
                out.add(finite(function.apply(&args)));
            }
            out
        }
        None => match args.iter().map(Could::hull).collect::<Option<Vec<_>>>() {
            Some(hulls) => called(function, &hulls),
            None => Could::none(),
        },
    };
    if args.iter().any(no_number) {
        out.add_failure();
    }
    out
}

/// Every way of choosing one of each.
fn choices(of: &[Vec<f64>]) -> Vec<Vec<f64>> {
    of.iter().fold(vec![Vec::new()], |all, values| {
        all.iter().flat_map(|chosen| values.iter().map(move |v| [chosen.as_slice(), &[*v]].concat())).collect()
    })
}

/// A function over spans.
fn called(function: Function, args: &[(f64, f64)]) -> Could {
    match function.reach() {
        Reach::Ends => {
            let ends: Vec<Vec<f64>> = args.iter().map(|(low, high)| vec![*low, *high]).collect();
            between(&choices(&ends).iter().map(|args| function.apply(args)).collect::<Vec<_>>())
        }
        Reach::Of(ends) => ends(args).map_or_else(Could::any_number, |ends| between(&ends)),
        Reach::Within(low, high) => {
            let mut out = between(&[low, high]);
            // What has no value is 0.
            out.add(Scalar::Number(0.0));
            out
        }
        Reach::Any => Could::any_number(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::{FRAC_PI_2, PI};

    /// Numbers between two, with what functions are apt to turn at.
    fn between_ends((low, high): (f64, f64)) -> Vec<f64> {
        let turns = [0.0, 0.5, 1.0, -0.5, -1.0, 2.0, FRAC_PI_2, PI, -PI].into_iter();
        let even = (0..=6).map(|i| low + (high - low) * f64::from(i) / 6.0);
        turns.chain(even).chain([low, high]).filter(|n| (low..=high).contains(n)).collect()
    }

    /// Whether something could be this number.
    fn holds(could: &Could, number: f64) -> bool {
        let near = |(low, high): (f64, f64)| number >= low - 1e-12 && number <= high + 1e-12;
        could.few().iter().filter_map(as_number).any(|n| near((n, n))) || could.between().is_some_and(near)
    }

    #[test]
    fn whatever_a_function_gives_lies_in_its_range() {
        let ends = [(-4.0, 4.0), (-2.5, -0.5), (0.0, 3.0), (0.25, 0.75), (-0.5, 2.0), (0.5, 900.0)];
        for function in Function::all() {
            let boxes = choices(&vec![(0..ends.len()).map(|i| i as f64).collect(); function.arity()]);
            for chosen in boxes {
                let args: Vec<(f64, f64)> = chosen.iter().map(|i| ends[*i as usize]).collect();
                let could = called(function, &args);
                let grid: Vec<Vec<f64>> = args.iter().map(|ends| between_ends(*ends)).collect();
                for args in choices(&grid) {
                    let Scalar::Number(given) = finite(function.apply(&args)) else { continue };
                    assert!(holds(&could, given), "{function:?}{args:?} = {given} is not in {could:?}");
                }
            }
        }
    }
}
