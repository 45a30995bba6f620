//! Facts: a figure has a source and a date, and its range holds it.

use super::Check;
use super::credits::placeholder;
use crate::format::Fact;
use crate::report::{Phrase, say};
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
                say!("`{id}` 没有出处", "`{id}` without a source"),
                say!("出处：名称和发布者", "a source: title and publisher"),
                say!(
                    "写上数据是谁说的；找不到出处的数不要用。",
                    "say who says so; a figure without source is not to be used."
                ),
            );
        }
        if let Some(left) = placeholder(&fact.source) {
            self.put(
                "placeholder-left",
                &way!["fact", i, "source"],
                Phrase::quote(left),
                say!("你自己的出处：这是模板里的话", "your own source: these words are the template's"),
                say!("换成真的。", "put what is true in its place."),
            );
        }
        if !dated(&fact.date) {
            self.put(
                "bad-date",
                &way!["fact", i, "date"],
                Phrase::quote(&fact.date),
                say!("年，或年-月，或年-月-日", "a year, year-month or year-month-day"),
                say!("如 \"2018\" 或 \"2018-08-14\"。", "as in \"2018\" or \"2018-08-14\"."),
            );
        }
        if let Some(url) = fact.url.as_deref().filter(|u| !u.starts_with("https://") && !u.starts_with("http://")) {
            self.put(
                "bad-url",
                &way!["fact", i, "url"],
                Phrase::quote(url),
                say!("https:// 开头的网址", "an address that starts with https://"),
                say!("写完整的网址，或删去 url。", "write the whole address, or delete `url`."),
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
                Phrase::same(format!("{value}")),
                Phrase::same(format!("{low}–{high}")),
                say!("让 low ≤ value ≤ high。", "make low ≤ value ≤ high."),
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
