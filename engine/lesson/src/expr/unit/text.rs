//! Units as text.
//!
//! ```text
//! unit := product ("/" factor)*        product := factor (("·" | " ") factor)*
//! factor := symbol exponent? | "(" product ")"        exponent := "²" | "⁻¹" | "2" | "-1" | "^-1" | "^0.5"
//! ```
//! `J/kg·K` is refused: some read J/(kg·K), others (J/kg)·K.

use super::symbols::{SYMBOLS, symbol};
use super::{BASE, Unit};
use crate::marks::is_han;

const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// What divides symbols and belongs to none of them.
const SIGNS: &str = "/·⋅* ()";

impl Unit {
    /// The unit of this text; nothing where it is none.
    pub fn read(text: &str) -> Option<Unit> {
        Reader::read(text, false)
    }

    /// The unit that is printed behind a number. Words that are none count things, as `次` and `次/分` do.
    pub fn of_label(text: &str) -> Unit {
        Reader::read(text, true).unwrap_or(Unit::ONE)
    }

    /// The longest text at the beginning of this one that is written like a unit behind a number: it ends at the first blank, and at
    /// whatever belongs to no unit. Its length in bytes.
    pub fn run(text: &str) -> usize {
        let mut open = 0;
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            let exponent = c == '-' && before == '^';
            match c {
                '(' if before == '/' => open += 1,
                ')' if open > 0 => open -= 1,
                c if c.is_alphanumeric() || "/·⋅°%‰℃^.".contains(c) || exponent || is_superscript(c) => {}
                _ => return at,
            }
            before = c;
        }
        text.len()
    }
}

/// Whether a character is a raised digit or minus sign.
pub fn is_superscript(c: char) -> bool {
    c == '⁻' || SUPERSCRIPTS.contains(&c)
}

struct Reader<'a> {
    rest: &'a str,
    /// Whether Chinese words that are no units count things.
    counts: bool,
}

impl<'a> Reader<'a> {
    fn read(text: &'a str, counts: bool) -> Option<Unit> {
        let text = text.trim();
        if text.is_empty() {
            return Some(Unit::ONE);
        }
        let mut reader = Reader { rest: text, counts };
        let unit = reader.whole()?;
        reader.rest.is_empty().then_some(unit)
    }

    fn whole(&mut self) -> Option<Unit> {
        let mut unit = self.product()?;
        while self.take(&["/"]) {
            unit = unit.over(&self.factor()?.from_zero())?;
        }
        Some(unit)
    }

    fn product(&mut self) -> Option<Unit> {
        let mut unit = self.factor()?;
        while self.take(&["·", "⋅", "*", " "]) {
            unit = unit.from_zero().times(&self.factor()?.from_zero())?;
        }
        Some(unit)
    }

    fn factor(&mut self) -> Option<Unit> {
        if self.take(&["("]) {
            let inner = self.product()?;
            return self.take(&[")"]).then_some(inner);
        }
        let ends = |(at, c): (usize, char)| {
            let digit = c.is_ascii_digit() && at > 0;
            SIGNS.contains(c) || c == '^' || c == '-' || digit || is_superscript(c)
        };
        let end = self.rest.char_indices().find(|found| ends(*found)).map_or(self.rest.len(), |(at, _)| at);
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        let is_count = self.counts && !name.is_empty() && name.chars().all(is_han);
        let unit = symbol(name).or(is_count.then_some(Unit::ONE))?;
        match self.exponent()? {
            2 => Some(unit),
            halves => unit.from_zero().to_the(halves),
        }
    }

    /// Twice the exponent that stands here; 2 where none does. Nothing where it is none.
    fn exponent(&mut self) -> Option<i8> {
        let caret = self.take(&["^"]);
        let end = self.rest.find(|c: char| SIGNS.contains(c)).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        if text.is_empty() {
            return (!caret).then_some(2);
        }
        self.rest = rest;
        let raised = text.chars().all(is_superscript);
        let plain: String = match raised {
            true => text.chars().map(plain).collect(),
            false => text.to_owned(),
        };
        let halves = 2.0 * plain.parse::<f32>().ok()?;
        (halves.fract() == 0.0 && halves.abs() < 100.0).then_some(halves as i8)
    }

    fn take(&mut self, signs: &[&str]) -> bool {
        let rest = signs.iter().find_map(|sign| self.rest.strip_prefix(sign));
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

/// The plain digit of a raised one.
fn plain(c: char) -> char {
    let digit = SUPERSCRIPTS.iter().position(|raised| *raised == c);
    digit.and_then(|digit| char::from_digit(digit as u32, 10)).unwrap_or('-')
}

/// The shortest usual way to write a unit.
pub(super) fn write(unit: &Unit) -> String {
    let same = |other: &Unit| unit.halves == other.halves && unit.angle == other.angle;
    let prefixes = || [("", 1.0)].iter().chain(super::symbols::PREFIXES).filter(|(prefix, _)| prefix.len() < 3);
    if *unit == Unit::ONE {
        return String::new();
    }
    // A symbol of its own, with or without a prefix.
    for symbol in SYMBOLS.iter().filter(|symbol| same(&symbol.unit) && symbol.unit.zero == unit.zero) {
        let fits = |factor: f64| (symbol.unit.scale * factor / unit.scale - 1.0).abs() < 1e-12;
        let takes = |factor: f64| factor == 1.0 || symbol.takes_prefix && symbol.text != "kg";
        if let Some((prefix, _)) = prefixes().find(|(_, factor)| takes(*factor) && fits(*factor)) {
            return format!("{prefix}{}", symbol.text);
        }
    }
    composed(unit)
}

/// The unit as a product of base units, with the number of them in front.
fn composed(unit: &Unit) -> String {
    let part = |sign: i8| {
        let powers = unit.halves.iter().zip(BASE).filter(move |(halves, _)| halves.signum() == sign);
        powers.map(|(halves, name)| format!("{name}{}", raised(halves.abs()))).collect::<Vec<_>>()
    };
    let (above, below) = (part(1), part(-1));
    let above = if above.is_empty() { "1".to_owned() } else { above.join("·") };
    let number = if (unit.scale - 1.0).abs() < 1e-12 { String::new() } else { format!("{} ", unit.scale) };
    match below.as_slice() {
        [] => format!("{number}{above}"),
        [one] => format!("{number}{above}/{one}"),
        several => format!("{number}{above}/({})", several.join("·")),
    }
}

/// An exponent, given as halves, raised.
fn raised(halves: i8) -> String {
    if halves == 2 {
        return String::new();
    }
    if halves % 2 != 0 {
        return format!("^{}", f32::from(halves) / 2.0);
    }
    let digits = (halves / 2).to_string();
    digits.chars().filter_map(|c| SUPERSCRIPTS.get(c.to_digit(10)? as usize)).collect()
}
