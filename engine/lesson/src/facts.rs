//! How a fact is printed in a text: value, unit, and the range where sources disagree.

use crate::format::Fact;

/// A fact as it is read: `14.3–28.9 m`, `2,000 m³/s`, `256年`.
///
/// With a range, the range; `plain` facts (years) have no thousands marks; a unit that is a Chinese character, `%` or `°`
/// follows without a blank.
pub fn print(fact: &Fact, unit: &str) -> String {
    let number = |x: f64| number(x, fact.decimals, !fact.plain);
    let figure = match (fact.low, fact.high) {
        (None, None) => number(fact.value),
        (low, high) => format!("{}–{}", number(low.unwrap_or(fact.value)), number(high.unwrap_or(fact.value))),
    };
    let tight = unit.is_empty() || unit.starts_with(|c: char| matches!(c, '%' | '°' | '‰') || c > '\u{2e7f}');
    if tight { format!("{figure}{unit}") } else { format!("{figure} {unit}") }
}

/// A number with so many decimals (as many as needed, at most six, if `None`), with a comma before each third digit if
/// `marks`, from 10,000 on: four digits are read at a glance without.
pub fn number(x: f64, decimals: Option<u8>, marks: bool) -> String {
    let text = match decimals {
        Some(decimals) => format!("{x:.*}", usize::from(decimals.min(6))),
        None => {
            let long = format!("{x:.6}");
            let short = long.trim_end_matches('0').trim_end_matches('.');
            if short.is_empty() || short == "-0" { "0".to_owned() } else { short.to_owned() }
        }
    };
    let (sign, rest) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("−", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, ""), |(w, f)| (w, f));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if marks && whole.len() > 4 && i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(value: f64) -> Fact {
        Fact {
            id: "x".into(),
            value,
            unit: String::new(),
            decimals: None,
            plain: false,
            low: None,
            high: None,
            source: "s".into(),
            url: None,
            date: "2020".into(),
        }
    }

    #[test]
    fn units_follow_with_or_without_a_blank() {
        assert_eq!(print(&fact(14.3), "m"), "14.3 m");
        assert_eq!(print(&fact(2274.0), "年"), "2274年");
        assert_eq!(print(&fact(60.0), "%"), "60%");
        assert_eq!(print(&fact(3.0), "years"), "3 years");
    }

    #[test]
    fn ranges_and_thousands_are_printed_for_readers() {
        let range = Fact { low: Some(14.3), high: Some(28.9), ..fact(20.0) };
        assert_eq!(print(&range, "m"), "14.3–28.9 m");
        assert_eq!(print(&fact(2_340_000.5), "m²"), "2,340,000.5 m²");
        assert_eq!(print(&Fact { plain: true, ..fact(12345.0) }, ""), "12345");
        assert_eq!(print(&Fact { decimals: Some(2), ..fact(-0.5) }, ""), "−0.50");
    }
}
