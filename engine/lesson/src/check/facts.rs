//! Facts: a figure has a source and a date, and its range holds it.

use super::Check;
use super::credits::placeholder;
use crate::expr::unit::Unit;
use crate::format::Fact;
use crate::marks::{is_han, is_odd_space, is_unseen};
use crate::report::{Message, quote, say};
use crate::source::way;

impl Check<'_> {
    pub(crate) fn facts(&mut self) {
        let scene = self.scene;
        for (i, fact) in scene.facts.iter().enumerate() {
            self.fact(i, fact);
        }
    }

    fn fact(&mut self, i: usize, fact: &Fact) {
        let id = &fact.id;
        if fact.source.trim().is_empty() {
            self.put(
                "no-source",
                &way!["fact", i, "source"],
                say!("fact-without-source", id),
                say!("fact-source-title-publisher"),
                say!("fact-say-who-says-so"),
            );
        }
        let unit = &fact.unit;
        // Of characters that nobody sees is said elsewhere.
        let is_seen = !unit.chars().any(|c| is_unseen(c) || is_odd_space(c));
        if is_seen && !unit.is_empty() && (unit.chars().any(is_han) || Unit::read(unit).is_none()) {
            self.put(
                "word-as-unit",
                &way!["fact", i, "unit"],
                quote(unit),
                say!("fact-unit-symbol"),
                say!("fact-write-unit-as-text", id, unit),
            );
        }
        if let Some(left) = placeholder(&fact.source) {
            self.put(
                "placeholder-left",
                &way!["fact", i, "source"],
                quote(left),
                say!("fact-your-own-source-these"),
                say!("fact-put-what-true-place"),
            );
        }
        if !dated(&fact.date) {
            self.put(
                "bad-date",
                &way!["fact", i, "date"],
                quote(&fact.date),
                say!("fact-date-form"),
                say!("fact-date-example"),
            );
        }
        if let Some(url) = fact.url.as_deref().filter(|u| !u.starts_with("https://") && !u.starts_with("http://")) {
            self.put(
                "bad-url",
                &way!["fact", i, "url"],
                quote(url),
                say!("fact-address-starts-https"),
                say!("fact-write-whole-address-delete"),
            );
        }
        if let Some(decimals) = fact.decimals {
            self.range(&way!["fact", i, "decimals"], f64::from(decimals), 0.0, 6.0);
        }
        let low = fact.low.unwrap_or(fact.value);
        let high = fact.high.unwrap_or(fact.value);
        if low > fact.value || fact.value > high {
            let value = fact.value;
            self.put(
                "out-of-range",
                &way!["fact", i, "value"],
                Message::same(format!("{value}")),
                Message::same(format!("{low}–{high}")),
                say!("fact-make-low-value-high"),
            );
        }
    }
}

/// Whether a date is a year with an optional month and day.
fn dated(date: &str) -> bool {
    let mut parts = date.split('-');
    let digits = |part: Option<&str>, n: usize| part.filter(|p| p.len() == n).and_then(|p| p.parse::<u32>().ok());
    let year = digits(parts.next(), 4).is_some();
    let rest: Vec<&str> = parts.collect();
    year && match rest[..] {
        [] => true,
        [month] => digits(Some(month), 2).is_some_and(|m| (1..=12).contains(&m)),
        [month, day] => {
            digits(Some(month), 2).is_some_and(|m| (1..=12).contains(&m))
                && digits(Some(day), 2).is_some_and(|d| (1..=days(date, month)).contains(&d))
        }
        _ => false,
    }
}

/// How many days a month has, of a date that begins with its year.
fn days(date: &str, month: &str) -> u32 {
    let year: u32 = date.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0);
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        "02" if leap => 29,
        "02" => 28,
        "04" | "06" | "09" | "11" => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::dated;

    #[test]
    fn dates_are_years_months_days() {
        assert!(["2018", "2018-08", "2018-08-14", "2024-02-29"].into_iter().all(dated));
        assert!(
            !["", "18", "2018-13", "2018-08-40", "2026-02-30", "2026-02-29", "2026-04-31", "2018-8-1", "August"]
                .into_iter()
                .any(dated)
        );
    }
}
