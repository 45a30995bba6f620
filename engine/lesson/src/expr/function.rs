//! The functions of expressions: a row each, with all that the language and the check must know of it.

/// A function, as its place in the table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Function(u8);

/// What a function is.
struct Row {
    /// How it is written.
    name: &'static str,
    /// What it takes, in which units, and the unit of what it gives.
    units: Units,
    /// What it could give where its arguments could be several things.
    #[cfg_attr(not(feature = "author"), expect(dead_code, reason = "players explore no lesson"))]
    reach: Reach,
    /// Whether there may be numbers for which it gives none. What may fail is kept from tick to tick and stands in the state hash: of a
    /// function that recordings hold this stays as it is, and so some that never fail are `true`.
    can_fail: bool,
    /// How it is reckoned. The same bits everywhere: `sqrt`, `round` and `floor` are correctly rounded by IEEE 754, what else rounds comes
    /// from `libm`.
    run: Run,
}

/// How a function is reckoned, by the number of its arguments. Not finite where it has no value.
enum Run {
    One(fn(f64) -> f64),
    Two(fn(f64, f64) -> f64),
    Three(fn(f64, f64, f64) -> f64),
}

/// Units of arguments and results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Units {
    /// All arguments measure the same, and so does the result.
    Alike,
    /// All arguments measure the same; the result is an angle in radians.
    Direction,
    /// One argument of any unit, in which the result is too.
    Kept,
    /// Arguments of any unit; the result is a pure number.
    Dropped,
    /// One argument of any unit; the result is in its square root.
    Root,
    /// Angles, in radians or in ° where their unit says so; the result is a pure number.
    Angles,
    /// Pure numbers; the result is an angle in radians.
    Inverse,
    /// Pure numbers alone.
    Pure,
}

/// What a function could give for arguments anywhere between their ends.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "author"), expect(dead_code, reason = "players explore no lesson"))]
pub(crate) enum Reach {
    /// It only grows or only falls with each argument while the others stay: all lies between what it gives at the ends. Where it has no
    /// value, it has none at one of the ends either.
    Ends,
    /// The least and the greatest of these numbers, given the ends of each argument; nothing where it could be any number.
    Of(fn(&[(f64, f64)]) -> Option<Vec<f64>>),
    /// Between these two wherever it has a value, whatever the arguments.
    Within(f64, f64),
    /// Any number: nothing is known.
    Any,
}

/// All functions.
static ALL: &[Row] = &[
    // The smaller of two.
    Row { name: "min", units: Units::Alike, reach: Reach::Ends, can_fail: false, run: Run::Two(f64::min) },
    // The greater of two.
    Row { name: "max", units: Units::Alike, reach: Reach::Ends, can_fail: false, run: Run::Two(f64::max) },
    // Without its sign.
    Row { name: "abs", units: Units::Kept, reach: Reach::Of(of_abs), can_fail: false, run: Run::One(f64::abs) },
    // Square root.
    Row { name: "sqrt", units: Units::Root, reach: Reach::Of(of_sqrt), can_fail: true, run: Run::One(f64::sqrt) },
    // To the nearest whole number, halves away from zero.
    Row { name: "round", units: Units::Kept, reach: Reach::Ends, can_fail: false, run: Run::One(f64::round) },
    // To the whole number below.
    Row { name: "floor", units: Units::Kept, reach: Reach::Ends, can_fail: false, run: Run::One(f64::floor) },
    // `clamp(x, low, high)`: not below `low`, not above `high`.
    Row { name: "clamp", units: Units::Alike, reach: Reach::Ends, can_fail: false, run: Run::Three(clamp) },
    // e to the power of a number.
    Row { name: "exp", units: Units::Pure, reach: Reach::Ends, can_fail: true, run: Run::One(libm::exp) },
    // Natural logarithm.
    Row { name: "ln", units: Units::Pure, reach: Reach::Ends, can_fail: true, run: Run::One(libm::log) },
    // Logarithm to the base of ten.
    Row { name: "log10", units: Units::Pure, reach: Reach::Ends, can_fail: true, run: Run::One(libm::log10) },
    Row {
        name: "sin",
        units: Units::Angles,
        reach: Reach::Within(-1.0, 1.0),
        can_fail: true,
        run: Run::One(libm::sin),
    },
    Row {
        name: "cos",
        units: Units::Angles,
        reach: Reach::Within(-1.0, 1.0),
        can_fail: true,
        run: Run::One(libm::cos),
    },
    Row { name: "tan", units: Units::Angles, reach: Reach::Any, can_fail: true, run: Run::One(libm::tan) },
    // Radians, −π/2 to π/2.
    Row { name: "asin", units: Units::Inverse, reach: Reach::Ends, can_fail: true, run: Run::One(libm::asin) },
    // Radians, 0 to π.
    Row { name: "acos", units: Units::Inverse, reach: Reach::Ends, can_fail: true, run: Run::One(libm::acos) },
    // Radians, −π/2 to π/2.
    Row { name: "atan", units: Units::Inverse, reach: Reach::Ends, can_fail: true, run: Run::One(libm::atan) },
    // `atan2(y, x)`: radians, −π to π.
    Row { name: "atan2", units: Units::Direction, reach: Reach::Any, can_fail: true, run: Run::Two(libm::atan2) },
    // `mod(a, b)`: what is left of `a` when whole `b` are taken away; it has the sign of `b`.
    Row { name: "mod", units: Units::Alike, reach: Reach::Any, can_fail: true, run: Run::Two(modulo) },
    // −1, 0 or 1.
    Row { name: "sign", units: Units::Dropped, reach: Reach::Ends, can_fail: false, run: Run::One(sign) },
];

