//! Numbers with units, written as text: `"0.80 m"`, `"30 deg"`, `"250 mL"`, `"12 0.5 -30 m"`, `"#c8442e"`.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::borrow::Cow;
use std::fmt;

/// A length in metres. Units: m, cm, mm, km.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Length(pub f32);

/// An angle in degrees. Units: deg, °, rad.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Angle(pub f32);

/// A time in seconds. Units: s, ms, min.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Duration(pub f32);

/// A volume of something that is poured, in whole microlitres, so that what is poured to and fro is never more or less. Units: mL, L, µL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Volume(pub u64);

/// A place or size in metres: x to the right, y up, z towards the viewer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point(pub [f32; 3]);

/// A colour, sRGB, each part 0–1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Colour(pub [f32; 3]);

const LENGTHS: &[(&str, f64)] = &[("m", 1.0), ("cm", 0.01), ("mm", 0.001), ("km", 1000.0)];
const ANGLES: &[(&str, f64)] = &[("deg", 1.0), ("°", 1.0), ("rad", 180.0 / std::f64::consts::PI)];
const TIMES: &[(&str, f64)] = &[("s", 1.0), ("ms", 0.001), ("min", 60.0)];
const VOLUMES: &[(&str, f64)] = &[("mL", 1000.0), ("L", 1e6), ("µL", 1.0)];

/// Largest volume, µL: a thousand cubic metres.
const LARGEST: f64 = 1e12;

/// Splits `text` into its numbers and the factor of its unit.
fn parse<const N: usize>(text: &str, units: &[(&str, f64)]) -> Result<[f32; N], String> {
    precise(text, units).map(|numbers| numbers.map(|number| number as f32))
}

/// The same, to the last digit.
fn precise<const N: usize>(text: &str, units: &[(&str, f64)]) -> Result<[f64; N], String> {
    let text = text.trim();
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic() || *c == '°')
        .last()
        .map_or(text.len(), |(i, _)| i);
    let (numbers, unit) = text.split_at(start);
    let known = || units.iter().map(|u| u.0).collect::<Vec<_>>().join(", ");
    let factor = units.iter().find(|u| u.0 == unit).ok_or_else(|| format!("a unit, one of {}", known()))?.1;
    let mut out = [0.0; N];
    let mut words = numbers.split([' ', ',']).filter(|w| !w.is_empty());
    for slot in &mut out {
        let word = words.next().ok_or_else(|| format!("{N} numbers and a unit"))?;
        let number: f64 = word.parse().map_err(|_| "a number".to_owned())?;
        if !number.is_finite() {
            return Err("a finite number".into());
        }
        *slot = number * factor;
    }
    match words.next() {
        Some(_) => Err(format!("{N} numbers and a unit")),
        None => Ok(out),
    }
}

fn parse_volume(text: &str) -> Result<u64, String> {
    let [exact] = precise(text, VOLUMES)?;
    let whole = exact.round();
    if !(0.0..=LARGEST).contains(&whole) {
        return Err("a volume of 0 to 1000000 L".into());
    }
    // What is left of digits that no binary number has is no part of a microlitre.
    if (exact - whole).abs() > 1e-3 {
        return Err("whole microlitres".into());
    }
    Ok(whole as u64)
}

impl Volume {
    /// In millilitres, as expressions have it.
    pub fn millilitres(self) -> f64 {
        self.0 as f64 / 1000.0
    }
}

impl fmt::Display for Volume {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} mL", self.millilitres())
    }
}

fn parse_colour(text: &str) -> Result<[f32; 3], String> {
    let hex = text.strip_prefix('#').filter(|h| h.len() == 6 && h.is_ascii());
    let hex = hex.ok_or_else(|| "a colour as \"#rrggbb\"".to_owned())?;
    let mut out = [0.0; 3];
    for (slot, i) in out.iter_mut().zip([0, 2, 4]) {
        let part = u8::from_str_radix(&hex[i..i + 2], 16).map_err(|_| "hexadecimal digits".to_owned())?;
        *slot = f32::from(part) / 255.0;
    }
    Ok(out)
}

