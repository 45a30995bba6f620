//! The symbols and names of units.

use super::{Angle, Unit};

/// A symbol: what it stands for, and whether it takes prefixes (km, mA).
pub(super) struct Symbol {
    pub text: &'static str,
    pub unit: Unit,
    pub takes_prefix: bool,
}

const fn base(text: &'static str, exponents: [i8; 7], scale: f64) -> Symbol {
    Symbol { text, unit: of(exponents, scale), takes_prefix: true }
}

/// One that takes no prefix: minutes, hectares.
const fn alone(text: &'static str, exponents: [i8; 7], scale: f64) -> Symbol {
    Symbol { text, unit: of(exponents, scale), takes_prefix: false }
}

const fn of(exponents: [i8; 7], scale: f64) -> Unit {
    let mut halves = exponents;
    let mut at = 0;
    while at < 7 {
        halves[at] *= 2;
        at += 1;
    }
    Unit { halves, scale, zero: 0.0, angle: Angle::No }
}

const PURE: [i8; 7] = [0; 7];
const LENGTH: [i8; 7] = [1, 0, 0, 0, 0, 0, 0];
const AREA: [i8; 7] = [2, 0, 0, 0, 0, 0, 0];
const VOLUME: [i8; 7] = [3, 0, 0, 0, 0, 0, 0];
const MASS: [i8; 7] = [0, 1, 0, 0, 0, 0, 0];
const TIME: [i8; 7] = [0, 0, 1, 0, 0, 0, 0];
const CURRENT: [i8; 7] = [0, 0, 0, 1, 0, 0, 0];
const TEMPERATURE: [i8; 7] = [0, 0, 0, 0, 1, 0, 0];
const AMOUNT: [i8; 7] = [0, 0, 0, 0, 0, 1, 0];
const LUMINOUS: [i8; 7] = [0, 0, 0, 0, 0, 0, 1];
const FREQUENCY: [i8; 7] = [0, 0, -1, 0, 0, 0, 0];
const FORCE: [i8; 7] = [1, 1, -2, 0, 0, 0, 0];
const PRESSURE: [i8; 7] = [-1, 1, -2, 0, 0, 0, 0];
const ENERGY: [i8; 7] = [2, 1, -2, 0, 0, 0, 0];
const POWER: [i8; 7] = [2, 1, -3, 0, 0, 0, 0];
const CHARGE: [i8; 7] = [0, 0, 1, 1, 0, 0, 0];
const VOLTAGE: [i8; 7] = [2, 1, -3, -1, 0, 0, 0];
const RESISTANCE: [i8; 7] = [2, 1, -3, -2, 0, 0, 0];

/// Where 0 °C lies, K (SI brochure, 9th edition, 2.3.1).
const ICE: f64 = 273.15;