fn clamp(x: f64, low: f64, high: f64) -> f64 {
    x.max(low).min(high)
}

fn modulo(a: f64, b: f64) -> f64 {
    let rest = a - b * (a / b).floor();
    // All of `b` is left where `a` lacks less than can be told of the next multiple.
    if rest.is_finite() && rest.abs() >= b.abs() { 0.0 } else { rest }
}

fn sign(x: f64) -> f64 {
    f64::from(u8::from(x > 0.0)) - f64::from(u8::from(x < 0.0))
}

fn of_abs(args: &[(f64, f64)]) -> Option<Vec<f64>> {
    let (low, high) = *args.first()?;
    let nearest = if low <= 0.0 && high >= 0.0 { 0.0 } else { low.abs().min(high.abs()) };
    Some(vec![nearest, low.abs().max(high.abs())])
}

/// What has no root counts as 0.
fn of_sqrt(args: &[(f64, f64)]) -> Option<Vec<f64>> {
    let (low, high) = *args.first()?;
    Some(vec![low.max(0.0).sqrt(), high.max(0.0).sqrt()])
}

impl Function {
    fn row(self) -> &'static Row {
        &ALL[usize::from(self.0)]
    }

    /// All functions, in the order of the reference.
    pub fn all() -> impl Iterator<Item = Function> {
        (0..ALL.len() as u8).map(Function)
    }

    /// The function of this name.
    pub fn named(name: &str) -> Option<Function> {
        Function::all().find(|function| function.name() == name)
    }

    /// How it is written.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// How many arguments it takes; at least one.
    pub fn arity(self) -> usize {
        match self.row().run {
            Run::One(_) => 1,
            Run::Two(_) => 2,
            Run::Three(_) => 3,
        }
    }

    /// Which units it takes and gives.
    pub(crate) fn units(self) -> Units {
        self.row().units
    }

    /// What it could give.
    #[cfg(feature = "author")]
    pub(crate) fn reach(self) -> Reach {
        self.row().reach
    }

    /// Whether there may be numbers for which it gives none.
    pub(crate) fn can_fail(self) -> bool {
        self.row().can_fail
    }

    /// What it gives for as many arguments as it takes; not finite where that is no number.
    pub fn apply(self, args: &[f64]) -> f64 {
        match (&self.row().run, args) {
            (Run::One(run), [a]) => run(*a),
            (Run::Two(run), [a, b]) => run(*a, *b),
            (Run::Three(run), [a, b, c]) => run(*a, *b, *c),
            // The parser has counted the arguments.
            (Run::One(_) | Run::Two(_) | Run::Three(_), _) => f64::NAN,
        }
    }
}

impl std::fmt::Debug for Function {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_different_and_no_keywords() {
        for function in Function::all() {
            assert_eq!(Function::named(function.name()), Some(function));
            assert!(!crate::expr::scan::KEYWORDS.contains(&function.name()));
        }
    }

    #[test]
    fn what_is_left_is_less_than_what_was_taken_away() {
        let modulo = Function::named("mod").unwrap();
        for (a, b, left) in
            [(7.5, 2.0, 1.5), (-1.0, 3.0, 2.0), (1.0, -3.0, -2.0), (-1e-17, 3.0, 0.0), (1e-17, -3.0, 0.0)]
        {
            assert_eq!(modulo.apply(&[a, b]), left, "mod({a}, {b})");
        }
        assert!(!modulo.apply(&[1.0, 0.0]).is_finite() && !modulo.apply(&[1e308, 1e-308]).is_finite());
    }

    #[test]
    fn what_cannot_fail_never_does() {
        let numbers =
            [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 90.0, -1e-17, 1e300, -1e300, f64::MAX, f64::MIN, f64::MIN_POSITIVE];
        for function in Function::all().filter(|function| !function.can_fail()) {
            for a in numbers {
                for b in numbers {
                    for c in numbers {
                        let args = &[a, b, c][..function.arity()];
                        assert!(function.apply(args).is_finite(), "{function:?}{args:?}");
                    }
                }
            }
        }
    }
}
