//! Units of measurement: which powers of the SI base units they stand for, and how many of them.
//!
//! A unit is known while a lesson runs, not when Rust is compiled: authors write it in their scene. Numbers stay as the author wrote
//! them, in their own unit; conversions are put in where two units of one dimension meet (see [`super::resolve`]).

mod symbols;
mod text;

pub use text::is_superscript;

use std::fmt;

/// SI base units, in the order in which a unit keeps its exponents: metre, kilogram, second, ampere, kelvin, mole, candela.
pub const BASE: [&str; 7] = ["m", "kg", "s", "A", "K", "mol", "cd"];

/// A unit of measurement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// Twice the exponents of [`BASE`], so that √Hz can be said.
    halves: [i8; 7],
    /// How many of the product of base units one of it is: 0.001 for g, 60 for min.
    scale: f64,
    /// Where its zero lies, in the product of base units: 273.15 for °C.
    zero: f64,
    /// What it counts, where that has no dimension and is an angle.
    angle: Angle,
}

/// Units of angles: without dimension, and taken as such by `sin` and its like.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Angle {
    /// None, or what is only said to be none: a plain number.
    No,
    Degree,
    /// What the inverse of `sin` gives.
    Radian,
}

impl Unit {
    /// No unit: ratios, counts, per cent, radians.
    pub const ONE: Unit = Unit { halves: [0; 7], scale: 1.0, zero: 0.0, angle: Angle::No };
    /// The degree of angles. It has no dimension, and is converted to and from radians alone.
    pub const DEGREE: Unit = Unit { angle: Angle::Degree, ..Unit::ONE };
    /// The radian.
    pub const RADIAN: Unit = Unit { angle: Angle::Radian, ..Unit::ONE };
    /// The metre.
    pub const METRE: Unit = Unit { halves: [2, 0, 0, 0, 0, 0, 0], ..Unit::ONE };
    /// The second.
    pub const SECOND: Unit = Unit { halves: [0, 0, 2, 0, 0, 0, 0], ..Unit::ONE };

    /// The millilitre.
    pub const MILLILITRE: Unit = Unit { halves: [6, 0, 0, 0, 0, 0, 0], scale: 1e-6, ..Unit::ONE };

    /// The cubic metre a second.
    pub const DISCHARGE: Unit = Unit { halves: [6, 0, -2, 0, 0, 0, 0], ..Unit::ONE };

    /// The unit that is meant by a text that is none, as people write it: `Kg`, `sec`, `gramm`.
    pub fn meant(text: &str) -> Option<String> {
        if Unit::read(text).is_some() { None } else { symbols::meant(text) }
    }

    /// All symbols of units, the usual one of several first; many take prefixes besides.
    pub fn symbols() -> impl Iterator<Item = &'static str> {
        symbols::all()
    }

    /// Whether it has no dimension.
    pub fn is_pure(&self) -> bool {
        self.halves == [0; 7]
    }

    /// Whether it is the degree of angles.
    pub fn is_degree(&self) -> bool {
        self.angle == Angle::Degree
    }

    /// Whether it is a ratio of two units of one dimension, such as g/kg: a plain number, but for a factor.
    pub fn is_ratio(&self) -> bool {
        self.is_pure() && self.scale != 1.0
    }

    /// Whether its zero is another than that of its base units, as for °C.
    pub fn has_zero(&self) -> bool {
        self.zero != 0.0
    }

    /// Whether two units measure the same: g and kg, °C and K.
    pub fn is_like(&self, other: &Unit) -> bool {
        self.halves == other.halves
    }

    /// The same unit counted from the zero of its base units: K for °C.
    pub fn from_zero(self) -> Unit {
        Unit { zero: 0.0, ..self }
    }

    /// The unit of a product; nothing where an exponent grows beyond all measure.
    pub fn times(&self, other: &Unit) -> Option<Unit> {
        // An angle times a plain number is an angle still.
        let angle = if *self == Unit::ONE { other.angle } else { self.angle_over(other) };
        self.joined(other, i8::checked_add, self.scale * other.scale, angle)
    }

    /// The unit of a quotient; nothing where an exponent grows beyond all measure.
    pub fn over(&self, other: &Unit) -> Option<Unit> {
        self.joined(other, i8::checked_sub, self.scale / other.scale, self.angle_over(other))
    }

    /// The unit of a power whose exponent is `halves` halves; nothing where that gives quarters, or grows beyond all measure.
    pub fn to_the(&self, halves: i8) -> Option<Unit> {
        let mut out = [0; 7];
        for (out, exponent) in out.iter_mut().zip(self.halves) {
            let twice = i16::from(exponent) * i16::from(halves);
            *out = (twice % 2 == 0).then(|| i8::try_from(twice / 2).ok()).flatten()?;
        }
        Some(Unit { halves: out, scale: libm::pow(self.scale, f64::from(halves) / 2.0), ..Unit::ONE })
    }

    /// What angle is left of one that is divided.
    fn angle_over(&self, other: &Unit) -> Angle {
        if *other == Unit::ONE { self.angle } else { Angle::No }
    }

    fn joined(&self, other: &Unit, join: fn(i8, i8) -> Option<i8>, scale: f64, angle: Angle) -> Option<Unit> {
        let mut halves = [0; 7];
        for (out, (a, b)) in halves.iter_mut().zip(self.halves.into_iter().zip(other.halves)) {
            *out = join(a, b)?;
        }
        scale.is_finite().then_some(Unit { halves, scale, zero: 0.0, angle })
    }

    /// The unit of its dimension that can be written behind a number: itself where it has a name, else the one of the base units.
    pub fn coherent(&self) -> String {
        let written = self.to_string();
        match written.starts_with(|c: char| c.is_ascii_digit()) && !written.starts_with("1/") {
            true => Unit { scale: 1.0, ..*self }.to_string(),
            false => written,
        }
    }

    /// What makes a number in this unit one in `other`, as factor and summand: `x * factor + summand`. Per cent are plain numbers: an author
    /// who writes them multiplies by 100.
    pub fn conversion(&self, other: &Unit) -> (f64, f64) {
        match (self.angle, other.angle) {
            (Angle::Radian, Angle::Degree) => return (180.0 / std::f64::consts::PI, 0.0),
            (Angle::Degree, Angle::Radian) => return (std::f64::consts::PI / 180.0, 0.0),
            _ => {}
        }
        (self.scale / other.scale, (self.zero - other.zero) / other.scale)
    }
}

