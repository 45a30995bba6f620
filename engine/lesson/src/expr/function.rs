//! The functions of expressions.

/// Functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The smaller of two.
    Min,
    /// The greater of two.
    Max,
    /// Without its sign.
    Abs,
    /// Square root.
    Sqrt,
    /// To the nearest whole number, halves away from zero.
    Round,
    /// To the whole number below.
    Floor,
    /// `clamp(x, low, high)`: not below `low`, not above `high`.
    Clamp,
    /// e to the power of a number.
    Exp,
    /// Natural logarithm.
    Ln,
    /// Logarithm to the base of ten.
    Log10,
    /// Of an angle in radians, or in ° where its unit says so.
    Sin,
    /// As `sin`.
    Cos,
    /// As `sin`.
    Tan,
    /// Radians, −π/2 to π/2.
    Asin,
    /// Radians, 0 to π.
    Acos,
    /// Radians, −π/2 to π/2.
    Atan,
    /// `atan2(y, x)`: radians, −π to π.
    Atan2,
    /// `mod(a, b)`: what is left of `a` when whole `b` are taken away; it has the sign of `b`.
    Mod,
    /// −1, 0 or 1.
    Sign,
}

/// Name, function, number of arguments.
const ALL: [(&str, Function, usize); 19] = [
    ("min", Function::Min, 2),
    ("max", Function::Max, 2),
    ("abs", Function::Abs, 1),
    ("sqrt", Function::Sqrt, 1),
    ("round", Function::Round, 1),
    ("floor", Function::Floor, 1),
    ("clamp", Function::Clamp, 3),
    ("exp", Function::Exp, 1),
    ("ln", Function::Ln, 1),
    ("log10", Function::Log10, 1),
    ("sin", Function::Sin, 1),
    ("cos", Function::Cos, 1),
    ("tan", Function::Tan, 1),
    ("asin", Function::Asin, 1),
    ("acos", Function::Acos, 1),
    ("atan", Function::Atan, 1),
    ("atan2", Function::Atan2, 2),
    ("mod", Function::Mod, 2),
    ("sign", Function::Sign, 1),
];

impl Function {
    /// The function of this name with the number of arguments it takes.
    pub fn named(name: &str) -> Option<(Function, usize)> {
        ALL.iter().find(|(known, ..)| *known == name).map(|(_, function, arity)| (*function, *arity))
    }

    /// The names of all.
    pub fn all() -> impl Iterator<Item = &'static str> {
        ALL.iter().map(|(name, ..)| *name)
    }

    /// How it is written.
    pub fn name(self) -> &'static str {
        ALL.iter().find(|(_, function, _)| *function == self).map_or("", |(name, ..)| name)
    }

    /// What it gives; not finite where that is no number. The same bits everywhere: `sqrt`, `round` and `floor` are correctly rounded by
    /// IEEE 754, the others come from `libm`.
    pub fn apply(self, args: &[f64]) -> f64 {
        match (self, args) {
            (Function::Min, [a, b]) => a.min(*b),
            (Function::Max, [a, b]) => a.max(*b),
            (Function::Abs, [a]) => a.abs(),
            (Function::Sqrt, [a]) => a.sqrt(),
            (Function::Round, [a]) => a.round(),
            (Function::Floor, [a]) => a.floor(),
            (Function::Clamp, [a, low, high]) => a.max(*low).min(*high),
            (Function::Exp, [a]) => libm::exp(*a),
            (Function::Ln, [a]) => libm::log(*a),
            (Function::Log10, [a]) => libm::log10(*a),
            (Function::Sin, [a]) => libm::sin(*a),
            (Function::Cos, [a]) => libm::cos(*a),
            (Function::Tan, [a]) => libm::tan(*a),
            (Function::Asin, [a]) => libm::asin(*a),
            (Function::Acos, [a]) => libm::acos(*a),
            (Function::Atan, [a]) => libm::atan(*a),
            (Function::Atan2, [y, x]) => libm::atan2(*y, *x),
            (Function::Mod, [a, b]) => a - b * (a / b).floor(),
            (Function::Sign, [a]) => f64::from(u8::from(*a > 0.0)) - f64::from(u8::from(*a < 0.0)),
            _ => f64::NAN, // the parser has counted the arguments
        }
    }
}