macro_rules! quantity {
    ($type:ident, $parse:expr, $print:expr, $pattern:expr, $example:expr, $about:expr) => {
        impl std::str::FromStr for $type {
            /// What was expected, to put behind "expected".
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                let parse: fn(&str) -> Result<_, String> = $parse;
                parse(text).map($type)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                text.parse().map_err(|expected: String| {
                    de::Error::custom(format!("expected {expected}, as in {:?}, found {text:?}", $example))
                })
            }
        }
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let print: fn(&$type) -> String = $print;
                to.serialize_str(&print(self))
            }
        }
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern, "examples": [$example], "description": $about })
            }
        }
    };
}

quantity!(
    Length,
    |t| parse::<1>(t, LENGTHS).map(|[x]| x),
    |l| format!("{} m", l.0),
    r"^-?[0-9.]+(e-?[0-9]+)? ?(m|cm|mm|km)$",
    "0.80 m",
    "A length: number and unit (m, cm, mm, km)."
);
quantity!(
    Angle,
    |t| parse::<1>(t, ANGLES).map(|[x]| x),
    |a| format!("{} deg", a.0),
    r"^-?[0-9.]+(e-?[0-9]+)? ?(deg|°|rad)$",
    "30 deg",
    "An angle: number and unit (deg, °, rad)."
);
quantity!(
    Duration,
    |t| parse::<1>(t, TIMES).map(|[x]| x),
    |d| format!("{} s", d.0),
    r"^[0-9.]+(e-?[0-9]+)? ?(s|ms|min)$",
    "45 s",
    "A time: number and unit (s, ms, min)."
);
quantity!(
    Volume,
    parse_volume,
    Volume::to_string,
    r"^[0-9.]+(e-?[0-9]+)? ?(mL|L|µL)$",
    "250 mL",
    "A volume: number and unit (mL, L, µL), in whole microlitres."
);
quantity!(
    Point,
    |t| parse::<3>(t, LENGTHS),
    |p| format!("{} {} {} m", p.0[0], p.0[1], p.0[2]),
    r"^-?[0-9.]+(e-?[0-9]+)?,? -?[0-9.]+(e-?[0-9]+)?,? -?[0-9.]+(e-?[0-9]+)? ?(m|cm|mm|km)$",
    "12 0.5 -30 m",
    "Three lengths x y z with one unit: x to the right, y up, z towards the viewer."
);
quantity!(
    Colour,
    parse_colour,
    |c| {
        let [r, g, b] = c.0.map(|x| (x.clamp(0.0, 1.0) * 255.0).round() as u8);
        format!("#{r:02x}{g:02x}{b:02x}")
    },
    r"^#[0-9A-Fa-f]{6}$",
    "#c8442e",
    "A colour: #rrggbb."
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_turned_into_metres_degrees_and_seconds() {
        assert_eq!("80 cm".parse(), Ok(Length(0.8)));
        assert_eq!("0.5min".parse(), Ok(Duration(30.0)));
        assert_eq!("1, -2 3 m".parse(), Ok(Point([1.0, -2.0, 3.0])));
        assert_eq!("#ff0000".parse(), Ok(Colour([1.0, 0.0, 0.0])));
        assert!((("3.14159 rad".parse::<Angle>().unwrap().0) - 180.0).abs() < 1e-3);
    }

    #[test]
    fn volumes_are_whole_microlitres() {
        assert_eq!("0.05 mL".parse(), Ok(Volume(50)));
        assert_eq!("1.1 L".parse(), Ok(Volume(1_100_000)));
        assert_eq!("7µL".parse(), Ok(Volume(7)));
        assert_eq!("0.3 µL".parse::<Volume>(), Err("whole microlitres".into()));
        assert_eq!("0.0015 mL".parse::<Volume>(), Err("whole microlitres".into()));
        assert!("-1 mL".parse::<Volume>().is_err() && "1e7 L".parse::<Volume>().is_err());
        for volume in [Volume(0), Volume(1), Volume(50), Volume(1_100_000), Volume(999_999_999_999)] {
            assert_eq!(volume.to_string().parse(), Ok(volume));
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!("0.8".parse::<Length>(), Err("a unit, one of m, cm, mm, km".into()));
        assert_eq!("1 2 m".parse::<Point>(), Err("3 numbers and a unit".into()));
        assert_eq!("1 2 3 4 m".parse::<Point>(), Err("3 numbers and a unit".into()));
        assert_eq!("x m".parse::<Length>(), Err("a number".into()));
        assert_eq!("NaN m".parse::<Length>(), Err("a finite number".into()));
        assert!("#ff00zz".parse::<Colour>().is_err());
    }
}