impl fmt::Display for Unit {
    /// The shortest usual way to write it: `N`, `m/s²`, `kg·m²/s`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&text::write(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Unit {
        Unit::read(text).unwrap_or_else(|| panic!("{text} is a unit"))
    }

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-12 * a.abs().max(b.abs())
    }

    #[test]
    fn units_are_read_as_people_write_them() {
        for (text, same, factor) in [
            ("g", "kg", 0.001),
            ("cm", "m", 0.01),
            ("km/h", "m/s", 1.0 / 3.6),
            ("m/s^2", "m/s²", 1.0),
            ("m·s⁻²", "m/s²", 1.0),
            ("m s-2", "m/s2", 1.0),
            ("N", "kg·m/s²", 1.0),
            ("kN", "N", 1000.0),
            ("Pa", "N/m²", 1.0),
            ("hPa", "Pa", 100.0),
            ("Ω", "V/A", 1.0),
            ("kΩ", "ohm", 1000.0),
            ("mL", "cm³", 1.0),
            ("J/(kg·K)", "m²/(s²·K)", 1.0),
            ("μm", "µm", 1.0),
            ("min", "s", 60.0),
            ("mol/L", "mol/m³", 1000.0),
            ("kW·h", "J", 3.6e6),
            ("eV", "J", 1.602_176_634e-19),
            ("米/秒", "m/s", 1.0),
            ("千克", "g", 1000.0),
            ("平方千米", "m²", 1e6),
            ("立方米/秒", "m³/s", 1.0),
            ("毫安", "A", 0.001),
            ("℃", "°C", 1.0),
        ] {
            let (factor_found, _) = unit(text).conversion(&unit(same));
            assert!(unit(text).is_like(&unit(same)), "{text} is like {same}");
            assert!(close(factor_found, factor), "{text} in {same}: {factor_found}");
        }
    }

    #[test]
    fn units_that_are_written_here_are_those_that_are_read() {
        for (text, same) in
            [("m", Unit::METRE), ("s", Unit::SECOND), ("mL", Unit::MILLILITRE), ("m³/s", Unit::DISCHARGE)]
        {
            assert_eq!(unit(text), same, "{text}");
        }
    }

    #[test]
    fn counts_and_ratios_have_no_dimension() {
        for text in ["", "1", "%", "‰", "rad", "°"] {
            assert!(unit(text).is_pure(), "{text}");
        }
        for text in ["遍", "次", "万次", "beats"] {
            assert!(Unit::of_label(text).is_pure() && Unit::read(text).is_none(), "{text}");
        }
        assert!(unit("°").is_degree() && unit("deg").is_degree() && unit("度").is_degree());
        assert!(Unit::of_label("次/分").is_like(&unit("Hz")));
    }

    #[test]
    fn what_is_no_unit_is_refused() {
        for text in ["m/", "/s", "m//s", "J/kg·K", "m^", "m^x", "xyz", "m/ss", "(m", "m)", "m^300", "2m", "m2²"] {
            assert_eq!(Unit::read(text), None, "{text}");
        }
    }

    #[test]
    fn degrees_celsius_have_a_zero_of_their_own() {
        let (factor, summand) = unit("°C").conversion(&unit("K"));
        assert!(close(25.0 * factor + summand, 298.15));
        let (factor, summand) = unit("K").conversion(&unit("°C"));
        assert!((298.15 * factor + summand - 25.0).abs() < 1e-9);
        assert_eq!(unit("J/°C"), unit("J/K"), "a step of one degree");
    }

    #[test]
    fn products_quotients_and_powers() {
        let speed = unit("m").over(&unit("s")).unwrap();
        assert_eq!(speed, unit("m/s"));
        assert_eq!(speed.to_the(4).unwrap(), unit("m²/s²"));
        assert_eq!(unit("Hz").to_the(1).unwrap().to_the(4).unwrap(), unit("Hz"));
        assert_eq!(unit("Hz").to_the(1).unwrap().to_the(1), None, "no quarters");
        assert_eq!(unit("m²").to_the(120), None);
        assert!(unit("°").times(&Unit::ONE).unwrap().is_degree());
        assert!(!unit("°").times(&unit("m")).unwrap().is_degree());
        assert!(unit("°").over(&Unit::ONE).unwrap().is_degree());
        assert!(!Unit::ONE.over(&unit("°")).unwrap().is_degree(), "how many times an angle fits");
    }

    #[test]
    fn units_are_written_as_people_read_them() {
        for text in [
            "", "m", "kg", "g", "m/s²", "N", "N/m", "J", "Pa", "m³/s", "kg·m/s", "1/s", "V", "Ω", "cm", "ms", "°", "K",
            "min",
        ] {
            let read = unit(text);
            assert_eq!(Unit::read(&read.to_string()), Some(read), "{text} → {read}");
        }
        assert_eq!(unit("kg·m/s²").to_string(), "N");
        assert_eq!(unit("m·s⁻²").to_string(), "m/s²");
        assert_eq!(unit("N·m²/kg²").to_string(), "m³/(kg·s²)");
    }
}