/// All symbols, the usual one of several first. Values: SI brochure, 9th edition, tables 2, 4 and 8; 亩: 1/15 hm² (GB 3100, appendix).
pub(super) const SYMBOLS: &[Symbol] = &[
    base("m", LENGTH, 1.0),
    base("kg", MASS, 1.0),
    base("s", TIME, 1.0),
    base("A", CURRENT, 1.0),
    base("K", TEMPERATURE, 1.0),
    base("mol", AMOUNT, 1.0),
    base("cd", LUMINOUS, 1.0),
    base("N", FORCE, 1.0),
    base("J", ENERGY, 1.0),
    base("W", POWER, 1.0),
    base("Pa", PRESSURE, 1.0),
    base("V", VOLTAGE, 1.0),
    base("Ω", RESISTANCE, 1.0),
    base("C", CHARGE, 1.0),
    base("F", [-2, -1, 4, 2, 0, 0, 0], 1.0),
    base("H", [2, 1, -2, -2, 0, 0, 0], 1.0),
    base("T", [0, 1, -2, -1, 0, 0, 0], 1.0),
    base("Wb", [2, 1, -2, -1, 0, 0, 0], 1.0),
    base("S", [-2, -1, 3, 2, 0, 0, 0], 1.0),
    base("g", MASS, 0.001),
    base("Hz", FREQUENCY, 1.0),
    base("Bq", FREQUENCY, 1.0),
    base("lm", LUMINOUS, 1.0),
    base("lx", [-2, 0, 0, 0, 0, 0, 1], 1.0),
    base("Gy", [2, 0, -2, 0, 0, 0, 0], 1.0),
    base("Sv", [2, 0, -2, 0, 0, 0, 0], 1.0),
    base("L", VOLUME, 0.001),
    base("l", VOLUME, 0.001),
    base("ohm", RESISTANCE, 1.0),
    base("Ω", RESISTANCE, 1.0), // the ohm sign, U+2126
    base("eV", ENERGY, 1.602_176_634e-19),
    base("bar", PRESSURE, 1e5),
    base("cal", ENERGY, 4.184),
    alone("min", TIME, 60.0),
    alone("h", TIME, 3600.0),
    alone("d", TIME, 86_400.0),
    alone("t", MASS, 1000.0),
    alone("ha", AREA, 1e4),
    alone("atm", PRESSURE, 101_325.0),
    alone("mmHg", PRESSURE, 133.322_387_415),
    Symbol { text: "rad", unit: Unit::RADIAN, takes_prefix: false },
    alone("sr", PURE, 1.0),
    alone("1", PURE, 1.0),
    alone("%", PURE, 1.0),
    alone("‰", PURE, 1.0),
    Symbol { text: "°", unit: Unit::DEGREE, takes_prefix: false },
    Symbol { text: "deg", unit: Unit::DEGREE, takes_prefix: false },
    Symbol { text: "度", unit: Unit::DEGREE, takes_prefix: false },
    Symbol { text: "°C", unit: Unit { zero: ICE, ..of(TEMPERATURE, 1.0) }, takes_prefix: false },
    Symbol { text: "℃", unit: Unit { zero: ICE, ..of(TEMPERATURE, 1.0) }, takes_prefix: false },
    Symbol { text: "摄氏度", unit: Unit { zero: ICE, ..of(TEMPERATURE, 1.0) }, takes_prefix: false },
    base("米", LENGTH, 1.0),
    base("克", MASS, 0.001),
    base("秒", TIME, 1.0),
    base("安", CURRENT, 1.0),
    base("安培", CURRENT, 1.0),
    base("开", TEMPERATURE, 1.0),
    base("开尔文", TEMPERATURE, 1.0),
    base("摩", AMOUNT, 1.0),
    base("摩尔", AMOUNT, 1.0),
    base("牛", FORCE, 1.0),
    base("牛顿", FORCE, 1.0),
    base("焦", ENERGY, 1.0),
    base("焦耳", ENERGY, 1.0),
    base("瓦", POWER, 1.0),
    base("瓦特", POWER, 1.0),
    base("帕", PRESSURE, 1.0),
    base("帕斯卡", PRESSURE, 1.0),
    base("伏", VOLTAGE, 1.0),
    base("伏特", VOLTAGE, 1.0),
    base("欧", RESISTANCE, 1.0),
    base("欧姆", RESISTANCE, 1.0),
    base("赫", FREQUENCY, 1.0),
    base("赫兹", FREQUENCY, 1.0),
    base("升", VOLUME, 0.001),
    alone("公里", LENGTH, 1000.0),
    alone("公斤", MASS, 1.0),
    alone("吨", MASS, 1000.0),
    alone("分", TIME, 60.0),
    alone("分钟", TIME, 60.0),
    alone("小时", TIME, 3600.0),
    alone("天", TIME, 86_400.0),
    alone("日", TIME, 86_400.0),
    alone("公顷", AREA, 1e4),
    alone("亩", AREA, 1e4 / 15.0),
    alone("万亩", AREA, 1e8 / 15.0),
];

/// Prefixes, those of several letters first. Kilogram is a symbol of its own, so that it is not one thousand grams by rounding.
pub(super) const PREFIXES: &[(&str, f64)] = &[
    ("da", 1e1),
    ("微", 1e-6),
    ("纳", 1e-9),
    ("毫", 1e-3),
    ("厘", 1e-2),
    ("分", 1e-1),
    ("千", 1e3),
    ("兆", 1e6),
    ("T", 1e12),
    ("G", 1e9),
    ("M", 1e6),
    ("k", 1e3),
    ("h", 1e2),
    ("d", 1e-1),
    ("c", 1e-2),
    ("m", 1e-3),
    ("µ", 1e-6),
    ("μ", 1e-6), // the Greek letter
    ("n", 1e-9),
    ("p", 1e-12),
    ("f", 1e-15),
];

