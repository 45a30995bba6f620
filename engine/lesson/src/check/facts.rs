//! Facts: a figure has a source and a date, and its range holds it.

use super::Check;
use super::credits::placeholder;
use crate::expr::unit::Unit;
use crate::format::Fact;
use crate::marks::{is_han, is_odd_space, is_unseen};
use crate::report::{Message, quote, say};
use crate::source::way;
use jiff::civil::Date;

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

/// Whether a date is a year with an optional month and day: a day that there is, in digits alone.
fn dated(date: &str) -> bool {
    let is = |form: &str| {
        let fits = |(c, f): (u8, u8)| if f == b'0' { c.is_ascii_digit() } else { c == f };
        date.len() == form.len() && date.bytes().zip(form.bytes()).all(fits)
    };
    let whole = match () {
        () if is("0000") => format!("{date}-01-01"),
        () if is("0000-00") => format!("{date}-01"),
        () if is("0000-00-00") => date.to_owned(),
        () => return false,
    };
    whole.parse::<Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::dated;

    #[test]
    fn dates_are_years_months_days() {
        assert!(["2018", "2018-08", "2018-08-14", "2024-02-29"].into_iter().all(dated));
        let wrong = ["", "18", "2018-13", "2018-08-40", "2026-02-30", "2026-02-29", "2026-04-31", "2018-8-1", "August"];
        let signed = ["+201", "2018-+8", "2018-08-+1", "20180814", "2018-08-14T08:00", "２０１８"];
        assert!(!wrong.into_iter().chain(signed).any(dated));
    }
}