/// What people call units besides, in small letters.
const ALIASES: &[(&str, &str)] = &[
    ("公尺", "m"),
    ("公分", "cm"),
    ("秒钟", "s"),
    ("弧度", "rad"),
    ("gram", "g"),
    ("grams", "g"),
    ("gramm", "g"),
    ("gramme", "g"),
    ("kilogram", "kg"),
    ("kilograms", "kg"),
    ("kgs", "kg"),
    ("meter", "m"),
    ("metre", "m"),
    ("meters", "m"),
    ("metres", "m"),
    ("centimeter", "cm"),
    ("centimetre", "cm"),
    ("kilometer", "km"),
    ("kilometre", "km"),
    ("second", "s"),
    ("seconds", "s"),
    ("sec", "s"),
    ("secs", "s"),
    ("minute", "min"),
    ("minutes", "min"),
    ("mins", "min"),
    ("hour", "h"),
    ("hours", "h"),
    ("hr", "h"),
    ("hrs", "h"),
    ("day", "d"),
    ("days", "d"),
    ("degree", "°"),
    ("degrees", "°"),
    ("degc", "°C"),
    ("celsius", "°C"),
    ("°f", "°C"),
    ("fahrenheit", "°C"),
    ("percent", "%"),
    ("liter", "L"),
    ("litre", "L"),
    ("liters", "L"),
    ("litres", "L"),
    ("newton", "N"),
    ("newtons", "N"),
    ("joule", "J"),
    ("joules", "J"),
    ("watt", "W"),
    ("watts", "W"),
    ("volt", "V"),
    ("volts", "V"),
    ("ampere", "A"),
    ("amp", "A"),
    ("amps", "A"),
    ("kelvin", "K"),
    ("hertz", "Hz"),
    ("pascal", "Pa"),
    ("kwh", "kW·h"),
    ("mph", "km/h"),
    ("kph", "km/h"),
    ("kmh", "km/h"),
    ("mps", "m/s"),
    ("cc", "cm³"),
    ("sqm", "m²"),
];

/// The unit that is meant by a text that is none: by another name, or in other capitals.
pub(super) fn meant(text: &str) -> Option<String> {
    let small = text.trim().to_lowercase();
    if let Some((_, unit)) = ALIASES.iter().find(|(alias, _)| *alias == small) {
        return Some((*unit).to_owned());
    }
    let prefixes = || PREFIXES.iter().map(|(prefix, _)| *prefix);
    let all = SYMBOLS.iter().flat_map(|symbol| {
        let prefixed = prefixes().filter(|_| symbol.takes_prefix && symbol.text != "kg");
        std::iter::once(symbol.text.to_owned()).chain(prefixed.map(|prefix| format!("{prefix}{}", symbol.text)))
    });
    let mut same = all.filter(|unit| unit.to_lowercase() == small);
    same.next().filter(|_| small.chars().count() > 1)
}

/// All symbols, as an author's reference lists them.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    SYMBOLS.iter().map(|symbol| symbol.text)
}

/// The unit of one symbol with or without a prefix.
pub(super) fn symbol(text: &str) -> Option<Unit> {
    let named = |text: &str| SYMBOLS.iter().find(|symbol| symbol.text == text);
    if let Some(symbol) = named(text) {
        return Some(symbol.unit);
    }
    let powers = [("平方", 4), ("立方", 6)];
    if let Some((rest, halves)) = powers.iter().find_map(|(word, halves)| Some((text.strip_prefix(word)?, *halves))) {
        return symbol(rest)?.to_the(halves);
    }
    let prefixed = |(prefix, factor): &(&str, f64)| {
        let symbol = named(text.strip_prefix(prefix)?).filter(|symbol| symbol.takes_prefix && symbol.text != "kg")?;
        Some(Unit { scale: symbol.unit.scale * factor, ..symbol.unit })
    };
    PREFIXES.iter().find_map(prefixed)
}
